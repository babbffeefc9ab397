"""`lines`, `show STEP/EXERCISE ROW`: single lines of a page of one's own that the other one may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.verbs.write import exercise_meant
from workbook.words.steps import verbs as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Row
    from workbook.domain.steps.programme import Exercise
    from workbook.domain.steps.shown import ShownLine


def register(add: AddVerb) -> None:
    add("lines", help=words.LINES_HELP, run=lines)
    verb = add("show", help=words.SHOW_HELP, run=show)
    verb.add_argument("exercise", metavar="STEP/EXERCISE", help=words.SHOW_EXERCISE_HELP)
    verb.add_argument("row", metavar="ROW", type=int, help=words.SHOW_ROW_HELP)
    verb.add_argument("--back", action="store_true", help=words.SHOW_BACK_HELP)
    verb.add_argument("--shown", action="store_true", help=SHOWN)


def lines(ctx: Context) -> int:
    """What the other one shows, which is read by that; and what one shows oneself."""
    (name, theirs), own = ctx.notebook.shown_to(ctx.person), ctx.notebook.shown_lines.by(ctx.person)
    if ctx.as_json:
        ctx.json(shows_you=[_as_json(one) for one in theirs], you_show=[_as_json(one) for one in own])
    else:
        for heading, found in ((words.shows_you(name), theirs), (words.YOU_SHOW, own)):
            if found:
                ctx.say(heading)
                for one in found:
                    ctx.say(words.shown_line(one, mine=found is own))
        if not (theirs or own):
            ctx.tell(words.NO_LINES)
    if any(one.seen is None for one in theirs):
        ctx.notebook.shown_lines.were_seen(theirs, ctx.today)
    return 0


def show(ctx: Context) -> int:
    """Show a row as it reads now, or take it back while it is unread."""
    from workbook.domain.steps.answers import Rows
    from workbook.domain.steps.exercises import Ledger

    other = ctx.notebook.people.other(ctx.person)
    if other is None:
        raise UsageError(words.NOBODY_TO_SHOW)
    step, exercise = exercise_meant(ctx, ctx.args.exercise)
    if not isinstance(exercise.settings, Ledger) or not exercise.settings.shows:
        raise UsageError(words.SHOWS_NOTHING)
    answer = ctx.notebook.answers.of(ctx.person).get((step.id, exercise.id))
    rows = list(answer.value.rows) if answer is not None and isinstance(answer.value, Rows) else []
    if not 1 <= ctx.args.row <= len(rows):
        raise NotFoundError(words.no_such_row(len(rows)))
    row, shown_lines = rows[ctx.args.row - 1], ctx.notebook.shown_lines
    if not ctx.args.back:
        _let_read(ctx, exercise, row)
        shown_lines.show(step.id, exercise, ctx.person, row, ctx.today)
        ctx.say(words.line_is_shown(other.name))
        return 0
    line = shown_lines.of(step.id, exercise.id, ctx.person).get(row.id)
    if line is None:
        raise NotFoundError(words.NOT_SHOWN)
    shown_lines.take_back(line)
    ctx.say(words.LINE_IS_BACK)
    return 0


def _let_read(ctx: Context, exercise: Exercise, row: Row) -> None:
    """As `care.let_read`, of this row."""
    from workbook.domain.steps.answers import Rows
    from workbook.domain.steps.plain_text import plain_answer
    from workbook.verbs.care import let_read

    let_read(ctx, ctx.args.shown, plain_answer(exercise.settings, Rows((row,))).removeprefix("- "))


def _as_json(line: ShownLine) -> dict[str, Any]:
    return {"exercise": line.title, "text": line.text, "on": line.on, "read": line.seen}
