"""Promises and their marks as JSON, out and back in, without losing anything."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from workbook.domain.errors import UsageError, WorkbookError
from workbook.domain.forge import check_texts
from workbook.domain.marks import NOTE_LIMIT, Mark, key_of
from workbook.domain.promises import Promise
from workbook.export.incoming import MOST_ROWS, CannotRead, Incoming, text_of
from workbook.words import exchange as words

FORMAT = 1
ID = re.compile(r"[0-9a-z-]{1,60}", re.ASCII)

Read = Callable[[type[Any], str, Mapping[str, Any]], Any]  # (class, id, document) → value; WorkbookError when faulty


def document(promises: Iterable[Promise], marks: Iterable[Mark]) -> dict[str, Any]:
    """The promises and marks as JSON values. `revision` is left out: it belongs to one workbook's file."""
    import msgspec

    def plain(value: object) -> dict[str, Any]:
        found = msgspec.to_builtins(value)
        found.pop("revision")
        for earlier in found.get("earlier", ()):
            earlier.pop("revision")
        return found

    return {
        "format": FORMAT,
        "kind": "workbook",
        "promises": [plain(promise) for promise in promises],
        "marks": [plain(mark) for mark in sorted(marks, key=key_of)],
    }


def read(path: Path, as_value: Read) -> Incoming:
    """What an export holds, each entry checked as strictly as the workbook's own file. Raises CannotRead."""
    loaded = _loaded(path)
    found = Incoming()
    promises, marks = _entries(loaded, "promises"), _entries(loaded, "marks")
    for number, entry in enumerate(promises, 1):
        place = words.PROMISE_NUMBER.format(number=number)
        try:
            id = entry.get("id", "")
            if not isinstance(id, str) or not ID.fullmatch(id):
                raise UsageError(words.BAD_ID)
            promise = as_value(Promise, id, entry)
            for term in promise.terms:
                check_texts(term.act, (term.smallest, promise.cue, promise.plan, promise.need), term.minutes)
            found.promises.append(promise)
        except WorkbookError as error:
            found.fault(place, str(error).rstrip("."))
    known = {promise.id for promise in found.promises}
    for number, entry in enumerate(marks, 1):
        place = words.MARK_NUMBER.format(number=number)
        try:
            mark = as_value(Mark, "", entry)
            if mark.promise not in known or not 1 <= mark.nth <= 99:
                raise UsageError(words.NO_PROMISE)
            if len(mark.note) > NOTE_LIMIT:
                raise UsageError(words.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))
            found.marks.append(mark)
        except WorkbookError as error:
            found.fault(place, str(error).rstrip("."))
    return found


def _loaded(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(text_of(path))
    except (ValueError, RecursionError):
        raise CannotRead(words.NOT_JSON) from None
    if not isinstance(loaded, dict) or cast("dict[str, Any]", loaded).get("kind") != "workbook":
        raise CannotRead(words.NOT_OURS)
    loaded = cast("dict[str, Any]", loaded)
    if loaded.get("format") != FORMAT:
        raise CannotRead(words.NEWER.format(found=repr(loaded.get("format"))[:20], known=FORMAT))
    return loaded


def _entries(loaded: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = loaded.get(key, [])
    if not isinstance(entries, list):
        raise CannotRead(words.NOT_OURS)
    entries = cast("list[Any]", entries)
    if len(entries) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    return [cast("dict[str, Any]", entry) if isinstance(entry, dict) else {} for entry in entries]
