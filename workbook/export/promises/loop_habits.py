"""Loop's list of habits (Habits.csv), and what a value of one of them means.

Values: 2 or YES_MANUAL done, 1 or YES_AUTO counted as done because of another day, 0 or NO not done, 3 or SKIP skipped,
-1 or UNKNOWN nothing known. What is measured has an amount in thousandths instead, and NO is then an amount of 0.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from workbook.domain.common import clean
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.mark import MarkKind
from workbook.domain.promises.promise import MOST_PROMISES
from workbook.export.promises.incoming import CannotRead, Habit, Incoming, cadence_of, is_ours, lines_of
from workbook.export.promises.loop_files import HABITS
from workbook.words.promises import import_export as words

DONE, AUTO, NOT_DONE, SKIPPED, UNKNOWN = 2, 1, 0, 3, -1
_VALUES = {
    "YES_MANUAL": DONE, "YES_AUTO": AUTO, "NO": NOT_DONE, "SKIP": SKIPPED, "UNKNOWN": UNKNOWN,
    "2": DONE, "1": AUTO, "0": NOT_DONE, "3": SKIPPED, "-1": UNKNOWN, "": UNKNOWN,
}  # fmt: skip
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_DECIMAL = re.compile(r"\d{1,9}\.\d{1,6}", re.ASCII)
_TARGET = re.compile(r"\d{1,9}(?:\.\d{1,9})?(?:E\d)?", re.ASCII)  # as Java writes it: 2.0, 1.5E7
_MONTHS = (30, 31)  # of so many days Loop says "every month", and means the month
SPARE_COLUMNS = 10  # of a row beside one for each habit: its day, and what a spreadsheet leaves at the end
_LEAST_AMOUNT = 10  # thousandths: less is no amount that anybody measures, but a sign that is not understood
_ROW_INSIDE = re.compile(r"\n\"?\d{4}-\d\d-\d\d\"?[,;\t]", re.ASCII)
_MOST_AGAIN = 20
_COLUMNS = frozenset([
    "Position", "Name", "Type", "Question", "Description", "FrequencyNumerator", "FrequencyDenominator",
    "NumRepetitions", "Interval", "Color", "Unit", "Target Type", "Target Value", "Archived?",
])  # fmt: skip


@dataclass
class LoopHabit(Habit):
    """A habit of Loop. `written`: its name as it stands in the file, blanks and all. `listed`: it stands in Habits.csv.
    `refused`: what stands there is not understood, so nothing of it is brought in.

    `target` (None: done or not done, nothing is measured) with its unit; `at_most`: less is better. `zeros` are the
    days that an old export gave a 0, `threes` those with a 3, each with its place: skipped, or an amount where amounts
    have decimals. `seen` is what stands in the file of the habit alone.
    """

    written: str = ""
    listed: bool = False
    refused: bool = False
    target: Decimal | None = None
    unit: str = ""
    at_most: bool = False
    decimals: bool | None = None
    zeros: set[date] = field(default_factory=set[date])
    threes: dict[date, str] = field(default_factory=dict[date, str])
    seen: dict[date, str] = field(default_factory=dict[date, str])

    def enter(self, found: Incoming, day: date, value: str, note: str, place: str) -> str:
        """Put one day, which stands at `place`, into the habit; returns why not, when its value is not understood."""
        if self.refused:
            found.leave(words.OF_REFUSED)
            return ""
        if self.target is not None and value not in ("", "SKIP", "UNKNOWN", "3", "-1"):
            return self._enter_amount(found, day, value, note)
        if self.target is not None and value == "3":
            self.threes[day] = place
        number = _VALUES.get(value)
        if number is None:
            amount = _DECIMAL.fullmatch(value) or (_WHOLE.fullmatch(value) and int(value) >= _LEAST_AMOUNT)
            return words.NEEDS_HABITS if amount and not self.listed else words.BAD_VALUE
        if number == DONE:
            self.entries[day] = "kept", note
        elif number == SKIPPED:
            self.entries[day] = "not applicable", note
        elif number == NOT_DONE:
            if value == "0" and not note:
                self.zeros.add(day)
            else:
                self.not_done(found, day, note)
        else:
            self.only_note(found, day, note, words.AUTO if number == AUTO else words.UNKNOWN)
        return ""

    def _enter_amount(self, found: Incoming, day: date, value: str, note: str) -> str:
        if value == "NO":
            amount = Decimal(0)
        elif _DECIMAL.fullmatch(value) or (_WHOLE.fullmatch(value) and int(value) >= _LEAST_AMOUNT):
            decimals = "." in value
            if self.decimals not in (None, decimals):
                return words.MIXED_AMOUNTS
            self.decimals = decimals
            amount = Decimal(value) if decimals else Decimal(value) / 1000
        elif value == "0":
            amount = Decimal(0)
            if not self.at_most and not note:
                self.zeros.add(day)
                return ""
        else:
            return words.BAD_AMOUNT
        self.entries[day] = self._kind(amount), " · ".join(part for part in (self._said(amount), note) if part)
        if self.entries[day][0] == "not applicable":
            found.tell(words.AMOUNTS_ALONE)
        return ""

    def _kind(self, amount: Decimal) -> MarkKind:
        """A day by itself reaches what was meant for a day; of what was meant for a week or a month it is a part."""
        assert self.target is not None
        reached = amount <= self.target if self.at_most else amount >= self.target
        if self.cadence == DAILY:
            return "kept" if reached else "missed"
        return "kept" if reached and not self.at_most else "not applicable"

    def _said(self, amount: Decimal) -> str:
        return f"{plain(amount)} {self.unit}".strip()

    def same_value(self, one: str, other: str) -> bool:
        """Whether two ways of writing a day say the same."""
        return one == other or self._meant(one) == self._meant(other) is not None

    def _meant(self, value: str) -> Decimal | int | None:
        if self.target is None or value in ("", "SKIP", "UNKNOWN", "3", "-1"):
            return _VALUES.get(value)
        if value in ("NO", "0"):
            return Decimal(0)
        if _DECIMAL.fullmatch(value):
            return Decimal(value) * 1000
        return Decimal(value) if _WHOLE.fullmatch(value) else None

    def tidy(self, found: Incoming) -> None:
        """What only the whole of the file tells: a 3 where amounts have decimals may be one as well; and old exports
        write 0 for every day, also before a habit was made, so that it begins with its first other day."""
        for day, place in self.threes.items() if self.decimals else ():
            del self.entries[day]
            found.fault(place, words.SKIP_OR_AMOUNT)
        begun = min(self.entries, default=None)
        for day in sorted(self.zeros):
            if begun is None or day < begun:
                found.leave(words.BEFORE_IT_BEGAN)
            elif self.target is not None:
                self.entries[day] = self._kind(Decimal(0)), self._said(Decimal(0))
            else:
                self.not_done(found, day, "")


def plain(amount: Decimal) -> str:
    """An amount with all that was written of it, and no more: 2.5, 7, 12345.678."""
    return f"{amount.normalize():f}"


def rows_of(text: str, delimiter: str = ",", first: int = 1) -> Iterator[tuple[int, list[str] | None]]:
    """Line and cells of each row that is not empty, from the line of that number on; None for one that is none."""
    for at, row in _rows(lines_of(text), delimiter):
        if row is not None and len(row) > MOST_PROMISES + SPARE_COLUMNS:
            raise CannotRead(words.TOO_WIDE.format(limit=MOST_PROMISES))
        if row is None or any(cell.strip() for cell in row):
            yield at + first, row


def _rows(lines: Sequence[str], delimiter: str) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the number of its first line. A quotation mark that nobody closed would take the rows behind it
    into its cell: then that line alone is none, and what follows is read anew, in the end line by line."""
    begin = 0
    for _ in range(_MOST_AGAIN):
        reader = csv.reader((f"{line}\n" for line in lines[begin:]), delimiter=delimiter, strict=True)
        while True:
            at = begin + reader.line_num
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                row = None
            several = begin + reader.line_num > at + 1
            if several and (row is None or any(map(_ROW_INSIDE.search, row))):
                break
            yield at, row
        yield at, None
        begin = at + 1
    for at in range(begin, len(lines)):
        yield at, cells_of(lines[at], delimiter)


