"""Why a slot fell to somebody: what stops each of the others, found by trying them. Pure Python, from the household
and the finished list of slots alone.

For every slot the other person is put in its place, and the first thing that stops them is named: they cannot; you
both left them out of it; it is their turn to rest; they have not so many minutes in one go, or none left; the heaviest
list would grow. What they feel is named only where they rated it themselves, and not everything alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from workbook.domain.chores.burden import part_of_work, step, taking_part
from workbook.domain.chores.clock import has_stretch, parts_of
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import is_owned, on_lists
from workbook.domain.chores.week import Slot
from workbook.planning.check import beta, limits, may_on, pinned_to, resting
from workbook.words.chores import reasons as words

Kind = Literal[
    "cannot", "forbidden", "turn", "never free", "minutes", "taken", "limit", "heavier", "weighs more", "nothing"
]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The first thing that stops somebody from doing a slot instead. `minutes` are those they would need in one go;
    `load` is the part of the work they would carry then, in basis points; where theirs would be the heaviest list only
    with what was carried before counted in, `before` says whose that is, and the basis points: owed above 0."""

    kind: Kind
    person: str
    minutes: int = 0
    load: int = 0
    before: tuple[str, int] | None = None


def reasons(
    household: Household, slots: Sequence[Slot], weeks: int = 1, numbers: Sequence[int] | None = None
) -> tuple[str, ...]:
    """One sentence for each slot (or for these `numbers` of them): "Ironing: Sam, because with it Alex would carry 46 %
    and finds it very heavy." """
    week = _Week(household, slots, weeks)
    wanted = slots if numbers is None else [slots[number] for number in numbers]
    return tuple(words.reason(slot.chore, slot.people, _why(week, slot)) for slot in wanted)


def _why(week: _Week, slot: Slot) -> str:
    chore = week.chores[slot.chore]
    if chore.name in on_lists(week.household):
        known = (week.household.person(name) for name in slot.people)
        if any(person is None or chore.name not in (person.only or ()) for person in known):
            return ""
        return words.on_list(slot.people[0]) if len(slot.people) == 1 else words.TOGETHER
    if pinned_to(week.household, chore.name, slot.day % 7) & set(slot.people):
        if slot.people == (chore.owner,) and is_owned(chore, week.household.monday):
            return words.whose(chore.owner_until)
        return words.THEIR_TURN if set(slot.people) <= set(chore.rotation) else words.PINNED
    if len(week.people) == 1:
        return words.ONLY_ONE
    if len(slot.people) != 1:
        return words.TOGETHER
    person = week.household.person(slot.people[0])
    if person is None:
        return ""
    found = [week.obstacle(slot, other) for other in week.others(slot)]
    by_kind: dict[Kind, list[Obstacle]] = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(each)
    alike = len({each.share for each in week.people}) == 1
    begun = week.household.first > 0
    clauses = [clause for kind, each in by_kind.items() for clause in _clauses(chore, slot, kind, each, alike, begun)]
    free_to = [each.person for each in found if each.kind in ("heavier", "weighs more", "nothing")]
    clauses += _feelings(week, chore, person, free_to)
    if not clauses:
        return words.could_as_well([each.person for each in found])
    doings = [other.people for other in week.slots if other.chore == chore.name]
    kept_whole = chore.owned and len(doings) > 1 and len(set(doings)) == 1
    return words.because([words.ONE_FOR_ALL, *clauses] if kept_whole else clauses)


def _clauses(chore: Chore, slot: Slot, kind: Kind, found: Sequence[Obstacle], alike: bool, begun: bool) -> list[str]:
    names = [each.person for each in found]
    day = slot.day if chore.days is not None else None
    if kind == "cannot":
        return [words.cannot(names)]
    if kind == "forbidden":
        return [words.left_out_of_it(names, day)]
    if kind == "turn":
        return [words.last_time(names)]
    if kind == "never free":
        return [words.never_free(names, begun=begun)]
    if kind == "minutes":
        return [words.no_stretch([each.person], each.minutes, day) for each in found]
    if kind == "taken":
        return [words.taken(names)]
    if kind == "limit":
        return [words.limited(names)]
    if kind == "heavier":
        return [_heavier(each, alike) for each in found]
    return [words.weighs_more(names)] if kind == "weighs more" else []


def _heavier(found: Obstacle, alike: bool) -> str:
    if found.before is None:
        return words.would_carry(found.person, found.load, alike=alike)
    whose, points = found.before
    if whose == found.person:
        return words.would_carry_owed(whose, found.load, points)
    return words.would_carry_beside(found.person, found.load, whose, -points)


