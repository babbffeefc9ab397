"""The time axis of Journey: five lanes, one week cursor, and drawing of the first lane. One widget for all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbook.domain.journey.weeks import Life, Weeks
from workbook.widgets.journey.drawing import EACH, STEPS, UPS, Drawing, Line, columns_of, label_of
from workbook.widgets.journey.one_week import week_lines
from workbook.words.journey import screen as words

NARROW = 50  # below, one week at a time
LANES = len(words.LANES)


class JourneyView(ScrollView, can_focus=True):
    """Arrows and hjkl go by a week and a lane. While one draws, up and down are the level and a letter begins a note.

    Posts `Moved` when the cursor comes to rest on another week, `Opened` on enter, `Levelled` and `Noted` while
    drawing, and `Drawn` when drawing begins or ends.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"journey--{name}"
        for name in ("kept", "partly", "missed", "open", "nothing", "label", "heading", "words", "note", "line")
    } | {"journey--week", "journey--cursor"}
    DEFAULT_CSS = """
    JourneyView {
        width: 1fr; height: 1fr; overflow: hidden auto; scrollbar-size-vertical: 1;
        & > .journey--kept { color: $success; text-style: bold; }
        & > .journey--partly { color: $success; }
        & > .journey--missed { color: $warning; }
        & > .journey--open { color: $text-muted; }
        & > .journey--nothing { color: $text-muted; }
        & > .journey--label { color: $text-muted; }
        & > .journey--heading { color: $text-muted; text-style: bold; }
        & > .journey--words { color: $foreground; }
        & > .journey--note { color: $text-muted; }
        & > .journey--line { color: $accent; }
        & > .journey--week { background: $boost; }
        & > .journey--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "week(-1)", words.WEEK, key_display="←→", id="journey.week", tooltip=words.WEEK_TIP),
        Binding("right,l", "week(1)", words.WEEK, show=False, id="journey.week-on"),
        Binding("up,k", "lane(-1)", words.LANE, key_display="↑↓", id="journey.lane", tooltip=words.LANE_TIP),
        Binding("down,j", "lane(1)", words.LANE, show=False, id="journey.lane-on"),
        Binding("up", "level(1)", words.LEVEL, key_display="↑↓", id="journey.closer", tooltip=words.LEVEL_TIP),
        Binding("down", "level(-1)", words.LEVEL, show=False, id="journey.apart"),
        Binding("home", "edge(-1)", words.WEEK, show=False, id="journey.first"),
        Binding("end", "edge(1)", words.WEEK, show=False, id="journey.last"),
        Binding("pageup", "leaf(-1)", words.WEEK, show=False, id="journey.leaf-back"),
        Binding("pagedown", "leaf(1)", words.WEEK, show=False, id="journey.leaf-on"),
        Binding("enter", "open", words.OPEN, key_display="⏎", id="journey.open", tooltip=words.OPEN_TIP),
        Binding("delete,backspace", "level(0)", words.TAKE_OFF, id="journey.take-off", tooltip=words.TAKE_OFF_TIP),
        Binding("escape,enter", "drawn", words.DRAWN, key_display="esc", id="journey.drawn", tooltip=words.DRAWN_TIP),
    ]

    @dataclass(repr=False)
    class OfWeek(Message):
        """What they have in common. None is a kind of another."""

        view: JourneyView
        week: date

        @property
        def control(self) -> JourneyView:
            return self.view

    class Moved(OfWeek):
        """The cursor came to rest on another week."""

    class Drawn(OfWeek):
        """Drawing began or ended."""

    @dataclass(repr=False)
    class Opened(OfWeek):
        """Enter on a lane; `about`: the id of what the line under the cursor is of, "" where it is of none."""

        lane: int
        about: str = ""

    @dataclass(repr=False)
    class Levelled(OfWeek):
        """Closer (1), further apart (-1), or no point (0)."""

        by: int

    @dataclass(repr=False)
    class Noted(OfWeek):
        """A letter was typed while drawing: the first of a note."""

        letter: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.weeks = Weeks(Life(date(2000, 1, 3)))
        self.drawing = False
        self.every_promise = False
        self.lane = UPS
        self._cursor = 0  # number of the week
        self._first = 0  # of the first week in view
        self._lines: list[Line] = []
        self._drawn_for: object = None
        self._shown = False
        self._style_of: dict[str, Style] = {}

    @property
    def week(self) -> date:
        """The week under the cursor."""
        return self.weeks.begins(self._cursor)

    def set_weeks(self, weeks: Weeks) -> None:
        """Show other weeks; the cursor stays on its week, and begins on the running one."""
        at = self.week if self._shown else weeks.running
        self._shown, self.weeks = True, weeks
        self._cursor = min(max(weeks.number(at), 0), weeks.many - 1)
        self._follow()
        if self.lane == STEPS and not weeks.life.with_steps:
            self.lane = UPS
        self._draw_anew()

    def show_week(self, week: date) -> None:
        """Put the cursor on a week."""
        self._go_to(self.weeks.number(week))

    def begin_drawing(self) -> None:
        self.lane = UPS
        self._set_drawing(True)

    def _set_drawing(self, drawing: bool) -> None:
        self.drawing = drawing
        self.refresh()
        self.refresh_bindings()
        self.post_message(self.Drawn(self, self.week))

    def show_every_promise(self, every: bool) -> None:
        self.every_promise = every
        self._draw_anew()

    # -- where things stand

    @property
    def columns(self) -> int:
        return 1 if self.size.width < NARROW else columns_of(self._width)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _follow(self) -> bool:
        """Shift the view so that the cursor is in it, and no further; was it shifted?"""
        most = max(self.weeks.many - self.columns, 0)
        first = min(max(self._first if self._drawn_for else most, self._cursor - self.columns + 1), self._cursor)
        before, self._first = self._first, min(first, max(most, 0)) if self._cursor >= min(first, most) else first
        return self._first != before

    def on_resize(self, event: events.Resize) -> None:
        self._drawn_for = None
        self._follow()
        self._draw_anew()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn_for = None
        self._style_of.clear()

    # -- drawing

    def _draw_anew(self) -> None:
        if self.is_mounted and self._width:
            self._drawn_for = None
            self._draw()
            self.virtual_size = Size(0, len(self._lines))
        self.refresh()

    def _draw(self) -> None:
        size = self._width, self.size.height
        wanted = (self._first, size, id(self.weeks), self.every_promise)
        if wanted == self._drawn_for:
            return
        ground = self.rich_style
        if self.size.width < NARROW:
            self._lines = week_lines(self.weeks, self._cursor, size[0], self._styled_as, ground)
        else:
            every = self.every_promise
            drawing = Drawing(self.weeks, self._first, size, self._styled_as, ground, every_promise=every)
            self._lines = drawing.lines()
        self._drawn_for = wanted

    def _styled_as(self, name: str) -> Style:
        """A style of the lanes, kept until the styles change: a frame asks for them a hundred times."""
        if name not in self._style_of:
            self._style_of[name] = self.get_component_rich_style(f"journey--{name}", partial=True)
        return self._style_of[name]

    def render_lines(self, crop: Region) -> list[Strip]:
        self._draw()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self._width, self.rich_style)
        line = self._lines[at]
        strip = line.strip
        if self.size.width >= NARROW:
            strip = self._lit(strip, axis=not at)
        if line.lane == self.lane and (not at or self._lines[at - 1].lane != line.lane):
            style = self.rich_style + self._styled_as("heading")
            mark = "▸" if self.has_focus else "›"
            strip = _marked(strip, mark, style)
        return strip

    def _lit(self, strip: Strip, *, axis: bool) -> Strip:
        """The line with the week under the cursor lit, on the axis also without colour."""
        x = label_of(strip.cell_length) + (self._cursor - self._first) * EACH
        cut = [*Segment.divide(strip, [x, x + EACH, strip.cell_length]), [], []]
        before, week, after = cut[:3]
        style = self._styled_as("cursor" if axis and self.has_focus else "week")
        if axis:
            name = "".join(one.text for one in week).strip()
            week = [Segment(f"▏{name:<6}▕"[:EACH], self.rich_style + style)]
        else:
            ground = Style(bgcolor=style.bgcolor)  # over what is there, which has a ground of its own
            week = [Segment(one.text, (one.style or Style()) + ground) for one in week]
        return Strip([*before, *week, *after])

    # -- moving

    def _go_to(self, number: int) -> None:
        number = min(max(number, 0), self.weeks.many - 1)
        if number == self._cursor:
            return
        self._cursor = number
        self._follow()
        if self.size.width < NARROW:
            self._drawn_for = None
        self.refresh()
        self.post_message(self.Moved(self, self.week))

    def action_week(self, by: int) -> None:
        self._go_to(self._cursor + by)

    def action_edge(self, direction: int) -> None:
        self._go_to(0 if direction < 0 else self.weeks.many - 1)

    def action_leaf(self, direction: int) -> None:
        self._go_to(self._cursor + direction * self.columns)

    def action_lane(self, by: int) -> None:
        lanes = [lane for lane in range(LANES) if lane != STEPS or self.weeks.life.with_steps]
        self.lane = lanes[min(max(lanes.index(self.lane) + by, 0), len(lanes) - 1)]
        top = next((at for at, line in enumerate(self._lines) if line.lane == self.lane), 0)
        end = max((at for at, line in enumerate(self._lines) if line.lane == self.lane), default=top)
        self.scroll_to_region(Region(0, top if self.lane else 0, 1, end - top + 1), animate=False, x_axis=False)
        self.refresh()

    def action_open(self) -> None:
        about = next((line.about for line in self._lines if line.lane == self.lane and line.about), "")
        self.post_message(self.Opened(self, self.week, self.lane, about))

    def action_level(self, by: int) -> None:
        self.post_message(self.Levelled(self, self.week, by))

    def action_drawn(self) -> None:
        self._set_drawing(False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("lane", "open"):
            return not self.drawing
        if action in ("level", "drawn"):
            return self.drawing
        return True

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return self.drawing and character is not None and character.isalpha()

    def on_key(self, event: events.Key) -> None:
        if self.drawing and event.character is not None and event.character.isalpha():
            event.stop()
            event.prevent_default()
            self.post_message(self.Noted(self, self.week, event.character))

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines) and self._lines[at].lane >= 0 and not self.drawing:
            self.lane = self._lines[at].lane
            self.refresh()
        column = (event.x - label_of(self._width)) // EACH
        if self.size.width >= NARROW and event.x >= label_of(self._width) and column < self.columns:
            self._go_to(self._first + column)


def _marked(strip: Strip, mark: str, style: Style) -> Strip:
    """The strip with a sign in its first cell."""
    _, rest = Segment.divide(strip, [1, strip.cell_length])
    return Strip([Segment(mark, style), *rest], strip.cell_length)
