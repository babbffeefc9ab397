"""Moments: how it was on one day between two people, for one of them, from far apart (0) to close (10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.common.errors import UsageError
from workbook.words.refusals import journey as refusals

MIDDLE, TOP = 5, 10
NOTE_LIMIT = 4_000


@dataclass(frozen=True, slots=True)
class Moment:
    """One day of one person, their own alone. `level` None: no point (it was taken off, or there is but a note).
    `answer`: the id of the answer that the point was set in; "" when it was drawn, or has a note."""

    person: str
    on: date
    level: int | None = None
    note: str = ""
    answer: str = ""
    revision: int = 0


def check(moment: Moment) -> None:
    """UsageError for a level that is none, and for a note that is too long to be kept; it is never cut."""
    if moment.level is not None and not 0 <= moment.level <= TOP:
        raise UsageError(refusals.LEVEL)
    if len(moment.note) > NOTE_LIMIT:
        raise UsageError(refusals.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))


def drawn_day(week: date, moments: Mapping[date, Moment], today: date) -> date | None:
    """The day of a week that drawing sets: today in the running week; in one that has passed the last day that has a
    point, else its last day; None in a week that has not come."""
    if week > today:
        return None
    days = [week + timedelta(days=number) for number in range(7)]
    if today in days:
        return today
    return next((day for day in reversed(days) if day in moments and moments[day].level is not None), days[-1])


def mean(moments: Iterable[Moment]) -> float | None:
    """The mean of the days that have a point; None without any: a gap, not a zero."""
    levels = [moment.level for moment in moments if moment.level is not None]
    return sum(levels) / len(levels) if levels else None
