"""When things go wrong with the file: a clear sentence, nothing lost, nothing silently begun anew."""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.support import START, content, in_child, opened, put
from workbook.store.file import removal, rescue
from workbook.store.file.errors import (
    Busy,
    CannotOpen,
    CannotSave,
    Damaged,
    Gone,
    NeedsRescue,
    NewerFormat,
    NothingToUndo,
)
from workbook.store.file.lock import Lock
from workbook.store.file.migrations import FORMAT
from workbook.store.notebook import Notebook


@pytest.fixture
def main(notebook: Notebook, folder: Path) -> Path:
    put(notebook, "things", "a", text="long before")
    put(notebook, "things", "a", text="SECRET words")
    notebook.close()
    return folder / "workbook.json"


def change_text(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


# --- the main file is not what it should be --------------------------------------------------------------------------

FORMAT_NOW = f'"format":{FORMAT}'

HARM: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "zeros": lambda data: b"\0" * len(data),
    "something else": lambda data: b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "other JSON": lambda data: b'{"_default":{"1":{"a":1}}}',
    "a list": lambda data: b"[1,2]",
    "no format": lambda data: data.replace(FORMAT_NOW.encode(), b'"format":"x"'),
    "format zero": lambda data: data.replace(FORMAT_NOW.encode(), b'"format":0'),
    "garbage behind": lambda data: data + b"}",
}


@pytest.mark.parametrize("harm", HARM.values(), ids=HARM.keys())
def test_a_damaged_file_is_left_alone_and_a_way_back_offered(main: Path, harm: Callable[[bytes], bytes]) -> None:
    damaged = harm(main.read_bytes())
    main.write_bytes(damaged)
    with pytest.raises(NeedsRescue, match="workbook restore") as caught:
        opened(main.parent)
    assert main.read_bytes() == damaged
    assert "SECRET" not in str(caught.value)
    offer = rescue.offer(caught.value.folder)
    assert offer.state == "damaged"
    assert [choice.id for choice in offer.choices] == ["previous"]


def test_a_missing_file_with_a_previous_version_is_no_fresh_start(main: Path) -> None:
    main.unlink()
    with pytest.raises(NeedsRescue, match="missing") as caught:
        opened(main.parent)
    assert rescue.offer(caught.value.folder).state == "missing"
    assert not main.exists()


def test_a_missing_file_with_a_backup_is_no_fresh_start(main: Path) -> None:
    notebook = opened(main.parent)
    notebook.daily_backup()
    main.unlink()
    (main.parent / "workbook.json.prev").unlink()
    with pytest.raises(NeedsRescue, match="missing"):
        opened(main.parent)


def test_a_file_that_is_damaged_while_open_is_not_written_over(main: Path) -> None:
    notebook = opened(main.parent)
    main.write_bytes(b"{")
    for act in (lambda: put(notebook, "things", "b", n=1), lambda: notebook.documents("things"), notebook.undo):
        with pytest.raises(NeedsRescue):
            act()
    assert main.read_bytes() == b"{"


def test_a_workbook_removed_while_open_is_not_brought_back_by_a_write(main: Path) -> None:
    notebook = opened(main.parent)
    shutil.rmtree(main.parent)
    assert notebook.changed()
    with pytest.raises(Gone):
        put(notebook, "things", "b", n=1)
    assert not main.exists()


def test_a_byte_order_mark_does_no_harm(main: Path) -> None:
    main.write_bytes(b"\xef\xbb\xbf" + main.read_bytes())
    assert content(main.parent)["things"]["a"]["text"] == "SECRET words"


# --- formats ---------------------------------------------------------------------------------------------------------


def test_a_newer_format_is_refused_with_the_version_to_install(main: Path) -> None:
    change_text(main, FORMAT_NOW, '"format":7')
    change_text(main, '"program":"', '"program":"9.')
    with pytest.raises(NewerFormat, match=re.escape("9.0")):
        opened(main.parent)


def test_what_stands_where_the_version_belongs_is_not_repeated_unless_it_looks_like_one(main: Path) -> None:
    change_text(main, FORMAT_NOW, '"format":7')
    change_text(main, '"program":"', '"program":"Zauberwort ')
    with pytest.raises(NewerFormat) as told:
        opened(main.parent)
    assert "Zauberwort" not in str(told.value)


def test_a_newer_format_can_be_read_but_not_written(main: Path) -> None:
    change_text(main, FORMAT_NOW, '"format":7')
    notebook = opened(main.parent, read_only=True)
    assert notebook.documents("things")["a"]["text"] == "SECRET words"
    with pytest.raises(CannotSave, match="reading only"):
        put(notebook, "things", "a", n=1)
    assert not (main.parent / "backups").exists()


