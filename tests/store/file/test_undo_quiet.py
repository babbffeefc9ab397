"""Undo and what is changed quietly: drafts and what is remembered stand in no entry and in nobody's way."""

from __future__ import annotations

from unittest.mock import ANY

import pytest

from tests.store.support import put
from workbook.store.common import drafts, settings
from workbook.store.file import history
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


def quietly(notebook: Notebook, id: str, **fields: object) -> None:
    with notebook.change("Quietly", undoable=False) as change:
        document = {**(change.get("things", id) or {}), **fields}
        document.pop("revision", None)
        change.put("things", id, document)


def test_what_was_changed_quietly_stays_when_other_fields_are_undone(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1, place="top")
    put(notebook, "things", "a", n=2, place="top")
    quietly(notebook, "a", place="end")
    put(notebook, "things", "a", n=3, place="end")
    quietly(notebook, "a", place="middle", more=True)
    for n in (2, 1):
        notebook.undo()
        assert notebook.get("things", "a") == {"n": n, "place": "middle", "more": True, "revision": ANY}
    for n in (2, 3):
        notebook.redo()
        assert notebook.get("things", "a") == {"n": n, "place": "middle", "more": True, "revision": ANY}


def test_an_older_change_of_what_was_changed_quietly_since_is_passed_over(notebook: Notebook) -> None:
    put(notebook, "things", "b", n=1)
    put(notebook, "things", "a", n=1, place="top")
    put(notebook, "things", "a", n=1, place="end")
    put(notebook, "things", "a", n=2, place="end")
    quietly(notebook, "a", place="middle")
    notebook.undo()
    with pytest.raises(Conflict, match=r"Wrote a.*next undo takes back “Wrote b”"):
        notebook.undo()
    notebook.undo()
    assert notebook.get("things", "b") is None
    assert notebook.get("things", "a") == {"n": 1, "place": "middle", "revision": ANY}


def test_a_document_removed_quietly_is_in_nobodys_way(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with notebook.change("Both") as change:
        change.put("things", "b", {"n": 1})
        change.put("things", "version", {"n": 1})
    with notebook.change("Quietly", undoable=False) as change:
        change.delete("things", "version")
    notebook.undo()
    assert set(notebook.documents("things")) == {"a"}
    notebook.redo()
    assert set(notebook.documents("things")) == {"a", "b"}


def test_drafts_and_what_is_remembered_are_in_no_entry_whatever_they_are_changed_with(notebook: Notebook) -> None:
    with notebook.change("Saved a form"):
        put(notebook, "things", "a", n=1)
        notebook.drafts.keep("rebuilding", "form", {"act": "half typed"})
        notebook.people.name("rebuilding", "Sam")
        notebook.people.sit_down("rebuilding")
    notebook.drafts.drop("rebuilding", "form")
    notebook.undo()
    assert notebook.documents("things") == {}
    assert {drafts.TABLE, settings.REMEMBERED} == history.QUIET
