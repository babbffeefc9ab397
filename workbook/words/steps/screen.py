"""What the page of the steps says; the book's own text is in content/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.words.common import signs

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import State

# -- keys: a word for the key line, a line for the help and the palette
NEXT, NEXT_TIP = "Next", "Open the next exercise"
BACK, BACK_TIP = "Back", "Open the exercise before"
NEXT_STEP, NEXT_STEP_TIP = "Next step", "Turn to the next step"
NEXT_PAGE, NEXT_PAGE_TIP = "Next page", "Turn to the next page"
BACK_STEP, BACK_STEP_TIP = "Step before", "Turn to the step before"
CONTENTS, CONTENTS_TIP = "Contents", "All parts and steps"
CLOSE_UP, CLOSE_UP_TIP = "Back", "Close the exercise, back to the reading"
OPEN = "Open"
SHUT, SHUT_TIP = "Back", "Back to the page"
BEGIN, BEGIN_TIP = "Begin", "Open the exercise that is marked"
READ_UP, READ_ON, PAGE_UP, PAGE_ON, TO_TOP, TO_END = (
    "A line up",
    "A line down",
    "A page up",
    "A page down",
    "To the top",
    "To the end",
)

# -- beside the exercises
WRITTEN_HERE = "What you wrote here"
KEPT_CLOSED = "private, and closed here"
REST_IN_EXERCISE = "… the rest is in the exercise"
SECOND_PART = "Part two, for another sitting if you like"


def step_facts(part: str, minutes: int, exercises: int, spare: int = 0, *, in_two: bool = False) -> str:
    """`Stay · about 17 min, in two parts · 6 exercises, 1 more if you like`: what stands over a step's title; `part` is
    "" for a step that stands in none. `exercises` 0: they are not counted, as on the pages of the one who was let
    down."""
    parts = ", in two parts" if in_two else ""
    more = f", {spare} more if you like" if spare else ""
    counted = f" · {exercises} exercise{'' if exercises == 1 else 's'}{more}" if exercises else ""
    return f"{part} · about {minutes} min{parts}{counted}".removeprefix(" · ")


# -- steps that the book does not have now
NOT_IN_BOOK = "Written for steps that are not in the book now"
STRAY_ABOUT = (
    "This step is not in the book now: its pack is left out, or the content was changed. What you wrote for it stays: "
    "/ finds it, and it goes along when the whole workbook is exported."
)


def answers_there(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"


# -- lines that are shown


def line_is_shown(name: str) -> str:
    return f"{name} can read this line now. s takes it back while it is unread."


def line_would_be_read(name: str) -> str:
    """Before what may be more than wording goes to the other one."""
    return f"{name} would read this. It is not shown yet: s once more, if they may."


def line_is_back(name: str) -> str:
    return f"Taken back. {name} has not read this line."


def what_is_shown(name: str) -> str:
    return f"What {name} shows you"


SHOWN_ABOUT = (
    "Single lines that they wish you to read. You need not answer on the spot. They may ask the same thing again."
)

# -- the page
PARTNERS_BOOK = "This page speaks to your partner. You may read it; nothing in it is asked of you."
OTHERS_PAGE = "This page speaks to the one who was let down. Read it if you like; what they write is theirs."


def spoken_to(whose: str, role: str) -> str:
    """Whom a page speaks to, where that is not who sits here. `whose`: of which role it is, "" in the book."""
    if whose:
        return "" if whose == role else OTHERS_PAGE
    return PARTNERS_BOOK if role == "partner" else ""


ANY_DAY = "ON ANY DAY"
NO_CONTENT = "The steps cannot be shown."
FAULTY = "faulty"


def next_is(title: str, *, page: bool) -> str:
    """`page`: it is no step, but one of the pages of the one who was let down."""
    return f"on to the next {'page' if page else 'step'}: {title}"


def exercises_of(settled: int, of: int) -> str:
    return f"{settled} of {of} exercises"


def so_far(settled: int, of: int) -> str:
    """Beside the signs of a step."""
    return f"{settled} of {of}"


HOW_FAR: tuple[tuple[State, str], ...] = (
    ("done", "done"),
    ("begun", "begun"),
    ("not now", "not now"),
    ("untouched", "to come"),
)
LEGEND = "  ".join(f"{signs.STEPS[state]} {word}" for state, word in HOW_FAR)
