"""A day typed as people say it, with what it is taken for beneath."""

from __future__ import annotations

from datetime import date

from textual import on

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.widgets.common.date_field import DayLine, LineField
from workbook.widgets.common.labelled import Labelled
from workbook.words.promises import dialogs as words


class AskedDay(Labelled):
    """A line for a day: `fri`, `in 3 days`, `2026-12-01`."""

    def __init__(self, label: str, today: date, *, text: str = "", hint: str = "", id: str) -> None:
        """`text` stands there to begin with; `id` becomes the field's."""
        super().__init__(label, DayLine(today, text, id=id), hint=hint)
        self._today = today
        self._first = text

    @property
    def line(self) -> DayLine:
        assert isinstance(self.field, DayLine)
        return self.field

    def day(self) -> date:
        """The day that stands there. Raises UsageError, with the name of the field."""
        try:
            return parse_day(self.line.value, self._today)
        except UsageError as error:
            raise UsageError(str(error), self.line.id or "") from None

    def day_if_any(self) -> date | None:
        """None where nothing stands there. Raises as `day` does."""
        return self.day() if self.line.value.strip() else None

    @on(LineField.Changed)
    def _understand(self, event: LineField.Changed) -> None:
        text = event.value.strip()
        try:
            day = parse_day(text, self._today)
        except UsageError:
            self.say("")  # half a word is no mistake yet
        else:
            self.say(words.day_understood(day) if text != self._first else "")
