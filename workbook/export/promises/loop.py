"""Loop Habit Tracker's CSV export: the zip file, its folder, or one Checkmarks.csv.

Habits.csv says how often; Checkmarks.csv (of all habits, or one for each in a folder of its own, with notes) says what
became of each day. Values: 2 or YES_MANUAL done, 1 or YES_AUTO counted as done because of another day, 0 or NO not
done, 3 or SKIP skipped, -1 or UNKNOWN nothing known; numbers of measured habits are thousandths.
"""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from workbook.domain.common import clean
from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.mark import MarkKind
from workbook.export.promises.incoming import (
    MOST_BYTES,
    MOST_ROWS,
    CannotRead,
    Habit,
    Incoming,
    add_habits,
    cadence_of,
    checked,
    decoded,
    text_of,
)
from workbook.words.promises import import_export as words

_CHECKMARKS, _HABITS = "Checkmarks.csv", "Habits.csv"
_VALUES = {
    "YES_MANUAL": 2, "YES_AUTO": 1, "NO": 0, "SKIP": 3, "UNKNOWN": -1, "2": 2, "1": 1, "0": 0, "3": 3, "-1": -1, "": -1,
}  # fmt: skip
_NUMBER = re.compile(r"-?\d{1,12}", re.ASCII)


class _Measured:
    """A habit that is measured: its target, and whether less is better."""

    def __init__(self, row: dict[str, str]) -> None:
        self.unit = clean.line(row.get("Unit", ""))
        self.at_most = row.get("Target Type", "").strip().upper() in ("AT_MOST", "1")
        try:
            self.target = float(row.get("Target Value", "") or 0)
        except ValueError:
            self.target = 0.0

    def kind(self, value: float) -> MarkKind:
        reached = value <= self.target if self.at_most else value >= self.target and value > 0
        return "kept" if reached else "missed"

    def note(self, value: float) -> str:
        return f"{value:g} {self.unit}".strip()


def read(path: Path, today: date) -> Incoming:
    """What the export holds. Raises CannotRead when it is none."""
    texts = _texts(path)
    found = Incoming()
    habits: dict[str, Habit] = {}
    measured: dict[str, _Measured] = {}
    for habit, amounts in _habit_rows(found, texts.get(_HABITS, "")):
        habits[habit.name] = habit
        if amounts is not None:
            measured[habit.name] = amounts
    own = {file: text for file, text in texts.items() if file.endswith("/" + _CHECKMARKS)}
    if own:
        known = list(habits)
        for file, text in sorted(own.items()):
            folder = PurePosixPath(file).parent.name
            number = folder.partition(" ")[0]  # the rest of the folder's name is the habit's, and nobody's business
            place = f"{number}/{_CHECKMARKS}" if number.isdecimal() else _CHECKMARKS
            _read_rows(found, text, place, [_named(folder, known)], habits, measured, today)
    elif _CHECKMARKS in texts:
        _read_rows(found, texts[_CHECKMARKS], _CHECKMARKS, None, habits, measured, today)
    else:
        raise CannotRead(words.NO_CHECKMARKS)
    for habit in habits.values():
        _tidy(habit)
    add_habits(found, "loop", list(habits.values()), today)
    return found


