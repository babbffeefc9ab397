"""What is owed back between weeks: a balance that forgets, is capped, and counts only what was avoidable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from workbook.domain.chores.burden import burdens, taking_part
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.week import Slot, Week

MOST_OWED = 1000  # basis points: 10 points
OWED_FROM = 50
"""Basis points from which what is owed is said: less of it is nothing that anybody felt."""
HALF_LIFE = 8  # weeks in which half of a balance is forgotten
Points = dict[str, Fraction]
Weights = dict[tuple[str, str], int]


def owed(household: Household, past: Sequence[Week], monday: date | None = None) -> dict[str, int]:
    """Basis points by person to be evened out in the week that begins on `monday` (the one after the last, unless
    said): above 0 what they carried beyond an even part, as far as it was avoidable, and is owed back; below 0 what
    they carried less than it. Giving back shows in later weeks by itself."""
    names = {person.name for person in taking_part(household)}
    balance: Points = {name: Fraction(points) for name, points in household.carry.items() if name in names}
    for each in history(household, past):
        balance = each.after
    if past and monday is not None:
        balance = _faded(balance, (monday - past[-1].monday).days - 7)
    return {name: round(points) for name, points in balance.items() if name in names and abs(points) >= 1}


def is_said(household: Household) -> bool:
    """Whether so much is owed to anybody in it that it is said."""
    return any(household.carry.get(person.name, 0) >= OWED_FROM for person in taking_part(household))


@dataclass(frozen=True, slots=True)
class Moved:
    """What one week did to what is owed, in basis points by person: by how much it moved it, and what was owed then."""

    week: Week
    by: Points
    after: Points


def history(household: Household, past: Sequence[Week]) -> Iterator[Moved]:
    """How what is owed came about, week by week; see `owed`."""
    names = {person.name for person in taking_part(household)}
    balance: Points = {name: Fraction(points) for name, points in household.carry.items() if name in names}
    before: date | None = None
    for week in past:
        if before is not None:
            balance = _faded(balance, (week.monday - before).days)
        before, by = week.monday, moved(week, absence=household.repay_absence)
        balance = dict(balance)
        for name, points in by.items():
            now = balance.get(name, Fraction(0)) + points
            balance[name] = min(Fraction(MOST_OWED), max(Fraction(-MOST_OWED), now))
        yield Moved(week, by, balance)


def _faded(balance: Points, days: int) -> Points:
    kept = Fraction(0.5 ** (max(0, days) / (7 * HALF_LIFE))).limit_denominator(10_000)
    return {name: points * kept for name, points in balance.items()}


def carried(week: Week) -> dict[str, int]:
    """What each person really carried in a week, in basis points of the week's work in their own eyes."""
    return _loads(week, week.done_slots(), _weights(week))


def moved(week: Week, *, absence: bool = False) -> Points:
    """By how much a week moves each person's balance; the sum is 0.

    What was agreed counts only as far as somebody with less could have taken it, in their free minutes: nobody owes
    what they could not avoid, whether they had no time or five minutes. With `absence` all of it counts, because the
    household chose to repay absences. What was done otherwise than agreed counts in full; but who carried more than an
    even part for which nobody owes anything, and leaves some of that undone, owes nobody for it either. A week that had
    begun when it was planned counts for the part of it that was left.
    """
    part = Fraction(7 - week.household.first, 7)
    weights = _weights(week)
    agreed, done = _loads(week, week.plan.slots, weights), _loads(week, week.done_slots(), weights)
    if len(agreed) < 2:
        return {}
    even = Fraction(sum(agreed.values()), len(agreed))
    beyond = {name: points - even for name, points in agreed.items() if points > even}
    above = beyond
    if not absence:
        above = {name: min(points, _could_give(week, name, agreed, weights)) for name, points in beyond.items()}
    below = {name: even - points for name, points in agreed.items() if points < even}
    given = sum(above.values(), Fraction(0))
    missing = sum(below.values(), Fraction(0))
    otherwise = {name: Fraction(done[name] - agreed[name]) for name in agreed}
    for name, points in beyond.items():
        if otherwise[name] < 0:
            otherwise[name] = min(Fraction(0), otherwise[name] + points - above[name])
    mean = sum(otherwise.values(), Fraction(0)) / len(agreed)
    return {
        name: part
        * (
            above.get(name, Fraction(0))
            - (given * below[name] / missing if name in below else 0)
            + otherwise[name]
            - mean
        )
        for name in agreed
    }


def _weights(week: Week) -> Weights:
    household = week.household
    counts: dict[str, int] = {}
    for slot in week.plan.slots:
        counts[slot.chore] = counts.get(slot.chore, 0) + 1
    for left in week.plan.unplaced:
        counts[left.chore] = counts.get(left.chore, 0) + left.times
    asked = [(chore, counts[chore.name]) for chore in household.chores if counts.get(chore.name)]
    return burdens(household, asked)


def _loads(week: Week, slots: Iterable[Slot], weights: Weights) -> dict[str, int]:
    found = {person.name: 0 for person in taking_part(week.household)}
    for slot in slots:
        for name in slot.people:
            if name in found:
                found[name] += weights.get((slot.chore, name), 1)
    return found


def _could_give(week: Week, name: str, agreed: dict[str, int], weights: Weights) -> Fraction:
    """Basis points of somebody's slots that people with less than an even part had the minutes for, beside what they
    had already."""
    household = week.household
    even = Fraction(sum(agreed.values()), len(agreed))
    lighter = [person for person in taking_part(household) if agreed.get(person.name, 0) < even]
    room = {
        (person.name, day, part): person.free[day % 7][part]
        for person in lighter
        for day in range(7 * week.plan.weeks)
        for part in range(3)
    }
    chores = {chore.name: chore for chore in household.chores}
    for slot in week.plan.slots:
        for person in lighter:
            if person.name in slot.people and slot.chore in chores:
                room[person.name, slot.day, slot.part] -= person.minutes(chores[slot.chore])
    given = 0
    for slot in week.plan.slots:
        chore = chores.get(slot.chore)
        if name not in slot.people or chore is None or _pinned(household, slot, name):
            continue
        for person in lighter:
            place = _place(household, chore, slot, person, room)
            if place is not None:
                room[place] -= person.minutes(chore)
                given += weights.get((slot.chore, name), 1)
                break
    return Fraction(given)


def _place(
    household: Household, chore: Chore, slot: Slot, person: HouseholdPerson, room: dict[tuple[str, int, int], int]
) -> tuple[str, int, int] | None:
    """Where somebody had the minutes for a slot: on its day if that is fixed, else on any it may have that week."""
    if person.name in slot.people or person.ability(chore.name) == "cannot":
        return None
    first = slot.day // 7 * 7
    days = [slot.day] if chore.days is not None else [first + day for day in chore.allowed_days]
    for day in days:
        barred = any(
            pin.chore == chore.name and pin.person == person.name and pin.weekday in (None, day % 7)
            for pin in household.forbids
        )
        for part in () if barred else chore.parts:
            if room[person.name, day, part] >= person.minutes(chore):
                return person.name, day, part
    return None


def _pinned(household: Household, slot: Slot, name: str) -> bool:
    return any(
        pin.chore == slot.chore and pin.person == name and pin.weekday in (None, slot.day % 7) for pin in household.pins
    )
