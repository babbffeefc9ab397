"""Which passphrases are taken, and the one that the program makes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import UsageError
from workbook.store.file.seal import passphrase
from workbook.store.file.seal.passphrase import as_recovery, checked, new_recovery


@pytest.mark.parametrize("empty", ["", " ", "   ", "\u200b", "\u00a0", "\n", "\x00"])
def test_nothing_to_be_seen_is_no_passphrase(empty: str) -> None:
    with pytest.raises(UsageError, match="at least one character"):
        checked(empty)


@pytest.mark.parametrize("bad", ["one\ntwo", "tab\there", "bell\x07", "half \ud83d", "end\u2028", "c1\x85x"])
def test_what_cannot_be_typed_is_refused(bad: str) -> None:
    with pytest.raises(UsageError, match="control characters") as refused:
        checked(bad)
    assert bad not in str(refused.value)
    assert refused.value.field == "passphrase"


def test_ten_thousand_characters_are_taken_and_one_more_is_not() -> None:
    assert checked("ä" * 10_000) == "ä" * 10_000
    with pytest.raises(UsageError, match=r"10,001. Nothing was changed or cut"):
        checked("ä" * 10_001)


def test_emoji_with_their_joiners_and_spaces_at_the_ends_count() -> None:
    family = "👩\u200d👩\u200d👧 ❤\ufe0f "
    assert checked(family) == family
    assert checked(" a ") != checked("a")


def test_keyboards_that_compose_letters_differently_make_the_same_passphrase() -> None:
    assert checked("e\u0301te\u0301") == checked("\u00e9t\u00e9") == "\u00e9t\u00e9"


def test_a_letter_that_only_looks_alike_stays_another() -> None:
    assert checked("\ufb01sh") != checked("fish")
    assert checked("\u0410") != checked("A")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=50))
def test_checking_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = checked(typed)
    except UsageError:
        return
    assert checked(once) == once == unicodedata.normalize("NFC", typed)
    assert once.encode()


def test_a_recovery_passphrase_has_128_bits_and_is_never_the_same() -> None:
    made = {new_recovery() for _ in range(500)}
    assert len(made) == 500
    assert passphrase.RECOVERY_BITS == 128
    assert all(as_recovery(one) == checked(one) == one for one in made)
    letters = {letter for one in made for letter in one.replace("-", "")}
    assert letters == set("bdfghjklmnprstvzaiou")


def test_each_number_has_a_group_of_its_own() -> None:
    assert len({passphrase._spoken(number) for number in range(2**16)}) == 2**16


@pytest.mark.parametrize("change", [str.upper, str.title, lambda one: one.replace("-", " "), lambda one: f" {one}\n"])
def test_it_is_known_again_however_it_was_copied_from_paper(change: object) -> None:
    made = new_recovery()
    assert as_recovery(change(made)) == made  # type: ignore[operator]


@pytest.mark.parametrize("other", ["", "a passphrase", "lusab", "lusab-babad", "correct horse battery staple", "ä"])
def test_other_passphrases_are_none(other: str) -> None:
    assert as_recovery(other) is None


def test_signs_beside_the_groups_make_it_another_passphrase() -> None:
    assert as_recovery(new_recovery() + "!") is None
    assert as_recovery(new_recovery() + "-lusab") is None
