"""The lines of Journey: five lanes over the same weeks, each line a strip in which every week has its seven cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbook.domain.journey.weeks import WEEK, Row, Tried, Waiting, Weeks, worst_of
from workbook.domain.promises.today import DayState
from workbook.widgets.common.braille import line_rows
from workbook.widgets.common.safe import fit, one_line
from workbook.words.common import dates, signs
from workbook.words.journey import screen as words
from workbook.words.journey.week import not_begun

UPS, PROMISES, TRIED, STEPS, REVIEWS = range(5)
EACH = 8
"""Cells of a week: a blank and seven days."""
ROOMY = (100, 26)  # from here on each lane has a heading, and promises and trials have rows of their own
FEW = 3
SHORTEST = 4  # cells in which a name still says something
WIDE = 116
NAMES = 24  # cells before the first week, at least
WORKED, HELD, NEXT = signs.WORKED, signs.HELD, signs.NEXT

Styles = Callable[[str], Style]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn. `lane`: which lane it is part of (-1: none); `about`: what it is of, an id."""

    lane: int
    strip: Strip
    about: str = ""


class Canvas:
    """A line that is being put together, from left to right."""

    def __init__(self, width: int, ground: Style) -> None:
        self._width, self._ground = width, ground
        self._segments: list[Segment] = []
        self.at = 0

    def put(self, x: int, text: str, style: Style) -> None:
        """Our own signs, a cell each, from `x` on; what is drawn already stays."""
        text = text[max(self.at - x, 0) :][: max(self._width - max(x, self.at), 0)]
        if text:
            self._to(max(x, self.at))
            self._segments.append(Segment(text, self._ground + style))
            self.at += len(text)

    def put_words(self, x: int, text: str, room: int, style: Style) -> None:
        """What somebody wrote, cut to `room` cells."""
        x = max(x, self.at)
        room = min(room, self._width - x)
        found = one_line(text)
        if room > 0 and found.cell_length:
            self._to(x)
            cells = min(found.cell_length, room)
            self._segments.append(Segment(fit(found, cells).plain, self._ground + style))
            self.at += cells

    def _to(self, x: int) -> None:
        if x > self.at:
            self._segments.append(Segment(" " * (x - self.at), self._ground))
            self.at = x

    def strip(self) -> Strip:
        return Strip(self._segments, self.at).adjust_cell_length(self._width, self._ground)


