"""The view of a day: what the page Today and the verbs `today` and `nudge` show. What is not there is not imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.promises.promise import review_has_come, state
from workbook.domain.today.day import Day, Review
from workbook.store.steps.answer_states import answer_states

if TYPE_CHECKING:
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.steps.next_step import NextStep, States
    from workbook.store.chores.collection import Chores
    from workbook.store.conflicts.collection import Conflicts
    from workbook.store.promises.collection import Promises
    from workbook.store.session import Session

WEEKS, TRIALS, APPOINTMENTS, WEEKLY = "weeks", "trials", "appointments", "reviews"
"""Tables of collections that are loaded only where there is something in these."""


def day_of(
    session: Session,
    promises: Promises,
    chores: Callable[[], Chores],
    conflicts: Callable[[], Conflicts],
    today: date,
    person: str,
    next_step: Callable[[States], NextStep | None],
    everybody: bool,
) -> Day:
    """See `Notebook.day`. Chores and conflicts are asked for only where there are any."""
    whose = None if everybody else person
    has_plan = bool(session.documents(WEEKS))
    reviews = [
        Review("promise", promise.id, promise.term_on(today).act, promise.review_on)
        for promise in promises.of(whose)
        if promise.review_on is not None and review_has_come(promise, today) and state(promise, today) != "shelf"
    ]
    if has_plan:
        reviews += [
            Review("week", week.id, "", week.review, week.monday)
            for week in chores().weeks()
            if week.review is not None and week.review_has_come(today)
        ]
    if session.documents(TRIALS):
        due = conflicts().reviews_due(today)
        reviews += [Review("trial", one.conflict.id, one.conflict.what, one.trial.review) for one in due]
    reviews += _weekly(session, today, person)
    states = answer_states(session, person)
    return Day(
        promises=promises.today(today, whose),
        any_open=promises.any_open(today, whose),
        has_plan=has_plan,
        chores=tuple(chores().today(today)) if has_plan else (),
        reviews=tuple(sorted(reviews, key=lambda review: review.on)),
        states=states,
        dates=_dates(session, today, person),
        next_step=next_step(states),
        chores_before=tuple(chores().left_over(today)) if has_plan else (),
    )


def _weekly(session: Session, today: date, person: str) -> list[Review]:
    """The weekly review, on its day, and once after it has passed."""
    if not session.documents(WEEKLY):
        return []
    from workbook.domain.together.review import offered
    from workbook.store.together.reviews import Reviews

    last = offered(Reviews(session).of(person), today)
    return [Review("weekly", last.id, "", last.next)] if last is not None and last.next is not None else []


def _dates(session: Session, today: date, person: str) -> tuple[Appointment, ...]:
    """The dates with a name that a person set for this day."""
    if not session.documents(APPOINTMENTS):
        return ()
    from workbook.store.steps.appointments import Appointments

    return tuple(one for one in Appointments(session).of(person) if one.on == today and not one.is_sitting)
