"""Who opens what, the inner seals, and forgetting the secrets."""

from __future__ import annotations

import gc
import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.file.seal.support import keys_of
from workbook.store.file.errors import Locked
from workbook.store.file.seal import age
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.inner import is_inner
from workbook.store.file.seal.keys import Keys

ALEX, SAM = Identity.new(), Identity.new()


@settings(max_examples=60)
@given(st.binary(max_size=70_000))
def test_what_is_sealed_comes_back_to_each(data: bytes) -> None:
    sealed = keys_of(alex=ALEX, sam=SAM).seal(data)
    assert keys_of(alex=ALEX).opened(sealed) == keys_of(sam=SAM).opened(sealed) == data


@pytest.mark.parametrize("size", [0, 1, 65_536, 4_000_000])
def test_any_size(size: int) -> None:
    keys = keys_of(alex=ALEX)
    assert keys.opened(keys.seal(bytes(size))) == bytes(size)


def test_another_workbooks_identity_is_no_damage() -> None:
    sealed = keys_of(alex=ALEX).seal(b"words")
    with pytest.raises(OtherKey, match="another workbook"):
        keys_of(alex=SAM).opened(sealed)


def test_every_damaged_byte_of_a_sealed_file_is_noticed() -> None:
    keys = keys_of(alex=ALEX, sam=SAM)
    sealed = keys.seal(b"words" * 20)
    for at in range(len(sealed)):
        bent = bytearray(sealed)
        bent[at] ^= 1
        try:
            assert keys.opened(bytes(bent)) == b"words" * 20
        except (SealDamaged, OtherKey):
            continue
        raise AssertionError(f"byte {at} can be changed unseen")
    for length in range(len(sealed)):
        with pytest.raises((SealDamaged, OtherKey)):
            keys.opened(sealed[:length])


@pytest.mark.parametrize("other", [b"", b"{}", b"age-encryption.org/v1\n", b"\0" * 300])
def test_what_is_not_sealed_is_damage(other: bytes) -> None:
    with pytest.raises(SealDamaged, match=r"workbook.json.age is sealed, and damaged"):
        keys_of(alex=ALEX).opened(other, "workbook.json.age")


def test_sealing_needs_no_secret_and_opening_does() -> None:
    keys = Keys({"alex": ALEX.recipient, "sam": SAM.recipient})
    sealed = keys.seal(b"words")
    with pytest.raises(Locked) as locked:
        keys.opened(sealed)
    assert locked.value.exit_code == 4
    keys.unlock("sam", SAM)
    assert keys.opened(sealed) == b"words"
    assert keys.unlocked == {"sam"}


def test_whoever_unlocks_first_does_not_lock_out_the_other() -> None:
    keys = Keys()
    keys.unlock("alex", ALEX)
    with pytest.raises(ValueError, match="somebody who can open it"):
        keys.seal(b"words")
    keys.take_part({"alex": ALEX.recipient, "sam": SAM.recipient})
    assert keys_of(sam=SAM).opened(keys.seal(b"words")) == b"words"


def test_locking_forgets_the_secrets_and_still_saves() -> None:
    sam = Identity.new()
    secret = str(sam.secrets[0])
    keys = keys_of(alex=ALEX, sam=sam)
    private = keys.seal_for("sam", "answers", b"mine")
    held = sys.getrefcount(sam)
    keys.drop()
    assert keys.unlocked == frozenset()
    assert sys.getrefcount(sam) == held - 1, "nothing of the keys refers to it any more"
    assert secret not in repr(reachable(keys))
    with pytest.raises(Locked):
        keys.opened(keys.seal(b"words"))
    with pytest.raises(Locked):
        keys.opened_for("sam", "answers", private)
    assert keys_of(sam=sam).opened(keys.seal(b"words")) == b"words"


def reachable(value: object) -> list[object]:
    """Everything that can be reached from a value, as far as Python shows it."""
    found, waiting = [], [value]
    while waiting and len(found) < 5_000:
        one = waiting.pop()
        if isinstance(one, str | bytes | int):
            found.append(one)
        elif id(one) not in {id(other) for other in found} and not isinstance(one, type):
            found.append(one)
            waiting += [part for part in gc.get_referents(one) if not isinstance(part, type)]
    return found


def test_one_person_may_lock_alone() -> None:
    keys = keys_of(alex=ALEX, sam=SAM)
    keys.lock("sam")
    assert keys.unlocked == {"alex"}
    assert set(keys.taking_part) == {"alex", "sam"}


