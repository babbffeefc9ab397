"""What is said about forgetting: what it takes, that it cannot be undone, and where it cannot reach."""

from __future__ import annotations

from pathlib import Path

LABEL_REST = "A change of which part was forgotten"
LABEL_FORGOTTEN = "A change whose words were forgotten"

# --- the verb ----------------------------------------------------------------------------------------------------

FORGET = "take an answer, a promise or words out of the workbook, its backups included; this cannot be undone"
WHAT = "STEP/EXERCISE for your answer to it, or `promise` and its id or number"
TEXT = (
    "take these words out of whatever holds them; `-` reads them from the terminal, which leaves no trace in the shell"
)
KEPT = "forget words that could not be saved and were not put back (`workbook edit --kept` puts them back)"
NOTHING_KEPT = "No words lie here that could not be saved. Nothing was changed."
FORGETS_KEPT = "Forgets the words that could not be saved ({places})."
KEPT_GONE = "They are gone."
MINE = "everything that is yours alone, for whoever wants to leave; what both of you see stays (see --shared)"
FORGETS_MINE = (
    "Forgets everything that is {name}’s own, in {files}: answers, letters and pages, lines that were shown, lines "
    "caught, moments, dates, and promises kept to oneself, with all that stood there before."
)
MINE_STAYS = "What both see stays, what was handed in and promises that are shown among it, and so does the name."
MINE_SHARED = "What was handed in and promises that are shown go as well. Weeks, conflicts and the name stay."
WHOEVER = "whoever sits here"
NOTHING_MINE = "There is nothing that is yours alone. Nothing was changed."
EARLIER = "of an answer, forget the earlier versions only; what stands there now stays"
INSIDE = "also where the words stand inside longer ones (`ann` in `planning`)"
SHARED = "also what is shared by the two of you"
YES = "answer the question with yes"

USAGE = (
    "Say what to forget: `workbook forget STEP/EXERCISE`, `workbook forget promise ID`, "
    "`workbook forget --text WORDS`, `workbook forget --mine` or `workbook forget --kept`."
)
NO_WORDS = "There are no words to look for. Nothing was changed."
ASK_WORDS = "The words to forget: "
NOTHING_OF_ANSWER = (
    "Nothing of yours is kept for that exercise, nor any earlier version. `workbook steps` lists the steps."
)
NOTHING_EARLIER = "No earlier version of that answer is kept. Nothing was changed."
NOTHING_OF_PROMISE = "There is no such promise, nor was there one in any backup. `workbook promises --all` lists them."
NO_SUCH_WORDS = "Those words stand nowhere in what you may forget. Nothing was changed."
ONLY_INSIDE = (
    "Those words stand inside longer ones only ({places}). Nothing was changed. Add --inside to take them out there."
)
ONLY_OTHERS = (
    "Those words stand only in what is somebody else’s ({places}). Only they can forget it. Nothing was changed."
)
ONLY_SHARED = (
    "Those words stand only in what is shared by the two of you ({places}). Nothing was changed. "
    "Add --shared to take them out there, for both of you."
)
IS_SHARED_PROMISE = (
    "That promise is seen by both of you. Nothing was changed. Add --shared to forget it for both of you."
)
IS_HANDED_IN = (
    "That answer was handed in, so both of you may have seen it. Nothing was changed. "
    "Add --shared to forget it for both of you."
)

WORD = "forget"
CANNOT_BE_UNDONE = "This cannot be undone, by `undo`, by `restore`, or by anybody."
ASK = "Type “{word}” to go on: "
REFUSED = "Nothing was forgotten. To go on, type “{word}” when `workbook forget` asks for it, or add --yes."
NO_INPUT = "`forget` asks for its word, and --no-input rules that out. Nothing was forgotten. Add --yes."

FORGETS_ANSWER = "Forgets your answer to {which}, with every earlier version of it, in {files}."
FORGETS_EARLIER = "Forgets every earlier version of your answer to {which}, in {files}. What stands there now stays."
FORGETS_PROMISE = "Forgets the promise {which}, with all its marks, in {files}."
FORGETS_WORDS = "Takes the words out of: {places}, in {files}. The rest of each text stays; “…” stands where they were."
REMOVES = "Cannot be read, holds it, and is removed as a whole: {path}"
STAYS_SHARED = "Stays in what is shared by the two of you, unless you add --shared: {places}."
STAYS_OTHERS = "Stays in what is somebody else’s, and only they can forget: {places}."
STAYS_INSIDE = "Stays inside longer words, unless you add --inside: {places}."

