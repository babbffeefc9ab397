"""What comes after the last step: some months later one exercise to read again, and a question. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.dates import day_of_month
from workbook.domain.steps.next_step import settled

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import Key, States, StepLike
    from workbook.domain.steps.programme import After, Programme


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands on Today some months after the end: the `questions`, the exercise to read again ("": none), and
    whether there is a way to the `promises`."""

    months: int
    questions: tuple[str, ...]
    reread: str
    promises: bool


SHOWN_DAYS = 14
"""For so many days it stands on Today; then it has passed, and nothing is said of it."""


def months_after(day: date, months: int) -> date:
    """The same day some months later; the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_of_month(year, month + 1, day.day)


def after_the_end(after: Iterable[After], ended: date, today: date) -> After | None:
    """What of it stands on Today; None on most days. `ended`: the day on which the last step was last worked at."""
    for one in after:
        day = months_after(ended, one.months)
        if day <= today < day + timedelta(days=SHOWN_DAYS):
            return one
    return None


def standing_after(
    programme: Programme, load: Callable[[str], StepLike], states: States, day_of: Callable[[float], date], today: date
) -> After | None:
    """What stands on `today` for somebody whose answers are in these states: nothing as long as the last step is not
    settled, whatever was left out before it. `load` gives a step, `day_of` the day of a time."""
    last = programme.last
    times = [at for (step, _), (_, at) in states.items() if step == last]
    if not times or not settled(load(last), states):
        return None
    return after_the_end(programme.after, day_of(max(times)), today)


def asked(after: After, states: States, is_away: Callable[[Key], bool], *, promises: bool) -> Asked | None:
    """What of it is asked; None where that is nothing. A page is asked about where something stands on it that may be
    read and worded anew: not where it was set aside or left out, nor where it `is_away`. `promises`: are there any?"""
    step, _, exercise = after.reread.partition("/")
    state, _ = states.get((step, exercise), ("untouched", 0.0))
    there = state in ("begun", "done") and not is_away((step, exercise))
    questions = [*([after.question] if there else []), *([after.promises] if promises and after.promises else [])]
    if not there and not promises:
        return None
    return Asked(after.months, tuple(questions), after.reread if there else "", promises)


def worked_through(book: Iterable[str], states: States) -> bool:
    """Was something done in each step of the book that was touched? Not where one was only set aside."""
    touched = {step for step, _ in states}.intersection(book)
    return bool(touched) and touched <= {step for (step, _), (state, _) in states.items() if state == "done"}
