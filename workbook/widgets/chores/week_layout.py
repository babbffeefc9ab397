"""Where everything of a week stands in the grid: lines, stacks of slots, and where a step leads. No drawing.

People are blocks of lines, days are columns. A block has a line for the name, for each part of the day as many lines
as the fullest day in sight needs, so that lines do not jump when something is picked up, and a line with the minutes of
each day. Parts that follow one another and in which nobody does anything share one line. What found no place follows
below, a line each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from workbook.domain.chores.household import PARTS

PART_COUNT = len(PARTS)
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class GridSlot:
    """One slot as the grid shows it. `number` is its place in the plan; `people` are names; `minutes` for one doing,
    of which `told` is what is named beside it: of what is nothing but planning, those of the planning. `changed`: it
    stands otherwise than in the plan that it is laid beside. `each`: the minutes of each of its people, with those of
    planning; who is learning it needs longer."""

    number: int
    chore: str
    day: int
    part: int
    people: tuple[str, ...]
    minutes: int
    done: bool = False
    missed: bool = False
    pinned: bool = False
    changed: bool = False
    planning: int = 0
    each: tuple[int, ...] = ()

    def carried(self, name: str) -> int:
        """The minutes that one of its people carries, planning included."""
        known = len(self.each) == len(self.people) and name in self.people
        return self.each[self.people.index(name)] if known else self.minutes + self.planning

    @property
    def told(self) -> int:
        return self.minutes or self.planning


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Doings of a chore that found no place: the chore, how many, why; and one of them as a slot that can be put in
    by hand, where somebody can do it. Its number is beyond those of the plan."""

    chore: str
    times: int
    reason: str
    slot: GridSlot | None = None


@dataclass(frozen=True, slots=True)
class PersonLoad:
    """What stands at the right of a person's line: the text ("4 h 00 · 43 %"), and how much of a fair load that is (1
    is fair). `heavy` when this person carries so much more than the others that it should be said."""

    text: str
    of_fair: float = 0
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class GridView:
    """All that the grid shows. `free` has the free minutes of day 0–6, person (by name) and part before any slot is
    put there; `today` is a day number, or None when outside."""

    monday: date
    people: tuple[str, ...] = ()
    slots: tuple[GridSlot, ...] = ()
    loads: Mapping[str, PersonLoad] = field(default_factory=dict[str, PersonLoad])
    unplaced: tuple[LeftOut, ...] = ()
    free: Mapping[tuple[int, str, int], int] = field(default_factory=dict[tuple[int, str, int], int])
    weeks: int = 1
    today: int | None = None

    @property
    def days(self) -> int:
        return DAYS_A_WEEK * max(1, self.weeks)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the cursor stands: a day and part of a person, and how far down their stack; or, with `person` −1,
    number `place` of what found no place."""

    day: int
    person: int
    part: int
    place: int = 0


LineKind = Literal["person", "band", "sum", "gap", "heading", "unplaced"]
Height = Callable[[GridSlot], int]  # lines that a slot takes


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `part` is the first of those that share it; `place` counts the lines of a part from 0, or what found no
    place."""

    kind: LineKind
    person: int = -1
    part: int = 0
    place: int = 0


def one_line(_: GridSlot) -> int:
    return 1


