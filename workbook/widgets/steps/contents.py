"""The list of parts and steps, with what has been done of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import Answer
from workbook.domain.steps.programme import Programme, Step
from workbook.domain.steps.progress import Key, step_states
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import plain, whole_items
from workbook.words.common import people, signs
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
    from workbook.domain.steps.next_step import State

BAR = 10


def contents_rows(
    programme: Programme,
    role: Role,
    step_of: Callable[[str], Step],
    answers: Mapping[Key, Answer],
    shown: str,
    left: Mapping[str, int],
) -> list[Row]:
    """How far the book is, a heading for each part, a row for each step; `shown` is the one that is open. `left`: steps
    that the book does not have now, and how many answers there are to each. For the one who is not rebuilding
    nothing is counted."""
    counted = role == "rebuilding"
    rows: list[Row] = []
    found: list[State] = []
    for part in programme.parts_for(role):
        title = plain(people.part_title(part, role).upper(), "$text-muted")
        rows += [*([Row()] if rows else []), Row(title, wrap=True)]
        for id in part.steps:
            row, states = _row(id, step_of, answers, shown, counted and not part.whose)
            rows.append(row)
            found += states
    if programme.again and counted:
        again, _ = _row(programme.again, step_of, answers, shown, False)
        rows += [Row(), Row(plain(words.ANY_DAY, "$text-muted")), again]
    if left:
        rows += [Row(), Row(plain(words.NOT_IN_BOOK, "$text-muted"), wrap=True)]
        for id, count in left.items():
            rows.append(Row(plain(id), plain(words.answers_there(count), "$text-muted"), value=id))
    if not counted:
        return rows
    return [*_whole(found), *rows, Row(), Row(plain(whole_items(words.LEGEND), "$text-muted"), wrap=True, indent=0)]


def _whole(states: Sequence[State]) -> list[Row]:
    """`▰▰▱▱▱▱▱▱▱▱  6 of 92 exercises`: what is done or set aside, of all that counts."""
    of = len(states)
    settled = sum(state in ("done", "not now") for state in states)
    full = min(-(-BAR * settled // of), BAR - (settled < of)) if of else 0
    bar = plain(signs.STEPS["done"] * full, "$accent") + plain(signs.STEPS["untouched"] * (BAR - full), "$text-muted")
    return [Row(bar + plain(f"  {words.exercises_of(settled, of)}", "$text-muted")), Row()]


def _row(
    id: str, step_of: Callable[[str], Step], answers: Mapping[Key, Answer], shown: str, counted: bool
) -> tuple[Row, tuple[State, ...]]:
    try:
        step = step_of(id)
    except WorkbookError:  # one faulty file must not hide the others; opening it says what is wrong
        return Row(plain(id, "$text-muted"), plain(words.FAULTY, "$warning"), plain("! ", "$warning"), id), ()
    states = step_states(step, answers) if counted else ()
    name = plain(step.title, "$accent bold" if id == shown else "")
    return Row(name, marks(states), value=id, tooltip=step.title, wrap=True, whole=True), states


def marks(states: Sequence[State]) -> Content:
    """`▰▰◐▱`: a sign for each exercise."""
    return Content.assemble(
        *((signs.STEPS[state], "$text-muted" if state == "untouched" else "$accent") for state in states)
    )
