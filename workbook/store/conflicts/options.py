"""Options in the notebook: proposed ways to solve a conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.conflict import MOST_OPTIONS, check_texts
from workbook.domain.conflicts.option import Option, Wording
from workbook.store.conflicts import tables
from workbook.store.conflicts.tables import OPTIONS
from workbook.store.file import clean, records
from workbook.words.conflicts import conflict as words

if TYPE_CHECKING:
    from workbook.store.conflicts.ratings import Ratings
    from workbook.store.session import Session


class Options:
    """The options of all conflicts of an open workbook. Each verb is one change with a label that undo can show."""

    def __init__(self, session: Session, ratings: Ratings) -> None:
        self._session = session
        self._ratings = ratings

    def of(self, conflict: str) -> list[Option]:
        """The options of a conflict, those put aside too, in the order in which they were made."""
        return tables.options_of(self._session, conflict)

    def get(self, id: str) -> Option:
        """One option. Raises NotFoundError, Damaged."""
        return tables.option(self._session, id)

    def add(
        self, conflict: str, wording: Wording, today: date, *, starts: date | None = None, kind: str = ""
    ) -> Option:
        """A new option. Raises NotFoundError, UsageError (nothing to do, too long, too many)."""
        wording = _cleaned(wording)
        tables.conflict(self._session, conflict)
        if len(self.of(conflict)) >= MOST_OPTIONS:
            raise UsageError(words.TOO_MANY.format(limit=MOST_OPTIONS))
        option = Option(self._session.new_id(), conflict, today, wording, starts, kind)
        with self._session.change(words.label_option(wording.what, "added")) as change:
            change.put(OPTIONS, option.id, records.to_document(option), expect=0)
        return self.get(option.id)

    def change(
        self, id: str, wording: Wording, *, starts: date | None = None, anew: bool = False, expect: int | None = None
    ) -> Option:
        """Say an option differently. `anew`: it asks something else now, so everybody's ratings are put away. Trials
        keep the words that were tried. Raises NotFoundError, UsageError, Conflict."""
        wording = _cleaned(wording)
        with self._session.change(words.label_option(wording.what, "changed")) as change:
            option = replace(self.get(id), wording=wording, starts=starts)
            change.put(OPTIONS, id, records.to_document(option), expect=expect)
            if anew:
                self._ratings.forget(change, {id})
        return self.get(id)

    def drop(self, id: str) -> None:
        """Take an option off the list: one that was tried is put aside, for it is part of the record; another is
        removed with its ratings. Undo brings it back. Raises NotFoundError."""
        option = self.get(id)
        tried = any(trial.option == id for trial in tables.trials_of(self._session, option.conflict))
        done = "put aside" if tried else "removed"
        with self._session.change(words.label_option(option.wording.what, done)) as change:
            if tried:
                change.put(OPTIONS, id, records.to_document(replace(self.get(id), put_aside=True)))
            else:
                change.delete(OPTIONS, id)
                self._ratings.forget(change, {id})

    def take_back(self, id: str) -> Option:
        """Put an option that was put aside on the list again. Raises NotFoundError."""
        with self._session.change(words.label_option(self.get(id).wording.what, "taken back")) as change:
            change.put(OPTIONS, id, records.to_document(replace(self.get(id), put_aside=False)))
        return self.get(id)


def _cleaned(wording: Wording) -> Wording:
    """The wording as it is kept. UsageError when it says nothing to do, or is longer than a field takes."""
    wording = Wording(clean.text(wording.what).strip(), clean.line(wording.who), clean.line(wording.when))
    if not wording.what:
        raise UsageError(words.NO_OPTION)
    check_texts(wording.what, wording.who, wording.when)
    return wording
