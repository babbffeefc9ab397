"""The rows of Today, from values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.journeys.driver import HOSTILE
from workbook.domain.promises.drafting import Draft, make
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.today import OfWeek, Today
from workbook.widgets.today.chores import TodaysSlot, chore_rows, left_over_rows
from workbook.widgets.today.rows import MOST_OF_WEEK, promise_rows, week_rows
from workbook.widgets.today.values import DueRow, SlotRow
from workbook.words.today import screen as words

SATURDAY = date(2026, 11, 21)


def slot(number: int, minutes: int, done: bool, *people: str) -> TodaysSlot:
    return TodaysSlot(SlotRow("w", number), "Iron", minutes, people, done)


def today(*grid: OfWeek) -> Today:
    return Today(SATURDAY, (), (), 0, (), (), date(2026, 11, 16), ("nothing",) * 7, {}, grid)


def test_a_load_is_a_bar_that_is_full_only_when_all_is_done() -> None:
    slots = [slot(1, 1, True, "Sam"), slot(2, 99, False, "Sam"), slot(3, 99, True, "Alex"), slot(4, 1, False, "Alex")]
    slots += [slot(5, 0, False, "Kim"), slot(6, 30, True, "Jo"), slot(7, 30, False, "Lee")]
    bars = [row.right.plain for row in chore_rows(slots, has_plan=True)[-5:]]
    assert bars == [
        "▰▱▱▱▱▱▱▱▱▱   1 of 100 min",
        "▰▰▰▰▰▰▰▰▰▱  99 of 100 min",
        "▰▰▰▰▰▰▰▰▰▰     0 of 0 min",
        "▰▰▰▰▰▰▰▰▰▰   30 of 30 min",
        "▱▱▱▱▱▱▱▱▱▱    0 of 30 min",
    ]
    assert not any(" of " in row.right.plain for row in chore_rows(slots, has_plan=True, loads=False))


@pytest.mark.parametrize("act", HOSTILE)
def test_the_week_has_a_row_a_promise_under_the_names_of_its_days(act: str) -> None:
    days = ("kept", "partly", "missed", "open", "nothing", "kept", "open")
    _, heading, row, legend = week_rows(today(OfWeek(act, days)))
    assert heading.right.plain == "Mo Tu We Th Fr Sa Su"
    assert row.right.plain == "●  ◐  ○  ▫  ·  ●  ▫ "
    assert heading.right.cell_length == row.right.cell_length
    assert all(sign in legend.left.plain for sign in "●◐○▫·")


def test_a_minute_is_one() -> None:
    said = words.missed_sitting(SATURDAY - timedelta(days=2), SATURDAY, "How it is today", 1)
    assert "takes about a minute, today" in said


def test_a_week_of_many_promises_ends_and_one_of_none_does_not_begin() -> None:
    rows = week_rows(today(*[OfWeek("Ring", ("open",) * 7)] * (MOST_OF_WEEK + 3)))
    assert len(rows) == 2 + MOST_OF_WEEK + 2
    assert rows[-2].left.plain == "and 3 more, under 3 Promises"
    assert week_rows(today()) == []
    [*_, one] = week_rows(today(OfWeek("Ring", ("open",) * 7)), grid=False)
    assert (one.left.plain, one.right.plain) == ("all promises", "·  ·  ·  ·  ·  ·  · ")


def test_a_miss_that_can_still_be_repaired_says_when_it_was_and_which_key_does_it() -> None:
    friday = SATURDAY - timedelta(days=1)
    promise = make(Draft("Ring", cue="at noon"), "a", friday)
    due = Due(promise, friday, 1, Mark("a", friday, "missed", friday))
    view = replace(today(), mendable=(due,))
    _, title, row = promise_rows(view, has_promises=True)[-3:]
    assert (title.left.plain, row.left.plain, row.right.plain) == ("STILL TO BE REPAIRED", "Ring", "Fri · missed")
    assert row.beneath[0].plain == "p: name it and make it good"
    assert isinstance(row.value, DueRow)
    assert promise_rows(today(), has_promises=True)[-1].left.plain == "Nothing is promised for today."


def test_chores_of_earlier_days_are_one_row_until_they_are_unfolded() -> None:
    slots = [slot(1, 30, False, "Sam")._replace(on=SATURDAY - timedelta(days=1)), slot(2, 30, True, "Sam")]
    assert left_over_rows([], SATURDAY, unfolded=True) == []
    assert [row.left.plain for row in left_over_rows(slots, SATURDAY, unfolded=False)][2:] == [
        "1 of the last week not ticked"
    ]
    _, _, _, first, _ = left_over_rows(slots, SATURDAY, unfolded=True)
    assert first.right.plain == "Fri · 30 min  Sam"
