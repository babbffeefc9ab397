"""What is met by the weight of words where no rule for care meets it, and what is left in peace."""

from __future__ import annotations

from tests.domain.wording.test_weighing import made
from workbook.domain.wording.care import CareRule, CareRules
from workbook.domain.wording.notices import Note, Rule
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.weighing import Weighing

#           good, d, t
WEIGHTS = {"river": (-20, 30, 0), "pay": (-20, 0, 30), "soup": (-5, 5, 0)}
WEIGHING = made("dt", [0.0, -4.0, -4.0], WEIGHTS)
ALIKE = {
    "d": CareRule("crisis", "line", Rule("d-alike", "", ())),
    "t": CareRule("did-harm", "line", Rule("t-alike", "", ()), whole=True),
}
RULE = CareRule("danger", "line", Rule("r", "", ("the river is mine",)))


def rules(weighing: Weighing | None = WEIGHING, faults: Weighing | None = None) -> CareRules:
    return CareRules([RULE], Lexicon({}), (), weighing, ALIKE, faults)


def met(text: str, weighing: Weighing | None = WEIGHING) -> list[tuple[str, str]]:
    return [(one.rule.rule.id, text[one.start : one.end]) for one in rules(weighing).found(text)]


def coached(text: str, faults: Weighing | None = None) -> list[str]:
    notes = [
        Note("f", "r", at, at + 4, text[at : at + 4], "", "") for at in range(len(text)) if text[at:][:4] == "note"
    ]
    return [text[note.start :].split(".")[0] for note in rules(faults=faults).coached(text, notes)]


def test_a_sentence_is_met_by_its_words_where_no_rule_meets_it() -> None:
    assert met("Monday was fine. I look at the river. They will pay for it.") == [
        ("d-alike", "I look at the river."),
        ("t-alike", "They will pay for it."),
    ]
    assert met("But the river is mine.") == [("r", "But the river is mine.")]
    assert met("I look at the river.", weighing=None) == []


def test_a_life_comes_first_where_both_are_likely() -> None:
    both = made("dt", [0.0, 0.0, 0.5], {"river": (-40, 0, 0)})
    assert met("I look at the river.", both) == [("d-alike", "I look at the river.")]


def test_what_is_only_a_little_like_it_is_not_said_to_be_anything_and_not_coached() -> None:
    text = "I note the soup again. A note on Monday."
    assert met(text) == []
    assert coached(text) == ["note on Monday"]


def test_where_the_fault_is_far_likelier_it_is_coached() -> None:
    text = "I note the soup again. A note on Monday."
    surely_faulty = made("f", [0.0, -4.0], {"soup": (-30, 30)})
    hardly_faulty = made("f", [0.0, -4.0], {"soup": (-3, 3)})
    assert coached(text, surely_faulty) == ["note the soup again", "note on Monday"]
    assert coached(text, hardly_faulty) == ["note on Monday"]


def test_nothing_is_coached_of_a_text_with_a_threat_in_it() -> None:
    assert coached("A note on Monday. They will pay for it.") == []
    assert coached("A note on Monday. I note the river.") == ["note on Monday"]


def test_in_a_long_text_words_must_weigh_more() -> None:
    unsure = made("dt", [0.0, -3.0, -9.0], {"river": (-5, 6, 0)})
    text = "I look at the river. "
    assert met(text, unsure) != []
    assert met(text + "It was a Monday. " * 9, unsure) == []
