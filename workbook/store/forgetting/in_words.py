"""Words taken out of whatever holds them. Whose a document is decides: what others keep to themselves is not even
looked at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from workbook.domain.common.passage import Passage
from workbook.domain.together.visibility import writer_of
from workbook.store.common.drafts import TABLE as DRAFTS
from workbook.store.file import texts
from workbook.store.file.history import LONGEST_LABEL
from workbook.store.forgetting.labels import begins
from workbook.store.promises.mark_tables import OWN_PREFIX as OWN_MARKS
from workbook.store.promises.mark_tables import PREFIX as MARKS
from workbook.store.promises.tables import OWN_PROMISES, PROMISES
from workbook.store.steps.answer_states import ANSWERS, VERSIONS
from workbook.words.common import forget as words

Document = dict[str, Any]
Place = tuple[str, str]  # table, id
Whose = Literal["mine", "shared", "other's", "hidden"]
# other's: in sight, but theirs to change · hidden: what somebody else keeps to themselves


@dataclass(frozen=True, slots=True)
class Where:
    """A thing that holds the words: what sort, and which (an id, step/exercise, a table), never what it says.
    `owner` is the id of the person whose it is when only they may change it."""

    sort: str
    which: str
    owner: str = ""


class WordsRule:
    """Words taken out of whatever holds them; the rest of each text stays.

    `taken`, `shared`, `others`: where they were met, and taken out; left because it is shared and `shared` was not
    asked for; left because it is another's. `within`: where they stand inside longer words, and stay.
    """

    local = True

    def __init__(self, passage: Passage, person: str, facts: Facts, *, shared: bool = False) -> None:
        self.taken: set[Where] = set()
        self.shared: set[Where] = set()
        self.others: set[Where] = set()
        self.within: set[Where] = set()
        self._passage = passage
        self._person, self._facts, self._may_shared = person, facts, shared
        self._held: set[str] = set()  # texts that held them, each on one line

    def document(self, table: str, id: str, document: Document) -> Document:
        whose = self._facts.whose(table, id, document, self._person)
        if whose == "hidden":
            return document
        within = False
        held: list[str] = []

        def replace(text: str) -> str:
            nonlocal within
            within = within or self._passage.within(text) > 0
            new = self._passage.without(text)
            if new is not text:
                held.append(" ".join(text.split()))
            return new

        new = texts.replaced(document, replace, free=table == DRAFTS)
        if within:
            self.within.add(self._facts.where(table, id, document))
        if new is document:
            return document
        where = self._facts.where(table, id, document)
        if not self._may(whose):
            (self.shared if whose == "shared" else self.others).add(where)
            return document
        self.taken.add(where)
        self._held.update(held)
        return new

    def may_be_in(self, data: bytes) -> bool:
        known = texts.surely(data, self._passage.probe)
        return any(map(self._passage.may_stand_in, texts.readings(data))) if known is None else known

    def belongs(self, table: str, id: str) -> bool:
        return False

    def entry(self, table: str, id: str, text: bytes) -> bytes:
        whose = self._facts.whose(table, id, {}, self._person)
        new = texts.replaced_in_bytes(text, self._passage.without)
        if new is text or whose == "hidden":
            return text
        where = Where("faulty", table)
        if not self._may(whose):
            (self.shared if whose == "shared" else self.others).add(where)
            return text
        self.taken.add(where)
        return new

    def label(self, label: str, places: Sequence[Place]) -> str:
        if not all(self._may(self._facts.whose(table, id, {}, self._person)) for table, id in places):
            return label
        if any(begins(label, text) for text in self._held):
            return words.LABEL_FORGOTTEN
        # Around what is quoted stand words of the program's own.
        new = re.sub("“.*”", lambda quoted: self._passage.without(quoted[0]), label, flags=re.DOTALL)
        new = new if "“" in label else self._passage.without(label)
        if new != label:
            self.taken.add(Where("history", ""))
        return new

    def torn(self, data: bytes) -> bytes:
        held = self._held.copy()

        def replace(text: str) -> str:
            new = self._passage.without(text)
            if new is not text:
                held.add(" ".join(text.split()))
            return new

        def forgotten(text: str) -> str:
            is_label = len(text) <= LONGEST_LABEL and any(begins(text, one) for one in held)
            return words.LABEL_FORGOTTEN if is_label else text

        new = texts.replaced_in_bytes(texts.replaced_in_bytes(data, replace), forgotten)
        text = new.decode("utf-8", "surrogateescape")
        if not text.lstrip().startswith("{") and (plain := self._passage.without(text)) is not text:
            new = plain.encode("utf-8", "surrogateescape")  # not even torn JSON
        if new is not data:
            self.taken.add(Where("damaged", ""))
        return new

    def unsaved(self, data: bytes) -> bytes:
        if data.lstrip()[:1] in (b"{", b"["):
            new = texts.replaced_in_bytes(data, self._passage.without)
        else:
            text = data.decode("utf-8", "surrogateescape")
            plain = self._passage.without(text)
            new = data if plain is text else plain.encode("utf-8", "surrogateescape")
        if new is not data:
            self.taken.add(Where("unsaved", ""))
        return new

    def _may(self, whose: Whose) -> bool:
        return whose == "mine" or (whose == "shared" and self._may_shared)


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known besides a document to tell whose it is: whether two take part, and whose each promise is."""

    two: bool
    makers: Mapping[str, str]  # promise id → person id

    def whose(self, table: str, id: str, document: Document, person: str) -> Whose:
        """Whose a document is, as `person` sees it. Answers, versions, drafts, dates and the promises that somebody
        keeps to themselves are their owner's alone; other promises belong to who made them; all else is shared, where
        there are two to share it."""
        owner = self._owner(table, id, document)
        given = table in (ANSWERS, VERSIONS) and handed_in(document)
        if owner and owner != person:
            return "other's" if _of_shown_promise(table) else "hidden"
        alone = owner == person and not given and not _of_shown_promise(table)
        return "mine" if alone or not self.two else "shared"

    def where(self, table: str, id: str, document: Document) -> Where:
        """What to call the thing that a document is part of."""
        owner = self._owner(table, id, document)
        if table in (ANSWERS, VERSIONS):
            key = id if table == ANSWERS else str(document.get("answer", ""))
            return Where("answer" if table == ANSWERS else "version", key.rpartition("/")[0], owner)
        if table == DRAFTS:
            return Where("draft", "", owner)
        if table in (PROMISES, OWN_PROMISES) or table.startswith((MARKS, OWN_MARKS)):
            of_mark = table.startswith((MARKS, OWN_MARKS))
            return Where("promise", _promise_of(id, document) if of_mark else id, owner)
        if table == "conflicts" or isinstance(document.get("conflict"), str):
            return Where("conflict", id if table == "conflicts" else str(document["conflict"]))
        sorts = {"households": "household", "weeks": "week", "people": "person", "moments": "moment"}
        sorts |= {"appointments": "date", "jots": "jot"}
        return Where(sorts.get(table, "week" if table.startswith("slots_") else "other"), "")

    def _owner(self, table: str, id: str, document: Document) -> str:
        if table.startswith((MARKS, OWN_MARKS)):
            return writer_of(table, id, document) or self.makers.get(_promise_of(id, document), "")
        if table in (PROMISES, OWN_PROMISES):
            return _text(document, "person") or self.makers.get(id, "")
        return writer_of(table, id, document) or ""


def _of_shown_promise(table: str) -> bool:
    return table == PROMISES or table.startswith(MARKS)


def _promise_of(id: str, document: Document) -> str:
    return _text(document, "promise") or id.partition(".")[0]


def _text(document: Document, field: str) -> str:
    value = document.get(field)
    return value if isinstance(value, str) else ""


def handed_in(document: Document) -> bool:
    """Is it an answer that was handed in, so that another may have seen it?"""
    value = document.get("value")
    return isinstance(value, dict) and cast(Document, value).get("handed_in") is True
