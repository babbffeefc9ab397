"""Words found again however they are written, and a text without them."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from workbook.domain.common.passage import STAND_IN, Passage

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n"\\é💔密 '), min_size=1, max_size=20
)


def passage(words: str, *, inside: bool = False) -> Passage:
    try:
        return Passage(words, inside=inside)
    except ValueError:
        assume(False)
        raise


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        ("the hotel", "I was at the hotel in May.", "I was at … in May."),
        ("the hotel", "I was at THE\n  Hotel", "I was at …"),
        ("The  hotel ", "the hotel, the hotel", "…, …"),
        ("straße", "In der STRASSE 3", "In der … 3"),
        ("café", "The cafe\u0301 and the cafe", "The … and the cafe"),
        ("cafe", "the café", "the café"),
        ('said "no"', 'I said "no" to you', "I … to you"),
        ("密码", "我的密码是", "我的…是"),
        ("비밀", "비밀을 말했다", "…을 말했다"),
        ("💔", "so💔 it went", "so… it went"),
        ("se\u00adcret", "a secret", "a …"),
        ("Ann", "planning with Ann", "planning with …"),
        ("a\\b", "a\\b", "…"),
        ("3,400", "ran up 3,400.", "ran up …."),
        ("3,400", "ran up 13,400.", "ran up 13,400."),
        ("b …", "b b …", "…"),
    ],
)
def test_words_are_taken_out_and_the_rest_stays(words: str, text: str, left: str) -> None:
    assert Passage(words).without(text) == left


def test_inside_longer_words_they_are_counted_and_taken_only_when_asked() -> None:
    assert (Passage("Ann").spans("planning"), Passage("Ann").within("planning, Anna")) == ([], 2)
    assert Passage("Ann", inside=True).without("planning") == "pl…ing"


@pytest.mark.parametrize("words", ["", " \n", "\u200b", STAND_IN, f" {STAND_IN} {STAND_IN}\n"])
def test_words_that_are_none_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        Passage(words)


@given(WORDS, WORDS, WORDS)
@example("…", "a…", "…")
def test_afterwards_they_stand_nowhere(before: str, words: str, after: str) -> None:
    text = f"{before} {words} {after}"
    left = passage(words).without(text)
    assert passage(words).spans(left) == []
    assert passage(words, inside=True).spans(passage(words, inside=True).without(before + words + after)) == []


@given(WORDS, WORDS)
def test_the_plain_words_between_spaces_are_found(words: str, around: str) -> None:
    assume("\u200d" not in words)
    assert passage(words).spans(f"{around} {words} {around}")


@given(WORDS, WORDS)
def test_a_text_without_them_stays_the_same(words: str, text: str) -> None:
    if not passage(words, inside=True).spans(text):
        assert passage(words, inside=True).without(text) is text
