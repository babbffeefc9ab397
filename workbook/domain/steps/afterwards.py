"""What comes after the last step: some months later one exercise to read again, and a question. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.dates import day_of_month

if TYPE_CHECKING:
    from workbook.domain.steps.programme import After

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
