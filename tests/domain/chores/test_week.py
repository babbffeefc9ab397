"""Weeks of chores: which of them is meant on a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Week, WeekState, last_on_trial, nearest, to_look_back_on


def week(id: str, day: int, state: WeekState = "agreed") -> Week:
    """A week from that day of November 2026 on; all that is asked of its plan is how long it is."""
    return Week(id, date(2026, 11, day), Household(), SimpleNamespace(weeks=1), state)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("weeks", "meant"),
    [
        ([], None),
        ([week("past", 2), week("now", 16), week("next", 23)], "now"),
        ([week("past", 2), week("next", 23)], "next"),
        ([week("next", 23), week("later", 30)], "next"),
        ([week("long ago", 2), week("past", 9)], "past"),
        ([week("agreed", 16), week("proposed", 16, "proposed")], "proposed"),
        ([week("earlier", 16, "proposed"), week("made last", 16, "proposed")], "made last"),
    ],
)
def test_the_week_of_today_then_the_next_then_the_last(weeks: list[Week], meant: str | None) -> None:
    found = nearest(weeks, date(2026, 11, 21))
    assert (found and found.id) == meant


def tried(id: str, day: int, review: int, state: WeekState = "agreed") -> Week:
    return replace(week(id, day, state), review=date(2026, 11, review))


@pytest.mark.parametrize(
    ("weeks", "meant"),
    [
        ([], None),
        ([week("proposed", 16, "proposed")], None),
        ([tried("over, its day has come", 2, 15)], "over, its day has come"),
        ([tried("over, its day is ahead", 9, 29)], "over, its day is ahead"),
        ([tried("overdue", 2, 14), tried("due", 9, 21), tried("now", 16, 29)], "overdue"),
        ([tried("looked at", 2, 14, "worked"), tried("now", 16, 29)], "now"),
        ([tried("before", 2, 14, "worked"), tried("looked at", 9, 21, "adjust")], "looked at"),
        ([tried("over", 9, 29), tried("next", 23, 30)], "over"),
        ([tried("next", 23, 30)], None),
    ],
)
def test_looked_back_on_is_what_waits_longest_then_the_week_of_today_then_the_last(
    weeks: list[Week], meant: str | None
) -> None:
    found = to_look_back_on(weeks, date(2026, 11, 21))
    assert (found and found.id) == meant


@pytest.mark.parametrize(
    ("weeks", "meant"),
    [
        ([], None),
        ([tried("overdue", 2, 14), tried("last", 9, 21)], "last"),
        ([tried("overdue", 2, 14), tried("looked at", 9, 21, "worked")], None),
        ([tried("last", 9, 29), tried("next", 23, 30)], "last"),
        ([tried("last", 9, 29), week("proposed", 16, "proposed")], "last"),
    ],
)
def test_ticked_is_the_last_week_while_it_is_on_trial_whatever_waits_longer(
    weeks: list[Week], meant: str | None
) -> None:
    found = last_on_trial(weeks, date(2026, 11, 21))
    assert (found and found.id) == meant
