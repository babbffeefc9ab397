"""What is in the folder, as a newly started program reads it, and who works with it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.store.file.seal.support import phrase_of
from tests.store.support import opened
from workbook.store.file import files, unsaved
from workbook.store.file.seal.keys import Keys
from workbook.store.file.tables import Tables

SAM, ALEX = "rebuilding", "partner"
NAMES = {SAM: "Sam", ALEX: "Alex"}
DAY = "2026-11-21"

Snapshot = dict[tuple[str, str], str]
"""(table, id) → the document as text, its revision left out."""


class Fault(AssertionError):
    """Something did not hold."""


def hold(true: bool, sentence: str) -> None:
    if not true:
        raise Fault(sentence)


@dataclass
class Place:
    """One workbook's folder. `keys`: those of both, for a sealed one."""

    folder: Path
    state: Path
    keys: Keys | None = None

    def command(self, person: str, *more: str) -> list[str]:
        """The program for this person. Their passphrase comes from a file, by descriptor 9."""
        call = [sys.executable, "-m", "workbook", "--data", str(self.folder), "--today", DAY, "--as", NAMES[person]]
        if self.keys is None:
            return [*call, *more]
        phrase = self.state / f"passphrase-{person}"
        phrase.parent.mkdir(exist_ok=True)
        phrase.write_text(f"{phrase_of(person)}\n", "utf-8")
        return ["sh", "-c", 'exec "$@" 9<"$0"', str(phrase), *call, "--passphrase-fd", "9", *more]

    def unsaved(self) -> list[str]:
        """What stands in the files of unsaved words, wherever they lie."""
        places = [*self.folder.glob("workbook.unsaved-*"), *self.state.rglob("workbook.unsaved-*")]
        unseal = self.keys.opened if self.keys else unsaved.as_it_is
        found: list[Any] = [unsaved.read(path, unseal=unseal) for path in places]
        return [text for left in found if left for words in left.words for text in words.fields.values()]


@dataclass
class Found:
    """The documents in the folder."""

    documents: Snapshot = field(default_factory=dict)

    @classmethod
    def inside(cls, place: Place) -> Found:
        notebook = opened(place.folder, wait=30, keys=place.keys)
        try:
            hold(not notebook.faulty(), "something in it is faulty")
            documents = {
                (table, id): json.dumps({**one, "revision": 0}, sort_keys=True, ensure_ascii=False)
                for table in notebook.tables()
                for id, one in notebook.documents(table).items()
            }
        finally:
            notebook.close()
        previous = files.previous(files.main_file(place.folder))
        if previous.exists():
            data = previous.read_bytes()
            try:
                Tables.decode(place.keys.opened(data) if place.keys else data)
            except Exception as error:
                raise Fault(f"the version before does not open: {type(error).__name__}") from None
        return cls(documents)

    def of(self, person: str) -> Snapshot:
        """Promises of a person, and their marks."""
        own = {id for (table, id), one in self.documents.items() if table == "promises" and f'"{person}"' in one}
        return {
            (table, id): one
            for (table, id), one in self.documents.items()
            if id in own or (table.startswith("marks") and any(promise in id or promise in one for promise in own))
        }

    def draft(self, person: str, form: str, name: str) -> str:
        """What a form holds in its field of that name."""
        return json.loads(self.documents.get(("drafts", f"{person} {form}"), "{}")).get(name, "")

    def texts(self, table: str, name: str) -> list[str]:
        """What the documents of a table say in the field of that name."""
        return sorted(json.loads(one)[name] for (at, _), one in self.documents.items() if at == table)
