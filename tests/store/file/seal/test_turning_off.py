"""From sealed to plain again, as far as it opens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.file.seal.folders import SAM, plain, sealed, sealing
from tests.store.file.seal.support import KEPT, contents, keys_of, put_quick
from workbook.store.file.errors import Locked
from workbook.store.file.seal import identity_files
from workbook.store.file.seal.errors import OtherKey
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.steps import Sealing, carry_out, state_of, turning_off

pytestmark = pytest.mark.slow


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
