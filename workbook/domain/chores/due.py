"""When a chore asks for a place, counted from the day it was last done: in which weeks, and from which day on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.chores.begun import begun
from workbook.domain.chores.clock import minutes_there
from workbook.domain.chores.household import PART_HOURS, Chore, Free, Household, HouseholdPerson, Pin
from workbook.domain.chores.spelled_out import followed, spelled_out

WEEK_DAYS = 7
TWO_WEEKS_APART, MONTH_APART = 11, 21
"""Days that lie at least between two doings of what is done every two weeks, or once a month."""


def is_due(chore: Chore, last_done: date | None, monday: date) -> bool:
    """Whether a chore asks for a slot in the week that begins on `monday`.

    Weekly ones always; every two weeks: in the week in which 14 days have passed; monthly: in the first week whose
    Sunday lies in another month than the Sunday of the week it was done in, if 21 days have passed by then. Never done
    means due.
    """
    if (chore.every == "week" and not chore.every_days) or last_done is None:
        return True
    sunday = monday + timedelta(days=6)
    if chore.every_days:
        return (sunday - last_done).days >= chore.every_days
    days = chore.allowed_days if chore.days is None else ()
    if days and all((monday - last_done).days + day < apart(chore) for day in days):
        return False
    if chore.every == "two weeks":
        return (sunday - last_done).days >= 2 * WEEK_DAYS
    done = last_done + timedelta(days=6 - last_done.weekday())
    return (sunday.year, sunday.month) > (done.year, done.month) and (sunday - last_done).days >= MONTH_APART


def in_season(chore: Chore, monday: date) -> bool:
    """Whether the week belongs to a month of the chore's season: the month its Thursday lies in."""
    return chore.months is None or (monday + timedelta(days=3)).month in chore.months


def asks_for_dates(household: Household) -> bool:
    """Whether it makes a difference which week it is planned for."""
    dated = any(
        chore.months is not None or ((chore.every != "week" or chore.every_days) and chore.name in household.last_done)
        for chore in household.chores
    )
    return dated or any(person.away for person in household.people)


def due_in_week_of(household: Household, day: date) -> Household:
    """The household for the week that `day` lies in, from the weekday on that it names itself; see `for_weeks`."""
    monday = day - timedelta(days=day.weekday())
    return for_weeks(begun(spelled_out(replace(household, first=0), monday), household.first), monday)


def for_weeks(household: Household, monday: date, span: int = 1) -> Household:
    """The household for `span` weeks from `monday`: spelled out, with only the chores that ask for a slot then, those
    that come so many days after they were done as often as that is, nobody's time on days away (of a fortnight, on such
    a weekday in both weeks) or outside the hours they are there, and whoever's turn it is in a rotation. What comes
    after a chore that rests then rests as well."""
    mondays = [monday + timedelta(days=7 * week) for week in range(span)]
    household = spelled_out(household, monday)
    after = followed(household)
    due = {
        chore.name
        for chore in household.chores
        if any(in_season(chore, each) and is_due(chore, household.last_done.get(chore.name), each) for each in mondays)
    }
    while resting := {name for name in due if after.get(name, name) not in due}:
        due -= resting
    chores = tuple(_counted(household, chore, monday, span) for chore in household.chores if chore.name in due)
    people = tuple(replace(person, free=_at_home(person, mondays)) for person in household.people)
    found = replace(household, people=people, chores=chores, monday=monday)
    turns = tuple(Pin(chore.name, turn) for chore in chores if (turn := whose_turn(found, chore)) is not None)
    return replace(found, pins=(*found.pins, *(pin for pin in turns if pin not in found.pins)))


def _at_home(person: HouseholdPerson, mondays: Sequence[date]) -> Free:
    gone = [
        any(each.holds(monday + timedelta(days=day)) for monday in mondays for each in person.away) for day in range(7)
    ]
    return tuple((0, 0, 0) if gone[day] else _there(person, day) for day in range(7))


def _there(person: HouseholdPerson, day: int) -> tuple[int, int, int]:
    morning, afternoon, evening = (
        min(free, minutes_there(person, day, span)) for free, span in zip(person.free[day], PART_HOURS, strict=True)
    )
    return morning, afternoon, evening


