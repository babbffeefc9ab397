"""An answer as somebody wrote it in a sitting, and what ledgers and cards are written with."""

from __future__ import annotations

from typing import NamedTuple

from workbook.domain.steps import answers as a


class Written(NamedTuple):
    """One answer as it stood at the end of a sitting."""

    ago: int
    step: str
    exercise: str
    value: a.Value


def rows(columns: str, *lines: tuple[a.Cell, ...]) -> a.Rows:
    """A ledger: its columns by id, then the cells of each row in that order ("" for one that was left open)."""
    ids = columns.split()
    return a.Rows(
        tuple(
            a.Row(f"r{number}", {id: cell for id, cell in zip(ids, line, strict=True) if cell != ""})
            for number, line in enumerate(lines, 1)
        )
    )


def picked(*cards: tuple[str, str]) -> a.Picks:
    """Picked cards, each with its line."""
    return a.Picks(tuple(a.Pick(card, line) for card, line in cards))
