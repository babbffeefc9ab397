"""The rules of content/language: each on its own examples, all of them on sentences that were written to judge them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.language.said import HERE, examples_of_the_book
from workbook.content.language import Language, check_language
from workbook.domain.wording.notices import Noticer, parts_present
from workbook.paths import content_folder

pytestmark = pytest.mark.slow  # all rules on all their examples

FAMILIES = {
    "conditional", "cancelling", "deflecting", "other-feeling", "agentless", "minimising", "demanding", "absolute",
    "self-pity", "vague", "pressure", "you-statements",
}  # fmt: skip
GOOD = "good"


def sentences(file: str) -> list[tuple[str, str]]:
    """(family or "good", text) of each line of a file; `\\n` stands for a line break."""
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line.strip() and not line.startswith("#"))
    return [(family.strip(), text.strip().replace("\\n", "\n")) for family, text in pairs]


def test_there_are_twelve_families_with_examples_enough(language: Language) -> None:
    assert {family.id for family in language.families} == FAMILIES
    for family in language.families:
        assert sum(len(rule.catches) for rule in family.rules) >= 8, family.id
        assert sum(len(rule.leaves) for rule in family.rules) >= 8, family.id


def test_every_rule_notices_its_catches_and_its_family_leaves_its_leaves() -> None:
    assert [str(fault) for fault in check_language(content_folder())] == []


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_catches_and_leaves(family: str, language: Language, noticer: Noticer) -> None:
    rules = next(each.rules for each in language.families if each.id == family)
    for rule in rules:
        for text in rule.catches:
            assert family in {note.family for note in noticer.notes(text)}, text
        for text in rule.leaves:
            assert family not in {note.family for note in noticer.notes(text)}, text


def test_every_note_explains_itself_in_a_line_and_offers_a_way_out(language: Language) -> None:
    for family in language.families:
        assert family.alike, family.id
        for rule in (*family.rules, family.alike):
            for line in (rule.why, rule.rewrite):
                assert 20 <= len(line) <= 200, (rule.id, line)
                assert line[-1] in ".”", (rule.id, line)
                assert "!" not in line, (rule.id, line)


def test_vows_offer_the_promise_forge(language: Language) -> None:
    offering = {family.id for family in language.families for rule in family.rules if rule.offers == "forge"}
    assert offering == {"absolute"}


def rates(noticer: Noticer, file: str) -> tuple[float, float, float, list[str]]:
    """Shares of the faulty noticed, of those noticed in their family, of the good marked; and what went wrong."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for family, text in sentences(file):
        found = {note.family for note in noticer.notes(text)}
        if family == GOOD:
            count["good"] += 1
            count["marked"] += bool(found)
        else:
            count["faulty"] += 1
            count["noticed"] += bool(found)
            count["right"] += family in found
        if (family == GOOD) == bool(found):
            wrong.append(f"{family}: {text!r} → {sorted(found)}")
    return (
        count["noticed"] / count["faulty"],
        count["right"] / count["faulty"],
        count["marked"] / count["good"],
        wrong,
    )


def told(file: str, noticed: float, right: float, marked: float, wrong: list[str]) -> None:
    print(f"\n{file}: faulty noticed {noticed:.1%}, in their family {right:.1%}; good marked {marked:.1%}")
    print("\n".join(wrong))


@pytest.mark.slow
def test_sentences_that_the_rules_were_tuned_to(noticer: Noticer) -> None:
    noticed, right, marked, wrong = rates(noticer, "tuned_to.txt")
    told("tuned_to.txt", noticed, right, marked, wrong)
    assert noticed >= 0.95  # the rules alone reach more here, and far less on what they were not tuned to
    assert right >= 0.95
    assert marked <= 0.05


def test_sentences_written_after_the_last_tuning(noticer: Noticer) -> None:
    """Nobody looked at these while writing the rules. If you tune to them, move them and write new ones."""
    noticed, right, marked, wrong = rates(noticer, "held_out.txt")
    told("held_out.txt", noticed, right, marked, wrong)
    assert noticed >= 0.90
    assert marked <= 0.05


