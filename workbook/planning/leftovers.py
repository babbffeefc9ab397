"""What did not fit: why, in words that people would use, and the smallest change that would help.

The reason comes from the household and the finished plan. The change comes from an elastic model: the same week,
where free time may be stretched at a price, has to hold what was left out as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbook.domain.chores.clock import has_stretch, parts_of
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import DAY_MINUTES, Chore, HouseholdPerson
from workbook.domain.chores.week import Unplaced
from workbook.planning.highs import INFINITY, Watch
from workbook.planning.places import Places, Placing, build_places, left_out, used_minutes
from workbook.planning.problem import Cell, Problem, has_time, may, pinned_people, too_long, turned_away
from workbook.words.chores import leftovers as words
from workbook.words.chores.plan import when

MOST_ELASTIC = 6  # chores that get an elastic model of their own; the rest is answered without moving the others
ELASTIC_SECONDS = 2.0  # for all of them together
ANOTHER_PLACE = 10  # minutes that one more day or part to be stretched counts for: people prefer one change to three
MOST_CHANGES = 3  # a longer list of changes is no help: then the smallest one for one slot is shown

MOST_TOGETHER = 8  # changes that make room for everything at once

Change = tuple[int, int, int, int]  # person, day, part, minutes


def unplaced(
    problem: Problem,
    placing: Placing,
    *,
    seconds: float = ELASTIC_SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Unplaced, ...]:
    """Everything left out, most urgent first, with reason and remedy; `seconds` are for the remedies that need a
    search of their own (0: a plan in a hurry)."""
    missing: dict[int, int] = {}
    for demand, count in zip(problem.demands, left_out(problem, placing), strict=True):
        if count:
            missing[demand.chore] = missing.get(demand.chore, 0) + count
    watch = Watch(time.monotonic() + seconds, cancelled)
    ordered = sorted(missing, key=lambda number: (problem.chores[number].priority, number))
    whys = {chore: _taken(problem, placing, chore, _why(problem, placing, chore)) for chore in ordered}
    short = [chore for chore in ordered if not whys[chore].remedy]  # minutes would help
    together = _together(problem, placing, short, watch) if len(short) > 1 and not watch.over() else None
    found: list[Unplaced] = []
    for chore in ordered:
        remedy = whys[chore].remedy
        if not remedy and together:
            remedy = words.all_of(together) if chore == short[0] else words.SEE_ALL
        elif not remedy:
            tried = short.index(chore)
            remedy = _remedy(problem, placing, chore, missing[chore], watch if tried < MOST_ELASTIC else None)
            rivals = [problem.chores[other].name for other in short if other != chore]
            remedy = words.or_for(remedy, rivals) if rivals and remedy not in words.NOT_MINUTES else remedy
        found.append(Unplaced(problem.chores[chore].name, missing[chore], whys[chore].reason, remedy))
    return tuple(found)


def _together(problem: Problem, placing: Placing, chores: Sequence[int], watch: Watch) -> str:
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


@dataclass(frozen=True, slots=True)
class _Why:
    reason: str
    remedy: str = ""


def _why(problem: Problem, placing: Placing, number: int) -> _Why:
    """The first reason that holds, from the plainest on. Without a remedy, minutes would help."""
    household, chore = problem.household, problem.chores[number]
    if too_long(chore):
        return _Why(words.too_long(chore.minutes + chore.planning), words.CHECK_MINUTES)
    days = _days(chore)
    if outside := [day for day in chore.days or () if day not in chore.allowed_days]:
        return _Why(words.fixed_not_allowed(outside), words.ALLOW_MORE)
    if chore.parts and not parts_of(chore):
        return _Why(words.NO_SUCH_TIME, words.OTHER_TIME)
    if not days or not chore.parts:
        return _Why(words.NOT_ALLOWED_ANYWHERE, words.ALLOW_MORE)
    pinned = {name for day in days for name in pinned_people(household, chore, day)}
    clash = next((names for day in days if len(names := pinned_people(household, chore, day)) > chore.people), None)
    if clash is not None and not any(cell[0] == number for cell in placing):
        return _Why(words.pins_contradict(sorted(clash)), words.UNPIN)
    if len(problem.people) < chore.people:
        return _Why(words.needs_more(chore.people, len(problem.people)), words.ASK_SOMEBODY)
    able = [person for person in problem.people if any(may(household, chore, person, day) for day in days)]
    barred = sorted(pinned - {person.name for person in able})
    if barred and barred[0] not in {person.name for person in problem.people}:
        return _Why(words.pinned_takes_no_part(barred[0]), words.UNPIN)
    if barred:
        return _Why(words.pinned_cannot(barred[0]), words.UNPIN)
    if not able:
        return _Why(words.NOBODY_CAN, words.LEARN_IT)
    if len(able) < chore.people:
        return _Why(words.too_few_can(chore.people, [person.name for person in able]), words.LEARN_IT)
    return _short_of_time(problem, number, able, pinned)


def _taken(problem: Problem, placing: Placing, number: int, why: _Why) -> _Why:
    """Where other chores would have taken the time: whether it is rather an order, or a limit, that stops it."""
    if why.reason != words.ALL_TAKEN:
        return why
    cells = [cell for cell in problem.who if cell[0] == number and cell not in placing]
    if problem.chores[number].most_a_day == 1:
        days = [cell[1] for cell in placing if cell[0] == number]
        cells = [cell for cell in cells if all(abs(cell[1] - day) >= problem.gap(number) for day in days)]
    if (first := problem.after.get(number)) is not None:
        standing = problem.settled.union(placing)
        cells = [c for c in cells if any((first, c[1], p) in standing for p in range(c[2] + 1))]
        if not cells:
            stands = any(cell[0] == number for cell in placing)
            return _Why(words.nothing_before(problem.chores[first].name, stands=stands), words.ROOM_BEFORE)
    used = used_minutes(problem, placing)
    for cell in cells if problem.caps else ():
        for person in problem.who[cell]:
            left = problem.free[person, *cell[1:]] - used.get((person, *cell[1:]), 0)
            if problem.minutes[number][person] <= left and not _within_limits(problem, placing, cell, person):
                return _Why(words.LIMITED, words.RAISE_LIMIT)
    return why


def _within_limits(problem: Problem, placing: Placing, cell: Cell, person: int) -> bool:
    """Whether somebody could take a doing there as far as what is most for them goes."""
    mine = [other for other, people in placing.items() if person in people]
    return all(
        not (weight := cap.weight(*cell)) or weight + sum(cap.weight(*other) for other in mine) <= cap.most
        for cap in problem.caps
        if cap.person == person
    )


def _short_of_time(problem: Problem, number: int, able: Sequence[HouseholdPerson], pinned: set[str]) -> _Why:
    household, chore = problem.household, problem.chores[number]
    cells = {cell[1:] for cell in problem.who if cell[0] == number}
    soonest = earliest(household, chore)
    if not cells and soonest and not any(day >= soonest for day in _days(chore)):
        return _Why(words.too_soon(soonest), words.NEXT_WEEK)
    if cells and chore.days is not None:
        lacking = sorted({d.days[0] for d in problem.demands if d.chore == number} - {day for day, _ in cells})
        if lacking:  # tried alone, these of its days would still have no place
            return _alone(problem, chore, able, pinned, lacking)
    if cells and chore.owned and chore.people == 1 and not pinned:
        owners = _could_own_all(problem, number)
        if not owners:
            return _Why(words.NOBODY_FREE_FOR_ALL, words.LET_TWO_OWN)
    if cells:
        most = problem.room(number, cells)
        asked = sum(demand.count for demand in problem.demands if demand.chore == number)
        if chore.days is None and most < asked:
            weeks = range(problem.weeks)
            allowed = {day + 7 * week for week in weeks for day in chore.allowed_days}
            parts = [(day, part) for day in allowed for part in chore.parts]
            most_allowed = problem.room(number, parts)
            remedy = words.SMALLER_GAP if most_allowed < asked else ""
            if soonest and problem.room(number, [place for place in parts if place[0] >= soonest]) < asked:
                return _Why(words.too_soon(soonest), words.SMALLER_GAP)
            if chore.most_a_day > 1:
                return _Why(words.too_often(chore.times, chore.most_a_day, most // problem.weeks), remedy)
            return _Why(words.too_close(chore.times, chore.gap, most // problem.weeks), remedy)
        fixed = [demand.days for demand in problem.demands if demand.chore == number and len(demand.days) == 1]
        if all(any(cell[0] == days[0] for cell in cells) for days in fixed):
            return _Why(words.ALL_TAKEN)
    resting = set(turned_away(household, chore))
    awake = [person for person in able if person.name not in resting or person.name in pinned]
    doing = [person for person in awake if person.name in pinned] or awake
    longest, person, where = _longest(chore, doing)
    if not cells and longest >= person.minutes(chore):
        return _bounded(problem, chore, doing, _days(chore), bool(pinned))
    if pinned and longest < person.minutes(chore):
        return _Why(words.pinned_no_time(person.name, person.minutes(chore), longest, where))
    if longest < person.minutes(chore):
        return _Why(words.no_stretch(person.minutes(chore), longest, where))
    return _Why(words.no_time_together(chore.people) if chore.people > 1 else words.ALL_TAKEN)


def _alone(
    problem: Problem, chore: Chore, able: Sequence[HouseholdPerson], pinned: set[str], days: Sequence[int]
) -> _Why:
    """Fixed days on which nobody, or not enough people, have so many minutes in one go."""
    doing = [person for person in able if person.name in pinned] or list(able)
    longest, person, _ = _longest(chore, doing, days)
    if longest >= person.minutes(chore):
        why = _bounded(problem, chore, doing, days, bool(pinned))
        return replace(why, reason=words.on_days(why.reason, days))
    return _Why(words.no_stretch_on(person.minutes(chore), longest, days, chore.parts))


def _could_own_all(problem: Problem, number: int) -> list[int]:
    """Who alone, with an empty list, has a place for every doing of a chore that is one person's."""
    asked = sum(demand.count for demand in problem.demands if demand.chore == number)
    fixed = problem.chores[number].days is not None
    found: list[int] = []
    for person in range(len(problem.people)):
        mine = {cell[1:] for cell, who in problem.who.items() if cell[0] == number and person in who}
        room = len({day for day, _ in mine}) * problem.chores[number].a_day if fixed else problem.room(number, mine)
        if room >= asked:
            found.append(person)
    return found


