"""Conflicts in the notebook: every verb is one change, can be undone, and ratings stay closed until both are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.conflicts.conflict import LONGEST_TEXT, Conflict
from workbook.domain.conflicts.option import Option, Rating, Wording
from workbook.store.file.errors import Conflict as Overtaken
from workbook.store.notebook import Notebook

TODAY = date(2026, 11, 21)
REVIEW = TODAY + timedelta(days=14)
SAM, ALEX = "rebuilding", "partner"
WORDING = Wording("Write by five", "Whoever leaves last", "Mon–Fri")


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = Notebook.open(tmp_path, sync=False)
    yield book
    book.close()


@pytest.fixture
def two(notebook: Notebook) -> Notebook:
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    return notebook


def added(notebook: Notebook, what: str = "Nobody cooked") -> Conflict:
    return notebook.conflicts.add(what, TODAY)


def with_option(notebook: Notebook, conflict: Conflict | None = None, what: str = "Write by five") -> Option:
    conflict = conflict or added(notebook)
    return notebook.conflicts.options.add(conflict.id, replace(WORDING, what=what), TODAY)


def labels(notebook: Notebook) -> list[str]:
    return [entry.label for entry in notebook.history()]


def test_a_conflict_is_found_again_when_the_workbook_is_opened_again(notebook: Notebook, tmp_path: Path) -> None:
    needs = {SAM: "rest", ALEX: "word"}
    conflict = notebook.conflicts.add("Late", TODAY, sets_off="Trains", often="weekly", needs=needs)
    notebook.conflicts.log(conflict.id, TODAY, TODAY, about="the train", part="evening", place="hall", person=SAM)
    option = with_option(notebook, conflict)
    notebook.conflicts.ratings.rate(option.id, SAM, wish=4, ability=5)
    notebook.conflicts.begin_trial(option.id, TODAY, TODAY)
    again = Notebook.open(tmp_path)
    assert again.conflicts.pictures() == notebook.conflicts.pictures()
    assert again.conflicts.get(conflict.id) == conflict
    again.close()


def test_text_is_cleaned_on_its_way_in_and_never_cut(notebook: Notebook) -> None:
    conflict = notebook.conflicts.add("Late\x1b[31m\u202e \n again ", TODAY, often=" every\nday ")
    assert (conflict.what, conflict.often) == ("Late \n again", "every day")
    long = "x" * LONGEST_TEXT
    assert notebook.conflicts.add(long, TODAY).what == long
    with pytest.raises(UsageError):
        notebook.conflicts.add(long + "x", TODAY)
    with pytest.raises(UsageError):
        notebook.conflicts.add(" \n ", TODAY)
    with pytest.raises(UsageError):
        notebook.conflicts.options.add(conflict.id, Wording("  ", "Sam"), TODAY)


def test_changing_keeps_the_needs_of_whoever_is_not_asked(notebook: Notebook) -> None:
    conflict = notebook.conflicts.add("Late", TODAY, needs={SAM: "rest", ALEX: "word"})
    changed = notebook.conflicts.change(conflict.id, what="Late again", needs={SAM: ""})
    assert (changed.what, changed.needs) == ("Late again", {ALEX: "word"})
    with pytest.raises(Overtaken):
        notebook.conflicts.change(conflict.id, what="Mine", expect=conflict.revision)
    assert notebook.conflicts.get(conflict.id).what == "Late again"


def test_each_verb_is_one_change_with_a_label_that_undo_takes_back(two: Notebook) -> None:
    conflict = added(two)
    trigger = two.conflicts.log(conflict.id, TODAY, TODAY, about="pans")
    option = with_option(two, conflict)
    trial = two.conflicts.begin_trial(option.id, TODAY, TODAY)
    two.conflicts.move_review(trial.id, REVIEW + timedelta(days=7), TODAY)
    two.conflicts.conclude(trial.id, "works", TODAY, note="It got quiet")
    assert labels(two)[:6] == [
        "“Write by five”: works",
        "Moved the review to Sat 12 Dec",
        "Began to try “Write by five”",
        "Option added: “Write by five”",
        "It came up again: “Nobody cooked”",
        "Added the conflict “Nobody cooked”",
    ]
    assert two.conflicts.get(conflict.id).ending == "settled"
    two.undo()
    assert two.conflicts.get(conflict.id).ending == ""
    assert two.conflicts.running(conflict.id) is not None
    for _ in range(4):
        two.undo()
    assert two.conflicts.triggers(conflict.id) == []
    with pytest.raises(NotFoundError):
        two.conflicts.trigger(trigger.id)
    two.undo()
    assert two.conflicts.all() == []


def test_removing_a_conflict_takes_everything_with_it_and_undo_brings_it_all_back(two: Notebook) -> None:
    other = with_option(two, added(two, "Money"))
    conflict = added(two)
    option = with_option(two, conflict)
    two.conflicts.log(conflict.id, date(2025, 12, 31), TODAY, about="pans")
    two.conflicts.ratings.rate(option.id, SAM, wish=5, ability=4)
    two.conflicts.begin_trial(option.id, TODAY, TODAY)
    before = {table: dict(two.documents(table)) for table in two.tables()}
    two.conflicts.remove(conflict.id)
    assert [one.conflict.what for one in two.conflicts.pictures()] == ["Money"]
    assert two.conflicts.options.get(other.id) == other
    assert [table for table in two.tables() if conflict.id in str(dict(two.documents(table)))] == []
    two.undo()
    after = {table: dict(two.documents(table)) for table in two.tables()}
    assert [{**d, "revision": 0} for t in before for d in before[t].values()] == [
        {**d, "revision": 0} for t in before for d in after[t].values()
    ]


# -- triggers


def test_triggers_stand_newest_first_and_move_to_their_year(notebook: Notebook) -> None:
    conflict = added(notebook)
    old = notebook.conflicts.log(conflict.id, date(2025, 12, 31), TODAY)
    new = notebook.conflicts.log(conflict.id, TODAY, TODAY, about="pans")
    assert notebook.conflicts.triggers(conflict.id) == [new, old]
    notebook.conflicts.change_trigger(old.id, date(2026, 1, 1), TODAY, about="pots", part="night", place="hall")
    assert notebook.tables("triggers_") == ("triggers_2026",)
    assert notebook.conflicts.trigger(old.id).about == "pots"
    notebook.conflicts.remove_trigger(old.id)
    assert notebook.conflicts.triggers(conflict.id) == [new]
    with pytest.raises(UsageError):
        notebook.conflicts.log(conflict.id, TODAY + timedelta(days=1), TODAY)
    with pytest.raises(NotFoundError):
        notebook.conflicts.log("nowhere", TODAY, TODAY)


# -- ratings apart


def test_nobody_reads_a_number_before_both_are_in(two: Notebook) -> None:
    option = with_option(two)
    assert two.conflicts.ratings.raters() == (SAM, ALEX)
    two.conflicts.ratings.rate(option.id, SAM, wish=5, ability=4)
    assert two.conflicts.ratings.of(option.id) == {}
    assert two.conflicts.picture(option.conflict).options[0].ratings == {}
    assert [one.id for one in two.conflicts.ratings.unrated(option.conflict, ALEX)] == [option.id]
    assert two.conflicts.ratings.unrated(option.conflict, SAM) == []
    two.conflicts.ratings.rate(option.id, ALEX, wish=2)
    assert two.conflicts.ratings.of(option.id) == {}
    two.conflicts.ratings.rate(option.id, ALEX, ability=3)
    assert two.conflicts.ratings.of(option.id) == {SAM: Rating(5, 4), ALEX: Rating(2, 3)}


public = st.sampled_from(
    [
        "ratings.of",
        "ratings.open",
        "ratings.unrated",
        "picture",
        "pictures",
        "options.of",
        "options.get",
        "all",
        "reviews_due",
    ]
)


@settings(max_examples=25)
@given(secret=st.sampled_from([(5, 1), (2, 4), (3, 3)]), names=st.lists(public, max_size=6))
def test_whatever_is_asked_the_answer_is_the_same_for_every_hidden_number(
    tmp_path_factory: pytest.TempPathFactory, secret: tuple[int, int], names: list[str]
) -> None:
    """What can be read while one of two is in does not depend on what that one said."""

    def asked(wish: int, ability: int) -> list[str]:
        book = Notebook.open(tmp_path_factory.mktemp("data"), sync=False)
        book.people.name("partner", "Alex")
        option = with_option(book)
        book.conflicts.ratings.rate(option.id, ALEX, wish=wish, ability=ability)
        ways = {"options.get": (option.id,), "ratings.of": (option.id,), "picture": (option.conflict,)}
        ways |= {"options.of": (option.conflict,), "ratings.unrated": (option.conflict, SAM), "reviews_due": (TODAY,)}
        found = [str(attrgetter(name)(book.conflicts)(*ways.get(name, ()))) for name in names]
        found += [entry.label for entry in book.history()]
        text = "\n".join(found)
        book.close()
        return text.replace(option.id, "O").replace(option.conflict, "C").split("\n")

    assert asked(*secret) == asked(4, 5)


def test_nobody_takes_back_what_the_other_said(two: Notebook) -> None:
    option = with_option(two)
    two.conflicts.ratings.rate(option.id, SAM, wish=5, ability=4)
    two.conflicts.ratings.rate(option.id, ALEX, wish=2, ability=2)
    assert two.undo().label == "Option added: “Write by five”"
    two.redo()
    assert two.conflicts.ratings.of(option.id) == {SAM: Rating(5, 4), ALEX: Rating(2, 2)}


def test_once_both_are_in_the_numbers_stand_until_they_are_put_away_for_both(two: Notebook) -> None:
    option = with_option(two)
    two.conflicts.ratings.rate(option.id, SAM, wish=5, ability=4)
    two.conflicts.ratings.rate(option.id, SAM, wish=4)  # still alone: may be said anew
    two.conflicts.ratings.decline(option.id, ALEX)
    assert two.conflicts.ratings.of(option.id) == {SAM: Rating(4, 4), ALEX: Rating(declined=True)}
    with pytest.raises(UsageError):
        two.conflicts.ratings.rate(option.id, SAM, wish=1)
    two.conflicts.ratings.rate_anew(option.id)
    assert two.conflicts.ratings.of(option.id) == {}
    assert [len(two.conflicts.ratings.unrated(option.conflict, person)) for person in (SAM, ALEX)] == [1, 1]
    two.undo()
    assert two.conflicts.ratings.of(option.id)[SAM] == Rating(4, 4)


def test_who_rates_alone_sees_the_numbers_at_once_until_a_partner_takes_part(notebook: Notebook) -> None:
    option = with_option(notebook)
    notebook.conflicts.ratings.rate(option.id, SAM, wish=5, ability=4)
    notebook.conflicts.ratings.rate(option.id, SAM, wish=3)
    assert notebook.conflicts.ratings.of(option.id) == {SAM: Rating(3, 4)}
    with pytest.raises(NotFoundError):
        notebook.conflicts.ratings.rate(option.id, ALEX, wish=1, ability=1)
    notebook.people.name("partner", "Alex")
    assert notebook.conflicts.ratings.of(option.id) == {}
    notebook.conflicts.ratings.rate(option.id, ALEX, wish=1, ability=1)
    notebook.people.remove(ALEX)
    assert notebook.conflicts.ratings.of(option.id) == {SAM: Rating(3, 4)}


def test_a_number_outside_the_scale_is_refused(notebook: Notebook) -> None:
    option = with_option(notebook)
    for wrong in (0, 6, -1):
        with pytest.raises(UsageError):
            notebook.conflicts.ratings.rate(option.id, SAM, wish=wrong, ability=3)
    assert notebook.conflicts.ratings.unrated(option.conflict, SAM)


def test_an_option_that_asks_something_else_is_rated_anew(two: Notebook) -> None:
    option = with_option(two)
    for who in (SAM, ALEX):
        two.conflicts.ratings.rate(option.id, who, wish=5, ability=4)
    two.conflicts.options.change(option.id, replace(WORDING, what="Write by six"))
    assert len(two.conflicts.ratings.of(option.id)) == 2
    two.conflicts.options.change(option.id, replace(WORDING, what="Cook at six"), anew=True)
    assert two.conflicts.ratings.of(option.id) == {}


# -- trials


def test_a_trial_keeps_the_words_that_were_tried(notebook: Notebook) -> None:
    option = with_option(notebook)
    trial = notebook.conflicts.begin_trial(option.id, TODAY, TODAY)
    assert trial.review == REVIEW
    notebook.conflicts.options.change(option.id, replace(WORDING, what="Cook at six"))
    assert notebook.conflicts.trial(trial.id).wording == WORDING


def test_one_option_is_tried_at_a_time(notebook: Notebook) -> None:
    first = with_option(notebook)
    second = with_option(notebook, notebook.conflicts.get(first.conflict), "Soup")
    trial = notebook.conflicts.begin_trial(first.id, TODAY, TODAY)
    with pytest.raises(WorkbookError):
        notebook.conflicts.begin_trial(second.id, TODAY, TODAY)
    notebook.conflicts.conclude(trial.id, "did not work", TODAY)
    picture = notebook.conflicts.picture(first.conflict)
    assert [one.option.id for one in picture.left] == [second.id]
    notebook.conflicts.begin_trial(second.id, TODAY, TODAY)
    with pytest.raises(WorkbookError):
        notebook.conflicts.conclude(trial.id, "works", TODAY)
    assert [one.outcome for one in notebook.conflicts.trials(first.conflict)] == ["did not work", ""]


def test_adjusting_leaves_the_old_trial_in_the_record(notebook: Notebook) -> None:
    option = with_option(notebook)
    trial = notebook.conflicts.begin_trial(option.id, TODAY, TODAY)
    notebook.conflicts.conclude(trial.id, "adjust", REVIEW, note="Five was too early")
    notebook.conflicts.options.change(option.id, replace(WORDING, what="Write by six"))
    notebook.conflicts.begin_trial(option.id, REVIEW, REVIEW)
    tried = notebook.conflicts.trials(option.conflict)
    assert [(one.wording.what, one.outcome, one.note) for one in tried] == [
        ("Write by five", "adjust", "Five was too early"),
        ("Write by six", "", ""),
    ]


def test_an_option_that_was_tried_is_put_aside_and_one_that_was_not_is_removed(notebook: Notebook) -> None:
    tried = with_option(notebook)
    idea = with_option(notebook, notebook.conflicts.get(tried.conflict), "Soup")
    trial = notebook.conflicts.begin_trial(tried.id, TODAY, TODAY)
    notebook.conflicts.conclude(trial.id, "did not work", TODAY)
    notebook.conflicts.options.drop(tried.id)
    notebook.conflicts.options.drop(idea.id)
    assert [(one.id, one.put_aside) for one in notebook.conflicts.options.of(tried.conflict)] == [(tried.id, True)]
    assert not notebook.conflicts.options.take_back(tried.id).put_aside


def test_reviews_that_are_due_are_told_oldest_first(notebook: Notebook) -> None:
    assert notebook.conflicts.reviews_due(TODAY) == []
    options = [with_option(notebook, added(notebook, what)) for what in ("Late", "Money", "Dogs")]
    for option, days in zip(options, (3, 9, 14), strict=True):
        notebook.conflicts.begin_trial(option.id, TODAY - timedelta(days=days), TODAY - timedelta(days=days))
    assert [one.conflict.what for one in notebook.conflicts.reviews_due(TODAY)] == ["Dogs"]
    due = notebook.conflicts.reviews_due(TODAY + timedelta(days=7))
    assert [one.conflict.what for one in due] == ["Dogs", "Money"]
    notebook.conflicts.end(due[0].conflict.id, "put aside", TODAY)
    assert [one.conflict.what for one in notebook.conflicts.reviews_due(TODAY + timedelta(days=7))] == ["Money"]


def test_trying_takes_up_again_what_was_over(notebook: Notebook) -> None:
    option = with_option(notebook)
    notebook.conflicts.end(option.conflict, "settled", TODAY)
    notebook.conflicts.begin_trial(option.id, TODAY, TODAY)
    assert notebook.conflicts.get(option.conflict).ending == ""
    notebook.undo()
    assert notebook.conflicts.get(option.conflict).ending == "settled"


def test_what_was_edited_by_hand_into_nonsense_is_set_aside_and_the_rest_is_shown(notebook: Notebook) -> None:
    option = with_option(notebook)
    with notebook.change("by hand") as change:
        change.put("options", "broken", {"conflict": option.conflict, "wording": "no table"})
        change.put("option_ratings", "broken", {"option": option.id, "person": SAM, "wish": "five"})
        change.put("trials", "broken", {"conflict": option.conflict})
    assert [one.option.id for one in notebook.conflicts.picture(option.conflict).options] == [option.id]
    assert {place[1] for place in notebook.faulty()} == {"broken"}
