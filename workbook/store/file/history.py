"""What was changed, kept so that it can be undone and done again: across restarts, from the app or the shell.

An entry holds, for each document a change touched, the version to go to (`document`, None: it is to be gone) and the
revision the present one must have (`revision`, 0: there must be none). Undoing swaps the two, so the entry then holds
what redoing needs. A document's revision only ever rises, also when it goes back to an older content; therefore each
swap tells the other entries which revision that content has now (`_relink`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec

from workbook.store.file import clean
from workbook.store.file.change import Before
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo
from workbook.store.file.revisions import Place, Writer, revision_of
from workbook.words.common import store as words

Document = dict[str, Any]

TABLE = "_history"
MOST_ENTRIES = 500
OLDEST = timedelta(days=90)
MOST_BYTES = 4_000_000  # the history is written with every change; beyond this the oldest entries go
MERGE_WITHIN = timedelta(minutes=10)
LONGEST_LABEL = 200
_DIGITS = 10  # of an entry's id, a number that counts up


Moment = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change as the history lists it."""

    id: str
    label: str
    at: datetime
    undone: bool


class Touched(msgspec.Struct):
    """One document of an entry."""

    table: str
    id: str
    revision: int
    document: Document | None

    @property
    def place(self) -> Place:
        return (self.table, self.id)


class Entry(msgspec.Struct):
    """One change as it is stored. Times are ISO 8601; `bytes` is about what the entry costs in the file."""

    label: str
    began: Moment
    at: Moment
    touched: list[Touched]
    undone: bool = False
    merge: str | None = None
    bytes: int = 0


def listed(entries: Mapping[str, Document], limit: int) -> Iterator[HistoryEntry]:
    """The newest `limit` entries, newest first. One that somebody edited into nonsense is passed over."""
    for id in reversed(_in_order(entries)[-limit:] if limit > 0 else []):
        if entry := _read(entries[id]):
            yield HistoryEntry(id, entry.label, entry.at, entry.undone)


def _in_order(entries: Mapping[str, Document]) -> list[str]:
    """The ids of the entries, oldest first. Ids that are not ours, made by hand, are passed over."""
    return sorted(id for id in entries if len(id) == _DIGITS and id.isascii() and id.isdecimal())


def _read(document: Document) -> Entry | None:
    try:
        return msgspec.convert(document, Entry)
    except msgspec.ValidationError:
        return None


class History:
    """The entries, to be changed within the transaction that `writer` belongs to."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._entries = writer.documents(TABLE)

    # --- a new change --------------------------------------------------------------------------------------------

    def record(self, label: str, before: Before, *, merge: str | None, now: datetime) -> None:
        """Add an entry for what a transaction touched, or widen the newest one when both have the same `merge`."""
        touched = [item for place, document in before.items() if (item := self._touched(place, document))]
        if not touched:
            return
        label = clean.line(label)
        if len(label) > LONGEST_LABEL:
            label = label[: LONGEST_LABEL - 1] + "…"
        went_back = self._forget_undone()
        newest = next(reversed(_in_order(self._entries)), None)
        if merge and newest and not went_back:
            entry = _read(self._entries[newest])
            same = entry and entry.merge == merge and abs(now - entry.began) <= MERGE_WITHIN
            if entry and same and _widen(entry, touched, before):
                entry.label, entry.at = label, now
                self._put(newest, entry)
                return
        number = int(newest) + 1 if newest else 1
        self._put(f"{number:0{_DIGITS}d}", Entry(label, now, now, touched, merge=merge))
        self._prune(now)

    def _touched(self, place: Place, before: Document | None) -> Touched | None:
        after = self._writer.find(*place)
        if before is None and after is None:
            return None
        return Touched(*place, revision_of(after), before)

    def _forget_undone(self) -> bool:
        """A new change clears what could have been done again. True when there was something."""
        undone = [id for id, entry in self._entries.items() if entry.get("undone")]
        for id in undone:
            self._writer.forget(TABLE, id)
        return bool(undone)

    def _put(self, id: str, entry: Entry) -> None:
        document: Document = msgspec.to_builtins(entry)
        if not entry.bytes or entry.merge:
            document["bytes"] = len(msgspec.json.encode(document))
        self._writer.set(TABLE, id, document)

    def _prune(self, now: datetime) -> None:
        """Keep the newest entries: not more, not older and not larger than the limits; the newest one in any case."""
        total = 0
        for count, id in enumerate(reversed(_in_order(self._entries))):
            entry = self._entries[id]
            total += size if isinstance(size := entry.get("bytes"), int) else 0
            too_old = _moment(entry.get("at"), now) < now - OLDEST
            if count and (count >= MOST_ENTRIES or total > MOST_BYTES or too_old):
                self._writer.forget(TABLE, id)

    # --- back and forth ------------------------------------------------------------------------------------------

    def undo(self) -> str:
        """Take back the newest change that stands and return its label. Raises NothingToUndo, Conflict."""
        for id in reversed(_in_order(self._entries)):
            if not self._entries[id].get("undone") and (entry := _read(self._entries[id])):
                self._swap(id, entry, words.UNDO_CONFLICT)
                return entry.label
        raise NothingToUndo

    def redo(self) -> str:
        """Do the change undone last once more and return its label. Raises NothingToRedo, Conflict."""
        for id in _in_order(self._entries):
            if self._entries[id].get("undone") and (entry := _read(self._entries[id])):
                self._swap(id, entry, words.REDO_CONFLICT)
                return entry.label
        raise NothingToRedo

    def _swap(self, id: str, entry: Entry, refusal: str) -> None:
        present = {item.place: self._writer.find(*item.place) for item in entry.touched}
        for item in entry.touched:
            if revision_of(present[item.place]) != item.revision:
                raise Conflict(refusal.format(label=entry.label), table=item.table, id=item.id)
        moved: dict[Place, tuple[int, int]] = {}
        for item in entry.touched:
            old, new = item.document, None
            if old is not None:
                new = {**old, "revision": self._writer.next_revision(*item.place)}
                moved[item.place] = (revision_of(old), new["revision"])
            self._writer.set(*item.place, new)
            item.document, item.revision = present[item.place], revision_of(new)
        entry.undone = not entry.undone
        self._relink(moved)
        self._put(id, entry)

    def _relink(self, moved: Mapping[Place, tuple[int, int]]) -> None:
        """Content that was revision r is revision n now: entries that wait for r are to wait for n."""
        for id in list(self._entries):
            if entry := _read(self._entries[id]):
                found = False
                for item in entry.touched:
                    was, now = moved.get(item.place, (0, 0))
                    if was and item.revision == was:
                        item.revision, found = now, True
                if found:
                    self._put(id, entry)


def _widen(entry: Entry, touched: list[Touched], before: Before) -> bool:
    """Let `entry` cover a change that followed it. False when something else came in between."""
    known = {item.place: item for item in entry.touched}
    if any(item.place in known and known[item.place].revision != revision_of(before[item.place]) for item in touched):
        return False
    for item in touched:
        if item.place in known:
            known[item.place].revision = item.revision
        else:
            entry.touched.append(item)
    return True


def _moment(value: object, otherwise: datetime) -> datetime:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else otherwise
    except ValueError:
        return otherwise
    return found if found.tzinfo else otherwise
