"""Logs of habitctl: lines of day, habit and y, n or s with tabs between, and its habits file `7 Habit` beside it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from workbook.domain.common.clean import is_blank
from workbook.domain.common.clean import line as line_of
from workbook.export.promises.harsh import ONLY_NOTED, Entry, check_any, enter, entry_of
from workbook.export.promises.incoming import Habit, Incoming, add_habits, cadence_of, lines_of, text_of
from workbook.words.promises import import_export as words


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
    for number, line in enumerate(lines_of(text), 1):
        if not line.strip():
            continue
        place = words.LINE.format(line=number)
        match [part.strip() for part in line.split("\t")]:
            case [day, name, outcome]:
                entry = entry_of(found, place, (day, name, outcome), "", today)
                if entry is not None:
                    entries.append(entry)
            case _:
                found.fault(place, words.BAD_TABS)
    check_any(found, entries, words.BAD_TABS, words.NO_TABBED_LOG)
    enter(found, habits, entries, known=known)
    add_habits(found, "habitctl", list(habits.values()), today)
    return found


def _habits(found: Incoming, text: str) -> dict[str, Habit]:
    habits: dict[str, Habit] = {}
    for number, line in enumerate(lines_of(text), 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = words.FILE_LINE.format(file="habits", line=number)
        days, _, name = line.strip().partition(" ")
        name = line_of(name)
        if is_blank(name) or not (days.isascii() and days.isdigit() and len(days) < 5):
            found.fault(place, words.BAD_OFTEN)
        elif name in habits:
            found.fault(place, words.HABIT_TWICE)
        else:
            often = (1, int(days)) if int(days) else ONLY_NOTED
            habits[name] = Habit(name, cadence_of(*often), place=place, often=often)
    return habits
