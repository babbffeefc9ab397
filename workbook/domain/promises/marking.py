"""Marking a due: what may be said of it on which day, moving it to another day, and one more due for an event."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbook.domain.common.dates import HORIZON_DAYS
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MOST_A_DAY, Mark, MarkKind, Noticed, remarked, unmarked, with_notice
from workbook.domain.promises.promise import Promise
from workbook.words.refusals import promises as refusals


def marked(due: Due, kind: MarkKind, today: date, note: str) -> Mark:
    """The mark of a due, with what stood there before behind it. WorkbookError for days to come: only "not applicable"
    can be said of those, and "kept" of what has one day that was agreed (promised once, or moved there); and for a due
    that was moved to another day, which has its one mark there."""
    if due.moved_to is not None:
        raise WorkbookError(refusals.moved_away(str(due.moved_to)))
    one_day = due.nth > 1 or due.promise.term_on(due.on).cadence.kind == "once"
    if due.on > today and not (kind == "not applicable" or (kind == "kept" and one_day)):
        raise WorkbookError(refusals.NOT_COME_YET)
    return remarked(due.mark, Mark(due.promise.id, due.on, kind, today, due.nth, note))


def taken_back(due: Due, today: date) -> Mark | None:
    """The due as it was before its mark of today; None when no record is needed for it. Raises as `mark.unmarked`."""
    if due.mark is None:
        raise WorkbookError(refusals.NOT_MARKED)
    return unmarked(due.mark, today, own_due=due.is_by_cadence)


def moved(due: Due, to: date, today: date, note: str, marks: Sequence[Mark]) -> tuple[Mark, Mark]:
    """The mark of a due that is moved to another day, agreed before it has passed, and the open due there. `marks` are
    those of its promise on that day. WorkbookError when its day has passed, it has a mark, or that day is full;
    UsageError for a day that cannot be."""
    if due.on < today:
        raise WorkbookError(refusals.RENEGOTIATE_TOO_LATE)
    if not due.is_open:
        raise WorkbookError(refusals.RENEGOTIATE_MARKED)
    if to < today:
        raise UsageError(refusals.RENEGOTIATE_INTO_PAST)
    if to == due.on:
        raise UsageError(refusals.RENEGOTIATE_SAME_DAY)
    if (to - today).days > HORIZON_DAYS:
        raise UsageError(refusals.TOO_FAR)
    here = Mark(due.promise.id, due.on, "renegotiated", today, due.nth, note, moved_to=to)
    there = Mark(due.promise.id, to, "open", today, _next_nth(marks, to, least=2), moved_from=due.on)
    return remarked(due.mark, here), there


def event(promise: Promise, day: date, today: date, note: str, marks: Sequence[Mark]) -> Mark:
    """One more open due of a *whenever* promise, for what happened on `day`; `marks` are those of the promise on that
    day. WorkbookError for another kind of promise, and for days on which it did not hold, that have not come, or that
    are full."""
    if promise.term_on(day).cadence.kind != "whenever":
        raise WorkbookError(refusals.NOT_WHENEVER)
    if day > today:
        raise WorkbookError(refusals.NOT_COME_YET)
    last = promise.last_day
    if day < promise.start or (last is not None and day > last) or promise.away_on(day):
        raise WorkbookError(refusals.NOT_BEGUN)
    return Mark(promise.id, day, "open", today, _next_nth(marks, day), note)


def noticed(due: Due, word: Noticed, today: date) -> Mark:
    """The partner's own word beside a due; the mark itself is as before."""
    return with_notice(due.mark or Mark(due.promise.id, due.on, "open", today, due.nth), word)


def noted(due: Due, note: str) -> Mark:
    """Other words beside a mark, or none; the mark itself is as before. WorkbookError when there is no mark."""
    if due.mark is None:
        raise WorkbookError(refusals.NOT_MARKED)
    return replace(due.mark, note=note)


def _next_nth(marks: Sequence[Mark], day: date, least: int = 1) -> int:
    """The next free number for one more due on `day`. WorkbookError when the day is full."""
    nth = max([least, *(mark.nth + 1 for mark in marks if mark.on == day)])
    if nth > MOST_A_DAY:
        raise WorkbookError(refusals.MANY_EVENTS)
    return nth
