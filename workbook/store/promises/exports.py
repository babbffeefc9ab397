"""What other programs were told in earlier exports, kept in the workbook: ids, days and numbers, no words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.exported import Exported, Told
from workbook.domain.together.visibility import SITTINGS_OF
from workbook.store.file import records
from workbook.words.promises import import_export as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "exported"


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
