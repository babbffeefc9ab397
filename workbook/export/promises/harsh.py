"""Logs of harsh: lines `2026-11-20 : Habit : y : comment : amount`, and its habits file `Habit: 3/7` where it is
beside the log."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from workbook.domain.common import clean
from workbook.domain.common.clean import is_blank
from workbook.domain.common.clean import line as line_of
from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.mark import MarkKind
from workbook.export.promises.incoming import MOST_ROWS, CannotRead, Habit, Incoming, add_habits, cadence_of, text_of
from workbook.words.promises import import_export as words

_COLON = re.compile(r"(?<=\s):(?=\s|$)")
_KINDS: dict[str, MarkKind] = {"y": "kept", "n": "missed", "s": "not applicable"}


def read(path: Path, today: date) -> Incoming:
    """What the log holds; `path` is the log or the folder it is in. Raises CannotRead."""
    if os.path.isdir(path):
        path = path / "log"
    text = text_of(path)
    cadences = _cadences(path.parent / "habits")
    found = Incoming()
    habits: dict[str, Habit] = {}
    lines = _lines(text)
    if len(lines) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        place = words.LINE.format(line=number)
        parts = [part.strip() for part in _COLON.split(line)]
        if len(parts) < 3:
            found.fault(place, words.BAD_FIELDS)
            continue
        day_text, name, outcome, *rest = parts
        name = line_of(name)
        try:
            day = parse_iso(day_text)
        except UsageError:
            found.fault(place, words.BAD_DATE)
            continue
        why = words.NO_NAME if is_blank(name) else words.BAD_OUTCOME if outcome not in _KINDS else ""
        why = why or (words.FUTURE if day > today else "")
        if why:
            found.fault(place, why)
            continue
        habit = habits.setdefault(name, Habit(name, cadences.get(name, DAILY)))
        habit.entries[day] = _KINDS[outcome], _note(rest)
    add_habits(found, "harsh", list(habits.values()), today)
    return found


def _cadences(path: Path) -> dict[str, Cadence]:
    """Name → cadence from a habits file: `1` daily, `7` once in 7 days, `3/7`, `0` only noted. Faulty lines are
    passed over, for the log says everything that matters."""
    if not os.path.isfile(path):
        return {}
    found: dict[str, Cadence] = {}
    for line in _lines(text_of(path)):
        name, _, frequency = line.rpartition(": ")
        times, _, days = frequency.partition("/")
        if line.startswith(("#", "!")) or not name or not times.strip().isdecimal():
            continue
        if days.strip().isdecimal() and len(days) < 5 and len(times) < 5:
            found[line_of(name)] = cadence_of(int(times), int(days))
        elif not days and len(times) < 5:
            found[line_of(name)] = cadence_of(min(int(times), 1), int(times))
    return found


def _lines(text: str) -> list[str]:
    """Lines as the file has them; other signs that end a line may stand in a note."""
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _note(rest: list[str]) -> str:
    comment = rest[0] if rest else ""
    amount = rest[1] if len(rest) > 1 and rest[1] not in ("", "0", "0.0") else ""
    return clean.text(" · ".join(part for part in (comment, amount) if part)).strip()
