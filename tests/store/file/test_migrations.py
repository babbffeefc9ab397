"""Older formats are brought up in one transaction, the old file kept among the backups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.store.support import content
from workbook.store.file import backups
from workbook.store.file.migrations import FORMAT, KNOWN, Formats
from workbook.store.file.storage import DurableStorage
from workbook.store.file.tables import Tables

FORMATS = Path(__file__).parent / "formats"


@pytest.mark.parametrize("number", range(1, FORMAT + 1))
def test_a_file_of_each_format_opens(number: int, folder: Path) -> None:
    folder.mkdir()
    (folder / "workbook.json").write_bytes((FORMATS / f"{number}.json").read_bytes())
    assert content(folder) == json.loads((FORMATS / "content.json").read_text("utf-8"))


def test_the_first_format_needs_no_steps() -> None:
    assert FORMAT == 1
    assert KNOWN.steps == {}


def rename_things(tables: Tables) -> None:
    tables["items"] = dict(tables["things"])
    del tables["things"]


def count_letters(tables: Tables) -> None:
    items = tables.draft("items")
    for id, item in items.items():
        items[id] = {**item, "letters": len(item["text"])}


LATER = Formats({1: rename_things, 2: count_letters})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "workbook.json"
    with DurableStorage(path, sync=False).transaction() as tables:
        tables.draft("things")["a"] = {"text": "abc"}
    return path


def test_an_older_file_is_brought_up_step_by_step(path: Path) -> None:
    old = path.read_bytes()
    storage = DurableStorage(path, sync=False, formats=LATER)
    assert storage.tables()["items"] == {"a": {"text": "abc", "letters": 3}}
    assert "things" not in storage.tables()
    again = DurableStorage(path, sync=False, formats=LATER)
    assert again.tables().format == 3
    assert dict(again.tables()["items"]) == {"a": {"text": "abc", "letters": 3}}
    [kept] = backups.listed(path.parent)
    assert kept.kind == "before-upgrade"
    assert kept.path.read_bytes() == old


def test_a_step_that_fails_leaves_the_old_file(path: Path) -> None:
    old = path.read_bytes()

    def fail(tables: Tables) -> None:
        tables.draft("things").clear()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        DurableStorage(path, sync=False, formats=Formats({1: fail})).tables()
    assert path.read_bytes() == old


def test_reading_only_brings_up_in_memory(path: Path) -> None:
    old = path.read_bytes()
    storage = DurableStorage(path, read_only=True, formats=LATER)
    assert storage.tables()["items"]["a"]["letters"] == 3
    assert path.read_bytes() == old


def test_an_older_program_writing_meanwhile_is_brought_up_again(path: Path) -> None:
    newer = DurableStorage(path, sync=False, formats=LATER)
    newer.tables()
    path.write_bytes(backups.listed(path.parent)[0].path.read_bytes())
    assert newer.tables()["items"]["a"]["letters"] == 3
    assert newer.tables().format == 3
