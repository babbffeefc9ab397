"""The entries of the history: what one change was, as it is stored, and whose changes somebody may take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any

import msgspec

from workbook.domain.together.visibility import may_be_private
from workbook.store.file.revisions import Place
from workbook.words.common import store as words

Document = dict[str, Any]

_DIGITS, _MOST_DIGITS = 10, 18  # of an entry's id, a number that counts up

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change as the history lists it. `by`: the id of who made it, "" where that is not known. `private`: it
    touched nothing that another person sees."""

    id: str
    label: str
    at: datetime
    undone: bool
    by: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """Whose changes are meant: those of `person`, and those that nobody is known to have made; what another made is
    left, unless `everybody` agreed. Nobody in particular ("") may undo everything. `names`: of the people, by id.
    `keyed`: ids of those who have a key of their own, so that what they wrote may not be seen here."""

    person: str = ""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    everybody: bool = False
    keyed: frozenset[str] = frozenset()

    def owns(self, entry: Entry | HistoryEntry) -> bool:
        return not self.person or entry.by in ("", self.person)

    def may(self, entry: Entry) -> bool:
        return self.everybody or self.owns(entry)

    def may_know(self, entry: Entry | HistoryEntry) -> bool:
        """May they be told that there is such an entry?"""
        return self.owns(entry) or not entry.private

    def name(self, entry: Entry | HistoryEntry) -> str:
        """Of another person, who made it."""
        return self.names.get(entry.by, words.SOMEBODY_ELSE)

    def said(self, entry: Entry | HistoryEntry) -> str:
        """The label; of what another did no more than whose it was, for a label may repeat what they wrote."""
        return entry.label if self.owns(entry) else words.CHANGE_OF.format(name=self.name(entry))


@dataclass(frozen=True, slots=True)
class Swapped:
    """What was undone or done again: its label, who had made it, and the documents it touched (table, id)."""

    label: str
    by: str
    places: tuple[Place, ...]


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
    """One change as it is stored. Times are ISO 8601; `bytes` is about what the entry costs in the file. `passed`: it
    could not be undone (or done again), which was said: from then on it is passed over as long as that holds. `turn`:
    of those that are undone, the one with the highest was undone last."""

    label: str
    began: Moment
    at: Moment
    touched: list[Touched]
    undone: bool = False
    merge: str | None = None
    bytes: int = 0
    by: str = ""
    passed: bool = False
    turn: int = 0

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(item.place for item in self.touched)

    @property
    def private(self) -> bool:
        """Did it touch nothing but what each person sees only their own of? That another wrote there is not said."""
        return all(may_be_private(item.table) for item in self.touched)


def listed(entries: Mapping[str, Document], limit: int) -> Iterator[HistoryEntry]:
    """The newest `limit` entries, newest first. One that somebody edited into nonsense is passed over."""
    for id in reversed(in_order(entries)[-limit:] if limit > 0 else []):
        if entry := read(entries[id]):
            yield HistoryEntry(id, entry.label, entry.at, entry.undone, entry.by, entry.private)


def in_order(entries: Mapping[str, Document]) -> list[str]:
    """The ids of the entries, oldest first. Ids that are not ours, made by hand, are passed over."""
    ours = (id for id in entries if _DIGITS <= len(id) <= _MOST_DIGITS and id.isascii() and id.isdecimal())
    return sorted(ours, key=int)


def read(document: Document) -> Entry | None:
    try:
        return msgspec.convert(document, Entry)
    except msgspec.ValidationError:
        return None


def id_of(number: int) -> str:
    """The id of the entry of that number."""
    return f"{number:0{_DIGITS}d}"
