"""A few words beside a point of Journey."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import plain
from workbook.words.common.dates import short_date
from workbook.words.journey import screen as words


class MomentNote(FormDialog[bool]):
    """Write or change the note of a day. `typed`: what was typed to begin it. Returns True once it is saved."""

    def __init__(self, context: AppContext, day: date, note: str, level: int | None, typed: str = "") -> None:
        super().__init__(context, words.note_of(short_date(day)), form=f"moment {day}")
        self._day, self._note, self._level, self._begun = day, note, level, typed

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.NOTE_HINT), classes="hint")
        yield GrowingTextArea(self._note, id="note")

    def ready(self) -> None:
        area = self.query_one("#note", TextArea)
        area.move_cursor(area.document.end)
        if self._begun:
            area.insert(self._begun)

    def answer(self) -> bool:
        self.context.notebook.moments.set_note(self.person_id, self._day, self.text("note"), self._level)
        return True
