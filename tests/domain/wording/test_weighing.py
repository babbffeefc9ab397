"""What the weighing of words finds beside the rules, and how its file is read."""

from __future__ import annotations

from array import array
from base64 import b64encode
from zlib import compress

import pytest

from workbook.domain.wording.notices import Noticer, Rule
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.weighing import GOOD, Weighing, by_word, features, read_weighing

PLACES = {"blame": 0, "thanks": 1, "blame you": 2}
WEIGHING = Weighing([GOOD, "f", "g"], [0.0, -1.0, -1.0], PLACES, array("b", [-20, 24, 0, 24, -24, -24, 0, 8, 0]))
ALIKE = (Rule("f-alike", "f", (), why="why", rewrite="try", unless_near=("never mind",)),)


def found(text: str, *rules: Rule) -> list[tuple[str, str]]:
    noticer = Noticer(rules, Lexicon({}), ("so they say",), weighing=WEIGHING, alike=ALIKE)
    return [(note.rule, note.text) for note in noticer.notes(text)]


def test_a_sentence_that_no_rule_foresaw_is_noted_by_the_clause_that_weighs_most() -> None:
    assert found("On Monday, as I blame you and him: good night") == [("f-alike", "as I blame you and him")]
    assert found("On Monday I saw you") == []
    assert found("I blame") == []  # too short to be weighed


def test_what_guards_a_rule_guards_it_too() -> None:
    assert found("Well, I blame you. Never mind.") == []
    assert found("I blame you so they say") == []
    assert found("And so they say, blame you") == [("f-alike", "blame you")]


def test_a_rule_gives_way_where_the_words_are_surely_good_and_is_not_said_twice() -> None:
    rule = Rule("r", "f", ("blame",))
    assert found("Many thanks for all", Rule("t", "f", ("thanks",))) == []
    assert found("On Monday I blame you", rule) == [("r", "blame")]


def test_it_is_written_and_read_and_a_damaged_file_is_refused() -> None:
    text = WEIGHING.written()
    assert read_weighing(text).judge(("i", "blame", "you", "now")) == WEIGHING.judge(("i", "blame", "you", "now"))
    head, kinds, base, packed, _ = text.split("\n")
    huge = b64encode(compress(b"blame\n\n" + bytes(3_000_000))).decode()
    for damaged in ("", "x" + text, text[: len(text) // 2], text.replace("good f g", "good f"), text[:-9] + "\n"):
        with pytest.raises(ValueError, match=r"begin|cut off|padded|could not convert|multiple|damaged"):
            read_weighing(damaged)
    for wrong in ("AAAA", huge, b64encode(compress(b"blame")).decode(), packed[::-1]):
        with pytest.raises(ValueError, match=r"cut off|damaged|padded|padding|base64"):
            read_weighing("\n".join((head, kinds, base, wrong, "")))


def test_features_are_words_their_beginnings_pairs_and_what_is_not_there() -> None:
    names = features(("sorry", "if", "you"))
    assert {"sorry", "s:sorr", "sorry if", "sorry _ you", "^ sorry", "you $", "p1:you", "no:i", "no:but"} <= set(names)
    assert names["sorry _ you"] == (0, 2)


def test_what_is_quoted_is_too_little_to_be_weighed() -> None:
    assert found("Blame “all of you” and “none of us”: “ever again”") == []


def test_a_base_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="damaged"):
        read_weighing(WEIGHING.written().replace("0.0000", "nan"))


def test_features_are_what_governs_the_manner_and_the_concepts() -> None:
    concepts = by_word({"drink": ("gin", "pint"), "small": ("pint", "only")})
    words = ("i", "am", "sorry", "about", "the", "gin", ",", "but", "it", "was", "only", "2", "pints")
    names = features(words, "I am sorry about the gin, but it was, Kim, only 2 pints", concepts)
    assert {">sorry:gin", ">but:only", "C0:drink", "C0:small", "i&drink", "caps:1", "digit", "len:3"} <= set(names)
    assert {">sorry:it", "C1:drink", "lower1"}.isdisjoint(names)
    assert names["C0:drink"] == (5,)


def test_the_concepts_are_in_the_file() -> None:
    weighing = Weighing([GOOD, "f"], [0.0, 0.0], {"C0:drink": 0}, array("b", [-9, 9]), {"drink": ("gin", "pint")})
    again = read_weighing(weighing.written())
    assert again.judge(("a", "pint", "too", "many")) == weighing.judge(("a", "pint", "too", "many"))
    assert again.judge(("a", "pint", "too", "many")) != again.judge(("a", "cake", "too", "many"))


def test_what_is_likely_enough_is_said_to_be_of_two_families() -> None:
    both = Weighing([GOOD, "f", "g", "h"], [0.0, 0.0, 0.0, -9.0], {"blame": 0}, array("b", [-90, 12, 11, 0]))
    alike = tuple(Rule(f"{family}-alike", family, (), why="why", rewrite="try") for family in "fgh")
    noticer = Noticer((), Lexicon({}), weighing=both, alike=alike)
    assert [note.rule for note in noticer.notes("Well I blame you")] == ["f-alike", "g-alike"]


def test_in_a_whole_letter_it_must_be_surer() -> None:
    unsure = Weighing([GOOD, "f"], [0.0, 0.0], {"blame": 0}, array("b", [0, 2]))
    noticer = Noticer((), Lexicon({}), weighing=unsure, alike=ALIKE)
    assert noticer.notes("Well I blame you.") != ()
    assert noticer.notes("Well I blame you. " + "He came at noon. " * 12) == ()
