"""`scale`: a value from 0 to 10 for today, and the days before it drawn as a line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.steps.answers import Levels
from workbook.domain.steps.exercises import Scale
from workbook.widgets.common.pickers import TOP, Picker, ScaleLine
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.common.dates import short_date
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

BARS = "▁▂▃▄▅▆▇█"
MOST_LISTED = 6


def drawn(levels: list[int]) -> str:
    """Levels 0–10 as a line of blocks, one a day."""
    return "".join(BARS[round(min(max(level, 0), TOP) * (len(BARS) - 1) / TOP)] for level in levels)


class LevelsBefore(Widget):
    """The days with a value: a drawn line once there are two, and the last few with their numbers."""

    DEFAULT_CSS = """
    LevelsBefore { height: auto; width: 1fr; margin-top: 1; }
    LevelsBefore.-empty { display: none; }
    """

    def __init__(self, levels: dict[str, int]) -> None:
        super().__init__()
        self._days: list[tuple[date, int]] = []
        self.set_levels(levels)

    def set_levels(self, levels: dict[str, int]) -> None:
        days: list[tuple[date, int]] = []
        for day, level in levels.items():
            try:
                days.append((parse_iso(day), level))
            except UsageError:
                continue  # a date that no calendar has, edited by hand: kept, not drawn
        self._days = sorted(days)
        self.set_class(len(self._days) < 2, "-empty")
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        shown = self._days[-max(width, 1) :]
        first, last = short_date(shown[0][0]), short_date(shown[-1][0])
        gap = max(len(shown) - len(first) - len(last), 3)
        recent = " · ".join(f"{short_date(day)} {level}" for day, level in reversed(shown[-MOST_LISTED:]))
        return [
            Content.styled(drawn([level for _, level in shown]), "$accent"),
            plain(first + " " * gap + last, "$text-muted"),
            *plain(recent, "$text-muted").wrap(max(width, 8)),
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width)) if self._days else 0

    def render(self) -> Any:
        return Content("\n").join(self._lines(self.content_size.width)) if self._days else ""


class ScaleEditor(Editor[Scale, Levels]):
    """One value a day; setting it again the same day replaces it. A digit is a level once one has gone in with enter:
    until then it is the page of that number, for whoever has to be away from here at once."""

    def __init__(self, exercise: Exercise, value: Levels, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._line = ScaleLine(self.settings.low, self.settings.high, value.levels.get(self._today))
        self._before = LevelsBefore(value.levels)

    @property
    def _today(self) -> str:
        return self.around.today.isoformat()

    def compose(self) -> ComposeResult:
        yield Static(plain(f"{words.TODAY_IS}, {short_date(self.around.today)}"), classes="label")
        yield self._line
        yield self._before

    def first(self) -> Widget:
        return self._line

    def show(self, value: Levels) -> None:
        self._value = value
        self._line.load(value.levels.get(self._today))
        self._before.set_levels(value.levels)

    def on_picker_picked(self, message: Picker.Picked) -> None:
        message.stop()
        levels = {day: level for day, level in self._value.levels.items() if day != self._today}
        if self._line.level is not None:
            levels[self._today] = self._line.level
        self._before.set_levels(levels)
        self.answered(Levels(levels))

    def on_picker_entered(self, message: Picker.Entered) -> None:
        message.stop()
        self.take_back_focus()
