"""What is said about lines caught in passing."""

JOT = "catch a line in passing, for another day; it is yours alone"
JOT_WORDS = "the line; `-`, or nothing, reads it from standard input, which leaves no trace in the shell"
JOTS = "the lines you caught, the newest first"
LET_GO = "let line N of the list go; `undo` brings it back"
ASK = "The line, then enter: "

CAUGHT = "Caught. `workbook jots` lists what you caught."
GONE = "Let go. `workbook undo` brings it back."
NONE = "You have caught no lines. `workbook jot` catches one."
BLANK = "There is nothing to catch. Nothing was changed."
TOO_LONG = "That is too long for a line caught in passing: it may have {most} characters. Nothing was saved or cut."
TOO_MANY = "There are {most} lines already. Let some go first (`workbook jots`). Nothing was changed."
NO_SUCH_JOT = "There is no such line. `workbook jots` lists them."
LABEL_JOTTED, LABEL_LET_GO = "Jotted a line down", "Let a jotted line go"

# -- in the app
KEY, TIP = "Jot", "Catch a line in passing, for another day"
TITLE = "A line for another day"
HINT = "It is yours alone. What you caught stands below, and “Find words” finds it."
CATCH = "Catch it"
CAUGHT_HERE = "Caught, for another day."
LET_GO_KEY, LET_GO_TIP = "Let go", "Take the line under the cursor away; u on a page brings it back"


def line(number: int, day: str, text: str) -> str:
    return f"{number:>3}  {day}  {text}"
