"""One view of a day, for the page and for the shell: each person's own promises, what is shared for both."""

from __future__ import annotations

from datetime import date, timedelta

from tests.planning.households import household, sample
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook

MONDAY = date(2026, 11, 23)


def test_an_empty_workbook_has_an_empty_day(notebook: Notebook) -> None:
    day = notebook.day(MONDAY, ME)
    assert (day.promises.dues, day.chores, day.reviews, day.next_step) == ((), (), (), None)
    assert not day.any_open
    assert not day.has_plan
    assert day.open_count == 0


def test_the_dues_of_a_day_are_those_of_the_person_unless_all_are_asked_for(notebook: Notebook) -> None:
    mine = notebook.promises.add(Draft("Home by 18:30", DAILY), MONDAY)
    notebook.promises.add(Draft("Say it the same day", DAILY, person="partner"), MONDAY)
    assert [due.promise.id for due in notebook.day(MONDAY, ME).promises.dues] == [mine.id]
    assert [due.act for due in notebook.day(MONDAY, "partner").promises.dues] == ["Say it the same day"]
    assert len(notebook.day(MONDAY, ME, everybody=True).promises.dues) == 2
    assert not notebook.day(MONDAY, "somebody").any_open


def test_reviews_of_promises_weeks_and_trials_come_together_the_longest_overdue_first(notebook: Notebook) -> None:
    later = MONDAY + timedelta(days=14)
    promises = notebook.promises
    promise = promises.add(Draft("Home by 18:30", DAILY, review_on=MONDAY + timedelta(days=2)), MONDAY)
    promises.add(Draft("Ring first", DAILY, review_on=later + timedelta(days=1)), MONDAY)
    promises.add(Draft("Say it", DAILY, review_on=MONDAY, person="partner"), MONDAY)
    made = household(sample("ida"))
    week = notebook.chores.propose(made, make_plan(made), MONDAY)
    notebook.chores.agree(week.id, MONDAY, MONDAY + timedelta(days=1))
    conflict = notebook.conflicts.add("The phone at dinner", MONDAY)
    option = notebook.conflicts.options.add(conflict.id, Wording("A shelf for both"), MONDAY)
    notebook.conflicts.begin_trial(option.id, MONDAY, MONDAY, MONDAY + timedelta(days=3))
    found = notebook.day(later, ME).reviews
    assert [(one.kind, one.id) for one in found] == [
        ("week", week.id),
        ("promise", promise.id),
        ("trial", conflict.id),
    ]
    assert [one.what for one in found] == ["", "Home by 18:30", "The phone at dinner"]
    assert [one.kind for one in notebook.day(MONDAY, "partner").reviews] == ["promise"]


def test_chores_of_the_day_are_everybodys_and_count_while_they_are_not_done(notebook: Notebook) -> None:
    made = household(sample("ida"))
    week = notebook.chores.propose(made, make_plan(made), MONDAY)
    assert notebook.day(MONDAY, ME).has_plan
    assert notebook.day(MONDAY, ME).chores == ()
    notebook.chores.agree(week.id, MONDAY, MONDAY + timedelta(days=14))
    day = notebook.day(MONDAY, ME)
    assert day.open_count == len(day.chores) > 0
    notebook.chores.done(week.id, day.chores[0].number, MONDAY)
    assert notebook.day(MONDAY, ME).open_count == day.open_count - 1
