"""What the weighing of words finds beside the rules, and how its file is read."""

from __future__ import annotations

from array import array
from base64 import b64encode
from zlib import compress

import pytest

from workbook.domain.wording.notices import Noticer, Rule
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.weighing import GOOD, Weighing, features, read_weighing

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
