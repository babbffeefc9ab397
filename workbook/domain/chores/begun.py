"""A week that has begun when it is planned: it asks for what belongs to the days that are left, and nothing on those
that have passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import PLANNING, followed

PASSED = (0, 0, 0)


def begun(household: Household, first: int, done: Mapping[str, int] | None = None) -> Household:
    """The household for what is left of a week from weekday `first` (0–6; 0: the whole week) on.

    Nobody has time on the days before it, nothing is allowed or pinned there. Fixed days that have passed are not made
    up for. What is so often a week is asked for in proportion to its days that are left, rounded up, as far as its gap
    allows: three times a week from Wednesday on three times, from Friday on twice. `done` doings of it in the days that
    passed count. A chore of which nothing is left, and what comes after it, rests. What has begun already stays as it
    is.
    """
    if not 0 < first < 7 or household.first:
        return household
    did = done or {}
    left = {chore.name: now for chore in household.chores if (now := _left(chore, first, did.get(chore.name, 0)))}
    after = followed(household)
    while resting := {name for name in left if after.get(name, name) not in left}:
        left = {name: chore for name, chore in left.items() if name not in resting}
    before = {chore.name: chore.doings for chore in household.chores}
    for name, leader in after.items():  # no oftener than what it comes after, unless it was to be
        if name in left and left[name].days is None and before[name] <= before[leader]:
            left[name] = replace(left[name], times=min(left[name].times, left[leader].doings))
    for name, often in before.items():  # and no more planning than for so many doings
        if often and (planning := left.get(PLANNING.format(chore=name))) is not None:
            del left[planning.name]
            if name in left:
                minutes = -(-planning.planning * left[name].doings // often)
                left[planning.name] = replace(planning, planning=minutes)
    return replace(
        household,
        chores=tuple(left[chore.name] for chore in household.chores if chore.name in left),
        people=tuple(_later(person, first) for person in household.people),
        pins=tuple(pin for pin in household.pins if pin.weekday is None or pin.weekday >= first),
        first=first,
    )


def _later(person: HouseholdPerson, first: int) -> HouseholdPerson:
    return replace(person, free=tuple(PASSED if day < first else free for day, free in enumerate(person.free)))


def _left(chore: Chore, first: int, done: int) -> Chore | None:
    """What is left of a chore; None where that is nothing."""
    allowed = tuple(day for day in chore.allowed_days if day >= first)
    if not chore.doings or not chore.allowed_days:
        return chore
    if chore.days is not None:
        days = tuple(day for day in chore.days if day >= first)
        return replace(chore, days=days, allowed_days=allowed or chore.allowed_days) if days else None
    if not allowed:
        return None
    most = chore.most_a_day
    part = -(-chore.times * len(allowed) // len(chore.allowed_days))
    room = len(allowed) * most if most > 1 else _apart(allowed, chore.gap)
    times = min(part, room, chore.times - done)
    return replace(chore, times=times, a_day=most, allowed_days=allowed) if times > 0 else None


def _apart(days: tuple[int, ...], gap: int) -> int:
    """How many of the days can be used when any `gap` days in a row may hold one."""
    count, last = 0, -gap
    for day in sorted(days):
        if day - last >= gap:
            count, last = count + 1, day
    return count
