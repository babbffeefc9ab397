"""Free minutes of everyone: 7 days × 3 parts a person, drawn by one widget. Typing digits fills the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from workbook.domain.chores.household import DAY_MINUTES, NO_TIME, Free
from workbook.domain.chores.household_edits import USUAL_WEEK, free_copied, free_set
from workbook.widgets.chores.week_drawing import EMPTY, POINT, cut
from workbook.words.chores import household as words
from workbook.words.chores import screen as plan_words
from workbook.words.common.dates import DAYS

HEADER = 1
LINES_A_PERSON = 5  # the name, three parts, a blank line
STYLES = ("free--head", "free--person", "free--total", "free--number", "free--none", "free--cursor", "free--blurred")


class AvailabilityGrid(ScrollView, can_focus=True):
    """Cells of minutes with a cursor. Posts `FreeTimeSaid` after every change."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = set(STYLES)
    DEFAULT_CSS = """
    AvailabilityGrid {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .free--head { color: $text-muted; }
        & > .free--person { text-style: bold; }
        & > .free--total { color: $text-muted; }
        & > .free--number { color: $foreground; }
        & > .free--none { color: $text-muted; }
        & > .free--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .free--blurred { background: $boost; }
    }
    """
    BINDINGS = [
        Binding("left,h", "step(-1, 0)", "Left", show=False, id="free.left"),
        Binding("right,l", "step(1, 0)", "Right", show=False, id="free.right"),
        Binding("up,k", "step(0, -1)", "Up", show=False, id="free.up"),
        Binding("down,j", "step(0, 1)", "Down", show=False, id="free.down"),
        Binding("home", "step(-7, 0)", "Monday", show=False, id="free.first"),
        Binding("end", "step(7, 0)", "Sunday", show=False, id="free.last"),
        Binding("s", "usual", words.FREE_USUAL, id="free.usual", tooltip=words.FREE_USUAL_TIP),
        Binding("c", "copy_on", words.FREE_NEXT, id="free.copy", tooltip=words.FREE_NEXT_TIP),
        Binding("w", "copy_to('weekdays')", words.FREE_WEEKDAYS, id="free.weekdays", tooltip=words.FREE_WEEKDAYS_TIP),
        Binding("a", "copy_to('all')", words.FREE_ALL, show=False, id="free.all", tooltip=words.FREE_ALL_TIP),
        Binding("plus,equals_sign", "more(15)", words.FREE_MORE, show=False, id="free.more",
                tooltip=words.FREE_MORE_TIP),
        Binding("minus", "more(-15)", words.FREE_LESS, show=False, id="free.less", tooltip=words.FREE_LESS_TIP),
    ]  # fmt: skip

    @dataclass(repr=False)
    class FreeTimeSaid(Message):
        """`person` now has this free time."""

        person: str
        free: Free

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._people: list[tuple[str, Free]] = []
        self._row, self._day = 0, 0  # row: person × 3 + part
        self._typing = False  # whether the next digit goes on with the number in the cell

    # -- values -----------------------------------------------------------------------------------------------

    def show(self, people: Sequence[tuple[str, Free]]) -> None:
        """Everyone's free time, in order."""
        self._people = list(people)
        self._row = min(self._row, max(0, 3 * len(self._people) - 1))
        self._fit()

    @property
    def place(self) -> tuple[str, int, int] | None:
        """The person, day and part under the cursor."""
        if not self._people:
            return None
        return self._people[self._row // 3][0], self._day, self._row % 3

    def _free(self) -> Free:
        return self._people[self._row // 3][1] if self._people else NO_TIME

    def _say(self, free: Free) -> None:
        if not self._people:
            return
        name, before = self._people[self._row // 3]
        if free != before:
            self._people[self._row // 3] = (name, free)
            self.refresh()
            self.post_message(self.FreeTimeSaid(name, free))

    # -- drawing ----------------------------------------------------------------------------------------------

    def _fit(self) -> None:
        self.virtual_size = Size(0, HEADER + LINES_A_PERSON * len(self._people) - 1)
        self.refresh()

    def on_mount(self) -> None:
        self._fit()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self._typing = False
        self.refresh()

    def _columns(self) -> tuple[int, int]:
        width = self.scrollable_content_region.width
        gutter = 12 if width >= 76 else 5
        return gutter, max(5, min(9, (width - gutter) // 7))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        blank: Style = self.visual_style.rich_style
        styles = {name: self.get_component_rich_style(name, partial=True) for name in STYLES}
        gutter, column = self._columns()
        if y < HEADER:
            days = "".join(name.rjust(column) for name in DAYS)
            return _strip([(" " * gutter + days, blank + styles["free--head"])], width, blank)
        person, line = divmod(y - HEADER + self.scroll_offset.y, LINES_A_PERSON)
        if not 0 <= person < len(self._people) or line == LINES_A_PERSON - 1:
            return Strip.blank(width, blank)
        name, free = self._people[person]
        if line == 0:
            total = words.free_total(sum(map(sum, free)))
            end = gutter + 7 * column
            return _strip(
                [
                    (" " + cut(name, end - cell_len(total) - 2), blank + styles["free--person"]),
                    (" " + total, blank + styles["free--total"]),
                ],
                width,
                blank,
            )
        part = line - 1
        label = (plan_words.PARTS if gutter > 6 else plan_words.PARTS_SHORT)[part]
        parts = [(" " + label.ljust(gutter - 1), blank + styles["free--head"])]
        for day in range(7):
            here = (person * 3 + part, day) == (self._row, self._day)
            minutes = free[day][part]
            style = styles["free--number" if minutes else "free--none"]
            if here:
                style = style + styles["free--cursor" if self.has_focus else "free--blurred"]
            text = str(minutes) if minutes else EMPTY
            lead = POINT if here and self.has_focus else " "
            parts += [(" ", blank), (lead + text.rjust(column - 2), blank + style)]
        return _strip(parts, width, blank)

    # -- doing ------------------------------------------------------------------------------------------------

    def action_step(self, right: int, down: int) -> None:
        self._go(self._row + down, self._day + right)

    def _go(self, row: int, day: int) -> None:
        self._typing = False
        self._row = min(max(row, 0), max(0, 3 * len(self._people) - 1))
        self._day = min(max(day, 0), 6)
        line = self._row // 3 * LINES_A_PERSON + self._row % 3 + 1
        room, at = self.size.height - HEADER, self.scroll_offset.y
        top = line - 1 - self._row % 3
        if room > 0 and not at <= top <= line < at + room:
            target = top if top < at or room < LINES_A_PERSON else line - room + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)
        self.refresh()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return character is not None and character in "0123456789"

    def on_key(self, event: events.Key) -> None:
        """Digits fill the cell; the first one begins a new number."""
        day, part = self._day, self._row % 3
        if event.character and event.character in "0123456789" and self._people:
            before = self._free()[day][part] if self._typing else 0
            minutes = before * 10 + int(event.character)
            if minutes <= DAY_MINUTES:
                self._typing = True
                self._say(free_set(self._free(), day, part, minutes))
        elif event.key in ("backspace", "delete") and self._people:
            minutes = self._free()[day][part] // 10 if event.key == "backspace" and self._typing else 0
            self._say(free_set(self._free(), day, part, minutes))
            self._typing = True
        else:
            return
        event.stop()
        event.prevent_default()

    def action_more(self, minutes: int) -> None:
        self._typing = False
        now = self._free()[self._day][self._row % 3]
        self._say(free_set(self._free(), self._day, self._row % 3, now + minutes))

    def action_copy_on(self) -> None:
        if self._day < 6:
            self._say(free_copied(self._free(), self._day, (self._day + 1,)))
            self._go(self._row, self._day + 1)

    def action_copy_to(self, where: str) -> None:
        self._typing = False
        days = tuple(range(5 if where == "weekdays" else 7))
        self._say(free_copied(self._free(), self._day, days))

    def action_usual(self) -> None:
        self._typing = False
        self._say(USUAL_WEEK)

    def on_click(self, event: events.Click) -> None:
        gutter, column = self._columns()
        person, line = divmod(event.y - HEADER + self.scroll_offset.y, LINES_A_PERSON)
        day = (event.x - gutter) // column
        if event.y >= HEADER and 0 <= person < len(self._people) and 1 <= line <= 3 and 0 <= day < 7:
            self._go(person * 3 + line - 1, day)


def _strip(parts: list[tuple[str, Style]], width: int, blank: Style) -> Strip:
    return Strip([Segment(text, style) for text, style in parts]).adjust_cell_length(width, blank)
