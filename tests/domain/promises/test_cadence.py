"""Cadences: read, said back, and the days they make over fifty years."""

from datetime import date, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import (
    DAILY,
    WHENEVER,
    Cadence,
    anchored,
    cadence_text,
    fixed_days,
    next_fixed_day,
    parse_cadence,
    week_quota,
)

TODAY = date(2026, 11, 21)
days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
fixed = st.one_of(
    st.builds(lambda on: Cadence("once", on=on), days),
    st.sets(st.integers(0, 6), min_size=1).map(lambda week: Cadence("weekdays", tuple(sorted(week)))),
    st.builds(lambda n, on: Cadence("every_days", number=n, on=on), st.integers(1, 366), days),
    st.integers(1, 31).map(lambda n: Cadence("monthly", number=n)),
)
cadences = st.one_of(fixed, st.integers(1, 7).map(lambda n: Cadence("per_week", number=n)), st.just(WHENEVER))
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
            return day.day == cadence.number or (last and day.day < cadence.number)
        case _:
            return False


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
    else:
        assert again == cadence


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
        ("whenever", WHENEVER),
    ],
)
def test_the_forms_that_can_be_typed(text: str, cadence: Cadence) -> None:
    assert parse_cadence(text, TODAY) == cadence


@pytest.mark.parametrize(
    "text",
    [
        "", ",", "often", "0/week", "8/week", "-1/week", "3/month", "/week", "every 0 days", "every 367 days",
        "every x days", "every", "every 99999999999 days", "monthly 0", "monthly 32", "monthly x", "once",
        "once 2026-02-30", "once never", "mon,xyz", "mon-", "-", "²/week", "1.5/week",
    ],
)  # fmt: skip
def test_what_means_nothing_gets_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
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
