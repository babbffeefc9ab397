"""Revisions: each document counts how often it was written, so that nobody saves over what they have not seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.store.file.seen import revision_of
from workbook.store.file.table import Database
from workbook.store.file.tables import ABOUT

Document = dict[str, Any]
Place = tuple[str, str]  # table, id

SET_ASIDE = "_set_aside"  # documents that could not be read, kept when something was written in their place
_FLOOR = "revisions"


class Writer:
    """Single documents in and out, inside a transaction of the database. No history, no cleaning, no questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, table: str, id: str) -> Document | None:
        """The stored document itself; not to be changed."""
        return self.stored(table).get(id)

    def stored(self, table: str) -> dict[str, Document]:
        """The documents of a table as they are; not to be changed."""
        return self._database.stored(table)

    def set(self, table: str, id: str, document: Document | None) -> None:
        """Write a document as it is, or remove it (None)."""
        if document is not None:
            self._database.put(table, id, document)
            return
        self._raise_floor(revision_of(self.find(table, id)))
        self.forget(table, id)

    def set_all(self, documents: Mapping[str, Mapping[str, Document | None]]) -> None:
        """As `set` for many documents, by table and id; each table is looked up once."""
        removed = 0
        for table, by_id in documents.items():
            draft = self._database.draft(table) if by_id else {}
            for id, document in by_id.items():
                if document is not None:
                    draft[id] = document
                elif id in draft:
                    removed = max(removed, revision_of(draft.pop(id)))
        self._raise_floor(removed)

    def forget(self, table: str, id: str) -> None:
        """Remove what has no revision."""
        self._database.durable(table).remove_id(id)

    def set_aside(self, table: str, id: str) -> None:
        """Keep a document that could not be read, before something else is written in its place."""
        place = self._database.durable(table)
        unreadable = place.take_faulty(id)
        kept = {"text": unreadable} if unreadable is not None else {"document": self.find(table, id)}
        aside, number = f"{table}/{id}", 1
        while self.find(SET_ASIDE, aside) is not None:
            number += 1
            aside = f"{table}/{id}/{number}"
        self._database.put(SET_ASIDE, aside, {"table": table, "id": id, **kept})

    def next_revision(self, present: Document | None) -> int:
        """One above the revision of the present document. One that is made anew starts above every one that was
        removed: whoever still holds the removed one must not mistake the new one for it.
        """
        return (self._floor() if present is None else revision_of(present)) + 1

    def _floor(self) -> int:
        stored = (self.find(ABOUT, _FLOOR) or {}).get("floor")
        return stored if type(stored) is int and stored > 0 else 0

    def _raise_floor(self, removed: int) -> None:
        if removed > self._floor():
            self._database.put(ABOUT, _FLOOR, {"floor": removed})