def _longest(
    chore: Chore, people: Sequence[HouseholdPerson], days: Sequence[int] | None = None
) -> tuple[int, HouseholdPerson, str]:
    """The free stretch among the chore's days (or those given) and parts that comes nearest to what its owner needs,
    whose it is, and when."""
    stretches = [
        (person.free[day % 7][part] - person.minutes(chore), person.free[day % 7][part], -day, -part, number)
        for number, person in enumerate(people)
        for day in (_days(chore) if days is None else days)
        for part in parts_of(chore)
    ]
    _, minutes, day, part, number = max(stretches)
    return minutes, people[number], when(-day, -part)


def _bounded(
    problem: Problem, chore: Chore, people: Sequence[HouseholdPerson], days: Sequence[int], pinned: bool
) -> _Why:
    """What keeps people who have the minutes from a chore on these days: they are not free together, not there at its
    hour, it is longer than what is most for them, or they rest from it."""
    household = problem.household
    if chore.people > 1:
        return _Why(words.no_time_together(chore.people))
    free = [
        (person, day % 7, part)
        for person in people
        for day in days
        for part in parts_of(chore)
        if may(household, chore, person, day % 7) and person.minutes(chore) <= person.free[day % 7][part]
    ]
    at_its_hour = [(person, day, part) for person, day, part in free if has_stretch(person, chore, day, part)]
    could = [person for person, day, part in at_its_hour if has_time(person, chore, day, part)]
    names = [person.name for person in people] if pinned else []
    minutes = min(person.minutes(chore) for person in people)
    if minutes != max(person.minutes(chore) for person in people):
        minutes = 0  # those who are still learning need longer
    if could:
        resting = sorted({person.name for person in could} & set(turned_away(household, chore)))
        return (
            _Why(words.rests(resting), words.NO_TURN) if resting else _Why(words.too_soon(earliest(household, chore)))
        )
    if at_its_hour:
        return _Why(words.longer_than_limit(minutes, names), words.RAISE_LIMIT)
    if free and chore.clock is not None:
        return _Why(words.nobody_at(minutes, chore.clock, names), words.OTHER_TIME)
    return _Why(words.nobody_then(minutes, names))


