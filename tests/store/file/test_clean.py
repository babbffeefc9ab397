"""Text is harmless once it has come through the door, and what was harmless is not touched."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.store.file import clean

anything = st.text(st.characters(exclude_categories=()), max_size=200)
troublesome = st.text(
    "a\u0301 \t\n\r\x0b\x0c\x85\u2028\x00\x1b[]0;m\x07\\\x9b\u202e\u2066\ud800\udfff\ufeff\u200dé", max_size=60
)


@given(anything | troublesome)
def test_nothing_that_could_do_harm_comes_through(value: str) -> None:
    result = clean.text(value)
    result.encode("utf-8")  # no lone surrogate
    for letter in result:
        assert letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(letter) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    assert unicodedata.is_normalized("NFC", result)


@given(anything | troublesome)
def test_cleaning_twice_changes_nothing_more(value: str) -> None:
    once = clean.text(value)
    assert clean.text(once) == once


@given(anything | troublesome)
def test_a_line_is_one_line(value: str) -> None:
    result = clean.line(value)
    assert result == " ".join(result.split())
    assert clean.line(result) == result


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Ich war's. Ja!", "Ich war's. Ja!"),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("a\tb", "a   b"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b]0;a title\x07text", "text"),
        ("\x1b]8;;https://x.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "31mred"),
        ("e\u0301", "é"),
        ("abc\u202edef", "abcdef"),
        ("half \ud83d of it", "half  of it"),
        ("👩\u200d👧 and 🇸🇪", "👩\u200d👧 and 🇸🇪"),
        ("שלום \u200fלך", "שלום \u200fלך"),
        ("[/] [x] done [@click=app.quit]", "[/] [x] done [@click=app.quit]"),
    ],
)
def test_what_is_kept_of(given: str, kept: str) -> None:
    assert clean.text(given) == kept


def test_a_document_is_cleaned_all_the_way_down() -> None:
    assert clean.document({"a\x00": ["x\ty", {"b": ("1\r\n", 2, 1.5, None, True)}]}) == {
        "a": ["x   y", {"b": ["1\n", 2, 1.5, None, True]}]
    }


@pytest.mark.parametrize(
    "value", [date(2026, 1, 1), {1: "a"}, float("nan"), float("inf"), 2**63, {1, 2}, b"bytes"], ids=repr
)
def test_what_a_file_could_not_give_back_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        clean.document({"a": value})


def test_a_document_within_itself_is_refused() -> None:
    endless: dict[str, object] = {}
    endless["again"] = endless
    with pytest.raises(ValueError, match="deep"):
        clean.document(endless)
