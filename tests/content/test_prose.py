"""The book's own prose: one voice, no scolding, no selling, nobody left out. For the rules see tone-and-safety."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from workbook.content.book import Book, load
from workbook.content.reading import File, Table
from workbook.domain.steps.exercises import KINDS, Act
from workbook.domain.steps.programme import Step
from workbook.paths import content_folder
from workbook.words.conflicts.screen import conflicts_away

BOOK: Book = load(content_folder())
STEPS = BOOK.steps()
OWN = {id for part in BOOK.programme.parts if part.whose for id in part.steps}
FILES = ["programme.toml", "cards.toml", "help.toml", *(f"steps/{step.id}.toml" for step in STEPS)]

BANNED = [
    r"healing", r"\bheals?\b", r"restor", r"\bjourney of\b", r"safe space", r"\btoxic", r"\btrauma", r"closure",
    r"self-care", r"mindful", r"soulmate", r"happy ending", r"foundation of (every|any|a) relationship",
    r"guarantee", r"\bproven\b", r"studies show", r"research shows", r"experts?\b", r"per ?cent|\d %",
    r"great job", r"well done", r"congratulations", r"you failed", r"you should be ashamed", r"shame on",
    r"\bhusband", r"\bwife\b", r"\bwives\b", r"\bspouse", r"\bboyfriend", r"\bgirlfriend", r"\bmarriage", r"\bmarried",
    r"\bcheater", r"\bcheated", r"infidelity", r"\bvictim", r"perpetrator", r"betray",
    r"\bstreak", r"\bscore", r"\bmodule", r"\blesson", r"\bhomework", r"\bjournal\b", r"\buser\b",
]  # fmt: skip

CLAIMS = [r"\bwill (forgive|trust) you\b", r"this (book|step|exercise) (will|can) (save|mend|repair|fix)"]
NO_SENTENCES = ("id", "kind", "type", "deck", "of", "cadence", "makes", "plan", "leads")


def texts(table: Table, place: str) -> Iterator[tuple[str, str]]:
    """Every sentence-like text below a table with the place it stands at."""
    for key, value in table.data.items():
        where = f"{place} {key}"
        if isinstance(value, str) and key not in NO_SENTENCES:
            yield where, value
        elif isinstance(value, list):
            for below in table.tables(key) if value and all(isinstance(one, dict) for one in value) else []:
                yield from texts(below, f"{where} {below.data.get('id', '')}")


def all_texts() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name in FILES:
        top = File(content_folder(), name).top
        assert top is not None, name
        found += texts(top, name)
    return found


TEXTS = all_texts()


def offenders(pattern: str) -> list[str]:
    wanted = re.compile(pattern, re.IGNORECASE)
    return [f"{place}: {found[0]}" for place, text in TEXTS if (found := wanted.search(text))]


def test_there_is_a_good_deal_to_judge() -> None:
    assert len(TEXTS) > 800


def test_nothing_is_shouted() -> None:
    assert offenders("!") == []


@pytest.mark.parametrize("phrase", BANNED)
def test_words_that_the_book_does_not_use(phrase: str) -> None:
    assert offenders(phrase) == []


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_promises_nobody_anything(claim: str) -> None:
    assert offenders(claim) == []


def test_it_says_once_that_it_is_not_therapy() -> None:
    assert len(offenders(r"not therapy")) == 1


def test_quotation_marks_are_typographic_and_come_in_pairs() -> None:
    assert offenders('"') == []
    assert [place for place, text in TEXTS if text.count("“") != text.count("”")] == []


def test_emphasis_does_not_rest_on_slanted_letters() -> None:
    """Many terminals show none, so quotation marks and strong words do the work."""
    assert offenders(r"(?<!\*)\*(?!\*)|_\w+_") == []
    assert [place for place, text in TEXTS if text.count("**") % 2] == []


def test_no_line_stands_in_the_book_twice() -> None:
    whys = Counter(one.why for step in STEPS for one in step.exercises)
    prompts = Counter(one.prompt for step in STEPS for one in step.exercises)
    examples = Counter(one.example for step in STEPS for one in step.exercises)
    twice = [text for counted in (whys, prompts, examples) for text, count in counted.items() if count > 1]
    assert twice == []


def test_sentences_are_short_on_the_whole() -> None:
    for step in STEPS:
        sentences = [one for one in re.split(r"(?<=[.?])\s+", step.reading.replace("**", "")) if one]
        words = [len(one.split()) for one in sentences]
        assert sum(words) / len(words) <= 15, step.id
        assert max(words) <= 45, (step.id, sentences[words.index(max(words))])


@pytest.mark.parametrize("step", STEPS, ids=[step.id for step in STEPS])
class TestEveryStep:
    def test_ends_with_its_one_act(self, step: Step) -> None:
        acts = [one.id for one in step.exercises if one.kind == "act" and not one.optional]
        assert acts == ([] if step.id in OWN else [step.exercises[-1].id])
        assert acts == ([] if step.id in OWN else ["act"])

    def test_says_truly_how_long_it_takes(self, step: Step) -> None:
        """Of a page of one's own nothing counts, so all of it does."""
        assert step.minutes == sum(one.minutes for one in step.exercises if step.id in OWN or not one.optional)
        assert step.minutes <= 20

    def test_is_no_longer_than_a_sitting_unless_it_is_cut_in_two(self, step: Step) -> None:
        at = [one.id for one in step.exercises].index(step.second) if step.second else len(step.exercises)
        for part in (step.exercises[:at], step.exercises[at:]):
            assert sum(one.minutes for one in part if step.id in OWN or not one.optional) <= 15

    def test_has_titles_that_fit_one_line(self, step: Step) -> None:
        assert len(step.title) <= 34
        assert all(len(one.title) <= 34 for one in step.exercises)

    def test_explains_each_exercise_in_one_breath(self, step: Step) -> None:
        assert [one.id for one in step.exercises if len(one.why) > 120] == []

    def test_speaks_to_you(self, step: Step) -> None:
        assert len(re.findall(r"\byour?s?\b", step.reading, re.IGNORECASE)) >= 5


