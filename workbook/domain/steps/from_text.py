"""Lines of text as an answer of any kind.

A text stays as it is. Else a line holds one entry: `- ` in front of it, and empty lines, mean nothing, and what begins
with `# ` is a remark. What an exercise offers is named by its id or its words; `+ ` stands before an entry of one's
own. Rows are `a · b · c`, or JSON (a list of cells, or an object by column); fields are `name: text`, or one object.
"""

from __future__ import annotations

import re
from collections.abc import Container, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any, cast

from workbook.domain.common import strict_json
from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.common.finding import folded
from workbook.domain.common.times import parse_time
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.domain.steps import answers as a
from workbook.domain.steps import exercises as e
from workbook.domain.steps.acts import ONCE, proposed
from workbook.domain.steps.answers import Cell, Value
from workbook.domain.steps.as_text import ACT_FIELDS, BETWEEN, SET_IN, plain_line
from workbook.domain.steps.rehearsal import closeness
from workbook.words.refusals import steps as refusals

MOST_ROWS = 1_000
MOST_CHARACTERS = 400_000
_LEVEL = re.compile(r"(\d{1,2})(?:/10)?", re.ASCII)
_TALK = re.compile(r"(\d{1,3})\s*\+\s*(\d{1,3})(?:\s*min)?", re.ASCII)
_MEANT_AS_JSON = re.compile(r'[\[{]\s*"')
_TICK = re.compile(r"\[( |x|X)\] (.*)")

_NOTHING: dict[str, Any] = {**dict.fromkeys(ACT_FIELDS, ""), "on": None}

Line = tuple[int, str]


class _Wrong(Exception):
    """What is wrong with a line."""


def read_answer(
    settings: e.Settings, text: str, before: Value, today: date, original: str = "", *, adds: bool = False
) -> Value:
    """The answer that `text` is, in the place of `before`. `original` is what a rehearsal types from memory. `adds`:
    days and fields that the text does not name stay as they stood; else the text is all there is.
    UsageError, with the number of the line, for what is no answer to such an exercise."""
    if len(text) > MOST_CHARACTERS:
        raise UsageError(refusals.TOO_LONG.format(most=MOST_CHARACTERS))
    match settings, before:
        case e.Write() | e.Reread(), _:
            return a.Text(text)
        case e.Draft(), a.DraftText():
            return replace(before, text=text)
        case e.Rehearse(), a.Attempt():
            return before if text == before.text else a.Attempt(text, closeness(original, text))
        case e.Compare(fields=fields), a.Apart():
            if before.handed_in:
                raise UsageError(refusals.HANDED_IN)
            return a.Apart(_cells(fields, text, today, before.cells, adds=adds))
        case e.Act(), a.Undertaking():
            return _undertaking(settings, text, before, today, adds=adds)
        case e.Ledger(columns=columns), a.Rows():
            return _rows(columns, _lines(text), before, today)
        case e.Choose(), _:
            return _choices(settings, _lines(text))
        case e.Checklist(), _:
            return _ticks(settings, _lines(text))
        case e.Sort(), _:
            return _piles(settings, _lines(text))
        case e.Cards(), _:
            return _picks(settings, _lines(text))
        case e.Scale(), a.Levels():
            return _levels(_lines(text), before, today, adds=adds)
        case e.Turns(), a.Talks():
            return _talks(_lines(text), before, today, adds=adds)
        case _:
            raise ValueError("not the value of such an exercise")


# --- lines


def _lines(text: str) -> list[Line]:
    """The lines that say something, each with its number. One that is set in stays so."""
    return [
        (number, line.rstrip() if line.startswith(SET_IN) else line.strip().removeprefix("- ").strip())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("# ")
    ]


@contextmanager
def _in_line(number: int) -> Generator[None, None, None]:
    """What is wrong in here is wrong with that line."""
    try:
        yield
    except _Wrong as wrong:
        raise UsageError(refusals.in_line(number, str(wrong))) from None
    except UsageError as error:
        raise UsageError(refusals.in_line(number, str(error).rstrip("."))) from None


def _meant(offered: Mapping[str, str], typed: str) -> str:
    """The id of what was meant, by its id or its words."""
    if typed in offered:
        return typed
    wanted = folded(plain_line(typed))
    found = [id for id, text in offered.items() if folded(plain_line(text)) == wanted]
    if len(found) != 1:
        raise _Wrong(refusals.NO_SUCH_ENTRY)
    return found[0]


