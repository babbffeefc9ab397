"""What the screen of the steps and its exercises say; the book's own text is in content/."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from workbook.words.common import signs
from workbook.words.common.dates import full_date, near_date, short_date

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import State

# -- keys: a word for the key line, a line for the help and the palette
LEAVE, LEAVE_TIP = "Back", "Leave the field; every word is kept"
WRITE, WRITE_TIP = "Write", "Go into the field of this exercise"
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
NOT_NOW, NOT_NOW_TIP = "Not now", "Set this exercise aside; what is written stays"
TAKE_UP = "Take it up again"
EXAMPLE, EXAMPLE_TIP = "Example", "Show or hide a worked answer"
PRIVATE, PRIVATE_TIP = "Private", "Leave this answer out of exports and of reviews together"
NOT_PRIVATE = "Not private"
EARLIER, EARLIER_TIP = "Earlier versions", "What stood here before, to read or to bring back"
NOTES, NOTES_TIP = "Notes on wording", "Show or hide the notes on wording"

EXAMPLE_HEAD = "For example"

# -- states
STATES = {"untouched": "", "begun": "begun", "done": "done", "not now": "not now"}
IS_PRIVATE = "private"
OPTIONAL_ONE, FOR_TWO = "if you like", "for two"


WRITTEN_HERE = "What you wrote here"
KEPT_CLOSED = "private, and closed here"
REST_IN_EXERCISE = "… the rest is in the exercise"
SECOND_PART = "Part two, for another sitting if you like"


def minutes(number: int) -> str:
    return f"{number} min"


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


# -- wording notes
TRY = "Try"
NOTES_OFF = "Notes on wording are off."


def more_notes(number: int) -> str:
    return f"and {number} more further on"


# -- days and times
DAY_HOW = "a day: fri, in 3 days, 2026-12-01"
DAY_UNKNOWN = "not understood yet: fri, in 3 days, 2026-12-01"
TIME_HOW = "a time, if you like: 20:00"
TIME_UNKNOWN = "not understood yet: 20:00 or 8pm"


def day_said(day: date, today: date) -> str:
    """`Sun 22 Nov, in 4 days`"""
    away = (day - today).days
    if away == 0:
        near = "today"
    elif away in (1, -1):
        near = "tomorrow" if away > 0 else "yesterday"
    else:
        near = f"in {away} days" if away > 0 else f"{-away} days ago"
    return f"{short_date(day)}, {near}"


# -- lists with entries of one's own
ADD, ADD_TIP = "Add your own", "Write an entry of your own"
REMOVE, REMOVE_TIP = "Remove", "Take this entry out; u brings it back"
CHOOSE, PICK, TICK = "Choose", "Pick", "Tick"

# -- ledger
CHANGE = "Change"
ADD_ROW_TIP = "Begin a new row"
SHOW_LINE, SHOW_LINE_TIP = "Show this line", "Let your partner read this line, or take it back while it is unread"
MOVE_UP, MOVE_DOWN = "Up", "Down"
MOVE_UP_TIP, MOVE_DOWN_TIP = "Move this row up", "Move this row down"


def add_row(row: str) -> str:
    return f"Add {article(row)} {row}"


def line_shown(name: str, *, read: bool, otherwise: bool) -> str:
    """Beneath a row that is shown. `otherwise`: it has been changed since."""
    said = f"read by {name}" if read else f"shown to {name}"
    return f"{said}, as it was; s shows it as it is now" if otherwise else said


def line_is_shown(name: str) -> str:
    return f"{name} can read this line now. s takes it back while it is unread."


TAKE_LINE_BACK = "Take this line back"


def line_is_back(name: str) -> str:
    return f"Taken back. {name} has not read this line."


def what_is_shown(name: str) -> str:
    return f"What {name} shows you"


SHOWN_ABOUT = (
    "Single lines that they wish you to read. You need not answer on the spot. They may ask the same thing again."
)


def no_rows(row: str) -> str:
    return f"Nothing here yet. Press enter and write the first {row}."


def row_number(row: str, number: int, of: int) -> str:
    return f"{row.capitalize()} {number} of {of}"


def article(word: str) -> str:
    return "an" if word[:1].lower() in "aeiou" else "a"


ROW_HOW = "enter goes on to the next field, and from the last one to a new row."

# -- sort
PILE_HOW = "← → lay a card on a pile"
PILE_ON, PILE_BACK = "Next pile", "Pile before"
PILE_TIP = "Lay this card on a pile"


def book_says(pile: str, because: str) -> str:
    return f"The book would say: {pile}. {because}" if pile else because


# -- cards
LINES, LINES_TIP = "Write on them", "Write a line on each card you picked"
DECK, DECK_TIP = "The cards", "Back to all the cards"


def picked(number: int, of: int) -> str:
    if number >= of:
        return f"{number} picked. Press enter and write a line on each."
    return f"{number} of {of} picked."


def picked_only(number: int, of: int) -> str:
    return f"{number} of {of} picked."


def enough(of: int) -> str:
    return f"{of} are enough. Put one back first."


# -- safety
def turn(key: str) -> str:
    """Beneath what was chosen: the places stand below the whole list, which may be out of sight."""
    return f"{key}: where to turn"


LET_DOWN, LET_DOWN_TIP = "I was let down", "The workbook asks nothing of you then; u takes it back"


def let_down(key: str) -> str:
    """Beneath the answer that one is the one who was let down."""
    return f"{key}: then nothing here is asked of you, and your pages come first. u takes it back."


PUT_AWAY = (
    "For this sitting the workbook puts away what is for two people, and whatever would go to your partner: exercises, "
    "drafts, acts, conflicts. It asks nothing about it, and nothing of it is written down. Choosing this again takes "
    "it back."
)

# -- scale
TODAY_IS = "Today"
"""Stands over the scale."""

# -- draft
PARTS = "What it holds"
PARTS_HINT = "It notices words, not hearts; space ticks what you see."
PARTS_HINT_OWN = "space ticks what stands in it."
"""Of a draft without notes on wording, such as a letter of the one who was let down."""
SEEN, OPTIONAL = "words seen", "optional"
READY, READY_TIP = "It is ready: let it rest", "Put the draft away for a day before you say it"
UNREADY, UNREADY_TIP = "Back to the desk", "End the rest and go on writing"
ALOUD, ALOUD_TIP = "Read it aloud", "Line by line, at an even pace, for yourself"
FORGE, FORGE_TIP = "Make a promise of it", "Take the sentence to the promise forge"
NEXT_LINE, LINE_BACK, PACE = "Next line", "Line before", "Even pace"
NEXT_LINE_TIP, LINE_BACK_TIP = "Go on to the next line", "Go back a line"
PACE_TIP = "Let the lines move on by themselves, or stop them"
ALOUD_END, ALOUD_END_TIP = "Back", "Back to the desk"
ALOUD_HOW = "Say each line aloud, breathe, then press space."
ALOUD_OVER = "That was the last line. How did it sound to the one who will hear it?"
NOTHING_TO_READ = "There is nothing to read yet."


def resting(until: datetime) -> str:
    return f"It rests until {short_date(until.date())}, {until:%H:%M}. There is nothing to do with it until then."


NO_REST = "This one does not rest. Say it, or read it out."


def rested() -> str:
    return "It has rested. Read it once more, as the one who will hear it."


def word_count(number: int) -> str:
    return f"{number} {'word' if number == 1 else 'words'}"


# -- turns
TURN_GO, TURN_GO_TIP = "Go on", "Begin, end a turn early, or go on to the next"
TURN_PAUSE = "Pause"
TURN_PAUSE_TIP = "Stop the clock, or let it run again"
TURN_SWAP, TURN_SWAP_TIP = "Swap", "Let the other one begin, or give them the turn now"
TURN_LONGER, TURN_SHORTER = "A minute more", "A minute less"
TURN_OVER, TURN_OVER_TIP = "End", "End the talk and keep how long each of you had"
TALK_DONE = "Both of you have had your turn. Let it rest for now."
TALK_BEGIN = "Sit down together and put the phones away. space begins."
PAUSED = "paused"
TIME_UP = "finish your sentence, then press space"
YOU, OTHER_UNNAMED = "You", "Your partner"


def each_turn(minutes: int, first: str) -> str:
    return f"{minutes} {'minute' if minutes == 1 else 'minutes'} each. {first or YOU} {'begins' if first else 'begin'}."


def speaks(name: str) -> str:
    """`name` is "" for the person in front who has given no name."""
    return f"{name} speaks" if name else "You speak"


def says_back(name: str) -> str:
    return f"{name} says back what they heard" if name else "You say back what you heard"


SAYS_BACK_HOW = "Say what you heard, as you heard it, and ask: is that it?"


def listens(name: str) -> str:
    return f"{name} listens" if name else "You listen"


def talked(day: date, today: date, first: int, second: int) -> str:
    return f"{near_date(day, today)}: {first} and {second} min"


# -- rehearse
HIDE, HIDE_TIP = "Hide it and type", "Hide the text and type it from memory"
COMPARE, COMPARE_TIP = "Compare", "See what you left out and what you put in"
READ_IT = "Read it twice, aloud if you can. Then hide it and type it."
NOTHING_TO_REHEARSE = "There is nothing to learn by heart yet."
DIFFERENCES = "Words in [brackets] you left out; underlined ones you put in."


def nothing_yet(said: str, of: str) -> str:
    """`There is nothing to learn by heart yet. Write “The fifth time” first.`; `of` is "" where nobody knows."""
    return f"{said} Write “{of}” first." if of else said


def came_back(share: float) -> str:
    return f"{round(share * 100)} % of the words came back."


def best_so_far(share: float) -> str:
    return f"Best so far: {round(share * 100)} %."


# -- compare
HAND_IN, HAND_IN_TIP = "Hand mine in", "Show both sides once both are handed in"
TAKE_BACK, TAKE_BACK_TIP = "Take mine back", "Hide both sides again and change yours"
APART = "Yours stays hidden until both of you have handed in, and so does theirs."
BOTH_IN = "Both are in."
HANDED_IN = "Yours is handed in. Both sides are shown once both are there."

# -- reread
WHAT_CHANGED = "What has changed since?"
NOTHING_EARLIER = "Nothing is written there yet."


def written_on(day: date) -> str:
    return f"What you wrote, {full_date(day)}"


WRITTEN = "What you wrote"

# -- act
WHAT, CUE, SMALLEST, HOW_OFTEN, ON_DAY, AT_TIME = (
    "What",
    "When or where: the moment that reminds you",
    "The smallest version that still counts",
    "How often",
    "On",
    "At",
)
UNTIL_DAY = "Look at it again on"
ENDS_DAY = "It ends by itself on"
MAKE = {"promise": "Make this promise", "plan": "Open the plan", "date": "Set this date"}
MAKE_IT = "Make it"
MAKE_TIP = "Turn what stands here into something real"
OPEN_LINK, OPEN_LINK_TIP = "Go to it", "Show what this act has become"
CADENCE_HOW = "mon,thu · 3/week · every 2 days · monthly 1 · whenever"
CADENCE_UNKNOWN = "not understood yet. Try mon,thu or 3/week or every 2 days"

# -- next sitting
SITTING = "When is your next sitting?"
SITTING_PROMPT = (
    "Choose a day while you are here, and if you can the one after it: two a week is a good pace. Ten minutes are "
    "enough, and “soon” tends not to come."
)
SITTING_AFTER = "And after that, on"
SITTING_SET, SITTING_SET_TIP = "Set", "Choose the days and the times"


def sittings_on(planned: Sequence[tuple[date, str]], today: date) -> str:
    return " · ".join(near_date(day, today) + (f" {at}" if at else "") for day, at in planned)


# -- what an act has become
ACT_NEEDS_DAY = "Choose a day first. Nothing was made; what you wrote is kept."
ACT_NEEDS_WHAT = "Say first what it is about. Nothing was made; what you wrote is kept."


def act_made(title: str) -> str:
    return f"Made it: “{title}”"


def made_promise(
    act: str, cadence: str, once_on: date | None, review: date | None, until: date | None, today: date
) -> str:
    again = f"\nYou look at it again {on(review, today)}." if review else ""
    if until and not once_on:
        again += f"\nIt ends by itself {on(until, today)}."
    when = f"by {short_date(once_on)}" if once_on else cadence
    return f"This is a promise now:\n{act}, {when}.{again}"


def made_date(what: str, day: date, at: str) -> str:
    return f"This has a date now:\n{what}, {short_date(day)}{f' at {at}' if at else ''}."


def made_sitting(planned: Sequence[tuple[date, str]]) -> str:
    days = " and ".join(short_date(day) + (f" at {at}" if at else "") for day, at in planned)
    return f"Your next sitting is set:\n{days}, and again each week."


def made_plan(what: str, plan: str) -> str:
    where = "as a conflict to solve" if plan == "conflict" else "as a chore week"
    return f"This goes on among the plans, {where}:\n{what}"


def on(day: date, today: date) -> str:
    """`on Thu`, `today`"""
    near = near_date(day, today)
    return near if near == "today" else f"on {near}"


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


# -- earlier versions, and two versions at once
VERSIONS = "Earlier versions"
NO_VERSIONS = "There are no earlier versions of this answer yet. One is kept each time you come back to it."
BRING_BACK, BRING_BACK_TIP = "Bring back", "Make this version the answer again; the present one is kept"
COMPARE_NOW = "Compare"
COMPARE_NOW_TIP = "Underline what only this version has; in [brackets] what it lacks of the present one"
BROUGHT_BACK = "Brought back. What stood there is among the earlier versions."
NOW = "as it is now"
CONFLICT = "Written in two places"
CONFLICT_WHY = (
    "Somebody, or you in another window, changed this answer while you were writing. Both versions are here, and "
    "the one you do not choose stays among the earlier versions."
)
MINE, MINE_TIP = "Keep mine", "Save what you have here"
THEIRS, THEIRS_TIP = "Take that one", "Show the one that was saved elsewhere"
BOTH, BOTH_TIP = "Keep both", "Put that one beneath yours"
HERE, THERE = "Here", "Elsewhere"
NOTHING_WRITTEN = "(nothing)"


def version_line(day: date, at: str, today: date) -> str:
    return f"{near_date(day, today)} {at}"
