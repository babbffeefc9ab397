"""Where a promise is written: among those that are shown, or among those that its maker keeps to themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.promises.mark import key_of
from workbook.store.file import records
from workbook.store.promises.mark_tables import put
from workbook.store.promises.mark_tables import table_of as table_of_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbook.domain.promises.mark import Mark
    from workbook.domain.promises.promise import Promise
    from workbook.store.file.change import Change

PROMISES, OWN_PROMISES = "promises", "own_promises"


def table_of(promise: Promise) -> str:
    """The table that the promise is in."""
    return PROMISES if promise.shown else OWN_PROMISES


def put_promise(change: Change, promise: Promise, *, expect: int | None = None) -> Promise:
    """Write a promise where it belongs, and return it as it was stored. Raises Conflict."""
    document = records.to_document(promise)
    if document.pop("shown") is False:
        document["shown"] = False  # the usual is left out, so that an earlier version of the program reads it too
        stored = change.put(OWN_PROMISES, promise.id, document, expect=expect)
    else:
        stored = change.put(PROMISES, promise.id, document, expect=expect)
    return records.from_document(type(promise), promise.id, stored)


def show_promise(change: Change, promise: Promise, marks: Iterable[Mark], *, expect: int | None = None) -> Promise:
    """Write a promise that was kept to oneself, and its marks, among those that are shown. Raises Conflict."""
    change.delete(OWN_PROMISES, promise.id, expect=expect)
    for mark in marks:
        change.delete(table_of_mark(mark), key_of(mark))
        put(change, replace(mark, revision=0), promise)
    return put_promise(change, promise)
