"""Dues: the dates on which promises ask for a mark, drawn from cadences, pauses and marks.

`marks` is everywhere the marks of one promise in the order of their dues (`marks.by_promise`).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from workbook.domain.common.dates import week_start
from workbook.domain.promises.cadence import Cadence, fixed_days, week_quota
from workbook.domain.promises.mark import WORTH, Mark, due_key
from workbook.domain.promises.promise import Promise, stretch_on, stretches

GOOD = frozenset(kind for kind, worth in WORTH.items() if worth > 0)
"""Kinds of marks that fill one of the n times a week."""

_SIX_DAYS = timedelta(days=6)
_LOOK_AHEAD = timedelta(days=430)


class OfWeek(NamedTuple):
    """A week of n times a week that has passed: how often it was `kept` of those that it `asked`, and the days that one
    question is about, whether that was enough."""

    kept: int
    asked: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """One date (or event) on which a promise asks for a mark, with the mark it has. `of_week`: it stands for all that a
    week owes."""

    promise: Promise
    on: date
    nth: int = 1
    mark: Mark | None = None
    of_week: OfWeek | None = None

    @property
    def key(self) -> str:
        return due_key(self.promise.id, self.on, self.nth)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all that one mark on it is for."""
        if self.of_week is None:
            return (self.key,)
        return tuple(due_key(self.promise.id, day, self.nth) for day in self.of_week.days)

    @property
    def act(self) -> str:
        """The act as it was promised for that day."""
        return self.promise.term_on(self.on).act

    @property
    def is_open(self) -> bool:
        return self.mark is None or self.mark.kind == "open"

    @property
    def moved_to(self) -> date | None:
        """The day that it was moved to, where it has its mark; None while it stands here."""
        return self.mark.moved_to if self.mark is not None and self.mark.kind == "renegotiated" else None

    @property
    def is_by_cadence(self) -> bool:
        """Whether its cadence makes it; events, and dues that were moved here, are there by their record alone."""
        return self.nth == 1 and self.promise.term_on(self.on).cadence.kind != "whenever"


def scheduled(promise: Promise, first: date, last: date) -> list[date]:
    """The days from `first` to `last` on which its cadences ask, in order, each once, pauses left out.

    Promises for n times a week and those that count from when they were last done have no such days (see `open_days`),
    nor have those for *whenever*.
    """
    days: list[date] = []
    for cadence, begin, end in stretches(promise):
        begin, end = max(begin, first), last if end is None else min(end, last)
        days.extend(fixed_days(cadence, begin, end))
    if promise.pauses:
        days = [day for day in days if not promise.away_on(day)]
    return days


def open_days(
    promise: Promise, marks: Sequence[Mark], first: date, last: date, today: date, week_first: int = 0
) -> list[date]:
    """The days from `first` to `last` that its cadence asks for and that have no mark, in order, each once.

    n a week: in the running week today, until n are kept; then quiet. For what a week that has passed still owes,
    its last days without a mark. A week that began late, ended early or was partly away owes in proportion.
    n days after it was last done: the one day that is next, until it has its mark.
    """
    taken = {mark.on for mark in marks if mark.nth == 1}
    days = [day for day in scheduled(promise, first, last) if day not in taken]
    for cadence, begin, end in stretches(promise):
        if cadence.kind == "after":
            due = _after_last(promise, marks, cadence, begin)
            if due is not None and first <= due <= min(last, end or last) and due not in taken:
                days.append(due)
        if cadence.kind != "per_week":
            continue
        from_week = week_start(max(begin, first), week_first)
        stop = min(today, last, end or last)
        for ordinal in range(from_week.toordinal(), stop.toordinal() + 1, 7):
            week = date.fromordinal(ordinal)
            week_end = week + _SIX_DAYS
            held = held_days(promise, begin, end, week)
            free = [day for day in held if day not in taken]
            if today > week_end:
                owed = week_quota(cadence.number, len(held)) - (len(held) - len(free))
                asked = free[max(0, len(free) - owed) :] if owed > 0 else []
            else:
                kept = kept_in_week(marks, week)
                asked = [today] if today in free and kept < cadence.number else []
            days.extend(day for day in asked if first <= day <= last)
    return sorted(days)


def held_days(promise: Promise, begin: date, end: date | None, week: date) -> list[date]:
    """The days of the week that begins on `week` which lie in a stretch from `begin` to `end`, without those away."""
    days = _days_between(max(begin, week), min(week + _SIX_DAYS, end or week + _SIX_DAYS))
    return [day for day in days if not promise.away_on(day)]


def _after_last(promise: Promise, marks: Sequence[Mark], cadence: Cadence, begin: date) -> date | None:
    """The day that is next where it counts from when it was last done; None while one that was moved is still open.

    A miss, and a day on which it was not applicable, count from that day; what was done late, from the day it was."""
    if any(mark.kind == "open" and mark.nth > 1 for mark in marks):
        return None
    settled_on = [_done_on(mark) for mark in marks if mark.kind not in ("open", "renegotiated")]
    if settled_on:
        due = max(max(settled_on) + timedelta(days=cadence.number), begin)
    else:
        due = max(cadence.on or begin, begin)
    while promise.away_on(due):
        due += timedelta(days=1)
    return due


