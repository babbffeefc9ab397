"""From older formats of the file to this one, a step at a time.

To change the format: add the step from the newest one to STEPS, and put a file of that format into
tests/store/file/formats/, where a test opens each of them. A step gets the tables and changes them; once a version
with it is out, it is never edited. From format 3 on it also meets documents that are in the new format already, and
leaves those as they are: the part of a sealed file that was locked when the rest was brought up follows later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

from workbook.store.file.choice_ids import answer_with_ids
from workbook.store.file.tables import Tables

Document = dict[str, Any]
Step = Callable[[Tables], None]


def _undo_of_ones_own(tables: Tables) -> None:
    """Format 2 (0.2.0): an entry of the history says who made it, as far as can be told; and what the program only
    remembers has left the settings, which can be undone."""
    settings = tables.get("settings", {}).get("settings")
    if settings is not None and any(name in settings for name in _REMEMBERED):
        kept = {name: settings[name] for name in _REMEMBERED if name in settings}
        tables.draft("settings")["settings"] = _without_remembered(settings)
        tables.draft("remembered")["window"] = {**kept, "revision": 1}
    entries = tables.get("_history", {})
    standing = [id for id in sorted(entries, reverse=True) if not entries[id].get("undone")]
    undone = [id for id in sorted(entries) if entries[id].get("undone")]
    for order in (standing, undone):
        awaits: object = settings.get("revision") if settings else 0
        for id in order:
            touched = _documents(entries[id].get("touched"))
            if not touched:
                continue
            for item in touched:
                if item.get("table") == "settings":
                    # What was remembered in between left the settings as they were: the entries no longer see it.
                    before: Document = item.get("document") or {}
                    item["document"] = _without_remembered(before) or None
                    item["revision"], awaits = awaits, before.get("revision", 0)
            people = set(_people_of(touched, tables))
            by = people.pop() if len(people) == 1 else ""
            tables.draft("_history")[id] = {**entries[id], "touched": touched, "by": by}


_REMEMBERED = ("first_run_asked", "theme", "person")


def _without_remembered(settings: Document) -> Document:
    return {name: value for name, value in settings.items() if name not in _REMEMBERED}


def _people_of(touched: list[Document], tables: Tables) -> Iterator[str]:
    """Whose answers and appointments these are; each person writes their own only."""
    for item in touched:
        table, id = item.get("table"), item.get("id")
        if table in ("answers", "appointments"):
            for document in (item.get("document"), tables.get(table, {}).get(str(id))):
                if document and isinstance(person := document.get("person"), str):
                    yield person


def _documents(touched: object) -> list[Document]:
    """Copies of the documents of an entry. An entry that was edited into nonsense has none to be looked at."""
    items = cast("list[Any]", touched) if isinstance(touched, list) else []
    found = [dict(cast(Document, one)) for one in items if isinstance(one, dict)]
    sound = len(found) == len(items) and all(isinstance(one.get("document"), dict | None) for one in found)
    return found if sound else []


def _choices_by_id(tables: Tables) -> None:
    """Format 3 (0.2.0): a choice in a cell of an answer is kept by its id; wherever an answer is held."""
    for table in ("answers", "answer_versions"):
        for id, document in list(tables.get(table, {}).items()):
            if (new := answer_with_ids(table, document)) is not document:
                tables.draft(table)[id] = new
    for id, entry in list(tables.get("_history", {}).items()):
        touched = _documents(entry.get("touched"))
        if sum(map(_held_with_ids, touched)):
            tables.draft("_history")[id] = {**entry, "touched": touched}
    for id, held in list(tables.get("_set_aside", {}).items()):
        item = dict(held)
        if _held_with_ids(item):
            tables.draft("_set_aside")[id] = item


def _held_with_ids(item: Document) -> bool:
    """Give the answer that another document holds its ids; was there anything to change?"""
    document: object = item.get("document")
    if not isinstance(document, dict):
        return False
    old = cast(Document, document)
    new = answer_with_ids(str(item.get("table", "")), old)
    item["document"] = new
    return new is not old


STEPS: Mapping[int, Step] = {1: _undo_of_ones_own, 2: _choices_by_id}
"""Format → the step that leads from it to the next."""


class Formats:
    """The formats that a program can read, by the steps that lead to the newest."""

    def __init__(self, steps: Mapping[int, Step]) -> None:
        self.steps = steps

    @property
    def newest(self) -> int:
        """The format that is written."""
        return max(self.steps, default=0) + 1

    def bring_up(self, tables: Tables) -> None:
        """Bring tables of an older format to the newest. Inside a transaction; does nothing to the newest."""
        for format in range(tables.oldest, self.newest):
            self.steps[format](tables)
        tables.brought_up(self.newest)


KNOWN = Formats(STEPS)
FORMAT = KNOWN.newest
