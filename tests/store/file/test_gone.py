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
