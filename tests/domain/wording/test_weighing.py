"""What the weighing of words finds beside the rules, and how its file is read."""

from __future__ import annotations

from array import array
from base64 import b64encode
from collections.abc import Mapping, Sequence
from itertools import chain
from zlib import compress

import pytest

from workbook.domain.wording.features import NO_CONCEPTS, by_word, features, mark
from workbook.domain.wording.notices import Noticer, Rule
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.weighing import GOOD, Weighing, read_weighing


def made(
    kinds: str,
    base: Sequence[float],
    weights: Mapping[str, Sequence[int]],
    concepts: Mapping[str, Sequence[str]] = NO_CONCEPTS,
) -> Weighing:
    names = sorted(weights, key=mark)
    rows = array("b", chain.from_iterable(weights[name] for name in names))
    return Weighing([GOOD, *kinds], base, map(mark, names), rows, concepts)


WEIGHTS = {"blame": (-20, 24, 0), "thanks": (24, -24, -24), "blame you": (0, 8, 0)}
WEIGHING = made("fg", [0.0, -2.0, -2.0], WEIGHTS)
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
    assert found("Many thanks for all the help you gave us", Rule("t", "f", ("thanks",))) == []
    assert found("On Monday I blame you", rule) == [("r", "blame")]


def test_it_is_written_and_read_and_a_damaged_file_is_refused() -> None:
    text = WEIGHING.written()
    assert read_weighing(text).judge(("i", "blame", "you", "now")) == WEIGHING.judge(("i", "blame", "you", "now"))
    head, kinds, base, count, packed, _ = text.split("\n")
    huge = b64encode(compress(bytes(3_000_000))).decode()
    for damaged in ("", "x" + text, text[: len(text) // 2], text.replace("good f g", "good f"), text[:-9] + "\n"):
        with pytest.raises(ValueError, match=r"begin|cut off|damaged|base85|invalid literal"):
            read_weighing(damaged)
    for wrong in ("AAAA", huge, b64encode(compress(b"blame")).decode(), packed[::-1], "é"):
        with pytest.raises(ValueError, match=r"cut off|damaged|base85|ASCII"):
            read_weighing("\n".join((head, kinds, base, count, wrong, "")))
    for many in ("-1", "9", "10000000000000", "some"):
        with pytest.raises(ValueError, match=r"cut off|invalid literal"):
            read_weighing("\n".join((head, kinds, base, many, packed, "")))


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
    weighing = made("f", [0.0, 0.0], {"C0:drink": (-9, 9)}, {"drink": ("gin", "pint")})
    again = read_weighing(weighing.written())
    assert again.judge(("a", "pint", "too", "many")) == weighing.judge(("a", "pint", "too", "many"))
    assert again.judge(("a", "pint", "too", "many")) != again.judge(("a", "cake", "too", "many"))


def test_what_is_likely_enough_is_said_to_be_of_two_families() -> None:
    both = made("fgh", [0.0, 0.0, 0.0, -9.0], {"blame": (-90, 12, 11, 0)})
    alike = tuple(Rule(f"{family}-alike", family, (), why="why", rewrite="try") for family in "fgh")
    noticer = Noticer((), Lexicon({}), weighing=both, alike=alike)
    assert [note.rule for note in noticer.notes("Well I blame you")] == ["f-alike", "g-alike"]


def test_in_a_whole_letter_it_must_be_surer() -> None:
    unsure = made("f", [0.0, 0.0], {"blame": (0, 2)})
    noticer = Noticer((), Lexicon({}), weighing=unsure, alike=ALIKE)
    assert noticer.notes("Well I blame you.") != ()
    assert noticer.notes("Well I blame you. " + "He came at noon. " * 12) == ()


def test_a_rule_stands_where_few_words_are_said_and_two_that_agree_withstand_more() -> None:
    rules = Rule("r", "f", ("blame",)), Rule("s", "f", ("thanks",))
    assert found("Thanks I say", rules[1]) == [("s", "Thanks")]
    assert found("Many thanks to all of you who came", rules[1]) == []
    unsure = made("f", [0.6, 0.0], {"blame": (0, 0)})
    both = Noticer(rules, Lexicon({}), weighing=unsure)
    assert [note.rule for note in both.notes("On Monday I blame him with thanks")] == ["r", "s"]
    assert both.notes("On Monday I blame him and you too") == ()


def test_a_rule_that_is_sure_never_gives_way() -> None:
    rule = Rule("t", "f", ("thanks",), sure=True)
    assert found("Many thanks for all the help you gave us", rule) == [("t", "thanks")]


def test_a_rule_that_mistook_the_family_gives_way_to_the_weights() -> None:
    sure = made("fg", [0.0, 0.0, 0.0], {"blame": (-90, -90, 90)})
    alike = Rule("g-alike", "g", (), why="why", rewrite="try")
    noticer = Noticer((Rule("r", "f", ("blame",)),), Lexicon({}), weighing=sure, alike=(alike,))
    assert [note.rule for note in noticer.notes("On Monday I blame him and you")] == ["g-alike"]


def test_where_few_words_are_surely_good_a_mistaken_rule_does_not_call_up_what_is_hardly_likely() -> None:
    """ "That they bring it up themselves": a rule that gives way says nothing of any other family."""
    good = made("fg", [9.0, -9.0, 0.0], {"blame": (0, -90, 0)})
    alike = Rule("g-alike", "g", (), why="why", rewrite="try")
    noticer = Noticer((Rule("r", "f", ("blame",)),), Lexicon({}), weighing=good, alike=(alike,))
    assert noticer.notes("They blame him aloud") == ()
