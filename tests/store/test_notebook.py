"""The Notebook: changes are whole, labelled, seen by everybody, and never overwrite what was not seen."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Table

from tests.store.support import Clock, content, opened, put
from workbook.store.file.errors import Conflict, OutsideTransaction
from workbook.store.notebook import Notebook


def test_opening_makes_the_folder_and_nothing_else(folder: Path) -> None:
    notebook = opened(folder)
    assert notebook.documents("things") == {}
    assert not notebook.changed()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_the_file_is_plain_tinydb_json_for_its_owner_only(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", text="ä")
    path = folder / "workbook.json"
    assert json.loads(path.read_text("utf-8"))["things"] == {"a": {"text": "ä", "revision": 1}}
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in folder.iterdir() if file.is_file())

    class StringIds(Table):
        document_id_class = str

    with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
        [found] = StringIds(stock.storage, "things").all()
        assert (found.doc_id, found["text"]) == ("a", "ä")


def test_a_change_is_there_after_a_restart(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", text="kept")
    notebook.close()
    assert content(folder) == {"things": {"a": {"text": "kept"}}}


def test_a_notebook_that_was_closed_may_be_used_again(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    notebook.close()
    put(notebook, "things", "b", n=2)
    assert set(notebook.documents("things")) == {"a", "b"}


def fail_after(*steps: object) -> None:
    raise ZeroDivisionError(len(steps))


def test_an_error_takes_everything_back(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    before = (folder / "workbook.json").read_bytes()
    with pytest.raises(ZeroDivisionError), notebook.change("Fails") as change:
        fail_after(change.put("things", "a", {"n": 2}), change.put("others", "b", {"n": 3}))
    assert (folder / "workbook.json").read_bytes() == before
    assert notebook.get("things", "a") == {"n": 1, "revision": 1}
    assert notebook.tables() == ("things",)
    assert [entry.label for entry in notebook.history()] == ["Wrote a"]


def test_nothing_touched_is_nothing_written(notebook: Notebook, folder: Path) -> None:
    with notebook.change("Looked only") as change:
        assert change.get("things", "a") is None
        change.delete("things", "a")
    assert not (folder / "workbook.json").exists()
    put(notebook, "things", "a", n=1)
    before = (folder / "workbook.json").stat()
    put(notebook, "things", "a", n=1)  # the same once more
    assert (folder / "workbook.json").stat().st_mtime_ns == before.st_mtime_ns
    assert len(notebook.history()) == 1


def test_what_ends_as_it_began_leaves_no_entry(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with notebook.change("There and back") as change:
        change.put("things", "a", {"n": 2})
        change.put("things", "a", {"n": 1})
        change.put("things", "b", {})
        change.delete("things", "b")
    assert [entry.label for entry in notebook.history()] == ["Wrote a"]
    assert notebook.get("things", "a") == {"n": 1, "revision": 1}


def test_one_change_inside_another_joins_it(notebook: Notebook) -> None:
    with notebook.change("Outer") as outer:
        outer.put("things", "a", {"n": 1})
        put(notebook, "things", "b", n=2)
        assert set(notebook.documents("things")) == {"a", "b"}
    assert [entry.label for entry in notebook.history()] == ["Outer"]
    assert notebook.undo().label == "Outer"
    assert notebook.documents("things") == {}


def test_an_inner_change_that_fails_takes_back_its_own_part(notebook: Notebook) -> None:
    with notebook.change("Outer") as outer:
        outer.put("things", "a", {"n": 1})
        with pytest.raises(ZeroDivisionError), notebook.change("Inner") as inner:
            fail_after(inner.put("things", "a", {"n": 2}), inner.put("things", "b", {"n": 3}))
        outer.put("things", "c", {"n": 4})
    assert {id: one["n"] for id, one in notebook.documents("things").items()} == {"a": 1, "c": 4}


def test_what_a_reader_holds_stays_what_it_was(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    held = notebook.documents("things")
    assert notebook.documents("things") is held
    put(notebook, "things", "a", n=2)
    assert held["a"]["n"] == 1
    assert notebook.documents("things")["a"]["n"] == 2


def test_a_document_that_was_handed_out_can_be_changed_without_harm(notebook: Notebook) -> None:
    given = {"list": [1]}
    with notebook.change("Wrote") as change:
        stored = change.put("things", "a", given)
        stored["list"].append(2)
        given["list"].append(3)
        change.get("things", "a")["list"].append(4)  # type: ignore[index]
    notebook.get("things", "a")["list"].append(5)  # type: ignore[index]
    assert notebook.get("things", "a") == {"list": [1], "revision": 1}


def test_another_notebook_sees_the_change_at_once(notebook: Notebook, folder: Path) -> None:
    other = opened(folder)
    assert other.documents("things") == {}
    assert not other.changed()
    put(notebook, "things", "a", n=1)
    assert other.changed()
    assert other.documents("things")["a"]["n"] == 1
    assert not other.changed()
    assert not notebook.changed(), "one's own write is no news"


def test_tables_that_did_not_change_keep_their_identity(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "others", "a", n=1)
    held, missing = notebook.documents("things"), notebook.documents("missing")
    put(opened(folder), "others", "a", n=2)
    assert notebook.documents("others")["a"]["n"] == 2
    assert notebook.documents("things") is held
    assert notebook.documents("missing") is missing  # or else all that is made of it would be made again each time


# --- revisions -------------------------------------------------------------------------------------------------------


def test_revisions_count_up(notebook: Notebook) -> None:
    with notebook.change("Twice") as change:
        assert change.put("things", "a", {"n": 1})["revision"] == 1
        assert change.put("things", "a", {"n": 2}, expect=1)["revision"] == 2
    notebook.undo()
    with notebook.change("Another") as change:
        assert change.put("things", "b", {"n": 1})["revision"] == 3, "above the one that was taken away"


def test_saving_over_a_newer_one_is_a_conflict_with_both_versions(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)
    with pytest.raises(Conflict) as caught, notebook.change("Late") as change:
        change.put("things", "a", {"n": 3}, expect=1)
    assert caught.value.stored == {"n": 2, "revision": 2}
    assert caught.value.yours == {"n": 3}
    assert notebook.get("things", "a") == {"n": 2, "revision": 2}


def test_expecting_none_or_one_that_is_gone_is_a_conflict(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with pytest.raises(Conflict, match="already"), notebook.change("New") as change:
        change.put("things", "a", {}, expect=0)
    with notebook.change("Gone") as change:
        change.delete("things", "a", expect=1)
    with pytest.raises(Conflict, match="removed"), notebook.change("Late") as change:
        change.put("things", "a", {}, expect=1)


def test_a_document_made_anew_is_not_mistaken_for_the_removed_one(notebook: Notebook) -> None:
    put(notebook, "things", "a", text="seen by somebody")
    with notebook.change("Removed") as change:
        change.delete("things", "a")
    put(notebook, "things", "a", text="another one")
    with pytest.raises(Conflict), notebook.change("Late") as change:
        change.put("things", "a", {"text": "edited"}, expect=1)


# --- names -----------------------------------------------------------------------------------------------------------


def test_tables_by_their_beginning(notebook: Notebook) -> None:
    for table in ("marks_2026", "marks_2025", "promises"):
        put(notebook, table, "a", n=1)
    assert notebook.tables("marks_") == ("marks_2025", "marks_2026")
    assert notebook.tables() == ("marks_2025", "marks_2026", "promises")


@pytest.mark.parametrize(
    ("table", "id"), [("_history", "a"), ("", "a"), ("T", "a"), ("t", ""), ("t", "a\x00"), ("t", "a" * 201)]
)
def test_impossible_names_are_refused(notebook: Notebook, table: str, id: str) -> None:
    with pytest.raises(ValueError, match=r"table|id"):
        put(notebook, table, id, n=1)


def test_ids_sort_by_time_and_never_meet(notebook: Notebook, folder: Path, clock: Clock) -> None:
    ids = []
    for _ in range(200):
        ids.append(notebook.new_id())
        if len(ids) % 50 == 0:
            clock.pass_by(milliseconds=1)
    clock.pass_by(hours=-1)  # a clock that is set back
    ids.append(notebook.new_id())
    assert ids == sorted(set(ids))
    others = {opened(folder, clock=clock).new_id() for _ in range(200)}
    assert len(others) == 200


# --- more than one thread --------------------------------------------------------------------------------------------


def test_threads_wait_for_each_other(notebook: Notebook) -> None:
    def add(name: str) -> None:
        for number in range(20):
            with notebook.change("Counted") as change:
                count = (change.get("counts", "n") or {"n": 0})["n"]
                change.put("counts", "n", {"n": count + 1})
                change.put("things", f"{name}{number}", {})

    threads = [threading.Thread(target=add, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert notebook.get("counts", "n")["n"] == 60  # type: ignore[index]
    assert len(notebook.documents("things")) == 60


def test_undo_within_a_change_is_a_mistake(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with pytest.raises(OutsideTransaction), notebook.change("Odd"):
        notebook.undo()
