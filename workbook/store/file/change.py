"""What may be done inside one change of the session, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from workbook.store.file import clean, errors
from workbook.store.file.documents import Documents
from workbook.store.file.revisions import Writer
from workbook.store.file.seen import revision_of
from workbook.store.file.table import copied
from workbook.words.common import store as words

Document = dict[str, Any]
Before = dict[tuple[str, str], Document | None]  # what was touched (table, id) → how that was before

_LONGEST_TABLE = 64
_LONGEST_ID = 200


class Change:
    """What may be done inside `Session.change`.

    `faulty(table, id)`: is that document known to be unreadable? What is written in its place sets it aside.
    """

    def __init__(self, writer: Writer, faulty: Callable[[str, str], bool]) -> None:
        self._writer = writer
        self._faulty = faulty
        self._steps: list[tuple[str, str, Document | None]] = []

    def put(self, table: str, id: str, document: Document, *, expect: int | None = None) -> Document:
        """Write a document, cleaned, under the next revision, and return a copy of what was stored.

        `expect`: the revision the caller has seen (0: there was none); Conflict when it is another by now. What is
        already stored just so is not written again.
        """
        _check_place(table, id)
        wanted = clean.document(document)
        present = self._check(table, id, expect, wanted)
        if present is not None and _same(wanted, present) and not self._faulty(table, id):
            return copied(present)
        wanted["revision"] = self._writer.next_revision(present)
        self._set(table, id, wanted, present)
        return copied(wanted)

    def put_all(self, table: str, documents: Mapping[str, tuple[Document, int]]) -> None:
        """As `put` for many documents of one table, each with the revision that the caller has seen; nothing is handed
        back. An import is made of this: what is new is looked up, numbered and written in one go."""
        stored, new = self._writer.stored(table), dict[str, Document]()
        revision = self._writer.next_revision(None)
        for id, (document, expect) in documents.items():
            if expect or id in stored or self._faulty(table, id):
                self.put(table, id, document, expect=expect)
                continue
            _check_place(table, id)
            new[id] = wanted = clean.document(document)
            wanted["revision"] = revision
        self._steps += [(table, id, None) for id in new]
        self._writer.set_all({table: new})

    def delete(self, table: str, id: str, *, expect: int | None = None) -> None:
        """Remove a document; nothing happens when there is none (unless `expect` says there was)."""
        _check_place(table, id)
        if (present := self._check(table, id, expect, None)) is not None:
            self._set(table, id, None, present)

    def get(self, table: str, id: str) -> Document | None:
        """A copy of a document as it is now, this change included."""
        return copied(self._writer.find(table, id))

    def documents(self, table: str) -> Documents:
        """The documents of a table as they are now: live, so take a list before removing while walking."""
        return Documents(table, self._writer.stored(table), {}, {}, settled=False)

    def _check(self, table: str, id: str, expect: int | None, wanted: Document | None) -> Document | None:
        present = self._writer.find(table, id)
        if expect is not None and expect != revision_of(present):
            sentence = words.CONFLICT
            if present is None:
                sentence = words.CONFLICT_GONE
            elif expect == 0:
                sentence = words.CONFLICT_EXISTS
            raise errors.Conflict(sentence, table=table, id=id, stored=copied(present), yours=wanted)
        return present

    def _set(self, table: str, id: str, document: Document | None, present: Document | None) -> None:
        if self._faulty(table, id) and all(step[:2] != (table, id) for step in self._steps):
            self._writer.set_aside(table, id)
        self._steps.append((table, id, present))
        self._writer.set(table, id, document)

    def finish(self) -> Before:
        """What was changed, and how it was before. What ended as it began is as if it had not been touched."""
        before: Before = {(table, id): document for table, id, document in reversed(self._steps)}
        stored = cache(self._writer.stored)  # for touched tables: the same one is changed to the end
        for place, document in list(before.items()):
            if _same(stored(place[0]).get(place[1]), document):
                self._writer.set(*place, document)
                del before[place]
        return before

    def mark(self) -> int:
        """Where this change stands, for `back_to`."""
        return len(self._steps)

    def back_to(self, mark: int) -> None:
        """Take back everything since `mark`."""
        while len(self._steps) > mark:
            self._writer.set(*self._steps.pop())


def _same(one: Document | None, other: Document | None) -> bool:
    """Is the content the same, whatever the revision?"""
    if one is None or other is None:
        return one is other
    return {**one, "revision": 0} == {**other, "revision": 0}


@lru_cache
def _is_table(name: str) -> bool:
    plain = name.isascii() and name.isidentifier() and name.islower() and not name.startswith("_")
    return plain and len(name) <= _LONGEST_TABLE


def _check_place(table: str, id: str) -> None:
    """Tables and ids are named by the program; what does not fit is a mistake of ours, found early."""
    if not _is_table(table):
        raise ValueError("a table is named in small letters, digits and underscores")
    if not id or len(id) > _LONGEST_ID or clean.text(id) != id:
        raise ValueError("an id is short, clean text")
