"""The dated act that a step ends with: what its form begins with, and which kind of date it sets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.steps.answers import Undertaking
from workbook.domain.steps.exercises import Act
from workbook.domain.steps.programme import Exercise

ONCE = "once"
"""The cadence of an act whose one day is said beside it."""


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


def proposed(act: Act, value: Undertaking, today: date, *, own: bool = False) -> Undertaking:
    """As `filled`; where somebody names an act of their `own`, without the book's words on when and how little: those
    belong to the act that the book names."""
    found = filled(act, value, today)
    return replace(found, cue="", smallest="") if own and value == Undertaking() else found


def from_book(act: Act, value: Undertaking, given: Undertaking, today: date) -> dict[str, str]:
    """Which of the words that are `given` the book put there, where `value` stood before: field → words."""
    if value != Undertaking():
        return {}
    theirs = proposed(act, value, today)
    return {
        name: text
        for name in ("act", "cue", "smallest")
        if (text := getattr(given, name)) and text == getattr(theirs, name)
    }
