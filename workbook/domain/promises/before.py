"""What is open from earlier days: which of it is still asked, one question a week for n times a week, and spans."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.common.dates import week_start
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.cadence import week_quota
from workbook.domain.promises.due import Due, OfWeek, dues, held_days, kept_in_week, open_days, week_cadence
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import LONGEST_PAUSE, Promise, stretch_on
from workbook.words.refusals import promises as refusals

STILL_ASKED = timedelta(days=7)
"""So long after its last day a promise that ran out still asks for what was not marked."""

_SIX_DAYS = timedelta(days=6)


def closed(promise: Promise, today: date) -> bool:
    """Whether it asks for nothing of earlier days any more: somebody ended it and its last day has passed, or it ran
    out a week ago. Such days can still be marked on its year. One made for a single day asks until it is marked or
    ended."""
    last = promise.last_day
    if last is None or last >= today:
        return False
    if promise.ending:
        return True
    return promise.terms[-1].cadence.kind != "once" and last + STILL_ASKED < today


def from_before(promise: Promise, own: Sequence[Mark], today: date, week_first: int = 0) -> list[Due]:
    """The dues of earlier days that are still asked for, and those that got their first mark today, in order; `own` are
    the promise's marks in the order of their dues. A past week of n times a week is one due, see `Due.of_week`."""
    asks = not closed(promise, today)
    found = [
        Due(promise, mark.on, mark.nth, mark)
        for mark in own
        if mark.on < today and (asks if mark.kind == "open" else marked_just_now(mark, today))
    ]
    if asks:
        days = open_days(promise, own, promise.start, today - timedelta(days=1), today, week_first)
        found += [Due(promise, day) for day in days]
    return _weeks_as_one(promise, own, sorted(found, key=lambda due: (due.on, due.nth)), today, week_first)


def marked_just_now(mark: Mark, today: date) -> bool:
    """Whether a due of an earlier day got its first mark today."""
    first = mark.earlier[0] if mark.earlier else mark
    return mark.kind != "open" and mark.on < today and first.marked_on == today


def _weeks_as_one(
    promise: Promise, own: Sequence[Mark], found: Sequence[Due], today: date, week_first: int
) -> list[Due]:
    """`found`, those of one past week of n times a week as one: the open ones, else what they became."""
    weeks: dict[date, list[Due]] = {}
    singles: list[Due] = []
    for due in found:
        week = week_start(due.on, week_first)
        if due.nth == 1 and today > week + _SIX_DAYS and week_cadence(promise, due.on):
            weeks.setdefault(week, []).append(due)
        else:
            singles.append(due)
    for group in weeks.values():
        asked = [due for due in group if due.is_open] or group
        kept, of = so_far(promise, own, asked[0].on, week_first)
        singles.append(replace(asked[0], of_week=OfWeek(kept, of, tuple(due.on for due in asked))))
    return sorted(singles, key=lambda due: (due.on, due.nth))


def so_far(promise: Promise, own: Sequence[Mark], day: date, week_first: int = 0) -> tuple[int, int]:
    """How often a promise for n times a week was kept in the week of `day`, and how often it asks to be: a week that
    began late, ended early or was partly away asks in proportion."""
    week = week_start(day, week_first)
    return kept_in_week(own, week), week_quota(week_cadence(promise, day), len(_held(promise, day, week)))


def check_missed(due: Due, own: Sequence[Mark], today: date, week_first: int = 0) -> None:
    """WorkbookError for a miss of n times a week while the week has days enough for it to be kept."""
    promise, week = due.promise, week_start(due.on, week_first)
    if due.nth > 1 or not week_cadence(promise, due.on) or today > week + _SIX_DAYS:
        return
    kept, asked = so_far(promise, own, due.on, week_first)
    taken = {mark.on for mark in own if mark.nth == 1}
    left = [day for day in _held(promise, due.on, week) if day >= today and day != due.on and day not in taken]
    if kept + len(left) >= asked:
        raise WorkbookError(refusals.days_left(kept, week_cadence(promise, due.on), asked, len(left)))


def open_in(
    promise: Promise, own: Sequence[Mark], first: date, last: date, today: date, week_first: int = 0
) -> list[Due]:
    """Every due from `first` to `last` that has come and has no mark, whether it is still asked for or not. UsageError
    for days that end before they begin, or more than a year of them."""
    if last < first:
        raise UsageError(refusals.SPAN_BACKWARDS)
    if (last - first).days >= LONGEST_PAUSE:
        raise UsageError(refusals.SPAN_TOO_LONG)
    return [due for due in dues(promise, own, first, min(last, today), today, week_first) if due.is_open]


def _held(promise: Promise, day: date, week: date) -> list[date]:
    """The days of that week on which the terms of `day` hold, without those away."""
    held = stretch_on(promise, day)
    return held_days(promise, held[1], held[2], week) if held is not None else []