def cells_of(line: str, delimiter: str) -> list[str] | None:
    """The cells of a row that is one line; None for one that is none."""
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return None


def delimiter_of(text: str) -> str:
    """What stands between the fields: spreadsheets of some countries write semicolons, some tabs."""
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)


def listed(found: Incoming, text: str) -> list[LoopHabit]:
    """The habits of Habits.csv in its order, also those that are not understood, so that the others keep their
    places."""
    habits: list[LoopHabit] = []
    header: list[str] | None = None
    taken: set[str] = set()
    for line, cells in rows_of(text, delimiter_of(text)):
        place = words.FILE_LINE.format(file=HABITS, line=line)
        if cells is None:
            found.fault(place, words.BAD_ROW)
        elif header is None:
            header = [cell.strip() for cell in cells]
            if "Name" not in header:
                raise CannotRead(words.NO_NAMES)
        else:
            row = dict(zip(header, cells, strict=False))
            habit = _habit(found, row, place)
            if clean.is_blank(habit.name):
                found.fault(place, words.NO_NAME)
                habit.refused = True
            else:
                habit.name = apart(found, habit.name, taken, place)
            others = [name for name, cell in row.items() if name and name not in _COLUMNS and cell.strip()]
            if others or any(cell.strip() for cell in cells[len(header) :]):
                found.leave(words.OTHER_COLUMNS, place)
            habits.append(habit)
    if header is None:
        raise CannotRead(words.NO_NAMES)
    return habits


