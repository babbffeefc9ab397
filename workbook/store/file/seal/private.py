"""The tables of a sealed workbook: each person's private documents apart, sealed to that person inside the file.

In the file, the table `_private` holds for each person a list of sealed parts. Each is JSON, `{table: {id: document}}`;
the documents of one table are spread over several parts, so that a save seals only a small one anew. The parts of
whoever is unlocked are laid over the public tables, later ones over earlier ones; a `null` takes a document away. The
parts of the others are carried as they came, and what is written for one of them is appended as one part more, which
is taken in when they unlock.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, cast

import msgspec

from workbook.domain.together.visibility import may_be_private, owner_of
from workbook.store.file.seal.age import Recipient
from workbook.store.file.seal.errors import OtherKey
from workbook.store.file.seal.keys import Keys
from workbook.store.file.tables import ABOUT, SEAL, ById, Document, Tables

PRIVATE = "_private"
_FORMATS = "formats"
SPREAD = 16  # over how many parts the documents of one table go

Place = tuple[str, int]  # table, which of its parts
Part = dict[str, dict[str, Document | None]]

_part = msgspec.json.Decoder(Part)
_stored = msgspec.json.Decoder(dict[str, dict[str, list[str]]])
_encode = msgspec.json.Encoder().encode


def _bucket(id: str) -> int:
    return zlib.crc32(id.encode("utf-8", "surrogatepass")) % SPREAD


class SealedTables(Tables):
    """The tables as those who are unlocked see them."""

    def __init__(self, raw: dict[str, msgspec.Raw] | None = None, strays: bytes = b"") -> None:
        super().__init__(raw, strays)
        self._keys = Keys()
        self._came: dict[str, list[str]] = {}  # person → their parts, as they came
        self._known: dict[str, Part] = {}  # an open part's text → what is in it
        self._placed: dict[str, dict[Place, tuple[Recipient, ById, str]]] = {}  # of those who are unlocked
        self._owners: dict[str, dict[str, tuple[Document, str | None]]] = {}  # as they were last asked for
        self._untidy: set[str] = set()  # tables with a part that is not at its place yet
        self._visitors: dict[str, set[str]] = {}  # table → documents that belong to somebody who is locked

    @classmethod
    def open(cls, data: bytes, keys: Keys, earlier: Tables | None = None) -> SealedTables:
        """The tables in `data`, the content of a sealed file; who takes part is told to `keys`.

        `earlier`: the version before, of which is used again what did not change. Raises ValueError for what is no
        workbook; OtherKey, SealDamaged for a part that should open.
        """
        tables = cls.decode(data)
        tables._keys = keys
        stored = tables._raw.pop(PRIVATE, None)
        try:
            found = _stored.decode(stored) if stored is not None else {}
        except (msgspec.MsgspecError, RecursionError):
            raise ValueError from None
        tables._came = {person: document.get("parts", []) for person, document in found.items()}
        people = taking_part(tables)
        if people:
            keys.take_part(people)
        tables._open_parts(earlier if isinstance(earlier, SealedTables) else None)
        return tables

    @property
    def oldest(self) -> int:
        parts = self._formats()
        return min([self.format, *(parts[one] for one in self._keys.unlocked & parts.keys())])

    def brought_up(self, format: int) -> None:
        """The parts of those who are locked stay in the format in which they are, which is written down."""
        locked = taking_part(self).keys() - self._keys.unlocked
        older = {one: self._formats().get(one, self.format) for one in sorted(locked)}
        super().brought_up(format)
        seal = {name: value for name, value in _seal_of(self).items() if name != _FORMATS}
        if seal:
            self.draft(ABOUT)[SEAL] = {**seal, **({_FORMATS: older} if older else {})}

    def _formats(self) -> dict[str, int]:
        """Person → the format of their part, of those whose part is older than the file."""
        found = _seal_of(self).get(_FORMATS)
        items = cast(Document, found).items() if isinstance(found, dict) else ()
        return {person: format for person, format in items if type(format) is int and 1 <= format < self.format}

    # --- reading -------------------------------------------------------------------------------------------------

    def _open_parts(self, earlier: SealedTables | None) -> None:
        known = earlier._known if earlier is not None else {}
        recipients = self._keys.taking_part
        laid: dict[str, ById] = {}
        for person in sorted(self._keys.unlocked & self._came.keys()):
            placed: dict[Place, tuple[Recipient, ById, str]] = {}
            recipient = recipients.get(person)
            for text in self._came.pop(person):
                part = known.get(text)
                if part is None:
                    part = _decoded(self._keys.opened_for(person, "", text))
                self._known[text] = part
                place = _place_of(part)
                if place is not None and place not in placed and recipient is not None:
                    placed[place] = (recipient, cast(ById, part[place[0]]), text)
                else:
                    self._untidy.update(part)
                for table, documents in part.items():
                    _lay(laid.setdefault(table, {}), documents)
            self._placed[person] = placed
        for table, documents in laid.items():
            self._merge(table, documents, earlier)

    def _merge(self, table: str, documents: ById, earlier: SealedTables | None) -> None:
        merged = {**self[table], **documents} if table in self else documents
        before = earlier._open.get(table) if earlier is not None else None
        self._open[table] = before if before is not None and before == merged else merged

    def carry_over(self, earlier: Tables) -> None:
        opened = dict(self._open)
        super().carry_over(earlier)
        self._open.update(opened)
        for name in list(self._open):  # what was decoded before had private documents in it, and no longer has
            if name not in opened and isinstance(earlier, SealedTables) and earlier._has_private(name):
                del self._open[name]

    def _has_private(self, table: str) -> bool:
        return any(place[0] == table for placed in self._placed.values() for place in placed) or table in self._untidy

    # --- writing -------------------------------------------------------------------------------------------------

    def take_part(self, people: dict[str, Recipient], left: list[str] | None = None) -> None:
        """Write down who takes part, and seal each one's own to them. Inside a transaction.

        `left`: people whose identity is still to go, for they take part no longer.
        """
        older = {one: format for one, format in self._formats().items() if one in people}
        seal = {"people": dict(people), "left": left or [], _FORMATS: older}
        self.draft(ABOUT)[SEAL] = {name: value for name, value in seal.items() if value or name == "people"}
        self._keys.take_part(people)
        self._draft_private()

    def take_no_part(self) -> None:
        """As `take_part`, for a plain file: nobody does."""
        self.draft(ABOUT).pop(SEAL, None)
        self._keys.take_part({})
        self._draft_private()

    def _draft_private(self) -> None:
        for name in [name for name in self if may_be_private(name)]:
            self[name]  # a table that is none shows itself as it is read, and stays as it is
            if name not in self._closed:
                self.draft(name)

    def encode(self) -> bytes:
        self._touched |= {name for name in self._untidy if name in self}
        self._untidy.clear()
        return super().encode()

    def _public(self, name: str) -> ById:
        documents = self._open[name]
        if not may_be_private(name) and not self._has_private(name):
            return documents
        recipients, unlocked = self._keys.taking_part, self._keys.unlocked
        public: ById = {}
        owned: dict[str, ById] = {person: {} for person in unlocked}
        known = self._owners.get(name, {})
        owners = self._owners[name] = {
            id: found
            if (found := known.get(id)) is not None and found[0] is document
            else (document, owner_of(name, id, document))
            for id, document in documents.items()
        }
        for id, (document, owner) in owners.items():
            if owner is None or owner not in recipients:
                public[id] = document
            else:
                owned.setdefault(owner, {})[id] = document
        for person, theirs in owned.items():
            if person in unlocked:
                self._seal_anew(person, name, theirs, recipients.get(person))
            elif theirs:
                text = self._keys.seal_for(person, "more", _encode({name: theirs}))
                self._came.setdefault(person, []).append(text)
                self._visitors.setdefault(name, set()).update(theirs)
        return public

    def _seal_anew(self, person: str, table: str, documents: ById, recipient: Recipient | None) -> None:
        """Put a person's documents of a table into their parts; those in which nothing changed stay as they are."""
        placed = self._placed.setdefault(person, {})
        parts: dict[int, ById] = {}
        for id, document in documents.items():
            parts.setdefault(_bucket(id), {})[id] = document
        for place in [place for place in placed if place[0] == table and place[1] not in parts]:
            del placed[place]
        for number, content in parts.items():
            assert recipient is not None  # who takes no part has no documents here
            place = (table, number)
            known = placed.get(place)
            if known is None or known[0] != recipient or known[1] != content:
                text = self._keys.seal_for(person, f"{table}/{number}", _encode({table: content}))
                placed[place] = (recipient, content, text)
                self._known[text] = cast(Part, {table: content})

    def _hidden(self) -> dict[str, msgspec.Raw]:
        parts = dict(self._came)
        for person, placed in self._placed.items():
            if placed:
                parts[person] = [text for _, (_, _, text) in sorted(placed.items(), key=lambda one: one[0])]
        stored: dict[str, Any] = {person: {"parts": parts[person]} for person in sorted(parts) if parts[person]}
        return {PRIVATE: msgspec.Raw(_encode(stored))} if stored else {}

    def settled(self) -> None:
        super().settled()
        for table, ids in self._visitors.items():
            self._open[table] = {id: one for id, one in self._open.get(table, {}).items() if id not in ids}
        self._visitors.clear()
        present = {text for placed in self._placed.values() for _, _, text in placed.values()}
        self._known = {text: part for text, part in self._known.items() if text in present}


