"""How a text falls into sentences and words, however it was typed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.wording.sentences import QUOTED, Spelling, hide_quotations, read_words, sentences

SPELLING = Spelling(
    bare={"dont": ("do", "not")}, abbreviations=frozenset({"dr", "e.g"}), clipped=frozenset({"cause", "til"})
)


def split(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentences(text, SPELLING)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I lied. I am sorry.", ["I lied.", "I am sorry."]),
        ("i lied. i am sorry", ["i lied.", "i am sorry"]),
        ("Sorry!!But you", ["Sorry!!", "But you"]),
        ("I took 3.50 at 18.30 on Monday.", ["I took 3.50 at 18.30 on Monday."]),
        ("Dr. Lee said so. Yes.", ["Dr. Lee said so.", "Yes."]),
        ("I know... but you", ["I know... but you"]),
        ("I know… But you", ["I know…", "But you"]),
        ("I am sorry that\nI hurt you", ["I am sorry that\nI hurt you"]),
        ("I am sorry\nBut you too", ["I am sorry", "But you too"]),
        ("I am sorry\nif you were hurt", ["I am sorry\nif you were hurt"]),
        ("Dear Sam,\n\nI lied", ["Dear Sam,", "I lied"]),
        ("- I lied\n- I hid it", ["- I lied", "- I hid it"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        'You said "sorry if you were hurt" then',
        "You said “sorry if you were hurt” then",
        "You said „sorry if you were hurt” then",
        "You said «sorry if you were hurt» then",
        "You said »sorry if you were hurt« then",
        "You said ‘sorry if you were hurt’ then",
        "You said 'sorry if you were hurt' then",
        "I wrote:\n> sorry if you were hurt\nand meant it",
    ],
)
def test_quotations_are_left_alone_whatever_their_marks(text: str) -> None:
    hidden = hide_quotations(text, SPELLING)
    assert len(hidden) == len(text)
    assert "sorry" not in hidden
    assert "then" in hidden or "meant" in hidden


@pytest.mark.parametrize(
    "text",
    [
        "I don't know what you're after, it's Sam's",
        "the kids' room and 'cause I was tired the dogs' bowl",
        'He said "sorry if you',
        "I am 'sorry' and “really” so",
        "'til then, 'til now",
        "I'm 5'10\" tall",
    ],
)
def test_apostrophes_emphasis_and_what_is_never_closed_are_no_quotations(text: str) -> None:
    assert QUOTED not in hide_quotations(text, SPELLING)


def test_a_text_that_is_one_quotation_is_read() -> None:
    assert hide_quotations("“I'm sorry if you were hurt.”", SPELLING).count("sorry") == 1


def test_after_a_quoted_sentence_a_new_one_begins() -> None:
    text = "You said “I am done with this.” But I was not."
    assert len(list(sentences(hide_quotations(text, SPELLING), SPELLING))) == 2


def test_words_keep_their_places() -> None:
    text = "I  don’t – know:\nwhy_"
    words = read_words(text, Spelling(bare={"dont": ("do", "not")}))
    found = [(word, text[a:b]) for word, a, b in zip(words.words, words.starts, words.ends, strict=True)]
    assert found == [
        ("i", "I"), ("do", "don’t"), ("not", "don’t"), (",", "–"), ("know", "know"), (":", ":"), ("why", "why"),
    ]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.text(" .'\"“”‘’«»>\n-aI,…!?", max_size=300))
def test_any_text(text: str) -> None:
    hidden = hide_quotations(text, SPELLING)
    assert len(hidden) == len(text)
    end = 0
    for start, stop in sentences(hidden, SPELLING):
        assert end <= start < stop <= len(text)
        end = stop
        words = read_words(hidden[start:stop], SPELLING)
        assert list(words.starts) == sorted(words.starts)
        assert all(0 <= a < b <= stop - start for a, b in zip(words.starts, words.ends, strict=True))


MISCHIEF = ["'a ", '"a ', "“", "‘x ", "> ", "a' ", "«»", "'\n\n", "...", "- ", "\n", "' \"", "a.A"]


@pytest.mark.parametrize("unit", MISCHIEF)
def test_twenty_thousand_characters_of_mischief_take_no_time(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    start = time.process_time()
    for a, b in sentences(hide_quotations(text, SPELLING), SPELLING):
        read_words(text[a:b], SPELLING)
    assert time.process_time() - start < 0.4


@pytest.mark.parametrize("run", ["!" * 19_999, "." * 10_000 + ")" * 9_999])
def test_a_run_of_marks_that_ends_no_sentence_is_tried_once(run: str) -> None:
    start = time.process_time()
    assert split(run + "x") != []
    assert time.process_time() - start < 1.0  # seven seconds when each mark began anew


@pytest.mark.parametrize("sign", ["\u00ad", "\u200b", "\u200d", "\u202c", "\ufeff"])
def test_a_sign_without_breadth_parts_no_word(sign: str) -> None:
    words = read_words(f"I am sor{sign}ry, {sign}don{sign}’t{sign}", SPELLING)
    assert words.words == ("i", "am", "sorry", ",", "do", "not")
    assert words.starts[2:3] + words.ends[2:3] == (5, 11)
