"""The crash lab through set, change, new-key and remove: ended before its k-th call, it opens and nothing is lost."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.file.crash_lab import DIED, die_before
from tests.store.file.seal.plain_age import wrapped
from tests.store.support import child, ended, opened, put
from workbook.store.file.errors import Locked
from workbook.store.file.seal import age, turning
from workbook.store.file.seal.errors import WrongPassphrase
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.unlocking import open_keys

ALEX = "rebuilding"
ACTS: dict[str, Callable[[Path], object]] = {
    "set": lambda folder: turning.set_passphrase(folder, ALEX, "old"),
    "change": lambda folder: turning.change_passphrase(folder, ALEX, "old", "new"),
    "new-key": lambda folder: turning.new_key(folder, ALEX, "old"),
    "remove": lambda folder: turning.remove_passphrase(folder, ALEX, "old"),
}


def keys_of(folder: Path) -> Keys:
    try:
        return open_keys(folder, "old", sync=False)
    except WrongPassphrase:
        return open_keys(folder, "new", sync=False)


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTS)
def test_ended_at_any_call(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lab: bool) -> None:
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    start, folder = tmp_path / "start", tmp_path / "data"
    notebook = opened(start)
    put(notebook, "answers", f"s/e/{ALEX}", person=ALEX, text="mine")
    put(notebook, "conflicts", "c", text="ours")
    notebook.close()
    if name != "set":
        turning.set_passphrase(start, ALEX, "old", sync=False)
    for k in itertools.count(0, 1 if lab else 3):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder)
        code = ended(child(die_before(k, lambda: ACTS[name](folder))))
        try:
            notebook = opened(folder)
        except Locked:
            notebook = opened(folder, keys=keys_of(folder))
            assert not any(b'"ours"' in path.read_bytes() for path in folder.rglob("*") if path.is_file())
        assert [
            notebook.documents(table)[id]["text"] for table, id in (("answers", f"s/e/{ALEX}"), ("conflicts", "c"))
        ] == ["mine", "ours"]
        notebook.close()
        if code != DIED:
            break
