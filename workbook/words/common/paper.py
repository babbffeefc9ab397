"""What stands on paper besides people's own words, and what the verb `print` says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from workbook.words.common import signs
from workbook.words.common.dates import DAYS, MONTHS, WEEKDAYS, full_date, short_date

# --- the verb
WEEK = "the week of chores with a box for each, to hang up"
NEXT = "the week after this one"
STEP = "a step with room to write, or with what you answered"
STEP_ID = "the id of a step, as `workbook steps` lists it"
ANSWERS = "with your answers, those marked private left out"
PRIVATE = "with the answers marked private as well"
CARDS = "the cards of a deck, to cut out"
DECK = "the id of a deck, or of a step that has cards"
PROMISES = "what you promised, with a box for each day of the coming two weeks"
WHICH = "only these (a number of `workbook today`, an id or words of it); one kept to yourself only when it is named"
RECORD = "what became of a promise of yours, week by week"
PROMISE = "a number of `workbook today`, an id, or words of the promise"
NOTES = "with your notes beside the marks"
REVIEW = "a sheet for the two of you to look back on the week and ahead"
BOOK = "the whole book, each step on pages of its own"
CHOSEN = "a page for a counsellor, chosen item by item; `--format text` shows what will be on it"
CHOSEN_PROMISES = "these promises of yours, with what became of them"
CHOSEN_ANSWERS = "your answers to these exercises (STEP/EXERCISE) or whole steps (STEP)"
CHOSEN_CONFLICTS = "these conflicts, by id or by what they say"
CHOSEN_WEEKS = "the chore weeks that these days lie in"
OUT = "the file to write, readable by you alone (default: standard output)"
FORMAT = "html, text, markdown or pdf (default: what the ending of FILE says, else html)"
LANDSCAPE = "the paper lying on its side"
PAPER = "for pdf: a4 or letter"
OPEN = "show it in the browser, to print it from there"
FORCE = "take the place of a file of that name"

# --- what it says when it cannot
NO_WEEK = (
    "There is no week of chores to print yet. `workbook chores plan` makes one, or the page Plans in the workbook."
)
NO_PROMISES = "You have no promises that ask for anything in the next two weeks. Nothing was printed."
NOT_YOURS = "That is somebody else’s promise; who made it can print what became of it. Nothing was printed."
NO_DECK = "There are no cards of that name. `workbook print cards` lists what there is."
CHOOSE_DECK = "Choose a deck. Nothing was printed. There are:"
CHOOSE_ITEMS = (
    "Choose what goes on the page, item by item: --answers, --promises, --conflicts, --weeks. Nothing was printed. "
    "Each of them alone lists what there is."
)
NOTHING_TO_CHOOSE = {
    "answers": "You have no answers yet.",
    "promises": "You have no promises yet.",
    "conflicts": "There are no conflicts yet.",
    "weeks": "There are no chore weeks yet.",
}
NO_ANSWER = "Nothing of yours stands under one of those exercises. `workbook print chosen --answers` lists them."
NO_CONFLICT = "There is no such conflict. `workbook print chosen --conflicts` lists them."
NO_CHOSEN_WEEK = "There is no chore week for one of those days. `workbook print chosen --weeks` lists them."
EXISTS = "There is a file of that name already, and it stays as it is. Nothing was printed. --force takes its place."
NO_TYPST = (
    "For PDF the program typst is needed, and it is not here: `pip install 'workbook[pdf]'` brings it. "
    "The browser makes a PDF of the HTML as well. Nothing was printed."
)
PDF_NEEDS_FILE = "A PDF needs a file to go to: -o FILE. Nothing was printed."
NO_BROWSER = "There is no browser here that could show it. It is written to {path}."


def opened(path: str) -> str:
    return f"It is in the browser, and in {path}. Delete the file when it is printed."


# --- the counsellor
KEPT_TO_YOURSELF = " (kept to yourself)"
FROM = "From {by}."
CHOSEN_TITLE = "To talk about"

# --- the dialog
KEY, TIP = "On paper", "Write a sheet to a file, to print it: the week, promises, a step, a page for a counsellor"
TITLE = "On paper"
PATH_HINT = (
    "The path of a new file, which only you can read. One that ends in .html the browser prints; .pdf, .md and .txt "
    "are made as well."
)
SHEETS = {
    "week": "This week’s chores, to hang up",
    "promises": "Your promises, the coming two weeks",
    "review": "Looking back and ahead, for the two of you",
    "step": "The step that is open, to fill in by hand",
    "step with answers": "The step that is open, with what you answered",
}
LYING = "the paper lying on its side"
WRITE, LOOK, COUNSELLOR = "Write", "Look", "Counsellor …"
LOOK_TIP = "Look at exactly what will be on it"
TICK, TICK_TIP = "On it or not", "Put this on the page, or take it off"
COUNSELLOR_TITLE = "A page for a counsellor"
COUNSELLOR_HINT = "space puts something on the page. Nothing else goes on it, and nothing is sent anywhere."
NOTHING_CHOSEN = "Nothing is on the page yet."
NO_PATH = "Write the path of a file first."
THERE = "There is a file of that name already; it was left as it is. Choose another name."
FAILED = "The file could not be written. Check that the folder is there and that you may write in it."
WRITTEN = "Written."
KIND_NAMES = {"answers": "answer", "promises": "promise", "conflicts": "conflict", "weeks": "chore week"}
PRIVATE_MARK = "private"

# --- the week
TOGETHER = "Together"
WHOEVER = "Whoever"
CHORES_HEAD = "Chores"
AGREED = "agreed"
PROPOSED = "not agreed yet"
LEFT_OUT = "What did not fit"
FOR_NEXT_TIME = "For next time"
CARRIES = "What each carries"
PARTS_SHORT = ("morning", "afternoon", "evening")


def on_trial(until: date | None, *, agreed: bool) -> str:
    """`agreed, on trial until Sun 29 Nov`"""
    if not agreed:
        return PROPOSED
    return f"{AGREED}, on trial until {short_date(until)}" if until is not None else AGREED


def carries(loads: Iterable[tuple[str, str]]) -> str:
    """`Sam 5 h 10 · Alex 5 h 30`"""
    return " · ".join(f"{name} {hours}" for name, hours in loads)


def day(on: date) -> str:
    """`Mon 23`"""
    return f"{DAYS[on.weekday()]} {on.day}"


def day_in_words(on: date) -> str:
    """`Monday 23`"""
    return f"{WEEKDAYS[on.weekday()]} {on.day}"


def minutes(number: int, part: str) -> str:
    """`evening, 45 min`"""
    return f"{part}, {number}\N{NO-BREAK SPACE}min" if part else f"{number}\N{NO-BREAK SPACE}min"


# --- a step
MINUTES = "About {minutes} minutes, in as many sittings as you like."
EXERCISE = "{number} of {of} · {title}"
OPTIONAL = " (if you like)"
WHY = "Why: {why}"
EXAMPLE = "For example:"
NOT_ON_PAPER = "This question is for the screen, or for your head. Write nothing down here that others may find."
IS_PRIVATE = "You wrote something here and marked it private."
ON_CARD = "On one of them, or on one of your own:"
DAY, NUMBER = "Day", "0 to 10"
OWN_WORDS = "Your own:"
WHO_READS = "What you wrote is on this sheet. Keep it where only those find it who should."
ACT = {
    "act": "What I do",
    "cue": "When or where: what happens anyway before it",
    "smallest": "The smallest version that still counts",
    "when": "On which day, or which days",
}
RULES = "One speaks, who listens says back what they heard; then you change. {minutes} minutes each."


# --- promises
PROMISES_TITLE = "Promises, {first} to {last}"
PROMISE = "Promise"
CUE = "When: {cue}"
SMALLEST = "At the least: {smallest}"
WHENEVER = "Each time it happens:"
SIGNS = "A box for each day that asks something. Tick what was done."


def fortnight(first: date, last: date) -> str:
    return PROMISES_TITLE.format(first=short_date(first), last=short_date(last))


# --- record
RECORD_TITLE = "{act}"
WEEK_OF = "Week of"
LEGEND = "   ".join(
    (
        f"{signs.PAPER['kept']} kept",
        f"{signs.PAPER['late']} late or repaired",
        f"{signs.PAPER['missed']} missed",
        f"{signs.PAPER['renegotiated']} moved",
        f"{signs.PAPER['not applicable']} did not come up",
    )
)
NO_MARKS = "Nothing is marked yet."
NOTES_TITLE = "Notes"
OWN_COUNT = "These are the marks of the one who promised; nobody else’s are on this sheet."


# --- review
REVIEW_TITLE = "Looking back, looking ahead"
REVIEW_ABOUT = (
    "A quarter of an hour for the two of you. Anything may be left empty, “not yet” and “rather not say” included."
)
LOOK, NOTICE, IMPROVE, HOW, CLOSE = "Look", "Notice", "Improve", "How", "Close"
NOTICE_SAID = "One thing I noticed that you did. Each writes alone; then read it to each other."
IMPROVE_SAID = "What should be better next week? Each writes alone; who was let down reads first; if both were, either."
HOW_SAID = "Who does what, and when? Small enough for the worst day."
HOW_COLUMNS = ("Who", "What", "When")
FAIR = "How fair did the week feel, 0 to 10? Each for themselves, and only if you like."
NEXT_DATE = "We sit down again on"
KEEP_LINE = "One line to keep"
COMES = "What comes"
CHORES = "Chores: {done} of {agreed} done"
NAME = "Name"

# --- book
CONTENTS = "Contents"


def numbered(number: int, of: int, title: str, optional: bool) -> str:
    return EXERCISE.format(number=number, of=of, title=title) + (OPTIONAL if optional else "")


def choices(entries: Sequence[tuple[str, str]]) -> list[str]:
    return [f"  {id}   {title}".rstrip() for id, title in entries]


def printed_on(on: date) -> str:
    return full_date(on)


def month(on: date) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def week_of(monday: date, state: str) -> str:
    """`Week of 16 Nov 2026, agreed`"""
    return f"Week of {month(monday)}, {state}"
