"""The least more minutes that make room for what did not fit: where all else stays where it is, and by an elastic model
in which it may move: the same week, where free time may be stretched at a price, no further than that part of the day
goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from workbook.domain.chores.clock import minutes_there, parts_of
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import PART_HOURS, Chore, Household, HouseholdPerson
from workbook.planning.highs import INFINITY, Watch
from workbook.planning.left_out import within_limits
from workbook.planning.places import Places, Placing, build_places, left_out, used_minutes
from workbook.planning.problem import Cell, Problem, has_time, may, pinned_people, turned_away

ANOTHER_PLACE = 10  # minutes that one more day or part to be stretched counts for: people prefer one change to three
MOST_WIDE = 40  # chores × people: of no more, another chore too may move to where there is no time for it yet
MOST_DOINGS = 60  # of more that were left out nothing is tried for all at once
EFFORT = 400  # calls of the solver a model, so that what it finds does not hang on how busy the machine is

Change = tuple[int, int, int, int]  # person, day, part, minutes


def least_more(problem: Problem, placing: Placing, wanted: Mapping[int, int], watch: Watch) -> list[Change] | None:
    """The least more minutes that are found for so many more doings of each of these chores, and all that was placed;
    none where there is room already, None where there are none."""
    alone = _without_moving(problem, placing, wanted)
    if alone == [] or watch.over():
        return alone
    moved = _stretched(problem, placing, wanted, watch)
    return moved if moved is not None and (alone is None or _price(moved) < _price(alone)) else alone


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
    """Whether nothing but free minutes keeps somebody from a chore there: no more than that part of the day has."""
    there = minutes_there(person, weekday, PART_HOURS[part])
    return has_time(replace(person, free=((there,) * 3,) * 7), chore, weekday, part)


def _more(problem: Problem, place: tuple[int, int, int]) -> int:
    """Minutes that somebody (person, day, part) could give there at most beside those that are free."""
    person, day, part = place
    there = minutes_there(problem.people[person], day % 7, PART_HOURS[part])
    return max(0, there - problem.free[place])


def _without_moving(problem: Problem, placing: Placing, wanted: Mapping[int, int]) -> list[Change] | None:
    """More minutes for so many more slots of these chores when everything else stays where it is: one slot after the
    other where it takes the fewest."""
    asked = [chore for chore, count in wanted.items() for _ in range(count)]
    if len(asked) > MOST_DOINGS:
        return None
    asked.sort(key=lambda chore: _behind(problem, chore))
    placing, found = dict(placing), dict[tuple[int, int, int], int]()
    for chore in asked:
        spot = _cheapest(problem, placing, chore, found)
        if spot is None:
            return None
        cell, people, changes = spot
        placing[cell] = people
        for person, day, part, minutes in changes:
            found[person, day, part] = found.get((person, day, part), 0) + minutes
        more = {
            (person, day, part): problem.free[person, day, part] + minutes for person, day, part, minutes in changes
        }
        problem = replace(problem, free={**problem.free, **more})
    return [(*place, minutes) for place, minutes in sorted(found.items())]


def _behind(problem: Problem, chore: int) -> int:
    """How many chores it comes after, one behind the other."""
    first = problem.after.get(chore)
    return 0 if first is None else 1 + _behind(problem, first)


def _cheapest(
    problem: Problem, placing: Placing, chore: int, touched: Mapping[tuple[int, int, int], int]
) -> tuple[Cell, tuple[int, ...], list[Change]] | None:
    """Where and by whom one more slot of the chore takes the fewest more minutes, and which; the first of those that
    are alike. In places that are `touched` already a few more count for less."""
    used = used_minutes(problem, placing)
    standing = problem.settled.union(placing)
    first = problem.after.get(chore)
    placed = [cell[1] for cell in placing if cell[0] == chore]
    several = problem.chores[chore].most_a_day
    numbers = problem.demand_numbers()
    left = left_out(problem, placing)
    what = problem.chores[chore]
    owners = {person for cell, people in placing.items() if cell[0] == chore for person in people}
    best: tuple[int, Cell, tuple[int, ...], list[Change]] | None = None
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
            (lack, p not in must, p)
            for p in able
            if (lack := max(0, used.get((p, day, part), 0) + problem.minutes[chore][p] - problem.free[p, day, part]))
            <= _more(problem, (p, day, part))
        )
        team = sorted(lacks, key=lambda lack: lack[1])[: what.people] if must else lacks[: what.people]
        if len(team) < what.people or not must <= {p for _, _, p in team}:
            continue
        changes = [(p, day, part, minutes) for minutes, _, p in team if minutes]
        price = _price(changes) - ANOTHER_PLACE * sum(change[:3] in touched for change in changes)
        if best is None or price < best[0]:
            best = price, (chore, day, part), tuple(p for _, _, p in team), changes
    return None if best is None else best[1:]


def _stretched(problem: Problem, placing: Placing, wanted: Mapping[int, int], watch: Watch) -> list[Change] | None:
    """The elastic model: everything that was placed, moved at will, and so many more slots of these chores."""
    few = len(problem.chores) * len(problem.people) <= MOST_WIDE
    who = dict(problem.who)
    for each in range(len(problem.chores)) if few else wanted:
        who.update(_wider(problem, each))
    wide = replace(problem, who=dict(sorted(who.items())))
    more = {place: _more(problem, place) for place in problem.free}
    places = build_places(wide, more=more)
    left = left_out(problem, placing)
    for number, column in places.left_out.items():
        if problem.demands[number].chore not in wanted:
            places.model.row(-INFINITY, left[number], [(column, 1)])
    for chore, count in wanted.items():
        own = [number for number in places.left_out if problem.demands[number].chore == chore]
        missing = sum(left[number] for number in own)
        places.model.row(-INFINITY, missing - count, [(places.left_out[number], 1) for number in own])
    return _smallest(places, watch)


def _smallest(places: Places, watch: Watch) -> list[Change] | None:
    """The fewest, smallest stretches that solve an elastic model; None where there are none, or none was found."""
    cost = dict.fromkeys(places.stretch.values(), 1) | dict.fromkeys(places.touched.values(), ANOTHER_PLACE)
    answer = places.model.solve(cost, watch, effort=EFFORT)
    if answer.values is None:
        return None
    return [
        (person, day, part, answer.values[column])
        for (person, day, part), column in sorted(places.stretch.items())
        if answer.values[column]
    ]
