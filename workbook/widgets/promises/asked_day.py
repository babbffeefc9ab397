"""A day typed as people say it, with what it is taken for beneath."""

from __future__ import annotations

from datetime import date

from textual import on

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.words.promises import dialogs as words


class AskedDay(Labelled):
    """A line for a day: `fri`, `in 3 days`, `2026-12-01`."""

    def __init__(self, label: str, today: date, *, text: str = "", hint: str = "", id: str) -> None:
        """`text` stands there to begin with; `id` becomes the field's."""
        line = LineField(text, id=id)
        line.select_on_focus = True  # a day is typed anew, not mended
        super().__init__(label, line, hint=hint)
        self._today = today
        self._first = text

    @on(LineField.Changed)
    def _understand(self, event: LineField.Changed) -> None:
        text = event.value.strip()
        try:
            day = parse_day(text, self._today)
        except UsageError:
            self.say("")  # half a word is no mistake yet
        else:
            self.say(words.day_understood(day) if text != self._first else "")
