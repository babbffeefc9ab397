"""What was worked out of single promises, kept while nothing it came of is another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Generic, TypeVar

from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise

T = TypeVar("T")


class Kept(Generic[T]):
    """One answer a promise, made by `make` of the promise, its marks, the day and the first day of the week.

    Made again only when one of them is another than before: promises and lists of marks by identity, for what the
    collections hand out is frozen and stays the same object exactly while its documents do.
    """

    def __init__(self, make: Callable[[Promise, Sequence[Mark], date, int], T]) -> None:
        self._make = make
        self._known: dict[str, tuple[Promise, Sequence[Mark], date, int, T]] = {}

    def of(self, promise: Promise, marks: Sequence[Mark], day: date, week_first: int) -> T:
        known = self._known.get(promise.id)
        if known is not None and known[0] is promise and known[1] is marks and known[2:4] == (day, week_first):
            return known[4]
        answer = self._make(promise, marks, day, week_first)
        self._known[promise.id] = (promise, marks, day, week_first, answer)
        return answer
