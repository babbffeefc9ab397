"""What is gone while it is open is not made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from workbook.store.file import errors, removal
from workbook.store.notebook import Notebook


@pytest.mark.parametrize("gone", [removal.wipe, shutil.rmtree])
def test_a_window_still_open_makes_nothing_anew(tmp_path: Path, gone: object) -> None:
    folder = tmp_path / "data"
    notebook = Notebook.open(folder, sync=False)
    notebook.people.name("rebuilding", "Sam")
    assert callable(gone)
    gone(folder)
    for act in (lambda: notebook.people.name("partner", "Alex"), notebook.daily_backup, notebook.people.all):
        with pytest.raises(errors.Gone):
            act()
    notebook.close()
    assert not folder.exists()


@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("gone", [removal.wipe, shutil.rmtree])
def test_a_sealed_one_that_is_gone_is_never_begun_anew_in_the_clear(tmp_path: Path, gone: object, locked: bool) -> None:
    pytest.importorskip("pyrage")
    from tests.store.file.seal.support import seal

    folder = tmp_path / "data"
    keys = seal(folder, "rebuilding")["rebuilding"]
    notebook = Notebook.open(folder, sync=False, keys=keys)
    notebook.people.name("rebuilding", "Sam")
    if locked:
        notebook.lock()
    assert callable(gone)
    gone(folder)
    for act in (lambda: notebook.people.name("partner", "Alex"), notebook.daily_backup, notebook.people.all):
        with pytest.raises(errors.Gone):
            act()
    assert notebook.sealed  # so it can be locked, and what cannot be saved is sealed
    assert b"words" not in notebook.seal_bytes(b"words", "rebuilding")
    notebook.close()
    assert not folder.exists()


def test_beside_a_wrapped_key_alone_nothing_is_begun_anew(tmp_path: Path) -> None:
    pytest.importorskip("pyrage")
    from tests.store.file.seal.support import phrase_of, seal
    from workbook.store.file.seal import turning

    seal(tmp_path, "rebuilding")
    for path in tmp_path.iterdir():
        if not path.name.startswith("identity-"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    left = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(errors.CannotOpen, match="wrapped key"):
        Notebook.open(tmp_path)
    assert {path: path.read_bytes() for path in left} == left
    turning.set_passphrase(tmp_path, "rebuilding", phrase_of("rebuilding"), sync=False)  # whose it is goes on
    assert (tmp_path / "workbook.json.age").exists()