def _feelings(week: _Week, chore: Chore, person: HouseholdPerson, others: Sequence[str]) -> list[str]:
    """What they said of it themselves, of those whom nothing but the sums keeps from it."""
    own = _felt(week.household, person, chore)
    said: list[str] = []
    for name in others:
        other = week.household.person(name)
        if other is None:
            continue
        if other.ability(chore.name) == "learning" != person.ability(chore.name):
            said.append(words.learning(name))
        theirs = _felt(week.household, other, chore)
        if theirs < 0 and theirs < own:
            said.append(words.finds(name, theirs))
    if others and own > 0 and all(own > _felt_by(week, name, chore) for name in others):
        said.append(words.finds(person.name, own))
    return said


def _felt_by(week: _Week, name: str, chore: Chore) -> int:
    person = week.household.person(name)
    return _felt(week.household, person, chore) if person else 0


def _felt(household: Household, person: HouseholdPerson, chore: Chore) -> int:
    """A person's rating; neutral for somebody who rates everything alike, for that says nothing of one chore, and for
    what they cannot do."""
    rated = {person.rating(other.name) for other in household.chores if person.ability(other.name) != "cannot"}
    return person.rating(chore.name) if len(rated) > 1 and person.ability(chore.name) != "cannot" else 0


class _Week:
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
        """The first thing that stops `other` from doing it. What one person does all of is tried whole."""
        chore, name = self.chores[slot.chore], other.name
        doings = [each for each in self.slots if each.chore == slot.chore] if chore.owned else [slot]
        doings = [each for each in doings if each.people == slot.people]
        minutes = other.minutes(chore)
        if other.ability(chore.name) == "cannot":
            return Obstacle("cannot", name)
        if not any(may_on(self.household, chore, other, day) for day in _days(chore, slot)):
            return Obstacle("forbidden", name)
        if name in resting(self.household, chore) and slot.day < 7:
            return Obstacle("turn", name)
        if not any(free for day in other.free for free in day):
            return Obstacle("never free", name)
        for each in doings:
            if not any(minutes <= other.free[day % 7][part] for day, part in self._places(chore, each, other)):
                return Obstacle("minutes", name, minutes)
        with_room = [
            (each, [at for at in self._places(chore, each, other) if self._left(other, *at) >= minutes])
            for each in doings
        ]
        if not all(places for _, places in with_room):
            return Obstacle("taken", name)
        for each, places in with_room if self._limited else ():
            if not any(self._within_limits(each, other, *at) for at in places):
                return Obstacle("limit", name)
        mine, theirs = self._weight(chore, slot.people[0]), self._weight(chore, name)
        after = dict(self._loads)
        after[slot.people[0]] -= mine * len(doings)
        after[name] += theirs * len(doings)
        carry = self.household.carry
        if self._steps(after, carry) > self._heaviest:
            load = part_of_work(self.household, name, after[name])
            return Obstacle("heavier", name, load=load, before=self._decisive(name, after))
        return Obstacle("weighs more" if theirs > mine else "nothing", name)

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

    def _within_limits(self, slot: Slot, other: HouseholdPerson, day: int, part: int) -> bool:
        """Whether a doing could be another's there with nothing out of order, or more than is agreed as the most."""
        there = Slot(slot.chore, day, part, (other.name,))
        return not Counter(limits(self.household, [there if s is slot else s for s in self.slots])) - self._over

    def _left(self, person: HouseholdPerson, day: int, part: int) -> int:
        return person.free[day % 7][part] - self._used.get((person.name, day, part), 0)

    def _places(self, chore: Chore, slot: Slot, other: HouseholdPerson) -> list[tuple[int, int]]:
        """Days and parts where this doing could stand for `other`, minutes aside: as far from the chore's other doings
        as it has to be, and on no day on which somebody else is pinned to it."""
        if chore.days is not None:
            days = [slot.day]
        else:
            first = slot.day // 7 * 7 if chore.every == "week" else 0
            span = 7 if chore.every == "week" else 7 * self.weeks
            elsewhere = [each.day for each in self.slots if each.chore == chore.name and each is not slot]
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
        taken = {(each.day, each.part) for each in self.slots if each.chore == chore.name and each is not slot}
        places = [(day, part) for day in free for part in parts_of(chore) if (day, part) not in taken]
        return [(day, part) for day, part in places if has_stretch(other, chore, day % 7, part)]


def _days(chore: Chore, slot: Slot) -> Sequence[int]:
    return (slot.day % 7,) if chore.days is not None else chore.allowed_days
