"""What comes after the last step: some months later one exercise to read again, and a question. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.dates import day_of_month
from workbook.domain.steps.next_step import settled

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import States, StepLike
    from workbook.domain.steps.programme import After, Programme

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
