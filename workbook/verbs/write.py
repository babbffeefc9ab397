"""`write STEP/EXERCISE` and `edit STEP/EXERCISE`: an answer of any kind from standard input or from one's editor."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import editing
from workbook.words.common.leaving import KEPT_HELP
from workbook.words.steps import verbs as words

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Answer, Value
    from workbook.domain.steps.programme import Exercise, Step
    from workbook.store.file.editing import About
    from workbook.verbs.acts import Became

MOST_BYTES = 4 * 1024 * 1024


def register(add: AddVerb) -> None:
    verb = add("write", help=words.WRITE_HELP, run=write)
    verb.add_argument("exercise", metavar="STEP/EXERCISE", help=words.EXERCISE_HELP)
    verb.add_argument("--draft", action="store_true", help=words.DRAFT_HELP)
    hands = verb.add_mutually_exclusive_group()
    hands.add_argument("--hand-in", action="store_true", help=words.HAND_IN_HELP)
    hands.add_argument("--take-back", action="store_true", help=words.TAKE_BACK_HELP)
    verb = add("edit", help=words.EDIT_HELP, run=edit)
    verb.add_argument("exercise", nargs="?", metavar="STEP/EXERCISE", help=words.EXERCISE_HELP)
    verb.add_argument("--draft", action="store_true", help=words.DRAFT_HELP)
    verb.add_argument("--kept", action="store_true", help=KEPT_HELP)


class Place(NamedTuple):
    """An exercise whose answer can be written, with the answer as it stands."""

    step: Step
    exercise: Exercise
    answer: Answer


def exercise_meant(ctx: Context, typed: str) -> tuple[Step, Exercise]:
    """The exercise that `STEP/EXERCISE` names, also as `find` tells its place. NotFoundError when there is none."""

    step_id, _, exercise_id = typed.removeprefix("steps/").partition("/")
    step = ctx.book.step(ctx.book.id_meant(step_id))
    exercise = next((one for one in step.exercises if one.id == exercise_id), None)
    if exercise is None:
        from workbook.domain.steps.meant import ids_meant, nearest_id

        titles = {one.id: one.title for one in step.exercises}
        if exercise_id and len(found := ids_meant(exercise_id, titles)) == 1:
            return step, next(one for one in step.exercises if one.id == found[0])
        if exercise_id and (near := nearest_id(exercise_id, titles)):
            raise NotFoundError(words.nearest_exercise(f"{step.id}/{near}"))
        raise NotFoundError(words.no_such_exercise([f"{step.id}/{one.id}" for one in step.exercises if one.stored]))
    return step, exercise


def write(ctx: Context) -> int:
    """What comes on standard input takes the place of the answer, which stays among its earlier versions."""
    from workbook.domain.steps.answers import Apart, is_empty

    place = _place(ctx)
    if not (ctx.args.hand_in or ctx.args.take_back):
        typed, whole = ctx.args.exercise.removeprefix("steps/"), f"{place.step.id}/{place.exercise.id}"
        if typed != whole and not is_empty(place.answer.value):
            raise UsageError(words.whole_name(whole))
        return _save(ctx, place, _typed(ctx), adds=True)
    value = place.answer.value
    if not isinstance(value, Apart):
        raise UsageError(words.NOT_HANDED_IN)
    if ctx.args.hand_in and not value.cells:
        raise UsageError(words.NOTHING_TO_HAND_IN)
    return _keep(ctx, place, replace(value, handed_in=bool(ctx.args.hand_in)))


def edit(ctx: Context) -> int:
    """The answer in one's editor. What does not become an answer is kept where unsaved words are; `--kept` puts those
    back."""
    from workbook.domain.steps.as_text import as_text
    from workbook.store.file import editing as desk
    from workbook.store.file import files
    from workbook.verbs import kept_words
    from workbook.verbs.step_text import remarks

    if bool(ctx.args.kept) == (ctx.args.exercise is not None):
        raise UsageError(words.EDIT_WHICH)
    if ctx.args.kept:
        return kept_words.put_back(ctx)
    place = _place(ctx)
    if not sys.stdin.isatty() and not sys.stdout.isatty() and getattr(ctx.args, "no_input", False):
        raise UsageError(words.EDIT_NO_INPUT)
    desk.command()
    ctx.notebook.seal_bytes(b"")  # before a word is typed: what could not be sealed could not be kept
    if ctx.notebook.sealed:
        ctx.tell(editing.IN_THE_CLEAR)
    kept_words.tell(ctx)
    about = desk.About(f"{place.step.id}/{place.exercise.id}", ctx.person, place.exercise.kind)
    before = remarks(place.exercise) + as_text(place.exercise.settings, _proposed(ctx, place))
    before = before if before.endswith("\n") or not before else f"{before}\n"  # editors would add it
    files.make_folder(ctx.data)
    try:
        text = desk.edit(ctx.data, before, about)
    except desk.EditorFailed as failed:
        if failed.words:
            _rescue(ctx, failed.words, about)
        raise
    if text == before:
        return _said(ctx, place, changed=False)
    try:
        return _save(ctx, place, text)
    except (WorkbookError, OSError):
        if text.strip():
            _rescue(ctx, text, about)
        raise


def _proposed(ctx: Context, place: Place) -> Value:
    """What the form begins with: what was answered, else what the book proposes of an act."""
    from workbook.domain.steps.acts import filled
    from workbook.domain.steps.answers import Undertaking
    from workbook.domain.steps.exercises import Act

    settings, value = place.exercise.settings, place.answer.value
    if isinstance(settings, Act) and isinstance(value, Undertaking):
        return filled(settings, value, ctx.today)
    return value


def _rescue(ctx: Context, text: str, about: About) -> None:
    from workbook.store.file import editing as desk

    try:
        kept = desk.keep_words(ctx.data, text, about, ctx.notebook.seal_bytes)
    except WorkbookError:
        kept = None
    if kept is not None:
        ctx.tell(editing.WORDS_KEPT)
    else:
        ctx.tell(editing.WORDS_LOST)
        ctx.say(text)


def _place(ctx: Context) -> Place:
    step, exercise = exercise_meant(ctx, ctx.args.exercise)
    if not exercise.stored:
        raise UsageError(words.NEVER_KEPT)
    return Place(step, exercise, ctx.notebook.answers.get(step.id, exercise, ctx.person))


def _typed(ctx: Context) -> str:
    from workbook.domain.common import clean

    if sys.stdin.isatty():
        if getattr(ctx.args, "no_input", False):
            raise UsageError(words.WRITE_NO_INPUT)
        ctx.tell(words.WRITE_NOW)
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        from workbook.domain.steps.from_text import MOST_CHARACTERS
        from workbook.words.refusals.steps import TOO_LONG

        raise UsageError(TOO_LONG.format(most=MOST_CHARACTERS))
    try:
        return clean.text(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(words.NOT_UTF8) from None


def _save(ctx: Context, place: Place, text: str, *, adds: bool = False) -> int:
    """`adds`: days and fields that are not named stay; of an act that was not begun, as the book proposes them."""
    from workbook.domain.common.clean import is_blank
    from workbook.domain.steps.from_text import read_answer

    if is_blank(text):
        raise UsageError(words.NOTHING_CAME)
    settings, value = place.exercise.settings, place.answer.value
    said = read_answer(settings, text.rstrip("\n"), value, ctx.today, _original(ctx, place), adds=adds)
    return _keep(ctx, place, said, theirs=_from_book(ctx, place, said) if adds else {})


def _from_book(ctx: Context, place: Place, said: Value) -> dict[str, str]:
    """What of an act nobody typed: field → the book's words."""
    from workbook.domain.steps.acts import from_book
    from workbook.domain.steps.answers import Undertaking
    from workbook.domain.steps.exercises import Act

    settings, value = place.exercise.settings, place.answer.value
    if isinstance(settings, Act) and isinstance(said, Undertaking) and isinstance(value, Undertaking):
        return from_book(settings, value, said, ctx.today)
    return {}