def _days(chore: Chore) -> list[int]:
    return [day for day in chore.allowed_days if chore.days is None or day in chore.days]


# The smallest change


def _remedy(problem: Problem, placing: Placing, chore: int, missing: int, watch: Watch | None) -> str:
    alone = _without_moving(problem, placing, chore)
    if watch is None or watch.over():
        return _said(problem, alone, missing, 1) if alone else words.ALLOW_MORE
    stretched = _stretched(problem, placing, chore, missing, watch) if missing > 1 else None
    if stretched and len(stretched) <= MOST_CHANGES:
        return _said(problem, stretched, missing, missing)
    one = _stretched(problem, placing, chore, 1, watch)
    if one is not None and (alone is None or _price(one) < _price(alone)):
        alone = one
    if alone is None:
        return words.ALLOW_MORE
    return _said(problem, alone, missing, 1) if alone else words.ROOM_WAS_LEFT


def _said(problem: Problem, changes: Sequence[Change], missing: int, helped: int) -> str:
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
            and (person.name not in resting or person.name in pinned or (day >= 7 and chore in problem.turns))
            and (what.people > 1 or not pinned or {person.name} == pinned)
        )
        if len(able) >= what.people and pinned <= {problem.people[p].name for p in able}:
            for part in parts_of(what):
                there = tuple(p for p in able if _could_be(problem.people[p], what, day % 7, part))
                if len(there) >= what.people:
                    found[chore, day, part] = there
    return dict(sorted(found.items()))


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
        able = tuple(p for p in able if _within_limits(problem, placing, (chore, day, part), p))
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
    wide = replace(problem, who={**problem.who, **_wider(problem, chore)})
    places = build_places(wide, elastic=True)
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
