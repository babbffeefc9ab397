"""A household turned into numbers: which doings ask for a place, who may do them where, and how heavy each is.

Everything here is plain Python and cheap; the engine, the heuristic start and the other plans work on it. The
checker (check.py) does not: it reads the household afresh, so that a fault here cannot hide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from workbook.domain.chores.burden import burdens, planned_for, step
from workbook.domain.chores.clock import has_stretch, intervals, minutes_there, parts_of, span_in
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import ALL_PARTS, DAY_MINUTES, Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import followed, on_lists

PRIORITY_WEIGHTS = {1: 10_000, 2: 100, 3: 1}

Cell = tuple[int, int, int]  # chore, day, part
Limit = Literal["day", "evening", "heavy", "hour", "help"]


def spaced(days: set[int], gap: int) -> int:
    """How many of the days can be used when any `gap` days in a row may hold one."""
    count, last = 0, -gap
    for day in sorted(days):
        if day - last >= gap:
            count, last = count + 1, day
    return count


@dataclass(frozen=True, slots=True)
class Demand:
    """`count` slots of a chore somewhere on `days`; what is not placed is left out, at the chore's weight each."""

    chore: int
    days: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Cap:
    """What a person's doings on some days, in some parts of them, weigh together: at most `most`. A chore that
    `weights` does not name weighs nothing. `of`: the minutes of a day or an evening, heavy chores, an hour that holds
    no more, or help that is paid for."""

    person: int
    days: tuple[int, ...]
    parts: tuple[int, ...]
    weights: Mapping[int, int]
    most: int
    of: Limit

    def weight(self, chore: int, day: int, part: int) -> int:
        return self.weights.get(chore, 0) if day in self.days and part in self.parts else 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What a plan is searched in. Chores and people are numbers in the household's order of those that count.

    `who` has an entry for each cell in which a chore can be done at all: the people who may and have the minutes.
    `must` names people who have to take part in a chore done together on that day. `turns` are the chores that
    alternate between the two weeks of a fortnight. `after`: which chore each comes after, that day or earlier that day;
    `settled` are doings that are there already, outside what is planned, and `first` is the first day that has not
    passed. Children come last; their β is 0.
    """

    household: Household
    weeks: int
    people: tuple[HouseholdPerson, ...]
    chores: tuple[Chore, ...]
    minutes: tuple[tuple[int, ...], ...]
    beta: tuple[tuple[int, ...], ...]
    free: dict[tuple[int, int, int], int]
    who: dict[Cell, tuple[int, ...]]
    must: dict[tuple[int, int], tuple[int, ...]]
    demands: tuple[Demand, ...]
    carry: tuple[int, ...]
    step: int
    turns: frozenset[int]
    caps: tuple[Cap, ...] = ()
    after: Mapping[int, int] = field(default_factory=dict[int, int])
    settled: frozenset[Cell] = frozenset()
    first: int = 0

    @property
    def days(self) -> int:
        return 7 * self.weeks

    def weight(self, chore: int) -> int:
        return PRIORITY_WEIGHTS[self.chores[chore].priority]

    def demand_numbers(self) -> dict[tuple[int, int], int]:
        """Which demand a slot of a chore on a day serves: (chore, day) → number."""
        return {(demand.chore, day): number for number, demand in enumerate(self.demands) for day in demand.days}

    def windows(self, chore: int) -> list[range]:
        """Runs of days that may hold at most one slot of the chore (or `most_a_day` where a run is one day)."""
        gap = self.gap(chore)
        return [range(first, first + gap) for first in range(self.days - gap + 1)]

    def gap(self, chore: int) -> int:
        """Any so many days in a row hold one slot. Fixed weekdays are as close as they were set."""
        return self.chores[chore].apart

    def room(self, chore: int, cells: Iterable[tuple[int, int]]) -> int:
        """How many doings of the chore can stand on these days and parts, with its gap and so many a day."""
        parts = Counter(day for day, _ in set(cells))
        most = self.chores[chore].most_a_day
        return spaced(set(parts), self.gap(chore)) if most == 1 else sum(min(most, n) for n in parts.values())

    def group(self, chore: int, day: int) -> int:
        """Which owner of an owned chore the day belongs to: one for all, or one a week where weeks alternate."""
        return day // 7 if chore in self.turns else 0


def too_long(chore: Chore) -> bool:
    """More than a whole day in one go: surely a slip of the finger, so it is left out of the household's work."""
    return chore.minutes + chore.planning > DAY_MINUTES


