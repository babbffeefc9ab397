"""Which promise and which due are meant by what was typed: a number of `today`, an id, the end of one, a due's key."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.words.promises import promise as words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.domain.promises.due import Due
    from workbook.domain.promises.promise import Promise
    from workbook.verbs.context import Context

SHORTEST_PART = 5  # letters of an id; what is shorter and all digits is a number of `today`


def promise_meant(ctx: Context, typed: str) -> Promise:
    """The promise meant. Raises NotFoundError."""
    return _meant(ctx, typed)[0]


def due_meant(ctx: Context, typed: str, on: date | None = None) -> Due:
    """The due meant: of the day `on`, or the one that a number or key stands for; for an id today's, else the
    latest open one of earlier days, else the date of what was promised once.

    Raises NotFoundError for an unknown number or id, WorkbookError when there is no such due.
    """
    promise, due = _meant(ctx, typed)
    promises = ctx.notebook.promises
    if on is not None:
        return promises.due_on(promise.id, on, ctx.today)
    if due is not None:
        return due
    today = promises.today(ctx.today)
    for found in (today.dues, reversed(today.before)):
        own = [other for other in found if other.promise.id == promise.id]
        if own:
            return next((other for other in own if other.is_open), own[-1])
    ahead = _due_ahead(ctx, promise)
    if ahead is None:
        raise WorkbookError(words.NOTHING_DUE)
    return ahead


def miss_meant(ctx: Context, typed: str, on: date | None = None) -> Due:
    """The due to repair: the one meant if it is marked missed, else the latest miss of that promise."""
    promise, due = _meant(ctx, typed)
    promises = ctx.notebook.promises
    if on is not None:
        return promises.due_on(promise.id, on, ctx.today)
    if due is not None and due.mark is not None and due.mark.kind == "missed":
        return due
    missed = [mark for mark in promises.marks_of(promise.id) if mark.kind == "missed"]
    if not missed:
        raise WorkbookError(refusals.NOTHING_TO_REPAIR)
    from workbook.domain.promises.mark import key_of

    return promises.due(key_of(missed[-1]), ctx.today)


def _meant(ctx: Context, typed: str) -> tuple[Promise, Due | None]:
    typed = typed.strip()
    promises = ctx.notebook.promises
    if typed.isascii() and typed.isdigit() and len(typed) < SHORTEST_PART:
        from workbook.domain.promises.today import numbered

        for number, promise, due in numbered(promises.today(ctx.today)):
            if number == int(typed):
                return promise, due
        raise NotFoundError(words.NO_SUCH_NUMBER)
    if "." in typed:
        due = promises.due(typed, ctx.today)
        return due.promise, due
    found = [promise for promise in promises.all() if promise.id == typed] or [
        promise
        for promise in promises.all()
        if len(typed) >= SHORTEST_PART and (promise.id.startswith(typed) or promise.id.endswith(typed))
    ]
    if len(found) != 1:
        raise NotFoundError(words.NO_SUCH_PROMISE)
    return found[0], None


def _due_ahead(ctx: Context, promise: Promise) -> Due | None:
    """What was promised for one day and has not come yet: it can be kept early or moved."""
    from workbook.domain.promises.due import next_due

    promises = ctx.notebook.promises
    day = next_due(promise, promises.marks_of(promise.id), ctx.today)
    return promises.due_on(promise.id, day, ctx.today) if day is not None and day > ctx.today else None
