"""Identities: wrapped and unwrapped, and each way in which that can fail told apart."""

from __future__ import annotations

import re
import threading
import time

import pytest

from tests.store.file.seal.plain_age import wrapped
from tests.store.file.seal.support import PASSPHRASE, quick, text_of
from workbook.domain.common.errors import UsageError
from workbook.store.file.seal import age, header
from workbook.store.file.seal.errors import IdentityDamaged, NotAnIdentity, SealError, TooMuchWork, WrongPassphrase
from workbook.store.file.seal.identity import Identity, check, unwrap, wrap

ODD = [
    "x",
    " spaces at the ends ",
    "👩\u200d👩\u200d👧\u200d👦 🫶🏽",
    "パスワード",
    "ä" * 10_000,
    "-----BEGIN",
    '"; rm -rf ~',
]


@pytest.mark.slow
def test_it_comes_back_from_a_real_wrapping_and_the_screen_lives_meanwhile() -> None:
    identity = Identity.new()
    data: list[bytes] = []
    work = threading.Thread(target=lambda: data.append(wrap(identity, "e\u0301 🌿")))
    work.start()
    longest, last = 0.0, time.perf_counter()
    while work.is_alive():
        time.sleep(0.005)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    work.join()
    assert longest < 0.5, "another thread draws while the passphrase is worked on"
    factor = int(header.read(data[0]).stanzas[0].arguments[1])
    assert factor >= 15, "guessing is dear"
    assert unwrap(data[0], "\u00e9 🌿").same_as(identity)


@pytest.mark.parametrize("passphrase", ODD, ids=range(len(ODD)))
def test_odd_passphrases(passphrase: str) -> None:
    identity = Identity.new()
    data = quick(identity, passphrase)
    assert unwrap(data, passphrase).same_as(identity)
    for wrong in (passphrase[1:] + "z", passphrase[:-1] + "?", passphrase[:-1] + "zz"[: 10_001 - len(passphrase)]):
        with pytest.raises(WrongPassphrase):
            unwrap(data, wrong)


def test_composed_letters_or_not() -> None:
    assert unwrap(quick(Identity.new(), "\u00e9t\u00e9"), "e\u0301te\u0301")


@pytest.mark.parametrize("bad", ["", " ", "a\nb", "x" * 10_001])
def test_what_is_no_passphrase_is_refused_before_any_work(bad: str) -> None:
    identity = Identity.new()
    with pytest.raises(UsageError):
        wrap(identity, bad)
    with pytest.raises(UsageError):
        unwrap(b"", bad)


def test_any_number_of_wrong_ones() -> None:
    identity = Identity.new()
    data = quick(identity)
    for number in range(200):
        with pytest.raises(WrongPassphrase, match="try again as often as you like"):
            unwrap(data, f"wrong {number}")
    assert unwrap(data, PASSPHRASE).same_as(identity)


# --- damage ----------------------------------------------------------------------------------------------------------


def regions(data: bytes) -> dict[str, range]:
    """Where each part of a passphrase file lies."""
    stanza = data.index(b"-> scrypt ")
    salt = stanza + len(b"-> scrypt ")
    factor = data.index(b" ", salt) + 1
    body = data.index(b"\n", factor) + 1
    mac = data.index(b"--- ")
    nonce = data.index(b"\n", mac) + 1
    return {
        "version": range(stanza),
        "kind": range(stanza, salt - 1),
        "salt": range(salt, factor - 1),
        "body": range(body, mac - 1),
        "mac": range(mac, nonce),
        "nonce": range(nonce, nonce + 16),
        "content": range(nonce + 16, len(data)),
    }


SEEN_AT_ONCE = {"version", "kind"}
LIKE_A_WRONG_PASSPHRASE = {"salt", "body"}  # nobody can tell from one copy; see test_identity_files


