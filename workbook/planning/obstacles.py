"""What stops somebody from doing a slot instead of those whose it is: found by trying them. Pure Python, from the
household and the finished list of slots alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain, combinations
from typing import Literal

from workbook.domain.chores.burden import part_of_work, step, taking_part
from workbook.domain.chores.clock import has_stretch, parts_of
from workbook.domain.chores.due import apart, earliest
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.week import Rule, Slot
from workbook.planning.check import beta, limits, may_on, pinned_to, resting

Kind = Literal[
    "cannot", "forbidden", "turn", "away", "never free", "minutes", "clock", "not all", "taken", "limit", "heavier",
    "less even", "weighs more", "nothing",
]  # fmt: skip
Place = tuple[int, int]  # day, part
RULES: tuple[Rule, ...] = ("after", "whole day", "evening", "heavy", "clock")


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The first thing that stops somebody from doing a slot instead. `minutes` are those they would need in one go;
    `day` and `parts` are where, as far as they name it: no day where it could be on several, no parts where it could be
    in all of them. `load` is the part of the work they would carry then, in basis points; where theirs would be the
    heaviest list only with what was carried before counted in, `before` says whose that is, and the basis points: owed
    above 0. `whole`: away all the time. `rules`: what of the order and the limits leaves no room. `now`: whose list is
    the heaviest as it is, and their part of the work. `place`: the how manyth heaviest list would be heavier. `apart`:
    their time has room for it, but only nearer to its other doings than so many days."""

    kind: Kind
    person: str
    minutes: int = 0
    day: int | None = None
    parts: tuple[int, ...] = ()
    load: int = 0
    before: tuple[str, int] | None = None
    whole: bool = False
    rules: tuple[Rule, ...] = ()
    now: tuple[str, int] = ("", 0)
    place: int = 0
    apart: int = 0


