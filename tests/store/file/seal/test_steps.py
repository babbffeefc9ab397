"""From plain to sealed and back, and to other keys, whatever ends the program on the way."""

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
from tests.store.file.seal.support import (
    FOLDER,
    KEPT,
    OTHERS,
    PASSPHRASE,
    WORDS,
    at,
    contents,
    keys_of,
    laid_out,
    put_quick,
    readable,
    workbook,
)
from tests.store.support import child, ended
from workbook.store.file import backups, files
from workbook.store.file.errors import Locked
from workbook.store.file.lock import Lock
from workbook.store.file.seal import identity_files, steps
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.steps import Sealing, Step, carry_out, resealing, stale, state_of, turning_off, turning_on

pytestmark = pytest.mark.slow

ALEX, SAM = Identity.new(), Identity.new()


def sealing(sync: bool = False, **people: Identity) -> Sealing:
    return Sealing(keys_of(**(people or {"alex": ALEX})), sync=sync)


def plain(folder: Path) -> Path:
    """A plain folder, with an identity written for what comes."""
    laid_out(folder)
    put_quick(folder, "alex", ALEX)
    return folder


def sealed(folder: Path) -> Path:
    plain(folder)
    done = carry_out(turning_on(folder), sealing())
    assert done.left == []
    return folder


def opened(folder: Path, keys: Keys | None = None) -> dict[str, bytes]:
    """What is in the folder, sealed or not, by its plain names. (A plain twin of a sealed file says the same.)"""
    keys = keys or keys_of(alex=ALEX)
    found: dict[str, bytes] = {}
    for name, data in contents(folder).items():
        path = folder / name
        if name.endswith(".new"):
            continue
        plain_name = str(steps.plain_name(path).relative_to(folder))
        content = data if plain_name == name else keys.opened(data, name)
        assert found.setdefault(plain_name, content) == content
    return found


# --- on --------------------------------------------------------------------------------------------------------------


def test_everything_that_holds_words_is_sealed_and_nothing_else_is_touched(folder: Path) -> None:
    laid_out(folder)
    put_quick(folder, "alex", ALEX)
    assert set(readable(folder)) == set(FOLDER)
    told: list[Step] = []
    done = carry_out(turning_on(folder), sealing(), told.append)
    assert (done.left, done.steps) == ([], len(told))
    assert readable(folder) == []
    assert state_of(folder) == "sealed"
    assert turning_on(folder) == []
    assert opened(folder) == KEPT, "and no word is lost"
    assert {name: (folder / name).read_bytes() for name in OTHERS} == OTHERS
    assert (folder / "workbook.json.age.prev").exists()
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folder.rglob("*.age*"))


def test_dates_stay(folder: Path) -> None:
    sealed(folder)
    for name, (_, hour) in FOLDER.items():
        if name in KEPT:
            path = steps.sealed_name(folder / name)
            assert path.stat().st_mtime == at(hour), path.name
    carry_out(turning_off(folder), sealing())
    assert {name: (folder / name).stat().st_mtime for name in KEPT} == {name: at(FOLDER[name][1]) for name in KEPT}


def test_the_main_file_goes_first_and_only_after_its_proof(folder: Path) -> None:
    plain(folder)
    first = turning_on(folder)[0]
    assert (first.act, first.source.name, first.target and first.target.name) == (
        "seal",
        "workbook.json",
        "workbook.json.age",
    )
    with pytest.raises(Locked):  # sealed to Alex, but nobody here who could prove it
        carry_out([first], Sealing(Keys({"alex": ALEX.recipient}), sync=False))
    assert (folder / "workbook.json").read_bytes() == KEPT["workbook.json"]
    wrong = Keys({"alex": ALEX.recipient})
    wrong.unlock("sam", SAM)
    with pytest.raises(OtherKey):
        carry_out([first], Sealing(wrong, sync=False))
    assert contents(folder) == {name: data for name, (data, _) in FOLDER.items()}, "a failed proof leaves no trace"


def test_an_empty_folder_has_nothing_to_seal(folder: Path) -> None:
    assert turning_on(folder) == turning_off(folder) == resealing(folder) == stale(folder, 1) == []
    assert state_of(folder) == "none"
    assert not folder.exists()


