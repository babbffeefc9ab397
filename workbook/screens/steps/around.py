"""What an exercise of a step may know beyond its own answer, gathered from the notebook and the book."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.common.people import let_down_already
from workbook.domain.steps.answers import Apart, Undertaking
from workbook.domain.steps.exercises import Act, Compare, Ledger, Rehearse, Reread
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.programme import Exercise, place
from workbook.widgets.steps.exercises.around import Around

if TYPE_CHECKING:
    from workbook.domain.steps.shown import ShownLine
    from workbook.screens.common.app_context import AppContext
    from workbook.screens.steps.answer_session import AnswerSession


def around(context: AppContext, session: AnswerSession, exercise: Exercise) -> Around:
    """The values for one exercise as they are now. Raises what the store raises."""
    people, settings, wording = context.notebook.people, exercise.settings, context.wording
    current = context.person
    other = people.other(session.person)
    earlier, on, of = "", None, ""
    if isinstance(settings, (Rehearse, Reread)) and settings.of:
        of, earlier, on = _earlier(context, session, settings.of)
    theirs: Apart | None = None
    if isinstance(settings, Compare) and other is not None:
        both = context.notebook.answers.both(session.step.id, exercise.id, [session.person, other.id])
        theirs = both[other.id] if both else None
    return Around(
        today=context.today,
        now=context.notebook.clock,
        me=current.name if current else "",
        other=other.name if other else "",
        earlier=earlier,
        earlier_on=on,
        of=of,
        theirs=theirs,
        made=_made(context, session, exercise),
        help=context.places_to_turn,
        notice=wording.notice if context.role != "partner" else None,  # nobody is coached in how to be angry
        care=wording.care,
        parts=wording.parts,
        shown=_shown(context, session, exercise),
        other_first=other is not None and other.role == "partner" and context.role == "rebuilding",
        shows=not context.together_hidden,
        sees=_sees(context, session, exercise),
        may_change_role=_may_change_role(context),
    )


def _may_change_role(context: AppContext) -> bool:
    """Could the one in front be the one who was let down, where they are not?"""
    person = context.person
    if person is None:
        return True
    return person.role == "rebuilding" and let_down_already(person, "partner", context.notebook.people.all()) is None


def _sees(context: AppContext, session: AnswerSession, exercise: Exercise) -> bool:
    """Does the other one see what this act becomes, unless its maker says otherwise?"""
    if not isinstance(exercise.settings, Act):
        return True
    from workbook.store.steps import acts

    origin = f"{session.step.id}/{exercise.id}"
    return acts.shown_to_the_other(
        context.notebook, exercise.settings, origin, session.person, unsafe=context.together_hidden
    )


def _shown(context: AppContext, session: AnswerSession, exercise: Exercise) -> dict[str, ShownLine] | None:
    """The lines that are shown; None where there is nobody to show one to. Where there is somebody to be afraid of,
    only what is shown already is left, so that it can be taken back."""
    settings = exercise.settings
    if not isinstance(settings, Ledger) or not settings.shows or context.notebook.people.other(session.person) is None:
        return None
    lines = context.notebook.shown_lines.of(session.step.id, exercise.id, session.person)
    return lines if lines or not context.together_hidden else None


def _earlier(context: AppContext, session: AnswerSession, of: str) -> tuple[str, str, date | None]:
    """The title of that exercise, what was written there, and when; each empty as far as it is not there."""
    step_id, exercise_id = place(of, session.step.id)
    try:
        task = context.book.step(step_id).exercise(exercise_id)
    except (WorkbookError, KeyError):  # the content has changed since it was answered
        return "", "", None
    answer = session.answers.get((step_id, exercise_id))
    if answer is None:
        return task.title, "", None
    on = context.day_of(answer.updated) if answer.updated else None
    return task.title, plain_answer(task.settings, answer.value), on


def _made(context: AppContext, session: AnswerSession, exercise: Exercise) -> str:
    """In words, what the act has become; "" while it is nothing, or no longer there."""
    answer = session.stored(exercise.id)
    if not isinstance(exercise.settings, Act) or answer is None or not isinstance(answer.value, Undertaking):
        return ""
    from workbook.store.steps import acts

    told = acts.told(context.notebook, exercise.settings, answer.value, context.person_id, context.today)
    seen = acts.seen_by(context.notebook, exercise.settings, answer.value, session.person) if told else ""
    return f"{told}\n{seen}" if seen else told
