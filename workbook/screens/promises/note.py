"""A few words beside a mark."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.promises.due_dialog import DueDialog
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import plain
from workbook.words.promises import dialogs as words


class NoteDialog(DueDialog[bool]):
    """Write or change the note of a marked due. Returns True once it is saved."""

    def __init__(self, context: AppContext, key: str) -> None:
        super().__init__(context, key, words.NOTE_TITLE, draft="note")

    def parts(self) -> Iterable[Widget]:
        yield self.due_line()
        yield Static(plain(words.NOTE_HINT), classes="hint")
        yield GrowingTextArea(self.due.mark.note if self.due.mark else "", id="note")

    def answer(self) -> bool:
        self.context.notebook.promises.note(self.due.key, self.text("note"), self.context.today, by=self.person_id)
        return True
