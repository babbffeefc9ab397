"""Documents that go as a whole, with all that is known of them elsewhere: in the history, in labels, in files that
cannot be read."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from workbook.domain.together.visibility import owner_of, writer_of
from workbook.store.common.drafts import TABLE as DRAFTS
from workbook.store.file import texts
from workbook.store.forgetting.labels import begins, quotes
from workbook.store.promises.mark_tables import OWN_PREFIX as OWN_MARKS
from workbook.store.promises.mark_tables import PREFIX as MARKS
from workbook.store.promises.tables import OWN_PROMISES, PROMISES
from workbook.store.steps.answer_states import ANSWERS, VERSIONS
from workbook.store.steps.answers import answer_id
from workbook.store.steps.dates import APPOINTMENTS
from workbook.store.steps.moments import MOMENTS
from workbook.store.steps.shown_lines import SHOWN
from workbook.words.common import forget as words

Document = dict[str, Any]
Place = tuple[str, str]  # table, id

TELLING_ID = 16  # signs of an id that can be met by chance nowhere
LEAST_TELLING = 12  # bytes; shorter texts ("yes", "Saturday") say nothing of where they come from


class Whole(ABC):
    """Documents that go as a whole. Elsewhere they are known by what names them and by what they said."""

    local = False

    def __init__(self, traces: Sequence[str], heads: Sequence[str] = ()) -> None:
        self.gone: set[Place] = set()
        self.kept_texts: set[str] = set()
        self._traces = [trace.encode() for trace in traces]
        self._heads = heads  # of an unsaved text: the name of the field it was typed into
        self._said: set[str] = set()

    # -- what is particular

    @abstractmethod
    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        """Does this document belong to what is forgotten?"""

    def instead(self, table: str, id: str, document: Document) -> Document | None:
        """What stands in the place of a document that belongs to it."""
        return None

    def is_unsaved_part(self, entry: Document) -> bool:
        """Does this entry of a file of unsaved words (`store/file/unsaved.py`) belong to it?"""
        return False

    # -- the rule

    def may_be_in(self, data: bytes) -> bool:
        return self._is_named_in(data)

    def document(self, table: str, id: str, document: Document) -> Document | None:
        if not self.is_part(table, id, document):
            return document
        self.gone.add((table, id))
        new = self.instead(table, id, document)
        if new is not document:
            self._said.update(texts.written(document, free=table == DRAFTS))
        return new

    def belongs(self, table: str, id: str) -> bool:
        return (table, id) in self.gone or self.is_part(table, id, None)

    def entry(self, table: str, id: str, text: bytes) -> bytes | None:
        return None if self.belongs(table, id) or self._is_named_in(text) else text

    def label(self, label: str, places: Sequence[Place]) -> str:
        quoted = any(quotes(label, text) or begins(label, text) for text in self._telling())
        return words.LABEL_FORGOTTEN if quoted else label

    def torn(self, data: bytes) -> bytes | None:
        return None if self._is_named_in(data) or self._without(data) is not data else data

    def unsaved(self, data: bytes) -> bytes | None:
        if data.lstrip()[:1] in (b"{", b"["):
            left = self._entries_left(data)
            return None if left is None else self._without(left)
        head, *parts = re.split(r"\n\n(?=\[)", data.decode("utf-8", "surrogateescape"))
        left = [part for part in parts if not self._concerns(part)]
        if len(left) == len(parts):
            return data if not self._concerns(head) else None
        return "\n\n".join([head, *left]).encode("utf-8", "surrogateescape") if left else None

    def _entries_left(self, data: bytes) -> bytes | None:
        """A file of unsaved words without the entries that belong to what is forgotten; None where none is left."""
        try:
            file: Any = json.loads(data)
            entries: list[Any] = list(file["words"])
            left: list[Any] = [
                one for one in entries if not (isinstance(one, dict) and self.is_unsaved_part(cast(Document, one)))
            ]
        except (ValueError, TypeError, KeyError, RecursionError):
            return data
        if len(left) == len(entries):
            return data
        return json.dumps({**file, "words": left}, ensure_ascii=True).encode() if left else None

    def _concerns(self, part: str) -> bool:
        named = any(part.startswith(f"[{head}]") for head in self._heads)
        return named or any(text in part for text in self._telling())

    def _is_named_in(self, data: bytes) -> bool:
        return any(trace in data for trace in self._traces)

    def _telling(self) -> set[str]:
        return {text for text in self._said - self.kept_texts if len(text.strip().encode()) >= LEAST_TELLING}

    def _without(self, data: bytes) -> bytes:
        telling = sorted(self._telling(), key=len, reverse=True)

        def replace(text: str) -> str:
            for one in telling:
                text = text.replace(one, "")
            return text

        return texts.replaced_in_bytes(data, replace)


class AnswerRule(Whole):
    """A person's answer to an exercise with everything that stood there before; or only what stood there before.

    `present`: the answer that stays, as a document; it also takes the place of earlier states in the backups.
    `keep`: the versions that stay, by id.
    """

    def __init__(
        self,
        step: str,
        exercise: str,
        person: str,
        present: Document | None = None,
        keep: Mapping[str, Document] | None = None,
    ) -> None:
        self._id = answer_id(step, exercise, person)
        super().__init__([self._id], [] if present else [exercise])
        self._draft = f"{person} promise {step}/{exercise}"
        self._present = present
        self._keep = keep or {}
        staying = [*self._keep.values(), *([present] if present else [])]
        self._values = [(one.get("kind"), one.get("value")) for one in staying]
        self.kept_texts = {text for one in staying for text in texts.written(one)}

    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        if table == VERSIONS:
            return document is not None and document.get("answer") == self._id
        if table in (APPOINTMENTS, SHOWN) and id.startswith(f"{self._id}/"):
            return self._present is None
        if table == MOMENTS:  # a point that was set in it; one that was drawn, or has a note, is no part of it
            return self._present is None and document is not None and document.get("answer") == self._id
        whole = table == DRAFTS and self._present is None and (id == self._draft or id.startswith(f"{self._draft} "))
        return whole or (table == ANSWERS and id == self._id)

    def instead(self, table: str, id: str, document: Document) -> Document | None:
        if table == VERSIONS:
            return document if id in self._keep else None
        if self._present is None:
            return None
        if (document.get("kind"), document.get("value")) in self._values:
            return document
        return self._present

    def is_unsaved_part(self, entry: Document) -> bool:
        if self._present is not None:
            return False
        person, found = entry.get("person", ""), entry.get("answer")
        answer: Document = cast(Document, found) if isinstance(found, dict) else {}
        of_answer = answer_id(answer.get("step", ""), answer.get("exercise", ""), person) == self._id
        return of_answer or self.is_part(DRAFTS, f"{person} {entry.get('form', '')}", None)


class OwnRule(Whole):
    """Everything that is one person's own, for who leaves: what only they see, and the lines that they showed. With
    `shared` also what they handed in and the promises that are shown, with their marks; `promises`: the ids of theirs.

    What lies in files that cannot be read is taken out as far as it can be told: they hold what is the other's, too.
    """

    def __init__(self, person: str, promises: Collection[str], *, shared: bool) -> None:
        super().__init__([])
        self._person, self._promises, self._shared = person, promises, shared

    def may_be_in(self, data: bytes) -> bool:
        return True

    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        if table in (PROMISES, OWN_PROMISES) or table.startswith((MARKS, OWN_MARKS)):
            theirs = id.partition(".")[0] in self._promises or (document or {}).get("promise") in self._promises
            return theirs and (self._shared or table == OWN_PROMISES or table.startswith(OWN_MARKS))
        if table.startswith("_") or writer_of(table, id, document or {}) != self._person:
            return False
        return self._shared or table == SHOWN or owner_of(table, id, document or {}) == self._person

    def is_unsaved_part(self, entry: Document) -> bool:
        return entry.get("person") == self._person


class PromiseRule(Whole):
    """A promise with its marks and all that was half written about it."""

    def __init__(self, id: str) -> None:
        # A short id, as other programs give them, may stand for anything unless it stands alone.
        super().__init__([id] if len(id) >= TELLING_ID else [f'"{id}"', f'"{id}.', f' {id}"', f" {id}."])
        self._id = id

    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        if table.startswith((MARKS, OWN_MARKS)):
            return id.startswith(f"{self._id}.") or (document is not None and document.get("promise") == self._id)
        forms = id.split() if table == DRAFTS else [id] if table in (PROMISES, OWN_PROMISES) else []
        return any(name == self._id or (table == DRAFTS and name.startswith(f"{self._id}.")) for name in forms)
