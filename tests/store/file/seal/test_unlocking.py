"""A passphrase that opens nothing: what is said about it is true of what lies there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.store.file.seal.support import PASSPHRASE, contents, phrase_of, put_quick, seal
from workbook.domain.common.clean import shown
from workbook.store.file.errors import CannotOpen
from workbook.store.file.seal import identity_files
from workbook.store.file.seal.errors import NoIdentity, WrongPassphrase
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.unlocking import open_keys

COPIED = {
    "identity-a (Sam's conflicted copy 2026-11-28).age": "identity-a.age",
    "identity-a.sync-conflict-20261128-101112-ABCDEFG.age": "identity-a.age",
    "identity-a.age (conflicted copy)": "identity-a.age",
    "identity-a.recovery-LAPTOP-7GH2.age": "identity-a.recovery.age",
    "identity-a\u202e (con\x1bflicted copy).age": "identity-a.age",
}


@pytest.mark.parametrize(("copy", "name"), COPIED.items())
def test_a_key_that_is_there_only_as_a_copy_is_named(tmp_path: Path, copy: str, name: str) -> None:
    seal(tmp_path, "rebuilding", "partner")
    mine = identity_files.place(tmp_path, "rebuilding")
    mine.rename(tmp_path / copy)
    identity_files.second(mine).unlink()
    before = contents(tmp_path)
    with pytest.raises(WrongPassphrase) as told:
        open_keys(tmp_path, phrase_of("rebuilding"), sync=False)
    assert shown(copy) in str(told.value)
    assert f"the key {name} is gone" in str(told.value)
    assert contents(tmp_path) == before
    assert open_keys(tmp_path, phrase_of("partner"), sync=False).identities.keys() == {"partner"}


def test_as_the_only_key_as_well_and_it_opens_under_its_name(tmp_path: Path) -> None:
    seal(tmp_path, "rebuilding")
    mine = identity_files.place(tmp_path, "rebuilding")
    copy = mine.rename(tmp_path / "identity-a (1).age")
    identity_files.second(mine).unlink()
    with pytest.raises(WrongPassphrase, match=r"identity-a \(1\)\.age is a copy"):
        open_keys(tmp_path, phrase_of("rebuilding"), sync=False)
    copy.rename(mine)
    assert open_keys(tmp_path, phrase_of("rebuilding"), sync=False).identities.keys() == {"rebuilding"}


def test_a_passphrase_that_was_changed_on_another_machine(tmp_path: Path) -> None:
    seal(tmp_path, "rebuilding")
    mine = identity_files.place(tmp_path, "rebuilding")
    (tmp_path / "identity-a.sync-conflict-20261128-101112-ABCDEFG.age").write_bytes(mine.read_bytes())
    put_quick(tmp_path, "rebuilding", Identity.new(), PASSPHRASE)
    with pytest.raises(WrongPassphrase, match="sync-conflict"):
        open_keys(tmp_path, phrase_of("rebuilding"), sync=False)


def test_without_a_copy_nothing_of_one_is_said(tmp_path: Path) -> None:
    seal(tmp_path, "rebuilding")
    with pytest.raises(WrongPassphrase) as told:
        open_keys(tmp_path, "wrong", sync=False)
    assert "copy" not in str(told.value)


@pytest.mark.parametrize("person", ["", "rebuilding"])
def test_a_folder_that_is_gone_is_not_called_a_missing_key(tmp_path: Path, person: str) -> None:
    folder = tmp_path / "stick"
    seal(folder, "rebuilding")
    shutil.rmtree(folder)
    with pytest.raises(CannotOpen, match="See whether the drive is connected"):
        open_keys(folder, phrase_of("rebuilding"), person, sync=False)
    folder.mkdir()
    with pytest.raises(NoIdentity):
        open_keys(folder, phrase_of("rebuilding"), person, sync=False)
