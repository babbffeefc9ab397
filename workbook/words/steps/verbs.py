"""What the verbs about steps and content say, and how a step looks as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.words.common import people, signs

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
    from workbook.domain.steps.programme import Exercise, Part
    from workbook.domain.steps.progress import NextStep, Progress, State
    from workbook.domain.steps.shown import ShownLine

STEPS_HELP = "every step, and how far you are"
STEP_HELP = "a step as plain text, with your answers"
STEP_ID_HELP = "the id of a step, as `workbook steps` lists it"
PRIVATE_HELP = "show answers marked private as well"
CHECK_HELP = "every fault of a content folder, with file, place and remedy"
CHECK_DIR_HELP = "the content folder (default: the one the program uses)"

EXAMPLE = "For example:"
YOU_WROTE = "You wrote:"
PRIVATE = "You wrote something here and marked it private. --private shows it."
HELP = "Where to turn:"
NOT_STORED = "What you answer here is not kept anywhere."
STATES = {"untouched": "", "begun": "begun", "done": "done", "not now": "not now"}


def part_title(part: Part, role: Role) -> str:
    """A part that is another's says whose it is."""
    return part.title if part.whose in ("", role) else people.PART_OF[part.whose]


def again_line(title: str, id: str) -> str:
    return f"On any day: {title} (workbook step {id})"


def step_line(title: str, id: str, progress: Progress, width: int) -> str:
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


def exercise_heading(number: int, of: int, exercise: Exercise, state: State) -> str:
    told = [f"{number} of {of}: {exercise.title}", f"about {exercise.minutes} min"]
    told += ["if you like"] if exercise.optional else []
    told += ["for two"] if exercise.together else []
    told += [STATES[state]] if STATES[state] else []
    return " · ".join(told)


def why(line: str) -> str:
    return f"Why: {line}"


# -- workbook lines, workbook show

LINES_HELP = "single lines that the other one shows you, and those that you show"
SHOW_HELP = "show one row of a page of yours to the other one"
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
