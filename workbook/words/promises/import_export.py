"""What the workbook says when something is taken out to other programs, or brought in from them."""

from __future__ import annotations

EXPORT = "write chosen things to standard output or a file, for other programs"
EXPORT_FORMAT = "markdown, json, csv, ics, taskwarrior, or workbook: everything, for `import workbook`"
EXPORT_OUT = (
    "the file to write (readable by you alone); an older one is replaced, but never by a workbook or by chosen pages"
)
EXPORT_ONLY = "only this kind: promises (unless said otherwise) or chores"
ONE_KIND = "Export one kind at a time: promises or chores. Nothing was written."
CHORE_FORMATS = "A chore week goes out as markdown or ics. Nothing was written."
NO_WEEK = "There is no chore week for this day. `workbook chores plan` makes one; so does 4 on the whole screen."
EXPORT_PRIVATE = "private entries too"
EXPORT_AS = "ics: calendar entries (vevent, the usual) or to-dos (vtodo); any other word: the name of who acts"
EXPORT_WORDS = "ics: the acts in plain words; without it every entry says “Check-in”"
IMPORT = "bring in promises (our own JSON, Loop Habit Tracker's CSV export, a harsh log), or a whole workbook"
IMPORT_FORMAT = "json, loop, harsh or workbook"
IMPORT_FILE = (
    "the file; for loop the zip, its folder or a Checkmarks.csv, for harsh the log (with its habits file beside it)"
)
IMPORT_DRY = "only say what would be done"
IMPORT_SKIP = "leave out rows that cannot be read and bring in the rest"

NEUTRAL_SUMMARY = "Check-in"
CALENDAR_NAME = "Check-ins"
PRODUCT = "-//workbook//workbook//EN"

NOT_WRITTEN = "The export was not written: {why}. Your workbook is as it was. Choose another place with -o."
IS_A_FOLDER = "that is a folder"
NO_FOLDER = "its folder does not exist"
FORBIDDEN = "that place may not be written to"
NO_ROOM = "there is no room, or the drive reported an error"
INTO_WORKBOOK = "The workbook's own file is not a place for an export. Nothing was written. Choose another name."

NOT_READ = "That file could not be read: {why}. Nothing was brought in."
NO_FILE = "there is no such file"
NOT_A_FILE = "it is not an ordinary file"
NO_ACCESS = "it may not be read"
TOO_LARGE = "it is larger than {limit} MB"
NOT_TEXT = "it is not text in UTF-8"
NO_ZIP = "it is not a zip file that can be opened"
NO_CHECKMARKS = "there is no Checkmarks.csv in it"
NO_HEADER = "its first line is not “Date,” with the names of habits"
NOT_JSON = "it is not JSON"
NOT_OURS = "it is no export of a workbook"
NEWER = "it was written by a newer version of the workbook, in format {found}; this one reads format {known}"
BROKEN = "{rows} could not be read, so nothing was brought in. Mend the file, or leave the rows out with --skip-broken."
NOTHING_THERE = "There was nothing in it to bring in."

# faults of single rows
ROW = "{place}: {why}."
BAD_DATE = "its date is none between 1900 and 2199"
BAD_VALUE = "its value is none that Loop writes"
BAD_OUTCOME = "its outcome is not y, n or s"
BAD_FIELDS = "it does not have the fields “date : habit : y, n or s”"
BAD_COLUMNS = "it has more columns than the first line has names"
NO_NAME = "the habit has no name"
FUTURE = "its date has not come yet"
NAME_TOO_LONG = "the name of the habit is longer than {limit} characters"
NOTE_TOO_LONG = "its note is longer than {limit} characters"
BAD_ID = "its id is none of the workbook's"
NO_PROMISE = "it belongs to a promise that is not in the file"
BAD_ROW = "it cannot be read as a row of a table"
BAD_PAUSE = "its days away end before they begin, last longer than a year, or are too many"
BAD_EARLIER = "what stood before it is not a list of marks"
BAD_NUMBER = "its number among the dues of one day is none from 1 to {most}"
TWICE = "the same entry is in the file twice"
QUESTION_TOO_LONG = "its question is longer than {limit} characters"
OUT_OF_REACH = "one of its dates lies outside the years that can be used"
TOO_MANY_ROWS = "it has more than {limit} rows, so it needs splitting"

LINE = "Line {line}"
FILE_LINE = "{file}, line {line}"
HABIT_NUMBER = "Habit {number}"
PROMISE_NUMBER = "Promise {number}"
MARK_NUMBER = "Mark {number}"

FROM_LOOP = "Loop Habit Tracker"
FROM_HARSH = "harsh"
FROM_JSON = "an export"


def label(source: str) -> str:
    return f"Brought in from {source}"


NOTHING_NEW = "There was nothing new in it. Nothing was changed."


def would(promises: int, marks: int) -> str:
    return f"Would bring in {count(promises, 'promise')} and {count(marks, 'mark')}. Nothing was changed."


def brought(promises: int, marks: int) -> str:
    return f"Brought in {count(promises, 'promise')} and {count(marks, 'mark')}. `workbook undo` takes it back."


def same(entries: int) -> str:
    return "1 entry was here already." if entries == 1 else f"{entries} entries were here already."


def different(entries: int) -> str:
    if entries == 1:
        return "1 entry is here already and differs; yours was kept as it is."
    return f"{entries} entries are here already and differ; yours were kept as they are."


def left_out(rows: int) -> str:
    return f"Left out, because they could not be read: {count(rows, 'row')}."


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
STEADINESS = "Steadiness"
