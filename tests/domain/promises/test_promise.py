"""Promises: terms that never touch the past, easing and sharpening, pauses, and where each belongs."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.amending import amended
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.promise import (
    Promise,
    Term,
    changed,
    effect,
    ended,
    minutes_a_week,
    paused,
    resumed,
    state,
    stretches,
)

START = date(2026, 11, 2)  # a Monday
TODAY = date(2026, 11, 21)


def promise(cadence: Cadence = DAILY, **fields: object) -> Promise:
    return Promise("p", START, (Term(START, cadence, "Be home by 18:30", made_on=START),), **fields)  # type: ignore[arg-type]


def asked(one: Promise, first: date = START, days: int = 40) -> list[date]:
    return scheduled(one, first, first + timedelta(days=days))


terms = st.builds(
    lambda days, until, minutes: Term(TODAY, Cadence("weekdays", tuple(sorted(days))), "Be home", "", until, minutes),
    st.sets(st.integers(0, 6), min_size=1),
    st.none() | st.dates(TODAY, date(2027, 3, 1)),
    st.integers(0, 60),
)


@given(st.lists(st.tuples(terms, st.integers(0, 20), st.booleans()), max_size=6))
def test_no_change_ever_touches_the_past(changes: list[tuple[Term, int, bool]]) -> None:
    one, day = promise(), TODAY
    for term, later, agreed in changes:
        day += timedelta(days=later)
        before = scheduled(one, START, day - timedelta(days=1))
        one = changed(one, term, day, agreed=agreed)
        assert scheduled(one, START, day - timedelta(days=1)) == before


@given(st.lists(st.tuples(terms, st.integers(0, 20), st.booleans()), max_size=6))
def test_stretches_are_in_order_and_never_overlap(changes: list[tuple[Term, int, bool]]) -> None:
    one, day = promise(), TODAY
    for term, later, agreed in changes:
        day += timedelta(days=later)
        one = changed(one, term, day, agreed=agreed)
    runs = stretches(one)
    for (_, _, last), (_, first, _) in pairwise(runs):
        assert last is not None
        assert last < first
    assert all(last is None or first <= last for _, first, last in runs)


def test_an_easing_holds_after_seven_days_unless_the_partner_agreed() -> None:
    rarer = replace(promise().terms[0], cadence=Cadence("weekdays", (0, 2)))
    assert changed(promise(), rarer, TODAY, agreed=False).terms[-1].since == TODAY + timedelta(days=7)
    assert changed(promise(), rarer, TODAY, agreed=True).terms[-1].since == TODAY


def test_a_sharpening_holds_at_once() -> None:
    one = promise(Cadence("weekdays", (0, 2)))
    assert changed(one, replace(one.terms[0], cadence=DAILY), TODAY, agreed=False).terms[-1].since == TODAY


def test_what_was_made_today_can_be_changed_at_once() -> None:
    rarer = replace(promise().terms[0], cadence=Cadence("weekdays", (0,)))
    one = changed(promise(), rarer, START, agreed=False)
    assert one.terms == (replace(rarer, since=START, made_on=START),)


def test_a_change_that_does_not_hold_yet_gives_way_to_the_next() -> None:
    rarer = replace(promise().terms[0], cadence=Cadence("weekdays", (0,)))
    one = changed(promise(), rarer, TODAY, agreed=False)
    again = changed(one, replace(rarer, cadence=DAILY, minutes=10), TODAY, agreed=False)
    assert [term.since for term in again.terms] == [START, TODAY]


def test_one_that_has_not_begun_keeps_its_start() -> None:
    later = TODAY + timedelta(days=3)
    one = Promise("p", START, (Term(later, DAILY, "Ring"),))
    eased = changed(one, replace(one.terms[0], cadence=Cadence("monthly", number=1)), TODAY, agreed=False)
    assert eased.start == later
    assert eased.terms[1].since == TODAY + timedelta(days=7)


@pytest.mark.parametrize(
    ("new", "smaller", "what"),
    [
        (Term(TODAY, DAILY, "a"), False, "same"),
        (Term(TODAY, Cadence("weekdays", (0, 1)), "a"), False, "easing"),
        (Term(TODAY, WHENEVER, "a"), False, "easing"),
        (Term(TODAY, DAILY, "a", until=TODAY), False, "easing"),
        (Term(TODAY, DAILY, "a"), True, "easing"),
        (Term(TODAY, DAILY, "a", minutes=30), False, "sharpening"),
        (Term(TODAY, DAILY, "a", minutes=30, until=TODAY), False, "easing"),
    ],
)
def test_what_asks_less_is_an_easing(new: Term, smaller: bool, what: str) -> None:
    assert effect(promise().terms[0], new, smaller) == what


def test_the_date_of_a_promise_for_one_day_is_renegotiated_not_changed() -> None:
    one = promise(Cadence("once", on=TODAY))
    with pytest.raises(UsageError, match="Move it, agreed with your partner, before it comes"):
        changed(one, replace(one.terms[0], cadence=Cadence("once", on=TODAY + timedelta(days=9))), TODAY, agreed=True)


def test_every_n_days_keeps_its_count_when_only_words_change() -> None:
    one = changed(promise(), replace(promise().terms[0], cadence=Cadence("every_days", number=3)), START, agreed=True)
    reworded = changed(one, replace(one.terms[-1], act="Be home by 18:15"), TODAY, agreed=False)
    assert asked(reworded) == asked(one)


def test_put_down_with_agreement_it_asks_nothing_more_from_today_on() -> None:
    one = ended(promise(), "put down", TODAY, agreed=True)
    assert asked(one)[-1] == TODAY - timedelta(days=1) == one.last_day
    assert state(one, TODAY) == "shelf"


def test_put_down_without_agreement_it_asks_for_seven_more_days() -> None:
    one = ended(promise(), "put down", TODAY, agreed=False)
    assert one.last_day == TODAY + timedelta(days=6)
    assert state(one, TODAY) == "open"
    assert state(one, TODAY + timedelta(days=7)) == "shelf"


def test_another_rhythm_must_fall_due_before_the_end() -> None:
    one = promise(DAILY)
    leap = Cadence("monthly", number=29, months=12, on=date(2024, 2, 1))
    until = TODAY + timedelta(days=30)
    with pytest.raises(UsageError, match="never fall due"):
        amended(one, replace(one.terms[0], cadence=leap, until=until), TODAY, {}, agreed=True)
    assert amended(one, replace(one.terms[0], cadence=leap), TODAY, {}, agreed=True).terms[-1].cadence == leap
    assert amended(one, replace(one.terms[0], until=TODAY), TODAY, {"cue": "at six"}, agreed=True).cue == "at six"


def test_at_its_review_it_can_be_finished_at_once() -> None:
    assert state(ended(promise(review_on=TODAY), "finished", TODAY, agreed=False), TODAY) == "shelf"


def test_what_was_put_down_can_be_taken_up_again() -> None:
    over = ended(promise(), "put down", TODAY, agreed=True)
    again = changed(over, replace(over.terms[0], until=None), TODAY + timedelta(days=10), agreed=False)
    assert state(again, TODAY + timedelta(days=10)) == "open"
    assert not again.ending
    gap = scheduled(again, TODAY, TODAY + timedelta(days=9))
    assert gap == []


def test_away_nothing_falls_due_and_back_again_it_does() -> None:
    first, last = TODAY + timedelta(days=1), TODAY + timedelta(days=5)
    one = paused(promise(), first, last, TODAY)
    assert state(one, first) == "paused"
    assert not {day for day in asked(one) if first <= day <= last}
    back = resumed(one, first + timedelta(days=2))
    assert [day for day in asked(back) if first <= day <= last] == [first + timedelta(days=n) for n in (2, 3, 4)]
    assert resumed(one, TODAY) == one
    assert resumed(one, first).pauses == ()


@pytest.mark.parametrize(
    ("first", "last", "tells"),
    [(0, -1, "end before they begin"), (-1, 3, "begin today or later"), (0, 366, "a year at most")],
)
def test_pauses_that_cannot_be(first: int, last: int, tells: str) -> None:
    with pytest.raises(UsageError, match=tells):
        paused(promise(), TODAY + timedelta(days=first), TODAY + timedelta(days=last), TODAY)


def test_where_a_promise_belongs() -> None:
    once = promise(Cadence("once", on=TODAY))
    assert state(once, TODAY + timedelta(days=3)) == "open"  # not marked: it still asks
    assert state(once, TODAY, settled=True) == "shelf"
    assert state(promise(), START - timedelta(days=1)) == "waiting"
    ended_by_date = promise()
    ended_by_date = replace(ended_by_date, terms=(replace(ended_by_date.terms[0], until=TODAY),))
    assert state(ended_by_date, TODAY) == "open"
    assert state(ended_by_date, TODAY + timedelta(days=1)) == "shelf"


@pytest.mark.parametrize(
    ("cadence", "minutes"),
    [
        (DAILY, 70.0),
        (Cadence("per_week", number=3), 30.0),
        (Cadence("every_days", number=14), 5.0),
        (Cadence("once", on=TODAY), 10.0),
        (WHENEVER, 0.0),
    ],
)
def test_minutes_of_an_average_week(cadence: Cadence, minutes: float) -> None:
    one = Promise("p", START, (Term(START, cadence, "Ring", minutes=10),))
    assert minutes_a_week(one, TODAY) == pytest.approx(minutes)


@pytest.mark.parametrize(
    "dates",
    [
        {"made_on": date(1, 1, 1)},
        {"review_on": date.max},
        {"pauses": ((date.min, date.max),)},
        {"terms": (Term(date.max, DAILY, "Ring"),)},
        {"terms": (Term(TODAY, DAILY, "Ring", until=date.max),)},
        {"terms": (Term(TODAY, Cadence("once", on=date.min), "Ring"),)},
    ],
)
def test_dates_that_no_calendar_of_ours_has_are_a_damaged_file(dates: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="out of reach"):
        Promise(**{"id": "p", "made_on": TODAY, "terms": (Term(TODAY, DAILY, "Ring"),), **dates})
