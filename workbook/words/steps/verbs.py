"""What the verbs about steps and content say, and how a step looks as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbook.words.common import signs

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.domain.steps.progress import NextStep, Progress, State
    from workbook.domain.steps.shown import ShownLine

STEPS_HELP = "every step, and how far you are"
STEP_HELP = "a step as plain text, with your answers"
STEP_ID_HELP = "the id of a step, as `workbook steps` lists it"
PRIVATE_HELP = "show answers marked private as well"
CHECK_HELP = "every fault of a content folder, with file, place and remedy"
CHECK_DIR_HELP = "the content folder (default: the one the program uses)"

WRITE_HELP = "write an answer from standard input; what stood there stays among its earlier versions"
EDIT_HELP = "write an answer in your editor ($VISUAL or $EDITOR)"
EXERCISE_HELP = "a step and one of its exercises, as `workbook step ID` names them"
EDIT_WHICH = "Say which exercise, such as `workbook edit apology/desk`; --kept takes none. Nothing was changed."
HAND_IN_HELP = "hand in what stands there, where both answer apart"
TAKE_BACK_HELP = "take back what was handed in"
WRITE_NOW = "Write the answer, then press ctrl+d on a line of its own."
WRITE_NO_INPUT = (
    "`write` reads the answer from standard input, and --no-input rules out typing it. Nothing was changed."
)
EDIT_NO_INPUT = "`edit` opens an editor, and --no-input rules that out. `workbook write` reads an answer from a pipe."
NEVER_KEPT = "What is answered there is never kept anywhere, so it cannot be written from here."
NOTHING_CAME = "There was nothing to write. What stood there stays; `workbook forget` takes it away."
NOT_UTF8 = "That is no text in UTF-8. Nothing was changed. `iconv` turns other encodings into it."
NOT_HANDED_IN = "Nothing is handed in there: only what both answer apart is. Nothing was changed."
NOTHING_TO_HAND_IN = "There is nothing to hand in yet. Nothing was changed."
SAME = "It says that already."
DRAFT_HELP = "of an act: only write it down; no promise, date or plan is made of it yet"
ACT_IS_DRAFT = "It is written down, and nothing is made of it yet."
ACT_UNSAID = (
    "It is written down, and nothing is made of it: what you wrote beside it may be more than wording. "
    "“workbook notice” names who to talk to first."
)
MADE_ALREADY = {
    "promise": "The promise of it is made already and stays as it is; `workbook promise change` changes that.",
    "date": "Its date is set already and stays as it is.",
    "plan": "It goes on among the plans already.",
}
GOES_ON = {"conflict": "workbook conflict add", "chores": "workbook chores plan"}
REMARKS = "Lines that begin with “# ” are not kept."
HOW_WRITTEN = {
    "ledger": "A row a line, its cells apart by “ · ”.",
    "sort": "A pile is a line that ends in a colon; its cards stand beneath. “+ ” before one of your own.",
    "choose": "A line for what you choose.",
    "checklist": "[x] before what is ticked, “+ ” before one of your own.",
    "cards": "A card a line, what you write on it beneath, set in by four spaces. “+ ” before one of your own.",
    "scale": "A number from 0 to 10; a day and a colon in front of it, unless it is today.",
    "turns": "The minutes of both, “10 + 8”; a day and a colon in front, unless it is today.",
    "compare": "The name of a field, a colon, and what it holds.",
    "act": "`act`, `cue`, `smallest`, `cadence`, `on` and `at`, each with a colon and what it says; empty is empty.",
}

EXAMPLE = "For example:"
YOU_WROTE = "You wrote:"
PRIVATE = "You wrote something here and marked it private. --private shows it."
HELP = "Where to turn:"
NOT_STORED = "What you answer here is not kept anywhere."
STATES = {"untouched": "", "begun": "begun", "done": "done", "not now": "not now"}


def nearest_exercise(place: str) -> str:
    return f"There is no such exercise. The nearest is {place}; `workbook step` prints them."


def whole_name(place: str) -> str:
    return f"Something stands there already. To write in its place, name it whole: {place}. Nothing was changed."


def no_such_exercise(places: Sequence[str]) -> str:
    return f"There is no such exercise in this step. It has {', '.join(places)}."


def written(step: str, exercise: str) -> str:
    return f"Written: {step}, {exercise}."


def from_book(theirs: Mapping[str, str]) -> str:
    """Said when an act was begun and the book's words stand where none were typed. `theirs`: field → words."""
    return "\n".join(
        ["From the book, as you wrote nothing there:", *(f"  {name}: {text}" for name, text in theirs.items())]
    )


