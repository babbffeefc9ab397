"""Moving a due to another day, agreed with the other before it comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import Mark
from workbook.screens.common.app_context import AppContext
from workbook.screens.promises.due_dialog import DueDialog
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.widgets.promises.asked_day import AskedDay
from workbook.words.common import frame
from workbook.words.promises import dialogs as words
from workbook.words.refusals import promises as refusals


def refusal(due: Due, today: date) -> str:
    """Why this due cannot be moved any more, in a sentence; empty when it can."""
    if due.on < today:
        return refusals.RENEGOTIATE_TOO_LATE
    return "" if due.is_open else refusals.RENEGOTIATE_MARKED


class Renegotiate(DueDialog[Mark]):
    """To which day? Returns the open due there, None when it was left. For a due that cannot be moved any more it
    says so, and nothing else."""

    def __init__(self, context: AppContext, key: str) -> None:
        super().__init__(context, key, words.MOVE_TITLE, draft="move")
        self._refusal = refusal(self.due, context.today)

    def parts(self) -> Iterable[Widget]:
        yield self.due_line()
        if self._refusal:
            yield Static(plain(self._refusal), classes="problem")
            return
        yield Static(plain(words.MOVE_HINT_ALONE if self.alone else words.MOVE_HINT), classes="hint")
        yield AskedDay(words.MOVE_TO, self.context.today, hint=words.MOVE_TO_HINT, id="to")
        yield Labelled(words.MOVE_NOTE_ALONE if self.alone else words.MOVE_NOTE, LineField(id="note"))

    def buttons(self) -> Sequence[tuple[str, str]]:
        if self._refusal:
            return (("close", frame.CLOSE),)
        save = words.MOVE_SAVE_ALONE if self.alone else words.MOVE_SAVE
        return (("save", save), ("close", words.CLOSE))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (action == "save" and self._refusal) and super().check_action(action, parameters)

    def answer(self) -> Mark:
        today = self.context.today
        to = self.query_one(AskedDay).day()
        return self.context.notebook.promises.renegotiate(self.due.key, to, today, self.text("note"), by=self.person_id)
