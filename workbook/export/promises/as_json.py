"""Promises and their marks as JSON, out and back in, without losing anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast

from workbook.domain.common.clean import line
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.from_file import check_mark, check_promise
from workbook.domain.promises.mark import Mark, key_of
from workbook.domain.promises.promise import Promise
from workbook.export.promises.incoming import MOST_ROWS, CannotRead, Incoming, json_in, text_of
from workbook.words.promises import import_export as words
from workbook.words.refusals import promises as refusals

FORMAT = 1
ID = re.compile(r"[0-9a-z-]{1,60}", re.ASCII)
_PARTS = frozenset(["format", "kind", "promises", "marks"])
_ELSEWHERE = timedelta(days=1)  # so far ahead may be the day of a place from which somebody has come

Read = Callable[[type[Any], str, Mapping[str, Any]], Any]  # (class, id, document) → value; WorkbookError when faulty
ReadAll = Callable[[type[Any], list[dict[str, Any]]], list[Any]]  # as Read for all of them; none where one is faulty


def document(promises: Iterable[Promise], marks: Iterable[Mark]) -> dict[str, Any]:
    """The promises and marks as JSON values. `revision` is left out: it belongs to one workbook's file."""
    import msgspec

    def plain(value: object) -> dict[str, Any]:
        found = _usual_left_out(msgspec.to_builtins(value))
        for earlier in found.get("earlier", ()):
            _usual_left_out(earlier)
        return found

    return {
        "format": FORMAT,
        "kind": "workbook",
        "promises": [plain(promise) for promise in promises],
        "marks": [plain(mark) for mark in sorted(marks, key=key_of)],
    }


def _usual_left_out(plain: dict[str, Any]) -> dict[str, Any]:
    """Without what belongs to one workbook's file, and without who may see it where that is both: an earlier version of
    the program reads it too."""
    del plain["revision"]
    plain.pop("own_of", None)  # the promise says it
    if plain.get("shown") is True:
        del plain["shown"]
    return plain


def encode(promises: Iterable[Promise], marks: Iterable[Mark]) -> str:
    """The text of the file: one field a line, so that two of them can be compared."""
    import msgspec

    return msgspec.json.format(msgspec.json.encode(document(promises, marks)), indent=1).decode() + "\n"


def read(path: Path, as_value: Read, as_values: ReadAll, today: date) -> Incoming:
    """What an export holds, each entry checked as strictly as the workbook's own file. Raises CannotRead."""
    loaded = _loaded(path)
    found = Incoming()
    if unknown := loaded.keys() - _PARTS:
        found.leave(words.OTHER_PARTS, count=len(unknown))
    promises, marks = _entries(loaded, "promises"), _entries(loaded, "marks")
    known: set[str] = set()
    for number, entry in enumerate(promises, 1):
        place = words.PROMISE_NUMBER.format(number=number)
        try:
            id = entry.get("id", "")
            if not isinstance(id, str) or not ID.fullmatch(id):
                raise UsageError(words.BAD_ID)
            found.promises.append(_checked(as_value(Promise, id, entry), known))
            known.add(id)
        except WorkbookError as error:
            found.fault(place, refusals.without_saving(str(error)).rstrip("."))
    taken: set[str] = set()
    sound = as_values(Mark, marks)
    for number, entry in enumerate(marks, 1):
        try:
            mark = sound[number - 1] if sound else as_value(Mark, "", entry)
            taken.add(_check_mark(mark, known, taken, today))
            found.marks.append(mark)
        except WorkbookError as error:
            place = words.MARK_NUMBER.format(number=number)
            found.fault(place, refusals.without_saving(str(error)).rstrip("."))
    return found


def _checked(promise: Promise, known: set[str]) -> Promise:
    """The promise with its acts on one line. UsageError for what the workbook itself would never have taken."""
    if promise.id in known:
        raise UsageError(words.TWICE)
    check_promise(promise)
    terms = tuple(replace(term, act=line(term.act)) for term in promise.terms)
    return replace(promise, terms=terms, cue=line(promise.cue))


def _check_mark(mark: Mark, known: set[str], taken: set[str], today: date) -> str:
    """The key of its due. UsageError for what the workbook itself would never have written."""
    if mark.promise not in known:
        raise UsageError(words.NO_PROMISE)
    if mark.marked_on > today + _ELSEWHERE:
        raise UsageError(words.FUTURE)
    if (key := key_of(mark)) in taken:
        raise UsageError(words.TWICE)
    check_mark(mark)
    return key


def _loaded(path: Path) -> dict[str, Any]:
    loaded = json_in(text_of(path))
    if not isinstance(loaded, dict) or cast("dict[str, Any]", loaded).get("kind") != "workbook":
        raise CannotRead(words.NOT_OURS)
    loaded = cast("dict[str, Any]", loaded)
    number = loaded.get("format")
    if type(number) is not int or not 0 < number < 10_000:
        raise CannotRead(words.NOT_OURS)
    if number != FORMAT:
        raise CannotRead(words.NEWER.format(found=number, known=FORMAT))
    return loaded


def _entries(loaded: dict[str, Any], key: str) -> list[dict[str, Any]]:
    entries = loaded.get(key, [])
    if not isinstance(entries, list):
        raise CannotRead(words.NOT_OURS)
    entries = cast("list[Any]", entries)
    if len(entries) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    return [cast("dict[str, Any]", entry) if isinstance(entry, dict) else {} for entry in entries]