def test_the_pages_of_the_one_who_was_let_down_are_theirs() -> None:
    assert {
        "where-you-are", "what-it-did", "want-to-know", "over-me", "what-i-need", "what-i-see", "stay-wait-go"
    } == OWN  # fmt: skip
    for step in STEPS:
        own = step.id in OWN
        assert all(one.private == own for one in step.exercises)
        assert not own or not any(one.faces or one.together or one.kind in ("act", "compare") for one in step.exercises)
        assert not own or not any(getattr(one.settings, "notes", ()) for one in step.exercises)


def test_what_goes_to_the_other_person_is_marked() -> None:
    found = {f"{step.id}/{one.id}" for step in STEPS for one in step.exercises if one.faces}
    assert {"own-it/act", "apology/desk", "apology/act", "listening/act", "takes-two/invitation"} <= found
    assert {one.partition("/")[0] for one in found} == {
        "own-it", "sincerity", "their-side", "apology", "open-talk", "listening", "amends", "facts", "boundaries",
        "their-pace", "takes-two", "again",
    }  # fmt: skip


def test_what_is_to_be_said_to_the_other_one_is_announced_by_nobody_but_the_one_who_says_it() -> None:
    acts = {
        f"{step.id}/{one.id}": one.settings.own
        for step in STEPS
        for one in step.exercises
        if isinstance(one.settings, Act) and one.settings.makes == "promise" and one.faces
    }
    assert {id for id, own in acts.items() if not own} == {"amends/act", "facts/openness"}  # deeds, which may be seen
    assert {"own-it/act", "sincerity/act", "their-side/act", "apology/act", "open-talk/act"} < acts.keys()


def test_the_eighteen_steps_are_there_in_their_order() -> None:
    assert BOOK.programme.step_ids == (
        "doorway", "own-it", "sincerity", "their-side", "apology", "open-talk", "listening", "amends", "know-yourself",
        "promises", "facts", "conflicts", "boundaries", "ups-and-downs", "their-pace", "growth", "help", "takes-two",
    )  # fmt: skip


def test_every_kind_of_exercise_is_used() -> None:
    assert {one.kind for step in STEPS for one in step.exercises} == set(KINDS)


def test_the_safety_questions_are_not_stored_and_lead_away_from_exercises_for_two() -> None:
    from workbook.domain.steps.exercises import Choose

    safety = BOOK.step("doorway").exercise("safety")
    assert not safety.stored
    assert isinstance(safety.settings, Choose)
    leads = Counter(option.leads for option in safety.settings.options)
    assert leads["unsafe"] >= 12
    assert leads["help"] >= 2
    assert leads[""] == 1
    for option in safety.settings.options:
        assert option.feedback
        # What is put away is said once, by the program (`words/steps/exercises.py`).
        assert "put away" not in option.feedback


def test_help_is_found_by_directories_and_not_by_numbers_that_grow_old() -> None:
    places = BOOK.help()
    assert {"danger", "violence", "did-harm", "crisis", "addiction"} <= {place.id for place in places}
    assert [place.id for place in places if re.search(r"\d", place.where)] == []


def test_mistakes_of_several_sorts_stand_in_the_examples() -> None:
    examples = " ".join(one.example for step in STEPS for one in step.exercises).lower()
    for words in (
        ("money", "savings", "debt", "account"),
        ("lie", "lied", "told you something untrue"),
        ("home by half past six", "stayed away", "rang", "late"),
        ("agreed", "agreement"),
        ("met somebody", "stranger online", "wrote to somebody else"),
    ):
        assert any(word in examples for word in words), words


def test_where_conflicts_are_put_away_the_page_that_is_named_says_where_to_turn() -> None:
    for id, partner in (("where-you-are", True), ("doorway", False)):
        step = BOOK.step(id)
        assert f"“{step.title}”" in conflicts_away(partner=partner)
        assert (id in OWN) == partner
        assert any(option.help for one in step.exercises for option in getattr(one.settings, "options", ()))


def test_every_date_that_a_step_makes_says_that_its_words_stand_on_today() -> None:
    makes = [one for step in STEPS for one in step.exercises if getattr(one.settings, "makes", "") == "date"]
    assert len(makes) >= 4
    assert [one.title for one in makes if "Today" not in one.prompt] == []
