"""Promises and marks, read. The verbs that mark and change stand on this."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.domain.promises import mark as marking
from workbook.domain.promises.due import Due, due_at, settled
from workbook.domain.promises.mark import Mark, split_key
from workbook.domain.promises.promise import Promise, state
from workbook.domain.promises.today import Today, today_of
from workbook.store.file import records
from workbook.store.promises.mark_tables import MarkTables
from workbook.words.promises import promise as words

if TYPE_CHECKING:
    from workbook.domain.promises.summary import Summary
    from workbook.store.common.settings import Settings
    from workbook.store.session import Session

TABLE = "promises"


class Reading:
    """What is known of the promises of an open workbook. Dues are named by their key (`Due.key`)."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._session = session
        self._settings = settings
        self._marks = MarkTables(session)

    def all(self) -> list[Promise]:
        """Every promise, the shelf included, in the order in which they were made."""
        found = records.many(Promise, self._session.documents(TABLE))
        return sorted(found.values(), key=lambda promise: (promise.made_on, promise.id))

    def get(self, id: str) -> Promise:
        """One promise. Raises NotFoundError, Damaged."""
        document = self._session.documents(TABLE).get(id)
        if document is None:
            raise NotFoundError(words.NO_SUCH_PROMISE)
        return records.from_document(Promise, id, document, table=TABLE)

    def marks(self) -> Mapping[str, Mark]:
        """Every mark by its due's key."""
        return self._marks.all()

    def marks_of(self, id: str) -> list[Mark]:
        """The marks of one promise, in the order of their dues."""
        return marking.in_order(mark for mark in self._marks.all().values() if mark.promise == id)

    def today(self, day: date, person: str | None = None) -> Today:
        """What Today shows for `day`: everybody's promises, or those of one person."""
        return today_of(self.of(person), self.marks(), day, self._week_first())

    def of(self, person: str | None) -> list[Promise]:
        """The promises of a person, or of everybody, in the order in which they were made."""
        return [promise for promise in self.all() if person is None or promise.person == person]

    def standings(self, today: date) -> list[Summary]:
        """How each promise stands, in the order in which they were made."""
        from workbook.domain.promises.summary import standings

        return standings(self.all(), self.marks(), today, self._week_first())

    def any_open(self, today: date, person: str | None = None) -> bool:
        """Whether there is a promise that is not on the shelf, of anybody or of one person."""
        return any(
            state(promise, today, settled=self._is_settled(promise, today)) != "shelf" for promise in self.of(person)
        )

    def due(self, key: str, today: date) -> Due:
        """The due with that key. Raises NotFoundError when there is none (any more)."""
        try:
            id, day, nth = split_key(key)
        except ValueError:
            raise NotFoundError(words.NO_SUCH_DUE) from None
        promise = self.get(id)
        found = due_at(promise, self._marks.around(id, day), day, today, self._week_first(), nth)
        if found is None:
            raise NotFoundError(words.NO_SUCH_DUE)
        return found

    def due_on(self, id: str, day: date, today: date) -> Due:
        """The due of a promise on that day, the first open one. Raises WorkbookError when it was not due then."""
        promise = self.get(id)
        found = due_at(promise, self._marks.around(id, day), day, today, self._week_first())
        if found is None:
            raise WorkbookError(words.NO_DUE_THAT_DAY)
        return found

    def _is_settled(self, promise: Promise, today: date) -> bool:
        return promise.terms[-1].cadence.kind == "once" and settled(self.marks_of(promise.id), today)

    def _week_first(self) -> int:
        return self._settings.read().week_start
