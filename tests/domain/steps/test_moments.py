"""Moments of one's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbook.domain.common.errors import UsageError
from workbook.domain.steps.moments import NOTE_LIMIT, Moment, check, drawn_day

TODAY = date(2026, 11, 28)  # a Saturday
MONDAY = date(2026, 11, 23)


def test_one_draws_today_or_the_last_day_that_has_a_point() -> None:
    before = MONDAY - timedelta(days=7)
    point, note = before + timedelta(days=2), before + timedelta(days=4)
    moments = {point: Moment("sam", point, 3), note: Moment("sam", note, None, "a letter")}
    assert drawn_day(MONDAY, moments, TODAY) == TODAY
    assert drawn_day(before, moments, TODAY) == point
    assert drawn_day(before - timedelta(days=7), moments, TODAY) == before - timedelta(days=1)
    assert drawn_day(MONDAY + timedelta(days=7), moments, TODAY) is None


@pytest.mark.parametrize("bad", [Moment("sam", TODAY, 11), Moment("sam", TODAY, -1)])
def test_a_level_lies_between_0_and_10(bad: Moment) -> None:
    with pytest.raises(UsageError, match="between 0 and 10"):
        check(bad)


def test_a_note_is_refused_whole_and_never_repeated() -> None:
    with pytest.raises(UsageError) as raised:
        check(Moment("sam", TODAY, 3, "secret" * NOTE_LIMIT))
    assert "secret" not in str(raised.value)
