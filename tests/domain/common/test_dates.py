"""Dates as people type them, weeks and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.dates import (
    day_of_month,
    days_in_month,
    is_further,
    parse_day,
    parse_iso,
    week_start,
)
from workbook.domain.common.errors import UsageError

SATURDAY = date(2026, 11, 21)
days = st.dates(date(1900, 1, 8), date(2199, 12, 31))


@given(days, st.integers(0, 6))
def test_a_week_holds_its_day_and_begins_on_the_day_that_was_chosen(day: date, first: int) -> None:
    begin = week_start(day, first)
    assert begin.weekday() == first
    assert begin <= day < begin + timedelta(days=7)


@given(days)
def test_iso_dates_are_read_back(day: date) -> None:
    assert parse_iso(str(day)) == day == parse_day(f"  {day} ", SATURDAY)


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_a_short_month_is_served_by_its_last_day(year: int, month: int) -> None:
    last = day_of_month(year, month, 31)
    assert last.day == days_in_month(year, month)
    assert (last + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", SATURDAY),
        ("Tomorrow", SATURDAY + timedelta(days=1)),
        ("yesterday", SATURDAY - timedelta(days=1)),
        ("fri", date(2026, 11, 27)),
        ("sat", date(2026, 11, 28)),
        ("Sunday", date(2026, 11, 22)),
        ("in 3 days", date(2026, 11, 24)),
        ("+10", date(2026, 12, 1)),
        ("2 days ago", date(2026, 11, 19)),
        ("2028-02-29", date(2028, 2, 29)),
        ("next fri", date(2026, 11, 27)),
        ("next Saturday", date(2026, 11, 28)),
        ("fr", date(2026, 11, 27)),
        ("Su", date(2026, 11, 22)),
        ("next week", date(2026, 11, 28)),
        ("next month", date(2026, 12, 21)),
        ("next year", date(2027, 11, 21)),
        ("fri week", date(2026, 12, 4)),
        ("Saturday week", date(2026, 12, 5)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("in a week", date(2026, 11, 28)),
        ("a week from now", date(2026, 11, 28)),
        ("31.12.2026", date(2026, 12, 31)),
        ("in 3 months", date(2027, 2, 21)),
        ("in 1 year", date(2027, 11, 21)),
        ("1 dec", date(2026, 12, 1)),
        ("Dec 1st", date(2026, 12, 1)),
        ("21 nov", SATURDAY),
        ("20 nov", date(2027, 11, 20)),
        ("29 feb", date(2028, 2, 29)),
        ("1 December 2030", date(2030, 12, 1)),
    ],
)
def test_words_mean_days_ahead(text: str, day: date) -> None:
    assert parse_day(text, SATURDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("fri", date(2026, 11, 20)),
        ("sat", SATURDAY),
        ("sun", date(2026, 11, 15)),
        ("1 dec", date(2025, 12, 1)),
        ("21 nov", SATURDAY),
    ],
)
def test_looking_back_a_weekday_is_the_latest_one(text: str, day: date) -> None:
    assert parse_day(text, SATURDAY, "back") == day


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("2026-02-29", "that month has 28 days in 2026"),
        ("2026-02-30", "does not exist"),
        ("2026-13-01", "months go from 01 to 12"),
        ("2026-00-10", "months go from 01 to 12"),
        ("9999-12-31", "out of reach"),
        ("0001-01-01", "out of reach"),
        ("12345-01-01", "out of reach"),
        ("in 999999 days", "out of reach"),
        ("soon", "not a date"),
        ("", "not a date"),
        ("２０２６-01-01", "not a date"),
        ("21/11/2026", "not a date"),
        ("31.11.2026", "does not exist"),
        ("tomorow", "The nearest is tomorrow"),
        ("t", "not a date"),
        ("tomorrow week", "not a date"),
    ],
)
def test_what_is_no_date_gets_its_sentence(text: str, tells: str) -> None:
    with pytest.raises(UsageError, match=tells) as caught:
        parse_day(text, SATURDAY)
    assert len(text) < 2 or text not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "far"),
    [("29 feb", True), ("feb 29th", True), ("29 feb 2028", False), ("1 dec", False), ("in 2 years", False)],
)
def test_a_day_that_comes_only_in_some_years_may_be_further_than_meant(text: str, far: bool) -> None:
    assert is_further(text, parse_day(text, SATURDAY), SATURDAY) is far
    assert is_further("29 feb", date(2024, 2, 29), SATURDAY)
