"""How one line of the week becomes a strip of cells. Only `cells` decides how wide a name is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbook.domain.chores.household import PARTS
from workbook.widgets.chores.week_layout import DAYS_A_WEEK, GridSlot, Line, PersonLoad, Spot, WeekLayout
from workbook.words.chores import screen as words
from workbook.words.common import signs

STYLES = (
    "week--day", "week--today", "week--person", "week--load", "week--part", "week--slot", "week--done",
    "week--glyph", "week--empty", "week--cursor", "week--cursor-blurred", "week--held", "week--chosen",
    "week--problem", "week--fits",
)  # fmt: skip
Styles = Mapping[str, Style]

# A glyph beside the colour, so that nothing is told by colour alone.
DONE, MISSED, PINNED, TOGETHER, FITS = signs.DONE, signs.NOT_DONE, signs.PINNED, signs.TOGETHER, signs.FITS
UNPLACED, EMPTY, POINT, CHANGED = signs.DAYS["missed"], signs.DAYS["nothing"], "▸", signs.CHANGED
FULL, BLANK, FAIR_LINE = signs.FULL, signs.EMPTY, "│"
SEVEN_DAYS_FROM, THREE_DAYS_FROM = 70, 45
BAR_FROM, BAR, SHORT_BAR = 100, 20, 10


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
        + (CHANGED if slot.changed else "")
        + (PINNED if slot.pinned else "")
        + (TOGETHER if len(slot.people) > 1 else "")
    )


def wrapped(slot: GridSlot, width: int, most: int) -> list[str]:
    """The lines of a slot's name, at most `most`: broken between words, with room for the glyphs before it and the
    minutes behind it. The last one is perhaps too long, and is cut then."""
    words_left = slot.chore.split() or [""]
    rows: list[str] = []
    while words_left:
        room = width - (cell_len(marks(slot)) if not rows else 0)
        rest = " ".join(words_left)
        if len(rows) == most - 1 or cell_len(rest) <= room - len(f" {slot.told}"):
            return [*rows, rest]
        row = words_left.pop(0)
        while len(words_left) > 1 and cell_len(f"{row} {words_left[0]}") <= room:
            row = f"{row} {words_left.pop(0)}"
        rows.append(row)
    return [*rows, ""] if len(rows) < most else rows


@dataclass(frozen=True, slots=True)
class Columns:
    """How the days stand side by side at one width: `shown` days, each `day_width` cells, behind a gutter."""

    shown: int
    gutter: int
    day_width: int

    @classmethod
    def of(cls, width: int, days: int) -> Columns:
        shown = min(7 if width >= SEVEN_DAYS_FROM else 3 if width >= THREE_DAYS_FROM else 2, days)
        longest = max(map(len, PARTS)) + 3
        gutter = longest if width >= 110 else 6 if width >= THREE_DAYS_FROM else 5
        return cls(shown, gutter, max(4, (width - gutter) // shown))

    def rows(self, slot: GridSlot, most: int) -> int:
        """Lines that a slot takes where its name may take up to `most`."""
        return len(wrapped(slot, self.day_width - 1, most))


class WeekDrawing:
    """Draws the lines of one layout at one width."""

    def __init__(self, layout: WeekLayout, width: int, *, most: int = 1) -> None:
        self.layout = layout
        self.width = width
        self._most = most  # lines that a name may take
        columns = Columns.of(width, layout.view.days)
        self.shown, self.gutter, self.day_width = columns.shown, columns.gutter, columns.day_width

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

    def header(self, first: int, styles: Styles, blank: Style, top: int = 0) -> Strip:
        """The days; and the name of whose lines are the `top` ones in sight, where their own line is above the edge."""
        view = self.layout.view
        more_left, more_right = first > 0, first + self.shown < view.days
        arrow = " ‹" if more_left else " "
        name = cut(self.layout.whose(top), self.gutter - len(arrow) - 1)
        parts = [
            Segment(arrow, blank + styles["week--day"]),
            Segment(f"{name} ", blank + styles["week--person"]),
        ]
        for day in range(first, first + self.shown):
            name = words.day_name(view.monday, day, self.day_width - 1)
            style = styles["week--today" if day == view.today else "week--day"]
            parts.append(Segment(" ", blank))
            parts.append(Segment(name, blank + style))
            rest = self.day_width - 1 - cell_len(name)
            last = more_right and day == first + self.shown - 1
            parts.append(Segment(("›" if last else "").rjust(rest), blank + styles["week--day"]))
        return Strip(parts).adjust_cell_length(self.width, blank)

    def left_out(self, styles: Styles, blank: Style) -> Strip:
        """The line below the days that always says what found no place: `○ Not placed: Iron · Shop ×2   g shows it`."""
        room = self.width - 3 - len(words.LEFT_OUT_KEY) - 2
        said = words.left_out([(one.chore, one.times) for one in self.layout.view.unplaced], room)
        parts = [
            Segment(f" {UNPLACED} ", blank + styles["week--problem"]),
            Segment(cut(said, room), blank + styles["week--slot"]),
            Segment(f" {words.LEFT_OUT_KEY} ", blank + styles["week--done"]),
        ]
        return Strip(parts).adjust_cell_length(self.width, blank)

    def line(
        self, number: int, first: int, styles: Styles, blank: Style, *, spot: Spot | None, focused: bool,
        held: int | None, chosen: int | None, fits: frozenset[tuple[int, int, int]] = frozenset(),
    ) -> Strip:  # fmt: skip
        if not 0 <= number < len(self.layout.lines):
            return Strip.blank(self.width, blank)
        line = self.layout.lines[number]
        if line.kind == "person":
            parts = self._person(line, styles, blank)
        elif line.kind == "band":
            parts = self._band(line, first, styles, blank, spot, focused, held, chosen, fits)
        elif line.kind == "sum":
            parts = self._sum(line, first, styles, blank)
        elif line.kind == "heading":
            parts = [Segment(f" {words.NOT_PLACED}", blank + styles["week--person"])]
        elif line.kind == "unplaced":
            here = spot is not None and spot.person < 0 and spot.place == line.place
            parts = self._unplaced(line, styles, blank, here, focused)
        else:
            parts = []
        return Strip(parts).adjust_cell_length(self.width, blank)

    def _person(self, line: Line, styles: Styles, blank: Style) -> list[Segment]:
        """`Sam                ▰▰▰▰▰▰▰▰│▱▱  4 h 00 · 43 %`: the line in the bar is a fair load."""
        name = self.layout.view.people[line.person]
        load = self.layout.view.loads.get(name, PersonLoad(""))
        bar = bar_of(load.of_fair, BAR if self.width >= BAR_FROM else SHORT_BAR) if load.of_fair else ""
        text = load.text
        if self.width - 4 - cell_len(bar) - cell_len(text) < 12:
            bar = ""
        if self.width - 2 - cell_len(text) < 12:  # a very narrow window: the name matters more
            text = ""
        room = self.width - 2 - cell_len(text) - (cell_len(bar) + 2 if bar else 0)
        style = styles["week--problem" if load.heavy else "week--load"]
        return [
            Segment(" " + cut(name, room), blank + styles["week--person"]),
            Segment(f"{bar}  " if bar else "", blank + style),
            Segment(text, blank + style),
        ]

    def _sum(self, line: Line, first: int, styles: Styles, blank: Style) -> list[Segment]:
        """The minutes of each day, under the day."""
        label = words.DAY_SUM if self.gutter > 6 else words.DAY_SUM_SHORT
        parts = [Segment(" " + cut(label, self.gutter - 1), blank + styles["week--part"])]
        for day in range(first, first + self.shown):
            minutes = self.layout.minutes(day, line.person)
            said = words.total(minutes) if minutes else ""
            parts.append(Segment(said.rjust(self.day_width), blank + styles["week--load"]))
        return parts

    def _unplaced(self, line: Line, styles: Styles, blank: Style, here: bool, focused: bool) -> list[Segment]:
        left = self.layout.view.unplaced[line.place]
        name, reason = words.unplaced_name(left.chore, left.times), left.reason
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
        held: int | None, chosen: int | None, fits: frozenset[tuple[int, int, int]],
    ) -> list[Segment]:  # fmt: skip
        group = self.layout.sharing(line.person, line.part)
        label = ""
        if line.place == 0:
            names = words.PARTS if self.gutter > 6 else words.PARTS_SHORT
            part = line.part if len(group) == 1 else self.layout.part_over(held, line.person, group)
            label = words.FREE if part is None else names[part]
        parts = [Segment(" " + cut(label, self.gutter - 1), blank + styles["week--part"])]
        at = spot if spot is not None and spot.person == line.person and spot.part in group else None
        for day in range(first, first + self.shown):
            found = self.layout.on_line(line, day)
            slot, row = found if found is not None else (None, line.place)
            here = at is not None and at.day == day and (slot == self.layout.slot_at(at) if slot else line.place == 0)
            here = here and (slot is not None or not self.layout.on_band(line, day))
            back = styles["week--cursor" if focused else "week--cursor-blurred"] if here else Style()
            fit = line.place == 0 and any((day, line.person, part) in fits for part in group)
            lead, lead_style = (POINT, back) if here and focused and row == 0 else (" ", back)
            if fit and lead == " ":
                lead, lead_style = FITS, styles["week--fits"] + back
            parts.append(Segment(lead, blank + lead_style))
            if slot is None:
                parts.append(self._empty(line, day, styles, blank, back))
            else:
                parts += self._slot(slot, row, styles, blank, back, held == slot.number, chosen == slot.number)
        return parts

    def _empty(self, line: Line, day: int, styles: Styles, blank: Style, back: Style) -> Segment:
        """A part of the day with nothing in it says how many minutes are free there; parts that share a line each."""
        left = [self.layout.left(day, line.person, part) for part in self.layout.sharing(line.person, line.part)]
        free = "+".join(str(minutes) for minutes in left if minutes > 0)
        text = "" if line.place else f"{EMPTY} {free}".rstrip()
        if self.layout.on_band(line, day):
            text = ""
        return Segment(cut(text, self.day_width - 1), blank + styles["week--empty"] + back)

    def _slot(
        self, slot: GridSlot, row: int, styles: Styles, blank: Style, back: Style, held: bool, chosen: bool
    ) -> list[Segment]:
        width = self.day_width - 1
        style = styles["week--done" if slot.done or slot.missed else "week--slot"]
        glyph, minutes_style = styles["week--glyph"] + back, styles["week--done"] + back
        if chosen:
            style = styles["week--chosen"]
        style = style + back
        if held:
            style = glyph = minutes_style = back = styles["week--held"]
        rows = wrapped(slot, width, self._most)
        name = rows[row] if row < len(rows) else ""  # laid out for another width, in the moment of a resize
        glyphs = marks(slot) if row == 0 else ""
        minutes = f" {slot.told}" if row == len(rows) - 1 else ""
        room = max(0, width - cell_len(glyphs) - len(minutes))
        return [
            Segment(glyphs, blank + glyph),
            Segment(cut(name, room) if room else "", blank + style),
            Segment(set_cell_size(minutes, width - cell_len(glyphs) - room), blank + minutes_style),
        ]


def bar_of(of_fair: float, cells: int) -> str:
    """A load against the line of a fair one, which stands in the middle: `▰▰▰▰▱│▱▱▱▱▱`. Twice as much fills it."""
    half = cells // 2
    full = min(2 * half, round(of_fair * half))
    drawn = FULL * full + BLANK * (2 * half - full)
    return drawn[:half] + FAIR_LINE + drawn[half:]