class _Entries:
    """What an exercise offers and, where it takes them, entries of one's own."""

    def __init__(self, offered: Mapping[str, str], *, may_own: bool) -> None:
        self._offered, self._may_own = offered, may_own
        self.own: dict[str, str] = {}

    def id_of(self, typed: str) -> str:
        if typed != "+" and not typed.startswith("+ "):
            return _meant(self._offered, typed)
        text = typed[1:].strip()
        if not self._may_own:
            raise _Wrong(refusals.NO_OWN)
        if not text:
            raise _Wrong(refusals.BLANK_OWN)
        id = f"own-{len(self.own) + 1}"
        self.own[id] = text
        return id


# --- the kinds


def _choices(settings: e.Choose, lines: list[Line]) -> a.Choices:
    texts, chosen = {one.id: one.text for one in settings.options}, set[str]()
    for number, line in lines:
        with _in_line(number):
            chosen.add(_meant(texts, line))
            if len(chosen) > 1 and not settings.several:
                raise _Wrong(refusals.ONE_ONLY)
    return a.Choices(tuple(id for id in texts if id in chosen))


def _ticks(settings: e.Checklist, lines: list[Line]) -> a.Ticks:
    entries = _Entries({one.id: one.text for one in settings.items}, may_own=settings.own)
    ticked: dict[str, None] = {}
    for number, line in lines:
        box = _TICK.fullmatch(line)
        with _in_line(number):
            id = entries.id_of(box[2].strip() if box else line)
        if not box or box[1] != " ":
            ticked[id] = None
    return a.Ticks(tuple(ticked), entries.own)


def _piles(settings: e.Sort, lines: list[Line]) -> a.Piles:
    entries = _Entries({one.id: one.text for one in settings.cards}, may_own=settings.own)
    titles = {one.id: one.title for one in settings.piles}
    placed: dict[str, str] = {}
    pile = ""
    for number, line in lines:
        with _in_line(number):
            if line.endswith(":"):
                try:
                    pile = _meant(titles, line[:-1].strip())
                    continue
                except _Wrong:
                    pile = pile if _is_card(entries, line) else ""
            if not pile:
                raise _Wrong(refusals.NO_SUCH_PILE)
            placed[entries.id_of(line)] = pile
    return a.Piles(placed, entries.own)


def _is_card(entries: _Entries, line: str) -> bool:
    """A card may end in a colon as well."""
    try:
        return not line.startswith("+") and bool(entries.id_of(line))
    except _Wrong:
        return False


def _picks(settings: e.Cards, lines: list[Line]) -> a.Picks:
    entries = _Entries({one.id: one.text for one in settings.cards}, may_own=settings.own)
    picks: dict[str, str] = {}
    last = ""
    for number, line in lines:
        with _in_line(number):
            if not line.startswith(SET_IN):
                last = entries.id_of(line)
                picks.setdefault(last, "")
            elif not last:
                raise _Wrong(refusals.NO_SUCH_ENTRY)
            else:
                picks[last] = f"{picks[last]} {line.strip()}".strip()
    return a.Picks(tuple(a.Pick(card, line) for card, line in picks.items()), entries.own)


def _levels(lines: list[Line], before: a.Levels, today: date, *, adds: bool) -> a.Levels:
    """`adds`: a line sets its day, and every other day stays."""
    levels = dict(before.levels) if adds else dict[str, int]()
    for number, line in lines:
        typed, _, level = line.rpartition(": ")
        with _in_line(number):
            levels[_day(typed, today, before.levels).isoformat()] = _level(level)
    return a.Levels(dict(sorted(levels.items())))


def _talks(lines: list[Line], before: a.Talks, today: date, *, adds: bool) -> a.Talks:
    """`adds`: a talk with its day stands for what there was on that day, one without is one more of today; talks of
    other days stay."""
    stood = {one.on.isoformat() for one in before.talks}
    talks: list[a.Talk] = []
    named: set[date] = set()
    for number, line in lines:
        typed, _, minutes = line.rpartition(": ")
        with _in_line(number):
            found = _TALK.fullmatch(minutes.strip())
            if found is None:
                raise _Wrong(refusals.NOT_A_TALK)
            day = _day(typed, today, stood)
            talks.append(a.Talk(day, int(found[1]), int(found[2])))
            if typed.strip():
                named.add(day)
    if adds:
        talks = sorted([*(one for one in before.talks if one.on not in named), *talks], key=lambda one: one.on)
    return a.Talks(tuple(talks))


def _day(typed: str, today: date, stood: Container[str]) -> date:
    """A day that has come; one that `stood` there may stand there again."""
    day = parse_day(typed, today, "back") if typed.strip() else today
    if day > today and day.isoformat() not in stood:
        raise _Wrong(refusals.AHEAD)
    return day


def _level(typed: str) -> int:
    found = _LEVEL.fullmatch(typed.strip())
    if found is None or int(found[1]) > 10:
        raise _Wrong(refusals.NOT_A_LEVEL)
    return int(found[1])


