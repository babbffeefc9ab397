"""The smallest change that would make room for what did not fit.

A kind of change (another hour, no turns, …) is made and looked at again: where it does not help by itself, what is
missing then is said with it. Minutes come from an elastic model: the same week, where free time may be stretched at a
price, has to hold what was left out as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from workbook.domain.chores.clock import parts_of
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import ALL_PARTS, DAY_MINUTES, WEEK, Chore, Household, HouseholdPerson
from workbook.planning.highs import INFINITY, Watch
from workbook.planning.left_out import why_left_out, within_limits
from workbook.planning.places import Places, Placing, build_places, left_out, used_minutes
from workbook.planning.problem import Cell, Problem, has_time, may, pinned_people, turned_away
from workbook.words.chores import leftovers as words

ANOTHER_PLACE = 10  # minutes that one more day or part to be stretched counts for: people prefer one change to three
MOST_CHANGES = 3  # a longer list of changes is no help: then the smallest one for one slot is shown
MOST_TOGETHER = 8  # changes that make room for everything at once
MOST_WIDE = 40  # chores × people: of no more, another chore too may move to where there is no time for it yet
MOST_KINDS = 4  # changes one after the other; more is no help

Change = tuple[int, int, int, int]  # person, day, part, minutes


def _anywhere(household: Household, chore: Chore) -> Household:
    days = None if chore.days is None else chore.days or WEEK
    return _with(household, replace(chore, days=days, allowed_days=WEEK, parts=ALL_PARTS, gap=1, every_days=0))


def _without_limits(household: Household, chore: Chore) -> Household:
    return replace(
        household,
        people=tuple(replace(person, most_a_day=0, most_an_evening=0) for person in household.people),
        chores=tuple(replace(each, heavy=False) for each in household.chores),
    )


def _learned(household: Household, chore: Chore) -> Household:
    """Everybody who cannot is learning it."""
    return replace(
        household,
        people=tuple(
            replace(
                person,
                cannot=tuple(name for name in person.cannot if name != chore.name),
                learning=(*person.learning, chore.name),
            )
            if chore.name in person.cannot
            else person
            for person in household.people
        ),
        forbids=tuple(pin for pin in household.forbids if pin.chore != chore.name),
    )


def _with(household: Household, chore: Chore) -> Household:
    return replace(household, chores=tuple(chore if one.name == chore.name else one for one in household.chores))


KINDS: Mapping[str, Callable[[Household, Chore], Household]] = {
    words.ALLOW_MORE: _anywhere,
    words.SMALLER_GAP: _anywhere,
    words.LET_TWO_OWN: lambda household, chore: _with(household, replace(chore, owned=False)),
    words.NO_TURN: lambda household, chore: _with(household, replace(chore, alternate=False)),
    words.ROOM_BEFORE: lambda household, chore: _with(household, replace(chore, after="")),
    words.OTHER_TIME: lambda household, chore: _with(household, replace(chore, clock=None)),
    words.RAISE_LIMIT: _without_limits,
    words.UNPIN: lambda household, chore: replace(
        household, pins=tuple(pin for pin in household.pins if pin.chore != chore.name)
    ),
    words.LEARN_IT: _learned,
    words.ASK_SOMEBODY: lambda household, chore: _with(household, replace(chore, people=1)),
}
"""What a household is like after a change of each kind."""
BESIDE_MINUTES = (words.RAISE_LIMIT, words.OTHER_TIME, words.ALLOW_MORE)
"""What may be in the way where minutes alone would not do."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan in which something found no place. `rebuilt` makes the problem anew of a changed household; `rivals` are
    chores that lack minutes as well, and could take those that are found."""

    problem: Problem
    placing: Placing
    rebuilt: Callable[[Household], Problem]
    watch: Watch
    rivals: Sequence[str]

    def remedy(self, number: int, missing: int, kind: str) -> str:
        """What makes room for a chore: a change of that kind, with what has to come with it; minutes for kind ""."""
        kinds = (kind,)
        if not kind:
            changes, helped = _more_minutes(self.problem, self.placing, number, missing, self.watch)
            if changes is not None:
                said = _said(self.problem, changes, missing, helped)
                return words.or_for(said, self._others(self.problem, changes)) if changes else words.ROOM_WAS_LEFT
            kinds = BESIDE_MINUTES
        elif kind not in KINDS:  # nothing that could be tried: the week after, or a look at its minutes
            return kind
        tries = (self._changed(number, missing, each, most) for most in (1, MOST_KINDS) for each in kinds)
        return next(filter(None, tries), "")

    def _changed(self, number: int, missing: int, kind: str, most: int) -> str:
        """A change of that kind with what has to come with it, at most so many kinds; "" where that does not do."""
        problem, found = self.problem, list[str]()
        while kind in KINDS and len(found) < most:
            changed = KINDS[kind](problem.household, problem.chores[number])
            if changed == problem.household:
                break  # what is not there cannot be changed
            found.append(kind)
            problem = self.rebuilt(changed)
            minutes = self._fewest_minutes(problem, number)
            if minutes:
                said = words.and_then([*found, _said(problem, minutes, missing, 1)])
                return words.or_for(said, self._others(problem, minutes))
            if minutes is not None:
                return words.and_then(found)
            then = why_left_out(problem, self.placing, number).remedy
            kind = next((each for each in (then, *BESIDE_MINUTES) if self._new(problem, number, each, found)), "")
        return ""

    def _others(self, problem: Problem, changes: Sequence[Change]) -> list[str]:
        """Those of the rivals that could take these minutes instead."""
        people = list(problem.household.people)
        for p, day, part, minutes in changes:
            at = next(n for n, person in enumerate(people) if person.name == problem.people[p].name)
            free = [list(of_day) for of_day in people[at].free]
            free[day % 7][part] = min(DAY_MINUTES, free[day % 7][part] + minutes)
            people[at] = replace(people[at], free=tuple((one, two, three) for one, two, three in free))
        then = self.rebuilt(replace(problem.household, people=tuple(people)))
        numbers = {chore.name: number for number, chore in enumerate(then.chores)}

        def could(rival: str) -> bool:
            if _without_moving(then, self.placing, numbers[rival]) == []:
                return True
            return not self.watch.over() and _stretched(then, self.placing, numbers[rival], 1, self.watch) == []

        return [rival for rival in self.rivals if could(rival)]

    def _new(self, problem: Problem, number: int, kind: str, found: Sequence[str]) -> bool:
        """Whether a kind of change is none of those found, and would change anything."""
        if not kind or kind in found:
            return False
        make = KINDS.get(kind)
        return make is None or make(problem.household, problem.chores[number]) != problem.household

    def _fewest_minutes(self, problem: Problem, number: int) -> list[Change] | None:
        """More minutes for one more doing, none where there is room already; None where minutes do not help."""
        alone = _without_moving(problem, self.placing, number)
        if alone == [] or self.watch.over():
            return alone
        moved = _stretched(problem, self.placing, number, 1, self.watch)
        return moved if moved is not None and (alone is None or _price(moved) < _price(alone)) else alone


def together(problem: Problem, placing: Placing, chores: Sequence[int], watch: Watch) -> str:
    """The fewest, smallest changes after which all doings of these chores, and all that was placed, have their place;
    empty when there are none, or too many to be of help."""
    who = dict(problem.who)
    for chore in chores:
        who.update(_wider(problem, chore))
    wide = replace(problem, who=dict(sorted(who.items())))
    places = build_places(wide, elastic=True)
    left = left_out(problem, placing)
    for number, column in places.left_out.items():
        demand = problem.demands[number]
        most = 0 if demand.chore in chores else left[number]
        places.model.row(-INFINITY, most, [(column, 1)])
    changes = _smallest(places, watch)
    if not changes or len(changes) > MOST_TOGETHER:
        return ""
    return _said(problem, changes, 1, 1)


def _more_minutes(
    problem: Problem, placing: Placing, chore: int, missing: int, watch: Watch
) -> tuple[list[Change] | None, int]:
    """The minutes that make room for all doings that are missing, or for one, and for how many; none where there is
    room already, and None where minutes do not help."""
    alone = _without_moving(problem, placing, chore)
    if watch.over():
        return alone, 1
    stretched = _stretched(problem, placing, chore, missing, watch) if missing > 1 else None
    if stretched and len(stretched) <= MOST_CHANGES:
        return stretched, missing
    one = _stretched(problem, placing, chore, 1, watch)
    if one is not None and (alone is None or _price(one) < _price(alone)):
        alone = one
    return alone, 1


def _said(problem: Problem, changes: Sequence[Change], missing: int, helped: int) -> str:
    if not changes:
        return ""
    named = [(problem.people[person].name, minutes, day, part) for person, day, part, minutes in changes]
    return words.more_minutes(named, missing, helped)


def _price(changes: Sequence[Change]) -> int:
    return sum(minutes + ANOTHER_PLACE for _, _, _, minutes in changes)


def _wider(problem: Problem, chore: int) -> dict[Cell, tuple[int, ...]]:
    """The chore's cells with everybody who may do it there, whatever their free minutes."""
    household, what = problem.household, problem.chores[chore]
    resting = set(turned_away(household, what))
    found: dict[Cell, tuple[int, ...]] = {}
    for day in {day for demand in problem.demands if demand.chore == chore for day in demand.days}:
        if day % 7 not in what.allowed_days or day < earliest(household, what):
            continue
        pinned = pinned_people(household, what, day % 7)
        able = tuple(
            p
            for p, person in enumerate(problem.people)
            if may(household, what, person, day % 7)
            and not _away(household, person, day)
            and (person.name not in resting or person.name in pinned or (day >= 7 and chore in problem.turns))
            and (what.people > 1 or not pinned or {person.name} == pinned)
        )
        if len(able) >= what.people and pinned <= {problem.people[p].name for p in able}:
            for part in parts_of(what):
                there = tuple(p for p in able if _could_be(problem.people[p], what, day % 7, part))
                if len(there) >= what.people:
                    found[chore, day, part] = there
    return dict(sorted(found.items()))


