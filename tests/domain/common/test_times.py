"""Times of day as people type them."""

from __future__ import annotations

import pytest

from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("20:00", "20:00"),
        ("20.30", "20:30"),
        ("8", "08:00"),
        ("2015", "20:15"),
        ("8pm", "20:00"),
        ("8:30 PM", "20:30"),
        ("12am", "00:00"),
        ("12 p.m.", "12:00"),
        ("20h15", "20:15"),
    ],
)
def test_many_ways_mean_one_time(typed: str, meant: str) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "20:60", "soon", "13pm", "0pm", "20:0", "-1", "٢٠"])
def test_what_is_no_time_is_refused_with_a_way_to_write_it(typed: str) -> None:
    with pytest.raises(UsageError, match="20:00"):
        parse_time(typed)
