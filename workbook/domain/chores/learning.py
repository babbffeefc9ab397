"""What past weeks teach the next one: real minutes, heavier or lighter, whose turn it is, and what is owed back.

Pure functions of stored weeks. A slot that nobody ticked counts as done as planned, for ticking is no duty; only
one marked as not done does not count. Weeks that were merely proposed teach nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from workbook.domain.chores.balance import owed
from workbook.domain.chores.begun import begun
from workbook.domain.chores.burden import FACTORS
from workbook.domain.chores.due import WEEK_DAYS, for_weeks
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import spelled_out
from workbook.domain.chores.week import Slot, Week

PRIOR_WEIGHT = 2  # what a household said at first counts like so many real doings
FELT = {"lighter": Fraction(9, 10), "as thought": Fraction(1), "heavier": Fraction(11, 10)}
LEAST_FACTOR, MOST_FACTOR = Fraction(40, 100), Fraction(200, 100)
MOST_WEEKS = 26  # how far back is looked


def taught(
    household: Household, weeks: Iterable[Week], monday: date, span: int = 1, *, today: date | None = None
) -> Household:
    """The household as it is to be planned for `span` weeks from `monday`: with the minutes and factors that past
    weeks taught, who did alternating chores last, what is owed back, and without chores that rest then. Of a single
    week that has begun by `today`, for what is left of it, without what was done in it already: see `begun`."""
    known_weeks = [week for week in sorted(weeks, key=lambda w: (w.monday, w.id)) if _counts(week)]
    before = [week for week in known_weeks if week.monday < monday]
    past = in_force(before)[-MOST_WEEKS:]
    first = 0 if today is None or span > 1 else max(0, (today - monday).days)
    household = spelled_out(replace(household, first=0), monday)
    last = last_done(before, monday)
    if 0 < first < WEEK_DAYS:
        these = [week for week in known_weeks if week.covers(monday)]
        household = begun(household, first, _done_from(these, monday, monday + timedelta(days=first)))
        last |= last_done(these, monday + timedelta(days=first))
    owners = {**household.last_owner, **{name: people for name, (_, people) in last.items()}}
    known = replace(
        household,
        people=tuple(replace(person, factors=learned_factors(person, past)) for person in household.people),
        chores=tuple(
            replace(chore, **{_which(chore): learned_minutes(household, chore, past)}) for chore in household.chores
        ),
        last_owner={
            chore.name: owners[chore.name]
            for chore in household.chores
            if (chore.alternate or chore.rotation) and chore.name in owners
        },
        last_done={**household.last_done, **{name: day for name, (day, _) in last.items()}},
        carry=owed(household, past, monday),
        last_week=week_before(past, monday, span),
    )
    now = for_weeks(known, monday, span)
    due = {chore.name for chore in now.chores}
    return replace(now, last_owner={name: who for name, who in now.last_owner.items() if name in due})


def in_force(weeks: Sequence[Week]) -> list[Week]:
    """Of weeks that were agreed for the same days, the one that was made last: the others gave way to it."""
    return [week for week in weeks if _gave_way(week, weeks) is None]


def _gave_way(week: Week, weeks: Sequence[Week]) -> date | None:
    """The day from which on a week gave way to one that was made later for the same days; None where it did not."""
    later = [
        other
        for other in weeks
        if other.monday == week.monday and other.id > week.id and other.plan.weeks >= week.plan.weeks
    ]
    return min((other.date_of(other.household.first) for other in later), default=None)


def _done_from(weeks: Iterable[Week], first: date, before: date) -> dict[str, int]:
    """How often each chore was done from a day on, up to another."""
    found: dict[str, int] = {}
    for week in weeks:
        here = Counter(
            slot.chore for slot, record in week.settled() if first <= (record.on or week.date_of(slot.day)) < before
        )
        found |= {name: max(count, found.get(name, 0)) for name, count in here.items()}
    return found


def week_before(past: Sequence[Week], monday: date, span: int) -> tuple[Slot, ...]:
    """The slots of the latest week as they were agreed, for each week of the span; of a fortnight, its second week
    for a single one. Of one that was planned when it had begun, those of the week before it, which was whole."""
    if not past:
        return ()
    last = past[-2] if past[-1].household.first and past[1:] else past[-1]
    weeks = last.plan.weeks
    first = 7 * (weeks - 1) if span < weeks else 0
    once = [replace(slot, day=slot.day - first) for slot in last.plan.slots if slot.day >= first]
    again = [replace(slot, day=slot.day + 7) for slot in once] if span > weeks else []
    return (*once, *again)


def _counts(week: Week) -> bool:
    return week.state != "proposed"


def last_done(past: Sequence[Week], before: date) -> dict[str, tuple[date, tuple[str, ...]]]:
    """When each chore was last done before that day, and by whom."""
    found: dict[str, tuple[date, tuple[str, ...]]] = {}
    for week in past:
        until = min(before, _gave_way(week, past) or before)
        for slot, record in week.settled():
            day = record.on or week.date_of(slot.day)
            if day < until and (slot.chore not in found or day >= found[slot.chore][0]):
                found[slot.chore] = day, slot.people
    return found


def _which(chore: Chore) -> Literal["minutes", "planning"]:
    """The minutes that real ones tell of: what is nothing but planning takes no other."""
    return "planning" if not chore.minutes and chore.planning else "minutes"


def learned_minutes(household: Household, chore: Chore, past: Sequence[Week]) -> int:
    """minutes = (2 · what was said + Σ real) / (2 + n), in whole minutes, at least 1 where it had any.

    What somebody who is still learning took counts as two thirds, since planning allows them half as much again.
    """
    said, real = getattr(chore, _which(chore)), list[Fraction]()
    for week in past:
        for slot, record in week.settled():
            if slot.chore == chore.name and record.outcome == "done" and record.minutes is not None:
                people = [person for person in household.people if person.name in slot.people]
                learning = bool(people) and all(chore.name in person.learning for person in people)
                real.append(Fraction(record.minutes) * (Fraction(2, 3) if learning else 1))
    if not real:
        return said
    return max(1, round((PRIOR_WEIGHT * said + sum(real)) / (PRIOR_WEIGHT + len(real))))


def learned_factors(person: HouseholdPerson, past: Sequence[Week]) -> dict[str, int]:
    """Per cent by chore: the rating's factor, a tenth up for each "heavier than thought", a tenth down for each
    "lighter", between 40 and 200 %. Only chores of which something was said."""
    found: dict[str, Fraction] = {}
    for week in past:
        for slot, record in week.settled():
            if person.name in slot.people and record.felt is not None:
                usual = FACTORS[person.rating(slot.chore)]
                factor = found.get(slot.chore, usual) * FELT[record.felt]
                found[slot.chore] = min(MOST_FACTOR, max(LEAST_FACTOR, factor))
    return {chore: round(100 * factor) for chore, factor in found.items()}