def test_what_a_sync_program_brings_back_is_seen_and_sealed(folder: Path) -> None:
    sealed(folder)
    (folder / "workbook (Alex's conflicted copy).json").write_bytes(workbook(WORDS))
    assert [step.source.name for step in turning_on(folder)] == ["workbook (Alex's conflicted copy).json"]
    carry_out(turning_on(folder), sealing())
    assert readable(folder) == []
    assert opened(folder)["workbook (Alex's conflicted copy).json"] == workbook(WORDS)


def test_a_plain_main_file_that_comes_back_overwrites_nothing(folder: Path) -> None:
    """It counts, for it may be where somebody went on writing; the sealed one is kept."""
    sealed(folder)
    (folder / "workbook.json").write_bytes(workbook("from an old copy"))
    assert state_of(folder) == "both"
    carry_out(turning_on(folder), sealing())
    found = opened(folder)
    assert found["workbook.json"] == workbook("from an old copy")
    assert [data for name, data in found.items() if "replaced-" in name] == [KEPT["workbook.json"]]


def test_a_plain_backup_of_the_same_name_that_says_something_else_is_kept_too(folder: Path) -> None:
    sealed(folder)
    (folder / "backups/daily-2026-11-20.json").write_bytes(workbook("another"))
    carry_out(turning_on(folder), sealing())
    found = opened(folder)
    assert found["backups/daily-2026-11-20.json"] == KEPT["backups/daily-2026-11-20.json"]
    assert found["backups/daily-2026-11-20-2.json"] == workbook("another")


def test_a_sealed_file_of_a_key_that_is_lost_stands_in_nobodys_way(folder: Path) -> None:
    """Turning on was cut short, its passphrase forgotten; it is turned on anew with another identity."""
    plain(folder)
    (folder / "workbook.json.age").write_bytes(lost := keys_of(alex=SAM).seal(b"as far as it came"))
    carry_out(turning_on(folder), sealing())
    assert keys_of(alex=ALEX).opened((folder / "workbook.json.age").read_bytes()) == KEPT["workbook.json"]
    assert [path.read_bytes() for path in folder.glob("backups/replaced-*")] == [lost]


# --- off -------------------------------------------------------------------------------------------------------------


def test_off_again_everything_is_as_it_was(folder: Path) -> None:
    sealed(folder)
    (folder / "workbook.json.age.new").write_bytes(b"leftover")
    done = carry_out(turning_off(folder), sealing())
    assert done.left == []
    assert contents(folder) == KEPT
    assert identity_files.listed(folder) == []
    assert turning_off(folder) == []
    assert state_of(folder) == "plain"


def test_off_needs_the_key(folder: Path) -> None:
    before = contents(sealed(folder))
    with pytest.raises(Locked):
        carry_out(turning_off(folder), Sealing(Keys(), sync=False))
    carry_out([step for step in turning_off(folder) if "backups" in str(step.source)], sealing(alex=SAM))
    with pytest.raises(OtherKey):
        carry_out(turning_off(folder), sealing(alex=SAM))
    assert contents(folder) == before
    assert identity_files.people(folder) == ["alex"]


def test_what_does_not_open_stays_and_with_it_the_identity(folder: Path) -> None:
    sealed(folder)
    old = folder / "backups/hand-2026-10-01-080000.json.age"
    old.write_bytes(foreign := keys_of(alex=SAM).seal(b"old"))
    bent = folder / "backups/daily-2026-11-20.json.age"
    bent.write_bytes(bent.read_bytes()[:-1])
    done = carry_out(turning_off(folder), sealing())
    assert {path.name for path in done.left} >= {old.name, bent.name}
    assert old.read_bytes() == foreign
    assert state_of(folder) == "plain"
    assert (folder / "workbook.json").read_bytes() == KEPT["workbook.json"]
    assert identity_files.people(folder) == ["alex"]


def test_the_identity_of_somebody_who_is_not_here_stays(folder: Path) -> None:
    sealed(folder)
    put_quick(folder, "sam", SAM)
    carry_out(turning_off(folder), sealing())
    assert identity_files.people(folder) == ["sam"], "their inner seals may stand in the file"


