"""Whatever another program writes into the file while it is open is noticed, and never written over unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Table

from tests.store.support import content, opened, put
from workbook.store.file import backups, files, rescue
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook

Document = dict[str, Any]


@pytest.fixture
def notebook(folder: Path) -> Notebook:
    notebook = opened(folder)
    put(notebook, "notes", "a", note="alpha")
    put(notebook, "notes", "b", note="beta")
    put(notebook, "others", "c", note="gamma")
    return notebook


def main(folder: Path) -> Path:
    return folder / "workbook.json"


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def by_renaming(path: Path, data: bytes) -> None:
    beside = path.with_name("4913")
    beside.write_bytes(data)
    beside.replace(path)


class Textual(Table):
    document_id_class = str  # type: ignore[assignment]


def by_stock(path: Path) -> TinyDB:
    database = TinyDB(path)
    database.table_class = Textual
    return database


def edited(folder: Path, change: Callable[[Document], object], save: Callable[[Path, bytes], None] = in_place) -> None:
    document = json.loads(main(folder).read_bytes())
    change(document)
    save(main(folder), json.dumps(document, indent=2).encode())


def revision(notebook: Notebook, id: str = "a") -> int:
    document = notebook.get("notes", id)
    assert document is not None
    return document["revision"]


def write(notebook: Notebook, note: str, expect: int) -> None:
    with notebook.change("Wrote") as change:
        change.put("notes", "a", {"note": note}, expect=expect)


@pytest.mark.parametrize("save", [in_place, by_renaming])
@pytest.mark.parametrize(
    "change",
    [
        lambda document: document["notes"]["a"].update(note="theirs"),
        lambda document: document["notes"]["a"].update(note="theirs", revision=0),
        lambda document: document["notes"].update(a={"note": "theirs"}),
    ],
    ids=["text", "lower revision", "no revision"],
)
def test_an_edit_is_not_written_over_unasked(
    notebook: Notebook, folder: Path, change: Callable[[Document], object], save: Callable[[Path, bytes], None]
) -> None:
    put(notebook, "notes", "a", note="alpha 2")
    seen = revision(notebook)
    edited(folder, change, save)
    assert notebook.changed()
    for _ in range(2):  # also once it was refused, which forgets what was read
        with pytest.raises(Conflict) as refused:
            write(notebook, "mine", seen)
        assert refused.value.stored is not None
        assert refused.value.stored["note"] == "theirs"
        assert refused.value.yours == {"note": "mine"}
    assert content(folder)["notes"]["a"] == {"note": "theirs"}
    now = revision(notebook)
    assert now > seen
    put(notebook, "others", "d", note="delta")  # another table, so that the edited one keeps its bytes
    assert revision(notebook) == now
    write(notebook, "both", now)
    assert content(folder)["notes"]["a"] == {"note": "both"}
    assert content(folder)["notes"]["b"] == {"note": "beta"}


def test_what_was_never_looked_at_since_is_compared_with_what_was_seen(notebook: Notebook, folder: Path) -> None:
    seen = revision(notebook)
    edited(folder, lambda document: document["others"]["c"].update(note="one"))
    assert notebook.get("others", "c") == {"note": "one", "revision": 2}
    edited(folder, lambda document: document["notes"]["a"].update(note="theirs"))
    notebook.tables()
    edited(folder, lambda document: document["others"]["c"].update(note="two"))
    with pytest.raises(Conflict):
        write(notebook, "mine", seen)
    assert notebook.get("others", "c") == {"note": "two", "revision": 3}


def test_an_edit_that_another_process_wrote_past_is_noticed(notebook: Notebook, folder: Path) -> None:
    seen = revision(notebook)
    edited(folder, lambda document: document["notes"]["a"].update(note="theirs"))
    put(opened(folder), "others", "d", note="delta")
    with pytest.raises(Conflict):
        write(notebook, "mine", seen)
    assert content(folder)["notes"]["a"] == {"note": "theirs"}


def test_a_removed_document_and_a_new_one_are_noticed(notebook: Notebook, folder: Path) -> None:
    seen = revision(notebook)
    edited(folder, lambda document: (document["notes"].pop("a"), document["notes"].update(z={"note": "new"})))
    with pytest.raises(Conflict):
        write(notebook, "mine", seen)
    assert notebook.get("notes", "z") == {"note": "new"}
    with pytest.raises(Conflict), notebook.change("Wrote") as change:
        change.put("notes", "z", {"note": "mine"}, expect=0)


def test_undo_does_not_take_an_edit_away(notebook: Notebook, folder: Path) -> None:
    put(notebook, "notes", "a", note="alpha 2")
    edited(folder, lambda document: document["notes"]["a"].update(note="theirs"))
    with pytest.raises(Conflict):
        notebook.undo(everybody=True)
    assert content(folder)["notes"]["a"] == {"note": "theirs"}


def test_what_did_not_change_stays_the_very_same(notebook: Notebook, folder: Path) -> None:
    before = notebook.documents("notes")["b"]
    edited(folder, lambda document: document["notes"]["a"].update(note="theirs"))
    assert notebook.documents("notes")["b"] is before
    assert notebook.documents("notes")["a"]["note"] == "theirs"


def test_a_stock_tinydb_writes_while_it_is_open(notebook: Notebook, folder: Path) -> None:
    seen = revision(notebook)
    with by_stock(main(folder)) as stock:
        stock.table("notes").update({"note": "theirs"}, doc_ids=["a"])  # type: ignore[list-item]
    with pytest.raises(Conflict):
        write(notebook, "mine", seen)
    write(notebook, "both", revision(notebook))
    assert content(folder) == {
        "notes": {"a": {"note": "both"}, "b": {"note": "beta"}},
        "others": {"c": {"note": "gamma"}},
    }


def test_a_stock_tinydb_with_numbers_as_ids_loses_nothing(notebook: Notebook, folder: Path) -> None:
    before = main(folder).read_bytes()
    with TinyDB(main(folder)) as stock:
        with pytest.raises(ValueError, match="invalid literal"):
            stock.table("notes").insert({"note": "theirs"})
        assert main(folder).read_bytes() == before
        stock.insert({"note": "theirs"})
        stock.table("mine").insert({"note": "theirs"})
    put(notebook, "notes", "a", note="mine")
    for session in (notebook, opened(folder)):
        assert session.get("_default", "1") == {"note": "theirs"}
        assert session.get("mine", "1") == {"note": "theirs"}
        assert session.get("notes", "a") == {"note": "mine", "revision": 2}
        assert session.get("others", "c") is not None
    with TinyDB(main(folder)) as stock:
        assert stock.all() == [{"note": "theirs"}]


def test_an_older_text_of_the_file_takes_the_place_of_nothing_that_is_not_kept(
    notebook: Notebook, folder: Path
) -> None:
    """An editor that had it open since before: its save is shown, and what it wrote over is among the backups."""
    document = json.loads(main(folder).read_bytes())
    seen = revision(notebook)
    put(notebook, "notes", "a", note="alpha 2")
    put(notebook, "notes", "n", note="new")
    held = revision(notebook)
    document["notes"]["b"]["note"] = "theirs"
    in_place(main(folder), json.dumps(document).encode())
    assert notebook.get("notes", "b") == {"note": "theirs", "revision": 2}
    assert notebook.get("notes", "a") == {"note": "alpha", "revision": seen}
    with pytest.raises(Conflict):
        write(notebook, "mine", held)
    (kept,) = notebook.taken_over()
    assert notebook.taken_over() == ()
    edited(folder, lambda document: document["notes"]["b"].update(note="more"))
    notebook.documents("notes")
    assert notebook.taken_over() == ()  # nothing of ours was written over
    notebook.close()
    rescue.restore(folder, kept.id, now=notebook.clock(), sync=False)
    assert content(folder)["notes"] == {"a": {"note": "alpha 2"}, "b": {"note": "beta"}, "n": {"note": "new"}}


def test_a_version_that_was_brought_back_is_no_foreign_one(notebook: Notebook, folder: Path) -> None:
    put(notebook, "notes", "a", note="alpha 2")
    backup = notebook.backup()
    assert backup is not None
    put(notebook, "notes", "a", note="alpha 3")
    rescue.restore(folder, backup.id, now=notebook.clock(), sync=False)
    count = len(backups.listed(folder))
    assert notebook.get("notes", "a") == {"note": "alpha 2", "revision": 2}
    assert notebook.taken_over() == ()
    assert len(backups.listed(folder)) == count
    notebook.undo(everybody=True)
    assert content(folder)["notes"]["a"] == {"note": "alpha"}


def test_whoever_writes_into_the_version_before_is_noticed_too(notebook: Notebook, folder: Path) -> None:
    """A stock TinyDB that was opened before a save has the previous version in its hands, and writes into that."""
    with by_stock(main(folder)) as stock:
        put(notebook, "notes", "a", note="alpha 2")
        stock.table("notes").update({"note": "theirs"}, doc_ids=["b"])  # type: ignore[list-item]
    assert "theirs" in files.previous(main(folder)).read_text()
    put(notebook, "notes", "a", note="alpha 3")
    (kept,) = notebook.taken_over()
    assert "theirs" in kept.path.read_text()
    put(notebook, "notes", "a", note="alpha 4")
    assert notebook.taken_over() == ()


def test_a_write_that_is_under_way_is_waited_for(notebook: Notebook, folder: Path) -> None:
    whole = main(folder).read_bytes().replace(b"beta", b"theirs")
    main(folder).write_bytes(whole[:-20])
    timer = Timer(0.2, main(folder).write_bytes, [whole])
    timer.start()
    try:
        assert notebook.get("notes", "b") == {"note": "theirs", "revision": 2}
    finally:
        timer.join()


def test_what_other_windows_of_the_program_write_is_kept_nowhere(notebook: Notebook, folder: Path) -> None:
    other = opened(folder)
    for number in range(5):
        put(other, "notes", "a", note=f"other {number}")
        put(notebook, "notes", "a", note=f"mine {number}")
    assert notebook.taken_over() == other.taken_over() == ()
    assert [one.kind for one in backups.listed(folder)] == ["daily"]
