"""Changing a promise: other terms, other words around them, or both."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import falls_due
from workbook.domain.promises.drafting import check_review, check_term, check_texts
from workbook.domain.promises.promise import Promise, Term, changed
from workbook.words.refusals import promises as refusals


def amended(
    promise: Promise,
    term: Term | None,
    today: date,
    around: Mapping[str, str | date | bool | None],
    *,
    agreed: bool = False,
    smaller: bool = False,
) -> Promise:
    """`promise` with other terms (see `promise.changed`; None: the same) and other fields around them, which hold at
    once: cue, noticed_by, obstacle, plan, need, review_on (None: no review) and shown; what was shown once stays so.
    UsageError for what no form would take, and for another rhythm that would never fall due before the end."""
    if term is not None:
        check_term(term, today)
    if isinstance(review := around.get("review_on"), date):
        check_review(review, today)
    check_texts(promise.terms[-1].act, {name: value for name, value in around.items() if isinstance(value, str)}, 0)
    new = promise
    if term is not None:
        new = changed(promise, term, today, agreed=agreed, smaller=smaller)
        _check_falls_due(new.terms[-1], promise.term_on(max(today, promise.start)))
    if promise.shown and around.get("shown") is False:
        raise UsageError(refusals.SHOWN_ALREADY)
    return replace(new, **around)  # pyright: ignore[reportArgumentType] - names as the docstring has them


def _check_falls_due(new: Term, old: Term) -> None:
    end = new.until
    other_rhythm = new.cadence != old.cadence
    if other_rhythm and end is not None and new.since <= end and not falls_due(new.cadence, new.since, end):
        raise UsageError(refusals.NEVER_DUE, "until")
