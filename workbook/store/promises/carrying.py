"""What a week can carry, and what the promises of a person ask of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.promises.drafting import Capacity, Draft, WeekLoad, capacity_load, make
from workbook.store.promises.cleaning import cleaned_draft

if TYPE_CHECKING:
    from workbook.domain.promises.promise import Promise
    from workbook.store.common.settings import Settings
    from workbook.store.promises.collection import Promises


class Carrying:
    """The load of a week beside what it can carry, of an open workbook."""

    def __init__(self, settings: Settings, promises: Promises) -> None:
        self._settings = settings
        self._promises = promises

    def capacity(self) -> Capacity:
        """What a week can carry, by the person's own word."""
        chosen = self._settings.read()
        return Capacity(chosen.capacity_minutes, chosen.capacity_number)

    def load(self, today: date, person: str, *more: Promise) -> WeekLoad:
        """What an average week asks of a person: all of theirs that is not on the shelf, and `more`."""
        promises = [*self._promises.of(person), *more]
        tomorrow = today + timedelta(days=1)  # what is done today makes room today
        done = frozenset(promise.id for promise in promises if self._promises.is_settled(promise, tomorrow))
        return capacity_load(promises, today, done)

    def beyond(self, draft: Draft, today: date) -> WeekLoad | None:
        """The load of who promises, with this draft, when it is more than the week can carry, else None. Raises what
        `Promises.add` raises."""
        load = self.load(today, draft.person, make(cleaned_draft(draft), "", today))
        return load if load.beyond(self.capacity()) else None
