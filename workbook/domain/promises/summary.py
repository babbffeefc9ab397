"""How each promise stands, for the list of promises and for `workbook promises`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workbook.domain.promises.due import moved_by, next_due, settled
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, State, state
from workbook.domain.promises.steadiness import Counts, counts, steadiness

RECENT = 13
"""Counts are said over so many last dues."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One promise: where it belongs, its counts in all and of the last thirteen dues, steadiness 0 to 1, and when
    it asks next (None when it does not). `moved_by`: see `due.moved_by`."""

    promise: Promise
    state: State
    counts: Counts
    recent: Counts
    steadiness: float
    next_due: date | None
    moved_by: date | None = None


def summary_of(promise: Promise, own: Sequence[Mark], today: date, week_first: int = 0) -> Summary:
    """How one promise stands, from its marks in the order of their dues."""
    where = state(promise, today, settled=settled(own, today))
    return Summary(
        promise=promise,
        state=where,
        counts=counts(own),
        recent=counts(own, RECENT),
        steadiness=steadiness(own),
        next_due=None if where == "shelf" else next_due(promise, own, today, week_first),
        moved_by=moved_by(promise, own),
    )
