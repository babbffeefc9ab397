"""A whole workbook from a file into the open one: what is new comes in, what is the same stays, what differs is a
choice. Ids decide what is the same thing. One change, which one `undo` takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

import msgspec

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.promise import MOST_PROMISES
from workbook.domain.together.visibility import may_see
from workbook.store.common.people import TABLE as PEOPLE
from workbook.store.file import clean
from workbook.store.file.history import QUIET
from workbook.store.file.migrations import FORMAT, KNOWN
from workbook.store.file.tables import ABOUT, Tables
from workbook.store.promises.mark_tables import OWN_PREFIX, PREFIX
from workbook.store.promises.tables import OWN_PROMISES, PROMISES
from workbook.store.whole.kinds import check, kind_of
from workbook.words.common import whole_workbook as words
from workbook.words.refusals import promises as refusals

if TYPE_CHECKING:
    from workbook.store.file.documents import Documents
    from workbook.store.notebook import Notebook

Document = dict[str, Any]
Place = tuple[str, str]  # table, id


@dataclass
class Arriving:
    """What of a file may come in. `faults`: (table, why) → the numbers of the entries, from 1; table "" when it is not
    known. `others`: how many are somebody else's private documents."""

    documents: dict[Place, Document] = field(default_factory=dict[Place, Document])
    faults: dict[Place, list[int]] = field(default_factory=dict[Place, list[int]])
    others: int = 0

    def fault(self, table: str, number: int, why: str) -> None:
        self.faults.setdefault((table, why.rstrip(".")), []).append(number)

    @property
    def broken(self) -> int:
        return sum(map(len, self.faults.values()))


@dataclass(frozen=True, slots=True)
class Brought:
    """How many documents were new, the same already, different; and whether the people have other names here."""

    new: int
    same: int
    different: int
    other_people: bool


def arriving(tables: Mapping[str, Any], format: int, person: str) -> Arriving:
    """Look at every entry of a file for this person. `format` is the format of the workbook that it came from, not
    above our own."""
    found = Arriving()
    cleaned: dict[str, dict[str, Document]] = {}
    numbers: dict[Place, int] = {}
    for table, entries in tables.items():
        if kind_of(table) is None or not isinstance(entries, dict):
            found.fault("", 1, words.UNKNOWN_TABLE)
            continue
        for number, (id, entry) in enumerate(cast(Document, entries).items(), 1):
            try:
                cleaned.setdefault(table, {})[_placed(id)] = _cleaned(entry)
                numbers[table, id] = number
            except (TypeError, ValueError):
                found.fault(table, number, words.NOT_TO_BE_KEPT)
    if format < FORMAT:
        cleaned = _brought_up(cleaned, format)
    for table, given in cleaned.items():
        documents = {id: _without_revision(document) for id, document in given.items()}
        faulty = check(table, documents)
        for id, document in documents.items():
            if id in faulty:
                found.fault(table, numbers.get((table, id), 1), faulty[id])
            elif may_see(person, table, id, document):
                found.documents[table, id] = document
            else:
                found.others += 1
    return found


def bring_in(notebook: Notebook, found: Arriving, *, take_theirs: bool = False, dry_run: bool = False) -> Brought:
    """Bring in what is new, and with `take_theirs` what differs; `dry_run` only counts. The people's drafts and what
    this window remembers come in only where there is nothing yet. UsageError for more promises than a workbook holds;
    raises what a write raises."""
    if dry_run:
        wanted, brought = _compared(found, notebook.documents, notebook.actor)
        _check_number(wanted, notebook.documents)
        return brought
    with notebook.change(words.LABEL) as change:
        wanted, brought = _compared(found, change.documents, notebook.actor)
        _check_number(wanted, change.documents)
        for (table, id), is_new in wanted.items():
            if is_new or take_theirs:
                change.put(table, id, found.documents[table, id])
    return brought


def _check_number(wanted: Mapping[Place, bool], documents: Callable[[str], Documents]) -> None:
    both = (PROMISES, OWN_PROMISES)
    new = sum(is_new for (table, _), is_new in wanted.items() if table in both)
    if new and sum(len(documents(table)) for table in both) + new > MOST_PROMISES:
        raise UsageError(refusals.TOO_MANY_PROMISES.format(limit=MOST_PROMISES))


def _compared(found: Arriving, documents: Callable[[str], Documents], person: str) -> tuple[dict[Place, bool], Brought]:
    """What could be written, whether it is new; and the counts."""
    wanted: dict[Place, bool] = {}
    same = different = 0
    other_people = False
    views: dict[str, Documents] = {}
    for (table, id), document in found.documents.items():
        if table not in views:
            views[table] = documents(table)
        present = views[table].get(id)
        if present is None and _stands_elsewhere(table, id, document, documents):
            different += 1  # shown here and kept to oneself there, or the other way round: that is said, not brought in
        elif present is None:
            wanted[table, id] = True
        elif _without_revision(present) == document or table in QUIET:
            same += 1
        elif may_see(person, table, id, present):  # else it was shared once, and is not any more
            different += 1
            wanted[table, id] = False
            other_people |= table == PEOPLE and present.get("name") != document.get("name")
    return wanted, Brought(sum(wanted.values()), same, different, other_people)


def _stands_elsewhere(table: str, id: str, document: Document, documents: Callable[[str], Documents]) -> bool:
    """Is it a promise, or a mark of one, that is here among those that are shown and comes from those that are kept to
    oneself, or the other way round?"""
    if table in (PROMISES, OWN_PROMISES):
        return id in documents(OWN_PROMISES if table == PROMISES else PROMISES)
    if table.startswith((PREFIX, OWN_PREFIX)):
        return document.get("promise") in documents(OWN_PROMISES if table.startswith(PREFIX) else PROMISES)
    return False


def _placed(id: str) -> str:
    """The id itself. ValueError for one that no document can have."""
    if not id or len(id) > 200 or clean.text(id) != id:
        raise ValueError
    return id


def _cleaned(entry: Any) -> Document:
    """Raises TypeError and ValueError for what no document can be."""
    if not isinstance(entry, dict):
        raise TypeError
    return clean.document(cast(Document, entry))


def _without_revision(document: Document) -> Document:
    return {name: value for name, value in document.items() if name != "revision"}


def _brought_up(tables: dict[str, dict[str, Document]], format: int) -> dict[str, dict[str, Document]]:
    """The documents as this version of the program keeps them."""
    older = {**tables, ABOUT: {"about": {"format": format}}}
    raised = Tables({name: msgspec.Raw(msgspec.json.encode(documents)) for name, documents in older.items()})
    raised.begin()
    KNOWN.bring_up(raised)
    return {name: {id: dict(one) for id, one in raised[name].items()} for name in raised if kind_of(name) is not None}
