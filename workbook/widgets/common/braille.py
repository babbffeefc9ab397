"""A line of levels, drawn with the dots of braille, which every terminal font has: two across and four down a cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BLANK = 0x2800


def line_rows(levels: Sequence[float | None], each: int, rows: int, top: int = 10) -> list[str]:
    """One level every `each` cells, in their middle, 0 at the foot and `top` at the head of `rows` lines. Neighbours
    are joined; None is a gap. The first and the last level lie outside what is drawn: they only lead in and out."""
    inner = max(len(levels) - 2, 0)
    width, height = inner * each, rows * 4
    cells = [[0] * width for _ in range(rows)]

    def dot(x: int, y: int) -> None:
        if 0 <= x < 2 * width and 0 <= y < height:
            cells[y // 4][x // 2] |= _DOTS[x % 2][y % 4]

    places = [
        None if level is None else (2 * each * (number - 1) + each, round((1 - level / top) * (height - 1)))
        for number, level in enumerate(levels)
    ]
    for number, place in enumerate(places):
        if place is None:
            continue
        x, y = place
        after = places[number + 1] if number + 1 < len(places) else None
        alone = after is None and (not number or places[number - 1] is None)
        for across, down in ((0, 0), (1, 0), (0, 1), (1, 1)) if alone else ((0, 0),):
            dot(x + across, min(y + down, height - 1))
        if after is not None:
            _join(place, after, dot)
    return ["".join(chr(_BLANK + cell) if cell else " " for cell in row) for row in cells]


def _join(one: tuple[int, int], other: tuple[int, int], dot: Callable[[int, int], None]) -> None:
    (x0, y0), (x1, y1) = one, other
    steps = max(abs(x1 - x0), abs(y1 - y0), 1)
    for step in range(steps + 1):
        dot(x0 + round((x1 - x0) * step / steps), y0 + round((y1 - y0) * step / steps))
