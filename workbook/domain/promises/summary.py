"""How each promise stands, for the list of promises and for `workbook promises`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workbook.domain.promises.due import next_due, settled
from workbook.domain.promises.mark import Mark, by_promise
from workbook.domain.promises.promise import Promise, State, state
from workbook.domain.promises.steadiness import Counts, counts, steadiness

RECENT = 13
"""Counts are said over so many last dues."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One promise: where it belongs, its counts in all and of the last thirteen dues, steadiness 0 to 1, and when
    it asks next (None when it does not)."""

    promise: Promise
    state: State
    counts: Counts
    recent: Counts
    steadiness: float
    next_due: date | None


def standings(
    promises: Iterable[Promise], marks: Mapping[str, Mark], today: date, week_first: int = 0
) -> list[Summary]:
    """One for each promise, in the order in which they were made."""
    groups = by_promise(marks.values())
    found: list[Summary] = []
    for promise in sorted(promises, key=lambda promise: (promise.made_on, promise.id)):
        own = groups.get(promise.id, [])
        where = state(promise, today, settled=settled(own, today))
        found.append(
            Summary(
                promise=promise,
                state=where,
                counts=counts(own),
                recent=counts(own, RECENT),
                steadiness=steadiness(own),
                next_due=None if where == "shelf" else next_due(promise, own, today, week_first),
            )
        )
    return found