def test_a_new_key_counts_before_one_that_was_written_down() -> None:
    both = ALEX.renewed()
    keys = keys_of(alex=both)
    keys.take_part({"alex": ALEX.recipient, "sam": SAM.recipient})
    assert keys.taking_over
    assert keys.taking_part == {"alex": both.recipient, "sam": SAM.recipient}
    assert keys.opened(keys_of(alex=ALEX).seal(b"old")) == b"old"
    with pytest.raises(OtherKey):
        keys_of(alex=ALEX).opened(keys.seal(b"new"))


# --- inner seals -----------------------------------------------------------------------------------------------------


def test_a_private_part_is_text_that_the_other_carries_unread() -> None:
    keys = keys_of(alex=ALEX, sam=SAM)
    inner = keys.seal_for("alex", "answers", json.dumps({"a": "only mine"}).encode())
    carried = json.loads(json.dumps({"private": {"alex": inner}}))["private"]["alex"]
    assert carried == inner
    assert inner.isascii()
    assert is_inner(inner)
    assert "only mine" not in inner
    with pytest.raises(OtherKey):
        keys_of(alex=SAM).opened_for("alex", "answers", inner)
    with pytest.raises(Locked):
        keys_of(sam=SAM).opened_for("alex", "answers", inner)
    assert json.loads(keys.opened_for("alex", "answers", inner)) == {"a": "only mine"}


@pytest.mark.parametrize("value", ["", "words", "age1…", None, 3, {"a": 1}])
def test_other_values_are_not_sealed(value: object) -> None:
    assert not is_inner(value)


@pytest.mark.parametrize("bent", ["", "ä", "-----BEGIN AGE ENCRYPTED FILE-----\n"])
def test_a_bent_private_part_is_damage(bent: str) -> None:
    with pytest.raises(SealDamaged):
        keys_of(alex=ALEX).opened_for("alex", "answers", bent)


def test_what_did_not_change_keeps_its_bytes() -> None:
    keys = keys_of(alex=ALEX, sam=SAM)
    first = keys.seal_for("alex", "answers", b"words")
    assert keys.seal_for("alex", "answers", b"words") == first
    assert keys.seal_for("alex", "drafts", b"words") != first
    assert keys.seal_for("sam", "answers", b"words") != first
    changed = keys.seal_for("alex", "answers", b"other")
    assert changed != first
    assert keys.seal_for("alex", "answers", b"other") == changed
    again = keys_of(alex=ALEX)
    again.opened_for("alex", "answers", first)
    assert again.seal_for("alex", "answers", b"words") == first, "after opening, too"
    again.drop()
    assert again.seal_for("alex", "answers", b"words") != first


def test_a_new_key_seals_private_parts_again() -> None:
    old = keys_of(alex=ALEX).seal_for("alex", "answers", b"words")
    both = ALEX.renewed()
    keys = keys_of(alex=both)
    assert keys.opened_for("alex", "answers", old) == b"words"
    new = keys.seal_for("alex", "answers", b"words")
    assert new != old
    assert keys_of(alex=both.settled()).opened_for("alex", "answers", new) == b"words"


def test_the_texts_by_which_the_library_tells_its_errors_apart() -> None:
    """They are read in `age`; a version that words them otherwise must not turn a wrong passphrase into damage."""
    import pyrage

    sealed = pyrage.encrypt(b"x", [pyrage.x25519.Recipient.from_str(ALEX.recipient)])
    with pytest.raises(pyrage.DecryptError, match=age._NO_MATCH):
        pyrage.decrypt(sealed, [SAM.secrets[0]])
    from tests.store.file.seal.plain_age import wrapped

    with pytest.raises(pyrage.DecryptError, match=age._WRONG):
        pyrage.passphrase.decrypt(wrapped(b"x", "right"), "wrong")
    dear = wrapped(b"x", "right").replace(b" 4\n", b" 40\n")
    with pytest.raises(pyrage.DecryptError, match=age._EXCESSIVE):
        pyrage.passphrase.decrypt(dear, "right")


def test_checked_keys() -> None:
    assert age.recipient_from(ALEX.recipient) == ALEX.recipient
    for bad in ("", "age1", "age1" + "q" * 58, "words"):
        with pytest.raises(ValueError):  # noqa: PT011
            age.recipient_from(bad)
