"""Reading TOML tables into typed values, collecting every fault with its place instead of stopping at the first."""

from __future__ import annotations

import errno
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from workbook.content.faults import Fault
from workbook.domain.common import clean
from workbook.paths import read_ordinary
from workbook.words.common import faults as words
from workbook.words.common.faults import Told

MOST_BYTES = 1_000_000
MOST_FAULTS = 100  # of one file; whoever has more mends these first
ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_AT_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")
_OWN_LINE = re.compile(r"[-*>#] |\d{1,2}\. ")

T = TypeVar("T", bound=str)


class File:
    """One content file while it is read: its text, its top table, and the faults and hints found in it.

    A file that cannot be read or parsed has one fault and `top` None.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.faults: list[Fault] = []
        self.hints: list[Fault] = []
        """What is read all the same, and would be better otherwise."""
        self.text = ""
        self.top: Table | None = None
        data = self._bytes(folder / name)
        if data is None or not self._decoded(data):
            return
        import tomllib

        try:
            parsed = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            found = _AT_LINE.search(str(error))
            reason = _AT_LINE.sub("", str(error)).strip().rstrip(".")
            line = found[1] if found and found[1] else str(self.text.count("\n") + 1)
            self.fault(f"line {line}", words.broken_toml(reason))
        except RecursionError:
            self.fault("", words.broken_toml("it is nested too deeply"))
        else:
            self.top = Table(self, cast("dict[str, Any]", clean.texts(parsed)), "", ())

    def fault(self, place: str, told: Told) -> None:
        fault = Fault(self.name, place, *told)
        if fault in self.faults:
            return  # a table that is looked at twice
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        elif not self.full:
            self.faults.append(Fault(self.name, "", *words.more_faults()))

    @property
    def full(self) -> bool:
        """Have so many faults been found that no more are noted?"""
        return len(self.faults) > MOST_FAULTS

    def _bytes(self, path: Path) -> bytes | None:
        try:
            data = read_ordinary(path, MOST_BYTES + 1, inside=self.folder)
        except FileNotFoundError:
            self.fault("", words.no_file(self.name))
        except OSError as error:
            if error.errno == errno.EXDEV:
                self.fault("", words.outside())
                return None
            self.fault("", words.not_readable((error.strerror or "unknown reason").lower()))
        else:
            if len(data) <= MOST_BYTES:
                return data
            self.fault("", words.too_large(MOST_BYTES))
        return None

    def _decoded(self, data: bytes) -> bool:
        try:
            self.text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.fault(f"line {line}", words.not_utf8())
            return False
        return True


class Table:
    """One table of a file. Each method takes a key out; `finish` reports the keys that nobody asked for.

    After a fault a method returns a harmless value, so that reading goes on and finds the rest.
    """

    def __init__(self, file: File, data: dict[str, Any], name: str, path: tuple[tuple[str, int], ...]) -> None:
        self.file = file
        self.data = data
        self.name = name  # for people: `exercise 2 “desk”, part 1`
        self.path = path  # ((array name, index), …): to find the line
        self.asked: list[str] = []

    # -- faults

    def fault(self, told: Told, key: str = "") -> None:
        """Note a fault of this table, or of one of its keys."""
        if not self.file.full:
            self.file.fault(self._place(key), told)

    def hint(self, told: Told, key: str = "") -> None:
        """Note what is read all the same, and would be better otherwise."""
        self.file.hints.append(Fault(self.file.name, self._place(key), *told))

    def _place(self, key: str) -> str:
        line = self._line(key)
        parts = [f"line {line}" if line else "", self.name, f"key {words.quoted(key)}" if key else ""]
        return ", ".join(part for part in parts if part)

    def finish(self) -> None:
        """Report every key that was not asked for."""
        for key in self.data:
            if key not in self.asked:
                self.fault(words.unknown_key(key, _near(key, self.asked), self.asked), key)

    # -- values

    def text(self, key: str, default: str | None = None, *, one_line: bool = False) -> str:
        """Text without blanks around it, a paragraph a line. Without a `default` the key must be there and say
        something."""
        value = unwrapped(self._take(key, str, "text", default))
        if not value and default is None and key in self.data and isinstance(self.data[key], str):
            self.fault(words.blank(key), key)
        if one_line and "\n" in value:
            self.fault(words.more_than_one_line(key), key)
        return value

    def number(self, key: str, default: int | None = None, *, low: int, high: int) -> int:
        """A whole number from `low` to `high`."""
        value = self._take(key, int, "number", default)
        if not low <= value <= high:
            if key in self.data and type(self.data[key]) is int:
                self.fault(words.out_of_range(key, low, high), key)
            return low
        return value

    def flag(self, key: str, default: bool) -> bool:
        return self._take(key, bool, "flag", default)

    def one_of(self, key: str, choices: Sequence[T], default: T | None = None) -> T:
        """One of a few words. After a fault: the first of them."""
        value = self._take(key, str, "text", default)
        for choice in choices:
            if choice == value:
                return choice
        if isinstance(self.data.get(key), str):
            told = words.not_one_of(key, value, _near(value, choices), [c for c in choices if c])
            self.fault(told, key)
        return choices[0]

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts, none of them blank."""
        value = self._take(key, list, "texts", list(default) if default is not None else None)
        items = cast("list[Any]", value)
        if not all(isinstance(item, str) and item.strip() for item in items):
            self.fault(words.wrong_type(key, "texts"), key)
            return ()
        return tuple(item.strip() for item in items)

    def id(self, key: str = "id") -> str:
        value = self.text(key)
        if value and not ID.match(value):
            self.fault(words.bad_id(value), key)
        return value

    def tables(self, key: str, *, least: int = 0) -> list[Table]:
        """The tables of an array `[[key]]`, in order; at least `least` of them."""
        self.asked.append(key)
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in cast("list[Any]", value)):
            self.fault(words.wrong_type(key, "tables"), key)
            return []
        items = cast("list[dict[str, Any]]", value)
        if len(items) < least:
            header = ".".join([*(array for array, _ in self.path), key])
            self.fault(words.too_few(f"{key}s", least) if items else words.no_tables(header))
        return [self._below(key, index, item) for index, item in enumerate(items)]

    def has(self, key: str) -> bool:
        return key in self.data

    # -- helpers

    def _below(self, key: str, index: int, data: dict[str, Any]) -> Table:
        own = data.get("id")
        name = f"{key} {index + 1}" + (f" {words.quoted(own)}" if isinstance(own, str) else "")
        return Table(self.file, data, ", ".join(filter(None, [self.name, name])), (*self.path, (key, index)))

    def _take(self, key: str, type_: type[Any], wanted: str, default: Any) -> Any:
        self.asked.append(key)
        if key not in self.data:
            if default is None:
                self.fault(words.missing_key(key))
            return type_() if default is None else default
        value = self.data[key]
        if type(value) is not type_:
            self.fault(words.wrong_type(key, wanted), key)
            return type_() if default is None else default
        return value

    def _line(self, key: str) -> int | None:
        """The line of the table's header or of one of its keys, as well as can be told from the text."""
        lines = self.file.text.split("\n")
        at, header = 0, ""
        for array, index in self.path:
            header = f"{header}.{array}" if header else array
            pattern = re.compile(rf"\s*\[\[\s*{re.escape(header)}\s*\]\]")
            found = [n for n, line in enumerate(lines) if n >= at and pattern.match(line)]
            if len(found) <= index:
                return at + 1 if at else None  # written in braces: the line of the table around it
            at = found[index]
        if not key:
            return at + 1 if self.path else None
        pattern = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
        for n in range(at + 1 if self.path else 0, len(lines)):
            if pattern.match(lines[n]):
                return n + 1
            if re.match(r"\s*\[", lines[n]) and lines[n].rstrip().endswith("]"):
                break
        return at + 1 if self.path else None


