"""Progress through the programme: what counts as begun and done, and which small step is next."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Answer, Value
from workbook.domain.steps.exercises import Kind, Settings
from workbook.domain.steps.next_step import path_for
from workbook.domain.steps.programme import POINTS, Exercise, Part, Programme, Step, place
from workbook.domain.steps.progress import (
    Key,
    NextStep,
    Progress,
    exercise_state,
    next_small_step,
    part_progress,
    programme_progress,
    step_progress,
    value_state,
)
from workbook.domain.steps.rehearsal import closeness, differences

MOMENT = datetime(2026, 11, 21, 20, tzinfo=UTC)
KIND: dict[type, Kind] = {settings: kind for kind, settings in e.SETTINGS.items()}
COLUMNS = (e.Column("excuse", "Excuse"), e.Column("fact", "Fact"), e.Column("weight", "Weight", "scale", (), "0", "10"))


def task(id: str, settings: Settings | None = None, **more: Any) -> Exercise:
    settings = settings or e.Write()
    return Exercise(id, KIND[type(settings)], id.title(), "p", "w", "e", 4, settings, **more)


def step(id: str, *exercises: Exercise) -> Step:
    return Step(id, id.title(), 10, ("A1",), "reading", exercises)


def answered(step: str, exercise: Exercise, value: Value | None = None, at: int = 0, **more: Any) -> tuple[Key, Answer]:
    value = value or a.Text("three words here")
    answer = Answer(step, exercise.id, "sam", exercise.kind, value, updated=MOMENT + timedelta(hours=at), **more)
    return (step, exercise.id), answer


CARDS = (e.Card("a", "A"), e.Card("b", "B"))
STATES: list[tuple[Settings, Value, str]] = [
    (e.Write(), a.Text("  \n"), "untouched"),
    (e.Write(), a.Text("I"), "begun"),
    (e.Write(), a.Text("I hid it"), "done"),
    (e.Write(), a.Text("私は手紙を二度も隠していました"), "done"),
    (e.Write(starter="If "), a.Text("If"), "untouched"),
    (e.Write(starter="If "), a.Text("If it rains then I ring"), "done"),
    (e.Reread("x"), a.Text("It is a little better"), "done"),
    (e.Ledger(COLUMNS, 2), a.Rows((a.Row("1", {}),)), "untouched"),
    (e.Ledger(COLUMNS, 2), a.Rows((a.Row("1", {"excuse": "x", "fact": "y"}),)), "begun"),
    (e.Ledger(COLUMNS, 1), a.Rows((a.Row("1", {"excuse": "x", "fact": " "}),)), "begun"),
    (e.Ledger(COLUMNS, 1), a.Rows((a.Row("1", {"excuse": "x", "fact": "y"}),)), "done"),
    (e.Ledger(COLUMNS[2:], 1), a.Rows((a.Row("1", {"weight": 0}),)), "done"),
    (e.Sort((), CARDS), a.Piles({"a": "left"}), "begun"),
    (e.Sort((), CARDS), a.Piles({"a": "left", "b": "left"}), "done"),
    (e.Sort((), CARDS, True), a.Piles({"a": "left", "b": "left"}, {"own": "mine"}), "begun"),
    (e.Choose(()), a.Choices(("alone",)), "done"),
    (e.Checklist((), at_least=2), a.Ticks(("a",)), "begun"),
    (e.Checklist((), at_least=2), a.Ticks(("a", "b")), "done"),
    (e.Cards("d", CARDS, 1, "When?"), a.Picks((a.Pick("a"),)), "begun"),
    (e.Cards("d", CARDS, 1, "When?"), a.Picks((a.Pick("a", "In March"),)), "done"),
    (e.Cards("d", CARDS, 1), a.Picks((a.Pick("a"),)), "done"),
    (e.Scale("l", "h"), a.Levels({"2026-11-21": 0}), "done"),
    (e.Draft(()), a.DraftText("Between January and May I took"), "begun"),
    (e.Draft(()), a.DraftText("Between January", held_until=MOMENT), "done"),
    (e.Turns(), a.Talks((a.Talk(date(2026, 11, 21), 5, 5),)), "done"),
    (e.Rehearse("x"), a.Attempt("If I", 0.2), "begun"),
    (e.Rehearse("x"), a.Attempt("If I am late then", 0.7), "done"),
    (e.Compare(COLUMNS), a.Apart({"excuse": "x"}), "begun"),
    (e.Compare(COLUMNS), a.Apart({}, True), "done"),
    (e.Act("promise"), a.Undertaking("Home by 18:30"), "untouched"),
    (e.Act("promise"), a.Undertaking("Home by 18:30", cue="coat"), "begun"),
    (e.Act("promise"), a.Undertaking("Home by 18:30", link="0abc"), "done"),
]


@pytest.mark.parametrize(("settings", "value", "state"), STATES)
def test_what_counts_as_begun_and_done(settings: Settings, value: Value, state: str) -> None:
    assert value_state(settings, value) == state


@pytest.mark.parametrize("kind", e.KINDS)
def test_every_kind_is_untouched_as_long_as_nothing_is_entered(kind: Kind) -> None:
    by_kind = {KIND[type(settings)]: settings for settings, _, _ in STATES}
    assert value_state(by_kind[kind], a.empty(kind)) == "untouched"
    assert a.is_empty(a.empty(kind))


def test_not_now_settles_an_exercise_and_another_kind_of_value_counts_as_begun() -> None:
    one = task("fact")
    assert exercise_state(one, None) == "untouched"
    assert exercise_state(one, answered("s", one, a.Text(""), not_now=True)[1]) == "not now"
    assert value_state(e.Ledger(COLUMNS), a.Text("prose from before")) == "begun"
    assert value_state(e.Ledger(COLUMNS), a.Text("")) == "untouched"


def never(_: str) -> bool:
    return False


class TestAStep:
    first, second = task("one"), task("two")
    extra = task("extra", optional=True)
    unstored = task("safety", e.Choose(()), stored=False)

    def test_it_is_done_when_all_that_counts_is_done_or_set_aside(self) -> None:
        whole = step("s", self.unstored, self.first, self.second, self.extra)
        assert step_progress(whole, {}) == Progress(0, 2, "untouched")
        answers = dict([answered("s", self.first)])
        assert step_progress(whole, answers) == Progress(1, 2, "begun")
        answers |= dict([answered("s", self.second, a.Text(""), not_now=True)])
        assert step_progress(whole, answers) == Progress(2, 2, "done")

    def test_setting_everything_aside_is_not_doing_it(self) -> None:
        answers = dict([answered("s", one, a.Text(""), not_now=True) for one in (self.first, self.second)])
        assert step_progress(step("s", self.first, self.second), answers).state == "not now"

    def test_an_optional_exercise_begins_it_but_is_not_counted(self) -> None:
        answers = dict([answered("s", self.extra)])
        assert step_progress(step("s", self.first, self.extra), answers) == Progress(0, 1, "begun")

    def test_answers_to_another_step_do_not_count(self) -> None:
        assert step_progress(step("s", self.first), dict([answered("t", self.first)])).state == "untouched"


def test_parts_and_the_programme_are_counted_in_steps() -> None:
    part = Part("own", "Own it", "w", ("a", "b", "c"))
    steps = {"a": Progress(3, 3, "done"), "b": Progress(1, 3, "begun")}
    assert part_progress(part, steps) == Progress(1, 3, "begun")
    assert part_progress(part, {}) == Progress(0, 3, "untouched")
    assert programme_progress([part, Part("x", "X", "w", ("d",))], steps) == Progress(1, 4, "begun")
    assert programme_progress([Part("x", "X", "w", ("a",))], steps) == Progress(1, 1, "done")


class TestTheNextSmallStep:
    book = {
        "doorway": step("doorway", task("safety", e.Choose(()), stored=False), task("when")),
        "own-it": step("own-it", task("values"), task("fact"), task("extra", optional=True)),
        "apology": step("apology", task("cost"), task("words"), task("desk"), task("act")),
    }

    def next(self, *answers: tuple[Key, Answer]) -> NextStep | None:
        self.loaded: list[str] = []

        def load(id: str) -> Step:
            self.loaded.append(id)
            return self.book[id]

        ids = list(self.book)
        return next_small_step(ids, "rebuilding", dict(answers), load, not_to_say=never)

    def test_at_first_it_is_the_first_exercise_of_the_first_step(self) -> None:
        found = self.next()
        assert found is not None
        assert (found.step, found.exercise, found.number, found.of) == ("doorway", "safety", 1, 2)

    def test_it_goes_on_where_the_person_was_last_and_loads_that_step_only(self) -> None:
        apology = self.book["apology"].exercises
        found = self.next(
            answered("own-it", self.book["own-it"].exercises[0], at=1),
            answered("apology", apology[0], at=2),
            answered("apology", apology[1], at=3),
        )
        assert found is not None
        assert (found.step_title, found.number, found.of, found.exercise_title) == ("Apology", 3, 4, "Desk")
        assert self.loaded == ["apology"]

    def test_what_was_begun_is_open_and_what_was_set_aside_is_not(self) -> None:
        own = self.book["own-it"].exercises
        found = self.next(answered("own-it", own[0], a.Text("x")))
        assert found is not None
        assert found.exercise == "values"
        found = self.next(answered("own-it", own[0], a.Text(""), not_now=True))
        assert found is not None
        assert found.exercise == "fact"

    def test_after_a_finished_step_comes_the_next_untouched_one(self) -> None:
        own = self.book["own-it"].exercises
        found = self.next(answered("own-it", own[0]), answered("own-it", own[1]))
        assert found is not None
        assert (found.step, found.exercise) == ("apology", "cost")
        assert self.loaded == ["own-it", "apology"]

    def test_steps_that_were_passed_over_come_at_the_end(self) -> None:
        done = [answered("apology", one) for one in self.book["apology"].exercises]
        found = self.next(*done)
        assert found is not None
        assert found.step == "doorway"

    def test_with_everything_settled_there_is_none(self) -> None:
        every = [answered(id, one) for id, each in self.book.items() for one in each.exercises if one.stored]
        assert self.next(*every) is None

    def test_nobody_else_is_handed_the_book_and_nothing_tells_where_in_it_they_were(self) -> None:
        begun = dict([answered("own-it", self.book["own-it"].exercises[0])])
        for role in ("partner", "household"):
            for states in ({}, begun):
                ids, load = list(self.book), self.book.__getitem__
                assert next_small_step(ids, role, states, load, not_to_say=never) is None

    def test_the_page_for_another_time_is_never_the_next_one_even_when_it_is_the_last_that_was_written_in(self) -> None:
        values = self.book["own-it"].exercises[0]
        found = self.next(answered("own-it", values, at=1), answered("again", task("stop"), at=2))
        assert found is not None
        assert (found.step, found.exercise) == ("own-it", "fact")
        assert "again" not in path_for("rebuilding", TestTheProgramme.with_own.step_ids)

    def test_answers_to_steps_that_are_no_longer_in_the_book_are_passed_over(self) -> None:
        found = self.next(answered("gone", task("old"), at=9))
        assert found is not None
        assert found.step == "doorway"


class TestTheProgramme:
    programme = Programme("t", "w", "c", (Part("a", "A", "w", ("one", "two")), Part("b", "B", "w", ("three",))))
    with_own = Programme(
        "t", "w", "c", (*programme.parts, Part("y", "Yours", "w", ("four", "five"), "partner")), "", "again"
    )

    def test_pages_of_somebodys_own_stand_beside_the_book(self) -> None:
        book = self.with_own
        assert book.step_ids == ("one", "two", "three")
        assert book.every_id == ("one", "two", "three", "four", "five", "again")
        assert [part.id for part in book.parts_for("partner")] == ["y", "a", "b"]
        assert [part.id for part in book.parts_for("rebuilding")] == ["a", "b", "y"]
        assert book.neighbours("three") == ("two", None)
        assert book.neighbours("five") == ("four", None)
        assert [id for id in (*book.every_id, "gone") if book.is_told(id)] == ["one", "two", "three", "gone"]
        assert (book.part_of("again"), book.neighbours("again")) == (None, (None, None))

    def test_it_knows_its_order(self) -> None:
        assert self.programme.step_ids == ("one", "two", "three")
        assert self.programme.part_of("three") == self.programme.parts[1]
        assert self.programme.neighbours("one") == (None, "two")
        assert self.programme.neighbours("three") == ("two", None)
        for question in (self.programme.part_of, self.programme.neighbours):
            with pytest.raises(KeyError):
                question("four")

    def test_a_step_knows_its_exercises(self) -> None:
        one = step("s", task("a"), task("do-it", e.Act("promise")))
        assert one.exercise("a").id == "a"
        assert one.act == one.exercise("do-it")
        assert step("s", task("a"), task("maybe", e.Act("promise"), optional=True)).act is None
        with pytest.raises(KeyError):
            one.exercise("b")

    def test_references_are_within_the_step_or_to_another(self) -> None:
        assert place("desk", "apology") == ("apology", "desk")
        assert place("own-it/fact", "apology") == ("own-it", "fact")

    def test_there_are_twenty_one_points(self) -> None:
        assert len(POINTS) == len(set(POINTS)) == 21


class TestRehearsing:
    original = "If the meeting runs over, then I ring from the stairs."

    def test_case_and_punctuation_do_not_matter(self) -> None:
        assert closeness(self.original, "if the meeting runs over then I RING from the stairs") == 1.0

    def test_what_was_left_out_and_put_in_is_shown_in_order(self) -> None:
        found = differences(self.original, "If the meeting runs over I ring you from the stairs")
        assert [(one.sort, one.text) for one in found] == [
            ("same", "If the meeting runs over"),
            ("left out", "then"),
            ("same", "I ring"),
            ("put in", "you"),
            ("same", "from the stairs"),
        ]

    def test_nothing_is_not_close_to_anything(self) -> None:
        assert closeness(self.original, "") == 0.0
        assert closeness("", "words") == 0.0

    @given(st.text(max_size=200), st.text(max_size=200))
    def test_every_word_of_both_texts_is_accounted_for(self, original: str, attempt: str) -> None:
        found = differences(original, attempt)
        typed = " ".join(one.text for one in found if one.sort != "left out").split()
        assert typed == attempt.split()
        wanted = sum(len(one.text.split()) for one in found if one.sort != "put in")
        assert wanted == len(original.split())
        assert 0.0 <= closeness(original, attempt) <= 1.0


@given(st.lists(st.sampled_from(["untouched", "begun", "done", "not now"]), min_size=1, max_size=8))
def test_a_step_never_counts_more_than_it_has_and_is_done_only_when_all_is_settled(states: list[str]) -> None:
    tasks = [task(f"t{n}") for n in range(len(states))]
    texts = {"begun": "x", "done": "three words here", "not now": ""}
    answers = dict(
        answered("s", one, a.Text(texts[state]), not_now=state == "not now")
        for one, state in zip(tasks, states, strict=True)
        if state != "untouched"
    )
    progress = step_progress(step("s", *tasks), answers)
    assert progress.settled == sum(state in ("done", "not now") for state in states)
    assert (progress.settled == progress.of) == (progress.state in ("done", "not now"))
    assert step_progress(step("s", *tasks, replace(tasks[0], id="more", optional=True)), answers) == progress
