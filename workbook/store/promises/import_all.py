"""Promises and marks from elsewhere into the notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.domain.promises.mark import Mark, key_of
from workbook.domain.promises.promise import Promise
from workbook.store.file import clean, records
from workbook.store.file.errors import Damaged
from workbook.store.promises.collection import TABLE
from workbook.store.promises.mark_tables import put
from workbook.words.common import store as words

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in: new promises and marks, entries that were here already, and those that differ."""

    promises: int
    marks: int
    same: int
    different: int


def bring_in(
    notebook: Notebook, label: str, promises: Sequence[Promise], marks: Sequence[Mark], *, dry_run: bool = False
) -> Brought:
    """Add promises and marks that came from elsewhere, in one change; what is here already stays as it is.
    `dry_run` only counts."""
    own = {promise.id: promise for promise in notebook.promises.all()}
    own_marks = notebook.promises.marks()
    new = [promise for promise in promises if promise.id not in own]
    new_marks = [mark for mark in marks if key_of(mark) not in own_marks]
    known = [(promise, own[promise.id]) for promise in promises if promise.id in own]
    known += [(mark, own_marks[key_of(mark)]) for mark in marks if key_of(mark) in own_marks]
    same = sum(replace(one, revision=0) == replace(other, revision=0) for one, other in known)
    if not dry_run and (new or new_marks):
        with notebook.change(label) as change:
            for promise in new:
                change.put(TABLE, promise.id, records.to_document(promise), expect=0)
            for mark in new_marks:
                put(change, replace(mark, revision=0))
    return Brought(len(new), len(new_marks), same, len(known) - same)


def as_value(cls: type[T], id: str, entry: Mapping[str, Any]) -> T:
    """An entry of somebody's file as a value, cleaned as everything that is kept. Raises Damaged."""
    try:
        document = clean.document(entry)
    except (TypeError, ValueError):
        sentence = words.DAMAGED_DOCUMENT.format(table=cls.__name__.lower(), why=words.NOT_TO_BE_KEPT)
        raise Damaged(sentence) from None
    return records.from_document(cls, id, document)
