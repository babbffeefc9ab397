"""A curve of values between 0 and 1, drawn with the characters of boxes, which every terminal font has."""

from __future__ import annotations

from collections.abc import Sequence


def curve_rows(values: Sequence[float], width: int, rows: int = 5) -> list[str]:
    """The last `width` values in `rows` lines, the lowest for 0 and the highest for 1, one value a cell.

    A rise or a fall is drawn in the cell of the value it leads to.
    """
    levels = [round(value * (rows - 1)) for value in values[-width:]]
    grid = [[" "] * len(levels) for _ in range(rows)]
    for at, level in enumerate(levels):
        before = levels[at - 1] if at else level
        if before == level:
            grid[level][at] = "─"
            continue
        rises = level > before
        grid[before][at] = "╯" if rises else "╮"
        grid[level][at] = "╭" if rises else "╰"
        for between in range(min(before, level) + 1, max(before, level)):
            grid[between][at] = "│"
    return ["".join(row) for row in reversed(grid)]
