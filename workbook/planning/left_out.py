"""Why something did not fit, in words that people would use: the first thing that stops it, from the plainest on, as it
follows from the household and the finished plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from workbook.domain.chores.clock import has_stretch, parts_of, span_in
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import Chore, HouseholdPerson
from workbook.domain.chores.spelled_out import on_lists
from workbook.planning.pins import bar, clashing, free_again, held_by, in_the_way, lacking_doings
from workbook.planning.places import Placing, used_minutes
from workbook.planning.problem import (
    Cell,
    Limit,
    Problem,
    build,
    has_time,
    is_away,
    may,
    pinned_people,
    too_long,
    turned_away,
)
from workbook.words.chores import leftovers as words
from workbook.words.chores.plan import when


@dataclass(frozen=True, slots=True)
class Why:
    """`remedy` is the kind of change that takes the reason away; without one, minutes would help."""

    reason: str
    remedy: str = ""


def why_left_out(problem: Problem, placing: Placing, number: int) -> Why:
    """Why a chore, or some of its doings, found no place."""
    why = _taken(problem, placing, number, _alone_in_the_week(problem, placing, number))
    household, chore = problem.household, problem.chores[number]
    bound = any(pin.chore == chore.name for pin in household.pins)
    if why.remedy in ("", words.RAISE_LIMIT) and chore.name in on_lists(household) and not bound:
        # nobody else does it, whatever time they have
        children = [p.name for p in problem.people if p.only is not None and chore.name in p.only]
        return replace(why, reason=words.on_list_alone(children, why.reason))
    return why


def _alone_in_the_week(problem: Problem, placing: Placing, number: int) -> Why:
    """The first reason that holds, from the plainest on."""
    household, chore = problem.household, problem.chores[number]
    if too_long(chore):
        return Why(words.too_long(chore.minutes + chore.planning), words.CHECK_MINUTES)
    days = _days(problem, number)
    if outside := [day for day in chore.days or () if day not in chore.allowed_days]:
        return Why(words.fixed_not_allowed(outside), words.ALLOW_MORE)
    if chore.parts and chore.clock is not None and not parts_of(chore):
        within = [(part, span[1] - span[0]) for part in chore.parts if (span := span_in(chore, part))]
        return Why(words.no_such_time(chore.minutes, chore.clock, within), words.OTHER_TIME)
    if not days and problem.first and chore.allowed_days and chore.parts:
        return Why(words.DAYS_PASSED, words.NEXT_WEEK)
    if not days or not chore.parts:
        return Why(words.NOT_ALLOWED_ANYWHERE, words.ALLOW_MORE)
    pinned = {name for day in days for name in pinned_people(household, chore, day)}
    if clash := clashing(problem, placing, number, days):
        return Why(words.pins_contradict(*clash), words.UNPIN)
    if found := in_the_way(problem, placing, number, days):
        return Why(*found)
    if len(problem.people) < chore.people:
        return Why(words.needs_more(chore.people, len(problem.people)), words.ASK_SOMEBODY)
    able = [person for person in problem.people if any(may(household, chore, person, day) for day in days)]
    barred = sorted(pinned - {person.name for person in able})
    if barred and barred[0] not in {person.name for person in problem.people}:
        return Why(words.pinned_takes_no_part(barred[0], held_by(problem, chore)), free_again(problem, chore))
    if barred:
        return Why(
            words.pinned_barred(barred[0], held_by(problem, chore), bar(problem, chore, barred[0])),
            free_again(problem, chore),
        )
    if not able:
        return Why(words.NOBODY_CAN, words.LEARN_IT)
    if len(able) < chore.people:
        return Why(words.too_few_can(chore.people, [person.name for person in able]), words.LEARN_IT)
    return _short_of_time(problem, number, able, pinned)


def _taken(problem: Problem, placing: Placing, number: int, why: Why) -> Why:
    """Where other chores would have taken the time: whether it is rather an order, or a limit, that stops it."""
    if why.reason != words.ALL_TAKEN:
        return why
    cells = [cell for cell in problem.who if cell[0] == number and cell not in placing]
    if problem.chores[number].most_a_day == 1:
        days = [cell[1] for cell in placing if cell[0] == number]
        cells = [cell for cell in cells if all(abs(cell[1] - day) >= problem.gap(number) for day in days)]
    if (first := problem.after.get(number)) is not None:
        standing = problem.settled.union(placing)
        days = {day for demand in lacking_doings(problem, placing, number) for day in demand.days}
        cells = [c for c in cells if any((first, c[1], p) in standing for p in range(c[2] + 1)) and c[1] in days]
        if not any(_has_time_beside(problem, placing, first, cell) for cell in cells):
            placed, stands = (any(cell[0] == c for cell in standing) for c in (first, number))
            said = words.nothing_before(
                problem.chores[first].name, placed=placed, stands=stands, left=problem.first > 0
            )
            return Why(said, "" if cells else words.ROOM_BEFORE)
    used = used_minutes(problem, placing)
    passed: list[list[Limit]] = []
    for cell in cells if problem.caps else ():
        for person in problem.who[cell]:
            left = problem.free[person, *cell[1:]] - used.get((person, *cell[1:]), 0)
            if problem.minutes[number][person] <= left:
                passed.append(_passed(problem, placing, cell, person))
    limits = fewest([each for each in passed if each])
    if not limits:
        return why
    agreed = "day" in limits or "evening" in limits
    remedy = words.RAISE_LIMIT if agreed else words.TWO_HEAVY if "heavy" in limits else words.OTHER_TIME
    return Why(words.limited(limits), remedy)


def fewest(passed: Sequence[Sequence[Limit]]) -> tuple[Limit, ...]:
    """The fewest limits that would do alone to stop it everywhere; of each place what is passed there."""
    known: list[Limit] = list(dict.fromkeys(limit for each in passed for limit in each))
    some = (limits for count in range(len(known) + 1) for limits in combinations(known, count))
    return next(limits for limits in some if all(set(limits).intersection(each) for each in passed))


def _has_time_beside(problem: Problem, placing: Placing, first: int, cell: Cell) -> bool:
    """Whether so many as it takes would have time for a doing there, if they did nothing but what it comes after."""
    before = placing.get((first, *cell[1:]), ())
    there = [
        person
        for person in problem.who[cell]
        if problem.minutes[cell[0]][person] + (problem.minutes[first][person] if person in before else 0)
        <= problem.free[person, *cell[1:]]
    ]
    return len(there) >= problem.chores[cell[0]].people


def within_limits(problem: Problem, placing: Placing, cell: Cell, person: int) -> bool:
    """Whether somebody could take a doing there as far as what is most for them goes."""
    return not _passed(problem, placing, cell, person)


def _passed(problem: Problem, placing: Placing, cell: Cell, person: int) -> list[Limit]:
    """What would be more than is the most for somebody, if they took a doing there as well."""
    mine = [other for other, people in placing.items() if person in people]
    return [
        cap.of
        for cap in problem.caps
        if cap.person == person
        and (weight := cap.weight(*cell))
        and weight + sum(cap.weight(*other) for other in mine) > cap.most
    ]


def _short_of_time(problem: Problem, number: int, able: Sequence[HouseholdPerson], pinned: set[str]) -> Why:
    household, chore = problem.household, problem.chores[number]
    cells = {cell[1:] for cell in problem.who if cell[0] == number}
    soonest = earliest(household, chore)
    if (
        not cells
        and soonest
        and not any(day >= soonest for day in _days(problem, number))
        and _fits_otherwise(problem, number)
    ):
        return Why(words.too_soon(soonest), words.NEXT_WEEK)
    if cells and chore.days is not None:
        lacking = sorted({d.days[0] for d in problem.demands if d.chore == number} - {day for day, _ in cells})
        if lacking:  # tried alone, these of its days would still have no place
            return _alone(problem, chore, able, pinned, lacking)
    if cells and chore.owned and chore.people == 1 and not pinned:
        owners = _could_own_all(problem, number)
        if not owners:
            return Why(words.NOBODY_FREE_FOR_ALL, words.LET_TWO_OWN)
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
                return Why(words.too_soon(soonest), words.SMALLER_GAP)
            if problem.first:
                return Why(
                    words.too_few_left(chore.gap if chore.most_a_day == 1 else 1, chore.most_a_day, most), remedy
                )
            if chore.most_a_day > 1:
                return Why(words.too_often(chore.times, chore.most_a_day, most // problem.weeks), remedy)
            return Why(words.too_close(chore.times, chore.gap, most // problem.weeks), remedy)
        fixed = [demand.days for demand in problem.demands if demand.chore == number and len(demand.days) == 1]
        if all(any(cell[0] == days[0] for cell in cells) for days in fixed):
            return Why(words.ALL_TAKEN)
    resting = set(turned_away(household, chore))
    awake = [person for person in able if person.name not in resting or person.name in pinned]
    doing = [person for person in awake if person.name in pinned] or awake
    days = _days(problem, number)
    longest, person, where = _longest(chore, doing, days)
    if not cells and longest >= person.minutes(chore):
        return _bounded(problem, chore, doing, days, bool(pinned))
    if longest < person.minutes(chore):
        minutes, left = person.minutes(chore), problem.first > 0
        elsewhere = any(free > longest for one in problem.people for day in one.free for free in day)
        if pinned:
            return Why(
                words.pinned_no_time(
                    person.name, held_by(problem, chore), minutes, longest, where, left=left, elsewhere=elsewhere
                )
            )
        return Why(words.no_stretch(minutes, longest, where, left=left, elsewhere=elsewhere))
    return Why(words.no_time_together(chore.people) if chore.people > 1 else words.ALL_TAKEN)


def _fits_otherwise(problem: Problem, number: int) -> bool:
    """Whether it would have a place, alone, if it had not been done so lately."""
    household, name = problem.household, problem.chores[number].name
    long_ago = {other: day for other, day in household.last_done.items() if other != name}
    again = build(replace(household, last_done=long_ago), problem.weeks)
    return any(again.chores[cell[0]].name == name for cell in again.who)


def _alone(
    problem: Problem, chore: Chore, able: Sequence[HouseholdPerson], pinned: set[str], days: Sequence[int]
) -> Why:
    """Fixed days on which nobody, or not enough people, have so many minutes in one go."""
    doing = [person for person in able if person.name in pinned] or list(able)
    longest, person, _ = _longest(chore, doing, days)
    if longest >= person.minutes(chore):
        why = _bounded(problem, chore, doing, days, bool(pinned))
        return replace(why, reason=words.on_days(why.reason, days))
    if any(each.name in pinned for each in doing):
        away = all(is_away(problem.household, person, day) for day in days)
        return Why(words.falls_to(person.name, 0 if away else person.minutes(chore), days, parts_of(chore)))
    return Why(words.no_stretch_on(person.minutes(chore), longest, days, parts_of(chore)))


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


def _longest(chore: Chore, people: Sequence[HouseholdPerson], days: Sequence[int]) -> tuple[int, HouseholdPerson, str]:
    """The free stretch among these days and the chore's parts that comes nearest to what its owner needs, whose it is,
    and when. Where to have none comes nearest, for who has a little is still learning, it is that little."""
    stretches = [
        (person.free[day % 7][part] - person.minutes(chore), person.free[day % 7][part], -day, -part, number)
        for number, person in enumerate(people)
        for day in days
        for part in parts_of(chore)
    ]
    _, minutes, day, part, number = max(stretches)
    if not minutes:
        minutes, day, part = max((free, day, part) for _, free, day, part, _ in stretches)
    return minutes, people[number], when(-day, -part)


def _bounded(
    problem: Problem, chore: Chore, people: Sequence[HouseholdPerson], days: Sequence[int], pinned: bool
) -> Why:
    """What keeps people who have the minutes from a chore on these days: they are not free together, not there at its
    hour, it is longer than what is most for them, or they rest from it."""
    household = problem.household
    if chore.people > 1:
        return Why(words.no_time_together(chore.people))
    free = [
        (person, day % 7, part)
        for person in people
        for day in days
        for part in parts_of(chore)
        if may(household, chore, person, day % 7) and person.minutes(chore) <= person.free[day % 7][part]
    ]
    at_its_hour = [(person, day, part) for person, day, part in free if has_stretch(person, chore, day, part)]
    could = [person for person, day, part in at_its_hour if has_time(person, chore, day, part)]
    names, held = [person.name for person in people] if pinned else [], held_by(problem, chore)
    minutes = min(person.minutes(chore) for person in people)
    if minutes != max(person.minutes(chore) for person in people):
        minutes = 0  # those who are still learning need longer
    if could:
        resting = sorted({person.name for person in could} & set(turned_away(household, chore)))
        return Why(words.rests(resting), words.NO_TURN) if resting else Why(words.too_soon(earliest(household, chore)))
    if at_its_hour:
        return Why(words.longer_than_limit(minutes, names, held), words.RAISE_LIMIT)
    if free and chore.clock is not None:
        return Why(words.nobody_at(minutes, chore.clock, names, held), words.OTHER_TIME)
    return Why(words.nobody_then(minutes, names, held))


def _days(problem: Problem, number: int) -> list[int]:
    """The weekdays on which a chore may be: of a week that has begun those that are left, and for one of fixed days
    those on which it is made up for."""
    chore = problem.chores[number]
    if problem.first:
        left = {day % 7 for demand in problem.demands if demand.chore == number for day in demand.days}
        return [day for day in chore.allowed_days if day in left and day >= problem.first - 7 * (problem.weeks - 1)]
    return [day for day in chore.allowed_days if chore.days is None or day in chore.days]
