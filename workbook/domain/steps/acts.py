"""The dated act that a step ends with: what its form begins with, and which kind of date it sets."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.domain.steps.answers import Undertaking
from workbook.domain.steps.exercises import Act
from workbook.domain.steps.programme import Exercise


def is_sitting(exercise: Exercise) -> bool:
    """Does the act set the next sitting? So does a date to which the content gives no name."""
    act = exercise.settings
    return isinstance(act, Act) and act.makes == "date" and not act.act


def filled(act: Act, value: Undertaking, today: date) -> Undertaking:
    """The answer; where none has been given, what the book proposes to begin with."""
    if value != Undertaking():
        return value
    cadence = act.cadence if act.makes == "promise" else ""
    return Undertaking(act.act, act.cue, act.smallest, cadence, today + timedelta(days=act.days))
