"""What past weeks teach the next one: real minutes, heavier or lighter, whose turn it is, and what is owed back.

Pure functions of stored weeks. A slot that nobody ticked counts as done as planned, for ticking is no duty; only
one marked as not done does not count. Weeks that were merely proposed teach nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from workbook.domain.chores.burden import FACTORS, burdens, taking_part
from workbook.domain.chores.household import Chore, Household, HouseholdPerson, is_due
from workbook.domain.chores.week import Slot, SlotRecord, Week

PRIOR_WEIGHT = 2  # what a household said at first counts like so many real doings
FELT = {"lighter": Fraction(9, 10), "as thought": Fraction(1), "heavier": Fraction(11, 10)}
LEAST_FACTOR, MOST_FACTOR = Fraction(40, 100), Fraction(200, 100)
MOST_OWED = 1000  # basis points in one week: 10 points
MOST_WEEKS = 26  # how far back is looked


def taught(household: Household, weeks: Iterable[Week], monday: date, span: int = 1) -> Household:
    """The household as it is to be planned for `span` weeks from `monday`: with the minutes and factors that past
    weeks taught, who did alternating chores last, what is owed back, and without chores that rest then."""
    past = [week for week in sorted(weeks, key=lambda w: (w.monday, w.id)) if _counts(week) and week.monday < monday]
    past = past[-MOST_WEEKS:]
    last = last_done(past, monday)
    done = {**household.last_done, **{name: day for name, (day, _) in last.items()}}
    owners = {**household.last_owner, **{name: people for name, (_, people) in last.items()}}
    mondays = [monday + timedelta(days=7 * week) for week in range(span)]
    chores = tuple(
        replace(chore, minutes=learned_minutes(household, chore, past))
        for chore in household.chores
        if any(is_due(chore, done.get(chore.name), each) for each in mondays)
    )
    return replace(
        household,
        people=tuple(replace(person, factors=learned_factors(person, past)) for person in household.people),
        chores=chores,
        last_owner={chore.name: owners[chore.name] for chore in chores if chore.alternate and chore.name in owners},
        last_done=done,
        carry=owed(household, past),
    )


def _counts(week: Week) -> bool:
    return week.state != "proposed"


def _settled(week: Week) -> Iterable[tuple[Slot, SlotRecord]]:
    """Slots of a week that count as done, where and by whom they were."""
    for number in range(len(week.plan.slots)):
        record = week.record(number)
        if record.outcome != "not done":
            yield week.where(number), record


def last_done(past: Sequence[Week], before: date) -> dict[str, tuple[date, tuple[str, ...]]]:
    """When each chore was last done before that day, and by whom."""
    found: dict[str, tuple[date, tuple[str, ...]]] = {}
    for week in past:
        for slot, record in _settled(week):
            day = record.on or week.date_of(slot.day)
            if day < before and (slot.chore not in found or day >= found[slot.chore][0]):
                found[slot.chore] = day, slot.people
    return found


def learned_minutes(household: Household, chore: Chore, past: Sequence[Week]) -> int:
    """minutes = (2 · what was said + Σ real) / (2 + n), in whole minutes, at least 1 where it had any.

    What somebody who is still learning took counts as two thirds, since planning allows them half as much again.
    """
    real: list[Fraction] = []
    for week in past:
        for slot, record in _settled(week):
            if slot.chore == chore.name and record.outcome == "done" and record.minutes is not None:
                people = [person for person in household.people if person.name in slot.people]
                learning = bool(people) and all(chore.name in person.learning for person in people)
                real.append(Fraction(record.minutes) * (Fraction(2, 3) if learning else 1))
    if not real:
        return chore.minutes
    return max(1, round((PRIOR_WEIGHT * chore.minutes + sum(real)) / (PRIOR_WEIGHT + len(real))))


def learned_factors(person: HouseholdPerson, past: Sequence[Week]) -> dict[str, int]:
    """Per cent by chore: the rating's factor, a tenth up for each "heavier than thought", a tenth down for each
    "lighter", between 40 and 200 %. Only chores of which something was said."""
    found: dict[str, Fraction] = {}
    for week in past:
        for slot, record in _settled(week):
            if person.name in slot.people and record.felt is not None:
                usual = FACTORS[person.rating(slot.chore)]
                factor = found.get(slot.chore, usual) * FELT[record.felt]
                found[slot.chore] = min(MOST_FACTOR, max(LEAST_FACTOR, factor))
    return {chore: round(100 * factor) for chore, factor in found.items()}


def carried(week: Week) -> dict[str, int]:
    """What each person really carried in a week, in basis points of the week's work in their own eyes."""
    household = week.household
    counts: dict[str, int] = {}
    for slot in week.plan.slots:
        counts[slot.chore] = counts.get(slot.chore, 0) + 1
    for left in week.plan.unplaced:
        counts[left.chore] = counts.get(left.chore, 0) + left.times
    asked = [(chore, counts[chore.name]) for chore in household.chores if counts.get(chore.name)]
    weights = burdens(household, asked)
    found = {person.name: 0 for person in taking_part(household)}
    for slot, _ in _settled(week):
        for name in slot.people:
            if name in found:
                found[name] += weights.get((slot.chore, name), 1)
    return found


def owed(household: Household, past: Sequence[Week]) -> dict[str, int]:
    """Basis points by person to be given back in the next week: what was carried beyond an even part of what was
    done, summed over the weeks, at most 10 points. Giving back shows in later weeks by itself.

    A week in which somebody had no free time at all is left out, unless the household chose to repay absences.
    """
    balance: dict[str, Fraction] = {}
    for week in past:
        loads = carried(week)
        if len(loads) < 2 or (_absence(week.household) and not household.repay_absence):
            continue
        even = Fraction(sum(loads.values()), len(loads))
        for name, load in loads.items():
            balance[name] = balance.get(name, Fraction(0)) + load - even
    names = {person.name for person in taking_part(household)}
    earlier = _positive(household.carry, names)
    for name, points in earlier.items():
        balance[name] = balance.get(name, Fraction(0)) + points
    return {name: min(MOST_OWED, round(points)) for name, points in balance.items() if name in names and points >= 1}


def _positive(carry: Mapping[str, int], names: set[str]) -> dict[str, int]:
    return {name: points for name, points in carry.items() if name in names and points > 0}


def _absence(household: Household) -> bool:
    return any(not any(minutes for day in person.free for minutes in day) for person in taking_part(household))