def unwrapped(text: str) -> str:
    """Text as written in a file, with each paragraph and list item joined into one line.

    A line that begins a list item, a quotation or a heading stays on its own; blank lines stay.
    """
    lines: list[str] = []
    for line in text.strip().split("\n"):
        line = line.strip()
        if lines and lines[-1] and line and not _OWN_LINE.match(line):
            lines[-1] += " " + line
        elif line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines)


def unique(tables: Sequence[Table], what: str, id_of: Callable[[Table], object]) -> None:
    """A fault for every table that has the id of an earlier one."""
    seen: set[str] = set()
    for table in tables:
        id = id_of(table)
        if isinstance(id, str) and id:
            if id in seen:
                table.fault(words.same_id(id, what), "id")
            seen.add(id)


def read_cadence(table: Table, default: str | None = None) -> str:
    """A cadence as `workbook promise add` takes it, and "once" for a date that the person will choose."""
    cadence = table.text("cadence", default, one_line=True)
    if cadence and cadence != "once":
        from workbook.domain.common.errors import UsageError
        from workbook.domain.promises.typed_cadence import parse_cadence

        try:
            parse_cadence(cadence, date(2001, 1, 1))
        except UsageError:
            table.fault(words.bad_cadence(cadence), "cadence")
    return cadence


def _near(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, [k for k in known if k], n=1, cutoff=0.7)), "")
