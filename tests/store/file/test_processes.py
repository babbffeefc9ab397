"""Several programs at the same workbook: nothing is lost, nothing is torn."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.store.support import child, content, ended, kill, opened, put
from workbook.store.file import rescue
from workbook.store.notebook import Notebook

INSERTS = 260


@pytest.mark.slow
def test_two_programs_write_hundreds_of_times_each_and_none_is_lost(folder: Path) -> None:
    opened(folder)

    def write() -> None:
        notebook = opened(folder, wait=60)
        for _ in range(INSERTS):
            with notebook.change("Counted") as change:
                change.put("things", notebook.new_id(), {"by": "one of two"}, expect=0)
                count = change.get("counts", "n") or {"n": 0}
                change.put("counts", "n", {"n": count["n"] + 1}, expect=count.get("revision", 0))

    assert [ended(pid) for pid in [child(write), child(write)]] == [0, 0]
    found = content(folder)
    assert len(found["things"]) == 2 * INSERTS
    assert found["counts"]["n"]["n"] == 2 * INSERTS
    assert len(opened(folder).history(10_000)) == 500


def test_a_workbook_that_somebody_begins_at_the_very_moment_is_not_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = rescue.anything_left

    def begun_meanwhile(where: Path) -> bool:
        monkeypatch.setattr(rescue, "anything_left", looked)
        left = looked(where)
        for n in range(2):  # the first writing makes the file, the second a backup
            put(opened(folder), "things", f"t{n}", n=n)
        return left

    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(rescue, "anything_left", begun_meanwhile)
    hurried = opened(folder)
    assert len(hurried.documents("things")) == 2


def test_a_reader_never_sees_half_a_change(folder: Path) -> None:
    def same(notebook: Notebook, n: int) -> None:
        with notebook.change("Both") as change:
            for id in ("a", "b"):
                change.put("things", id, {"n": n, "text": "x" * 5_000})

    same(opened(folder), 0)

    def write() -> None:
        notebook = opened(folder)
        for n in range(1, 1_000_000):
            same(notebook, n)

    pid = child(write)
    try:
        seen, until = set(), time.monotonic() + 1.0
        patient = opened(folder)
        while time.monotonic() < until:
            for notebook in (opened(folder), patient):
                things = notebook.documents("things")
                assert things["a"]["n"] == things["b"]["n"]
                seen.add(things["a"]["n"])
    finally:
        kill(pid)
    assert len(seen) > 10, "the writer was at work meanwhile"


def test_a_lock_whose_holder_was_killed_is_free(folder: Path) -> None:
    def hold() -> None:
        with opened(folder).change("Hangs") as change:
            change.put("things", "a", {})
            (folder / "holding").touch()
            time.sleep(60)

    pid = child(hold)
    while not (folder / "holding").exists():
        time.sleep(0.01)
    kill(pid)
    put(opened(folder, wait=1), "things", "b", n=1)
    assert content(folder) == {"things": {"b": {"n": 1}}}
