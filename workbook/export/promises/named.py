"""What a file that is not what it was said to be seems to be: a word that saves a search."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

from workbook.domain.common import strict_json
from workbook.export.promises.incoming import CannotRead, bytes_of, check_values, decoded
from workbook.words.promises import import_export as words

_BY_FIRST_LINE = (
    ("loop", re.compile(r'"?Date"?[,;\t]')),
    ("harsh", re.compile(r"\d{4}-\d\d-\d\d : ")),
    ("habitctl", re.compile(r"\d{4}-\d\d-\d\d\t")),
    ("habitbull", re.compile(r'"?HabitName"?,')),
    ("habitica history", re.compile(r'"?Task Name"?,')),
    ("calendar", re.compile(r"BEGIN:VCALENDAR")),
    ("our csv", re.compile(r"promise,act,due,")),
)
_SQLITE, _ZIP = b"SQLite format 3\0", b"PK\3\4"


def named(path: Path, asked: str) -> str:
    """What the file at `path` seems to be, where that is something else than the kind that was `asked` for; empty where
    nobody can say."""
    try:
        kind = _kind(bytes_of(path))
    except CannotRead:
        return ""
    is_asked = kind == asked or (kind == "zip" and asked == "loop")
    return "" if is_asked else words.IS_KIND.get(kind, "")


def _kind(data: bytes) -> str:
    if data.startswith(_SQLITE):
        return "database"
    if data.startswith(_ZIP):
        return "zip"
    text = decoded(data).lstrip()
    if text[:1] in ("{", "["):
        return _kind_of_json(text)
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith(("#", "!")))
    first = next(lines, "")
    return next((kind for kind, begins in _BY_FIRST_LINE if begins.match(first)), "")


def _kind_of_json(text: str) -> str:
    check_values(text)
    try:
        loaded: Any = strict_json.loads(text)
    except ValueError:
        return ""
    if isinstance(loaded, list):
        first = next(iter(cast("list[Any]", loaded)), None)
        keys = cast("dict[str, Any]", first).keys() if isinstance(first, dict) else set[str]()
        return "taskwarrior" if {"uuid", "status"} <= keys else "beeminder" if "slug" in keys else ""
    kind = cast("dict[str, Any]", loaded).get("kind")
    keys = cast("dict[str, Any]", loaded).keys()
    if kind in ("workbook", "whole workbook"):
        return "json" if kind == "workbook" else "workbook"
    return "habitica" if "tasks" in keys else "beeminder" if "goals" in keys or "slug" in keys else ""
