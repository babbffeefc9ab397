"""What a head says without a key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.file.seal.plain_age import wrapped
from workbook.store.file.seal import age, header
from workbook.store.file.seal.identity import Identity


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 400_000])
@pytest.mark.parametrize("text", [False, True], ids=["bytes", "text"])
def test_it_says_how_much_is_sealed_and_to_how_many(size: int, text: bool) -> None:
    recipients = [Identity.new().recipient for _ in range(3)]
    for count in (1, 2, 3):
        sealed = age.seal(b"x" * size, recipients[:count], text=text)
        head = header.read(sealed)
        assert (head.content, head.keys) == (size, count)
        assert header.is_sealed(sealed)
        assert b"x" * 16 not in sealed


def test_the_head_alone_is_enough_when_the_size_is_known() -> None:
    sealed = age.seal(b"x" * 300_000, [Identity.new().recipient])
    assert header.read(sealed[: header.MOST], len(sealed)) == header.read(sealed)


def test_a_passphrase_is_one_stanza() -> None:
    head = header.read(wrapped(b"abc", "pass", 10))
    assert [(one.kind, one.arguments[1], len(one.body)) for one in head.stanzas] == [("scrypt", "10", 32)]
    assert (head.content, head.keys) == (3, 0)


def test_a_head_cut_anywhere_is_none() -> None:
    sealed = age.seal(b"abc", [Identity.new().recipient])
    begins = len(sealed) - 16 - 3 - 16
    for length in range(begins + 32):
        with pytest.raises(ValueError):  # noqa: PT011
            header.read(sealed[:length])


@pytest.mark.parametrize(
    "other", [b"", b"{}", b"age", b"age-encryption.org/v2\n", b"-----BEGIN AGE ENCRYPTED FILE-----"]
)
def test_other_files_are_none(other: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        header.read(other)


@settings(max_examples=300)
@given(
    st.binary(max_size=400), st.sampled_from([b"", header.VERSION, header.VERSION + b"-> X25519 a\n", header.ARMOUR])
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        head = header.read(start + data)
    except ValueError:
        return
    assert head.stanzas
    assert head.content >= 0


def test_a_long_head_does_not_take_long() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        header.read(header.VERSION + b"-> X25519 a\n\n" * 2_000_000)