def _habit(found: Incoming, row: dict[str, str], place: str) -> LoopHabit:
    written = row.get("Name", "")
    habit = LoopHabit(clean.line(written), written=written, listed=True, place=place)
    habit.over = row.get("Archived?", "").strip().lower() in ("true", "1")
    # In the oldest exports the question is called description.
    asks = "Question" in row
    habit.question = clean.line(row.get("Question" if asks else "Description", ""))
    habit.need = clean.text(row.get("Description", "")).strip() if asks else ""
    _read_often(found, habit, row, place)
    kind = row.get("Type", "").strip().upper()
    if kind in ("NUMERICAL", "1"):
        _read_target(found, habit, row, place)
    elif kind not in ("", "YES_NO", "0"):
        found.fault(place, words.BAD_TYPE)
        habit.refused = True
    return habit


def _read_often(found: Incoming, habit: LoopHabit, row: dict[str, str], place: str) -> None:
    times = (row.get("FrequencyNumerator") or row.get("NumRepetitions") or "").strip()
    days = (row.get("FrequencyDenominator") or row.get("Interval") or "").strip()
    if not times and not days:
        found.tell(words.RHYTHM_UNKNOWN, place)
    elif not (_WHOLE.fullmatch(times) and _WHOLE.fullmatch(days) and len(times + days) < 9 and int(days)):
        found.fault(place, words.BAD_OFTEN)
        habit.refused = True
    else:
        habit.often = (int(times), int(days))
        habit.cadence = cadence_of(*habit.often)
        if is_ours(*habit.often) and habit.often[1] in _MONTHS and not habit.over:
            found.rhythms.append(words.rhythm_of_months(place, habit.cadence))


def _read_target(found: Incoming, habit: LoopHabit, row: dict[str, str], place: str) -> None:
    habit.unit = clean.line(row.get("Unit", ""))
    least = row.get("Target Type", "").strip().upper()
    target = row.get("Target Value", "").strip()
    habit.target = Decimal(0)
    if least not in ("", "AT_LEAST", "0", "AT_MOST", "1") or not _TARGET.fullmatch(target):
        found.fault(place, words.BAD_TARGET)
        habit.refused = True
        return
    habit.target = Decimal(target)
    habit.at_most = least in ("AT_MOST", "1")
    days = habit.often[1] if habit.often and habit.cadence != DAILY else 1
    habit.smallest = words.target(f"{plain(habit.target)} {habit.unit}".strip(), days, at_most=habit.at_most)
    if days > 1:
        found.rhythms.append(words.rhythm_of_amounts(place, days, habit.cadence))


def apart(found: Incoming, name: str, taken: set[str], place: str) -> str:
    """The name, with a number where it was there before: Loop does not mind two habits of one name."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    if free != name:
        found.tell(words.SAME_NAME, place)
    taken.add(free)
    return free
