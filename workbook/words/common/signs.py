"""The signs that stand for what became of something, in one table: another sign for *late* is chosen here.

Every sign has a word beside it or in a legend, for readers who cannot see it or hear it read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.promises.mark import MarkKind
    from workbook.domain.promises.today import DayState
    from workbook.domain.steps.next_step import State

OPEN, TICKED = "[ ]", "[x]"

MARKS: Mapping[MarkKind, str] = {
    "open": OPEN,
    "kept": TICKED,
    "late": TICKED,
    "repaired": TICKED,
    "missed": "[–]",
    "renegotiated": "[→]",
    "not applicable": "[·]",
}
DAYS: Mapping[DayState, str] = {"kept": "●", "partly": "◐", "missed": "○", "open": "▫", "nothing": "·"}
PAPER: Mapping[MarkKind, str] = {
    "open": "",
    "kept": DAYS["kept"],
    "late": DAYS["partly"],
    "repaired": DAYS["partly"],
    "missed": DAYS["missed"],
    "renegotiated": "→",
    "not applicable": "–",
}
"""On a printed record, a day each."""
STEPS: Mapping[State, str] = {"untouched": "▱", "begun": "◐", "done": "▰", "not now": "–"}
LAID, NOT_LAID = "●", "·"
"""In the column of the pile that a card lies on, and in the others."""
SLOTS: Mapping[str, str] = {"open": OPEN, "done": TICKED, "not done": "[-]"}
"""In the shell, which keeps to signs that every terminal has."""
FULL, EMPTY = "▰", "▱"
"""How far: of a step, the book, a load, a search."""
ONE, OF_FEW = "(●)", "( )"
"""What is chosen where only one can be, and what is not."""
DONE, NOT_DONE, TOGETHER, PINNED, CHANGED, FITS = "✓", "–", "⇄", "◆", "▪", "+"
"""Of a slot of the chore week; done also of a part that is filled in and of what somebody has said."""
HELD, NEXT, WORKED = "◇", "◆", "▪"
"""Of a review or what waits for its day, the next one, and a week in which a step was worked on."""
LEVEL, NO_LEVEL, COVERED = "●", "○", "▪"
"""A level on a scale, what is missing to its top, and words that are not seen yet."""


def bar(full: int, of: int) -> str:
    """`▰▰▰▱▱`"""
    return FULL * full + EMPTY * (of - full)