def _away(household: Household, person: HouseholdPerson, day: int) -> bool:
    """Nobody is asked for minutes on a day on which they are not there. `day`: from the Monday of the week on."""
    monday = household.monday
    return monday is not None and any(each.holds(monday + timedelta(days=day)) for each in person.away)


def _could_be(person: HouseholdPerson, chore: Chore, weekday: int, part: int) -> bool:
    """Whether nothing but free minutes keeps somebody from a chore there."""
    plenty = replace(person, free=((DAY_MINUTES,) * 3,) * 7)
    return has_time(plenty, chore, weekday, part)


def _without_moving(problem: Problem, placing: Placing, chore: int) -> list[Change] | None:
    """The fewest more minutes for one more slot of the chore when everything else stays where it is."""
    used = used_minutes(problem, placing)
    standing = problem.settled.union(placing)
    first = problem.after.get(chore)
    placed = [cell[1] for cell in placing if cell[0] == chore]
    several = problem.chores[chore].most_a_day
    numbers = problem.demand_numbers()
    left = left_out(problem, placing)
    what = problem.chores[chore]
    owners = {person for cell, people in placing.items() if cell[0] == chore for person in people}
    best: list[Change] | None = None
    for (_, day, part), able in _wider(problem, chore).items():
        near = any(abs(day - other) < problem.gap(chore) for other in placed)
        if several > 1:
            near = (chore, day, part) in placing or placed.count(day) >= several
        unordered = first is not None and not any((first, day, p) in standing for p in range(part + 1))
        if not left[numbers[chore, day]] or near or unordered:
            continue
        able = tuple(p for p in able if within_limits(problem, placing, (chore, day, part), p))
        must = set(problem.must.get((chore, day), ()))
        if what.owned and len(owners) >= what.people:
            able = tuple(person for person in able if person in owners)
        lacks = sorted(
            (
                max(0, used.get((p, day, part), 0) + problem.minutes[chore][p] - problem.free[p, day, part]),
                p not in must,
                p,
            )
            for p in able
        )
        team = sorted(lacks, key=lambda lack: lack[1])[: what.people] if must else lacks[: what.people]
        if len(team) < what.people:
            continue
        changes = [(p, day, part, minutes) for minutes, _, p in team if minutes]
        if best is None or _price(changes) < _price(best):
            best = changes
    return best


