"""The tables of conflicts, and of what belongs to them, read as values of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbook.domain.common.errors import NotFoundError
from workbook.domain.conflicts.conflict import Conflict
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial
from workbook.store.file import records
from workbook.words.conflicts import conflict as words

if TYPE_CHECKING:
    from workbook.store.session import Session

Value = TypeVar("Value")

CONFLICTS, OPTIONS, RATINGS, TRIALS = "conflicts", "options", "option_ratings", "trials"
TRIGGERS = "triggers_"
"""Triggers stand in a table for each year."""


def conflict(session: Session, id: str) -> Conflict:
    """One conflict. Raises NotFoundError, Damaged."""
    return _one(session, Conflict, CONFLICTS, id, words.NO_SUCH_CONFLICT)


def option(session: Session, id: str) -> Option:
    """One option. Raises NotFoundError, Damaged."""
    return _one(session, Option, OPTIONS, id, words.NO_SUCH_OPTION)


def options_of(session: Session, conflict: str) -> list[Option]:
    """The options of a conflict, those put aside too, in the order in which they were made."""
    found = records.many(Option, session.documents(OPTIONS)).values()
    return sorted((one for one in found if one.conflict == conflict), key=lambda one: (one.made_on, one.id))


def trial(session: Session, id: str) -> Trial:
    """One trial. Raises NotFoundError, Damaged."""
    return _one(session, Trial, TRIALS, id, words.NO_SUCH_TRIAL)


def trials_of(session: Session, conflict: str) -> list[Trial]:
    """What was tried, in the order in which it was begun."""
    found = records.many(Trial, session.documents(TRIALS)).values()
    return sorted((one for one in found if one.conflict == conflict), key=lambda one: (one.start, one.id))


def _one(session: Session, kind: type[Value], table: str, id: str, missing: str) -> Value:
    document = session.documents(table).get(id)
    if document is None:
        raise NotFoundError(missing)
    return records.from_document(kind, id, document, table=table)