def _keep(ctx: Context, place: Place, value: Value, *, theirs: dict[str, str] | None = None) -> int:
    """Save it, or make of an act what it speaks of, which saves it too: one change, undone as one."""
    from workbook.domain.steps.exercises import Act

    step, exercise, answer = place
    answers, changed, became = ctx.notebook.answers, value != answer.value, None
    if changed:
        answers.leave(step.id, exercise, ctx.person)  # what stood there begins no new version: it is one
    if isinstance(exercise.settings, Act):
        from workbook.verbs.acts import become

        became = become(ctx, step, exercise, value)
    if became is not None and became.lines:
        answer = answers.get(step.id, exercise, ctx.person)
    elif changed:
        answer = _put(ctx, place, value)
    if became is not None:
        became = replace(became, from_book=theirs or {})
    return _said(ctx, place._replace(answer=answer), changed=changed, became=became)


def _put(ctx: Context, place: Place, value: Value) -> Answer:
    """Save it. A point that stood there and is no longer named is taken off, wherever it was drawn."""
    from workbook.domain.common.dates import parse_iso
    from workbook.domain.steps.answers import Levels
    from workbook.store.steps.moments import is_of_moments
    from workbook.words.steps.step import answered

    step, exercise, answer = place
    gone: list[str] = []
    if is_of_moments(exercise) and isinstance(value, Levels) and isinstance(answer.value, Levels):
        gone = sorted(answer.value.levels.keys() - value.levels.keys())
    with ctx.notebook.change(answered(exercise.title)):
        kept = ctx.notebook.answers.save(step.id, exercise, ctx.person, value, expect=answer.revision)
        drawn = ctx.notebook.moments.of(ctx.person) if gone else {}
        for day in map(parse_iso, gone):
            if day in drawn and drawn[day].level is not None:
                ctx.notebook.moments.set_level(ctx.person, day, None)
    return kept


def _said(ctx: Context, place: Place, *, changed: bool, became: Became | None = None) -> int:
    from workbook.domain.steps.plain_text import written
    from workbook.domain.steps.progress import exercise_state
    from workbook.verbs.care import care_values, tell_care

    step, exercise, answer = place
    text = written(answer.value) if changed else ""
    if ctx.as_json:
        state = exercise_state(exercise, answer)
        said = {"step": step.id, "exercise": exercise.id, "state": state, "changed": changed}
        ctx.json(written={**said, **became.values()} if became else said, care=care_values(ctx, text))
        return 0
    ctx.say(words.written(step.title, exercise.title) if changed else words.SAME)
    if changed and became and became.from_book:
        ctx.say(words.from_book(became.from_book))
    for line in became.lines if became else ():
        ctx.say(line)
    if became and became.missing:
        ctx.tell(became.missing)
    tell_care(ctx, text)
    return 0


def _original(ctx: Context, place: Place) -> str:
    """What a rehearsal types from memory; "" elsewhere."""
    from workbook.content.pieces import exercise_of
    from workbook.domain.steps.exercises import Rehearse
    from workbook.domain.steps.plain_text import plain_answer
    from workbook.domain.steps.programme import place as named

    settings = place.exercise.settings
    if not isinstance(settings, Rehearse):
        return ""
    key = named(settings.of, place.step.id)
    answer, known = ctx.notebook.answers.of(ctx.person).get(key), exercise_of(ctx.book, *key)
    earlier = plain_answer(known[1].settings, answer.value) if answer is not None and known is not None else ""
    return earlier.strip() or settings.text.strip()
