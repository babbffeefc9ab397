"""How long something takes, as it is typed."""

from __future__ import annotations

import pytest

from workbook.domain.chores.clock import parse_minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90", 90), (" 0 ", 0), ("90 min", 90), ("1h", 60), ("1 H 30", 90), ("1h30m", 90), ("1:30", 90), ("24h", 1440),
     ("", None), ("-5", None), ("abc", None), ("99999", None), ("1441", None), ("24h01", None), ("1h60", None),
     ("1:3", None), ("h", None), ("1.5", None), ("²", None), ("٣", None), ("1h30h", None)],
)  # fmt: skip
def test_a_time_is_minutes_or_nothing(text: str, minutes: int | None) -> None:
    assert parse_minutes(text) == minutes