def _texts(path: Path) -> dict[str, str]:
    """The files of the export by their names inside it."""
    if os.path.isdir(path):
        files = [path / _HABITS, path / _CHECKMARKS, *sorted(path.glob("*/" + _CHECKMARKS))]
        return {file.relative_to(path).as_posix(): text_of(file) for file in files if os.path.isfile(file)}
    try:
        if not zipfile.is_zipfile(checked(path)):
            beside = path.parent / _HABITS
            habits = {_HABITS: text_of(beside)} if os.path.isfile(beside) else {}
            return {_CHECKMARKS: text_of(path), **habits}
        with zipfile.ZipFile(path) as archive:
            wanted = [one for one in archive.infolist() if one.filename.endswith((_CHECKMARKS, _HABITS))]
            if sum(one.file_size for one in wanted) > MOST_BYTES:
                raise CannotRead(words.TOO_LARGE.format(limit=MOST_BYTES // 1024 // 1024))
            return {one.filename: decoded(archive.read(one)) for one in wanted}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        raise CannotRead(words.NO_ZIP) from None


def _rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Line and cells of each row that is not empty; None for one that is none (a field without end)."""
    reader = csv.reader(io.StringIO(text, newline=None))
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield reader.line_num, None
            continue
        if reader.line_num > MOST_ROWS:
            raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _habit_rows(found: Incoming, text: str) -> Iterator[tuple[Habit, _Measured | None]]:
    header: list[str] | None = None
    taken: set[str] = set()
    for line, cells in _rows(text):
        if cells is None:
            found.fault(words.FILE_LINE.format(file=_HABITS, line=line), words.BAD_ROW)
            continue
        if header is None:
            header = cells
            continue
        row = dict(zip(header, cells, strict=False))
        times = row.get("FrequencyNumerator") or row.get("NumRepetitions") or "1"
        days = row.get("FrequencyDenominator") or row.get("Interval") or "1"
        whole = times.isdecimal() and days.isdecimal() and len(times + days) < 9
        cadence = cadence_of(int(times), int(days)) if whole else DAILY
        over = row.get("Archived?", "").strip().lower() == "true"
        question = clean.line(row.get("Question") or row.get("Description") or "")
        numeric = row.get("Type", "").strip().upper() in ("NUMERICAL", "1")
        if name := clean.line(row.get("Name", "")):
            habit = Habit(_apart(name, taken), cadence, question, over)
            yield habit, _Measured(row) if numeric else None


def _apart(name: str, taken: set[str]) -> str:
    """The name, with a number where it was there before: Loop does not mind two habits of one name."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    taken.add(free)
    return free


def _named(folder: str, known: list[str]) -> str:
    """The habit that the folder `001 Gym` belongs to. Folder names leave out letters that file systems dislike, so
    the number (its position in Habits.csv) decides where there is one."""
    number, _, rest = folder.partition(" ")
    if number.isdecimal() and 1 <= int(number) <= len(known):
        return known[int(number) - 1]
    return clean.line(rest) or clean.line(folder)


def _read_rows(
    found: Incoming,
    text: str,
    file: str,
    names: list[str] | None,
    habits: dict[str, Habit],
    measured: dict[str, _Measured],
    today: date,
) -> None:
    """One Checkmarks.csv. `names` None: the first line has them; else it is the file of that one habit."""
    notes = names is not None
    for line, row in _rows(text):
        place = words.FILE_LINE.format(file=file, line=line)
        if len(found.faults) > MOST_ROWS:
            raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
        if row is None:
            found.fault(place, words.BAD_ROW)
            continue
        if row[0].strip() == "Date":
            if names is None:
                taken: set[str] = set()
                names = [_apart(name, taken) for cell in row[1:] if (name := clean.line(cell))]
            continue
        if names is None:
            raise CannotRead(words.NO_HEADER)
        values = row[1:2] if notes else row[1:]
        while values and not values[-1].strip():
            values = values[:-1]
        if len(values) > len(names):
            found.fault(place, words.BAD_COLUMNS)
            continue
        try:
            day = parse_iso(row[0])
        except UsageError:
            found.fault(place, words.BAD_DATE)
            continue
        if day > today:
            found.fault(place, words.FUTURE)
            continue
        for name, value in zip(names, values, strict=False):
            habit = habits.setdefault(name, Habit(name))
            note = clean.text(row[2]).strip() if notes and len(row) > 2 else ""
            if not _enter(habit, measured.get(name), day, value.strip(), note):
                found.fault(place, words.BAD_VALUE)


def _enter(habit: Habit, measured: _Measured | None, day: date, value: str, note: str) -> bool:
    """Put one day into the habit; False when the value means nothing."""
    if measured is not None and value not in ("SKIP", "UNKNOWN", "-1", "") and _NUMBER.fullmatch(value):
        amount = int(value) / 1000
        kind = measured.kind(amount)
        if kind == "kept" or habit.cadence == DAILY:
            habit.entries[day] = kind, " · ".join(part for part in (measured.note(amount), note) if part)
        return True
    number = _VALUES.get(value)
    if number is None:
        return False
    if number == 2:
        habit.entries[day] = "kept", note
    elif number == 3:
        habit.entries[day] = "not applicable", note
    elif number == 0 and habit.cadence == DAILY:
        habit.entries[day] = "missed", note  # with another cadence a day without it is no miss
    return True


def _tidy(habit: Habit) -> None:
    """Older exports write 0 for every day before a habit was even made: a habit begins with its first other day."""
    begun = min((day for day, (kind, _) in habit.entries.items() if kind != "missed"), default=None)
    habit.entries = {day: entry for day, entry in habit.entries.items() if begun is not None and day >= begun}