def taking_part(tables: Tables) -> dict[str, Recipient]:
    """Who takes part in a sealed workbook, by what stands in it."""
    people = _seal_of(tables).get("people")
    found = cast(Document, people) if isinstance(people, dict) else {}
    return {person: Recipient(key) for person, key in found.items() if isinstance(key, str)}


def left(tables: Tables) -> list[str]:
    """Who takes part no longer, with an identity that may still be there."""
    found = _seal_of(tables).get("left")
    return [one for one in cast("list[object]", found) if isinstance(one, str)] if isinstance(found, list) else []


def _seal_of(tables: Tables) -> Document:
    return tables.get(ABOUT, {}).get(SEAL, {})


def inside(data: bytes, keys: Keys, gone: list[str] | None = None) -> bytes:
    """The bytes of a plain main file as they are sealed: private documents in parts of their owners, who takes part
    written down. What is no workbook comes back as it is."""
    try:
        people = keys.taking_part
        tables = SealedTables.open(data, keys)
        if tables.format < 1:
            return data
    except ValueError:
        return data
    tables.begin()
    tables.take_part(people, gone)
    return tables.encode()


def outside(data: bytes, keys: Keys) -> bytes:
    """The bytes of a plain main file from those of a sealed one: the parts of whoever is unlocked among all the other
    documents, those of the others carried along. What is no workbook comes back as it is."""
    borrowed = keys.borrowed()
    try:
        tables = SealedTables.open(data, borrowed)
        if tables.format < 1:
            return data
    except ValueError:
        return data
    tables.begin()
    tables.take_no_part()
    return tables.encode()


