"""What of earlier days is still asked: a week at a time, no longer than the promise, and never too early a miss."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.before import check_missed, closed, from_before, open_in, so_far
from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import Mark, MarkKind, in_order
from workbook.domain.promises.promise import Promise, Term, coming, ended
from workbook.domain.promises.today import today_of
from workbook.domain.promises.typed_cadence import parse_cadence

MONDAY = date(2026, 11, 9)
THREE = Cadence("per_week", number=3)


def promise(cadence: Cadence = THREE, start: date = MONDAY, **fields: object) -> Promise:
    return Promise("a", start, (Term(start, cadence, "Ring my sister"),), **fields)  # type: ignore[arg-type]


def on(day: int, kind: MarkKind = "kept", marked: int | None = None) -> Mark:
    made = MONDAY + timedelta(days=day if marked is None else marked)
    return Mark("a", MONDAY + timedelta(days=day), kind, made)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def test_a_week_that_began_late_is_counted_alike_wherever_it_is_told() -> None:
    late = promise(start=day(5))
    assert today_of([late], {}, day(5)).progress == {"a": (0, 3)}
    with pytest.raises(WorkbookError, match=r"0 of 3 this week; 1 is enough, .* and 1 day is left"):
        check_missed(Due(late, day(5)), [], day(5))


@pytest.mark.parametrize(
    ("marks", "missed", "today", "too_early"),
    [
        ([], 0, 0, True),  # Monday, nothing kept: six days are left
        ([on(0)], 4, 4, True),  # Friday, one kept: Saturday and Sunday are left
        ([], 5, 5, False),  # Saturday, nothing kept: only Sunday is left
        ([on(0)], 5, 5, False),
        ([on(0), on(1)], 5, 5, True),
        ([on(0), on(1)], 6, 6, False),
        ([], 2, 7, False),  # the week has passed
    ],
)
def test_n_a_week_is_not_missed_while_days_enough_are_left(
    marks: list[Mark], missed: int, today: int, too_early: bool
) -> None:
    due = Due(promise(), day(missed))
    if not too_early:
        check_missed(due, marks, day(today))
        return
    with pytest.raises(WorkbookError, match=f"It is {len(marks)} of 3 this week"):
        check_missed(due, marks, day(today))


def test_days_away_are_no_days_left() -> None:
    away = promise(pauses=((day(4), day(6)),))
    assert so_far(away, [], day(0)) == (0, 2), "and the week asks in proportion"
    with pytest.raises(WorkbookError, match=r"It is 0 of 3 this week; 2 are enough, .* and 3 days are left"):
        check_missed(Due(away, day(0)), [], day(0))
    check_missed(Due(away, day(2)), [], day(2))  # Wednesday with nothing kept: Thursday alone is not enough


def test_a_week_that_has_passed_is_asked_for_once() -> None:
    [due] = from_before(promise(), [on(1)], day(8))
    assert due.of_week == (1, 3, (day(5), day(6)))
    assert due.keys == ("a.2026-11-14", "a.2026-11-15")
    both = in_order([on(1), on(5, "missed", 8), on(6, "missed", 8)])
    [due] = from_before(promise(), both, day(8))
    assert (due.is_open, due.keys) == (False, ("a.2026-11-14", "a.2026-11-15")), "its place stays until the day is over"
    assert from_before(promise(), both, day(9)) == []


@given(st.sets(st.integers(0, 13)), st.integers(7, 20), st.integers(1, 7))
def test_no_week_is_asked_for_twice_and_what_it_owes_fills_it(kept: set[int], today: int, number: int) -> None:
    asked = promise(Cadence("per_week", number=number))
    marks = in_order([on(one) for one in kept if one < today])
    found = from_before(asked, marks, day(today))
    assert len({(due.on - MONDAY).days // 7 for due in found}) == len(found)
    for due in found:
        assert due.of_week is not None
        assert due.of_week.kept + len(due.of_week.days) == due.of_week.asked == number


def test_what_somebody_ended_asks_for_nothing_of_earlier_days() -> None:
    asked = promise(DAILY)
    assert len(from_before(asked, [], day(5))) == 5
    over = ended(asked, "finished", day(5), agreed=True)
    assert closed(over, day(5))
    assert from_before(over, [], day(5)) == []
    later = ended(asked, "put down", day(5), agreed=False)  # asks for seven days more
    assert not closed(later, day(5))
    assert closed(later, day(12))


def test_what_ran_out_is_asked_for_a_week_longer() -> None:
    ran_out = Promise("a", MONDAY, (Term(MONDAY, DAILY, "act", until=day(2)),))
    assert len(from_before(ran_out, [], day(9))) == 3
    assert from_before(ran_out, [], day(10)) == []
    assert len(open_in(ran_out, [], day(0), day(9), day(10))) == 3, "it can still be marked"


def test_one_for_a_single_day_is_asked_for_until_it_is_marked() -> None:
    once = promise(parse_cadence(f"once {day(1)}", MONDAY))
    assert [due.on for due in from_before(once, [], day(60))] == [day(1)]


def test_a_span_that_cannot_be() -> None:
    for first, last in ((day(3), day(2)), (day(0), day(400))):
        with pytest.raises(UsageError):
            open_in(promise(DAILY), [], first, last, day(5))


def test_what_is_coming() -> None:
    asked = promise(DAILY)
    assert coming(asked, day(0)) == coming(replace(asked, pauses=((day(0), day(1)),)), day(0))
    away = replace(asked, pauses=((day(2), day(3)), (day(90), day(91))))
    assert coming(away, day(0)).pause == (day(2), day(3))
    assert coming(away, day(5)).pause is None, "not months ahead"
    over = ended(asked, "finished", day(3), agreed=False)
    assert (coming(over, day(3)).last, coming(over, day(3)).term) == (day(9), None)
    assert coming(over, day(10)).last is None
