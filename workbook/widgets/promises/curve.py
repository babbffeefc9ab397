"""A curve of values between 0 and 1, drawn with the characters of boxes, which every terminal font has."""

from __future__ import annotations

from collections.abc import Sequence

STAYS = 0.75  # of the distance between two lines


def curve_rows(values: Sequence[float], width: int, rows: int = 5) -> list[str]:
    """The last `width` values in `rows` lines, the lowest for 0 and the highest for 1, one value a cell.

    A rise or a fall is drawn in the cell of the value it leads to.
    """
    levels: list[int] = []
    for value in values[-width:]:
        exact = value * (rows - 1)
        # A value between two lines stays on the one it comes from: else a small step would look like a large one.
        stays = bool(levels) and abs(exact - levels[-1]) <= STAYS
        levels.append(levels[-1] if stays else round(exact))
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
