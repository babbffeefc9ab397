"""What may be more than wording: found in sentences nobody put into the rules, silent on those that stand close by."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.language.said import examples_of_the_book, lines, texts
from tests.language.test_rules import GOOD, sentences
from workbook.content.book import Book
from workbook.content.language import Language
from workbook.domain.wording.care import CareRules, not_to_polish, one_each
from workbook.domain.wording.names import People
from workbook.domain.wording.notices import Note, Noticer
from workbook.paths import content_folder

pytestmark = pytest.mark.slow

SENTENCES = sentences("care.txt")


@pytest.fixture(scope="module")
def care(language: Language) -> CareRules:
    return language.care_rules()


@pytest.fixture(scope="module")
def by_rules(language: Language) -> CareRules:
    return replace(language, care_weighing=None).care_rules()


def notes(text: str, noticer: Noticer, care: CareRules) -> tuple[Note, ...]:
    return care.coached(text, noticer.notes(text))


def test_there_are_thirty_and_thirty() -> None:
    count = Counter(kind for kind, _ in SENTENCES)
    assert min(count["care"], count[GOOD]) >= 30


@pytest.mark.parametrize(("kind", "text"), SENTENCES)
def test_a_sentence_that_needs_care_is_found_and_noted_by_nothing_else(
    kind: str, text: str, noticer: Noticer, care: CareRules, by_rules: CareRules
) -> None:
    assert bool(by_rules.found(text)) == (kind == "care")
    if kind == "care":
        assert notes(text, noticer, care) == ()


KNOWN = People.of(["Alex", "Mia"], "Sam")
BY_NAME = """
I hit Alex on Friday.
i choked alex once
Sam hits me when he drinks.
I am afraid of Sam.
Sam won't let me see my sister.
Stop hitting Alex.
I grabbed Alex’s arm until it bruised.
I twisted alexs arm
Sam hit Alex again.
I slapped Mia.
I slapped Marie in the kitchen.
On Sunday I choked Tom until he cried.
I am scared of Ben when he drinks.
"""
NAMED_IN_PEACE = """
I lied to Alex about the money.
I hit on Julia at the party.
I hit Send.
I let Alex down again.
I pushed Alex to forgive me.
I was afraid of Alex finding out.
I took Alex's card and bought chips with it.
Alex kicked me out and she was right.
I would not let Alex see my phone.
I told Ben in Paris about Alex.
I followed Alex's advice.
I beat Alex at chess and gloated.
I slept with Tom in May.
I met Will at the gym.
"""


def test_a_name_is_somebody(by_rules: CareRules) -> None:
    """Those of the workbook in whatever letters, those of others by their capital."""
    by_rules.know(KNOWN)
    assert [text for text in BY_NAME.strip().splitlines() if not by_rules.found(text)] == []
    assert [text for text in NAMED_IN_PEACE.strip().splitlines() if by_rules.found(text)] == []
    by_rules.know(People())
    assert not by_rules.found("i choked alex once")
    assert by_rules.found("Today I choked Alex.")


def test_whose_name_it_is_makes_no_difference_to_the_weight(care: CareRules) -> None:
    care.know(KNOWN)
    weighed = [care.found(text) for text in ("Alex pressed a pillow down", "Mia pressed a pillow down")]
    care.know(People())
    assert len({tuple(one.rule.rule.id for one in found) for found in weighed}) == 1


def test_every_rule_leads_to_a_place_and_says_one_line(language: Language) -> None:
    places = {place.id for place in Book(content_folder()).help()}
    for each in language.care:
        assert each.help in places
        assert each.line.startswith("This may be more than wording")
        assert each.line.endswith(".")
        assert len(each.line) <= 130
        assert each.rule.catches
        assert each.rule.leaves


def test_no_solution_promise_or_card_of_the_book_is_taken_for_more_than_wording(care: CareRules) -> None:
    """They are one key away from a conflict or a promise, and the other one reads them there."""
    said = [text for path in sorted(content_folder().glob("*.toml")) if path.stem != "help" for text in texts(path)]
    assert len(said) > 300
    assert [text for text in said if care.found(text)] == []


def test_no_example_of_the_book_is_taken_for_more_than_wording(care: CareRules) -> None:
    examples = examples_of_the_book()
    assert len(examples) > 100
    assert [text for text in examples if care.found(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "I only hit you because you provoked me. I'm sorry if it hurt. Please forgive me.",
        "I'm sorry if you were hurt. You'd be better off without me.",
        "I'm sorry if you were hurt. If you leave me I'll kill myself.",
    ],
)
def test_nothing_helps_to_word_an_apology_for_violence_or_of_somebody_who_does_not_want_to_live(
    text: str, noticer: Noticer, care: CareRules
) -> None:
    assert noticer.notes(text)
    assert notes(text, noticer, care) == ()
    assert not_to_polish(care.found(text))


def test_what_is_quoted_counts(care: CareRules) -> None:
    (found,) = care.found("On Sunday you said: “If you go, I will kill you.”")
    assert found.rule.whole


def test_places_are_counted_in_code_points_and_the_same_is_said_once(care: CareRules) -> None:
    text = "👩‍👩‍👧 Hello. I hit you. I kicked you. I want to die."
    found = care.found(text)
    assert [text[each.start : each.end] for each in found] == ["I hit you.", "I kicked you.", "I want to die."]
    assert [each.rule.help for each in one_each(found)] == ["did-harm", "crisis"]


def test_notes_beside_and_between_sentences_that_need_care_stay(noticer: Noticer, care: CareRules) -> None:
    shaking = "I shake when I don't drink."
    text = f"I'm sorry if you were hurt. {shaking} It was only once. {shaking} You made me do it."
    found = care.found(text)
    kept = notes(text, noticer, care)
    places = [(each.start, each.end) for each in found]
    assert len(places) == 2
    assert kept == tuple(n for n in noticer.notes(text) if not any(n.start < b and a < n.end for a, b in places))
    assert {text[: note.start].count(".") for note in kept} == {0, 2, 4}


def test_a_grave_word_is_not_coached_whatever_is_found_in_its_sentence(noticer: Noticer, care: CareRules) -> None:
    """Where no rule knows what is meant there is silence, and the sentences beside it are read as ever."""
    beside = "I'm sorry if you were upset."
    for thing in (
        "by the death of it", "that I scared you", "about the revolver", "about the police", "that you said no once",
        "about your papers", "that I was rough", "that I came past your work and followed you",
    ):  # fmt: skip
        text = f"I'm sorry if you were upset {thing}."
        assert noticer.notes(text)
        assert notes(text, noticer, care) == ()
        if not care.found(text):
            assert all(note.start > len(text) for note in notes(f"{text} {beside}", noticer, care)), text
            assert notes(f"{text} {beside}", noticer, care), text


def test_few_faulty_sentences_are_silenced_by_a_grave_word_or_their_weight_alone(
    noticer: Noticer, care: CareRules, by_rules: CareRules
) -> None:
    lost = [text for family, text in sentences("tuned_to.txt") if family != GOOD and noticer.notes(text)]
    for rules, most in ((by_rules, 0.015), (care, 0.06)):
        silent = [text for text in lost if not notes(text, noticer, rules) and not rules.found(text)]
        assert len(silent) <= most * len(lost), silent


def test_every_kind_that_the_weights_know_has_what_is_said_of_it(language: Language) -> None:
    assert language.care_weighing
    assert {GOOD, *language.care_alike} == set(language.care_weighing.kinds)
    assert next(iter(language.care_alike)) == "die"  # a life comes first
    for each in language.care_alike.values():
        assert each.help in {place.id for place in Book(content_folder()).help()}
        assert each.line.startswith("This may be more than wording")
        assert len(each.line) <= 130


def measured(of: list[str], noticer: Noticer, care: CareRules) -> tuple[float, float, float]:
    """Of the texts that need care, how many are met and how many coached; and how many of the harmless are met."""
    count: Counter[str] = Counter()
    for line in of:
        _, *meant, near = line.split(" | ")
        for text in meant:
            found = bool(care.found(text))
            count["met"] += found
            count["coached"] += not found and bool(notes(text, noticer, care))
        count["near"] += bool(care.found(near))
    return count["met"] / (3 * len(of)), count["coached"] / (3 * len(of)), count["near"] / len(of)


def test_what_was_learned_is_met_and_not_coached_and_what_looks_like_it_is_left_alone(
    noticer: Noticer, care: CareRules
) -> None:
    """Some of the lines that were learned from: no proof of anything but that the weights are read and weigh."""
    met, coached, near = measured(lines("care_learned.txt")[::24], noticer, care)
    assert met >= 0.65
    assert coached <= 0.1
    assert near <= 0.15


def test_danger_that_nothing_was_learned_from(noticer: Noticer, care: CareRules) -> None:
    """By an author who had seen nothing: 74 % of the texts are met and 6 % coached, of harmless ones made to look like
    them 26 % met; by the rules alone 27, 22 and 2. By another author: 73, 7 and 21; 30, 23 and 5. Of 1,800 short lines
    of the home by two authors 3 % were met before they were learned from."""
    met, coached, near = measured(lines("judge_care.txt"), noticer, care)
    assert met >= 0.7
    assert coached <= 0.08
    assert near <= 0.3


def test_hardly_any_sentence_that_stands_close_is_met_by_its_weight(care: CareRules) -> None:
    good = [text for kind, text in SENTENCES if kind == GOOD]
    assert len([text for text in good if care.found(text)]) <= 0.01 * len(good)


def test_the_weights_for_care_stay_small() -> None:
    weights = content_folder() / "language" / "care_weights.txt"
    assert weights.stat().st_size <= 370_000  # every text that is opened has them read
