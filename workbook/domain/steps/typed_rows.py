"""Lines as rows of a ledger and as fields by name."""

from __future__ import annotations

import re
from collections.abc import Container, Generator, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher
from typing import Any, cast

from workbook.domain.common import strict_json
from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.answers import Cell
from workbook.domain.steps.as_text import BETWEEN
from workbook.domain.steps.typed_days import level_of
from workbook.domain.steps.typed_lines import Line, Wrong, in_line, lines, meant_by
from workbook.words.refusals import steps as refusals

MOST_ROWS = 1_000
_MEANT_AS_JSON = re.compile(r'[\[{]\s*"')


def _cell(column: e.Column, typed: object, today: date, before: Container[Cell] = ()) -> Cell:
    """A cell of that column; "" for nothing. What stood there `before` may stand there again."""
    if isinstance(typed, bool) or not isinstance(typed, str | int):
        raise Wrong(refusals.NOT_A_CELL)
    text = str(typed).strip()
    if not text:
        return ""
    match column.type:
        case "scale":
            return level_of(text)
        case "date":
            return text if text in before else parse_day(text, today, column.toward).isoformat()
        case "choice":
            try:
                return meant_by({one.id: one.text for one in column.choices}, text)
            except Wrong:
                raise Wrong(refusals.NO_SUCH_CHOICE) from None
        case _:
            return text


def rows(columns: Sequence[e.Column], lines: list[Line], before: a.Rows, today: date) -> a.Rows:
    if len(lines) > MOST_ROWS:
        raise UsageError(refusals.in_line(lines[MOST_ROWS][0], refusals.TOO_MANY_ROWS.format(most=MOST_ROWS)))
    stood = {column.id: {row.cells.get(column.id, "") for row in before.rows} for column in columns}
    found: list[dict[str, Cell]] = []
    for number, line in lines:
        with in_line(number):
            given = _row(columns, line)
            cells = {
                column.id: _cell(column, given[column.id], today, stood[column.id])
                for column in columns
                if column.id in given
            }
        if cells := {id: cell for id, cell in cells.items() if cell != ""}:
            found.append(cells)
    return a.Rows(_with_ids(found, before.rows))


def _row(columns: Sequence[e.Column], line: str) -> dict[str, Any]:
    given: Any = [cell.strip() for cell in line.split(BETWEEN)]
    if line.startswith(("{", "[")):
        try:
            given = _json(line)
        except Wrong:  # “[x] done” is words
            if _MEANT_AS_JSON.match(line):
                raise
    if isinstance(given, list):
        cells = cast("list[Any]", given)
        if len(cells) > len(columns):
            raise Wrong(refusals.TOO_MANY_CELLS)
        return {column.id: cell for column, cell in zip(columns, cells, strict=False)}
    return _by_id({column.id: column.title for column in columns}, given)


def _json(text: str) -> Any:
    try:
        return strict_json.loads(text)
    except ValueError:
        raise Wrong(refusals.NOT_JSON) from None


def _by_id(names: Mapping[str, str], given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise Wrong(refusals.NOT_JSON)
    found: dict[str, Any] = {}
    for name, value in cast("dict[str, Any]", given).items():
        try:
            found[meant_by(names, name.strip())] = value
        except Wrong:
            raise Wrong(refusals.NO_SUCH_COLUMN) from None
    return found


def _with_ids(rows: Sequence[dict[str, Cell]], before: Sequence[a.Row]) -> tuple[a.Row, ...]:
    """A row that says the same, or stands where one was reworded, is that row still: what is shown of it stays."""
    keys = [sorted((id, str(cell)) for id, cell in row.items()) for row in rows]
    known = [sorted((id, str(cell)) for id, cell in row.cells.items()) for row in before]
    new = max((int(row.id[1:]) for row in before if row.id[:1] == "r" and row.id[1:].isdecimal()), default=0)
    ids = [""] * len(rows)
    matcher = SequenceMatcher(None, list(map(str, known)), list(map(str, keys)), autojunk=False)
    for _, first, last, begin, end in matcher.get_opcodes():
        for at, row in zip(range(begin, end), before[first:last], strict=False):
            ids[at] = row.id
    found: list[a.Row] = []
    for id, cells in zip(ids, rows, strict=True):
        if not id:
            new += 1
        found.append(a.Row(id or f"r{new}", cells))
    return tuple(found)


def fields_named(names: Mapping[str, str], text: str) -> Generator[tuple[int, str, Any], None, None]:
    """Line, id and value of each field."""
    if text.lstrip().startswith("{"):
        with in_line(1):
            given = _by_id(names, _json(text))
        for id, value in given.items():
            yield 1, id, value
        return
    for number, line in lines(text):
        name, colon, value = line.partition(":")
        with in_line(number):
            if not colon:
                raise Wrong(refusals.NO_NAME)
            [(id, value)] = _by_id(names, {name.strip(): value.strip()}).items()
        yield number, id, value


def cells(
    fields: Sequence[e.Column], text: str, today: date, before: Mapping[str, Cell], *, adds: bool
) -> dict[str, Cell]:
    known, cells = {one.id: one for one in fields}, dict(before) if adds else dict[str, Cell]()
    for number, id, value in fields_named({one.id: one.title for one in fields}, text):
        with in_line(number):
            cells[id] = _cell(known[id], value, today, (before.get(id, ""),))
    return {id: cell for id, cell in cells.items() if cell != ""}