def for_those_here(data: bytes, keys: Keys, about: Path) -> bytes:
    """A sealed main file from elsewhere, sealed to those who take part here as well: whoever has had a key only since
    is not shut out by it. Raises OtherKey also where pages in it are sealed to a key that somebody had before."""
    whole, here = keys.opened(data, about), keys.taking_part
    there = taking_part(Tables.decode(whole))
    if any(here.get(one, key) != key for one, key in there.items() if one not in keys.unlocked):
        raise OtherKey(about)
    both = keys.borrowed()
    both.take_part({**there, **here})
    return both.seal(inside(outside(whole, both), both))


def _decoded(data: bytes) -> Part:
    try:
        return _part.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        raise ValueError from None


def _place_of(part: Part) -> Place | None:
    """The place of a part that is one of a person's own; None for one that was appended for them."""
    if len(part) != 1:
        return None
    ((table, documents),) = part.items()
    numbers = {_bucket(id) for id in documents}
    return (table, numbers.pop()) if len(numbers) == 1 and all(one is not None for one in documents.values()) else None


def _lay(under: ById, over: dict[str, Document | None]) -> None:
    """Later documents over earlier ones. A revision only ever rises."""
    for id, document in over.items():
        if document is None:
            under.pop(id, None)
        elif id in under and (newest := _revision(under[id])) >= _revision(document):
            under[id] = {**document, "revision": newest + 1}
        else:
            under[id] = document


def _revision(document: Document) -> int:
    found = document.get("revision")
    return found if type(found) is int else 0
