"""The line of ups and downs."""

from __future__ import annotations

import pytest

from workbook.widgets.common.braille import line_rows


def test_it_rises_from_the_foot_to_the_head() -> None:
    low, middle, high = reversed(line_rows([None, 0, 10, None], 8, 3))
    assert low.rstrip().rfind(low.strip()[0]) < middle.find(middle.strip()[0]) < high.find(high.strip()[0])
    assert line_rows([None, 0, 0, None], 8, 3)[0].strip() == line_rows([None, 10, 10, None], 8, 3)[2].strip() == ""
    assert line_rows([None, 0, 0, None], 8, 3)[2].strip()
    assert line_rows([None, 10, 10, None], 8, 3)[0].strip()


def test_a_week_without_a_point_is_a_gap_and_one_alone_is_a_dot() -> None:
    [row] = line_rows([None, 5, None, 5, None], 8, 1)
    assert len(row.split()) == 2
    assert row[8:16].strip() == ""


def test_it_leads_in_and_out_of_what_is_drawn() -> None:
    [row] = line_rows([5, None, 5, 5], 8, 1)
    assert row[:8].strip() == ""
    assert row[-1] != " "


@pytest.mark.parametrize("levels", [[], [None], [None, None], [None, 3.3, None], [0, 10, 0, 10, 0]])
def test_every_row_is_as_wide_as_the_weeks(levels: list[float | None]) -> None:
    rows = line_rows(levels, 8, 4)
    assert len(rows) == 4
    assert {len(row) for row in rows} == {8 * max(len(levels) - 2, 0)}
