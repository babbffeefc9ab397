"""The table of keys: nothing is wider than its place, what goes on hangs, two columns where there is room."""

from __future__ import annotations

import pytest

from workbook.widgets.common.key_table import KEYS_WIDTH, TWO_FROM, KeyTable

GROUPS = {
    "Here": [("space", "Mark it kept; once more takes that back"), ("tab  shift+tab", "Go to the chores " * 9)],
    "Nothing": [],
    "Everywhere": [("^q", "Close")],
}


@pytest.mark.parametrize("width", [30, 56, TWO_FROM - 1, TWO_FROM, 110])
def test_lines_fit_and_hang(width: int) -> None:
    lines = KeyTable(GROUPS)._laid_out(width).plain.splitlines()
    assert max(map(len, lines)) <= width
    assert "Here" in lines[0]
    assert ("Everywhere" in lines[0]) is (width >= TWO_FROM)
    goes_on = [line for line in lines if line.startswith(" " * (KEYS_WIDTH + 2))]
    assert goes_on, "what does not fit stands beneath itself"
    assert "Nothing" not in "".join(lines)
    assert " ".join("".join(lines).split()).count("chores") == 9
