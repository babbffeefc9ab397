"""Cadences: read, said back, and the days they make over fifty years."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.promises.rhythms import all_of, by_kind, fixed_of
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import (
    DAILY,
    WHENEVER,
    Cadence,
    CadenceKind,
    anchored,
    carried_on,
    fixed_days,
    next_fixed_day,
    week_quota,
)
from workbook.domain.promises.draft_form import kind_place
from workbook.domain.promises.typed_cadence import cadence_text, parse_cadence
from workbook.words.promises import promise

TODAY = date(2026, 11, 21)
days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
KINDS = by_kind(days, days)
fixed, cadences = fixed_of(KINDS), all_of(KINDS)
spans = st.integers(0, 50 * 366)


def asks(cadence: Cadence, day: date) -> bool:
    """The rule itself, day by day, to compare with."""
    match cadence.kind:
        case "once":
            return day == cadence.on
        case "weekdays":
            return day.weekday() in cadence.weekdays
        case "every_days":
            assert cadence.on is not None
            return day >= cadence.on and (day - cadence.on).days % cadence.number == 0
        case "monthly":
            last = (day + timedelta(days=1)).day == 1
            return in_turn(cadence, day) and (day.day == cadence.number or (last and day.day < cadence.number))
        case "month_weekday":
            place = (day.day + 6) // 7
            last = (day + timedelta(days=7)).month != day.month
            right = last if cadence.number == 5 else place == cadence.number
            return in_turn(cadence, day) and day.weekday() == cadence.weekdays[0] and right
        case _:
            return False


def in_turn(cadence: Cadence, day: date) -> bool:
    """Whether it is the turn of the month that the day lies in."""
    if cadence.months == 1 or cadence.on is None:
        return True
    return (day.year * 12 + day.month - cadence.on.year * 12 - cadence.on.month) % cadence.months == 0


def test_every_kind_of_cadence_is_tried() -> None:
    assert set(KINDS) == set(get_args(CadenceKind))


@given(fixed, days, spans)
def test_dues_of_fifty_years_are_in_order_never_twice_and_inside_the_range(
    cadence: Cadence, first: date, span: int
) -> None:
    last = first + timedelta(days=span)
    found = list(fixed_days(cadence, first, last))
    assert all(one < two for one, two in pairwise(found))
    assert len(found) <= span + 1
    assert all(first <= day <= last for day in found)


@given(fixed, days, st.integers(0, 800))
def test_no_due_is_lost(cadence: Cadence, first: date, span: int) -> None:
    last = first + timedelta(days=span)
    every = [first + timedelta(days=n) for n in range(span + 1)]
    assert list(fixed_days(cadence, first, last)) == [day for day in every if asks(cadence, day)]


@given(fixed, days, spans, st.data())
def test_two_halves_of_a_range_make_the_whole(cadence: Cadence, first: date, span: int, data: st.DataObject) -> None:
    last = first + timedelta(days=span)
    cut = first + timedelta(days=data.draw(st.integers(0, span)))
    halves = [*fixed_days(cadence, first, cut), *fixed_days(cadence, cut + timedelta(days=1), last)]
    assert halves == list(fixed_days(cadence, first, last))


@given(fixed, days)
def test_the_next_due_is_the_first_of_those_to_come(cadence: Cadence, day: date) -> None:
    found = next_fixed_day(cadence, day)
    if found is not None:
        assert found == next(fixed_days(cadence, day, found))
    elif cadence.kind != "once":
        assert cadence.on is not None or not list(fixed_days(cadence, day, day + timedelta(days=400)))


@given(cadences, days)
def test_a_cadence_said_in_the_form_of_the_shell_is_read_back(cadence: Cadence, start: date) -> None:
    said = cadence_text(cadence)
    again = parse_cadence(said, start)
    if cadence.kind == "every_days":
        assert (again.number, again.kind) == (cadence.number, "every_days") or again == DAILY
    elif cadence.months == 12:
        days_of = [list(fixed_days(one, date(2027, 1, 1), date(2032, 12, 31))) for one in (cadence, again)]
        assert days_of[0] == days_of[1]
    elif cadence.months > 1:  # from which month it counts is not said
        assert again == replace(cadence, on=None)
    else:
        assert again == (cadence if cadence.kind == "once" else replace(cadence, on=None))


@given(cadences)
def test_a_cadence_has_words_and_a_place_among_the_choices_of_the_forge(cadence: Cadence) -> None:
    assert promise.cadence(cadence)
    assert kind_place(cadence) is not None


@given(cadences)
def test_a_cadence_goes_through_json(cadence: Cadence) -> None:
    assert msgspec.json.decode(msgspec.json.encode(cadence), type=Cadence) == cadence


@given(st.integers(1, 7), st.integers(0, 7))
def test_part_of_a_week_owes_in_proportion_and_never_more_than_its_days(number: int, count: int) -> None:
    owed = week_quota(number, count)
    assert 0 <= owed <= count
    assert abs(owed - number * count / 7) <= 0.5
    assert week_quota(number, 7) == number


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("daily", DAILY),
        ("every 1 day", DAILY),
        ("mon,wed,fri", Cadence("weekdays", (0, 2, 4))),
        ("Mon, Wed , FRIDAYS", Cadence("weekdays", (0, 2, 4))),
        ("mon-fri", Cadence("weekdays", (0, 1, 2, 3, 4))),
        ("fri-mon", Cadence("weekdays", (0, 4, 5, 6))),
        ("weekends", Cadence("weekdays", (5, 6))),
        ("3/week", Cadence("per_week", number=3)),
        ("3 times a week", Cadence("per_week", number=3)),
        ("weekly", Cadence("per_week", number=1)),
        ("every 2 days", Cadence("every_days", number=2)),
        ("every 2 weeks", Cadence("every_days", number=14)),
        ("monthly 15", Cadence("monthly", number=15)),
        ("monthly last", Cadence("monthly", number=31)),
        ("once 2026-12-01", Cadence("once", on=date(2026, 12, 1))),
        ("once tomorrow", Cadence("once", on=date(2026, 11, 22))),
        ("1 dec", Cadence("once", on=date(2026, 12, 1))),
        ("next fri", Cadence("once", on=date(2026, 11, 27))),
        ("in 2 weeks", Cadence("once", on=date(2026, 12, 5))),
        ("in a month", Cadence("once", on=date(2026, 12, 21))),
        ("every other day", Cadence("every_days", number=2)),
        ("every two days", Cadence("every_days", number=2)),
        ("fortnightly", Cadence("every_days", number=14)),
        ("every other fri", Cadence("every_days", number=14, on=date(2026, 11, 27))),
        ("every 3 weeks on sat", Cadence("every_days", number=21, on=TODAY)),
        ("every weekday", Cadence("weekdays", (0, 1, 2, 3, 4))),
        ("last fri monthly", Cadence("month_weekday", (4,), 5)),
        ("Last Friday of the month", Cadence("month_weekday", (4,), 5)),
        ("every last fri", Cadence("month_weekday", (4,), 5)),
        ("2nd tue of each month", Cadence("month_weekday", (1,), 2)),
        ("first mon every 2 months", Cadence("month_weekday", (0,), 1, months=2)),
        ("monthly on the 15th", Cadence("monthly", number=15)),
        ("last day of the month", Cadence("monthly", number=31)),
        ("every 3 months", Cadence("monthly", number=21, months=3)),
        ("quarterly on the 1st", Cadence("monthly", number=1, months=3)),
        ("every other month", Cadence("monthly", number=21, months=2)),
        ("yearly", Cadence("monthly", number=21, months=12, on=date(2024, 11, 1))),
        ("yearly 1 dec", Cadence("monthly", number=1, months=12, on=date(2024, 12, 1))),
        ("every year on feb 29", Cadence("monthly", number=29, months=12, on=date(2024, 2, 1))),
        ("last sun of may every year", Cadence("month_weekday", (6,), 5, date(2024, 5, 1), 12)),
        ("10 days after it was last done", Cadence("after", number=10)),
        ("2 weeks after", Cadence("after", number=14)),
        ("after 3 days", Cadence("after", number=3)),
        ("whenever", WHENEVER),
        ("each day", DAILY),
        ("once a day", DAILY),
        ("mondays and thursdays", Cadence("weekdays", (0, 3))),
        ("every mon & thu", Cadence("weekdays", (0, 3))),
        ("mon/thu", Cadence("weekdays", (0, 3))),
        ("Monday to Friday", Cadence("weekdays", (0, 1, 2, 3, 4))),
        ("mon–fri", Cadence("weekdays", (0, 1, 2, 3, 4))),
        ("workdays", Cadence("weekdays", (0, 1, 2, 3, 4))),
        ("each tuesday", Cadence("weekdays", (1,))),
        ("weekly on fri", Cadence("weekdays", (4,))),
        ("once a week on fri", Cadence("weekdays", (4,))),
        ("3x a week", Cadence("per_week", number=3)),
        ("3x/week", Cadence("per_week", number=3)),
        ("three times per week", Cadence("per_week", number=3)),
        ("3 times weekly", Cadence("per_week", number=3)),
        ("thrice a week", Cadence("per_week", number=3)),
        ("twice weekly", Cadence("per_week", number=2)),
        ("every third day", Cadence("every_days", number=3)),
        ("every 2nd day", Cadence("every_days", number=2)),
        ("every second week", Cadence("every_days", number=14)),
        ("every other week on fri", Cadence("every_days", number=14, on=date(2026, 11, 27))),
        ("every third month on the 5th", Cadence("monthly", number=5, months=3)),
        ("each month on the last fri", Cadence("month_weekday", (4,), 5)),
        ("in two weeks", Cadence("once", on=date(2026, 12, 5))),
        ("on 1 dec", Cadence("once", on=date(2026, 12, 1))),
        ("once on fri", Cadence("once", on=date(2026, 11, 27))),
    ],
)
def test_the_forms_that_can_be_typed(text: str, cadence: Cadence) -> None:
    assert parse_cadence(text, TODAY) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "", ",", "often", "0/week", "8/week", "-1/week", "3/month", "/week", "every 0 days", "every 367 days",
        "every x days", "every", "every 99999999999 days", "monthly 0", "monthly 32", "monthly x", "once",
        "biweekly", "every second fri", "every third fri", "once a month", "twice a month", "month", "monthly fri",
        "fifth fri monthly", "every 13 months", "every 2 years", "yearly 31 feb", "monthly jan 5", "monthly yearly",
        "after", "days after", "x days after", "400 days after", "2 months after", "10 days after lunch", "in",
        "29 feb 2027", "1 foo", "last fri",
        "every half year", "every other year", "and", "mon to", "to fri", "weekly on", "3x",
        "x a week", "weekly 15", "on 15", "every first", "every other", "mon or thu", "12/1/2026",
        "once 2026-02-30", "once never", "mon,xyz", "mon-", "-", "²/week", "1.5/week",
    ],
)  # fmt: skip
def test_what_means_nothing_gets_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        parse_cadence(text, TODAY)


@pytest.mark.parametrize("text", ["yearly 29 feb 2025", "every year on feb 29 2028", "yearly 2027-12-01"])
def test_each_year_takes_no_year(text: str) -> None:
    with pytest.raises(UsageError, match=r"^Each year has no year of its own"):
        parse_cadence(text, TODAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "once"},
        {"kind": "weekdays"},
        {"kind": "weekdays", "weekdays": [1, 0]},
        {"kind": "weekdays", "weekdays": [7]},
        {"kind": "per_week", "number": 0},
        {"kind": "monthly", "number": 32},
        {"kind": "every_days", "number": 0},
        {"kind": "hourly"},
        {"kind": "month_weekday", "number": 1},
        {"kind": "month_weekday", "weekdays": [0, 1], "number": 1},
        {"kind": "month_weekday", "weekdays": [0], "number": 6},
        {"kind": "monthly", "number": 1, "months": 13},
        {"kind": "every_days", "number": 1, "months": 2},
        {"kind": "after", "number": 0},
    ],
)
def test_a_damaged_cadence_is_not_let_in(fields: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, Cadence)


def test_29_february_and_short_months() -> None:
    assert list(fixed_days(Cadence("monthly", number=29), date(2027, 2, 1), date(2028, 2, 29))) == [
        date(2027, 2, 28), *(date(2027, month, 29) for month in range(3, 13)), date(2028, 1, 29), date(2028, 2, 29)
    ]  # fmt: skip
    leap = Cadence("once", on=date(2028, 2, 29))
    assert list(fixed_days(leap, date(2027, 1, 1), date(2029, 1, 1))) == [date(2028, 2, 29)]


def test_every_n_days_counts_from_its_start_whatever_range_is_asked_for() -> None:
    cadence = anchored(Cadence("every_days", number=3), date(2026, 11, 21))
    assert list(fixed_days(cadence, date(2026, 11, 1), date(2026, 11, 28))) == [
        date(2026, 11, 21), date(2026, 11, 24), date(2026, 11, 27)
    ]  # fmt: skip


def test_29_february_each_year_is_the_28th_in_short_ones() -> None:
    yearly = parse_cadence("yearly 29 feb", TODAY)
    found = list(fixed_days(yearly, date(2026, 11, 21), date(2032, 12, 31)))
    assert [str(day)[:4] for day in found] == ["2027", "2028", "2029", "2030", "2031", "2032"]
    assert [day.day for day in found] == [28, 29, 28, 28, 28, 29]


def test_every_n_months_begins_with_the_first_such_day_to_come() -> None:
    cadence = anchored(parse_cadence("every 3 months on the 15th", TODAY), TODAY)
    assert list(fixed_days(cadence, TODAY, date(2027, 7, 1))) == [
        date(2026, 12, 15), date(2027, 3, 15), date(2027, 6, 15)
    ]  # fmt: skip


def test_the_same_rhythm_goes_on_from_where_it_counted() -> None:
    old = anchored(parse_cadence("every 3 months", TODAY), TODAY)
    assert carried_on(parse_cadence("every 3 months 21", date(2026, 12, 1)), old) == old
    other = parse_cadence("every 2 months", date(2026, 12, 21))
    assert carried_on(other, old) == other
    fridays = parse_cadence("every other fri", TODAY)
    assert carried_on(fridays, anchored(Cadence("every_days", number=14), TODAY)) == fridays


@given(cadences, cadences)
def test_any_rhythm_can_take_the_place_of_any_other(new: Cadence, old: Cadence) -> None:
    assert carried_on(new, old) in (new, old)
    once = Cadence("once", on=TODAY)
    assert carried_on(new, once) == new
    assert carried_on(once, old) == once