# --- rows and fields


def _cell(column: e.Column, typed: object, today: date, before: Container[Cell] = ()) -> Cell:
    """A cell of that column; "" for nothing. What stood there `before` may stand there again."""
    if isinstance(typed, bool) or not isinstance(typed, str | int):
        raise _Wrong(refusals.NOT_A_CELL)
    text = str(typed).strip()
    if not text:
        return ""
    match column.type:
        case "scale":
            return _level(text)
        case "date":
            return text if text in before else parse_day(text, today, column.toward).isoformat()
        case "choice":
            try:
                return _meant({one.id: one.text for one in column.choices}, text)
            except _Wrong:
                raise _Wrong(refusals.NO_SUCH_CHOICE) from None
        case _:
            return text


def _rows(columns: Sequence[e.Column], lines: list[Line], before: a.Rows, today: date) -> a.Rows:
    if len(lines) > MOST_ROWS:
        raise UsageError(refusals.in_line(lines[MOST_ROWS][0], refusals.TOO_MANY_ROWS.format(most=MOST_ROWS)))
    stood = {column.id: {row.cells.get(column.id, "") for row in before.rows} for column in columns}
    found: list[dict[str, Cell]] = []
    for number, line in lines:
        with _in_line(number):
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
        except _Wrong:  # “[x] done” is words
            if _MEANT_AS_JSON.match(line):
                raise
    if isinstance(given, list):
        cells = cast("list[Any]", given)
        if len(cells) > len(columns):
            raise _Wrong(refusals.TOO_MANY_CELLS)
        return {column.id: cell for column, cell in zip(columns, cells, strict=False)}
    return _by_id({column.id: column.title for column in columns}, given)


def _json(text: str) -> Any:
    try:
        return strict_json.loads(text)
    except ValueError:
        raise _Wrong(refusals.NOT_JSON) from None


def _by_id(names: Mapping[str, str], given: Any) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise _Wrong(refusals.NOT_JSON)
    found: dict[str, Any] = {}
    for name, value in cast("dict[str, Any]", given).items():
        try:
            found[_meant(names, name.strip())] = value
        except _Wrong:
            raise _Wrong(refusals.NO_SUCH_COLUMN) from None
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


def _named(names: Mapping[str, str], text: str) -> Generator[tuple[int, str, Any], None, None]:
    """Line, id and value of each field."""
    if text.lstrip().startswith("{"):
        with _in_line(1):
            given = _by_id(names, _json(text))
        for id, value in given.items():
            yield 1, id, value
        return
    for number, line in _lines(text):
        name, colon, value = line.partition(":")
        with _in_line(number):
            if not colon:
                raise _Wrong(refusals.NO_NAME)
            [(id, value)] = _by_id(names, {name.strip(): value.strip()}).items()
        yield number, id, value


def _cells(
    fields: Sequence[e.Column], text: str, today: date, before: Mapping[str, Cell], *, adds: bool
) -> dict[str, Cell]:
    known, cells = {one.id: one for one in fields}, dict(before) if adds else dict[str, Cell]()
    for number, id, value in _named({one.id: one.title for one in fields}, text):
        with _in_line(number):
            cells[id] = _cell(known[id], value, today, (before.get(id, ""),))
    return {id: cell for id, cell in cells.items() if cell != ""}


def _undertaking(act: e.Act, text: str, before: a.Undertaking, today: date, *, adds: bool) -> a.Undertaking:
    """What the fields say; what it has become stays. `adds`: a field that is not named stays as it stands, or as the
    book proposes it. The one day of a promise that falls due once is said in `on`."""
    given: dict[str, str] = {}
    on: date | None = None
    once: tuple[int, date] | None = None
    for number, name, value in _named({name: name for name in ACT_FIELDS}, text):
        with _in_line(number):
            if not isinstance(value, str):
                raise _Wrong(refusals.NOT_A_CELL)
            given[name] = " ".join(value.split())
            if name == "on":
                on = parse_day(value, today) if value else None
            elif name == "at":
                given[name] = parse_time(value)
            elif name == "cadence" and value not in ("", ONCE):
                cadence = parse_cadence(value, today)
                if cadence.on is not None:
                    given[name], once = ONCE, (number, cadence.on)
    base = proposed(act, before, today, own=bool(given.get("act"))) if adds else replace(before, **_NOTHING)
    if once is not None:
        with _in_line(once[0]):
            if on not in (None, once[1]) and on != proposed(act, before, today).on:
                raise _Wrong(refusals.TWO_DAYS)
        on = once[1]
    named: dict[str, Any] = {**given, "on": on} if "on" in given or once else given
    return replace(base, **named)
