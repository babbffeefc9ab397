"""What the workbook says when something is taken out to other programs, or brought in from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.words.promises import promise as said

if TYPE_CHECKING:
    from workbook.domain.promises.cadence import Cadence

EXPORT = "write chosen things to standard output or a file, for other programs"
EXPORT_FORMAT = "markdown, json, csv, ics, taskwarrior, or workbook: everything, for `import workbook`"
EXPORT_OUT = (
    "the file to write (readable by you alone); an older one is replaced, but never by a workbook or by chosen pages"
)
EXPORT_ONLY = "only this kind: promises (unless said otherwise), chores or sittings (your next ones, and the review)"
ONE_KIND = "Export one kind at a time: promises, chores or sittings. Nothing was written."
SITTING_FORMATS = "Sittings go out as ics. Nothing was written."
CHORE_FORMATS = "A chore week goes out as markdown or ics. Nothing was written."
NO_WEEK = "There is no chore week for this day. `workbook chores plan` makes one; so does 4 on the whole screen."
EXPORT_PRIVATE = "private entries too, and the promises that you keep to yourself"
EXPORT_AS = "ics: calendar entries (vevent, the usual) or to-dos (vtodo); any other word: the name of who acts"
EXPORT_WORDS = "ics: the acts in plain words; without it every entry says “Check-in”"
IMPORT = (
    "bring in promises (our own JSON, Loop Habit Tracker's CSV export, a log of harsh or habitctl, Habitica's "
    "user data, Taskwarrior's tasks), or a whole workbook"
)
IMPORT_FORMAT = "json, loop, harsh, habitctl, habitica, taskwarrior or workbook"
IMPORT_FILE = (
    "the file; for loop the zip, its folder or a Checkmarks.csv, for harsh the log (with its habits file beside it)"
)
IMPORT_DRY = "only say what would be done"
IMPORT_SKIP = "leave out rows that cannot be read and bring in the rest"

NEUTRAL_SUMMARY = "Check-in"
SITTING_SUMMARY = "A sitting with the workbook"
REVIEW_SUMMARY = "The review of the week"
CALENDAR_NAME = "Check-ins"
PRODUCT = "-//workbook//workbook//EN"

EXPORTED = "What other programs were told"  # never shown: nothing that undo would list
TASK_BECAME = {"missed": "missed", "renegotiated": "moved to another day", "not applicable": "did not come up"}
EXPORT_ALARM = (
    "ics: let the calendar make itself heard: an hour of the day (20:00), or so long before it begins (15m, 2h, 1d)"
)
EXPORT_EXCEL = "csv: with the mark by which Excel knows umlauts"
ALARM_ICS_ONLY = "--alarm is for a calendar: `workbook export ics`. Nothing was written."
EXCEL_CSV_ONLY = "--excel is for promises as csv. Nothing was written."

NOT_WRITTEN = "The export was not written: {why}. Your workbook is as it was. Choose another place with -o."
IS_A_FOLDER = "that is a folder"
NO_FOLDER = "its folder does not exist"
FORBIDDEN = "that place may not be written to"
NO_ROOM = "there is no room, or the drive reported an error"
OUT_UNLOCKED = "The workbook is sealed, this file has no passphrase: whoever gets it can read it."
INTO_WORKBOOK = "The workbook's own file is not a place for an export. Nothing was written. Choose another name."

NOT_READ = "That file could not be read: {why}. Nothing was brought in."
NO_FILE = "there is no such file"
NOT_A_FILE = "it is not an ordinary file"
NO_ACCESS = "it may not be read"
TOO_LARGE = "it is larger than {limit} MB"
NOT_TEXT = "it is not text in UTF-8"
EMPTY = "there is nothing in it"
TOO_LARGE_UNPACKED = "unpacked, it is larger than {limit} MB"
TOO_MANY_FILES = "there are more than {limit:,} files in it"
PACKED_OTHERWISE = "it is packed in a way that the workbook does not open; pack it once more as an ordinary zip file"
NO_ZIP = "it is not a zip file that can be opened"
NO_CHECKMARKS = "there is no Checkmarks.csv in it"
NO_HEADER = "its first line is not “Date,” with the names of habits"
NOT_JSON = "it is not JSON"
NOT_OURS = "it is no export of a workbook"
NEWER = "it was written by a newer version of the workbook, in format {found}; this one reads format {known}"
BROKEN = "{rows} could not be read, so nothing was brought in. Mend the file, or leave the rows out with --skip-broken."
ZIP_IN_ZIP = "there is another zip file in it; unpack it once and bring in the inner one"
MANY_EXPORTS = "there is more than one export in it; bring them in one by one"
IS_LOOP_BACKUP = "it is Loop's full backup; in Loop choose “Export as CSV” and bring in that file"
IS_SCORES = "it holds Loop's scores and no marks; bring in the whole export, or its Checkmarks.csv"
ONLY_HABITS = "it lists habits and holds no marks; bring in the whole export, or its Checkmarks.csv"
ONE_HABIT_ALONE = "it is the file of a single habit and does not say of which; bring in the whole export, or its folder"
NO_LOG = "none of its lines has “date : habit : y, n or s”"
NO_TABBED_LOG = "none of its lines has day, habit and y, n or s with tabs between"
IS_KIND = {
    "json": "it is an export of promises; bring it in with `workbook import json`",
    "workbook": "it is a whole workbook; bring it in with `workbook import workbook`",
    "loop": "it is an export of Loop; bring it in with `workbook import loop`",
    "zip": "it is a zip file; Loop's is brought in with `workbook import loop`, others are unpacked first",
    "harsh": "it is a log of harsh; bring it in with `workbook import harsh`",
    "habitctl": "it is a log of habitctl; bring it in with `workbook import habitctl`",
    "habitica": "it is user data of Habitica; bring it in with `workbook import habitica`",
    "beeminder": "it holds goals of Beeminder; bring it in with `workbook import beeminder`",
    "taskwarrior": "it is an export of Taskwarrior; bring it in with `workbook import taskwarrior`",
    "habitbull": (
        "it is an export of HabitBull, which the workbook does not read; Loop reads it, and its export comes in"
    ),
    "habitica history": (
        "it is Habitica's task history, which does not say what was done; bring in the user data that its settings "
        "export as JSON"
    ),
    "calendar": "it is a calendar, which does not say what became of a day",
    "our csv": "it is a table of marks, for a spreadsheet; what comes back in is the export as JSON",
}
NO_NAMES = "its Habits.csv has no column “Name”"
COMMA_IN_NAME = (
    "its first line has more names than the rows have values, as when a name holds a comma; put the Habits.csv of the "
    "same export beside it"
)
TOO_MANY_HABITS = "it has more than {limit} habits"
OF_SEVERAL = (
    "It holds promises of more than one person of another workbook, and nobody can say whose they are here. Nothing "
    "was brought in. `workbook export workbook` takes along what is one person's."
)
NOTHING_THERE = "There was nothing in it to bring in."

# faults of single rows
NOT_ISO = "the date is not in the form 2026-11-28"
NO_SUCH_DAY = "its date is none between 1900 and 2199"
BAD_VALUE = "its value is none that Loop writes"
NEEDS_HABITS = "it has an amount, and without the Habits.csv of the same export nobody can say how much was meant"
BAD_AMOUNT = "its amount is not understood"
SKIP_OR_AMOUNT = "its 3 is skipped or an amount, and with decimals in the file nobody can say which"
MIXED_AMOUNTS = "the amounts of this habit are written in two ways, with decimals and in thousandths"
BAD_OFTEN = "how often is not understood"
BAD_TYPE = "it is neither for yes and no nor for amounts"
BAD_TARGET = "the amount that was meant is not understood"
HABIT_TWICE = "the same habit is in the list twice"
NO_SUCH_HABIT = "its folder belongs to no habit of Habits.csv"
NO_OWN_HEADER = "it does not begin with “Date,Value”"
DAY_TWICE = "the same day is in the file twice"
BAD_END = "the moment it was completed is not understood, or has not come yet"
NO_TASKS = "it is no export of Taskwarrior"
NO_HABITICA = "it is no user data of Habitica"
NO_BEEMINDER = "it holds no goals of Beeminder; bring in the JSON that its settings export"
BAD_MOMENT = "the moment of an entry is not understood, or has not come yet"
BAD_TABS = "it does not have day, habit and y, n or s with tabs between"
BAD_OUTCOME = "its outcome is not y, n or s"
BAD_FIELDS = "it does not have the fields “date : habit : y, n or s”"
BAD_COLUMNS = "it has more columns than the first line has names"
FEW_COLUMNS = "it has fewer columns than the first line has names"
NO_NAME = "the habit has no name"
FUTURE = "its date has not come yet"
NAME_TOO_LONG = "the name of the habit is longer than {limit} characters"
NOTE_TOO_LONG = "its note is longer than {limit} characters"
BAD_ID = "its id is none of the workbook's"
NO_PROMISE = "it belongs to a promise that is not in the file"
BAD_ROW = "it cannot be read as a row of a table"
TWICE = "the same entry is in the file twice"
DESCRIPTION_TOO_LONG = "its description is longer than {limit} characters"
QUESTION_TOO_LONG = "its question is longer than {limit} characters"
TOO_WIDE = "it has columns for more than {limit} habits"
TOO_MANY_ROWS = "it has more than {limit:,} rows, so it needs splitting"
TOO_MANY_VALUES = "it has more than {limit:,} values, so it needs splitting"
ENDLESS_LINE = "it has a line of more than {limit:,} letters"

LINE = "Line {line}"
FILE_LINE = "{file}, line {line}"
HABIT_NUMBER = "Habit {number}"
COLUMN = "{file}, column {number}"
TASK_NUMBER = "Task {number}"
PROMISE_NUMBER = "Promise {number}"
MARK_NUMBER = "Mark {number}"

# what was read and has no place here; the number of rows stands before it
AUTO = "a day that Loop counted as done because of another day"
UNKNOWN = "a day without an answer"
NO_IS_NO_MISS = "a day without it, where it was not for every day, so that nothing was missed"
BEFORE_IT_BEGAN = "a 0 before the first other day of a habit, as old exports write for days before it was made"
OWN_FILE_STANDS = "the file of all habits says something else than the file of the habit alone, which stands"
LATER_LINE_STANDS = "a later line about the same day stands"
OF_REFUSED = "it belongs to a habit that was not understood"
NO_ENTRIES = "a habit without any entry yet"
NO_HABIT_LINE = "a line of the habits file that names no habit"
OTHER_PARTS = "a part of the file that the workbook does not know"
OTHER_COLUMNS = "a field of Habits.csv that the workbook does not know"

HABITICA_KINDS = {"dailys": "Daily", "habits": "Habit"}
OF_KIND = "{kind} {number}"
HABITICA_MISSED = "a daily that was not done, of which Habitica does not say for which day"
HABITICA_UNSAID = "an older entry that does not say whether it was done"
HABITICA_MINUS = "a minus of a habit"
HABITICA_OTHER = "a to-do or a reward"
BEEMINDER_GOAL = "Goal"
OF_POINT = "{place}, entry {number}"
BEEMINDER_OTHER = "a goal that is not to do more of something"
BEEMINDER_NO_POINTS = "the file holds the goal without its entries"
BEEMINDER_NO_VALUE = "its value is no number that can be counted"
BEEMINDER_SUPPOSED = "an entry that Beeminder supposed, and nobody made"
BEEMINDER_FIRST = "the entry a goal begins with"
BEEMINDER_ZERO = "a day with the value 0"
OTHER_TASK = "a task that belongs to no promise of this workbook"
TASK_LEFT = {
    "pending": "a task that is still pending",
    "waiting": "a task that is still pending",
    "deleted": "a task that was deleted there, which does not say what became of it",
}
TASK_STATUS = "a task that is neither pending nor completed"
TASK_TOO_SOON = "a task that was completed before its day came"

# what came in another way than it was written
NOTES_OF_NO = (
    "A day without it has a note, where it was not for every day: it came in as “did not come up”, with its note"
)
NOTES_ALONE = "A day without an answer of its own has a note: it came in as “did not come up”, with its note"
AMOUNTS_ALONE = (
    "An amount is part of what was meant for more than a day: it came in as “did not come up”, with the amount"
)
ONLY_NOTED = "A habit is only noted down (0): it came in as “whenever it happens”"
RHYTHM_UNKNOWN = "How often is not said of a habit: it came in as every day, so that a day without it is a miss"
NO_LONGER_ASKED = "A habit is not in the habits file any more: its days came in, and it asks nothing more"
OVER_THERE = "A goal is over there: its days came in, and it asks nothing more"
AFTER_THE_END = "A habit has days after its last day: they came in, and it ends with the latest of them"
SAME_NAME = "A habit has the name of another: it came in with a number behind it, by its order"
WITHOUT_ENTRIES = "A habit has no entries yet: it came in without marks"

FROM_LOOP = "Loop Habit Tracker"
FROM_HARSH = "harsh"
FROM_HABITCTL = "habitctl"
FROM_HABITICA = "Habitica"
FROM_BEEMINDER = "Beeminder"
FROM_TASKWARRIOR = "Taskwarrior"
FROM_JSON = "an export"


def own_left_out(number: int) -> str:
    what = "A promise that you keep" if number == 1 else f"{number} promises that you keep"
    return f"{what} to yourself stayed out. --private puts {'it' if number == 1 else 'them'} in."


def label(source: str) -> str:
    return f"Brought in from {source}"


NOTHING_NEW = "There was nothing new in it. Nothing was changed."


def would(promises: int, marks: int, updated: int = 0) -> str:
    return f"Would bring in {_what(promises, marks, updated)}. Nothing was changed."


def brought(promises: int, marks: int, updated: int = 0) -> str:
    return f"Brought in {_what(promises, marks, updated)}. `workbook undo` takes it back."


def _what(promises: int, marks: int, updated: int) -> str:
    """`2 promises and 4 marks, and a later state of 1 entry`"""
    later = f", and a later state of {'1 entry' if updated == 1 else f'{updated} entries'}" if updated else ""
    return f"{count(promises, 'promise')} and {count(marks, 'mark')}{later}"


def others(entries: int) -> str:
    what = "1 entry belongs to a promise" if entries == 1 else f"{entries} entries belong to promises"
    return f"{what} of somebody else, which only they change; left out."


def same(entries: int) -> str:
    return "1 entry was here already." if entries == 1 else f"{entries} entries were here already."


def different(entries: int) -> str:
    if entries == 1:
        return "1 entry is here already and differs; yours was kept as it is."
    return f"{entries} entries are here already and differ; yours were kept as they are."


def left_out(rows: int) -> str:
    return f"Left out, because they could not be read: {count(rows, 'row')}."


def fault(first: Sequence[str], number: int, why: str) -> str:
    """`Line 3: its outcome is …`, or `Line 3; Line 9; Line 12; and 1,092 more (1,095 rows in all): …`"""
    return f"{places(first, number)}: {why}."


def places(first: Sequence[str], number: int) -> str:
    named = "; ".join(first)
    return named if number <= len(first) else f"{named}; and {number - len(first):,} more ({number:,} rows in all)"


def left(number: int, first: Sequence[str], why: str) -> str:
    """`Left out: 25 × a day without an answer.`"""
    where = f" ({places(first, number)})" if first else ""
    return f"Left out: {number:,} × {why}{where}."


def told(number: int, first: Sequence[str], what: str) -> str:
    """`2 × A habit … every day (Habits.csv, line 3; …).`"""
    where = f" ({places(first, number)})" if first else ""
    return f"{number:,} × {what}{where}."


def bad_date(text: str) -> str:
    """Why a date is not understood: it is written in another form, or there is no such day."""
    return NO_SUCH_DAY if re.fullmatch(r"\s*\d{1,6}-\d{1,2}-\d{1,2}\s*", text, re.ASCII) else NOT_ISO


def target(amount: str, days: int, *, at_most: bool) -> str:
    """`at least 2 km`, `at most 3 in 7 days`"""
    return f"{'at most' if at_most else 'at least'} {amount}" + (f" in {days} days" if days > 1 else "")


def rhythm(place: str, times: int, days: int, nearest: Cadence) -> str:
    """A rhythm that we do not have, with the nearest that we have."""
    often = f"{times} in {count(days, 'day')}"
    return f"{place}: {often}; the nearest here is “{said.cadence(nearest)}”."


def rhythm_unknown(place: str, nearest: Cadence) -> str:
    return f"{place}: its rhythm is none that the workbook has; the nearest here is “{said.cadence(nearest)}”."


def rhythm_of_months(place: str, nearest: Cadence) -> str:
    return f"{place}: once a month, on any day; the nearest here is “{said.cadence(nearest)}”."


def rhythm_of_amounts(place: str, days: int, nearest: Cadence) -> str:
    return f"{place}: an amount for {days} days together; the nearest here is “{said.cadence(nearest)}”."


RHYTHMS = (
    "The workbook does not have this rhythm, so nothing was brought in. Take the nearest one with --nearest; it can be "
    "changed afterwards."
)
RHYTHMS_ASK = "The workbook does not have this rhythm. Take the nearest one? [y/N] "
IMPORT_RENAMED = "a habit with the days of an earlier one under another name: the same one, or one apart"
IMPORT_NEAREST = "where the workbook does not have a rhythm, take the nearest one without asking"


def renamed(habits: int) -> str:
    has = "1 habit has the very days of one" if habits == 1 else f"{habits} habits have the very days of some"
    return (
        f"{has} that came in before under another name, so nothing was brought in. Say --renamed same when only the "
        "name is new, or --renamed apart when it is another."
    )


def about(line: str, cadence: str, marks: int) -> str:
    """`Gym: 3 times a week, 120 marks`"""
    return f"  {line}: {cadence}, {count(marks, 'mark')}"


def written(path: str) -> str:
    return f"Written to {path}, readable by you alone."


def count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def broken(rows: int) -> str:
    return BROKEN.format(rows=count(rows, "row"))


# -- Markdown
TITLE = "Promises"
