"""`steps`, `step ID` and `content check`: the programme as plain text, for shells and screen readers."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import people
from workbook.words.steps import verbs as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbook.domain.steps.answers import Answer
    from workbook.domain.steps.programme import Exercise, Step
    from workbook.domain.steps.progress import Key, NextStep, Progress


def register(add: AddVerb) -> None:
    add("steps", help=words.STEPS_HELP, run=steps)
    one = add("step", help=words.STEP_HELP, run=step)
    one.add_argument("id", metavar="ID", help=words.STEP_ID_HELP)
    one.add_argument("--private", action="store_true", help=words.PRIVATE_HELP)
    check = add("content check", help=words.CHECK_HELP, run=content_check)
    check.add_argument("folder", metavar="DIR", nargs="?", help=words.CHECK_DIR_HELP)


# -- workbook steps


def steps(ctx: Context) -> int:
    """Every step with how far it is. A step that cannot be read is named, the others are shown; exit code 1."""
    from workbook.content.book import ContentError
    from workbook.domain.steps.progress import part_progress, step_progress
    from workbook.domain.steps.strays import strays

    book, answers = ctx.book, _answers(ctx)
    found: dict[str, Step] = {}
    faulty: list[str] = []
    for id in book.programme.every_id:
        try:
            found[id] = book.step(id)
        except ContentError as error:
            faulty += map(str, error.faults)
    progress = {id: step_progress(step, answers) for id, step in found.items()}
    following = next_step(ctx, answers) if not faulty else None
    parts = book.programme.parts_for(ctx.role)
    if ctx.as_json:
        ctx.json(
            parts=[
                {
                    "id": part.id,
                    "title": part.title,
                    **_counts(part_progress(part, progress)),
                    "for": part.whose or None,
                    "by": part.by or None,
                    "steps": [_step_json(found[id], progress[id], answers) for id in part.steps if id in found],
                }
                for part in parts
            ],
            again=book.programme.again or None,
            next=next_json(following),
            not_in_book=sorted(strays(answers, book.programme.every_id)),
        )
    else:
        widest = max((len(step.title) for step in found.values()), default=0)
        is_rebuilding = ctx.role == "rebuilding"  # of anybody else nothing is counted, as on screen
        for number, part in enumerate(parts):
            counted = is_rebuilding and not part.whose
            ctx.say(("\n" if number else "") + people.part_title(part, ctx.role))
            for id in part.steps:
                if id in found:
                    ctx.say(words.step_line(found[id].title, id, progress[id] if counted else None, widest))
        if book.programme.again in found and is_rebuilding:
            ctx.say("\n" + words.again_line(found[book.programme.again].title, book.programme.again))
        if following:
            ctx.say("\n" + words.next_line(following))
        if left := strays(answers, book.programme.every_id):
            ctx.say("\n" + words.not_in_book((id, len(found)) for id, found in left.items()))
    for sentence in faulty:
        ctx.tell(sentence)
    return ctx.failed(WorkbookError(faulty[0]), told=False) if faulty else 0


def next_json(following: NextStep | None) -> dict[str, Any] | None:
    """The next small step as `steps --json` and `today --json` give it."""
    if following is None:
        return None
    return {
        "step": following.step,
        "title": following.step_title,
        "exercise": following.exercise,
        "exercise_title": following.exercise_title,
        "number": following.number,
        "of": following.of,
        "minutes": following.minutes,
    }


def next_step(ctx: Context, answers: Mapping[Key, Answer]) -> NextStep | None:
    """The next small step of the person acting, to whom these answers belong."""
    from workbook.domain.steps.progress import next_small_step
    from workbook.verbs.care import not_to_say

    ids, load = ctx.book.programme.step_ids, ctx.book.step_to_offer
    return next_small_step(ids, ctx.role, answers, load, not_to_say=lambda text: not_to_say(ctx, text))


# -- workbook step ID


def step(ctx: Context) -> int:
    book = ctx.book
    answers = _answers(ctx)
    typed = ctx.args.id.removeprefix("steps/").partition("/")[0] or ctx.args.id  # of a place, as `find` tells it
    try:
        shown = book.step(book.id_meant(typed))
    except NotFoundError:
        from workbook.domain.steps.strays import strays

        left = strays(answers, book.programme.every_id).get(typed)
        if left is None:
            raise
        return _say_strays(ctx, left)
    part = book.programme.part_of(shown.id)
    if ctx.as_json:
        from workbook.domain.steps.progress import step_progress

        exercises = [_exercise_json(one, answers.get((shown.id, one.id)), ctx.args.private) for one in shown.exercises]
        counts = _counts(step_progress(shown, answers))
        ctx.json(
            step={
                "id": shown.id,
                "title": shown.title,
                "part": part.title if part else "",
                "by": (part.by if part else "") or None,
                "minutes": shown.minutes,
                "covers": shown.covers,
                "reading": shown.reading,
                **counts,
                "exercises": exercises,
            }
        )
        return 0
    from workbook.verbs.step_text import step_text
    from workbook.words.steps.screen import spoken_to

    columns = shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
    for line in step_text(
        people.part_title(part) if part else "",
        shown,
        answers,
        columns,
        private=ctx.args.private,
        help=book.places_to_turn(),
        spoken_to=spoken_to(part.whose if part else "", ctx.role),
    ):
        ctx.say(line)
    return 0


def _say_strays(ctx: Context, left: list[Answer]) -> int:
    """What was written for a step that is not in the book now."""
    from workbook.domain.steps.plain_text import written

    told = [(one, None if one.private and not ctx.args.private else written(one.value)) for one in left]
    if ctx.as_json:
        exercises = [{"id": one.exercise, "private": one.private, "answer": text} for one, text in told]
        ctx.json(step={"id": ctx.args.id, "title": None, "exercises": exercises})
        return 0
    ctx.say(words.NOT_IN_BOOK_NOW)
    for one, text in told:
        ctx.say(f"\n{one.exercise}")
        for line in (words.PRIVATE if text is None else text).split("\n"):
            ctx.say(f"  | {line}".rstrip())
    return 0


# -- workbook content check


def content_check(ctx: Context) -> int:
    """Every fault of a content folder on standard output; exit code 1 if there is any."""
    from pathlib import Path

    from workbook.content.book import Book
    from workbook.content.check import check, check_pack
    from workbook.content.packs import is_pack
    from workbook.words.common.faults import borrowed, fault_count, hint, summary
    from workbook.words.steps.pack_faults import pack_summary

    if ctx.args.folder:
        folder = Path(ctx.args.folder).expanduser()
    else:
        folder = Path(ctx.args.content).expanduser() if getattr(ctx.args, "content", None) else ctx.content
    found = check_pack(folder, Book(ctx.content)) if is_pack(folder) else check(folder)
    if ctx.as_json:
        keys = ("file", "place", "cause", "remedy")
        faults, hints = (
            [{key: getattr(one, key) for key in keys} for one in ones] for ones in (found.faults, found.hints)
        )
        ctx.json(
            folder=str(folder),
            faults=faults,
            hints=hints,
            steps=found.steps,
            exercises=found.exercises,
            words=found.words,
            borrowed=found.borrowed,
            by=found.by or None,
        )
    else:
        for fault in found.faults:
            ctx.say(str(fault))
        for one in found.hints:
            ctx.tell(hint(str(one)))
        count = len(found.faults)
        if found.borrowed:
            ctx.tell(borrowed(found.borrowed))
        if not count:
            counts = (found.steps, found.exercises, found.words)
            ctx.say(pack_summary(found.by, *counts) if found.by else summary(*counts))
    return ctx.failed(WorkbookError(fault_count(len(found.faults)))) if found.faults else 0


# -- helpers


def _answers(ctx: Context) -> dict[Key, Answer]:
    """The answers of the person in front; none as long as nothing has been saved, and then nothing is opened."""
    return ctx.notebook.answers.of(ctx.person)


def _counts(progress: Progress) -> dict[str, Any]:
    return {"state": progress.state, "settled": progress.settled, "of": progress.of}


def _step_json(step: Step, progress: Progress, answers: Mapping[Key, Answer]) -> dict[str, Any]:
    from workbook.domain.steps.progress import exercise_state

    return {
        "id": step.id,
        "title": step.title,
        "minutes": step.minutes,
        "covers": step.covers,
        **_counts(progress),
        "exercises": [
            {
                "id": one.id,
                "title": one.title,
                "kind": one.kind,
                "minutes": one.minutes,
                "optional": one.optional,
                "together": one.together,
                "state": exercise_state(one, answers.get((step.id, one.id))),
            }
            for one in step.exercises
        ],
    }


def _exercise_json(one: Exercise, answer: Answer | None, private: bool) -> dict[str, Any]:
    from workbook.domain.steps.plain_text import entries_of, plain_answer
    from workbook.domain.steps.progress import exercise_state

    hidden = answer is None or (answer.private and not private)
    return {
        "id": one.id,
        "title": one.title,
        "kind": one.kind,
        "minutes": one.minutes,
        "optional": one.optional,
        "together": one.together,
        "stored": one.stored,
        "prompt": one.prompt,
        "why": one.why,
        "example": one.example,
        "entries": entries_of(one.settings),
        "state": exercise_state(one, answer),
        "private": answer is not None and answer.private,
        "answer": None if hidden or answer is None else plain_answer(one.settings, answer.value) or None,
    }
