"""What a week can carry, by the person's own word."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.promises import forge as words


class CapacityDialog(FormDialog[bool]):
    """Minutes a week and promises at a time. Returns True once it is saved."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, words.CAPACITY_TITLE, form="capacity")

    def parts(self) -> Iterable[Widget]:
        capacity = self.context.notebook.carrying.capacity()
        minutes = "" if capacity.minutes is None else str(capacity.minutes)
        yield Static(plain(words.CAPACITY_HINT), classes="hint")
        yield Labelled(words.CAPACITY_NUMBER, LineField(str(capacity.at_once), id="number"))
        yield Labelled(words.CAPACITY_MINUTES, LineField(minutes, id="minutes"), hint=words.CAPACITY_MINUTES_HINT)

    def answer(self) -> bool:
        minutes = self.text("minutes")
        self.context.notebook.settings.change(
            words.LABEL_CAPACITY,
            capacity_number=_number(self.text("number")),
            capacity_minutes=_number(minutes) if minutes else None,
        )
        return True


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5):
        raise UsageError(words.NOT_A_NUMBER)
    return int(text)