def test_turning_on_is_given_up_without_a_key(folder: Path) -> None:
    """It was cut short after the seal of the main file; the plain one is whole and counts."""
    plain(folder)
    (folder / "workbook.json.age").write_bytes(keys_of(alex=SAM).seal(KEPT["workbook.json"]))
    carry_out(turning_off(folder), Sealing(Keys(), sync=False))
    assert state_of(folder) == "plain"
    assert (folder / "workbook.json").read_bytes() == KEPT["workbook.json"]
    assert len(list(folder.glob("backups/replaced-*.json.age"))) == 1, "what cannot be compared is kept"


# --- other keys ------------------------------------------------------------------------------------------------------


def test_a_second_person(folder: Path) -> None:
    sealed(folder)
    assert stale(folder, 1) == []
    both = sealing(alex=ALEX, sam=SAM)
    both.keys.lock("sam")  # sealing to somebody needs their public key only
    assert len(stale(folder, 2)) == len(KEPT) - 1, "all but unsaved words, which are their writer's alone"
    carry_out(resealing(folder)[:3], both)
    assert len(stale(folder, 2)) == len(KEPT) - 3, "what is still to be done is seen without a key"
    carry_out(resealing(folder), both)
    assert stale(folder, 2) == []
    assert opened(folder, keys_of(alex=ALEX)) == KEPT
    unsaved = folder / "unsaved-20261121-080000.txt.age"
    with pytest.raises(OtherKey):
        keys_of(sam=SAM).opened(unsaved.read_bytes())
    unsaved.unlink()
    assert opened(folder, keys_of(sam=SAM)) == {name: data for name, data in KEPT.items() if name != unsaved.stem}


def test_a_new_key(folder: Path) -> None:
    sealed(folder)
    renewed = ALEX.renewed()
    put_quick(folder, "alex", renewed)
    carry_out(resealing(folder)[:4], sealing(alex=renewed))
    now = identity_files.open_with(folder, "alex", PASSPHRASE, sync=False)
    assert now.taking_over, "cut short here, the next unlocking sees it"
    assert opened(folder, keys_of(alex=now)) == KEPT, "and opens all"
    carry_out(resealing(folder), sealing(alex=now))
    put_quick(folder, "alex", now.settled())
    last = identity_files.open_with(folder, "alex", PASSPHRASE, sync=False)
    assert opened(folder, keys_of(alex=last)) == KEPT
    for path in folder.rglob("*.age*"):
        if "identity" not in path.name:
            with pytest.raises(OtherKey):
                keys_of(alex=ALEX).opened(path.read_bytes())


def test_a_backup_sealed_with_a_key_before_is_named_and_left(folder: Path) -> None:
    sealed(folder)
    old = folder / "backups/hand-2026-10-01-080000.json.age"
    old.write_bytes(foreign := keys_of(alex=SAM).seal(b"old"))
    assert carry_out(resealing(folder), sealing()).left == [old]
    assert old.read_bytes() == foreign


def test_inner_seals_go_in_and_come_out(folder: Path) -> None:
    plain(folder)
    keys = keys_of(alex=ALEX, sam=SAM)

    def inside(data: bytes) -> bytes:
        return keys.seal_for("sam", "all", data).encode() if data.startswith(b'{"_') else data

    def outside(data: bytes) -> bytes:
        return keys.opened_for("sam", "all", data.decode()) if data.startswith(b"-----") else data

    two = Sealing(keys, inside, outside, sync=False)
    carry_out(turning_on(folder), two)
    assert readable(folder) == []
    one_layer = opened(folder, keys_of(alex=ALEX))
    assert WORDS.encode() not in one_layer["workbook.json"], "Alex carries what is Sam's"
    assert WORDS.encode() in one_layer["unsaved-20261121-080000.txt"]
    carry_out(resealing(folder), two)
    carry_out(turning_off(folder), two)
    assert contents(folder) == KEPT


# --- cut short -------------------------------------------------------------------------------------------------------


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


@pytest.mark.slow
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


def test_a_step_that_lacks_its_target_removes_nothing(folder: Path) -> None:
    plain(folder)
    with pytest.raises(ValueError, match="without a target"):
        carry_out([Step("seal", folder / "workbook.json")], sealing())
    assert backups.opens(folder / "workbook.json")


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