# --- edited by hand --------------------------------------------------------------------------------------------------


def test_what_is_no_document_is_named_set_aside_and_never_rewritten(main: Path) -> None:
    change_text(main, '"things":{', '"things":{"x":"just words","y":[1],"z":{"n":1e400},')
    main.write_bytes(main.read_bytes().replace(b'"y":[1]', b'"y":{"t":"\xff"}'))
    notebook = opened(main.parent)
    assert set(notebook.documents("things")) >= {"a"}
    assert {id for _, id in notebook.faulty()} >= {"x", "y"}
    put(notebook, "things", "b", n=1)
    data = main.read_bytes()
    assert b'"x":"just words"' in data
    assert b'"y":{"t":"\xff"}' in data
    assert set(opened(main.parent).documents("things")) >= {"a", "b"}


def test_what_is_written_over_it_keeps_it_elsewhere(main: Path) -> None:
    change_text(main, '"things":{', '"things":{"x":"just words",')
    notebook = opened(main.parent)
    notebook.documents("things")
    put(notebook, "things", "x", n=1)
    assert opened(main.parent).get("things", "x") == {"n": 1, "revision": 1}
    assert opened(main.parent).get("_set_aside", "things/x") == {"table": "things", "id": "x", "text": '"just words"'}
    assert not notebook.faulty()


def test_a_table_that_is_no_table_is_left_as_it_is(main: Path) -> None:
    change_text(main, '"things":{', '"others":[1,2],"things":{')
    notebook = opened(main.parent)
    assert notebook.documents("others") == {}
    with pytest.raises(Damaged, match="others"):
        put(notebook, "others", "a", n=1)
    put(notebook, "things", "b", n=1)
    assert '"others":[1,2]' in main.read_text()
    made = notebook.backup()
    assert made
    assert made.opens


WHOLE = (Path(__file__).parent / "formats" / f"{FORMAT}.json").read_bytes()