def _stretched(problem: Problem, placing: Placing, chore: int, more: int, watch: Watch) -> list[Change] | None:
    """The elastic model: everything that was placed, moved at will, and `more` slots of the chore."""
    few = len(problem.chores) * len(problem.people) <= MOST_WIDE
    who = dict(problem.who)
    for each in range(len(problem.chores)) if few else (chore,):
        who.update(_wider(problem, each))
    places = build_places(replace(problem, who=dict(sorted(who.items()))), elastic=True)
    left = left_out(problem, placing)
    others = {
        column: problem.weight(problem.demands[number].chore)
        for number, column in places.left_out.items()
        if problem.demands[number].chore != chore
    }
    allowed = sum(
        problem.weight(demand.chore) * count
        for demand, count in zip(problem.demands, left, strict=True)
        if demand.chore != chore
    )
    places.model.row(-INFINITY, allowed, list(others.items()))
    own = [column for number, column in places.left_out.items() if problem.demands[number].chore == chore]
    missing = sum(count for demand, count in zip(problem.demands, left, strict=True) if demand.chore == chore)
    places.model.row(-INFINITY, missing - more, [(column, 1) for column in own])
    return _smallest(places, watch)


def _smallest(places: Places, watch: Watch) -> list[Change] | None:
    """The fewest, smallest stretches that solve an elastic model; None where there are none, or none was found."""
    cost = dict.fromkeys(places.stretch.values(), 1) | dict.fromkeys(places.touched.values(), ANOTHER_PLACE)
    answer = places.model.solve(cost, watch)
    if answer.values is None:
        return None
    return [
        (person, day, part, answer.values[column])
        for (person, day, part), column in sorted(places.stretch.items())
        if answer.values[column]
    ]
