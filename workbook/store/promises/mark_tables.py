"""Marks in their tables, one a year of their dues. Written through `Promises` only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from operator import is_
from typing import TYPE_CHECKING, Any

from workbook.domain.promises.mark import MOST_A_DAY, Mark, by_promise, due_key, in_order, key_of
from workbook.store.file import records
from workbook.store.file.documents import Documents

if TYPE_CHECKING:
    from workbook.store.file.change import Change
    from workbook.store.session import Session

PREFIX = "marks_"

_USUAL: dict[str, Any] = {
    "nth": 1, "note": "", "noticed": "", "moved_to": None, "moved_from": None, "earlier": [], "revision": 0,
}  # fmt: skip


def table_of(day: date) -> str:
    """The table that marks of dues on `day` are in."""
    return f"{PREFIX}{day.year}"


@dataclass(frozen=True, slots=True)
class _Year:
    """One table of marks: as it was seen, its marks by key, and by promise in the order of their dues."""

    view: Documents
    marks: dict[str, Mark]
    groups: dict[str, list[Mark]]


class MarkTables:
    """All marks of an open workbook, converted once and again only where they changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._years: dict[str, _Year] = {}
        self._marks: dict[str, Mark] = {}
        self._groups: dict[str, Sequence[Mark]] = {}
        self._pieces: dict[str, list[list[Mark]]] = {}  # what each of the groups was put together from

    def all(self) -> dict[str, Mark]:
        """Every mark by its due's key. The same dictionary while nothing changed: read only."""
        views = [self._session.documents(table) for table in self._session.tables(PREFIX)]
        years = {view.table: self._year(view) for view in views}
        if len(years) != len(self._years) or any(year is not self._years.get(name) for name, year in years.items()):
            self._years = years
            self._marks = {key: mark for year in years.values() for key, mark in year.marks.items()}
            self._put_together()
        return self._marks

    def _year(self, view: Documents) -> _Year:
        """The marks of one table, made again only when it is another than before."""
        known = self._years.get(view.table)
        if known is not None and known.view is view and view.settled:
            return known
        marks = records.many(Mark, view)
        return _Year(view, marks, _grouped(marks.values(), known.groups if known else {}))

    def _put_together(self) -> None:
        pieces: dict[str, list[list[Mark]]] = {}
        for year in self._years.values():
            for id, group in year.groups.items():
                pieces.setdefault(id, []).append(group)
        groups: dict[str, Sequence[Mark]] = {}
        for id, of in pieces.items():
            known = self._pieces.get(id, [])
            same = len(known) == len(of) and all(map(is_, known, of))
            groups[id] = self._groups[id] if same else of[0] if len(of) == 1 else in_order(chain.from_iterable(of))
        self._pieces, self._groups = pieces, groups

    def groups(self) -> Mapping[str, Sequence[Mark]]:
        """The marks of each promise in the order of their dues. The same list while none of them changed: read only.
        Every call looks whether the file is still what it was, so ask once for many promises."""
        self.all()
        return self._groups

    def around(self, promise: str, day: date, days: int = 6) -> list[Mark]:
        """The marks of one promise from `days` before to `days` after `day`, in order, without reading the others."""
        found: list[Mark] = []
        for away in range(-days, days + 1):
            on = day + timedelta(days=away)
            documents = self._session.documents(table_of(on))
            for nth in range(1, MOST_A_DAY + 1):
                key = due_key(promise, on, nth)
                if (document := documents.get(key)) is not None:
                    found.append(records.from_document(Mark, key, document, table=documents.table))
        return found


def _grouped(marks: Iterable[Mark], earlier: Mapping[str, list[Mark]]) -> dict[str, list[Mark]]:
    """Marks by promise, in order; where they are the very ones of `earlier`, its list is used again."""
    groups = by_promise(marks)
    for id, group in groups.items():
        known = earlier.get(id)
        if known is not None and len(known) == len(group) and all(map(is_, known, group)):
            groups[id] = known
    return groups


def put(change: Change, mark: Mark) -> None:
    """Write a mark under its due's key; the usual is left out, for there are many of them."""
    document = records.to_document(mark)
    document["earlier"] = [_short(earlier) for earlier in document["earlier"]]
    change.put(table_of(mark.on), key_of(mark), _short(document), expect=mark.revision)


def remove(change: Change, mark: Mark) -> None:
    """Forget a mark that was made by mistake today; undo brings it back."""
    change.delete(table_of(mark.on), key_of(mark), expect=mark.revision)


def _short(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in _USUAL or value != _USUAL[name]}
