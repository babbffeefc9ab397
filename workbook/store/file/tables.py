"""The tables of one version of the file, decoded one by one as they are asked for, encoded only where they changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from copy import copy
from typing import Any, Self

import msgspec

from workbook.store.file import careful
from workbook.store.file.careful import LONGEST_ID, decoded
from workbook.store.file.errors import Damaged, OutsideTransaction
from workbook.store.file.seen import since
from workbook.words.common import store as words

Document = dict[str, Any]
ById = dict[str, Document]  # a table: id → document

ABOUT = "_workbook"  # the table that says what the file is
FORGETTINGS = "forgettings"
"""Its document that counts how often something was forgotten: another window knows by it that what it still shows is
not to be written back."""
MOVES = "moves"  # its document of the revisions that undoing has moved, for whoever could not be told (`history`)
SEAL = "seal"  # its document that says who takes part in a sealed workbook
HISTORY = "_history"
WITHOUT_ID = "\x00"  # no document has an id like this

_whole = msgspec.json.Decoder(dict[str, msgspec.Raw])
_table = msgspec.json.Decoder(dict[str, Document])
_encoder = msgspec.json.Encoder()

_BOM = b"\xef\xbb\xbf"  # some editors put it in front
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")  # what some editors make of a file


class Tables(MutableMapping[str, ById]):
    """Table name → id → document, as TinyDB knows it.

    A dictionary of documents that was handed out never changes afterwards: a transaction works on its own copy, made
    at the first touch. So what a reader holds stays what it was.
    """

    def __init__(self, raw: dict[str, msgspec.Raw] | None = None, strays: bytes = b"") -> None:
        self._raw: dict[str, msgspec.Raw] = raw or {}
        self._open: dict[str, ById] = {}
        self._faulty: dict[str, dict[str, msgspec.Raw]] = {}
        self._closed: set[str] = set()  # tables that are no tables; kept as they are
        # Members with a key that cannot be read, as they stand: of the file itself under "", of each table.
        self._strays: dict[str, bytes] = {"": strays} if strays else {}
        self._seen: dict[str, ById] = {}  # as they were in an earlier version, of tables that were not decoded since
        self._is_back = False  # is this version older than that one?
        self._touched: set[str] = set()
        self._writable = False

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The tables in `data`. Raises ValueError when it is not one JSON object."""
        if data.startswith(_BOM):
            data = data[len(_BOM) :]
        elif data.startswith(_UTF_16):
            data = data.decode("utf-16").encode()
        try:
            raw = decoded(_whole, data)
        except ValueError:
            return cls(*careful.tables(data))
        # Shorter or longer than what was written here: another hand, which may have given two tables one name.
        return cls(raw) if len(_encoder.encode(raw)) + 1 == len(data) else cls(*careful.tables(data))

    @property
    def format(self) -> int:
        """The file's format number. Raises ValueError when it does not say that it is a workbook."""
        found = self.get(ABOUT, {}).get("about", {}).get("format")
        if type(found) is not int or found < 1:
            raise ValueError
        return found

    @property
    def oldest(self) -> int:
        """The oldest format of what can be seen: parts of a sealed file may be older than the file."""
        return self.format

    def brought_up(self, format: int) -> None:
        """Write down that all that can be seen is in `format` now. Inside a transaction."""
        about = self.draft(ABOUT)
        about["about"] = {**about["about"], "format": format}

    @property
    def program(self) -> str:
        """The version of the program that wrote the file."""
        found = self.get(ABOUT, {}).get("about", {}).get("program")
        sound = isinstance(found, str) and re.fullmatch(r"[\w.+-]{1,30}", found, re.ASCII)
        return found if isinstance(found, str) and sound else words.NEWER_PROGRAM_UNKNOWN

    @property
    def generation(self) -> int:
        """How often the program has written the file; 0 when it does not say."""
        found = self.get(ABOUT, {}).get("about", {}).get("generation")
        return found if type(found) is int else 0

    def carry_over(self, earlier: Tables) -> None:
        """Keep what `earlier` had decoded, where the bytes are the same: what did not change keeps its identity. What
        did is compared with it once it is decoded: see `seen.since`."""
        self._is_back = self.generation < earlier.generation
        for name, documents in (earlier._seen | earlier._open).items():
            if name not in self._raw and name not in self._open:
                continue
            if name in self._open:
                self._open[name] = self._compared(name, self._open[name], documents)
            elif name in earlier._open and name in earlier._raw and self._raw[name] == earlier._raw[name]:
                self._open[name] = documents
                self._faulty[name] = earlier._faulty.get(name, {})
                if name in earlier._strays:
                    self._strays[name] = earlier._strays[name]
                if name in earlier._closed:
                    self._closed.add(name)
            else:
                self._seen[name] = documents

    def _compared(self, name: str, documents: ById, seen: ById) -> ById:
        if name.startswith("_"):
            return documents  # the program's own, without revisions
        return since(seen, documents, back=self._is_back)

    def snapshot(self) -> Self:
        """These tables as they are now, for when a transaction that changes them fails."""
        twin = copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict | set):
                setattr(twin, name, copy(value))  # pyright: ignore[reportUnknownArgumentType]
        return twin

    def as_it_came(self) -> bytes:
        """The file's content as it was read, or committed. What the file is comes first, for whoever looks into it."""
        ordered = {ABOUT: self._raw[ABOUT], **self._raw, **self._hidden()}
        return _with(_encoder.encode(ordered), self._strays.get("", b"")) + b"\n"

    # --- reading -------------------------------------------------------------------------------------------------

    def __getitem__(self, name: str) -> ById:
        opened = self._open.get(name)
        if opened is None:
            opened = self._decode(name, self._raw[name])
        return opened

    def _decode(self, name: str, raw: msgspec.Raw) -> ById:
        faulty: dict[str, msgspec.Raw] = {}
        try:
            documents = decoded(_table, raw)
        except ValueError:
            documents = None
        if (
            documents is None
            or not careful.is_ours(bytes(raw), documents)
            or max(map(len, documents), default=0) > LONGEST_ID
        ):
            try:
                documents, faulty, strays = careful.entries(name, raw)
            except ValueError:
                self._closed.add(name)
                documents, strays = {}, b""
            if strays:
                self._strays[name] = strays
        if name in self._seen:
            documents = self._compared(name, documents, self._seen.pop(name))
        self._open[name] = documents
        self._faulty[name] = faulty
        return documents

    def faulty(self, name: str) -> dict[str, msgspec.Raw]:
        """Entries of a table that are no documents, as they stand in the file. What has no id that could be read, and a
        table that is none, stands under WITHOUT_ID."""
        if name in self:
            self[name]
        faulty = self._faulty.get(name, {})
        if name in self._closed:
            return {WITHOUT_ID: self._raw[name]}
        if name in self._strays and name:
            return {**faulty, WITHOUT_ID: msgspec.Raw(self._strays[name])}
        return faulty

    def __iter__(self) -> Iterator[str]:
        yield from self._raw
        yield from (name for name in self._open if name not in self._raw)

    def __len__(self) -> int:
        return len(self._raw.keys() | self._open.keys())

    def __contains__(self, name: object) -> bool:
        return name in self._open or name in self._raw

    # --- writing, inside a transaction ---------------------------------------------------------------------------

    def begin(self) -> None:
        self._writable = True

    @property
    def touched(self) -> bool:
        return bool(self._touched)

    def draft(self, name: str) -> ById:
        """The documents of a table, to be changed in place by this transaction."""
        if name in self._touched:
            return self._open[name]
        documents = dict(self[name]) if name in self else {}
        self[name] = documents
        return documents

    def __setitem__(self, name: str, documents: ById) -> None:
        self._may_write(name)
        self._open[name] = documents
        self._touched.add(name)

    def __delitem__(self, name: str) -> None:
        if name not in self:
            raise KeyError(name)
        self._may_write(name)
        self._open[name] = {}
        self._faulty[name] = {}
        self._strays.pop(name, None)
        self._touched.add(name)

    def _may_write(self, name: str) -> None:
        if not self._writable:
            raise OutsideTransaction("a table can be written inside a transaction only")
        if name in self._raw and name not in self._open:
            self._decode(name, self._raw[name])  # so that entries which cannot be read are written back
        if name in self._closed:
            if name != HISTORY:
                raise Damaged(words.DAMAGED_TABLE.format(table=name))
            self._put_aside(name)

    def _put_aside(self, name: str) -> None:
        """Keep a table that is none under another name, and begin it anew: what it is for must not stop the others."""
        number = 1
        while (aside := f"{name}_unreadable_{number}") in self:
            number += 1
        self._raw[aside] = self._raw.pop(name)
        self._closed.discard(name)

    def take_faulty(self, name: str, id: str) -> str | None:
        """Remove an unreadable entry from a table and return its text; None when there is none."""
        if name in self:
            self[name]
        entry = self._faulty.get(name, {}).get(id)
        if entry is None:
            return None
        self.draft(name)
        self._faulty[name] = {key: raw for key, raw in self._faulty[name].items() if key != id}
        return bytes(entry).decode("utf-8", "backslashreplace")

    def encode(self) -> bytes:
        """The file's next content. Tables that were not touched go in as the bytes they came in."""
        for name in self._touched:
            documents, faulty, strays = self._public(name), self._faulty.get(name), self._strays.get(name, b"")
            if documents or faulty or strays:
                content = {**documents, **faulty} if faulty else documents
                self._raw[name] = msgspec.Raw(_with(_encoder.encode(content), strays))
            else:
                self._raw.pop(name, None)
        return self.as_it_came()

    def _public(self, name: str) -> ById:
        """The documents of a table that are written as they are."""
        return self._open[name]

    def _hidden(self) -> dict[str, msgspec.Raw]:
        """What is written besides the tables."""
        return {}

    def settled(self) -> None:
        """The transaction is committed: what was changed is now what is."""
        for name in self._touched:
            if name not in self._raw and not self._open.get(name):
                self._open.pop(name, None)
        self._touched.clear()
        self._writable = False


def _with(data: bytes, strays: bytes) -> bytes:
    """An encoded object with further members at its end."""
    if not strays:
        return data
    return data[:-1] + (b"," if len(data) > 2 else b"") + strays + b"}"
