"""The real rules on any text: never a crash, sane places, bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.content.language import Language
from workbook.domain.wording.notices import Noticer, parts_present

pytestmark = pytest.mark.slow  # all rules on any text

BITS = (
    "sorry if but you I was were hurt never again always please forgive me it just happened only because made don't "
    "didn’t dont what how long will \" “ ” ' ‘ ’ , . … ? ! : – \n > é 👍 \u200b \0 [ ] <x> * _ 18:30"
)
WORDS = st.sampled_from([*BITS.split(), "\n"])
PIECES = st.lists(WORDS, max_size=60).map(" ".join)


def sane(noticer: Noticer, text: str) -> None:
    end, last = 0, (0, 0)
    for note in noticer.notes(text):
        assert 0 <= note.start < note.end <= len(text)
        assert note.text == text[note.start : note.end]
        assert note.start >= end or (note.start, note.end) == last
        end, last = note.end, (note.start, note.end)


@settings(max_examples=150, deadline=None)
@given(PIECES | st.text(max_size=400))
def test_any_text_gets_sane_notes(noticer: Noticer, text: str) -> None:
    sane(noticer, text)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_any_text_has_sane_parts(language: Language, text: str) -> None:
    for found in parts_present(text, language.parts, language.parts_noticer()):
        assert all(0 <= start < end <= len(text) for start, end in found.spans)


@pytest.mark.parametrize(
    "unit",
    [
        "a", "if ", "sorry if ", "you ", "I'm sorry but you always ", "\"'“", "((", "never again, ", "but\n", "a.B",
        "> sorry if you\n", "you made me ", "… ", "'sorry if you were hurt ", "don't", "!", ".)", "ﬁ",
        "İ", "\0", "i was i did i ",
    ],
)  # fmt: skip
def test_twenty_thousand_characters_of_mischief(language: Language, noticer: Noticer, unit: str) -> None:
    text = (unit * 20_000)[:19_999] + "x"
    fresh = Noticer(noticer.rules, language.lexicon, language.everywhere)
    start = time.process_time()
    fresh.notes(text)
    assert time.process_time() - start < 2.0
    sane(noticer, text)


def text_of_length(length: int) -> str:
    """Prose such as somebody writes, each sentence another."""
    sentences = (
        f"On the {day}th I told you that I had been at work until {hour}, and I had been at the bar with {name}. "
        f"You waited {hour} minutes and the dinner was cold, and when you asked me I said it was nothing. "
        for day in range(1, 29)
        for hour in range(17, 24)
        for name in ("Kim", "Jo", "Lee")
    )
    text = ""
    while len(text) < length:
        text += next(sentences)
    return text[:length]


def test_five_thousand_characters_are_quick_and_the_next_key_is_quicker(language: Language) -> None:
    noticer = language.noticer()
    noticer.notes("To warm up.")
    text = text_of_length(5_000)
    start = time.process_time()
    noticer.notes(text)
    whole = time.process_time() - start
    keys: list[float] = []
    for end in range(40):
        start = time.process_time()
        noticer.notes(text + "I am sorry if you were angry, but I was."[:end])
        keys.append(time.process_time() - start)
    print(f"\n5,000 characters: {whole * 1000:.1f} ms; a key: {sorted(keys)[20] * 1000:.2f} ms")
    assert whole < 0.2  # 0.085 on a busy machine, most of it to read the patterns; the rest is for slower ones
    assert sorted(keys)[20] < 0.01