class Drawing:
    """Draws `columns` weeks from number `first` on, `width` cells wide, for about `height` lines."""

    def __init__(
        self, weeks: Weeks, first: int, size: tuple[int, int], styles: Styles, ground: Style, *, every_promise: bool
    ) -> None:
        self.weeks, self.first = weeks, first
        self.width, self.height = size
        self.label = label_of(self.width)
        self.columns = columns_of(self.width)
        self.roomy = self.width >= ROOMY[0] and self.height >= ROOMY[1]
        self.begins = weeks.begins(first)
        self.last_day = self.begins + self.columns * WEEK - timedelta(days=1)
        self._styles, self._ground, self._every = styles, ground, every_promise

    def lines(self) -> list[Line]:
        rows = self.weeks.rows(self.begins, self.columns)
        steps = [self._steps()] if self.weeks.life.with_steps else []
        rest = [*self._promises(rows), *self._tried(), *steps, *self._gap(), self._reviews()]
        room = self.height - len(rest) - 2 - 2 * self.roomy
        return [self._axis(), *self._ups(min(max(room, 3), 12)), *rest]

    # -- lanes

    def _axis(self) -> Line:
        canvas = self._line()
        canvas.put(
            2, f"{words.EARLIER} {self.begins.year}" if self.first else str(self.begins.year), self._styles("label")
        )
        for column in range(self.columns):
            begins = self.begins + column * WEEK
            if begins <= self.weeks.begins(self.weeks.many - 1):
                canvas.put(self.x(column), f"{begins.day} {dates.MONTHS[begins.month - 1]}", self._styles("label"))
        return Line(-1, canvas.strip())

    def _ups(self, rows: int) -> list[Line]:
        lines = [self._heading(UPS)] if self.roomy else []
        levels = [self.weeks.level(self.begins + number * WEEK) for number in range(-1, self.columns + 1)]
        places = {0: f"{words.CLOSE} 10", rows - 1: f"{words.APART}  0"}
        if rows % 2:
            places[rows // 2] = "5"
        for number, drawn in enumerate(line_rows(levels, EACH, rows)):
            canvas = self._line()
            canvas.put(2, f"{places.get(number, ''):>{self.label - 4}} │", self._styles("label"))
            canvas.put(self.label, drawn, self._styles("line"))
            lines.append(Line(UPS, canvas.strip()))
        return [*lines, self._notes(), *self._gap()]

    def _notes(self) -> Line:
        canvas = self._line()
        found = [(n, notes[0].note) for n in range(self.columns) if (notes := self.weeks.notes(self.week(n)))]
        ends = [*(n for n, _ in found[1:]), self.columns]
        for (column, note), end in zip(found, ends, strict=False):
            x = self.x(column)
            canvas.put(x, "▴ ", self._styles("line"))
            canvas.put_words(x + 2, note, self.x(end) - x - 3, self._styles("note"))
        return Line(UPS, canvas.strip())

    def _promises(self, rows: Sequence[Row]) -> list[Line]:
        lines = [self._heading(PROMISES, words.LEGEND)] if self.roomy else []
        if self._every or self.roomy:
            shown = rows if self._every else rows[:FEW]
            lines += [self._days(row.act, row.days, row.promise) for row in shown]
        else:
            lines.append(self._days("", worst_of(rows, 7 * self.columns), ""))
        canvas = self._line()
        canvas.put(4, words.KEPT, self._styles("label"))
        for column in range(self.columns):
            counts = self.weeks.counts(self.week(column))
            if counts.counted:
                canvas.put(self.x(column), f"{counts.kept}/{counts.counted}".center(7), self._styles("label"))
        lines.append(Line(PROMISES, canvas.strip()))
        if self.roomy and len(rows) > FEW:
            canvas = self._line()
            canvas.put(4, words.FEWER if self._every else words.MORE, self._styles("label"))
            lines.append(Line(PROMISES, canvas.strip()))
        return [*lines, *self._gap()]

    def _days(self, act: str, days: Sequence[DayState | None], promise: str) -> Line:
        canvas = self._line()
        if act:
            canvas.put_words(4, act, self.label - 5, self._styles("words"))
        elif not self.roomy:
            canvas.put(2, words.LANES_SHORT[PROMISES], self._styles("heading"))
        for column in range(self.columns):
            for number, state in enumerate(days[7 * column : 7 * column + 7]):
                if state is not None:
                    canvas.put(self.x(column) + number, signs.DAYS[state], self._styles(state))
        return Line(PROMISES, canvas.strip(), promise)

    def _tried(self) -> list[Line]:
        found = self.weeks.tried(self.begins, self.last_day)
        lines = [self._heading(TRIED)] if self.roomy else []
        groups: dict[str, list[Tried]] = {}
        for one in found:
            groups.setdefault(one.conflict if self.roomy else "", []).append(one)
        newest = sorted(groups.values(), key=lambda group: group[-1].start, reverse=True)[:FEW]
        for spans in newest or ([] if self.roomy else [[]]):
            conflict = spans[-1].conflict if spans else ""
            canvas = self._trying(conflict)
            for one in spans:
                self._span(canvas, one)
            lines.append(Line(TRIED, canvas.strip(), conflict))
        if self.roomy:
            waiting = self.weeks.waiting(self.begins, self.last_day)
            lines += [self._waits(one) for one in waiting[: max(FEW - len(newest), 0)]]
        return [*lines, *self._gap()]

    def _trying(self, conflict: str) -> Canvas:
        """A line of the lane, with what the conflict is called in front."""
        canvas = self._line()
        if self.roomy:
            name = self.weeks.life.conflicts.get(conflict, "")
            canvas.put_words(4, name, self.label - 5, self._styles("words"))
        else:
            canvas.put(2, words.LANES_SHORT[TRIED], self._styles("heading"))
        return canvas

    def _waits(self, one: Waiting) -> Line:
        """`2 ways, not begun`, from the day on which the conflict was named, or from where it is still whole."""
        canvas, text = self._trying(one.conflict), not_begun(one.ways)
        start = max(self._cell(one.since), self.label + 1)
        canvas.put(min(start, self.width - len(text)), text, self._styles("label"))
        return Line(TRIED, canvas.strip(), one.conflict)

    def _span(self, canvas: Canvas, one: Tried) -> None:
        """`├ In turn, by the day ──▸ Mon`, `├ Grandmother ┤ no`"""
        style, end = self._styles("line"), one.last or max(one.review, self.weeks.life.today)
        left, right = self._cell(one.start), self._cell(end)
        word = dates.DAYS[one.review.weekday()] if one.last is None else words.OUTCOMES.get(one.outcome, "")
        tail = f"▸ {word}" if one.last is None else f"┤ {word}"
        right = min(max(right, left + 2), self.width - len(tail))
        start = max(left, self.label)
        if start > right or (canvas.at > start and canvas.at >= right):
            return
        canvas.put(start, "├" if left >= self.label else "‹", style)
        if right - start - 3 >= SHORTEST:
            canvas.put_words(start + 2, one.name, right - start - 3, self._styles("words"))
            canvas.put(canvas.at + 1, "─" * (right - canvas.at - 1), style)
        canvas.put(start + 1, "─" * (right - start - 1), style)
        canvas.put(right, tail, style)

    def _steps(self) -> Line:
        canvas = self._line()
        canvas.put(2, self._name(STEPS), self._styles("heading"))
        for column in range(self.columns):
            worked = self.weeks.steps(self.week(column))
            canvas.put(self.x(column), (WORKED * min(len(worked), 7)).center(7), self._styles("line"))
        return Line(STEPS, canvas.strip())

    def _reviews(self) -> Line:
        canvas = self._line()
        canvas.put(2, self._name(REVIEWS), self._styles("heading"))
        for column in range(self.columns):
            found = self.weeks.reviews(self.week(column))
            if ahead := [one.on for one in found if not one.held]:
                canvas.put(self.x(column), f"{NEXT} {dates.DAYS[min(ahead).weekday()]}".center(7), self._styles("line"))
            elif found:
                canvas.put(self.x(column), HELD.center(7), self._styles("line"))
        return Line(REVIEWS, canvas.strip())

    # -- what they share

    def _line(self) -> Canvas:
        return Canvas(self.width, self._ground)

    def _name(self, lane: int) -> str:
        return words.LANES[lane] if self.roomy else words.LANES_SHORT[lane]

    def _heading(self, lane: int, legend: str = "") -> Line:
        canvas = self._line()
        canvas.put(2, words.LANES[lane], self._styles("heading"))
        canvas.put(self.label + 1, legend, self._styles("label"))
        return Line(lane, canvas.strip())

    def _gap(self) -> list[Line]:
        return [Line(-1, self._line().strip())] if self.roomy else []

    def week(self, column: int) -> date:
        return self.begins + column * WEEK

    def x(self, column: int) -> int:
        """The first cell of the seven days of a week."""
        return self.label + column * EACH + 1

    def _cell(self, day: date) -> int:
        """The cell of a day, which may lie outside."""
        away = (day - self.begins).days
        return self.label + away // 7 * EACH + 1 + away % 7


def label_of(width: int) -> int:
    """Cells before the first week; where there are names, most of those as well that are too few for one more week."""
    if width >= WIDE:
        return NAMES + max((width - NAMES) % EACH - 2, 0)
    return 16 if width >= ROOMY[0] else 13


def columns_of(width: int) -> int:
    """How many weeks are in view."""
    return max((width - label_of(width)) // EACH, 1)
