"""On, off and to other keys, whatever ends the program on the way."""

from __future__ import annotations

import itertools
import os
import random
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.file.crash_lab import DIED, Recording, die_before, power_cuts
from tests.store.file.seal.folders import ALEX, SAM, opened, plain, sealed, sealing
from tests.store.file.seal.support import FOLDER, KEPT, keys_of, readable, workbook
from tests.store.support import child, ended
from workbook.store.file import files
from workbook.store.file.lock import Lock
from workbook.store.file.seal import identity_files, steps
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.steps import Sealing, carry_out, resealing, state_of, turning_off, turning_on

pytestmark = pytest.mark.slow


def on(folder: Path, sync: bool = False) -> None:
    carry_out(turning_on(folder), sealing(sync))


def off(folder: Path, sync: bool = False) -> None:
    carry_out(turning_off(folder), sealing(sync))


def renew(folder: Path, sync: bool = False) -> None:
    carry_out(resealing(folder), sealing(sync, alex=ALEX, sam=SAM))


def counts(folder: Path) -> bytes:
    """The main file as the program would open it now."""
    if state_of(folder) in ("plain", "both"):
        return (folder / "workbook.json").read_bytes()
    return keys_of(alex=ALEX).opened((folder / "workbook.json.age").read_bytes())


CASES: list[tuple[Callable[[Path], Path], Callable[..., None]]] = [(plain, on), (sealed, off), (sealed, renew)]
NAMES = ["turning on", "turning off", "a second person"]
FEW = ("workbook.json", "workbook.json.prev", "unsaved-20261121-080000.txt", "backups/daily-2026-11-20.json")


def with_few(folder: Path, few: tuple[str, ...] = FEW) -> Path:
    """One file of each kind only: for a test that goes through every call."""
    for name in FOLDER.keys() - set(few):
        for path in (folder / name, steps.sealed_name(folder / name)):
            path.unlink(missing_ok=True)
    return folder


@pytest.mark.parametrize(("prepare", "act"), CASES, ids=NAMES)
def test_the_program_may_end_before_any_call(
    tmp_path: Path, prepare: Callable[[Path], Path], act: Callable[..., None]
) -> None:
    source = with_few(prepare(tmp_path / "source"))
    whole = {name: KEPT[name] for name in FEW}
    assert opened(source) == whole
    for k in itertools.count():
        folder = shutil.copytree(source, tmp_path / str(k))
        code = ended(child(die_before(k, lambda: act(folder), torn=bool(k % 2))))  # noqa: B023
        assert opened(folder).items() >= whole.items(), f"died before call {k}: something is lost"
        assert counts(folder) == whole["workbook.json"]
        if state_of(folder) != "plain":
            assert identity_files.people(folder) == ["alex"], "what is sealed has its identity"
        if code != DIED:
            break
        otherwise = shutil.copytree(folder, tmp_path / f"{k}-otherwise")
        act(folder)
        assert opened(folder) == whole, f"died before call {k}: begun again it does not end the same"
        if identity_files.people(otherwise):  # or somebody thinks better of it
            finish = on if k % 2 else off
            finish(otherwise)
            assert opened(otherwise) == whole
            assert readable(otherwise) == [] if finish is on else state_of(otherwise) == "plain"
        shutil.rmtree(folder)
        shutil.rmtree(otherwise)
    assert code == 0
    assert k > 40


@pytest.mark.parametrize(("prepare", "act"), CASES, ids=NAMES)
def test_the_power_may_end_at_any_moment(
    tmp_path: Path, prepare: Callable[[Path], Path], act: Callable[..., None]
) -> None:
    assert faults_after_power_cuts(tmp_path, prepare, act) == []


@pytest.mark.parametrize(("step", "noticed"), [(None, False), ("sync_file", True), ("sync_folder", True)])
def test_the_lab_notices_a_step_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str | None, noticed: bool
) -> None:
    if step:
        monkeypatch.setattr(files, step, lambda _: None)
    found = faults_after_power_cuts(tmp_path, lambda folder: with_few(plain(folder), FEW[:1]), on)
    assert bool(found) is noticed


def faults_after_power_cuts(tmp_path: Path, prepare: Callable[[Path], Path], act: Callable[..., None]) -> list[str]:
    folder = prepare(tmp_path / "data")
    whole = opened(folder)
    recording = Recording(folder)
    with recording.running():
        act(folder, sync=True)
    faults = []
    for number, cut in enumerate(power_cuts(recording)):
        state = cut.lay_out(tmp_path / f"cut-{number}")
        try:
            if not opened(state).items() >= whole.items() or counts(state) != whole["workbook.json"]:
                faults.append(f"{number}: something is lost")
        except (AssertionError, OSError, SealDamaged, OtherKey):
            faults.append(f"{number}: two versions, or one that does not open")
        if cut.acknowledged and not (state_of(state) == "plain" if act is off else turning_on(state) == []):
            faults.append(f"{number}: acknowledged and not done")
    assert number > 5
    return faults


def test_a_full_disk_in_the_middle(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain(folder)
    (folder / "backups/hand-2026-11-01-080000.json").write_bytes(large := workbook("x" * 50_000))

    def work() -> None:
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, most))
        try:
            carry_out(turning_on(folder), sealing())
        except OSError:
            os._exit(7)

    assert ended(child(work)) == 7
    assert opened(folder) == {**KEPT, "backups/hand-2026-11-01-080000.json": large}
    assert not list(folder.rglob("*.age.new"))
    carry_out(turning_on(folder), sealing())
    assert readable(folder) == []


def test_two_processes_that_seal_at_once(folder: Path) -> None:
    plain(folder)

    def work() -> None:
        with Lock(folder).held():
            carry_out(turning_on(folder), sealing())

    processes = [child(work) for _ in range(4)]
    assert [ended(process) for process in processes] == [0, 0, 0, 0]
    assert opened(folder) == KEPT
    assert readable(folder) == []


@pytest.mark.parametrize("seed", range(20))
def test_any_turns_in_any_order_lose_nothing(folder: Path, seed: int) -> None:
    """On, off, other keys, each cut short anywhere, with writing in between."""
    chance = random.Random(seed)
    plain(folder)
    keys = keys_of(alex=ALEX, sam=SAM)
    expected = KEPT["workbook.json"]
    for turn in range(12):
        plan = chance.choice([turning_on, turning_off, resealing])(folder)
        cut = chance.randrange(len(plan) + 1)
        carry_out([step for step in plan[:cut] if "identity" not in step.source.name], Sealing(keys, sync=False))
        if chance.random() < 0.5:
            expected = workbook(f"turn {turn}")
            if state_of(folder) in ("plain", "both"):
                (folder / "workbook.json").write_bytes(expected)
            else:
                (folder / "workbook.json.age").write_bytes(keys.seal(expected))
        assert counts_for(folder, keys) == expected
    carry_out(turning_on(folder), Sealing(keys, sync=False))
    found = opened(folder, keys)
    assert found["workbook.json"] == expected
    assert {name: found[name] for name in KEPT if name != "workbook.json"} == {
        name: data for name, data in KEPT.items() if name != "workbook.json"
    }
    assert readable(folder) == []


def counts_for(folder: Path, keys: Keys) -> bytes:
    if state_of(folder) in ("plain", "both"):
        return (folder / "workbook.json").read_bytes()
    return keys.opened((folder / "workbook.json.age").read_bytes())
