"""Many marks written at once stand in the file as those written one by one, and nobody's are written over unseen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import Mark, remarked
from workbook.domain.promises.promise import ME, Promise
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put, put_all

TODAY = date(2026, 11, 21)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = Notebook.open(tmp_path, sync=False)
    yield book
    book.close()


def marks_of(shown: Promise, own: Promise) -> list[Mark]:
    first = Mark(shown.id, TODAY, "missed", TODAY, note="so\r\nit \x1b[31mwent\u202e")
    again = remarked(first, Mark(shown.id, TODAY, "repaired", TODAY))
    moved = Mark(shown.id, date(2025, 12, 31), "renegotiated", TODAY, moved_to=TODAY, noticed="noticed")
    event = Mark(shown.id, TODAY, "kept", TODAY, nth=2, moved_from=date(2025, 12, 31))
    return [again, moved, event, Mark(own.id, TODAY, "kept", TODAY), Mark(own.id, TODAY, "late", TODAY, nth=2)]


def tables(notebook: Notebook) -> dict[str, dict[str, Any]]:
    names = (*notebook.tables("marks_"), *notebook.tables("own_marks_"))
    return {name: dict(notebook.documents(name)) for name in names}


def test_all_at_once_is_as_one_by_one(notebook: Notebook) -> None:
    promises = [
        notebook.promises.add(Draft(act, shown=shown), TODAY) for act, shown in (("Ring", True), ("Run", False))
    ]
    marks, of = marks_of(*promises), {promise.id: promise for promise in promises}
    with notebook.change("one by one") as change:
        for mark in marks:
            put(change, mark, of[mark.promise])
    wanted = tables(notebook)
    assert {name: len(found) for name, found in wanted.items()} == {
        "marks_2025": 1,
        "marks_2026": 2,
        "own_marks_2026": 2,
    }
    notebook.undo()
    assert not any(tables(notebook).values())
    with notebook.change("all at once") as change:
        put_all(change, marks, of)
    for name, found in tables(notebook).items():  # made anew, they are of a higher revision
        assert {id: {**one, "revision": 0} for id, one in found.items()} == {
            id: {**one, "revision": 0} for id, one in wanted[name].items()
        }
        assert all(one["revision"] > wanted[name][id]["revision"] for id, one in found.items())
    present = notebook.promises.marks()
    notebook.undo()
    assert notebook.promises.marks() == {}
    notebook.redo()
    assert {key: replace(mark, revision=0) for key, mark in notebook.promises.marks().items()} == {
        key: replace(mark, revision=0) for key, mark in present.items()
    }


def test_what_is_there_is_written_over_only_by_who_has_seen_it(notebook: Notebook) -> None:
    promise = notebook.promises.add(Draft("Ring"), TODAY)
    (here,) = notebook.promises.mark([f"{promise.id}.{TODAY}"], "kept", TODAY, by=ME)
    here = notebook.promises.marks()[f"{promise.id}.{TODAY}"]
    new = [Mark(promise.id, TODAY - timedelta(days=days), "kept", TODAY) for days in range(1, 9)]
    before = tables(notebook)
    with pytest.raises(Conflict), notebook.change("unseen") as change:
        put_all(change, [*new[:4], replace(here, kind="late", revision=0), *new[4:]], {promise.id: promise})
    assert tables(notebook) == before
    with notebook.change("outer") as change:
        put_all(change, new[:2], {promise.id: promise})
        with pytest.raises(Conflict), notebook.change("inner") as inner:
            put_all(inner, [*new[2:], replace(here, kind="late", revision=99)], {promise.id: promise})
    assert len(notebook.promises.marks()) == 3
    with notebook.change("seen") as change:
        put_all(change, [*new[2:], replace(here, kind="late")], {promise.id: promise})
    assert len(notebook.promises.marks()) == 9
    assert notebook.promises.marks()[f"{promise.id}.{TODAY}"].kind == "late"
    notebook.undo()
    assert notebook.promises.marks()[f"{promise.id}.{TODAY}"].kind == "kept"