class WeekLayout:
    """The lines of one view. `days` are those in sight: a part of the day has only as many lines as its fullest day in
    sight needs. `height` says how many lines a slot takes; `gaps` sets people apart by a blank line. `still`: the week
    with nothing in hand, which says what is free, so that no line comes or goes while something is carried."""

    def __init__(
        self,
        view: GridView,
        *,
        days: range | None = None,
        height: Height = one_line,
        gaps: bool = True,
        still: GridView | None = None,
    ) -> None:
        self.view = view
        self._height = height
        in_sight = range(view.days) if days is None else days
        rows = {name: index for index, name in enumerate(view.people)}
        stacks: dict[tuple[int, int, int], list[GridSlot]] = {}
        for slot in view.slots:
            for name in slot.people:
                if name in rows:
                    stacks.setdefault((slot.day, rows[name], slot.part), []).append(slot)
        self._stacks = stacks
        used = {
            (rows[name], slot.part)
            for slot in (still or view).slots
            if slot.day in in_sight
            for name in slot.people
            if name in rows
        }
        self._groups = [_groups([(person, part) in used for part in range(PART_COUNT)]) for person in rows.values()]
        self.lines: list[Line] = []
        for person in range(len(view.people)):
            if person and gaps:
                self.lines.append(Line("gap"))
            self.lines.append(Line("person", person))
            for group in self._groups[person]:
                needed = (sum(map(height, self._within(day, person, group))) for day in in_sight)
                self.lines.extend(Line("band", person, group[0], place) for place in range(max(1, *needed, 0)))
            self.lines.append(Line("sum", person))
        self.height = len(self.lines)  # what found no place may lie below the edge: the top names it
        if view.unplaced:
            self.lines.append(Line("gap"))
            self.lines.append(Line("heading"))
            self.lines.extend(Line("unplaced", place=place) for place in range(len(view.unplaced)))
        self._numbers = {line: number for number, line in enumerate(self.lines) if line.kind in ("band", "unplaced")}

    def whose(self, top: int) -> str:
        """Whose line this is, where their name stands above it; else nobody's."""
        line = self.lines[top] if 0 < top < len(self.lines) else None
        return self.view.people[line.person] if line and line.kind in ("band", "sum") else ""

    def stack(self, day: int, person: int, part: int) -> list[GridSlot]:
        return self._stacks.get((day, person, part), [])

    def sharing(self, person: int, part: int) -> tuple[int, ...]:
        """The parts of the day that share a line with this one, itself included."""
        return next(group for group in self._groups[person] if part in group)

    def part_over(self, number: int | None, person: int, parts: tuple[int, ...]) -> int | None:
        """Which of these parts of somebody's day slot `number`, in hand, is held over; None for none of them."""
        return next((part for (_, row, part), stack in self._stacks.items() if row == person and part in parts
                     and any(slot.number == number for slot in stack)), None)  # fmt: skip

    def _within(self, day: int, person: int, group: tuple[int, ...]) -> list[GridSlot]:
        return [slot for part in group for slot in self.stack(day, person, part)]

    def on_band(self, line: Line, day: int) -> list[GridSlot]:
        """All that stands on a day on the lines that this one belongs to."""
        return self._within(day, line.person, self.sharing(line.person, line.part))

    def minutes(self, day: int, person: int) -> int:
        """Minutes of all that a person does on a day, planning included: the days come to what they carry."""
        name = self.view.people[person]
        return sum(slot.carried(name) for part in range(PART_COUNT) for slot in self.stack(day, person, part))

    def left(self, day: int, person: int, part: int) -> int:
        """Free minutes that are left there; below 0 where more was put in than there is time for."""
        free = self.view.free.get((day % DAYS_A_WEEK, self.view.people[person], part), 0)
        return free - sum(slot.minutes for slot in self.stack(day, person, part))

    def on_line(self, line: Line, day: int) -> tuple[GridSlot, int] | None:
        """The slot that is drawn on a line of a part, and which of its own lines that is, from 0."""
        row = line.place
        for slot in self.on_band(line, day):
            if row < self._height(slot):
                return slot, row
            row -= self._height(slot)
        return None

    def height_at(self, spot: Spot) -> int:
        """How many lines what stands there takes."""
        slot = self.slot_at(spot)
        return self._height(slot) if slot is not None else 1

    def slot_at(self, spot: Spot | None) -> GridSlot | None:
        if spot is None or spot.person < 0:
            return None
        stack = self.stack(spot.day, spot.person, spot.part)
        return stack[spot.place] if spot.place < len(stack) else None

    def line_of(self, spot: Spot) -> int:
        """Number of the first line that the spot is on; −1 when it is nowhere."""
        if spot.person < 0:
            return self._numbers.get(Line("unplaced", place=spot.place), -1)
        group = self.sharing(spot.person, spot.part)
        earlier = self._within(spot.day, spot.person, tuple(part for part in group if part < spot.part))
        above = [*earlier, *self.stack(spot.day, spot.person, spot.part)[: spot.place]]
        return self._numbers.get(Line("band", spot.person, group[0], sum(map(self._height, above))), -1)

    def spot_on(self, line: int, day: int) -> Spot | None:
        """The spot that begins on a line and that the cursor can rest on: a slot, or a part without any."""
        if not 0 <= line < len(self.lines):
            return None
        found = self.lines[line]
        if found.kind == "unplaced":
            return Spot(day, -1, 0, found.place)
        if found.kind != "band":
            return None
        if not self.on_band(found, day):
            group = self.sharing(found.person, found.part)
            freest = max(group, key=lambda part: (self.left(day, found.person, part), -part))
            return Spot(day, found.person, freest) if found.place == 0 else None
        here = self.on_line(found, day)
        if here is None or here[1]:
            return None
        part = here[0].part
        return Spot(day, found.person, part, self.stack(day, found.person, part).index(here[0]))

    def near(self, line: int, day: int) -> Spot | None:
        """The spot for a click: on that line, or in the same stack above it."""
        spot = self.spot_on(line, day)
        while spot is None and 0 < line < len(self.lines) and self.lines[line].kind == "band":
            line -= 1
            spot = self.spot_on(line, day)
        return spot

    def step(self, spot: Spot, right: int, down: int) -> Spot:
        """One step from `spot`; the same spot at the edges."""
        if right:
            day = min(max(spot.day + right, 0), self.view.days - 1)
            if spot.person < 0:
                return replace(spot, day=day)
            last = max(0, len(self.stack(day, spot.person, spot.part)) - 1)
            return replace(spot, day=day, place=min(spot.place, last))
        line = self.line_of(spot) + down
        while 0 <= line < len(self.lines):
            found = self.spot_on(line, spot.day)
            if found is not None:
                return found
            line += down
        return spot

    def spot_of(self, number: int, near: Spot | None = None) -> Spot | None:
        """Where slot `number` stands: in the row of the person `near` is in, where it is there too."""
        found: list[Spot] = []
        for (day, person, part), stack in self._stacks.items():
            found += [Spot(day, person, part, i) for i, slot in enumerate(stack) if slot.number == number]
        found.sort(key=lambda spot: (near is None or spot.person != near.person, spot.person))
        return found[0] if found else None

    def first_spot(self) -> Spot | None:
        """Today's first open slot, else the first open one from today on, else the first of all."""
        today = self.view.today or 0
        open_slots = [slot for slot in self.view.slots if not slot.done and slot.day >= today]
        for slot in sorted(open_slots or self.view.slots, key=lambda slot: (slot.day, slot.part)):
            spot = self.spot_of(slot.number)
            if spot is not None:
                return spot
        return next((s for s in (self.spot_on(n, today) for n in range(len(self.lines))) if s), None)

    def valid(self, spot: Spot | None) -> Spot | None:
        """`spot` itself where it can be rested on, else the nearest that can, else None."""
        if spot is None:
            return self.first_spot()
        day = min(spot.day, self.view.days - 1)
        line = self.line_of(spot)
        if line >= 0 and self.spot_on(line, day):
            return self.spot_on(line, day)
        while spot.place > 0:
            spot = replace(spot, place=spot.place - 1)
            line = self.line_of(spot)
            if line >= 0 and self.spot_on(line, day):
                return self.spot_on(line, day)
        return self.first_spot()


def _groups(used: Sequence[bool]) -> list[tuple[int, ...]]:
    """The parts of a day by lines: each that is used has its own, free ones that follow one another share one."""
    groups: list[tuple[int, ...]] = []
    for part, taken in enumerate(used):
        if groups and not taken and not used[part - 1]:
            groups[-1] = (*groups[-1], part)
        else:
            groups.append((part,))
    return groups
