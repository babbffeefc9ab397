"""The next sittings: what lies ahead, and of which one it is said, once, that it did not happen."""

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.steps.appointments import Appointment, ahead, missed

TODAY = date(2026, 11, 21)
WED = Appointment("a", "sam", date(2026, 11, 18), "20:00")
SAT = Appointment("b", "sam", TODAY, "07:00")


def test_today_still_lies_ahead() -> None:
    assert ahead([SAT, WED], TODAY) == [SAT]


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