def build(household: Household, weeks: int = 1) -> Problem:
    """The problem of planning `weeks` (1 or 2) weeks of the household's chores that are due."""
    people = planned_for(household)
    chores = tuple(chore for chore in household.chores if chore.doings)
    numbers = {chore.name: number for number, chore in enumerate(chores)}
    demands = tuple(
        demand for number, chore in enumerate(chores) for demand in _demands(household, number, chore, weeks)
    )
    counts = [0] * len(chores)
    for demand in demands:
        counts[demand.chore] += demand.count
    childs = on_lists(household)
    shared = [(c, n) for c, n in zip(chores, counts, strict=True) if not too_long(c) and c.name not in childs]
    beta = burdens(household, shared)
    turns = frozenset(
        number
        for number, chore in enumerate(chores)
        if weeks == 2 and chore.alternate and chore.every == "week" and _can_take_turns(household, people, chore)
    )
    who, must = _places(household, people, chores, weeks, turns)
    asked = {(demand.chore, day) for demand in demands for day in demand.days}
    return Problem(
        household=household,
        weeks=weeks,
        people=people,
        chores=chores,
        minutes=tuple(tuple(person.minutes(chore) for person in people) for chore in chores),
        beta=tuple(
            tuple(beta.get((chore.name, person.name), 1) if person.only is None else 0 for person in people)
            for chore in chores
        ),
        free={
            (p, day, part): person.free[day % 7][part]
            for p, person in enumerate(people)
            for day in range(7 * weeks)
            for part in range(3)
        },
        who={cell: able for cell, able in who.items() if cell[:2] in asked},
        must=must,
        demands=demands,
        carry=tuple(household.carry.get(person.name, 0) if person.only is None else 0 for person in people),
        step=step(household),
        turns=turns,
        caps=tuple(caps(people, chores, weeks)),
        after={numbers[one]: numbers[other] for one, other in followed(household).items() if one in numbers},
        first=household.first,
    )


def _demands(household: Household, number: int, chore: Chore, weeks: int) -> list[Demand]:
    """A demand for each fixed or pinned weekday, and one for the rest of the week's slots."""
    span = 1 if chore.every == "week" else weeks  # what is not weekly comes once in a fortnight, in either week
    found: list[Demand] = []
    for first in range(0, 7 * weeks, 7 * span):
        fixed = chore.days if chore.days is not None else _pinned_days(household, chore)
        each = chore.a_day if chore.days is not None else 1
        found += [Demand(number, tuple(first + day + 7 * week for week in range(span)), each) for day in fixed]
        rest = tuple(first + day for day in range(7 * span) if day % 7 not in fixed)
        if chore.days is None and chore.times > len(fixed):
            found.append(Demand(number, rest, chore.times - len(fixed)))
    return found


def _pinned_days(household: Household, chore: Chore) -> tuple[int, ...]:
    days = {p.weekday for p in household.pins if p.chore == chore.name and p.weekday is not None}
    return tuple(sorted(days))[: chore.times]


def _places(
    household: Household,
    people: Sequence[HouseholdPerson],
    chores: Sequence[Chore],
    weeks: int,
    turns: frozenset[int],
) -> tuple[dict[Cell, tuple[int, ...]], dict[tuple[int, int], tuple[int, ...]]]:
    who: dict[Cell, tuple[int, ...]] = {}
    must: dict[tuple[int, int], tuple[int, ...]] = {}
    for number, chore in enumerate(chores):
        if too_long(chore):
            continue
        resting = set(turned_away(household, chore))
        first = earliest(household, chore)
        days = chore.allowed_days if chore.days is None else [d for d in chore.days if d in chore.allowed_days]
        for day in (day + 7 * week for week in range(weeks) for day in days if day + 7 * week >= first):
            pinned = pinned_people(household, chore, day % 7)
            if day >= 7 and number in turns:
                resting = set[str]()  # in the second week it is the turn of whoever rested in the first
            able = [
                p
                for p, person in enumerate(people)
                if may(household, chore, person, day % 7) and (person.name not in resting or person.name in pinned)
            ]
            if pinned:
                must[number, day] = tuple(p for p, person in enumerate(people) if person.name in pinned)
            for part in parts_of(chore):
                here = tuple(
                    p
                    for p in able
                    if has_time(people[p], chore, day % 7, part) and not is_away(household, people[p], day)
                )
                if chore.people == 1 and pinned:
                    here = tuple(p for p in here if {people[p].name} == pinned)
                if len(here) < chore.people or (pinned and not _all_there(people, here, pinned, chore)):
                    continue
                who[number, day, part] = here
    return who, must