def again_line(title: str, id: str) -> str:
    return f"On any day: {title} (workbook step {id})"


NOT_IN_BOOK_NOW = (
    "This step is not in the book now: its pack is left out, or the content was changed. What you wrote for it stays."
)


def not_in_book(found: Iterable[tuple[str, int]]) -> str:
    """`found`: ids of steps, and how many answers each has."""
    lines = [f"    {id}  ({'1 answer' if count == 1 else f'{count} answers'})" for id, count in found]
    return "\n".join(["Written for steps that are not in the book now (workbook step ID shows it)", *lines])


def step_line(title: str, id: str, progress: Progress | None, width: int) -> str:
    """Without a progress for whom nothing is counted."""
    if progress is None:
        return f"    {title:<{width}}  {id}"
    state = STATES[progress.state]
    counted = f"{progress.settled} of {progress.of}" + (f", {state}" if state else "")
    return f"  {signs.STEPS[progress.state]} {title:<{width}}  {id:<14}  {counted}"


def next_small_step(next: NextStep) -> str:
    """`Apologise · 3 of 4: Draft it`"""
    return f"{next.step_title} · {next.number} of {next.of}: {next.exercise_title}"


def next_line(next: NextStep) -> str:
    return f"Next small step: {next_small_step(next)}, about {next.minutes} min (workbook step {next.step})"


def heading(part: str, title: str, minutes: int) -> str:
    return f"{part} · {title} · about {minutes} min".removeprefix(" · ")


def exercise_heading(number: int, of: int, exercise: Exercise, state: State, place: str) -> str:
    """`place`: what `write` and `edit` take for it."""
    told = [f"{number} of {of}: {exercise.title}", f"about {exercise.minutes} min"]
    told += [place] if exercise.stored else []
    told += ["if you like"] if exercise.optional else []
    told += ["for two"] if exercise.together else []
    told += [STATES[state]] if STATES[state] else []
    return " · ".join(told)


def why(line: str) -> str:
    return f"Why: {line}"


def act_not_made(why: str) -> str:
    return why.replace("Nothing was saved.", "Nothing was made; what you wrote is kept.")


def goes_on(makes: str, plan: str) -> tuple[str, ...]:
    """The verb with which a plan that was begun goes on."""
    return (f"`{GOES_ON[plan]}` goes on with it.",) if makes == "plan" and plan in GOES_ON else ()


# -- workbook lines, workbook show

LINES_HELP = "single lines that your partner shows you, and those that you show"
SHOW_HELP = "show one row of a page of yours to your partner"
SHOW_EXERCISE_HELP = "an exercise whose rows can be shown, such as want-to-know/sieve"
SHOW_ROW_HELP = "the number of the row, counted from 1 as `workbook step` prints them"
SHOW_BACK_HELP = "take it back, as long as it is unread"
YOU_SHOW = "You show:"
NO_LINES = "Nobody shows a line."
NOBODY_TO_SHOW = "There is nobody here to show it to. Nothing was shown."
NO_SUCH_EXERCISE = "There is no such exercise. Write step/exercise; `workbook step` prints them."
SHOWS_NOTHING = "Rows of this exercise cannot be shown one by one. Nothing was shown."
NOT_SHOWN = "This row is not shown."
LINE_IS_BACK = "Taken back. It had not been read."


def shows_you(name: str) -> str:
    return f"{name} shows you:"


def shown_line(line: ShownLine, *, mine: bool) -> str:
    read = " (read)" if mine and line.seen else " (not read yet)" if mine else ""
    return f"  {line.title} · {line.on}{read}\n    {line.text}"


def no_such_row(count: int) -> str:
    return f"There is no such row; there are {count}." if count else "Nothing stands in this exercise yet."


def line_is_shown(name: str) -> str:
    return f"{name} may read this line now. Until it is read, --back takes it back."


# -- workbook sitting

SITTING_HELP = "when you sit down with the book next: shown, set, or taken back"
SITTING_WHEN = "one day or two, each with a time if you like: fri 20:00, sun 8pm"
SITTING_NONE = "take back what is set"
NO_SITTING = "No sitting is set. `workbook sitting fri 20:00` sets one."
SITTINGS_GONE = "Taken back. No sitting is set now."
SITTING_OR_NONE = "Give the days, or --none, not both. Nothing was changed."
