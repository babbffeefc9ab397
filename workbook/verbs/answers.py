"""`answer STEP/EXERCISE` and `versions STEP/EXERCISE`: an answer as it stands, what is said of it, and what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.steps import answer_verbs as words

if TYPE_CHECKING:
    from datetime import datetime

    from workbook.domain.steps.answers import Answer
    from workbook.domain.steps.programme import Exercise, Step


def register(add: AddVerb) -> None:
    verb = add("answer", help=words.ANSWER, run=answer)
    verb.add_argument("exercise", metavar="STEP/EXERCISE", help=words.EXERCISE)
    for one, other in (("not-now", "take-up"), ("private", "not-private"), ("ready", "desk")):
        pair = verb.add_mutually_exclusive_group()
        for name in (one, other):
            pair.add_argument(f"--{name}", action="store_true", help=words.OPTIONS[name])
    verb = add("versions", help=words.VERSIONS, run=versions)
    verb.add_argument("exercise", metavar="STEP/EXERCISE", help=words.EXERCISE)
    verb.add_argument("number", nargs="?", metavar="N", type=int, help=words.NUMBER)
    verb.add_argument("--bring-back", action="store_true", help=words.BRING_BACK)


def answer(ctx: Context) -> int:
    """Say something of an answer; then, or without that, print it as `write` takes it."""
    from workbook.domain.steps.as_text import as_text
    from workbook.domain.steps.progress import exercise_state

    args, answers, person = ctx.args, ctx.notebook.answers, ctx.person
    try:
        step, exercise = _place(ctx)
    except NotFoundError:
        if any(getattr(args, name.replace("-", "_")) for name in words.OPTIONS) or not _say_stray(ctx):
            raise
        return 0
    changes = False
    if args.ready or args.desk:
        _rest(ctx, step, exercise)
        changes = True
    if args.not_now or args.take_up:
        answers.set_not_now(step.id, exercise, person, args.not_now)
        changes = True
    if args.private or args.not_private:
        answers.set_private(step.id, exercise, person, args.private)
        changes = True
    found = answers.get(step.id, exercise, person)
    until = _rests_until(ctx, found)
    state, text = exercise_state(exercise, found), as_text(exercise.settings, found.value)
    if ctx.as_json:
        ctx.json(
            answer={
                "step": step.id,
                "exercise": exercise.id,
                "kind": exercise.kind,
                "state": state,
                "private": found.private,
                "rests_until": until.isoformat(timespec="minutes") if until else None,
                "text": text,
            }
        )
    elif changes:
        stands = words.stands(exercise.title, state, private=found.private)
        ctx.say(f"{stands} {words.rests(until, aloud=getattr(exercise.settings, 'aloud', False))}" if until else stands)
    elif text.strip():
        ctx.say(text.rstrip("\n"))
    else:
        ctx.tell(words.NOTHING)
    return 0


def _say_stray(ctx: Context) -> bool:
    """Whether it was written for a step that is not in the book now; then it is printed."""
    from workbook.domain.steps.plain_text import written
    from workbook.domain.steps.strays import strays
    from workbook.words.steps.verbs import NOT_IN_BOOK_NOW

    id, _, exercise = ctx.args.exercise.partition("/")
    left = strays(ctx.notebook.answers.of(ctx.person), ctx.book.programme.every_id).get(id, ())
    for one in left:
        if one.exercise == exercise:
            said = {"step": id, "exercise": exercise, "kind": None, "state": None, "private": one.private}
            text = written(one.value)
            ctx.json(answer={**said, "text": text})
            if not ctx.as_json:
                ctx.tell(NOT_IN_BOOK_NOW)
                ctx.say(text.rstrip("\n"))
            return True
    return False


def _rest(ctx: Context, step: Step, exercise: Exercise) -> None:
    """Put a draft away for its rest, or take it back to the desk."""
    from workbook.domain.steps.answers import DraftText
    from workbook.domain.steps.exercises import Draft
    from workbook.verbs.care import not_to_say

    settings, found = exercise.settings, ctx.notebook.answers.get(step.id, exercise, ctx.person)
    if not isinstance(settings, Draft) or not isinstance(found.value, DraftText):
        raise UsageError(words.NO_DRAFT)
    if ctx.args.ready and not found.value.text.strip():
        raise UsageError(words.EMPTY_DRAFT)
    if ctx.args.ready and not_to_say(ctx, found.value.text):
        raise UsageError(words.NOT_READY)
    until = ctx.notebook.clock() + timedelta(hours=settings.hold_hours) if ctx.args.ready else None
    held = replace(found.value, held_until=until)
    ctx.notebook.answers.save(step.id, exercise, ctx.person, held, expect=found.revision)


def _rests_until(ctx: Context, found: Answer) -> datetime | None:
    """Of a draft that was put away: when its rest ends; None once that is over, and of anything else."""
    from workbook.domain.steps.answers import DraftText

    until = found.value.held_until if isinstance(found.value, DraftText) and not found.not_now else None
    return until.astimezone() if until is not None and until > ctx.notebook.clock() else None


def versions(ctx: Context) -> int:
    """What stood there before, the newest first; one of it printed, or brought back."""
    from workbook.domain.steps.as_text import as_text

    step, exercise = _place(ctx)
    answers, number = ctx.notebook.answers, ctx.args.number
    found = answers.versions(step.id, exercise.id, ctx.person)
    if number is None:
        if ctx.args.bring_back:
            raise UsageError(words.WHICH)
        texts = [as_text(exercise.settings, one.value) for one in found]
        if ctx.as_json:
            ctx.json(versions=[{"n": n, "at": one.at, "text": text} for n, (one, text) in _numbered(found, texts)])
        else:
            for n, (one, text) in _numbered(found, texts):
                ctx.say(words.version_line(n, one.at.astimezone(), text))
            if not found:
                ctx.tell(words.NO_VERSIONS)
        return 0
    if not 1 <= number <= len(found):
        raise NotFoundError(words.NO_SUCH_VERSION)
    one = found[number - 1]
    if ctx.args.bring_back:
        answers.bring_back(step.id, exercise, ctx.person, one.id)
    text = as_text(exercise.settings, one.value)
    if ctx.as_json:
        ctx.json(version={"n": number, "at": one.at, "text": text, "brought_back": ctx.args.bring_back})
    else:
        ctx.say(words.BROUGHT_BACK if ctx.args.bring_back else text.rstrip("\n"))
    return 0


def _numbered(found: list, texts: list[str]) -> enumerate:  # type: ignore[type-arg]
    return enumerate(zip(found, texts, strict=True), 1)


def _place(ctx: Context) -> tuple[Step, Exercise]:
    from workbook.verbs.write import exercise_meant
    from workbook.words.steps.verbs import NEVER_KEPT

    step, exercise = exercise_meant(ctx, ctx.args.exercise)
    if not exercise.stored:
        raise UsageError(NEVER_KEPT)
    return step, exercise
