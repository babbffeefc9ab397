"""The next sittings: what lies ahead, and of which one it is said, once, that it did not happen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from workbook.domain.common.errors import UsageError
from workbook.domain.steps.appointments import Appointment, ahead, missed, typed_sittings

TODAY = date(2026, 11, 21)
WED = Appointment("a", "sam", date(2026, 11, 18), "20:00")
SAT = Appointment("b", "sam", TODAY, "07:00")


def test_today_still_lies_ahead_and_what_passed_comes_again_on_its_weekday_for_two_months() -> None:
    week = timedelta(weeks=1)
    assert ahead([SAT, WED], TODAY) == [SAT, replace(WED, on=WED.on + week)]
    assert ahead([WED], WED.on + 3 * week) == [replace(WED, on=WED.on + 3 * week)]
    assert ahead([WED], WED.on + 8 * week + timedelta(days=1)) == []
    assert ahead([replace(WED, what="The review of the week")], TODAY) == []


def test_one_of_a_later_week_is_spoken_of_only_where_somebody_wrote_in_between() -> None:
    told, day = replace(WED, told=TODAY), WED.on + timedelta(days=8)
    assert missed([told], [], day) is None
    assert missed([told], [WED.on + timedelta(days=2)], day) == replace(told, on=WED.on + timedelta(days=7))
    assert missed([WED], [], WED.on + timedelta(weeks=5)) is None


def test_only_the_last_one_that_passed_counts_and_writing_on_its_day_or_since_settles_it() -> None:
    before = replace(WED, id="c", on=WED.on - timedelta(days=3))
    assert missed([before, WED, SAT], [WED.on - timedelta(days=1)], TODAY) == WED
    assert missed([before, WED], [WED.on], TODAY) is None
    assert missed([before, WED], [TODAY], TODAY) is None
    assert missed([SAT], [], TODAY) is None


def test_it_is_said_on_one_day_only_and_not_after_weeks() -> None:
    assert missed([replace(WED, told=TODAY)], [], TODAY) is not None
    assert missed([replace(WED, told=TODAY)], [], TODAY + timedelta(days=1)) is None
    assert missed([WED], [], WED.on + timedelta(days=14)) is not None
    assert missed([WED], [], WED.on + timedelta(days=15)) is None


def test_sittings_as_people_type_them() -> None:
    today = date(2026, 11, 21)
    friday, saturday = date(2026, 11, 27), date(2026, 11, 28)
    assert typed_sittings("fri", today) == ((friday, ""),)
    assert typed_sittings("fri and sat", today) == ((friday, ""), (saturday, ""))
    assert typed_sittings("Sat 8 pm, fri 7:30", today) == ((friday, "07:30"), (saturday, "20:00"))
    assert typed_sittings("in 3 days 20.15", today) == ((date(2026, 11, 24), "20:15"),)
    assert typed_sittings("5 dec", today) == ((date(2026, 12, 5), ""),)
    for wrong in ("", "20:00", "20:00 fri", "fri 20:00 21:00", "fri sat sun", "fri, sat, sun", "fri 25:00", "[/]"):
        with pytest.raises(UsageError):
            typed_sittings(wrong, today)
