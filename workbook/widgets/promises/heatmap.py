"""A year of days, one cell a day: seven rows, a column a week. One widget that draws its own lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from workbook.domain.common.dates import week_start
from workbook.domain.promises.today import DayState
from workbook.widgets.common.braille import line_rows
from workbook.widgets.common.safe import fit, one_line
from workbook.words.common import dates, signs
from workbook.words.promises import screen as words

WEEKS = 53
LABEL = 3  # cells for the name of the weekday
DAY_ROWS = 7
LINE_ROWS = 3
NARROWEST = 12  # weeks that a year is given room for, so that what the cursor is on can be read


@dataclass(frozen=True, slots=True)
class Year:
    """What is drawn: the state of each day from `first` to `last` (days outside stay blank), and a sentence for
    the days about which there is something to tell. Weeks begin on `week_first`. `earlier`: there are days
    before `first`, to be asked for. `line`: a level from 0 to 1 for weeks, by their first day, drawn under them."""

    first: date
    last: date
    states: Mapping[date, DayState] = field(default_factory=dict[date, DayState])
    told: Mapping[date, str] = field(default_factory=dict[date, str])
    week_first: int = 0
    earlier: bool = False
    line: Mapping[date, float] = field(default_factory=dict[date, float])


class Heatmap(Widget, can_focus=True):
    """Arrows and hjkl move by a day and a week; home and end go to the first and the last day. Where the year does
    not fit, the newest weeks are shown and the view follows the cursor.

    Posts `Moved` with the day under the cursor, and `Earlier` when the cursor wants to go before the first day
    although there is more. Two cells a week where there is room, else one.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heatmap--kept",
        "heatmap--partly",
        "heatmap--missed",
        "heatmap--open",
        "heatmap--nothing",
        "heatmap--label",
        "heatmap--line",
        "heatmap--cursor",
        "heatmap--cursor-blurred",
    }
    DEFAULT_CSS = """
    Heatmap {
        width: 1fr; height: auto;
        & > .heatmap--kept { color: $success; text-style: bold; }
        & > .heatmap--partly { color: $success; }
        & > .heatmap--missed { color: $warning; }
        & > .heatmap--open { color: $text-muted; }
        & > .heatmap--nothing { color: $text-muted; }
        & > .heatmap--line { color: $accent; }
        & > .heatmap--label { color: $text-muted; }
        & > .heatmap--cursor { background: $accent; color: $background; text-style: bold; }
        & > .heatmap--cursor-blurred { background: $boost; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "move(-7)", "Week back", show=False, id="heatmap.left"),
        Binding("right,l", "move(7)", "Week on", show=False, id="heatmap.right"),
        Binding("up,k", "move(-1)", "Day back", show=False, id="heatmap.up"),
        Binding("down,j", "move(1)", "Day on", show=False, id="heatmap.down"),
        Binding("home", "edge(-1)", "First day", show=False, id="heatmap.first"),
        Binding("end", "edge(1)", "Last day", show=False, id="heatmap.last"),
    ]

    cursor: reactive[date] = reactive(date.min, repaint=False, init=False)

    @dataclass(repr=False)
    class OfDay(Message):
        """What the two have in common. They are no kind of each other: who hears the one is not told of the other."""

        heatmap: Heatmap
        day: date

        @property
        def control(self) -> Heatmap:
            return self.heatmap

    class Moved(OfDay):
        """The cursor came to rest on `day`."""

    class Earlier(OfDay):
        """`day` lies before the first day that the widget knows."""

    def __init__(self, year: Year | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._year = year or Year(date(2000, 1, 1), date(2000, 1, 1))
        self._style_of: dict[str, Style] = {}  # of what is drawn, until styles change: a line asks for most of them
        self._end_column = 0  # weeks between the newest week and the right edge of the view
        self.set_reactive(Heatmap.cursor, self._year.last)

    @property
    def year(self) -> Year:
        return self._year

    def set_year(self, year: Year, *, cursor: date | None = None) -> None:
        """Show other days; the cursor goes to `cursor`, else stays where it is if it can."""
        moved = year.last != self._year.last or year.week_first != self._year.week_first
        day = cursor or (year.last if moved else self.cursor)
        day = min(max(day, year.first), year.last)
        if (year, day) == (self._year, self.cursor):
            return
        height, self._year = self._height, year
        self.set_reactive(Heatmap.cursor, day)
        self._follow()
        self.refresh(layout=self._height != height)

    # -- where things stand -----------------------------------------------------------------------------------

    @property
    def pitch(self) -> int:
        """Cells a week takes: two where the whole year fits so, else one."""
        return 2 if self.size.width >= self.widest else 1

    @property
    def widest(self) -> int:
        """The cells it can make use of."""
        return LABEL + 2 * max(min(self._weeks(), WEEKS), NARROWEST)

    @property
    def narrowest(self) -> int:
        """Cells in which the whole year still stands, a cell a week."""
        return LABEL + max(min(self._weeks(), WEEKS), NARROWEST)

    @property
    def _height(self) -> int:
        return 1 + DAY_ROWS + (LINE_ROWS if self._year.line else 0) + 1  # months, days, line, what the cursor is on

    def _weeks(self) -> int:
        """How many weeks the days span."""
        first = week_start(self._year.first, self._year.week_first)
        return (week_start(self._year.last, self._year.week_first) - first).days // 7 + 1

    @property
    def columns(self) -> int:
        """How many weeks are in view."""
        return max(min(WEEKS, (self.size.width - LABEL) // self.pitch), 1)

    def _first_shown(self) -> date:
        newest = week_start(self._year.last, self._year.week_first)
        # A short history begins at the left edge and grows to the right.
        spare = max(self.columns - self._weeks(), 0)
        return newest - timedelta(days=7 * (self._end_column + self.columns - 1 - spare))

    def _place(self, day: date) -> tuple[int, int]:
        """The cell and the line of a day."""
        week = week_start(day, self._year.week_first)
        column = (week - self._first_shown()).days // 7
        return LABEL + column * self.pitch, 1 + (day - week).days

    def _follow(self) -> bool:
        """Shift the view so that the cursor is in it; whether it was shifted."""
        newest = week_start(self._year.last, self._year.week_first)
        back = (newest - week_start(self.cursor, self._year.week_first)).days // 7
        most = max(self._weeks() - self.columns, 0)
        end = min(max(self._end_column, back - self.columns + 1), back, most)
        shifted, self._end_column = end != self._end_column, end
        return shifted

    def on_resize(self) -> None:
        self._follow()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._height

    # -- drawing ----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        ground = self.rich_style
        if y == 0:
            return self._months(width, ground)
        if y <= DAY_ROWS:
            return self._days(y - 1, width, ground)
        if self._year.line and y <= DAY_ROWS + LINE_ROWS:
            return self._line(y - DAY_ROWS - 1, width, ground)
        if y == self._height - 1:
            line = fit(one_line(self._sentence()), width)
            return Visual.to_strips(self, line, width, 1, self.visual_style, apply_selection=False, pad=True)[0]
        return Strip.blank(width, ground)

    def _style(self, name: str) -> Style:
        if name not in self._style_of:
            self._style_of[name] = self.get_component_rich_style(f"heatmap--{name}")
        return self._style_of[name]

    def notify_style_update(self) -> None:
        self._style_of.clear()
        super().notify_style_update()

    def _months(self, width: int, ground: Style) -> Strip:
        label = self._style("label")
        line, first = [" "] * width, self._first_shown()
        free = 0
        for column in range(self.columns):
            week = first + timedelta(days=7 * column)
            end = week + timedelta(days=6)
            at = LABEL + column * self.pitch
            begins = end.day <= 7 or column == 0
            if begins and end >= self._year.first and week <= self._year.last and at >= free and at + 3 <= width:
                name = dates.MONTHS[end.month - 1]
                if column == 0 and (end + timedelta(days=14)).month != end.month and self.pitch == 1:
                    continue  # the next name needs the room
                line[at : at + 3] = name
                free = at + 4
        return Strip([Segment("".join(line), ground + label)], width)

    def _days(self, row: int, width: int, ground: Style) -> Strip:
        styles = {name: ground + self._style(name) for name in signs.DAYS}
        label = ground + self._style("label")
        year, first = self._year, self._first_shown()
        segments = [Segment(f"{dates.DAYS_TWO[(year.week_first + row) % 7]:<{LABEL}}", label)]
        used = LABEL
        gap = " " * (self.pitch - 1)
        for column in range(self.columns):
            day = first + timedelta(days=7 * column + row)
            state = year.states.get(day) if year.first <= day <= year.last else None
            glyph, style = (signs.DAYS[state], styles[state]) if state else (" ", ground)
            if day == self.cursor:
                style = style + self._style("cursor" if self.has_focus else "cursor-blurred")
            segments.append(Segment(glyph, style))
            if gap:
                segments.append(Segment(gap, ground))
            used += self.pitch
        return Strip(segments, used).adjust_cell_length(width, ground)

    def _line(self, row: int, width: int, ground: Style) -> Strip:
        """The level of the weeks that are shown, under them."""
        first = self._first_shown()
        levels = [self._year.line.get(first + timedelta(days=7 * n)) for n in range(-1, self.columns + 1)]
        text = line_rows(levels, self.pitch, LINE_ROWS, 1)[row]
        style = ground + self._style("line")
        return Strip([Segment(" " * LABEL, ground), Segment(text, style)]).adjust_cell_length(width, ground)

    def _sentence(self) -> str:
        """What the cursor is on, in words."""
        day, year = self.cursor, self._year
        told = year.told.get(day)
        if told is None:
            told = words.DAY_WORD[year.states.get(day, "nothing")]
        return f"{dates.full_date(day)}: {told}"

    # -- moving -----------------------------------------------------------------------------------------------

    def watch_cursor(self, old: date, new: date) -> None:
        if self._follow():
            self.refresh()
        else:
            for day in (old, new):
                x, y = self._place(day)
                self.refresh(Region(x, y, self.pitch, 1))
            self.refresh(Region(0, self._height - 1, self.size.width, 1))
        self.post_message(self.Moved(self, new))

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_move(self, days: int) -> None:
        day = self.cursor + timedelta(days=days)
        if day < self._year.first and self._year.earlier:
            self.post_message(self.Earlier(self, day))
        elif self._year.first <= day <= self._year.last:
            self.cursor = day
        elif abs(days) == DAY_ROWS:
            self.cursor = self._year.first if days < 0 else self._year.last

    def action_edge(self, direction: int) -> None:
        self.cursor = self._year.first if direction < 0 else self._year.last

    def on_click(self, event: events.Click) -> None:
        row, column = event.y - 1, (event.x - LABEL) // self.pitch
        day = self._first_shown() + timedelta(days=7 * column + row)
        if event.x >= LABEL and 0 <= row < DAY_ROWS and self._year.first <= day <= self._year.last:
            event.stop()
            self.cursor = day
