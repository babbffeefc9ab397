"""Two copies of each identity: what is damaged mends itself, and a wrong passphrase overwrites nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.store.file.crash_lab import DIED, Recording, die_before, power_cuts
from tests.store.file.seal.support import PASSPHRASE, put_quick, quick
from tests.store.support import child, ended
from workbook.domain.common.errors import UsageError
from workbook.store.file.seal import identity_files
from workbook.store.file.seal.errors import (
    IdentityDamaged,
    IdentityThere,
    NoIdentity,
    NoRecovery,
    NotAnIdentity,
    WrongPassphrase,
)
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.identity_files import open_recovery, open_with, people, place, put, second, write
from workbook.store.file.seal.passphrase import new_recovery


@pytest.fixture
def alex(folder: Path) -> Identity:
    identity = Identity.new()
    put_quick(folder, "alex", identity)
    return identity


def both(folder: Path) -> list[bytes]:
    path = place(folder, "alex")
    return [path.read_bytes(), second(path).read_bytes()]


def test_it_is_kept_twice_for_its_owner_only(folder: Path, alex: Identity) -> None:
    path = place(folder, "alex")
    assert path.name == "identity-alex.age"
    assert path.read_bytes() == second(path).read_bytes()
    assert {one.stat().st_mode & 0o777 for one in (path, second(path))} == {0o600}
    assert {one.stat().st_mode & 0o777 for one in (folder, second(path).parent)} == {0o700}
    assert people(folder) == ["alex"]


@pytest.mark.parametrize("which", [0, 1])
@pytest.mark.parametrize("damage", ["salt", "cut", "empty", "gone", "another file", "zeros"])
def test_a_damaged_copy_mends_itself(folder: Path, alex: Identity, which: int, damage: str) -> None:
    path = [place(folder, "alex"), second(place(folder, "alex"))][which]
    whole = path.read_bytes()
    match damage:
        case "salt":
            at = whole.index(b"scrypt ") + 9
            path.write_bytes(whole[:at] + (b"A" if whole[at : at + 1] != b"A" else b"B") + whole[at + 1 :])
        case "cut":
            path.write_bytes(whole[:100])
        case "empty":
            path.write_bytes(b"")
        case "gone":
            path.unlink()
        case "another file":
            path.write_bytes(b"a shopping list")
        case "zeros":
            path.write_bytes(bytes(len(whole)))
    bent = path.read_bytes() if path.exists() else None
    with pytest.raises(WrongPassphrase):
        open_with(folder, "alex", "wrong")
    assert (path.read_bytes() if path.exists() else None) == bent, "a wrong passphrase overwrites nothing"
    assert open_with(folder, "alex", PASSPHRASE, sync=False).same_as(alex)
    assert both(folder) == [whole, whole]


def test_both_damaged_is_no_wrong_passphrase(folder: Path, alex: Identity) -> None:
    path = place(folder, "alex")
    path.write_bytes(path.read_bytes()[:100])
    second(path).write_bytes(b"")
    with pytest.raises(IdentityDamaged, match=r"identity-alex.age is damaged"):
        open_with(folder, "alex", PASSPHRASE)
    path.write_bytes(b"a shopping list")
    second(path).unlink()
    with pytest.raises(NotAnIdentity):
        open_with(folder, "alex", PASSPHRASE)


def test_nobodys(folder: Path) -> None:
    with pytest.raises(NoIdentity, match=r"identity-sam.age is missing"):
        open_with(folder, "sam", PASSPHRASE)
    with pytest.raises(NoRecovery):
        open_recovery(folder, "sam", new_recovery())
    assert people(folder) == []
    assert not folder.exists()


@pytest.mark.parametrize("name", ["", "../x", "a/b", "Alex", "x.recovery", "ä", "-a"])
def test_a_name_that_could_be_a_path_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        place(folder, name)


def test_a_link_is_not_followed(folder: Path, alex: Identity) -> None:
    path = place(folder, "alex")
    path.rename(folder / "elsewhere")
    path.symlink_to(folder / "elsewhere")
    second(path).unlink()
    with pytest.raises(OSError, match="symbolic"):
        open_with(folder, "alex", PASSPHRASE)
    assert path.is_symlink()


def test_a_place_that_cannot_be_read_or_mended_does_not_keep_the_other_shut(folder: Path, alex: Identity) -> None:
    copies = (place(folder, "alex"), second(place(folder, "alex")))
    for blocked, other in (copies, copies[::-1]):
        whole = blocked.read_bytes()
        blocked.unlink()
        blocked.mkdir()  # stands in the way for root too
        assert open_with(folder, "alex", PASSPHRASE, sync=False).same_as(alex)
        assert other.read_bytes() == whole
        blocked.rmdir()
        blocked.write_bytes(whole)


def test_one_is_not_taken_over_unasked(folder: Path, alex: Identity) -> None:
    before = both(folder)
    with pytest.raises(IdentityThere):
        write(folder, "alex", Identity.new(), "new", sync=False)
    place(folder, "alex").unlink()
    with pytest.raises(IdentityThere):
        write(folder, "alex", Identity.new(), "new", sync=False)
    with pytest.raises(UsageError):
        write(folder, "alex", Identity.new(), "", replace=True, sync=False)
    assert second(place(folder, "alex")).read_bytes() == before[0]


@pytest.mark.slow
def test_changing_the_passphrase_for_real(folder: Path, alex: Identity) -> None:
    write(folder, "alex", alex, "changed 🌿", replace=True, sync=False)
    assert open_with(folder, "alex", "changed 🌿", sync=False).same_as(alex)
    with pytest.raises(WrongPassphrase):
        open_with(folder, "alex", PASSPHRASE)


def test_the_recovery_passphrase_opens_the_same(folder: Path, alex: Identity) -> None:
    made = new_recovery()
    put(place(folder, "alex", recovery=True), quick(alex, made), sync=False)
    typed = made.upper().replace("-", "  ")
    assert open_with(folder, "alex", typed, sync=False).same_as(alex)
    assert open_recovery(folder, "alex", typed, sync=False).same_as(alex)
    place(folder, "alex").write_bytes(b"")
    second(place(folder, "alex")).unlink()
    assert open_with(folder, "alex", typed, sync=False).same_as(alex), "also when the identity itself is gone"
    with pytest.raises(WrongPassphrase):
        open_recovery(folder, "alex", new_recovery(), sync=False)
    assert people(folder) == ["alex"]


def test_a_passphrase_of_ones_own_may_look_like_a_recovery_one(folder: Path) -> None:
    identity, own = Identity.new(), new_recovery()
    put_quick(folder, "sam", identity, own)
    put(place(folder, "sam", recovery=True), quick(identity, new_recovery()), sync=False)
    assert open_with(folder, "sam", own, sync=False).same_as(identity)


def test_removing(folder: Path, alex: Identity) -> None:
    put_quick(folder, "sam", Identity.new())
    put(place(folder, "alex", recovery=True), quick(alex, new_recovery()), sync=False)
    (folder / "identity-alex.age.new").write_bytes(b"leftover")
    (folder / "identity-of-mine.txt").write_bytes(b"somebody's own")
    identity_files.remove(folder, "alex", sync=False)
    assert people(folder) == ["sam"]
    assert len(identity_files.listed(folder)) == 2
    identity_files.remove(folder, sync=False)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["identity-of-mine.txt"]


# --- cut short -------------------------------------------------------------------------------------------------------


def opens_by(folder: Path, *passphrases: str) -> list[str]:
    found = []
    for passphrase in passphrases:
        try:
            open_with(folder, "alex", passphrase, sync=False)
            found.append(passphrase)
        except WrongPassphrase:
            pass
    return found


def test_a_change_may_end_before_any_call(tmp_path: Path) -> None:
    identity = Identity.new()
    old, new = quick(identity), quick(identity, "changed")
    seen = set()
    for k in itertools.count():
        folder = tmp_path / str(k)
        path = place(folder, "alex")
        put(path, old, sync=False)
        code = ended(child(die_before(k, lambda: put(path, new), torn=bool(k % 2))))  # noqa: B023
        opening = opens_by(folder, "changed")
        opening += opens_by(folder, PASSPHRASE) if not opening else []
        assert opening, f"died before call {k}"
        assert len(set(both(folder))) == 1, "the one that was used wins"
        seen.add(opening[0])
        if code != DIED:
            break
    assert code == 0
    assert opening == ["changed"]
    assert seen == {"changed", PASSPHRASE}


def test_the_power_may_end_while_an_identity_is_written(tmp_path: Path) -> None:
    folder, identity = tmp_path / "data", Identity.new()
    path = place(folder, "alex")
    put(path, quick(identity))
    changed = quick(identity, "changed")
    recording = Recording(folder)
    with recording.running():
        put(path, changed)
    for number, cut in enumerate(power_cuts(recording)):
        state = cut.lay_out(tmp_path / f"cut-{number}")
        assert opens_by(state, "changed") or opens_by(state, PASSPHRASE)
        if cut.acknowledged:
            assert both(state) == [changed, changed]
    assert number > 10
