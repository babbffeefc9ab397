"""Logs of harsh: lines `2026-11-20 : Habit : y : comment : amount`, and its habits file `Habit: 3/7: 2027-01-31` where
it is beside the log."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from workbook.domain.common import clean
from workbook.domain.common.clean import is_blank
from workbook.domain.common.clean import line as line_of
from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.export.promises.incoming import (
    CannotRead,
    Habit,
    Incoming,
    add_habits,
    cadence_of,
    lines_of,
    text_of,
)
from workbook.words.promises import import_export as words

_COLON = re.compile(r"(?<=\s):(?=\s|$)")
_DAYS = re.compile(r"(\d{1,4})(w?)", re.ASCII)
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
DayOf = Callable[[str], date]  # UsageError for what is no day
OUTCOMES = ("y", "n", "s")
ONLY_NOTED = (0, 1)
"""How often of what is written down when it happens, and asked for by nobody."""


@dataclass(frozen=True)
class Entry:
    """One line of a log: what became of a habit on a day, with a note."""

    day: date
    name: str
    outcome: str
    note: str = ""


def read(path: Path, today: date) -> Incoming:
    """What the log holds; `path` is the log or the folder it is in. Raises CannotRead."""
    if os.path.isdir(path):
        path = path / "log"
    text = text_of(path)
    found = Incoming()
    beside = path.parent / "habits"
    known = os.path.isfile(beside)
    habits = _habits(found, text_of(beside)) if known else {}
    entries: list[Entry] = []
    days = cache(parse_iso)  # each stands in the log once for each habit, and each name once for each day
    for number, line in enumerate(lines_of(text), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = words.LINE.format(line=number)
        parts = [part.strip() for part in _COLON.split(line)]
        if len(parts) < 3:
            found.fault(place, words.BAD_FIELDS)
            continue
        entry = entry_of(
            found, place, (parts[0], parts[1], parts[2]), _note(parts[3:]) if len(parts) > 3 else "", today, days
        )
        if entry is not None:
            entries.append(entry)
    check_any(found, entries, words.BAD_FIELDS, words.NO_LOG)
    enter(found, habits, entries, known=known)
    add_habits(found, "harsh", list(habits.values()), today)
    return found


def entry_of(
    found: Incoming, place: str, fields: tuple[str, str, str], note: str, today: date, day_of: DayOf = parse_iso
) -> Entry | None:
    """A line of a log from its day, name and outcome; None for one that was not understood."""
    day_text, name, outcome = fields
    name = line_of(name)
    try:
        day = day_of(day_text)
    except UsageError:
        found.fault(place, words.bad_date(day_text))
        return None
    why = words.NO_NAME if is_blank(name) else words.BAD_OUTCOME if outcome not in OUTCOMES else ""
    why = why or (words.FUTURE if day > today else "")
    if why:
        found.fault(place, why)
        return None
    return Entry(day, name, outcome, note)


def check_any(found: Incoming, entries: Sequence[Entry], why: str, no_log: str) -> None:
    """Raises CannotRead for a file in which no line has so much as the fields of an entry."""
    if not entries and {each for file, each in found.broken if not file} == {why}:
        raise CannotRead(no_log)


def enter(found: Incoming, habits: dict[str, Habit], entries: list[Entry], *, known: bool) -> None:
    """Put the lines of a log into their habits. `known`: how often was written down; a habit that is not there was
    taken out of it, and asks nothing more. The last line of a day stands, as it does in those programs."""
    last = {(entry.name, entry.day): entry for entry in entries}
    if len(entries) > len(last):
        found.leave(words.LATER_LINE_STANDS, count=len(entries) - len(last))
    for entry in last.values():
        habit = habits.get(entry.name)
        if habit is None:
            habit = habits[entry.name] = Habit(entry.name, over=known)
            found.tell(words.NO_LONGER_ASKED if known else words.RHYTHM_UNKNOWN)
        if entry.outcome == "y":
            habit.entries[entry.day] = "kept", entry.note
        elif entry.outcome == "s":
            habit.entries[entry.day] = "not applicable", entry.note
        else:
            habit.not_done(found, entry.day, entry.note)
    for name in [name for name, habit in habits.items() if not habit.entries]:
        found.leave(words.NO_ENTRIES, habits.pop(name).place)
    for habit in habits.values():
        habit.ask(found)
        if habit.often == ONLY_NOTED:
            found.tell(words.ONLY_NOTED, habit.place)


def _habits(found: Incoming, text: str) -> dict[str, Habit]:
    """The habits file: `1` daily, `7` or `1w` once in 7 days, `3/7`, `0` only noted; a last day may stand behind it."""
    habits: dict[str, Habit] = {}
    for number, line in enumerate(lines_of(text), 1):
        if not line.strip() or line.startswith(("#", "!")):
            continue
        place = words.FILE_LINE.format(file="habits", line=number)
        parts = [part.strip() for part in line.split(": ")]
        name = line_of(parts[0])
        if not 2 <= len(parts) <= 3 or is_blank(name):
            found.leave(words.NO_HABIT_LINE, place)  # harsh passes over them as well
            continue
        if name in habits:
            found.fault(place, words.HABIT_TWICE)
            continue
        often = _often(parts[1])
        if often is None:
            found.fault(place, words.BAD_OFTEN)
            continue
        until = None
        if len(parts) == 3 and parts[2]:
            try:
                until = parse_iso(parts[2])
            except UsageError:
                found.fault(place, words.bad_date(parts[2]))
                continue
        habits[name] = Habit(name, cadence_of(*often), until=until, place=place, often=often)
    return habits


def _often(text: str) -> tuple[int, int] | None:
    """Times and days of `3/7`, `3/2w`, `15`, `1w`, `0`; None for what harsh itself would not take."""
    parts = [_DAYS.fullmatch(part.strip()) for part in text.split("/")]
    numbers = [int(part[1]) * (7 if part[2] else 1) for part in parts if part is not None]
    match numbers:
        case [0] if len(parts) == 1:
            return ONLY_NOTED
        case [days] if len(parts) == 1:
            return 1, days
        case [times, days] if days and times <= days:
            return times, days
        case _:
            return None


def _note(rest: list[str]) -> str:
    """Comment and amount. The comment may hold the sign between fields; the amount is behind the last one."""
    comment, amount = (rest, "") if len(rest) < 2 else (rest[:-1], rest[-1])
    if len(comment) > 1 and amount and not _AMOUNT.fullmatch(amount):
        comment, amount = rest, ""
    if _AMOUNT.fullmatch(amount) and float(amount) == 0:
        amount = ""
    return clean.text(" · ".join(part for part in (" : ".join(comment).strip(" "), amount) if part)).strip()
