"""Loop Habit Tracker's CSV export: the zip file, its folder, or one Checkmarks.csv.

Habits.csv says how often; Checkmarks.csv (of all habits, or one for each in a folder of its own, with notes) says what
became of each day. The file of a single habit is believed before the one of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from workbook.domain.common import clean
from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.export.promises.incoming import CannotRead, Incoming, add_habits, check_lines
from workbook.export.promises.loop_files import CHECKMARKS, files_of
from workbook.export.promises.loop_habits import LoopHabit, apart, cells_of, delimiter_of, listed, rows_of
from workbook.words.promises import import_export as words

_HEADER = re.compile(r'\s*"?Date"?\s*([,;\t])')
_DAY = re.compile(r'\s*"?\d[\d/.-]*"?\s*[,;\t]')
_LEFT_OUT_OF_FOLDERS = re.compile(r"[^ a-zA-Z0-9._-]+")
_MOST_NAMES = 2000


def read(path: Path, today: date) -> Incoming:
    """What the export holds. Raises CannotRead when it is none, or when it cannot be told what is meant."""
    files = files_of(path)
    found = Incoming()
    habits = listed(found, files.habits) if files.habits is not None else []
    known = list(habits)
    for folder, text in sorted(files.own.items()):
        habit, place = _of_folder(found, folder, habits, known)
        if habit is not None:
            _read_own(found, text, place, habit, today)
    if files.common is not None:
        _read_common(found, files.common, habits, known, today)
    for habit in habits:
        habit.tidy(found)
        if not habit.listed:
            found.tell(words.RHYTHM_UNKNOWN, habit.place)
    whole = [habit for habit in habits if not habit.refused]
    for habit in whole:
        if not habit.over:
            habit.ask(found)
        if not habit.entries:
            found.tell(words.WITHOUT_ENTRIES, habit.place)
    add_habits(found, "loop", whole, today)
    return found


def _of_folder(
    found: Incoming, folder: str, habits: list[LoopHabit], known: Sequence[LoopHabit]
) -> tuple[LoopHabit | None, str]:
    """The habit that the folder `001 Gym` belongs to, and how its file is named aloud: by the number, for the rest of
    it is the habit's name, and nobody's business. Folder names leave out letters that file systems dislike."""
    number, _, rest = folder.partition(" ")
    place = f"{number}/{CHECKMARKS}" if number.isdecimal() else CHECKMARKS
    if not known:
        name = clean.line(rest if number.isdecimal() and rest else folder)
        habit = LoopHabit(apart(found, name, {habit.name for habit in habits}, place), place=place)
        habits.append(habit)
        return habit, place
    at = int(number) if number.isdecimal() and len(number) < 6 else 0
    if 1 <= at <= len(known) and _same_folder(known[at - 1].written, rest):
        return known[at - 1], place
    named = [habit for habit in known if _same_folder(habit.written, rest or folder)]
    if len(named) == 1:
        return named[0], place
    found.fault(place, words.NO_SUCH_HABIT)
    return None, place


def _same_folder(name: str, rest: str) -> bool:
    return _LEFT_OUT_OF_FOLDERS.sub("", name)[:100].strip() == _LEFT_OUT_OF_FOLDERS.sub("", rest).strip()


def _read_own(found: Incoming, text: str, file: str, habit: LoopHabit, today: date) -> None:
    """The file of one habit: day, value, notes."""
    if text.strip() and not (_HEADER.match(text) or _DAY.match(text)):
        found.fault(file, words.NO_OWN_HEADER)
        return
    for line, row in rows_of(text, delimiter_of(text)):
        place = words.FILE_LINE.format(file=file, line=line)
        if row is None:
            found.fault(place, words.BAD_ROW)
        elif row[0].strip() == "Date":
            continue
        elif any(cell.strip() for cell in row[3:]):
            found.fault(place, words.BAD_COLUMNS)
        elif (day := _day(found, place, row[0], today)) is not None:
            value = row[1].strip() if len(row) > 1 else ""
            note = clean.text(row[2]).strip() if len(row) > 2 else ""
            if day in habit.seen:
                found.fault(place, words.DAY_TWICE)
                continue
            habit.seen[day] = value
            if why := habit.enter(found, day, value, note, place):
                found.fault(place, why)


def _read_common(found: Incoming, text: str, habits: list[LoopHabit], known: Sequence[LoopHabit], today: date) -> None:
    """The file of all habits: the first line has their names."""
    if not text.strip():
        raise CannotRead(words.EMPTY)
    header = _HEADER.match(text)
    if header is None:
        raise CannotRead(words.NO_HEADER)
    check_lines(text)
    plain = text[header.end() :].replace("\r\n", "\n").replace("\r", "\n")
    first, _, body = plain.partition("\n")
    names = _names(first, header[1])
    rows = list(rows_of(body, header[1], first=text[: header.end()].count("\n") + 2))
    if names and not names[-1]:
        rows = [(line, row[:-1] if row and not row[-1].strip() else row) for line, row in rows]
    columns = _columns(found, names, first, header[1], rows, habits, known)
    days: set[date] = set()
    for line, row in rows:
        place = words.FILE_LINE.format(file=CHECKMARKS, line=line)
        if row is None:
            found.fault(place, words.BAD_ROW)
            continue
        values = _without_dates(row, len(columns))
        if len(values) != len(columns):
            found.fault(place, words.BAD_COLUMNS if len(values) > len(columns) else words.FEW_COLUMNS)
            continue
        day = _day(found, place, row[0], today)
        if day is None:
            continue
        if day in days:
            found.fault(place, words.DAY_TWICE)
            continue
        days.add(day)
        for habit, value in zip(columns, values, strict=True):
            _enter_common(found, habit, day, value.strip(), place)


def _enter_common(found: Incoming, habit: LoopHabit, day: date, value: str, place: str) -> None:
    """A day in the file of all: of a habit that has a file of its own, that one is believed instead."""
    if habit.seen:
        if value not in ("", "UNKNOWN", "-1") and not habit.same_value(value, habit.seen.get(day, "")):
            found.leave(words.OWN_FILE_STANDS, place)
    elif why := habit.enter(found, day, value, "", place):
        found.fault(place, why)


def _names(line: str, delimiter: str) -> list[str]:
    """The names in the first line. Loop does not quote them, so that a quotation mark may be part of one; programs that
    wrote the file anew do."""
    cells = cells_of(line, delimiter)
    return [clean.line(cell) for cell in (line.split(delimiter) if cells is None else cells)]


def _without_dates(row: list[str], number: int) -> list[str]:
    """The values of a row: without empty fields that no name stands over, and without the day where it stands before
    each value once more."""
    values = row[1:]
    while len(values) > number and not values[-1].strip():
        values.pop()
    if number and len(values) == 2 * number and all(cell == row[0] for cell in values[::2]):
        return values[1::2]
    return values


def _columns(
    found: Incoming,
    names: list[str],
    first: str,
    delimiter: str,
    rows: Sequence[tuple[int, list[str] | None]],
    habits: list[LoopHabit],
    known: Sequence[LoopHabit],
) -> list[LoopHabit]:
    """The habit of each column; `first` is the line of their names. One with a comma looks like two: the list of habits
    tells them apart. CannotRead where nothing does."""
    names = list(names)
    while names and not names[-1]:
        names.pop()
    if len(names) > _MOST_NAMES:
        raise CannotRead(words.TOO_MANY_HABITS.format(limit=_MOST_NAMES))
    width = max((len(_without_dates(row, len(names))) for _, row in rows if row is not None), default=len(names))
    if known and (spelled := _spelled(first, delimiter, known, width)):
        return spelled
    if width < len(names):
        raise CannotRead(words.COMMA_IN_NAME)
    by_name = {habit.name: habit for habit in known}
    taken: set[str] = set()
    columns: list[LoopHabit] = []
    for number, name in enumerate(names, 1):
        place = words.COLUMN.format(file=CHECKMARKS, number=number)
        habit = by_name.get(apart(found, name, taken, place)) if name else LoopHabit("", refused=True)
        if habit is None:
            name = apart(Incoming(), name, {one.name for one in habits}, place)
            habit = LoopHabit(name, place=place)
            habits.append(habit)
        elif not name:
            found.fault(place, words.NO_NAME)
        columns.append(habit)
    return columns


def _spelled(rest: str, delimiter: str, known: Sequence[LoopHabit], width: int) -> list[LoopHabit] | None:
    """The `width` habits whose names, each with the separator behind it, make up the first line; None when there are
    none, or when it can be read in two ways. Of two with one name the first comes first."""
    ways: list[list[LoopHabit]] = []
    open_ways: list[tuple[str, tuple[int, ...]]] = [(rest, ())]
    steps = 0
    while open_ways and len(ways) < 2 and steps < _MOST_NAMES * 10:
        steps += 1
        left, used = open_ways.pop()
        line = left.lstrip(delimiter)
        if not line or line[0] in "\r\n":
            if len(used) == width:
                ways.append([known[at] for at in used])
            continue
        names: set[str] = set()
        for at, habit in enumerate(known):
            if at in used or habit.written in names or not habit.written:
                continue
            names.add(habit.written)
            if left.startswith(habit.written):
                behind = left[len(habit.written) :]
                if not behind or behind[0] in (delimiter, "\r", "\n"):
                    open_ways.append((behind.removeprefix(delimiter), (*used, at)))
    return ways[0] if len(ways) == 1 else None


def _day(found: Incoming, place: str, text: str, today: date) -> date | None:
    """The day of a row; None for one that is not understood, or that has not come."""
    try:
        day = parse_iso(text)
    except UsageError:
        found.fault(place, words.bad_date(text))
        return None
    if day > today:
        found.fault(place, words.FUTURE)
        return None
    return day