@settings(max_examples=150)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 40),
    st.binary(max_size=6)
    | st.sampled_from([b"null", b"{}", b"[]", b'""', b"-1", b"9" * 400, b'"\\ud800"', b"[" * 2000]),
)
def test_whatever_stands_in_the_file_ends_in_a_sentence_or_opens(at: int, cut: int, put_in: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        damaged = WHOLE[:at] + put_in + WHOLE[at + cut :]
        (folder / "workbook.json").write_bytes(damaged)
        try:
            notebook = opened(folder)
            for table in notebook.tables():
                notebook.documents(table)
            notebook.history()
            notebook.faulty()
            put(notebook, "things", "new", n=1)
            assert notebook.undo().label == "Wrote new"
        except NeedsRescue:
            assert (folder / "workbook.json").read_bytes() == damaged
        except (Damaged, NewerFormat, NothingToUndo):
            pass


# --- places where nothing can be kept --------------------------------------------------------------------------------


def test_a_symbolic_link_is_not_followed(main: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    main.rename(elsewhere)
    main.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    with pytest.raises(CannotOpen, match="symbolic link"):
        opened(main.parent)
    assert elsewhere.read_bytes() == before


def test_a_symbolic_link_put_where_we_write_is_not_followed(main: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    for name in ("workbook.json.new", "workbook.json.prev.new", "workbook.json.prev"):
        (main.parent / name).unlink(missing_ok=True)
        (main.parent / name).symlink_to(victim)
    put(opened(main.parent), "things", "b", n=1)
    assert victim.read_text() == "mine"
    assert "b" in content(main.parent)["things"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_something_else_in_the_place_of_the_file(folder: Path, make: Callable[[Path], None]) -> None:
    folder.mkdir()
    make(folder / "workbook.json")
    with pytest.raises(CannotOpen, match="not a file"):
        opened(folder)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(CannotOpen, match="not a folder"):
            opened(folder)
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(CannotOpen, match="not a folder"):
        opened(tmp_path / "link")


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that somebody without rights can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        os.chmod(name, 0o755)
        yield Path(name)


def as_nobody(work: Callable[[], Any]) -> Any:
    """What `work` gives somebody who has no special rights."""

    def run() -> Any:
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        return work()

    return in_child(run)


def error_of(work: Callable[[], object]) -> str:
    try:
        work()
    except (CannotOpen, CannotSave) as error:
        return f"{type(error).__name__} {error.exit_code}: {error}"
    return "nothing"


def test_a_home_that_may_not_be_written_to(open_place: Path) -> None:
    open_place.chmod(0o555)
    told = as_nobody(lambda: error_of(lambda: opened(open_place / "home" / "data")))
    open_place.chmod(0o755)
    assert told.startswith("CannotOpen 1: ")
    assert "could not be made: you have no permission" in told
    assert "--data" in told


def test_a_folder_that_may_only_be_read(open_place: Path) -> None:
    put(opened(open_place), "things", "a", n=1)
    (open_place / "workbook.json").chmod(0o644)
    open_place.chmod(0o555)

    def work() -> tuple[Any, str]:
        notebook = opened(open_place)
        return notebook.documents("things")["a"]["n"], error_of(lambda: put(notebook, "things", "a", n=2))

    seen, told = as_nobody(work)
    open_place.chmod(0o755)
    assert seen == 1
    assert told.startswith("CannotSave 1: This was not saved: you have no permission")
    assert content(open_place)["things"]["a"] == {"n": 1}


def test_a_file_that_may_not_be_read(open_place: Path) -> None:
    put(opened(open_place), "things", "a", n=1)
    (open_place / "workbook.json").chmod(0o000)
    told = as_nobody(lambda: error_of(lambda: opened(open_place)))
    assert told.startswith("CannotOpen 1: ")
    assert "could not be read: you have no permission" in told


def test_a_folder_that_may_not_be_looked_into_is_not_said_to_be_empty(open_place: Path) -> None:
    put(opened(open_place / "data"), "things", "a", n=1)
    (open_place / "data").chmod(0o000)
    for ask in (removal.known, rescue.versions):
        told = as_nobody(lambda ask=ask: error_of(lambda: ask(open_place / "data")))
        assert told.startswith("CannotOpen 1: ")
        assert "no permission" in told
    (open_place / "data").chmod(0o700)


def test_wiping_where_nothing_may_be_removed_says_how_much_is_left(
    open_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(open_place.parent / "state"))  # a place that nobody, too, may look for
    put(opened(open_place), "things", "a", n=1)
    put(opened(open_place), "things", "a", n=2)
    (open_place / "workbook.lock").chmod(0o666)
    (open_place / "backups").chmod(0o755)
    open_place.chmod(0o555)
    done = as_nobody(lambda: (lambda told: [told.removed, told.failed, len(told.left)])(removal.wipe(open_place)))
    open_place.chmod(0o755)
    assert done[0] == 0
    assert done[1] >= 2
    assert done[2] >= 2
    assert content(open_place)["things"]["a"] == {"n": 2}


def test_bringing_back_into_what_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotOpen, match="not a folder"):
        rescue.restore(tmp_path / "file", "previous", now=START)


def test_a_failed_change_leaves_nothing_beside_the_file(main: Path) -> None:
    previous = main.parent / "workbook.json.prev"
    previous.unlink(missing_ok=True)
    previous.mkdir()
    with pytest.raises(CannotSave):
        put(opened(main.parent), "things", "b", n=1)
    assert not [path.name for path in main.parent.iterdir() if path.name.endswith(".new")]


def test_a_drive_without_hard_links_gets_copies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*args: object, **kwargs: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    notebook = opened(folder)
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    previous = json.loads((folder / "workbook.json.prev").read_text())
    assert previous["things"]["a"]["n"] == 1
    assert content(folder)["things"]["a"] == {"n": 2}


def test_a_drive_without_locks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def no_locks(*args: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    with pytest.raises(CannotSave, match="does not support file locks"):
        put(opened(folder), "things", "a", n=1)
    assert not (folder / "workbook.json").exists()


def test_somebody_else_holds_the_lock_for_too_long(folder: Path) -> None:
    notebook = opened(folder, wait=0.05)
    with Lock(folder).held():
        told = in_child(lambda: _busy(folder))
    assert told.startswith("4 Another workbook has been writing for 0.05 seconds")
    put(notebook, "things", "a", n=1)


def _busy(folder: Path) -> str:
    try:
        put(opened(folder, wait=0.05), "things", "a", n=1)
    except Busy as error:
        return f"{error.exit_code} {error}"
    return "not busy"


def test_leftovers_of_a_crash_are_no_hindrance(main: Path) -> None:
    for name in ("workbook.json.new", "workbook.json.prev.new"):
        (main.parent / name).write_text("half")
    put(opened(main.parent, clock=lambda: START), "things", "b", n=1)
    assert not (main.parent / "workbook.json.new").exists()
    assert not (main.parent / "workbook.json.prev.new").exists()
