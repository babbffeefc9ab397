"""The list of parts and steps, with what has been done of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.programme import Programme, Step
from workbook.domain.steps.progress import Key, step_progress
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import plain
from workbook.words.common import people, signs
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.domain.common.people import Role


def contents_rows(
    programme: Programme, role: Role, step_of: Callable[[str], Step], answers: Mapping[Key, Answer], shown: str
) -> list[Row]:
    """A heading for each part, a row for each step; `shown` is the one that is open. For the one who is not rebuilding
    nothing is counted."""
    counted = role == "rebuilding"
    rows: list[Row] = []
    for part in programme.parts_for(role):
        title = part.title if part.whose in ("", role) else people.PART_OF[part.whose]
        rows += [*([Row()] if rows else []), Row(plain(title.upper(), "$text-muted"), wrap=True)]
        rows += [_row(id, step_of, answers, shown, counted and not part.whose) for id in part.steps]
    if programme.again and counted:
        rows += [Row(), Row(plain(words.ANY_DAY, "$text-muted")), _row(programme.again, step_of, answers, shown, False)]
    return rows


def _row(id: str, step_of: Callable[[str], Step], answers: Mapping[Key, Answer], shown: str, counted: bool) -> Row:
    try:
        step = step_of(id)
    except WorkbookError:  # one faulty file must not hide the others; opening it says what is wrong
        return Row(plain(id, "$text-muted"), plain(words.FAULTY, "$warning"), plain("! ", "$warning"), id)
    progress = step_progress(step, answers)
    told = counted and progress.state != "untouched"
    return Row(
        plain(step.title, "$accent bold" if id == shown else ""),
        plain(words.settled(progress.settled, progress.of) if told else "", "$text-muted"),
        plain(f"{signs.STEPS[progress.state]} " if counted else "  ", "$accent"),
        value=id,
        tooltip=step.title,
    )
