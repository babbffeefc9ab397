"""Where a promise was made: the exercise, or the conflict whose option it carries out."""

from __future__ import annotations

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.promise import FROM_OPTION, Promise
from workbook.screens.common.app_context import AppContext
from workbook.words.promises import screen as words


def place_of(context: AppContext, promise: Promise) -> tuple[str, str] | None:
    """The mode and the id there that lead to it; None when there is no such place any more."""
    try:
        if promise.origin.startswith(FROM_OPTION):
            return "plans", context.notebook.conflicts.options.get(promise.origin.removeprefix(FROM_OPTION)).conflict
        step, _, exercise = promise.origin.partition("/")
        context.book.step(step).exercise(exercise)
    except WorkbookError:
        return None
    return "steps", promise.origin


def words_of(context: AppContext, promise: Promise) -> str:
    """Its name, as the record of one's own promise shows it; empty where it came from nowhere, or the place is gone."""
    own = promise.origin and promise.person == context.person_id
    place = place_of(context, promise) if own else None
    if place is None:
        return ""
    mode, id = place
    try:
        if mode == "plans":
            return context.notebook.conflicts.get(id).what
        step, _, exercise = id.partition("/")
        return words.origin(context.book.step(step).title, context.book.step(step).exercise(exercise).title)
    except WorkbookError:
        return ""
