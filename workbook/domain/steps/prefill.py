"""What somebody wrote in the step about conflicts, as the beginning of one: nobody should have to type it twice.

The exercises are found by their ids; content of another make may not have them, and then nothing is gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.steps.answers import Answer, Row, Rows

STEP = "conflicts"
MOST = 30
"""Rows that are taken from each exercise, from the first on."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """`what` is the first complaint; `triggers` are days with what came just before; `options` as they were written."""

    what: str = ""
    triggers: tuple[tuple[date, str], ...] = ()
    options: tuple[str, ...] = ()


def gathered(answers: Mapping[tuple[str, str], Answer], today: date) -> Gathered:
    """From one person's answers; private ones are left out, for a conflict is looked at by both. Days that have not
    come yet are left out too."""
    complaints = (_cell(row, "complaint") for row in _rows(answers, "question"))
    options = [text for row in _rows(answers, "options") if (text := _cell(row, "option"))]
    triggers: list[tuple[date, str]] = []
    for row in _rows(answers, "triggers"):
        try:
            day = parse_iso(_cell(row, "when"))
        except UsageError:
            continue
        if day <= today:
            triggers.append((day, _cell(row, "before")))
    return Gathered(next((text for text in complaints if text), ""), tuple(triggers), tuple(options))


def _rows(answers: Mapping[tuple[str, str], Answer], exercise: str) -> Iterator[Row]:
    answer = answers.get((STEP, exercise))
    if answer is not None and not answer.private and isinstance(answer.value, Rows):
        yield from answer.value.rows[:MOST]


def _cell(row: Row, column: str) -> str:
    return " ".join(str(row.cells.get(column, "")).split())
