"""Where everything of a week stands in the grid: lines, stacks of slots, and where a step leads. No drawing.

People are blocks of lines, days are columns. A block has a line for the name and, for each part of the day that
is used, as many lines as the fullest day needs. What found no place follows below, a line each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from workbook.domain.chores.household import PARTS

PART_COUNT = len(PARTS)
DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class GridSlot:
    """One slot as the grid shows it. `number` is its place in the plan; `people` are names; `minutes` for one doing."""

    number: int
    chore: str
    day: int
    part: int
    people: tuple[str, ...]
    minutes: int
    done: bool = False
    missed: bool = False
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class GridView:
    """All that the grid shows. `loads` is the text at the right of a person's line ("4 h 00 · 43 %"); `unplaced`
    has the chore's name with its times, and the reason; `today` is a day number, or None when outside."""

    monday: date
    people: tuple[str, ...] = ()
    slots: tuple[GridSlot, ...] = ()
    loads: Mapping[str, str] = field(default_factory=dict[str, str])
    unplaced: tuple[tuple[str, str], ...] = ()
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


LineKind = Literal["person", "band", "gap", "heading", "unplaced"]


@dataclass(frozen=True, slots=True)
class Line:
    kind: LineKind
    person: int = -1
    part: int = 0
    place: int = 0


class WeekLayout:
    """The lines of one view. `every_part` shows parts of the day without any slot too, to put something there.

    `days` are those in sight: a part of the day has its line as soon as it is used anywhere, but only as many lines
    as its fullest day in sight needs.
    """

    def __init__(self, view: GridView, *, every_part: bool = False, days: range | None = None) -> None:
        self.view = view
        in_sight = range(view.days) if days is None else days
        rows = {name: index for index, name in enumerate(view.people)}
        stacks: dict[tuple[int, int, int], list[GridSlot]] = {}
        for slot in view.slots:
            for name in slot.people:
                if name in rows:
                    stacks.setdefault((slot.day, rows[name], slot.part), []).append(slot)
        self._stacks = stacks
        self.lines: list[Line] = []
        for person in range(len(view.people)):
            used = {part for _, row, part in stacks if row == person}
            heights = [
                max(int(part in used), *(len(stacks.get((day, person, part), ())) for day in in_sight), 0)
                for part in range(PART_COUNT)
            ]
            if every_part or not any(heights):
                heights = [max(1, height) for height in heights]
            if person:
                self.lines.append(Line("gap"))
            self.lines.append(Line("person", person))
            for part, height in enumerate(heights):
                self.lines.extend(Line("band", person, part, place) for place in range(height))
        if view.unplaced:
            self.lines.append(Line("gap"))
            self.lines.append(Line("heading"))
            self.lines.extend(Line("unplaced", place=place) for place in range(len(view.unplaced)))

    def stack(self, day: int, person: int, part: int) -> list[GridSlot]:
        return self._stacks.get((day, person, part), [])

    def slot_at(self, spot: Spot | None) -> GridSlot | None:
        if spot is None or spot.person < 0:
            return None
        stack = self.stack(spot.day, spot.person, spot.part)
        return stack[spot.place] if spot.place < len(stack) else None

    def line_of(self, spot: Spot) -> int:
        """Number of the line the spot is on; −1 when it is nowhere."""
        wanted = (
            Line("unplaced", place=spot.place) if spot.person < 0 else Line("band", spot.person, spot.part, spot.place)
        )
        return self.lines.index(wanted) if wanted in self.lines else -1

    def spot_on(self, line: int, day: int) -> Spot | None:
        """The spot on a line that the cursor can rest on: empty places only on the first line of a part."""
        if not 0 <= line < len(self.lines):
            return None
        found = self.lines[line]
        if found.kind == "unplaced":
            return Spot(day, -1, 0, found.place)
        if found.kind != "band":
            return None
        last = max(0, len(self.stack(day, found.person, found.part)) - 1)
        return Spot(day, found.person, found.part, found.place) if found.place <= last else None

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


@dataclass(frozen=True, slots=True)
class Carry:
    """A slot that was picked up: what it is in the plan, the row it was taken from, and the place it is held over."""

    slot: GridSlot
    row: int
    day: int
    person: int
    part: int

    def step(self, view: GridView, right: int, down: int) -> Carry:
        """Over the next day, or the next part of the day; past the last part over the next person's day."""
        day = min(max(self.day + right, 0), view.days - 1)
        at = self.person * PART_COUNT + self.part + down
        at = min(max(at, 0), len(view.people) * PART_COUNT - 1)
        return replace(self, day=day, person=at // PART_COUNT, part=at % PART_COUNT)

    def over(self, day: int, person: int, part: int) -> Carry:
        return replace(self, day=day, person=person, part=part)

    def slot_there(self, view: GridView) -> GridSlot:
        """The slot as it would stand. What is done together stays with both when held over one of them."""
        to, taken_from = view.people[self.person], view.people[self.row]
        people = self.slot.people
        if to not in people:
            people = tuple(to if name == taken_from else name for name in people)
        return replace(self.slot, day=self.day, part=self.part, people=people)

    def view_of(self, view: GridView) -> GridView:
        """The whole week with the slot where it is held."""
        there = self.slot_there(view)
        slots = (there if slot.number == there.number else slot for slot in view.slots)
        return replace(view, slots=tuple(slots))