@pytest.mark.parametrize("region", ["version", "kind", "salt", "body", "mac", "nonce", "content"])
def test_every_damaged_byte(region: str) -> None:
    data = quick(Identity.new())
    for at in regions(data)[region]:
        for flipped in (1, 0x20, 0x80):
            bent = bytearray(data)
            bent[at] ^= flipped
            expected = (IdentityDamaged, WrongPassphrase) if region in LIKE_A_WRONG_PASSPHRASE else IdentityDamaged
            with pytest.raises(expected):
                unwrap(bytes(bent), PASSPHRASE)
            if region in SEEN_AT_ONCE:
                with pytest.raises(IdentityDamaged):
                    check(bytes(bent))


def test_every_length_it_may_be_cut_to() -> None:
    data = quick(Identity.new())
    for length in range(len(data)):
        with pytest.raises(IdentityDamaged):
            unwrap(data[:length], PASSPHRASE)
    with pytest.raises(IdentityDamaged):
        unwrap(data + b"x", PASSPHRASE)
    with pytest.raises(IdentityDamaged):
        check(bytes(len(data)))


def test_blocks_of_nothing() -> None:
    """What a drive leaves of a file whose content never arrived."""
    data = quick(Identity.new())
    for start in range(0, len(data), 16):
        with pytest.raises((IdentityDamaged, WrongPassphrase)):
            unwrap(data[:start] + bytes(len(data[start : start + 16])) + data[start + 16 :], PASSPHRASE)


def test_a_whole_one_is_whole_without_its_passphrase() -> None:
    check(quick(Identity.new()))


# --- other files -----------------------------------------------------------------------------------------------------


def test_files_that_are_no_identity() -> None:
    identity = Identity.new()
    for other in (
        b"some text",
        b'{"a": 1}',
        b"AGE-SECRET-KEY-1",
        b"\x89PNG\r\n",
        b"x" * 100_000,
        age.seal(text_of(identity), [identity.recipient]),
        wrapped(b"a shopping list", PASSPHRASE),
        wrapped(b"", PASSPHRASE),
        wrapped(b"\xff\xfe", PASSPHRASE),
        wrapped(text_of(identity) + b"and more\n", PASSPHRASE),
        wrapped(text_of(identity).replace(b"1", b"2"), PASSPHRASE),
        wrapped(text_of(identity)[:-4], PASSPHRASE),
    ):
        with pytest.raises(NotAnIdentity):
            unwrap(other, PASSPHRASE)


def test_an_armoured_one_and_one_with_comments_open_too() -> None:
    import base64

    identity = Identity.new()
    data = wrapped(b"# created: long ago\r\n# public key: age1\r\n\r\n" + text_of(identity), PASSPHRASE)
    assert unwrap(data, PASSPHRASE).same_as(identity)
    text = base64.encodebytes(data).replace(b"\n", b"")
    lines = [text[at : at + 64] for at in range(0, len(text), 64)]
    armoured = b"\n".join([header.ARMOUR, *lines, b"-----END AGE ENCRYPTED FILE-----\n"])
    assert unwrap(armoured, PASSPHRASE).same_as(identity)


def test_more_work_than_the_stock_program_would_do_is_not_begun() -> None:
    data = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 30", quick(Identity.new()))
    with pytest.raises(IdentityDamaged):
        unwrap(data, PASSPHRASE)


def test_the_sentences_name_the_file_and_no_secret() -> None:
    for kind in (IdentityDamaged, NotAnIdentity, TooMuchWork):
        error: SealError = kind("/x/identity-alex.age")
        assert "/x/identity-alex.age" in str(error)
    assert WrongPassphrase().exit_code == 4


# --- keys ------------------------------------------------------------------------------------------------------------


def test_nothing_shows_a_secret() -> None:
    identity = Identity.new()
    assert "SECRET" in text_of(identity).decode()
    assert "SECRET" not in f"{identity!r} {identity} {[identity]}"


def test_a_new_key_takes_over() -> None:
    first = Identity.new()
    both = first.renewed()
    assert both.taking_over
    assert both.recipient != first.recipient
    assert both.renewed() is both, "a second new key waits until the first has taken over"
    assert unwrap(quick(both), PASSPHRASE).same_as(both)
    assert both.settled().recipient == both.recipient
    assert not both.settled().taking_over
    assert not both.same_as(first)
