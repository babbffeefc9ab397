"""The small language in which rules say what they look for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.wording.patterns import Lexicon, PatternError
from workbook.domain.wording.sentences import Spelling, read_words

SPELLING = Spelling(
    expand={"don't": ("do", "not"), "we're": ("we", "are")}, bare={"dont": ("do", "not"), "im": ("i", "am")}
)
LISTS = {"sorry": ("sorry", "apologi*", "my <mistake>"), "mistake": ("fault", "bad"), "round": ("<round> and",)}


def matched(pattern: str, sentence: str) -> list[str]:
    """The words that a pattern marks in a sentence, best hit of each start."""
    lexicon = Lexicon(LISTS, SPELLING)
    compiled = lexicon.compile(pattern)
    words = read_words(sentence, SPELLING)
    found: dict[int, str] = {}
    for hit in compiled.hits(lexicon.index(words)):
        text = sentence[words.starts[hit.mark_start] : words.ends[hit.mark_end - 1]]
        found.setdefault(hit.start, text)
    return list(found.values())


@pytest.mark.parametrize(
    ("pattern", "sentence", "marks"),
    [
        ("you were", "If YOU were here", ["YOU were"]),
        ("you were", "you weren't", []),
        ("do not", "I don’t, I dont, I did'nt, I do not", ["don’t", "dont", "do not"]),
        ("don't care", "I do, not care", ["do, not care"]),
        ("apologi*", "I apologise, we apologize", ["apologise", "apologize"]),
        ("*ing", "lying and cheating", ["lying", "cheating"]),
        ("(you|they) were", "they were", ["they were"]),
        ("so? sorry", "so sorry", ["so sorry", "sorry"]),
        ("(very|so)? sorry", "sorry", ["sorry"]),
        ("you !(can|may) go", "you can go, you must go", ["you must go"]),
        ("sorry <0-2> but", "sorry I lied but", ["sorry I lied but"]),
        ("sorry <0-2> but", "sorry that I lied but", []),
        ("sorry <0-9> [but you]", "sorry but then you so but you", ["but you"]),
        ("sorry <0-9> but", "sorry, I am but", []),
        ("sorry <0-9,> but", "sorry, I am but", ["sorry, I am but"]),
        ("<sorry>", "my fault, my bad, sorry", ["my fault", "my bad", "sorry"]),
        ("sorry ,", "sorry if, sorry – yes", ["sorry –"]),
        ("mistake :", "a mistake: this", ["mistake:"]),
        ("^ but", "but no but", ["but"]),
        ("so $", "so what, so…", ["so"]),
        ("why <?>", "why?", ["why?"]),
        ("half-truth", "a half-truth, a half truth", ["half-truth", "half truth"]),
        ("we are", "we're", ["we're"]),
    ],
)
def test_reading_word_by_word(pattern: str, sentence: str, marks: list[str]) -> None:
    assert matched(pattern, sentence) == marks


@pytest.mark.parametrize(
    ("pattern", "cause"),
    [
        ("", "empty"),
        ("(a+)+$", "no word"),
        ("a.*b", "no word"),
        ("(you|", "holds nothing"),
        ("(you", "not closed"),
        ("you)", "nothing can"),
        ("[you", "not closed"),
        ("a [b] [c]", "nothing can"),
        ("<0-0> a", "not possible"),
        ("<9-2> a", "not possible"),
        ("<0-99> a", "not possible"),
        ("<nothing>", "no list"),
        ("<round>", "contains itself"),
        ("(so)?", "no word that must be there"),
        ("<0-6>", "no word that must be there"),
        ("(a|b?)", "nothing at all"),
        ("!(a b) c", "single words"),
        ("a !", "single words"),
        ("!", "single words"),
        ("(" * 40 + "a" + ")" * 40, "too deep"),
        ("<0-25> a " * 30, "steps"),
        ("sorry; if", "no word"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_remedy(pattern: str, cause: str) -> None:
    with pytest.raises(PatternError, match=cause) as told:
        Lexicon(LISTS, SPELLING).compile(pattern)
    assert told.value.remedy


def test_no_pattern_can_run_away() -> None:
    """The nearest thing to a runaway pattern that is let through, on the text that suits it best."""
    lexicon = Lexicon({"a": ["a", "a a", "a <0-9> a"], "b": ["<a>", "<a> <a>"]}, SPELLING)
    pattern = lexicon.compile("<b> <0-20> <b>? <0-20> (a|a a|a <0-9> a) <0-20> <b> z")
    index = lexicon.index(read_words("a " * 350, SPELLING))
    start = time.process_time()
    assert list(pattern.hits(index)) == []
    assert time.process_time() - start < 0.05


@settings(max_examples=300, deadline=None)
@given(st.text("ab<>()[]|?!,:^$*- 0129'’x", max_size=30))
def test_any_pattern_is_read_or_refused(pattern: str) -> None:
    lexicon = Lexicon(LISTS, SPELLING)
    try:
        compiled = lexicon.compile(pattern)
    except PatternError:
        return
    for hit in compiled.hits(lexicon.index(read_words("a b x, a? b: 0 12 ab'x a-b", SPELLING))):
        assert hit.start <= hit.mark_start <= hit.mark_end <= hit.end
