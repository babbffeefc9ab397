"""The view of a day: what the page Today and the verbs `today` and `nudge` show. What is not there is not imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.promise import state
from workbook.domain.today.day import Day, Review
from workbook.store.steps.answer_states import answer_states

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import NextStep, States
    from workbook.store.notebook import Notebook

WEEKS, TRIALS = "weeks", "trials"


def day_of(
    notebook: Notebook, today: date, person: str, next_step: Callable[[States], NextStep | None], everybody: bool
) -> Day:
    """See `Notebook.day`."""
    whose = None if everybody else person
    has_plan = bool(notebook.documents(WEEKS))
    states = answer_states(notebook, person)
    return Day(
        promises=notebook.promises.today(today, whose),
        any_open=notebook.promises.any_open(today, whose),
        has_plan=has_plan,
        chores=tuple(notebook.chores.today(today)) if has_plan else (),
        reviews=_reviews(notebook, today, whose),
        states=states,
        next_step=next_step(states),
    )


def _reviews(notebook: Notebook, today: date, whose: str | None) -> tuple[Review, ...]:
    found = [
        Review("promise", promise.id, promise.term_on(today).act, promise.review_on)
        for promise in notebook.promises.of(whose)
        if promise.review_on is not None and promise.review_on <= today and state(promise, today) != "shelf"
    ]
    if notebook.documents(WEEKS):
        found += [
            Review("week", week.id, "", week.review)
            for week in notebook.chores.weeks()
            if week.state == "agreed" and week.review is not None and week.review <= today
        ]
    if notebook.documents(TRIALS):
        due = notebook.conflicts.reviews_due(today)
        found += [Review("trial", one.conflict.id, one.conflict.what, one.trial.review) for one in due]
    return tuple(sorted(found, key=lambda review: review.on))
