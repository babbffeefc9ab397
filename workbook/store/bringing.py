"""Promises and marks from elsewhere into the notebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbook.domain.marks import Mark, key_of
from workbook.domain.promises import Promise
from workbook.store import records
from workbook.store.marks import put
from workbook.store.promise_reading import TABLE

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in: new promises and marks, entries that were here already, and those that differ."""

    promises: int
    marks: int
    same: int
    different: int


def bring_in(
    notebook: Notebook, label: str, promises: Sequence[Promise], marks: Sequence[Mark], *, dry_run: bool
) -> Brought:
    """Add what is not here yet, in one change; see `Promises.bring_in`."""
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
