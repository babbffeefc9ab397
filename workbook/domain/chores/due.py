"""When a chore asks for a place, counted from the day it was last done: in which weeks, and from which day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.chores.household import Chore, Household

WEEK_DAYS = 7
TWO_WEEKS_APART, MONTH_APART = 11, 21
"""Days that lie at least between two doings of what is done every two weeks, or once a month."""


def is_due(chore: Chore, last_done: date | None, monday: date) -> bool:
    """Whether a chore asks for a slot in the week that begins on `monday`.

    Weekly ones always; every two weeks: in the week in which 14 days have passed; monthly: in the first week whose
    Sunday lies in another month than the Sunday of the week it was done in, if 21 days have passed by then. Never done
    means due.
    """
    if chore.every == "week" or last_done is None:
        return True
    sunday = monday + timedelta(days=6)
    days = chore.allowed_days if chore.days is None else ()
    if days and all((monday - last_done).days + day < apart(chore) for day in days):
        return False
    if chore.every == "two weeks":
        return (sunday - last_done).days >= 2 * WEEK_DAYS
    done = last_done + timedelta(days=6 - last_done.weekday())
    return (sunday.year, sunday.month) > (done.year, done.month) and (sunday - last_done).days >= MONTH_APART


def due_in_week_of(household: Household, day: date) -> Household:
    """The household for the week that `day` lies in, with only the chores that ask for a slot in it."""
    monday = day - timedelta(days=day.weekday())
    chores = tuple(chore for chore in household.chores if is_due(chore, household.last_done.get(chore.name), monday))
    return replace(household, chores=chores, monday=monday)


def days_since(household: Household, chore: Chore) -> int | None:
    """Days from the last doing to the Monday that is planned from, at least 1; None when either is not known."""
    last = household.last_done.get(chore.name)
    if last is None or household.monday is None or last >= household.monday:
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
    if chore.every != "week":
        return soonest
    return min(soonest, max(0, WEEK_DAYS - 1 - (chore.times - 1) * chore.gap))


def apart(chore: Chore) -> int:
    """Days that lie at least between the last doing of one week and the first of another."""
    if chore.every == "two weeks":
        return TWO_WEEKS_APART
    if chore.every == "month":
        return MONTH_APART
    return chore.gap


def rhythm(household: Household, chore: Chore) -> tuple[int, int] | None:
    """The days, first and last, on which one doing a week (or every two weeks) keeps its rhythm: at most two days
    early or late. None where there is none to keep; days before 0 or after 6 may be among them."""
    since = days_since(household, chore)
    if since is None or chore.days is not None or chore.times != 1 or chore.every == "month":
        return None
    usual = WEEK_DAYS if chore.every == "week" else 2 * WEEK_DAYS
    return usual - 2 - since, usual + 2 - since
