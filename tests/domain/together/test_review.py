"""The weekly review: which week it looks at, what is shown when, when the next one is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft, make
from workbook.domain.promises.mark import Mark
from workbook.domain.steps.moments import Moment
from workbook.domain.together import review as rules
from workbook.domain.together.review import Decision, Said, WeeklyReview

SAM, ALEX = "rebuilding", "partner"
MONDAY = date(2026, 11, 16)
SUNDAY = date(2026, 11, 22)


def said(person: str, text: str = "x", level: int | None = None) -> Said:
    return Said("r", person, "notice", text, level)


def held(day: date, next: date | None) -> WeeklyReview:
    return WeeklyReview(f"r{day}", MONDAY, day, (SAM, ALEX), held=day, next=next)


@pytest.mark.parametrize(
    ("today", "first", "begins"),
    [
        (SUNDAY, 0, MONDAY),
        (date(2026, 11, 20), 0, MONDAY),
        (date(2026, 11, 19), 0, date(2026, 11, 9)),
        (date(2026, 11, 23), 0, MONDAY),
        (SUNDAY, 6, date(2026, 11, 15)),
    ],
)
def test_late_in_a_week_that_week_is_looked_at_before_that_the_one_before(
    today: date, first: int, begins: date
) -> None:
    assert rules.week_of(today, first) == begins


def test_nothing_is_open_before_each_had_a_turn() -> None:
    mine = {SAM: said(SAM)}
    assert rules.opened("notice", mine, (SAM, ALEX)) == {}
    assert rules.opened("notice", mine, (SAM, ALEX), {ALEX}) == mine
    assert rules.opened("notice", {}, (SAM, ALEX), {SAM, ALEX}) == {}
    both = mine | {ALEX: said(ALEX)}
    assert rules.opened("notice", both, (SAM, ALEX)) == both
    assert rules.opened("notice", both, (SAM,)) == mine


def test_how_fair_it_feels_is_shown_together_or_not_at_all() -> None:
    mine = {SAM: said(SAM, "", 7)}
    assert rules.opened("fair", mine, (SAM, ALEX), {ALEX}) == {}
    both = mine | {ALEX: said(ALEX, "", 3)}
    assert rules.opened("fair", both, (SAM, ALEX)) == both


@pytest.mark.parametrize("one", [said(SAM, " "), said(SAM, "x" * 4_001), said(SAM, "", 11), said(SAM, "", -1)])
def test_what_cannot_be_handed_in(one: Said) -> None:
    with pytest.raises(UsageError):
        rules.check_said(one)


@pytest.mark.parametrize("decided", [[Decision(" ")], [Decision("x", when="y" * 4_001)], [Decision("x")] * 21])
def test_what_cannot_be_settled(decided: list[Decision]) -> None:
    with pytest.raises(UsageError):
        rules.check_decided(decided)


def test_the_next_one_is_offered_on_its_day_and_once_later() -> None:
    next = SUNDAY + timedelta(weeks=1)
    last = held(SUNDAY, next)
    later = next + timedelta(days=2)
    assert rules.offered([], SUNDAY) is None
    assert rules.offered([last], next - timedelta(days=1)) is None
    assert rules.offered([last], next) == last
    assert rules.offered([last], later) == last
    told = replace(last, told=later)
    assert rules.offered([told], later) == told
    assert rules.offered([told], later + timedelta(days=1)) is None
    assert rules.offered([last], next + timedelta(days=15)) is None
    assert rules.offered([replace(last, next=None)], next) is None
    going = WeeklyReview("z", MONDAY, next, (SAM, ALEX))
    assert rules.offered([last, going], next) is None
    assert rules.running([last, going]) == going


def test_after_four_it_is_asked_whether_that_is_the_right_distance() -> None:
    before = [held(SUNDAY + timedelta(weeks=n), None) for n in range(4)]
    assert [rules.asks_how_often(before[:n]) for n in range(5)] == [False, False, False, True, False]


def test_a_week_is_looked_at_promise_by_promise() -> None:
    promise = make(Draft("Ring", DAILY, person=SAM, starts=MONDAY), "p", MONDAY)
    later = make(Draft("Swim", DAILY, person=SAM, starts=SUNDAY + timedelta(days=3)), "q", MONDAY)
    marks = {"p": [Mark("p", MONDAY, "kept", MONDAY), Mark("p", MONDAY + timedelta(days=1), "missed", MONDAY)]}
    [seen] = rules.looked_at([promise, later], marks, MONDAY, MONDAY + timedelta(days=2))
    assert seen.act == "Ring"
    assert seen.days[:3] == ("kept", "missed", "open")
    assert (seen.counts.kept, seen.counts.counted) == (1, 2)


def test_the_lines_of_ups_and_downs_are_open_once_both_allow_it_and_a_week_without_a_point_is_a_gap() -> None:
    one = {"a": Said("r", "a", rules.LINE, "yes")}
    assert rules.opened(rules.LINE, one, ("a", "b"), passed=("b",)) == {}
    both = {**one, "b": Said("r", "b", rules.LINE, "yes")}
    assert rules.opened(rules.LINE, both, ("a", "b")) == both
    points = {0: 4, -13: 7, 1: 8}
    days = {MONDAY + timedelta(days=n): Moment("a", MONDAY, level) for n, level in points.items()}
    assert rules.levels_by_week(days, MONDAY, 3) == [7, None, 6]
