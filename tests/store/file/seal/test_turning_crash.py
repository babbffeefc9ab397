"""A passphrase set, changed, renewed, taken away: ended before its k-th call, or with no room left, the workbook opens,
nothing is lost, and done once more it comes to its end."""

from __future__ import annotations

import itertools
import resource
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.file.crash_lab import DIED, die_before
from tests.store.file.seal.plain_age import wrapped
from tests.store.support import child, ended, in_child, opened, put
from workbook.store.file.errors import CannotSave, Locked
from workbook.store.file.seal import age, identity_files, steps, turning
from workbook.store.file.seal.errors import OtherKey, WrongPassphrase
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.unlocking import open_keys
from workbook.store.notebook import Notebook

ALEX, SAM = "rebuilding", "partner"
MINE, OURS = "mine alone 🌿", "what both may read"
STEP = 9  # calls between two ends, without --lab; no act does things in nines


def opens(folder: Path, passphrase: str, person: str = "") -> Keys | None:
    try:
        return open_keys(folder, passphrase, person, sync=False)
    except (WrongPassphrase, OtherKey):  # an identity whose person takes no part yet opens nothing
        return None


class Act(NamedTuple):
    """`before`: what is there already. `is_done`: is it as it should be at its end?"""

    before: tuple[str, ...]
    do: Callable[[Path], object]
    is_done: Callable[[Path], bool]


def set_second(folder: Path) -> None:
    turning.set_passphrase(folder, SAM, "second", keys=open_keys(folder, "old", ALEX, sync=False), sync=False)


ACTS: dict[str, Act] = {
    "set": Act(
        (),
        lambda folder: turning.set_passphrase(folder, ALEX, "old", sync=False),
        lambda folder: steps.state_of(folder) == "sealed" and opens(folder, "old") is not None,
    ),
    "second": Act(
        ("set",),
        set_second,
        lambda folder: (keys := opens(folder, "second")) is not None and set(keys.taking_part) == {ALEX, SAM},
    ),
    "change": Act(
        ("set",),
        lambda folder: turning.change_passphrase(folder, ALEX, "old", "new", sync=False),
        lambda folder: opens(folder, "new") is not None and opens(folder, "old") is None,
    ),
    "recovery": Act(
        ("set",),
        lambda folder: turning.set_recovery(folder, ALEX, "old", sync=False),
        lambda folder: len([path for path in identity_files.listed(folder) if "recovery" in path.name]) == 2,
    ),
    "new-key": Act(
        ("set", "recovery"),
        lambda folder: turning.new_key(folder, ALEX, "old", sync=False),
        lambda folder: (
            (keys := opens(folder, "old")) is not None
            and not keys.taking_over
            and not any("recovery" in path.name for path in identity_files.listed(folder))
        ),
    ),
    "leave": Act(
        ("set", "second"),
        lambda folder: turning.remove_passphrase(folder, ALEX, "old", sync=False),
        lambda folder: (keys := opens(folder, "second")) is not None and set(keys.taking_part) == {SAM},
    ),
    "remove": Act(
        ("set", "recovery"),
        lambda folder: turning.remove_passphrase(folder, ALEX, "old", sync=False),
        lambda folder: steps.state_of(folder) == "plain" and not list(folder.rglob("*.age*")),
    ),
}


@pytest.fixture(autouse=True)
def no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))


def begun(folder: Path, act: Act) -> None:
    notebook = opened(folder)
    put(notebook, "answers", f"s/e/{ALEX}", person=ALEX, text=MINE)
    put(notebook, "conflicts", "c", text=OURS)
    notebook.backup()
    notebook.close()
    for name in act.before:
        ACTS[name].do(folder)


def whole(folder: Path) -> None:
    """It opens by one of the passphrases, or plain, and holds what it held; sealed, nobody reads it."""
    try:
        notebook = opened(folder)
    except Locked:
        notebook = opened_by(folder)
        words = (MINE.encode(), OURS.encode())
        assert not any(word in path.read_bytes() for path in folder.rglob("*") if path.is_file() for word in words)
    assert notebook.documents("answers")[f"s/e/{ALEX}"]["text"] == MINE
    assert notebook.documents("conflicts")["c"]["text"] == OURS
    notebook.close()


def opened_by(folder: Path) -> Notebook:
    """By the passphrase of whoever's the private answer is; once Alex has left, that is Sam's."""
    for passphrase in ("old", "new", "second"):
        if (keys := opens(folder, passphrase)) is not None:
            notebook = opened(folder, keys=keys)
            if notebook.documents("answers"):
                return notebook
    raise AssertionError("no passphrase opens it")


def comes_to_its_end(folder: Path, act: Act) -> None:
    if not act.is_done(folder):
        act.do(folder)
    assert act.is_done(folder)
    whole(folder)


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTS)
def test_ended_at_any_call(name: str, tmp_path: Path, lab: bool) -> None:
    act, start, folder = ACTS[name], tmp_path / "start", tmp_path / "data"
    begun(start, act)
    for k in itertools.count(0, 1 if lab else STEP):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(start, folder)
        code = ended(child(die_before(k, lambda: act.do(folder))))
        whole(folder)
        comes_to_its_end(folder, act)
        if code != DIED:
            break


@pytest.mark.parametrize("name", [name for name in ACTS if name != "recovery"])
def test_no_room_in_the_middle_of_it(name: str, tmp_path: Path) -> None:
    """Every file that is larger than so many bytes is one too many, the first, or one further on."""
    act, folder = ACTS[name], tmp_path / "data"
    begun(folder, act)

    def full(most: int) -> str:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        try:
            act.do(folder)
        except CannotSave as error:
            return str(error)
        return ""

    sizes = sorted({path.stat().st_size for path in folder.rglob("*") if path.is_file()} - {0})
    for most in (10, *(size - 1 for size in sizes)):
        told = in_child(lambda most=most: full(most))
        whole(folder)
        if not told:
            break
        # Cut off behind the main file, the next opening has gone on with it: it is said so.
        said = "This was begun and not finished" if act.is_done(folder) else "This was not saved"
        assert told.startswith(f"{said}: the file would grow larger"), most
        if act.is_done(folder):
            break
    comes_to_its_end(folder, act)


def test_a_new_key_without_room_leaves_the_recovery_passphrase(tmp_path: Path) -> None:
    folder, act = tmp_path / "data", ACTS["new-key"]
    begun(folder, act)

    def full() -> bool:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, resource.RLIM_INFINITY))
        with pytest.raises(CannotSave):
            act.do(folder)
        return True

    assert in_child(full)
    assert len([path for path in identity_files.listed(folder) if "recovery" in path.name]) == 2
