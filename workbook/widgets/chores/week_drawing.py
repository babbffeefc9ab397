"""How one line of the week becomes a strip of cells. Only `cells` decides how wide a name is."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbook.domain.chores.household import PARTS
from workbook.widgets.chores.week_layout import DAYS_A_WEEK, GridSlot, Line, Spot, WeekLayout
from workbook.words.chores import screen as words

STYLES = (
    "week--day", "week--today", "week--person", "week--load", "week--part", "week--slot", "week--done",
    "week--glyph", "week--empty", "week--cursor", "week--cursor-blurred", "week--held", "week--chosen",
    "week--problem",
)  # fmt: skip
Styles = Mapping[str, Style]

# A glyph beside the colour, so that nothing is told by colour alone.
DONE, MISSED, PINNED, TOGETHER, UNPLACED, EMPTY, POINT = "✓", "–", "◆", "&", "○", "·", "▸"
SEVEN_DAYS_FROM, THREE_DAYS_FROM = 70, 45
MINUTES_FROM = 13  # a day this wide shows minutes beside the name


def cut(text: str, width: int) -> str:
    """`text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) > width:
        text = set_cell_size(text, width - 1).rstrip() + "…"
    return set_cell_size(text, width)


def marks(slot: GridSlot) -> str:
    return (
        (DONE if slot.done else MISSED if slot.missed else "")
        + (PINNED if slot.pinned else "")
        + (TOGETHER if len(slot.people) > 1 else "")
    )


class WeekDrawing:
    """Draws the lines of one layout at one width."""

    def __init__(self, layout: WeekLayout, width: int) -> None:
        self.layout = layout
        self.width = width
        self.shown = 7 if width >= SEVEN_DAYS_FROM else 3 if width >= THREE_DAYS_FROM else 2
        self.shown = min(self.shown, layout.view.days)
        longest = max(map(len, PARTS)) + 3
        self.gutter = longest if width >= 110 else 6 if width >= THREE_DAYS_FROM else 5
        self.day_width = max(4, (width - self.gutter) // self.shown)

    def window(self, day: int, first: int) -> int:
        """The first day to show so that `day` is in sight: weeks whole, or a few days that follow the cursor."""
        if self.shown >= DAYS_A_WEEK:
            return day // DAYS_A_WEEK * DAYS_A_WEEK
        last = self.layout.view.days - self.shown
        return min(max(first, day - self.shown + 1, 0), day, max(last, 0))

    def place_at(self, x: int, first: int) -> int | None:
        """The day at column `x`; None left of the days."""
        day = (x - self.gutter) // self.day_width
        return first + day if x >= self.gutter and day < self.shown else None

    def header(self, first: int, styles: Styles, blank: Style) -> Strip:
        view = self.layout.view
        more_left, more_right = first > 0, first + self.shown < view.days
        parts = [Segment(cut(" ‹" if more_left else "", self.gutter), blank + styles["week--day"])]
        for day in range(first, first + self.shown):
            name = words.day_name(view.monday, day, self.day_width - 1)
            style = styles["week--today" if day == view.today else "week--day"]
            parts.append(Segment(" ", blank))
            parts.append(Segment(name, blank + style))
            rest = self.day_width - 1 - cell_len(name)
            last = more_right and day == first + self.shown - 1
            parts.append(Segment(("›" if last else "").rjust(rest), blank + styles["week--day"]))
        return Strip(parts).adjust_cell_length(self.width, blank)

    def line(
        self, number: int, first: int, styles: Styles, blank: Style, *, spot: Spot | None, focused: bool,
        held: int | None, chosen: int | None,
    ) -> Strip:  # fmt: skip
        if not 0 <= number < len(self.layout.lines):
            return Strip.blank(self.width, blank)
        line = self.layout.lines[number]
        if line.kind == "person":
            parts = self._person(line, styles, blank)
        elif line.kind == "band":
            at = spot if spot is not None and self.layout.line_of(spot) == number else None
            parts = self._band(line, first, styles, blank, at, focused, held, chosen)
        elif line.kind == "heading":
            parts = [Segment(f" {words.NOT_PLACED}", blank + styles["week--person"])]
        elif line.kind == "unplaced":
            here = spot is not None and spot.person < 0 and spot.place == line.place
            parts = self._unplaced(line, styles, blank, here, focused)
        else:
            parts = []
        return Strip(parts).adjust_cell_length(self.width, blank)

    def _person(self, line: Line, styles: Styles, blank: Style) -> list[Segment]:
        name = self.layout.view.people[line.person]
        load = self.layout.view.loads.get(name, "")
        room = self.width - 2 - cell_len(load)
        if room < 12:  # a very narrow window: the name matters more
            load, room = "", self.width - 2
        return [
            Segment(" " + cut(name, room), blank + styles["week--person"]),
            Segment(load, blank + styles["week--load"]),
        ]

    def _unplaced(self, line: Line, styles: Styles, blank: Style, here: bool, focused: bool) -> list[Segment]:
        name, reason = self.layout.view.unplaced[line.place]
        cursor = styles["week--cursor" if focused else "week--cursor-blurred"] if here else Style()
        lead = POINT if here and focused else " "
        head = cut(name, min(cell_len(name), max(10, self.width // 2 - 4)))
        rest = self.width - 5 - cell_len(head)
        return [
            Segment(lead, blank + cursor),
            Segment(f"{UNPLACED} ", blank + styles["week--problem"] + cursor),
            Segment(f"{head}  ", blank + styles["week--slot"] + cursor),
            Segment(cut(reason, rest), blank + styles["week--done"] + cursor),
        ]

    def _band(
        self, line: Line, first: int, styles: Styles, blank: Style, spot: Spot | None, focused: bool,
        held: int | None, chosen: int | None,
    ) -> list[Segment]:  # fmt: skip
        label = ""
        if line.place == 0:
            label = (words.PARTS if self.gutter > 6 else words.PARTS_SHORT)[line.part]
        parts = [Segment(" " + cut(label, self.gutter - 1), blank + styles["week--part"])]
        for day in range(first, first + self.shown):
            stack = self.layout.stack(day, line.person, line.part)
            slot = stack[line.place] if line.place < len(stack) else None
            here = spot is not None and spot.day == day
            back = styles["week--cursor" if focused else "week--cursor-blurred"] if here else Style()
            lead = POINT if here and focused else " "
            if slot is None:
                empty = EMPTY if line.place == 0 else ""
                text = cut(empty, self.day_width - 1)
                parts += [Segment(lead, blank + back), Segment(text, blank + styles["week--empty"] + back)]
            else:
                parts += self._slot(slot, lead, styles, blank, back, held == slot.number, chosen == slot.number)
        return parts

    def _slot(
        self, slot: GridSlot, lead: str, styles: Styles, blank: Style, back: Style, held: bool, chosen: bool
    ) -> list[Segment]:
        width = self.day_width - 1
        style = styles["week--done" if slot.done or slot.missed else "week--slot"]
        glyph, minutes_style = styles["week--glyph"] + back, styles["week--done"] + back
        if chosen:
            style = styles["week--chosen"]
        style = style + back
        if held:
            style = glyph = minutes_style = back = styles["week--held"]
        glyphs = marks(slot)
        room = width - cell_len(glyphs)
        minutes = f" {slot.minutes}"
        if self.day_width < MINUTES_FROM or cell_len(slot.chore) + len(minutes) > room:
            minutes = ""  # a name that can be read is worth more
        name = slot.chore if cell_len(slot.chore) <= room - len(minutes) else cut(slot.chore, room - len(minutes))
        rest = room - cell_len(name) - len(minutes)
        return [
            Segment(lead, blank + back),
            Segment(glyphs, blank + glyph),
            Segment(name, blank + style),
            Segment(minutes, blank + minutes_style),
            Segment(" " * max(rest, 0), blank + back),
        ]
