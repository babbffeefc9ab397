"""Words that could not be saved go back to where they were typed; what stood there meanwhile is not lost for them, and
what is never stored is written nowhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from tests.journeys.every_kind import write_content
from tests.store.support import opened
from workbook.content.book import load
from workbook.domain.common.errors import NotFoundError
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Text
from workbook.domain.steps.programme import Exercise, Step
from workbook.screens.steps.answer_keeper import AnswerKeeper
from workbook.screens.steps.answer_session import AnswerSession
from workbook.store.common.put_back import put_back
from workbook.store.file.unsaved import Words
from workbook.store.notebook import Notebook
from workbook.widgets.steps.exercises.frame import Frame


@pytest.fixture(scope="module")
def step(tmp_path_factory: pytest.TempPathFactory) -> Step:
    """One with an exercise whose answer is never kept, as those about safety are."""
    found = load(write_content(tmp_path_factory.mktemp("content") / "content")).step("kinds")
    safety = replace(found.exercise("write"), id="safety", stored=False)
    return replace(found, exercises=(*found.exercises, safety))


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return opened(tmp_path / "data")


def left(notebook: Notebook, step: Step, /, **answer: Any) -> Words | None:
    """Put an answer back; what is left of it."""

    def find(of: str, id: str) -> Exercise:
        if of != step.id:
            raise NotFoundError("no such step")
        return step.exercise(id)

    place = {"step": "kinds", "exercise": "write", "kind": "write", "value": {"text": "typed last"}}
    words = Words("Every kind · Write", {"": "typed last"}, ME, answer={**place, **answer})
    found = put_back(notebook, words, find)
    assert found in (None, words)
    return found


def test_an_answer_goes_back_and_what_stood_there_is_an_earlier_version(notebook: Notebook, step: Step) -> None:
    notebook.answers.save("kinds", step.exercise("write"), ME, Text("stood there"))
    assert left(notebook, step) is None
    assert notebook.answers.of(ME)[("kinds", "write")].value == Text("typed last")
    assert [one.value for one in notebook.answers.versions("kinds", "write", ME)] == [Text("stood there")]


@pytest.mark.parametrize(
    "answer",
    [
        {"step": "gone"},
        {"exercise": "gone"},
        {"exercise": "safety"},
        {"exercise": "ledger"},
        {"kind": "ledger"},
        {"value": {"text": 7}},
        {"value": None},
    ],
)
def test_an_answer_that_has_no_place_any_more_stays_as_it_is(
    notebook: Notebook, step: Step, answer: dict[str, Any]
) -> None:
    notebook.answers.save("kinds", step.exercise("write"), ME, Text("stood there"))
    assert left(notebook, step, **answer) is not None
    assert notebook.answers.of(ME)[("kinds", "write")].value == Text("stood there")
    assert len(notebook.answers.of(ME)) == 1


def test_a_draft_changes_places_with_the_one_that_stands_there_and_its_own_beginning_is_not_kept(
    notebook: Notebook, step: Step
) -> None:
    words = Words("A conflict", {"what": "who cooks", "often": "daily"}, ME, form="conflict")
    for stood, rest in (
        ({}, None),
        ({"what": "who c"}, None),
        ({"what": "the car"}, {"what": "the car"}),
        ({"what": "who cooks", "place": "kitchen"}, {"what": "who cooks", "place": "kitchen"}),
    ):
        notebook.drafts.keep(ME, "conflict", stood)
        assert put_back(notebook, words, cast(Any, None)) == (replace(words, fields=rest) if rest else None)
        assert notebook.drafts.read(ME, "conflict") == words.fields


def test_what_is_never_stored_is_not_written_beside_either(notebook: Notebook, step: Step) -> None:
    session = AnswerSession(notebook.answers, step, ME)
    frames = [Frame(number, one, None) for number, one in enumerate(step.exercises)]
    keeper = AnswerKeeper(session, frames, cast(Any, None))
    session.unsaved = {"write": Text("mine"), "safety": Text("I am afraid")}
    [words] = keeper.unsaved_words()
    assert (words.fields, words.answer["exercise"], words.person) == ({"": "mine"}, "write", ME)
