"""Copies and stubs of programs that carry files between machines: named, and never taken for “nothing here”."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.cli import run
from workbook.domain.common.clean import shown
from workbook.store.file import carried
from workbook.store.file.errors import CannotOpen, NeedsRescue
from workbook.store.notebook import Notebook

COPIES = [
    "workbook.sync-conflict-20261128-101112-ABCDEFG.json",
    "workbook.json.sync-conflict-20261128-101112-ABCDEFG.age",
    "workbook (Sam's conflicted copy 2026-11-28).json",
    "workbook (conflicted copy 2026-11-28 101112).json",
    "workbook_conflict-20261128-101112.json",
    "workbook-LAPTOP-7GH2.json",
    "workbook (1).json",
    "workbook 2.json",
    "workbook copy.json",
    "workbook - Kopie.json",
    "workbook.json (Sam's conflicted copy).age",
    "workbook-Möbel-PC.json",
    "workbook-ノート.json",
    "workbook\u202e (conflicted\x07 copy).json",
    "work\u200bbook.sync-conflict-2026\u202e1128-A.json",
    "workbook\x1b copy.json",
]
OURS = [
    "workbook.json",
    "workbook.json.age",
    "workbook.json.prev",
    "workbook.json.new",
    "workbook.lock",
    "workbook.damaged-2026-11-28-101112.json",
    "workbook.unsaved-20261128-101112.json",
    "workbook-2026-11-28.json",
    "household.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_noticed_and_alone_it_is_no_empty_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    assert carried.copies(tmp_path) == [tmp_path / name]
    with pytest.raises(CannotOpen) as raised:
        Notebook.open(tmp_path)
    assert not isinstance(raised.value, NeedsRescue)
    assert shown(name) in str(raised.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize("name", OURS)
def test_what_the_workbook_writes_itself_is_no_copy(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{}")
    assert carried.copies(tmp_path) == []


@pytest.mark.parametrize("name", [".workbook.json.icloud", ".workbook.json.age.icloud"])
def test_a_file_that_was_moved_to_a_server_is_never_begun_anew(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"bplist00")
    with pytest.raises(CannotOpen, match="Fetch it back"):
        Notebook.open(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_beside_a_workbook_a_copy_changes_nothing(notebook: Notebook, folder: Path) -> None:
    notebook.settings.change(capacity_number=5)
    (folder / COPIES[0]).write_text("{}")
    assert Notebook.open(folder).settings.read().capacity_number == 5


def test_a_folder_that_cannot_be_looked_into_has_none(tmp_path: Path) -> None:
    assert carried.copies(tmp_path / "not there") == []
    assert carried.stub(tmp_path / "not there") is None


def test_where_names_the_stub_and_copies_of_a_wrapped_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [
        ".workbook.json.age.icloud",
        "identity-a (Sam's conflicted copy).age",
        "identity-b.sync-conflict-20261128-101112-ABCDEFG.age",
        "identity-a.recovery (1).age",
        "identity-a.age (conflicted copy)",
    ]
    ours = ["identity-a.age", "identity-b.recovery.age", "identity-01m8k6nyvn95eb93ye.age", "identity-card.png"]
    for name in (*names, *ours):
        (tmp_path / name).write_bytes(b"x")
    assert sorted(path.name for path in carried.identity_copies(tmp_path)) == sorted(names[1:])
    assert run(["where", "--data", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in names)
