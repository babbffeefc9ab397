"""A whole workbook as JSON: a head that says what it is, and the documents of each table by id.

`{"format": 1, "kind": "whole workbook", "program", "workbook_format", "exported_at", "exported_by": {"id", "name"},
"private": true|false, "tables": {table: {id: document}}}`. Reading trusts nothing: what cannot be a document is handed
on as something that no document can hold, so that its entry alone is refused.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from workbook.domain.common.clean import line
from workbook.export.promises.incoming import MOST_ROWS, CannotRead, check_values, text_of
from workbook.words.common import whole_workbook as words

FORMAT = 1
KIND = "whole workbook"
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself. `workbook_format`: the format of the workbook's own file that it was taken from."""

    program: str
    workbook_format: int
    person: str
    name: str
    private: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that was read. What stands in `tables` has not been looked at yet."""

    head: Head
    tables: dict[str, Any]


def encode(head: Head, at: datetime, tables: Mapping[str, Mapping[str, Any]]) -> bytes:
    """The file's content: UTF-8, one field a line, tables and ids in order, so that two of them can be compared."""
    import msgspec

    document = {
        "format": FORMAT,
        "kind": KIND,
        "program": head.program,
        "workbook_format": head.workbook_format,
        "exported_at": at.isoformat(timespec="seconds"),
        "exported_by": {"id": head.person, "name": head.name},
        "private": head.private,
        "tables": {name: dict(sorted(tables[name].items())) for name in sorted(tables)},
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def read(path: Path, newest: int) -> Whole:
    """The file at `path`. Raises CannotRead when it is none of ours, damaged as a whole, too large, or newer: of a
    format above ours, or of a workbook's format above `newest`."""
    text = text_of(path)
    check_values(text)
    try:
        loaded = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise CannotRead(words.NOT_JSON) from None
    if not isinstance(loaded, dict) or _of(loaded, "kind") != KIND:
        raise CannotRead(words.NOT_A_WHOLE)
    whole = cast("dict[str, Any]", loaded)
    _check_format(_of(whole, "format"), FORMAT)
    workbook_format = _check_format(_of(whole, "workbook_format"), newest)
    tables = _of(whole, "tables")
    if not isinstance(tables, dict):
        raise CannotRead(words.NOT_A_WHOLE)
    tables = cast("dict[str, Any]", tables)
    if sum(len(cast("dict[str, Any]", one)) for one in tables.values() if isinstance(one, dict)) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY.format(limit=MOST_ROWS))
    by = _of(whole, "exported_by")
    head = Head(
        program=_short(_of(whole, "program")),
        workbook_format=workbook_format,
        person=_short(_of(by, "id")),
        name=_short(_of(by, "name")),
        private=_of(whole, "private") is True,
    )
    return Whole(head, tables)


def _check_format(number: object, known: int) -> int:
    if type(number) is not int or not 0 < number < 10_000:
        raise CannotRead(words.NOT_A_WHOLE)
    if number > known:
        raise CannotRead(words.NEWER.format(found=number, known=known))
    return number


class _NoDocument:
    """Stands where a file holds what no document can hold."""


_NO_DOCUMENT = _NoDocument()


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of the file. JSON's own rule for a name that stands twice is that the last one wins, which would lose
    words unseen; here neither is taken."""
    made = dict(pairs)
    if len(made) < len(pairs):
        made |= {name: _NO_DOCUMENT for name, count in Counter(name for name, _ in pairs).items() if count > 1}
    return made


def _no_number(_: str) -> _NoDocument:
    return _NO_DOCUMENT


def _of(value: object, name: str) -> object:
    return cast("dict[str, Any]", value).get(name) if isinstance(value, dict) else None


def _short(value: object) -> str:
    return line(value)[:LONGEST_NAME] if isinstance(value, str) else ""