DONE = "Forgotten, in {files}."
REMOVED = "Removed: {path}"
LEFT = "Could not be read or written, and may still hold it: {path}"
STOPPED = (
    "Not all of it was forgotten: {why}. Nothing else was lost. Set that right, then ask for it once more; "
    "what is gone already stays gone."
)
NO_REACH = (
    "Where this cannot reach: exports and copies you made elsewhere, backups of this computer, snapshots of the drive, "
    "traces on an SSD, the history of your shell, and what is still on a screen. "
    "What others keep to themselves was not looked at."
)
CAME_FROM = "The exercise it came from may hold the same words: `workbook forget {origin}` forgets them there."

SORTS = {
    "answer": "your answer to {which}",
    "version": "an earlier version of your answer to {which}",
    "jot": "a line you jotted down",
    "draft": "something half written",
    "promise": "the promise {which}",
    "conflict": "the conflict {which}",
    "household": "the household",
    "week": "a week of chores",
    "person": "the people",
    "date": "a date",
    "moment": "a note in Journey",
    "history": "the list of changes",
    "damaged": "a file that cannot be read",
    "unsaved": "words that could not be saved",
    "faulty": "an entry that cannot be read",
    "other": "another part of the workbook",
}


def place(sort: str, which: str) -> str:
    """What holds the words, by name; never what it says."""
    return SORTS.get(sort, SORTS["other"]).format(which=which)


def files(count: int, of_backups: int) -> str:
    """`1 file`, `5 files (3 of them backups)`."""
    number = "1 file" if count == 1 else f"{count} files"
    if not of_backups:
        return number
    if of_backups == count:
        return "1 backup" if count == 1 else f"{count} backups"
    return f"{number} ({of_backups} of them {'a backup' if of_backups == 1 else 'backups'})"


def left(path: Path) -> str:
    return LEFT.format(path=path)


# --- in the app --------------------------------------------------------------------------------------------------

FORGET_KEY, FORGET_TIP = "Forget", "Take this version, all earlier ones or the whole answer out, for good"
TITLE = "Forget"
FOR_GOOD = (
    "What is forgotten goes from every file of the workbook, its backups included. It cannot be undone or brought back."
)
WAS_HANDED_IN = "This answer was handed in, so your partner may have seen it. It goes for both of you."
TYPE = "Type “{word}” to go on"
TYPE_FIRST = "Type “{word}” first. Nothing has been forgotten."
THIS_VERSION, ALL_EARLIER, EVERYTHING = "This version", "All earlier ones", "The whole answer"
LEAST_TIP = "What the first of the choices does"
IS_FORGOTTEN = "Forgotten."
NOT_NOW = "Not now"
LOOKING, FORGETTING = "Looking where it stands", "Forgetting"
UNDER_WAY = "That is under way, and is better not stopped."
LOOK_FIRST = "First it is looked for; that takes a moment yet. Nothing has been forgotten."
PROMISE_TITLE = "Forget this promise"
PROMISE_KEY, PROMISE_TIP = "Forget…", "Take this promise and all its marks out of every file, for good"
PROMISE_GOES = "The promise goes with all its marks, in {files}."
SEEN_BY_BOTH = "The promise is seen by both of you. It goes for both."
WORDS_TITLE = "Forget words"
WORDS_KEY, WORDS_TIP = "Forget words…", "Take words, or all that is yours when you leave, out of whatever holds them"
WORDS_FIELD = "The words, as they stand there"
INSIDE_TICK = "Also where they stand inside longer words"
SHARED_TICK = "Also in what is shared by the two of us"
MINE_TICK = "Instead: all that is mine, for I leave"
MINE_OR_WORDS = "Either words, or all that is yours. Take the words out of the field, or the tick away."
LOOK = "Look for them"
ELSEWHERE = (
    "This was forgotten in another window. What you had here was not saved over it; the field shows what is left."
)