class Trying:
    """The slots with what trying somebody else needs: loads, minutes used, the heaviest list."""

    def __init__(self, household: Household, slots: Sequence[Slot], weeks: int) -> None:
        self.household, self.slots, self.weeks = household, slots, weeks
        self.people = taking_part(household)
        self.chores = {chore.name: chore for chore in household.chores}
        self._weights = beta(household, weeks)
        self._loads = dict.fromkeys((person.name for person in self.people), 0)
        self._used: dict[tuple[str, int, int], int] = {}
        for slot in slots:
            for person in self.people:
                if person.name in slot.people:
                    self._loads[person.name] += self._weights.get((slot.chore, person.name), 1)
                    place = (person.name, slot.day, slot.part)
                    self._used[place] = self._used.get(place, 0) + person.minutes(self.chores[slot.chore])
        self._heaviest = self._steps(self._loads, household.carry)
        self._over = Counter(limits(household, slots))
        self._limited = any(chore.after or chore.heavy or chore.clock for chore in household.chores) or any(
            person.most_a_day or person.most_an_evening for person in self.people
        )

    def _steps(self, loads: Mapping[str, int], carry: Mapping[str, int]) -> int:
        worst = max((points + carry.get(name, 0) for name, points in loads.items()), default=0)
        return max(0, -(-worst // step(self.household)))

    def others(self, slot: Slot) -> list[HouseholdPerson]:
        return [person for person in self.people if person.name not in slot.people]

    def obstacle(self, slot: Slot, other: HouseholdPerson) -> Obstacle:
        """The first thing that stops `other` from doing it. What one person does all of is tried whole: all its doings
        at once."""
        chore, name = self.chores[slot.chore], other.name
        doings = [each for each in self.slots if each.chore == slot.chore] if chore.owned else [slot]
        doings = [each for each in doings if each.people == slot.people]
        if other.ability(chore.name) == "cannot":
            return Obstacle("cannot", name)
        if not any(may_on(self.household, chore, other, day) for day in _days(chore, slot)):
            return Obstacle("forbidden", name)
        if name in resting(self.household, chore) and slot.day < 7:
            return Obstacle("turn", name)
        if (stopped := self._without_time(chore, doings, other)) is not None:
            return stopped
        first, *more = slot.people
        if more:
            found = [self._with_it(chore, doings, each, other) for each in slot.people]
            return found[0] if len(set(found)) == 1 else Obstacle("nothing", name)
        return self._with_it(chore, doings, first, other)

    def _with_it(self, chore: Chore, doings: Sequence[Slot], whose: str, other: HouseholdPerson) -> Obstacle:
        """What the sums say against these doings of a chore on the list of `other` in place of `whose`."""
        name = other.name
        mine, theirs = self._weight(chore, whose), self._weight(chore, name)
        after = dict(self._loads)
        after[whose] -= mine * len(doings)
        after[name] += theirs * len(doings)
        carry = self.household.carry
        if self._steps(after, carry) > self._heaviest:
            load = part_of_work(self.household, name, after[name])
            most = max(self._loads, key=lambda one: self._loads[one])
            now = (most, part_of_work(self.household, most, self._loads[most]))
            return Obstacle("heavier", name, load=load, before=self._decisive(name, after), now=now)
        if place := self._less_even(after):
            return Obstacle("less even", name, place=place)
        return Obstacle("weighs more" if theirs > mine else "nothing", name)

    def _less_even(self, after: Mapping[str, int]) -> int:
        """Of three and more people: the how manyth heaviest list would be heavier, with what was carried before counted
        in and without it; 0 where none would, or one before it would be lighter."""
        found = {self._first_heavier(after, carry) for carry in (self.household.carry, dict[str, int]())}
        return found.pop() if len(self.people) > 2 and len(found) == 1 else 0

    def _first_heavier(self, after: Mapping[str, int], carry: Mapping[str, int]) -> int:
        grain = step(self.household)
        now, then = (
            sorted((max(0, -(-(points + carry.get(name, 0)) // grain)) for name, points in loads.items()), reverse=True)
            for loads in (self._loads, after)
        )
        place = next((n for n, (one, other) in enumerate(zip(now, then, strict=True)) if one != other), None)
        return 0 if place is None or then[place] < now[place] else place + 1

    def _without_time(self, chore: Chore, doings: Sequence[Slot], other: HouseholdPerson) -> Obstacle | None:
        """What keeps them from these doings of a chore as far as their time goes."""
        name, minutes = other.name, other.minutes(chore)
        if self.is_away_throughout(other):
            return Obstacle("away", name, whole=True)
        if not any(free for day in other.free for free in day):
            return Obstacle("never free", name)
        could = {each: self._places(chore, each, other, doings) for each in doings}
        fits = {each: [at for at in could[each] if self._long_enough(chore, other, at)] for each in doings}
        for each in doings:
            if not fits[each]:
                return self._nowhere(chore, each, other, could[each])
        if not self._hold_all(chore, doings, chain(*fits.values())):
            return Obstacle("not all", name)
        room = {each: [at for at in fits[each] if self._left(other, *at) >= minutes] for each in doings}
        if not all(room.values()) or not self._hold_all(chore, doings, chain(*room.values())):
            return Obstacle("taken", name, apart=self._near(chore, doings, other))
        for each in doings if self._limited else ():
            broken = [self._breaks(each, other, *at) for at in room[each]]
            if all(broken):
                return Obstacle("limit", name, rules=_fewest(broken))
        return None

    def _near(self, chore: Chore, doings: Sequence[Slot], other: HouseholdPerson) -> int:
        """The days that lie between two doings of a chore, where its others alone keep these from a place for which
        `other` has room: 0 where no such place is."""
        if chore.days is not None or chore.most_a_day > 1:
            return 0
        for each in doings:
            first = each.day // 7 * 7 if chore.every == "week" else 0
            days = range(max(first, self.household.first), first + (7 if chore.every == "week" else 7 * self.weeks))
            far = {day for day, _ in self._places(chore, each, other, doings)}
            near = [day for day in days if day % 7 in chore.allowed_days and day not in far]
            if any(
                self._long_enough(chore, other, (day, part)) and self._left(other, day, part) >= other.minutes(chore)
                for day in near
                if may_on(self.household, chore, other, day % 7)
                and pinned_to(self.household, chore.name, day % 7) <= {other.name}
                for part in parts_of(chore)
            ):
                return apart(chore)
        return 0

    def _nowhere(self, chore: Chore, slot: Slot, other: HouseholdPerson, places: Sequence[Place]) -> Obstacle:
        """What of their time is missing for one doing, an empty list beside: they are away, not there at its hour, or
        have not so many minutes in one go."""
        fixed = chore.days is not None
        day = slot.day if fixed else None
        days = {slot.day} if fixed else {day for day, _ in places}
        if days and all(self._away(other, each) for each in days):
            return Obstacle("away", other.name, day=day)
        minutes = other.minutes(chore)
        if any(minutes <= other.free[each % 7][part] and not self._away(other, each) for each, part in places):
            return Obstacle("clock", other.name, minutes, day)
        parts = sorted({part for _, part in places}) if fixed else []
        return Obstacle("minutes", other.name, minutes, day, tuple(parts) if len(parts) < 3 else ())

    def is_away_throughout(self, person: HouseholdPerson) -> bool:
        return all(self._away(person, day) for day in range(self.household.first, 7 * self.weeks))

    def is_away_when_it_could_be(self, person: HouseholdPerson, chore: Chore) -> bool:
        """On all days that the chore has, as far as they have not passed."""
        weekdays = chore.allowed_days if chore.days is None else chore.days
        days = [day for day in range(self.household.first, 7 * self.weeks) if day % 7 in weekdays]
        return bool(days) and all(self._away(person, day) for day in days)

    def _away(self, person: HouseholdPerson, day: int) -> bool:
        monday = self.household.monday
        return monday is not None and any(each.holds(monday + timedelta(days=day)) for each in person.away)

    def _long_enough(self, chore: Chore, person: HouseholdPerson, at: Place) -> bool:
        """Whether an empty list of theirs has room for a doing there."""
        day, part = at
        if self._away(person, day) or person.minutes(chore) > person.free[day % 7][part]:
            return False
        return has_stretch(person, chore, day % 7, part)

    def _hold_all(self, chore: Chore, doings: Sequence[Slot], places: Iterable[Place]) -> bool:
        """Whether these places can hold all doings at once: as many of each day, or week, each in its own part of the
        day, and as far apart as they have to be. The earliest that is possible each time leaves most to the others."""
        if len(doings) < 2:
            return True
        wanted = Counter(self._span(chore, each.day) for each in doings)
        last: int | None = None
        for day, count in sorted(Counter(day for day, _ in set(places)).items()):
            if last is not None and day - last < chore.apart:
                continue
            if taken := min(count, chore.most_a_day, wanted[self._span(chore, day)]):
                wanted[self._span(chore, day)] -= taken
                last = day
        return not any(wanted.values())

    def _span(self, chore: Chore, day: int) -> int:
        """What its doings are counted by: the day where those are fixed, else the week, or all of the fortnight."""
        if chore.days is not None:
            return day
        return day // 7 if chore.every == "week" else 0

    def _decisive(self, name: str, after: Mapping[str, int]) -> tuple[str, int] | None:
        """What was carried before, where that alone makes the list of `name` the heaviest."""
        carry, heaviest = self.household.carry, max(self._loads, key=lambda whose: self._loads[whose])
        if self._steps(after, {}) > self._steps(self._loads, {}):
            return None
        if carry.get(name, 0) > 0:
            return name, carry[name]
        return (heaviest, carry[heaviest]) if carry.get(heaviest, 0) < 0 else None

    def _weight(self, chore: Chore, name: str) -> int:
        return self._weights.get((chore.name, name), 1)

    def _breaks(self, slot: Slot, other: HouseholdPerson, day: int, part: int) -> set[Rule]:
        """What would be out of order, or more than is agreed as the most, if another did it there."""
        there = Slot(slot.chore, day, part, (other.name,))
        after = Counter(limits(self.household, [there if s is slot else s for s in self.slots]))
        return {each.rule for each in after - self._over}

    def _left(self, person: HouseholdPerson, day: int, part: int) -> int:
        return person.free[day % 7][part] - self._used.get((person.name, day, part), 0)

    def _places(self, chore: Chore, slot: Slot, other: HouseholdPerson, doings: Sequence[Slot]) -> list[Place]:
        """Days and parts where this doing could stand for `other`, their time aside: as far from the chore's doings
        that are not of these `doings` as it has to be, and on no day on which somebody else is pinned to it."""
        staying = [each for each in self.slots if each.chore == chore.name and each not in doings]
        if chore.days is not None:
            days = [slot.day]
        else:
            first = slot.day // 7 * 7 if chore.every == "week" else 0
            span = 7 if chore.every == "week" else 7 * self.weeks
            elsewhere = [each.day for each in staying]
            most = chore.most_a_day
            soonest = max(first, earliest(self.household, chore))
            days = [
                day
                for day in range(soonest, first + span)
                if day % 7 in chore.allowed_days
                and (
                    elsewhere.count(day) < most
                    if most > 1
                    else all(abs(day - taken) >= chore.gap for taken in elsewhere)
                )
            ]
        free = [
            day
            for day in days
            if may_on(self.household, chore, other, day % 7)
            and pinned_to(self.household, chore.name, day % 7) <= {other.name}
        ]
        taken = {(each.day, each.part) for each in staying}
        return [(day, part) for day in free for part in parts_of(chore) if (day, part) not in taken]


def _fewest(broken: Sequence[set[Rule]]) -> tuple[Rule, ...]:
    """The fewest rules that would do alone to stop it everywhere; of each place what is broken there."""
    some = (rules for count in range(1, len(RULES) + 1) for rules in combinations(RULES, count))
    return next(rules for rules in some if all(at.intersection(rules) for at in broken))


def _days(chore: Chore, slot: Slot) -> Sequence[int]:
    return (slot.day % 7,) if chore.days is not None else chore.allowed_days
