"""Whatever ends the program, and whenever: the workbook is as it was before, or as it was to become."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.store.file import syscalls
from tests.store.file.crash_lab import DIED, Recording, die_before, power_cuts
from tests.store.file.kill_lab import PEOPLE, KillLab
from tests.store.file.seal.support import seal
from tests.store.support import START, child, content, ended, opened, put
from workbook.store.file import backups, files, rescue
from workbook.store.file.errors import NeedsRescue
from workbook.store.notebook import Notebook

BEFORE = {"things": {"a": {"text": "before"}}}
AFTER = {"things": {"a": {"text": "after"}, "b": {"text": "new"}}}


def prepared(folder: Path) -> Path:
    """A workbook with one document, an earlier version and a backup of today."""
    notebook = opened(folder)
    put(notebook, "things", "a", text="long before")
    put(notebook, "things", "a", text="before")
    notebook.daily_backup()
    notebook.close()
    return folder


def change(folder: Path) -> None:
    """The transaction under test."""
    notebook = Notebook.open(folder)
    notebook.daily_backup()  # there is one already: so that the change alone is looked at
    with notebook.change("Wrote") as change:
        change.put("things", "a", {"text": "after"})
        change.put("things", "b", {"text": "new"})


def still_works(folder: Path) -> bool:
    """Nothing left over from the crash stands in the way of the next change."""
    put(opened(folder), "things", "z", text="on we go")
    return content(folder)["things"]["z"] == {"text": "on we go"}


@pytest.mark.slow
@pytest.mark.parametrize("torn", [False, True], ids=["between calls", "in the middle of a write"])
def test_the_program_may_end_before_any_call(tmp_path: Path, torn: bool) -> None:
    found = []
    for k in itertools.count():
        folder = prepared(tmp_path / str(k))
        code = ended(child(die_before(k, lambda: change(folder), torn=torn)))  # noqa: B023
        found.append(content(folder))
        assert found[-1] in (BEFORE, AFTER), f"died before call {k}"
        assert still_works(folder)
        if code != DIED:
            break
    assert code == 0
    assert found[0] == BEFORE
    assert found[-1] == AFTER, "a change that was acknowledged is there"
    assert len(found) > 12, "the lab sees the calls of a commit"


@pytest.mark.slow
@pytest.mark.skipif(not syscalls.available(), reason="tracing is not allowed here")
def test_kill_9_at_any_system_call(tmp_path: Path, lab: bool) -> None:
    source = prepared(tmp_path / "source")
    notebook = opened(tmp_path / "warm")
    put(notebook, "things", "a", text="so that what is imported once is imported")

    def work(folder: Path) -> Callable[[], None]:
        return lambda: change(folder)

    folder = tmp_path / "killed"
    names = [path.name for path in source.iterdir() if path.is_file()]
    found: set[bool] = set()
    for k in itertools.count(0, 1 if lab else 3):
        folder.mkdir(exist_ok=True)
        for leftover in folder.iterdir():
            leftover.unlink()
        for name in names:
            (folder / name).write_bytes((source / name).read_bytes())
        (folder / "backups").symlink_to(source / "backups")
        killed = syscalls.killed_at(k, work(folder))
        state = content(folder)
        assert state in (BEFORE, AFTER), f"killed at stop {k}"
        found.add(state == AFTER)
        if not killed:
            break
        assert k < 2000
    assert found == {False, True}
    assert state == AFTER
    assert k > 60, "a commit makes more calls than that"


@pytest.mark.parametrize("is_sealed", [False, True], ids=["plain", "sealed"])
def test_kill_9_in_the_middle_of_many_changes(tmp_path: Path, is_sealed: bool) -> None:
    """A thousand of each are run by `python -m tests.bench.kills_bench`."""
    keys = None
    if is_sealed:
        pytest.importorskip("pyrage")
        keys = seal(tmp_path / "data", *PEOPLE)
    tally = KillLab(tmp_path / "data", 20261121, keys, sync=False).run(8)
    assert (tally.kills, tally.lost, tally.unreadable) == (8, 0, 0)
    assert tally.acknowledged > 8


# --- power cuts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """Something that writes, and how a folder looks before and after it."""

    prepare: Callable[[Path], object]
    act: Callable[[Path], object]
    is_before: Callable[[Path], bool]
    is_after: Callable[[Path], bool]


def faults(case: Case, tmp_path: Path) -> list[str]:
    """What the lab finds wrong. A fault is a state that is neither before nor after, or before once acknowledged."""
    folder = tmp_path / "recorded"
    folder.mkdir()
    case.prepare(folder)
    recording = Recording(folder)
    with recording.running():
        case.act(folder)
    found = []
    for number, cut in enumerate(power_cuts(recording)):
        state = cut.lay_out(tmp_path / f"cut-{number}")
        previous = files.previous(files.main_file(state))
        if case.is_after(state):
            continue
        if cut.acknowledged:
            found.append(f"{number}: lost although acknowledged")
        elif not case.is_before(state):
            found.append(f"{number}: neither before nor after")
        elif previous.exists() and not backups.opens(previous):
            found.append(f"{number}: the previous version is damaged")
    assert number > 5, "the recording holds what was done"
    return found


def says(expected: object) -> Callable[[Path], bool]:
    def check(folder: Path) -> bool:
        try:
            return content(folder) == expected
        except NeedsRescue:
            return False

    return check


A_CHANGE = Case(prepared, change, says(BEFORE), says(AFTER))
FIRST_CHANGE = Case(lambda folder: None, change, says({}), says({"things": AFTER["things"]}))
A_BACKUP = Case(
    lambda folder: [prepared(folder), [path.unlink() for path in (folder / "backups").iterdir()]],
    lambda folder: Notebook.open(folder, clock=lambda: START).daily_backup(),
    lambda folder: content(folder) == BEFORE and not backups.listed(folder),
    lambda folder: content(folder) == BEFORE and [one.opens for one in backups.listed(folder)] == [True],
)
DAMAGED_BYTES = b'{"_workbook":{"about":{"format":1}},"things":{"a":{"text":"the only copy'


def damaged(folder: Path) -> None:
    prepared(folder)
    files.main_file(folder).write_bytes(DAMAGED_BYTES)


def damaged_bytes_are_kept(folder: Path) -> bool:
    return any(path.read_bytes() == DAMAGED_BYTES for path in folder.glob("workbook*.json"))


A_RESCUE = Case(
    damaged,
    lambda folder: rescue.restore(folder, rescue.PREVIOUS, now=START),
    lambda folder: damaged_bytes_are_kept(folder) and rescue.state_of(folder) == "damaged",
    lambda folder: damaged_bytes_are_kept(folder) and says({"things": {"a": {"text": "long before"}}})(folder),
)


@pytest.mark.parametrize(
    "case", [A_CHANGE, FIRST_CHANGE, A_BACKUP, A_RESCUE], ids=["a change", "the first change", "a backup", "a rescue"]
)
def test_the_power_may_end_at_any_moment(tmp_path: Path, case: Case) -> None:
    assert faults(case, tmp_path) == []


def in_place(new: Path, target: Path) -> None:
    """What TinyDB's own storage does: write over what is there."""
    fd = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(fd, new.read_bytes())
    os.fsync(fd)
    os.close(fd)


@pytest.mark.parametrize(
    ("step", "without"),
    [
        ("sync_file", lambda fd: None),
        ("sync_folder", lambda folder: None),
        ("put_in_place", in_place),
    ],
    ids=["without waiting for the file", "without waiting for the folder", "without the rename"],
)
def test_the_lab_notices_a_step_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, without: Callable[..., None]
) -> None:
    monkeypatch.setattr(files, step, without)
    assert faults(A_CHANGE, tmp_path) != []
