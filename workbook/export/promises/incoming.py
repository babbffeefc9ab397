"""What another program's file holds, as promises and marks; with a sentence for every row that cannot be read."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from workbook.domain.common.clean import is_blank
from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence, anchored
from workbook.domain.promises.drafting import ACT_LIMIT, TEXT_LIMIT
from workbook.domain.promises.mark import NOTE_LIMIT, Mark, MarkKind
from workbook.domain.promises.promise import Promise, Term
from workbook.words.promises import import_export as words

MOST_ROWS = 300_000
MOST_BYTES = 50 * 1024 * 1024


class CannotRead(WorkbookError):
    """The file as a whole cannot be read; nothing of it was brought in."""

    def __init__(self, why: str) -> None:
        super().__init__(words.NOT_READ.format(why=why))


def checked(path: Path) -> Path:
    """The path of an ordinary file of a size that can be read. Raises CannotRead."""
    try:
        found = path.stat()
    except PermissionError:
        raise CannotRead(words.NO_ACCESS) from None
    except OSError:
        raise CannotRead(words.NO_FILE) from None
    if not stat.S_ISREG(found.st_mode):
        raise CannotRead(words.NOT_A_FILE)
    if found.st_size > MOST_BYTES:
        raise CannotRead(words.TOO_LARGE.format(limit=MOST_BYTES // 1024 // 1024))
    return path


def text_of(path: Path) -> str:
    """The text of a file. Raises CannotRead."""
    try:
        return decoded(checked(path).read_bytes())
    except OSError:
        raise CannotRead(words.NO_ACCESS) from None


def decoded(data: bytes) -> str:
    """UTF-8, with or without the mark that some programs put in front. Raises CannotRead."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead(words.NOT_TEXT) from None


@dataclass
class Incoming:
    """What was found. `faults` has one sentence for each row that could not be read; the others are all here."""

    promises: list[Promise] = field(default_factory=list[Promise])
    marks: list[Mark] = field(default_factory=list[Mark])
    faults: list[str] = field(default_factory=list[str])

    def fault(self, place: str, why: str) -> None:
        self.faults.append(words.ROW.format(place=place, why=why))


@dataclass
class Habit:
    """One habit of another program: what became of it on which day, with a note. `over`: it was archived there.
    Its texts are clean (`workbook.domain.common.clean`)."""

    name: str
    cadence: Cadence = DAILY
    question: str = ""
    over: bool = False
    entries: dict[date, tuple[MarkKind, str]] = field(default_factory=dict[date, tuple[MarkKind, str]])


def cadence_of(times: int, days: int) -> Cadence:
    """The nearest cadence to "`times` in `days` days", as Loop and harsh say it."""
    times, days = max(times, 0), max(days, 1)
    if times == 0:
        return WHENEVER
    if times >= days:
        return DAILY
    if times == 1 and days == 7:
        return Cadence("per_week", number=1)
    if times == 1:
        return Cadence("every_days", number=min(days, 366))
    return Cadence("per_week", number=min(7, max(1, round(times * 7 / days))))


def add_habits(found: Incoming, source: str, habits: Sequence[Habit], today: date) -> None:
    """Turn habits into promises and their marks.

    Their days of the past become marks and nothing else: until today the promise waits for events only, so that
    days on which nothing was written down do not come up as open. From today on it has its cadence, unless it was
    archived. Ids come from the name, so that bringing in the same file again brings in what is new.
    """
    for number, habit in enumerate(habits, 1):
        place = words.HABIT_NUMBER.format(number=number)
        if is_blank(habit.name):
            found.fault(place, words.NO_NAME)
            continue
        if len(habit.name) > ACT_LIMIT:
            found.fault(place, words.NAME_TOO_LONG.format(limit=ACT_LIMIT))
            continue
        if len(habit.question) > TEXT_LIMIT:
            found.fault(place, words.QUESTION_TOO_LONG.format(limit=TEXT_LIMIT))
            continue
        id = f"{source}-{hashlib.sha256(habit.name.encode()).hexdigest()[:16]}"
        start = min(habit.entries, default=today)
        past = Term(start, WHENEVER, habit.name, made_on=today)
        future = Term(today, anchored(habit.cadence, today), habit.name, made_on=today)
        if habit.over:
            terms = (Term(start, WHENEVER, habit.name, until=max(habit.entries, default=start), made_on=today),)
        else:
            terms = (past, future) if start < today else (future,)
        found.promises.append(Promise(id, start, terms, cue=habit.question))
        for day, (kind, note) in sorted(habit.entries.items()):
            if len(note) > NOTE_LIMIT:
                found.fault(f"{place}, {day}", words.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))
            else:
                found.marks.append(Mark(id, day, kind, day, note=note))