def _done_on(mark: Mark) -> date:
    return max(mark.on, mark.marked_on) if mark.kind in ("late", "repaired") else mark.on


def dues(
    promise: Promise, marks: Sequence[Mark], first: date, last: date, today: date, week_first: int = 0
) -> list[Due]:
    """Every due of `promise` from `first` to `last`, in order, each once: those its cadence makes, those that were
    moved there or happened, and all that carry a mark."""
    found = {(mark.on, mark.nth): Due(promise, mark.on, mark.nth, mark) for mark in _between(marks, first, last)}
    for day in open_days(promise, marks, first, last, today, week_first):
        found.setdefault((day, 1), Due(promise, day))
    return [found[place] for place in sorted(found)]


def due_at(
    promise: Promise, marks: Sequence[Mark], day: date, today: date, week_first: int = 0, nth: int | None = None
) -> Due | None:
    """The due of that day, or None. Without `nth`, of several the first open one, else the last.

    A promise for n times a week can be marked on any day up to today of a week in which fewer than n are kept; one that
    counts from when it was last done on any day up to today, for it may be done sooner.
    """
    found = dues(promise, marks, day, day, today, week_first)
    if nth is None:
        chosen = next((due for due in found if due.is_open), found[-1] if found else None)
    else:
        chosen = next((due for due in found if due.nth == nth), None)
    if chosen is None and nth in (None, 1) and day <= today and not promise.away_on(day):
        number = week_cadence(promise, day)
        held = stretch_on(promise, day)
        if held is not None and held[0].kind == "after":
            return Due(promise, day)
        if kept_in_week(marks, week_start(day, week_first)) < number:
            return Due(promise, day)
    return chosen


def week_cadence(promise: Promise, day: date) -> int:
    """n when the promise is one for n times a week on that day, else 0."""
    held = stretch_on(promise, day)
    return held[0].number if held is not None and held[0].kind == "per_week" else 0


def kept_in_week(marks: Sequence[Mark], week: date) -> int:
    """How many dues of the week that begins on `week` were kept, late or repaired; moved dues left out."""
    return sum(mark.nth == 1 and mark.kind in GOOD for mark in _between(marks, week, week + _SIX_DAYS))


def next_due(promise: Promise, marks: Sequence[Mark], today: date, week_first: int = 0) -> date | None:
    """The next day from today on that asks and has no mark; None when none is in sight in the next fourteen
    months. n times a week: today while this week asks, else the first day of the next week."""
    last = today + _LOOK_AHEAD
    days = open_days(promise, marks, today, last, today, week_first)[:1]
    days += [mark.on for mark in marks if mark.kind == "open" and mark.on >= today][:1]
    for cadence, begin, end in stretches(promise):
        if cadence.kind == "per_week":
            day = next_of_week(promise, marks, cadence, begin, today, week_first)
            if day is not None and day <= min(last, end or last):
                days.append(day)
    return min(days, default=None)


def next_of_week(
    promise: Promise, marks: Sequence[Mark], cadence: Cadence, begin: date, today: date, week_first: int = 0
) -> date | None:
    """The first day after today on which a stretch of n times a week that began on `begin` asks: of this week while
    it has not been kept often enough, else of the first that is not all away. None when none is in sight."""
    week = week_start(today, week_first)
    asks_still = kept_in_week(marks, week) < cadence.number and today < week + _SIX_DAYS
    day = max(begin, today + timedelta(days=1) if asks_still else week + timedelta(days=7))
    while promise.away_on(day) and day <= today + _LOOK_AHEAD:
        day += timedelta(days=1)
    return day if day <= today + _LOOK_AHEAD else None


def moved_by(promise: Promise, marks: Sequence[Mark]) -> date | None:
    """The day by which a promise for one day is due now that it was moved; None where it stands as it was made."""
    if promise.terms[-1].cadence.kind != "once":
        return None
    return next((mark.on for mark in reversed(marks) if mark.moved_from is not None and mark.moved_to is None), None)


def all_marked(promise: Promise, marks: Sequence[Mark]) -> bool:
    """Whether it was for one day, and nothing of it is left to be marked: it asks for nothing more."""
    once = promise.terms[-1].cadence.kind == "once"
    return once and bool(marks) and all(mark.kind != "open" for mark in marks)


def settled(marks: Sequence[Mark], today: date) -> bool:
    """Whether there are marks, nothing is left open, and none was made today: what puts a promise for one day on
    the shelf, from the day after it was marked."""
    return bool(marks) and all(mark.kind != "open" and mark.marked_on < today for mark in marks)


def _between(marks: Sequence[Mark], first: date, last: date) -> Sequence[Mark]:
    begin = bisect_left(marks, first, key=_day)
    return marks[begin : bisect_left(marks, last + timedelta(days=1), begin, key=_day)]


def _days_between(first: date, last: date) -> list[date]:
    return [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]


def _day(mark: Mark) -> date:
    return mark.on
