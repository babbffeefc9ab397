"""A trial: an option that is tried from a day until a review, and what came of it. Nothing that was tried is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import HORIZON_DAYS
from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.option import Rated, Wording
from workbook.domain.conflicts.trigger import Trigger
from workbook.words.refusals import conflicts as refusals

Outcome = Literal["", "works", "adjust", "did not work"]

TRIAL_DAYS = 14
"""From the first day of a trial to its review, unless the two choose another day."""


@dataclass(frozen=True, slots=True)
class Trial:
    """`wording` is what was tried, as it stood then: the option may have been reworded since. `outcome` is empty while
    the trial runs; `note` is what the two noticed at the review."""

    id: str
    conflict: str
    option: str
    wording: Wording
    start: date
    review: date
    outcome: Outcome = ""
    concluded_on: date | None = None
    note: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """How often a conflict came up during a trial, and in the `days` before it. `days` is the same for both."""

    during: int
    before: int
    days: int


def usual_review(start: date) -> date:
    """Two weeks after the start."""
    return start + timedelta(days=TRIAL_DAYS)


def check_days(start: date, review: date, today: date) -> None:
    """UsageError for a review before the start, in the past, or out of reach, and for a start out of reach."""
    if review < start or review < today:
        raise UsageError(refusals.REVIEW_PASSED)
    if max((review - today).days, abs((start - today).days)) > HORIZON_DAYS:
        raise UsageError(refusals.DAY_TOO_FAR)


def running(trials: Iterable[Trial]) -> Trial | None:
    """The trial that has no outcome yet; there is one at most."""
    return next((trial for trial in trials if not trial.outcome), None)


def is_due(trial: Trial, today: date) -> bool:
    """Whether the review of a running trial has come."""
    return not trial.outcome and trial.review <= today


def newest_of(option: str, trials: Iterable[Trial]) -> Trial | None:
    """The last trial of an option."""
    return max((trial for trial in trials if trial.option == option), key=lambda one: (one.start, one.id), default=None)


def left_to_try(options: Sequence[Rated], trials: Iterable[Trial]) -> tuple[Rated, ...]:
    """The options that can be offered next, in the order of `options`: not put aside, not on trial now, and not among
    those whose last trial did not work."""
    trials = list(trials)

    def may(one: Rated) -> bool:
        last = newest_of(one.option.id, trials)
        return not one.option.put_aside and (last is None or last.outcome not in ("", "did not work"))

    return tuple(one for one in options if may(one))


def counts(trial: Trial, triggers: Iterable[Trigger], today: date) -> Counts:
    """Triggers from the first full day of the trial to today (or the day it was concluded), that day included, and
    those of as many days before the trial. The day on which it was begun is on neither side: what came up that morning
    is often why. A trial without a full day yet has no days."""
    last = min(today, trial.concluded_on or today)
    days = max(0, (last - trial.start).days)
    begun = trial.start - timedelta(days=days)
    dates = [trigger.on for trigger in triggers]
    during = sum(1 for day in dates if trial.start < day <= last)
    return Counts(during, sum(1 for day in dates if begun <= day < trial.start), days)
