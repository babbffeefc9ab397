"""What other programs were told in earlier exports, kept in the workbook: ids, days and numbers, no words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.exported import Exported, Told
from workbook.domain.together.visibility import OWN_OF, SITTINGS_OF
from workbook.store.file import records
from workbook.words.promises import import_export as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "exported"
_OF_DUE = re.compile(r"(.+)[-.]\d{4}-\d\d-\d\d(?:\.\d+)?", re.ASCII)
"""The id of an entry begins with that of its promise; a day follows."""


@dataclass(frozen=True, slots=True)
class StoredTold:
    """One entry of one kind of export; the id of its document is the kind, a space and the id of the entry."""

    first: date
    state: str
    last: date | None = None
    sequence: int = 0
    off: bool = False
    revision: int = 0


def sittings_of(person: str) -> str:
    """The kind of export that tells of this person's sittings; they are theirs alone, as the sittings are."""
    return f"{SITTINGS_OF}{person}"


def own_of(person: str, kind: str) -> str:
    """The kind of export that tells of promises which this person keeps to themselves."""
    return f"{OWN_OF}{person}-{kind}"


def known(session: Session, kind: str) -> Exported:
    """What was told so far in exports of that kind; what cannot be read is not known."""
    found = Exported()
    for id, one in records.many(StoredTold, session.documents(TABLE)).items():
        of, _, entry = id.partition(" ")
        if of == kind:
            found.told[entry] = Told(one.first, one.last, one.state, one.sequence, one.off)
    return found


def remember(session: Session, kind: str, exported: Exported) -> None:
    """Keep what was told now. Undo does not know of it: the other program has it all the same."""
    before = known(session, kind).told
    if before == exported.told:
        return
    with session.change(words.EXPORTED, undoable=False) as change:
        for entry in before.keys() - exported.told.keys():
            change.delete(TABLE, f"{kind} {entry}")
        for entry, told in exported.told.items():
            if before.get(entry) != told:
                one = StoredTold(told.first, told.state, told.last, told.sequence, told.off)
                change.put(TABLE, f"{kind} {entry}", records.to_document(one))


def known_of_promises(session: Session, kind: str, person: str, shown: Collection[str], *, private: bool) -> Exported:
    """What was told of promises: of those that are shown (`shown` are their ids), and with `private` of those that this
    person keeps to themselves."""
    found = known(session, kind)
    own = known(session, own_of(person, kind)).told
    found.told |= {entry: told for entry, told in own.items() if private or _promise_of(entry) in shown}
    return found


def remember_of_promises(
    session: Session, kind: str, person: str, shown: Collection[str], own: Collection[str], exported: Exported
) -> None:
    """Keep what was told now of promises; `own` are the ids of those that this person keeps to themselves. What was
    told of these before, and was not looked at now, stays known."""
    before = known(session, own_of(person, kind)).told
    theirs = {entry: told for entry, told in before.items() if _promise_of(entry) not in shown}
    told_own = {entry for entry in exported.told if entry in theirs or _promise_of(entry) in own}
    theirs |= {entry: exported.told[entry] for entry in told_own}
    shared = {entry: told for entry, told in exported.told.items() if entry not in told_own}
    remember(session, kind, Exported(shared))
    remember(session, own_of(person, kind), Exported(theirs))


def _promise_of(entry: str) -> str:
    found = _OF_DUE.fullmatch(entry)
    return found[1] if found else ""
