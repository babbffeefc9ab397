"""Sealed to other keys: a second person, a new key, seals within the seal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.file.seal.folders import ALEX, SAM, opened, plain, sealed, sealing
from tests.store.file.seal.support import KEPT, PASSPHRASE, WORDS, contents, keys_of, put_quick, readable
from workbook.store.file.seal import identity_files
from workbook.store.file.seal.errors import OtherKey
from workbook.store.file.seal.steps import Sealing, carry_out, resealing, stale, turning_off, turning_on

pytestmark = pytest.mark.slow


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
