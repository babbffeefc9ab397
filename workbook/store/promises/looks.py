"""What the promises come to on a day, kept while they and their marks are what they were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from workbook.domain.promises.before import closed
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.today import Today, share_of, together
from workbook.store.promises.kept import Kept

if TYPE_CHECKING:
    from workbook.domain.promises.summary import Summary
    from workbook.store.promises.mark_tables import MarkTables

NO_MARKS: Sequence[Mark] = ()
SHOWN_BACK = timedelta(days=7)
"""How far back a day shows marks of a promise that asks for nothing any more: its week, and what can be repaired."""


class Looks:
    """Today, and how each promise stands, of the promises that are handed in."""

    def __init__(self, marks: MarkTables) -> None:
        self._marks = marks
        self._shares = Kept(share_of)
        self._first_taken = False

    @cached_property
    def _summaries(self) -> Kept[Summary]:
        from workbook.domain.promises.summary import summary_of

        return Kept(summary_of)

    def today(self, promises: Sequence[Promise], day: date, week_first: int) -> Today:
        """What Today shows of these promises. The first look reads only the marks that can show on that day."""
        if not (self._marks.were_read or self._first_taken):
            self._first_taken = True
            asking = {promise.id for promise in promises if not closed(promise, day)}
            some = self._marks.of_some(asking, day, day - SHOWN_BACK)
            shares = [share_of(one, some.get(one.id, NO_MARKS), day, week_first) for one in promises]
        else:
            groups = self._marks.groups()
            shares = [self._shares.of(one, groups.get(one.id, NO_MARKS), day, week_first) for one in promises]
        return together(shares, day, week_first)

    def standings(self, promises: Sequence[Promise], today: date, week_first: int) -> list[Summary]:
        """How each of these promises stands."""
        groups = self._marks.groups()
        return [self._summaries.of(one, groups.get(one.id, NO_MARKS), today, week_first) for one in promises]
