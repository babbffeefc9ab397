"""From plain to sealed: all that holds words, in the order that loses none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.file.seal.folders import ALEX, SAM, opened, plain, sealed, sealing
from tests.store.file.seal.support import (
    FOLDER,
    KEPT,
    OTHERS,
    WORDS,
    at,
    contents,
    keys_of,
    laid_out,
    put_quick,
    readable,
    workbook,
)
from workbook.store.file import backups
from workbook.store.file.errors import Locked
from workbook.store.file.seal import steps
from workbook.store.file.seal.errors import OtherKey
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.steps import Sealing, Step, carry_out, resealing, stale, state_of, turning_off, turning_on

pytestmark = pytest.mark.slow


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


def test_a_step_that_lacks_its_target_removes_nothing(folder: Path) -> None:
    plain(folder)
    with pytest.raises(ValueError, match="without a target"):
        carry_out([Step("seal", folder / "workbook.json")], sealing())
    assert backups.opens(folder / "workbook.json")
