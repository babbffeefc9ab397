"""What is said about lines caught in passing."""

from collections.abc import Sequence

JOT = "catch a line in passing, for another day; it is yours alone"
JOT_WORDS = "the line; `-`, or nothing, reads it from standard input, which leaves no trace in the shell"
JOTS = "the lines you caught, the newest first"
LET_GO = "let line N of the list go; `undo` brings it back"
JOTS_ACT = "sort: line N becomes what --as says, and leaves the list; let-go: it only leaves it"
JOTS_NUMBER = "the line's number in the list, or words of it"
SORT_AS = "with sort: trigger, noticed, chore or promise; else, and named once more, who acts"
SORT_CONFLICT = "of a trigger: the conflict that came up, by number or words (or else the only one that is open)"
SORT_MINUTES = "of a chore: how long it takes (or else 20)"
SORT_CADENCE = "of a promise: how often (or else whenever it comes up)"
KINDS = ("trigger", "noticed", "chore", "promise")
SORTED = {
    "trigger": "Written down with the conflict, on the day you caught it. `workbook undo` puts the line back.",
    "noticed": "It stands beside that day in Journey, for you alone. `workbook undo` puts the line back.",
    "chore": "It is among the household's chores, once a week. `workbook undo` puts the line back.",
    "promise": "It is a promise. `workbook promises` lists it, and `workbook undo` puts the line back.",
}
SORT_HOW = "Say what it becomes: --as trigger, noticed, chore or promise. Nothing was changed."
NUMBER_AFTER = (
    "Say what becomes of the line: `workbook jots sort N --as KIND`, a kind being trigger, noticed, chore or promise; "
    "or `workbook jots let-go N`. Nothing was changed."
)
ONE_THING = "Sort the line, or let it go. Nothing was changed."
WHICH_JOT = "Say which line, by its number in `workbook jots`. Nothing was changed."
WHICH_CONFLICT = (
    "Say which conflict came up: --conflict N, by its number in `workbook conflict list`. Nothing was changed."
)
NO_CONFLICT = "No conflict is open. `workbook conflict add WHAT` names one. Nothing was changed."
NOBODY_IN_IT = "There is nobody in the household yet: give the workbook your name first. Nothing was changed."
NO_CHORE = "The name of a chore has {most} characters at most, and this line is longer. Nothing was changed or cut."
ASK = "The line, then enter: "

CAUGHT = "Caught. `workbook jots` lists what you caught."
GONE = "Let go. `workbook undo` brings it back."
NONE = "You have caught no lines. `workbook jot` catches one."
BLANK = "There is nothing to catch. Nothing was changed."
TOO_LONG = "That is too long for a line caught in passing: it may have {most} characters. Nothing was saved or cut."
TOO_MANY = "There are {most} lines already. Let some go first (`workbook jots`). Nothing was changed."
NO_SUCH_JOT = "There is no such line. `workbook jots` lists them."


def nearest_jot(number: int) -> str:
    return f"{NO_SUCH_JOT} The nearest is number {number}."


def several_jots(numbers: Sequence[int]) -> str:
    named = ", ".join(map(str, numbers))
    return f"Several lines have those words: {named}. Take the number instead. Nothing was changed."


LABEL_JOTTED, LABEL_LET_GO, LABEL_SORTED = "Jotted a line down", "Let a jotted line go", "Sorted a jotted line"

# -- in the app
KEY, TIP = "Jot", "Catch a line in passing, for another day"
TITLE = "A line for another day"
HINT = "It is yours alone. What you caught stands below, and “Find words” finds it."
CATCH = "Catch it"
CAUGHT_HERE = "Caught, for another day."
LET_GO_KEY, LET_GO_TIP = "Let go", "Take the line under the cursor away; u on a page brings it back"

SORT_KEY, SORT_TIP = "Sort", "Make of the line what it says: a promise, something noticed, a chore, what came up"
SORT_TITLE = "What is it?"
SHOWN = 300  # characters of the line above the question
SORT_ROWS = {
    "promise": ("A promise", "made with care in the forge"),
    "noticed": ("Something noticed", "beside that day in Journey"),
    "chore": ("A chore", "of the household, once a week"),
    "trigger": ("It came up", "on that day"),
}
SORTED_HERE = {
    "trigger": "Written down with the conflict. u puts the line back.",
    "noticed": "It stands beside that day in Journey. u puts the line back.",
    "chore": "It is among the household's chores. u puts the line back.",
    "promise": "It is a promise. u puts the line back.",
}


def line(number: int, day: str, text: str) -> str:
    return f"{number:>3}  {day}  {text}"
