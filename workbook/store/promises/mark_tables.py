"""Marks in their tables, one a year of their dues; those of a promise that is kept to oneself in tables apart. Written
through `Promises` only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import TYPE_CHECKING, Any

from workbook.domain.promises.mark import Mark, by_promise, due_keys, in_order, key_of
from workbook.store.file import records
from workbook.store.file.documents import Documents

if TYPE_CHECKING:
    from workbook.domain.promises.promise import Promise
    from workbook.store.file.change import Change
    from workbook.store.session import Session

PREFIX, OWN_PREFIX = "marks_", "own_marks_"

_USUAL: dict[str, Any] = {
    "nth": 1, "note": "", "noticed": "", "moved_to": None, "moved_from": None, "earlier": [], "revision": 0,
    "own_of": "",
}  # fmt: skip
_NEVER = object()


def table_of(mark: Mark) -> str:
    """The table that the mark is in."""
    return f"{OWN_PREFIX if mark.own_of else PREFIX}{mark.on.year}"


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
        self._groups: dict[str, Sequence[Mark]] = {}
        self._marks: dict[str, Mark] | None = None  # put together when it is asked for

    def all(self) -> dict[str, Mark]:
        """Every mark by its due's key. The same dictionary while nothing changed: read only."""
        self._look()
        if (marks := self._marks) is None:
            self._marks = marks = {key: mark for year in self._years.values() for key, mark in year.marks.items()}
        return marks

    def groups(self) -> Mapping[str, Sequence[Mark]]:
        """The marks of each promise in the order of their dues. The same list while none of them changed: read only.
        Every call looks whether the file is still what it was, so ask once for many promises."""
        self._look()
        return self._groups

    @property
    def were_read(self) -> bool:
        """Were all of them asked for before?"""
        return bool(self._years)

    def of_some(self, promises: Collection[str], day: date, since: date) -> dict[str, list[Mark]]:
        """By promise, in the order of their dues: the marks of these promises and of those that were marked on `day`,
        and of the others those of dues from `since` on and what was marked last before `day`. What is left out is not
        even converted, which with ten years of marks takes longer than all the rest of a start."""
        made, first = day.isoformat(), since.isoformat()
        tables = self._tables()
        wanted, newest = set(promises), dict[str, str]()
        for one in tables:
            for document in one.plain.values():
                promise, marked = str(document.get("promise")), str(document.get("marked_on"))
                if promise in wanted:
                    continue
                if marked == made or ("earlier" in document and made in str(document["earlier"])):
                    wanted.add(promise)
                elif newest.get(promise, "") < marked < made and document.get("kind") != "open":
                    newest[promise] = marked
        found: list[Mark] = []
        for one in tables:
            some = {
                key: document
                for key, document in one.plain.items()
                if (promise := document.get("promise")) in wanted
                or str(document.get("on")) >= first
                or newest.get(str(promise)) == document.get("marked_on")
            }
            found += records.many(Mark, some, table=one.table).values()
        return by_promise(found)

    def _tables(self) -> list[Documents]:
        names = (name for prefix in (PREFIX, OWN_PREFIX) for name in self._session.tables(prefix))
        return [self._session.documents(name) for name in names]

    def _look(self) -> None:
        """Take in what changed: the years with another table, and in them the promises with other marks."""
        views = self._tables()
        years = {view.table: self._year(view) for view in views}
        names = years.keys() | self._years.keys()
        if all(years.get(name) is self._years.get(name) for name in names):
            return
        changed = {id for name in names for id in _differing(self._years.get(name), years.get(name))}
        groups = dict(self._groups)
        for id in changed:
            of = [year.groups[id] for year in years.values() if id in year.groups]
            if of:
                groups[id] = of[0] if len(of) == 1 else in_order(chain.from_iterable(of))
            else:
                groups.pop(id, None)
        self._years, self._groups, self._marks = years, groups, None

    def _year(self, view: Documents) -> _Year:
        """The marks of one table, made again only when it is another than before."""
        known = self._years.get(view.table)
        if known is not None and known.view is view and view.settled:
            return known
        marks = records.many(Mark, view)
        return _Year(view, marks, _grouped(marks, known) if known else by_promise(marks.values()))

    def around(self, promise: str, day: date, days: int = 6) -> list[Mark]:
        """The marks of one promise from `days` before to `days` after `day`, in order, without reading the others."""
        around = [day + timedelta(days=away) for away in range(-days, days + 1)]
        years = {on.year: None for on in around}
        found: list[Mark] = []
        for prefix in (PREFIX, OWN_PREFIX):
            tables = {year: self._session.documents(f"{prefix}{year}") for year in years}
            for on in around if any(tables.values()) else ():
                documents = tables[on.year]
                for key in due_keys(promise, on):
                    if (document := documents.plain.get(key)) is not None:
                        found.append(records.from_document(Mark, key, document, table=documents.table))
        return found


def _differing(before: _Year | None, now: _Year | None) -> set[str]:
    """The promises whose marks of one year are others than before."""
    if before is now:
        return set()
    old = before.groups if before else {}
    new = now.groups if now else {}
    return {id for id in old.keys() | new.keys() if old.get(id) is not new.get(id)}


def _grouped(marks: Mapping[str, Mark], before: _Year) -> dict[str, list[Mark]]:
    """Marks by promise, in order; where they are the very ones of before, in the same list."""
    changed = {mark.promise for key, mark in marks.items() if before.marks.get(key) is not mark}
    changed |= {mark.promise for key, mark in before.marks.items() if key not in marks}
    groups = {id: group for id, group in before.groups.items() if id not in changed}
    return groups | by_promise(mark for mark in marks.values() if mark.promise in changed)


def put(change: Change, mark: Mark, promise: Promise) -> None:
    """Write a mark under its due's key where its promise belongs; the usual is left out, for there are many of them."""
    mark = _placed(mark, promise)
    change.put(table_of(mark), key_of(mark), _document(records.plain_document(mark)), expect=mark.revision)


def put_all(change: Change, marks: Sequence[Mark], promises: Mapping[str, Promise]) -> None:
    """As `put` for many marks of these promises, by their ids: a third of the time."""
    marks = [_placed(mark, promises[mark.promise]) for mark in marks]
    by_table: dict[str, dict[str, tuple[dict[str, Any], int]]] = {}
    for mark, document in zip(marks, records.plain_documents(marks), strict=True):
        by_table.setdefault(table_of(mark), {})[key_of(mark)] = _document(document), mark.revision
    for table, documents in by_table.items():
        change.put_all(table, documents)


def _placed(mark: Mark, promise: Promise) -> Mark:
    own_of = "" if promise.shown else promise.person
    return mark if mark.own_of == own_of else replace(mark, own_of=own_of)


def _document(plain: dict[str, Any]) -> dict[str, Any]:
    plain["earlier"] = [_short(earlier) for earlier in plain["earlier"]] if plain["earlier"] else []
    return _short(plain)


def remove(change: Change, mark: Mark) -> None:
    """Forget a mark that was made by mistake today; undo brings it back."""
    change.delete(table_of(mark), key_of(mark), expect=mark.revision)


def _short(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if value != _USUAL.get(name, _NEVER)}
