"""A scale of one to five as it stands in a row: `1 2 ● 4 5`, the keys themselves, with a dot where the answer is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from workbook.words.common import signs


def drawn(values: Sequence[int], chosen: int | None) -> Content:
    """The scale for these values, numbered from 1; two cells a value, the last one only one."""
    parts = [
        Content.styled(signs.LEVEL, "$accent") if value == chosen else Content.styled(str(number), "$text-muted")
        for number, value in enumerate(values, 1)
    ]
    return Content(" ").join(parts)


def value_at(values: Sequence[int], x: int) -> int | None:
    """The value whose number stands at cell `x` of the scale; None between numbers and beyond."""
    return values[x // 2] if 0 <= x < width(values) and x % 2 == 0 else None


def width(values: Sequence[int]) -> int:
    return 2 * len(values) - 1
