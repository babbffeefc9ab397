"""A few words beside a mark."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import one_line, plain
from workbook.words.promises import dialogs as words


class NoteDialog(FormDialog[bool]):
    """Write or change the note of a marked due. Returns True once it is saved."""

    def __init__(self, context: AppContext, key: str) -> None:
        """`key` names the due. Raises NotFoundError when there is none (any more)."""
        super().__init__(context, words.NOTE_TITLE, form=f"note {key}")
        self._due = context.notebook.promises.due(key, context.today)

    def parts(self) -> Iterable[Widget]:
        text = words.due_that_day(self._due.act, self._due.on, self.context.today)
        yield Static(one_line(text), classes="script")
        yield Static(plain(words.NOTE_HINT), classes="hint")
        yield GrowingTextArea(self._due.mark.note if self._due.mark else "", id="note")

    def answer(self) -> bool:
        self.context.notebook.promises.note(
            self._due.key, self.text("note"), self.context.today, by=self.context.person_id
        )
        return True