def fours(noticer: Noticer, file: str) -> tuple[float, float, float, list[str]]:
    """As `rates`, of a file of fours: a faulty sentence, a near miss that is good, another register, in a letter."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        family, faulty, near, register, letter = line.split(" | ")
        for text in (faulty, register, letter, near):
            found = {note.family for note in noticer.notes(text)}
            count["good" if text is near else "faulty"] += 1
            count["marked" if text is near else "noticed"] += bool(found)
            count["right"] += text is not near and family in found
            if bool(found) == (text is near):
                wrong.append(f"{family}: {text!r} → {sorted(found)}")
    good, faulty = count["good"], count["faulty"]
    return count["noticed"] / faulty, count["right"] / faulty, count["marked"] / good, wrong


def test_fours_that_the_rules_were_tuned_to(noticer: Noticer) -> None:
    noticed, right, marked, wrong = fours(noticer, "fours.txt")
    told("fours.txt", noticed, right, marked, wrong)
    assert noticed >= 0.93
    assert right >= 0.92
    assert marked <= 0.03


def test_fours_written_after_the_last_tuning(noticer: Noticer) -> None:
    """Few, so a floor and no proof: the aim is 92 % noticed and 90 % in their family."""
    noticed, right, marked, wrong = fours(noticer, "fours_unseen.txt")
    told("fours_unseen.txt", noticed, right, marked, wrong)
    assert noticed >= 0.90
    assert right >= 0.85
    assert marked <= 0.04


def test_eight_whole_letters_that_deserve_no_note(noticer: Noticer) -> None:
    letters = sorted((HERE / "letters").glob("*.txt"))
    assert len(letters) == 8
    for letter in letters:
        notes = noticer.notes(letter.read_text(encoding="utf-8"))
        assert [(note.rule, note.text) for note in notes] == [], letter.name


def test_fours_that_nothing_was_learned_from(noticer: Noticer) -> None:
    """A hundred and eighty that nobody read before they were measured, by commands alone: 95.6 % noticed, 93.0 % in
    their family, 0.6 % of the good ones marked (by the rules alone: 67.4, 59.6 and 7.2). Others that stay unread, half
    of them hard: 97.5, 95.4 and 2.1; all of them hard: 88.9, 81.9 and 0.8 (by the weights before: 87.2, 79.2 and 1.7).
    The aim is 92, 90 and 4. Whoever learns from them writes new ones."""
    noticed, right, marked, wrong = fours(noticer, "judge/fours.txt")
    told("judge/fours.txt", noticed, right, marked, wrong)
    assert noticed >= 0.95
    assert right >= 0.92
    assert marked <= 0.01


def test_plain_fours_that_nothing_was_learned_from(noticer: Noticer) -> None:
    """As most people write; 97.2 % noticed, 96.3 % in their family and 1.1 % of the good ones marked."""
    noticed, right, marked, wrong = fours(noticer, "judge_plain/fours.txt")
    told("judge_plain/fours.txt", noticed, right, marked, wrong)
    assert noticed >= 0.97
    assert right >= 0.95
    assert marked <= 0.02


@pytest.mark.parametrize("judge", ["judge", "judge_plain"])
def test_whole_good_letters_that_nothing_was_learned_from_get_one_false_note_in_400_words_at_most(
    judge: str, noticer: Noticer
) -> None:
    letters = [path.read_text(encoding="utf-8") for path in (HERE / judge / "letters").glob("*.txt")]
    assert len(letters) == 12
    notes = [(note.rule, note.text) for letter in letters for note in noticer.notes(letter)]
    assert len(notes) <= sum(len(letter.split()) for letter in letters) / 400, notes


def test_the_weights_stay_small() -> None:
    weights = content_folder() / "language" / "weights.txt"
    assert weights.stat().st_size <= 500_000  # every start with notes reads them


def test_what_the_book_shows_as_good_gets_no_note(noticer: Noticer) -> None:
    shown = examples_of_the_book()
    assert len(shown) > 100
    noted = {text: [(note.rule, note.text) for note in noticer.notes(text)] for text in shown}
    assert {text: notes for text, notes in noted.items() if notes} == {}


def test_whole_drafts_that_deserve_no_note(noticer: Noticer) -> None:
    for draft in sorted((HERE / "drafts").glob("good-*.txt")):
        notes = noticer.notes(draft.read_text(encoding="utf-8"))
        assert [(note.rule, note.text) for note in notes] == [], draft.name


def test_a_good_draft_shows_all_parts_but_the_one_it_leaves_out(language: Language) -> None:
    text = (HERE / "drafts" / "good-money.txt").read_text(encoding="utf-8")
    found = {one.part.id for one in parts_present(text, language.parts, language.parts_noticer()) if one.spans}
    assert found >= {"act", "own", "hurt", "regret", "explanation", "change", "repair"}
    assert "forgiveness" not in found


def test_a_bad_draft_owns_nothing_sees_no_hurt_and_offers_nothing(language: Language) -> None:
    text = (HERE / "drafts" / "bad-everything.txt").read_text(encoding="utf-8")
    found = {one.part.id for one in parts_present(text, language.parts, language.parts_noticer()) if one.spans}
    assert not found & {"own", "hurt", "repair"}
    assert "forgiveness" in found


def test_what_is_plain_in_a_few_words_is_noted_in_a_whole_letter_too(noticer: Noticer) -> None:
    text = (
        "I'm sorry if you were hurt by what happened in March. Mistakes were made. I was under a lot of pressure and "
        "you were never home. It only happened twice. I will never lie to you again. Please forgive me, I can't sleep."
    )
    noted = {(note.family, note.text) for note in noticer.notes(text)}
    assert {("deflecting", "you were never home"), ("minimising", "It only happened twice")} <= noted


def test_asking_for_forgiveness_is_an_optional_part(language: Language) -> None:
    assert {part.id for part in language.parts if part.optional} == {"explanation", "forgiveness"}
