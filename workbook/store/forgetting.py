"""What one person may have forgotten, as rules for the file: an answer or its earlier versions, a promise, words.

Each takes its own words out of documents, history and labels (`store.file.rewriting`), and out of files that are no
workbook (`store.file.forgetting`). Whose a document is decides: what others keep to themselves is not even looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.common.passage import Passage
from workbook.store.common.drafts import TABLE as DRAFTS
from workbook.store.file import clean, texts
from workbook.store.file.history import LONGEST_LABEL
from workbook.store.promises.collection import TABLE as PROMISES
from workbook.store.promises.mark_tables import PREFIX as MARKS
from workbook.store.steps.answer_states import ANSWERS
from workbook.store.steps.answers import VERSIONS, answer_id
from workbook.words.common import forget as words
from workbook.words.promises import promise as promise_words

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook

Document = dict[str, Any]
Place = tuple[str, str]  # table, id
Whose = Literal["mine", "shared", "other's", "hidden"]
# other's: in sight, but theirs to change · hidden: what somebody else keeps to themselves

TELLING_ID = 16  # signs of an id that can be met by chance nowhere
LEAST_TELLING = 12  # bytes; shorter texts ("yes", "Saturday") say nothing of where they come from


class Whole:
    """Documents that go as a whole. Elsewhere they are known by what names them and by what they said."""

    local = False

    def __init__(self, traces: Sequence[str], heads: Sequence[str] = ()) -> None:
        self.gone: set[Place] = set()
        self.kept_texts: set[str] = set()
        self._traces = [trace.encode() for trace in traces]
        self._heads = heads  # of an unsaved text: the name of the field it was typed into
        self._said: set[str] = set()

    # -- what is particular

    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        """Does this document belong to what is forgotten?"""
        raise NotImplementedError

    def instead(self, table: str, id: str, document: Document) -> Document | None:
        """What stands in the place of a document that belongs to it."""
        return None

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
            return self._without(data)
        head, *parts = re.split(r"\n\n(?=\[)", data.decode("utf-8", "surrogateescape"))
        left = [part for part in parts if not self._concerns(part)]
        if len(left) == len(parts):
            return data if not self._concerns(head) else None
        return "\n\n".join([head, *left]).encode("utf-8", "surrogateescape") if left else None

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


class PromiseRule(Whole):
    """A promise with its marks and all that was half written about it."""

    def __init__(self, id: str) -> None:
        # A short id, as other programs give them, may stand for anything unless it stands alone.
        super().__init__([id] if len(id) >= TELLING_ID else [f'"{id}"', f'"{id}.', f' {id}"', f" {id}."])
        self._id = id

    def is_part(self, table: str, id: str, document: Document | None) -> bool:
        if table.startswith(MARKS):
            return id.startswith(f"{self._id}.") or (document is not None and document.get("promise") == self._id)
        forms = id.split() if table == DRAFTS else [id] if table == PROMISES else []
        return any(name == self._id or (table == DRAFTS and name.startswith(f"{self._id}.")) for name in forms)


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
        """Whose a document is, as `person` sees it. Answers, versions, drafts and dates are their owner's alone;
        promises are shown and belong to who made them; all else is shared, where there are two to share it."""
        owner = self._owner(table, id, document)
        handed_in = table in (ANSWERS, VERSIONS) and _handed_in(document)
        if owner and owner != person:
            return "other's" if table == PROMISES or table.startswith(MARKS) else "hidden"
        alone = owner == person and not handed_in and not (table == PROMISES or table.startswith(MARKS))
        return "mine" if alone or not self.two else "shared"

    def where(self, table: str, id: str, document: Document) -> Where:
        """What to call the thing that a document is part of."""
        owner = self._owner(table, id, document)
        if table in (ANSWERS, VERSIONS):
            key = id if table == ANSWERS else str(document.get("answer", ""))
            return Where("answer" if table == ANSWERS else "version", key.rpartition("/")[0], owner)
        if table == DRAFTS:
            return Where("draft", "", owner)
        if table == PROMISES or table.startswith(MARKS):
            return Where("promise", id if table == PROMISES else _promise_of(id, document), owner)
        if table == "conflicts" or isinstance(document.get("conflict"), str):
            return Where("conflict", id if table == "conflicts" else str(document["conflict"]))
        sorts = {"households": "household", "weeks": "week", "people": "person", "appointments": "date"}
        return Where(sorts.get(table, "week" if table.startswith("slots_") else "other"), "")

    def _owner(self, table: str, id: str, document: Document) -> str:
        if table == VERSIONS:
            return str(document.get("answer", "")).rpartition("/")[2]
        if table == DRAFTS:
            return id.partition(" ")[0]
        if table.startswith(MARKS):
            return self.makers.get(_promise_of(id, document), "")
        if table == ANSWERS:
            return _text(document, "person") or id.rpartition("/")[2]
        if table == PROMISES:
            return _text(document, "person") or self.makers.get(id, "")
        return _text(document, "person") if table == "appointments" else ""


def _promise_of(id: str, document: Document) -> str:
    return _text(document, "promise") or id.partition(".")[0]


def _text(document: Document, field: str) -> str:
    value = document.get(field)
    return value if isinstance(value, str) else ""


def _handed_in(document: Document) -> bool:
    value = document.get("value")
    return isinstance(value, dict) and cast(Document, value).get("handed_in") is True


def quotes(label: str, text: str) -> bool:
    """Does the label of a change quote this text, or the beginning of it?"""
    return f"“{' '.join(text.split())}”" in label or begins(label, text)


def begins(label: str, text: str) -> bool:
    """Does the label quote the beginning of this text (`“Tell Alex about…”`), which may end in the middle of words?"""
    text = " ".join(text.split())
    return any(quoted and text.startswith(quoted) for quoted in re.findall("“(.*?)…(?:”|$)", label))


# --- what a person asks for ------------------------------------------------------------------------------------------


def facts_of(notebook: Notebook) -> Facts:
    """Who takes part, and whose the promises are."""
    two = len([person for person in notebook.people.all() if person.role != "household"]) > 1
    makers = {id: _text(document, "person") for id, document in notebook.documents(PROMISES).items()}
    return Facts(two, makers)


def whole_answer(step: str, exercise: str, person: str) -> AnswerRule:
    """The answer with every version of it."""
    return AnswerRule(step, exercise, person)


def earlier_versions(
    notebook: Notebook, step: str, exercise: str, person: str, which: Iterable[str] | None = None
) -> AnswerRule:
    """The earlier versions with these ids, or all; with them goes whatever the history and the backups know of earlier
    states that is not kept as a version."""
    id = answer_id(step, exercise, person)
    versions = {key: one for key, one in notebook.documents(VERSIONS).items() if one.get("answer") == id}
    gone = versions.keys() if which is None else set(which)
    keep = {key: one for key, one in versions.items() if key not in gone}
    return AnswerRule(step, exercise, person, notebook.get(ANSWERS, id), keep)


def is_handed_in(notebook: Notebook, step: str, exercise: str, person: str) -> bool:
    """Has the answer been handed in, so that another may have seen it?"""
    return facts_of(notebook).two and _handed_in(notebook.get(ANSWERS, answer_id(step, exercise, person)) or {})


def check_own_promise(notebook: Notebook, id: str, person: str, *, shared: bool) -> None:
    """WorkbookError unless this person may forget the promise: theirs, and not seen by two, unless `shared` says that
    it may go for both."""
    facts = facts_of(notebook)
    maker = facts.makers.get(id, person)
    if maker != person:
        owner = notebook.people.get(maker)
        raise WorkbookError(promise_words.not_yours(owner.name if owner else ""))
    if facts.two and not shared and id in facts.makers:
        raise WorkbookError(words.IS_SHARED_PROMISE)


def words_rule(notebook: Notebook, typed: str, person: str, *, inside: bool, shared: bool) -> WordsRule:
    """The words as they were typed, cleaned as everything that is kept. Raises UsageError for blank ones."""
    try:
        passage = Passage(clean.text(typed), inside=inside)
    except ValueError:
        raise UsageError(words.NO_WORDS) from None
    return WordsRule(passage, person, facts_of(notebook), shared=shared)