def _counted(household: Household, chore: Chore, monday: date, span: int) -> Chore:
    """A chore that comes some days after it was last done, with how often that is in the span."""
    every = chore.every_days
    if not every:
        return chore
    last = household.last_done.get(chore.name)
    first = max(household.first, 0 if last is None else every - (monday - last).days)
    count = 1 + max(0, 7 * span - 1 - first) // every
    if span > 1 and count == 1:
        return replace(chore, days=None, times=1, every="two weeks")
    return replace(chore, days=None, times=max(1, count // span), a_day=1, gap=min(7, every), every="week")


def whose_turn(household: Household, chore: Chore) -> str | None:
    """Of a chore with a given rotation: who comes after whoever did it last; somebody who is not there, cannot, or has
    not the minutes in any free stretch is passed over. None where nobody is left."""
    return next((person.name for person in _in_turn(household, chore) if _can_take_it(chore, person)), None)


def passed_over(household: Household, chore: Chore) -> tuple[HouseholdPerson, ...]:
    """Whose turn it would have been, in order, before it came to whose it is. Nobody where it came to nobody."""
    found: list[HouseholdPerson] = []
    for person in _in_turn(household, chore):
        if _can_take_it(chore, person):
            return tuple(found)
        found.append(person)
    return ()


def _in_turn(household: Household, chore: Chore) -> list[HouseholdPerson]:
    """Those of a rotation who are in the household, whoever is next first."""
    last = household.last_owner.get(chore.name, ())
    place = next((n for n, name in enumerate(chore.rotation) if name in last), -1)
    order = (*chore.rotation[place + 1 :], *chore.rotation[: place + 1])
    return [person for name in order if (person := household.person(name)) is not None]


def _can_take_it(chore: Chore, person: HouseholdPerson) -> bool:
    return person.takes_share and _has_room(chore, person)


def _has_room(chore: Chore, person: HouseholdPerson) -> bool:
    days = chore.allowed_days if chore.days is None else chore.days
    return person.ability(chore.name) != "cannot" and any(
        person.minutes(chore) <= person.free[day][part] for day in days for part in chore.parts
    )


def days_since(household: Household, chore: Chore) -> int | None:
    """Days from the last doing to the Monday that is planned from, at least 1 (less, in a week that has begun, for what
    was done in it); None when either is not known."""
    last = household.last_done.get(chore.name)
    if last is None or household.monday is None or last >= household.monday + timedelta(days=household.first):
        return None
    return (household.monday - last).days


def earliest(household: Household, chore: Chore) -> int:
    """The first day (0 = the Monday that is planned from) that is far enough from the last doing.

    0 for what has its fixed days or is pinned to a day: there the household has said when. A gap that could not be
    kept week after week (twice a week, 5 days apart) is kept only as far as all doings still fit into the week.
    """
    since = days_since(household, chore)
    pinned = any(pin.chore == chore.name and pin.weekday is not None for pin in household.pins)
    if since is None or chore.days is not None or pinned:
        return 0
    soonest = max(0, apart(chore) - since)
    if chore.every_days or chore.every != "week":
        return soonest
    return min(soonest, max(0, WEEK_DAYS - 1 - (chore.times - 1) * chore.apart)) if chore.most_a_day == 1 else 0


def apart(chore: Chore) -> int:
    """Days that lie at least between the last doing of one week and the first of another."""
    if chore.every == "two weeks" and not chore.every_days:
        return TWO_WEEKS_APART
    if chore.every == "month":
        return MONTH_APART
    return chore.every_days or chore.apart


def off_rhythm(household: Household, chore: Chore, day: int, weeks: int = 1) -> int:
    """How many days too early or too late a doing on that day would be.

    What comes so many days after it was last done is due on that very day. One doing a week (or every two weeks) keeps
    its rhythm up to two days early or late. 0 where there is none to keep.
    """
    since = days_since(household, chore)
    if since is None or chore.days is not None:
        return 0
    if chore.every_days:
        first = max(household.first, chore.every_days - since)
        doings = chore.times * (weeks if chore.every == "week" else 1)
        return min(abs(day - first - number * chore.every_days) for number in range(max(1, doings)))
    if chore.times != 1 or chore.every == "month":
        return 0
    usual = (WEEK_DAYS if chore.every == "week" else 2 * WEEK_DAYS) - since
    return max(usual - 2 - day, day - usual - 2, 0)