def is_away(household: Household, person: HouseholdPerson, day: int) -> bool:
    """Whether somebody is away on day 0–6 (0–13): then nothing is theirs, not even planning, that needs no minutes."""
    monday = household.monday
    return monday is not None and any(each.holds(monday + timedelta(days=day)) for each in person.away)


def _all_there(people: Sequence[HouseholdPerson], here: Sequence[int], pinned: set[str], chore: Chore) -> bool:
    return len(pinned) <= chore.people and pinned <= {people[p].name for p in here}


def pinned_people(household: Household, chore: Chore, weekday: int) -> set[str]:
    """The people pinned to the chore on that weekday: they, and for one person's chores nobody else."""
    names = {person.name for person in household.people}
    return {
        pin.person
        for pin in household.pins
        if pin.chore == chore.name and pin.weekday in (None, weekday) and pin.person in names
    }


def may(household: Household, chore: Chore, person: HouseholdPerson, weekday: int) -> bool:
    """Able, not forbidden on that weekday, and on a child's list only for that child."""
    if chore.name not in person.only if person.only is not None else chore.name in on_lists(household):
        return False
    return person.ability(chore.name) != "cannot" and not any(
        pin.chore == chore.name and pin.person == person.name and pin.weekday in (None, weekday)
        for pin in household.forbids
    )


def turned_away(household: Household, chore: Chore) -> tuple[str, ...]:
    """Who did an alternating chore last time and therefore rests from it now.

    Nobody when the others alone could not do it: too few of them can, may, and have enough free minutes in some
    single allowed day and part.
    """
    last = household.last_owner.get(chore.name, ())
    if not chore.alternate or not last:
        return ()
    others = [p for p in planned_for(household) if p.name not in last and has_room(household, chore, p)]
    return tuple(last) if len(others) >= chore.people else ()


def has_room(household: Household, chore: Chore, person: HouseholdPerson) -> bool:
    """Whether the person can, may, and has the minutes in some single allowed day and part."""
    days = chore.allowed_days if chore.days is None else [d for d in chore.days if d in chore.allowed_days]
    return any(
        may(household, chore, person, day) and has_time(person, chore, day, part)
        for day in days
        for part in parts_of(chore)
    )


def has_time(person: HouseholdPerson, chore: Chore, weekday: int, part: int) -> bool:
    """Whether somebody with an empty list has the minutes for a chore there: free, by the clock, within the limits."""
    minutes = person.minutes(chore)
    most = [person.free[weekday][part], person.most_a_day or minutes]
    if part == ALL_PARTS[-1]:
        most.append(person.most_an_evening or minutes)
    return minutes <= min(most) and has_stretch(person, chore, weekday, part)


def caps(people: Sequence[HouseholdPerson], chores: Sequence[Chore], weeks: int) -> Iterable[Cap]:
    """What is never passed: minutes a day and an evening, one heavy chore an evening, and at any hour no more than that
    hour holds."""
    heavy = {number: 1 for number, chore in enumerate(chores) if chore.heavy}
    timed = any(chore.clock for chore in chores)
    for p, person in enumerate(people):
        minutes = {number: person.minutes(chore) for number, chore in enumerate(chores)}
        for day in range(7 * weeks):
            if person.most_a_day:
                yield Cap(p, (day,), ALL_PARTS, minutes, person.most_a_day, "day")
            if person.most_an_evening:
                yield Cap(p, (day,), ALL_PARTS[-1:], minutes, person.most_an_evening, "evening")
            if len(heavy) > 1:
                yield Cap(p, (day,), ALL_PARTS[-1:], heavy, 1, "heavy")
            for part in ALL_PARTS if timed else ():
                spans = {n: span for n, chore in enumerate(chores) if (span := span_in(chore, part))}
                for start, end in intervals(list(spans.values())):
                    within = {n: minutes[n] for n, span in spans.items() if start <= span[0] and span[1] <= end}
                    most = minutes_there(person, day % 7, (start, end))
                    if sum(within.values()) > most:
                        yield Cap(p, (day,), (part,), within, most, "hour")


def _can_take_turns(household: Household, people: Sequence[HouseholdPerson], chore: Chore) -> bool:
    able = [person for person in people if has_room(household, chore, person)]
    return len(able) >= 2 * chore.people and not any(pin.chore == chore.name for pin in household.pins)
