"""The list of parts and steps, with what has been done of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.programme import Programme, Step
from workbook.domain.steps.progress import Key, step_progress
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import plain
from workbook.words.common import signs
from workbook.words.steps import screen as words


def contents_rows(
    programme: Programme, step_of: Callable[[str], Step], answers: Mapping[Key, Answer], shown: str
) -> list[Row]:
    """A heading for each part, a row for each step; `shown` is the one that is open."""
    rows: list[Row] = []
    for part in programme.parts:
        if rows:
            rows.append(Row())
        rows.append(Row(plain(part.title.upper(), "$text-muted")))
        for id in part.steps:
            try:
                step = step_of(id)
            except WorkbookError:  # one faulty file must not hide the others; opening it says what is wrong
                rows.append(Row(plain(id, "$text-muted"), plain(words.FAULTY, "$warning"), plain("! ", "$warning"), id))
                continue
            progress = step_progress(step, answers)
            aside = "" if progress.state == "untouched" else words.settled(progress.settled, progress.of)
            rows.append(
                Row(
                    plain(step.title, "$accent bold" if id == shown else ""),
                    plain(aside, "$text-muted"),
                    plain(f"{signs.STEPS[progress.state]} ", "$accent"),
                    value=id,
                    tooltip=step.title,
                )
            )
    return rows
