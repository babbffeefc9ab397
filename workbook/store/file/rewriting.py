"""A workbook's bytes without what is to be forgotten: bytes → tables → bytes.

What a rule does not touch stays byte for byte. The history goes along: before-images lose the words too, steps that
belong to a removed document go, and what is left can still be undone.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

import msgspec

from workbook.store.file import careful
from workbook.store.file.history import TABLE as HISTORY
from workbook.store.file.revisions import SET_ASIDE
from workbook.store.file.seen import revision_of
from workbook.store.file.tables import ABOUT, FORGETTINGS, MOVES
from workbook.words.common import forget as words

Document = dict[str, Any]
Place = tuple[str, str]  # table, id
Members = dict[str, msgspec.Raw]

_BOM = b"\xef\xbb\xbf"
_raws = msgspec.json.Decoder(dict[str, msgspec.Raw])
_document = msgspec.json.Decoder(dict[str, Any])
_encoded = msgspec.json.Encoder().encode


class Rule(Protocol):
    """What is to be forgotten."""

    local: bool
    """Does whatever it concerns hold it itself, so that `may_be_in` can be asked of each entry?"""

    def may_be_in(self, data: bytes) -> bool:
        """A quick look: False only where these bytes surely do not hold it."""
        ...

    def document(self, table: str, id: str, document: Document) -> Document | None:
        """The document as it is to be: the very same one, another, or None when it goes."""
        ...

    def belongs(self, table: str, id: str) -> bool:
        """Does every step of the history that concerns this document go, whatever it says?"""
        ...

    def entry(self, table: str, id: str, text: bytes) -> bytes | None:
        """What is to become of an entry that is no document; None when it goes."""
        ...

    def label(self, label: str, places: list[Place]) -> str:
        """The label of a change, which may quote; `places` are what the change touched."""
        ...


@dataclass(slots=True)
class _Moved:
    """What became of documents: new revisions by place (before, now), and the highest revision of those that went."""

    revisions: dict[Place, tuple[int, int]] = field(default_factory=dict[Place, tuple[int, int]])
    gone: set[Place] = field(default_factory=set[Place])
    highest: int = 0


def rewritten(data: bytes, rule: Rule) -> bytes | None:
    """The bytes of a workbook's file without what `rule` forgets; None when there is nothing to forget in it.

    Raises ValueError for bytes that are no workbook.
    """
    tables = _tables(data)
    if not rule.may_be_in(data):
        return None
    moved, changed = _Moved(), False
    for name in [name for name in tables if name not in (ABOUT, HISTORY, SET_ASIDE)]:
        if (new := _table(name, tables[name], rule, moved)) is not None:
            tables[name], changed = new, True
    for name, forget in ((SET_ASIDE, _set_aside), (HISTORY, _history)):
        if name in tables and (new := forget(tables[name], rule, moved)) is not None:
            tables[name], changed = new, True
    tables[ABOUT] = _about(tables[ABOUT], moved)
    new = _whole(tables)
    if rule.may_be_in(new if changed else data) and _names_stand_twice(data):
        return _whole(_plain(tables))
    return new if changed else None


def _whole(tables: dict[str, msgspec.Raw]) -> bytes:
    ordered = {ABOUT: tables[ABOUT], **tables}
    return _encoded({name: raw for name, raw in ordered.items() if bytes(raw) != b"{}"}) + b"\n"


def is_workbook(data: bytes) -> bool:
    """Would these bytes open as a workbook?"""
    try:
        _tables(data)
    except ValueError:
        return False
    return True


def _tables(data: bytes) -> dict[str, msgspec.Raw]:
    tables = _as_they_stand(lambda: careful.tables(data.removeprefix(_BOM)), data.removeprefix(_BOM))
    about = _decoded(_document, tables.get(ABOUT, b"")).get("about")
    if not isinstance(about, dict) or type(cast(Document, about).get("format")) is not int:
        raise ValueError
    return tables


def _as_they_stand(carefully: Callable[[], tuple[Members, bytes]], data: bytes) -> Members:
    """The members of an object, unread. Of a name that stands twice a quick reader sees the last one: what comes back
    shorter than it was is read `carefully`."""
    with suppress(ValueError):
        found = _decoded(_raws, data)
        if len(_encoded(found)) == len(data.strip()):
            return found
    found, strays = carefully()
    if strays:
        raise ValueError
    return found


def _decoded(decoder: msgspec.json.Decoder[Any], data: bytes | msgspec.Raw) -> dict[str, Any]:
    try:
        return cast("dict[str, Any]", decoder.decode(data))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ValueError from None


def _table(name: str, raw: msgspec.Raw, rule: Rule, moved: _Moved) -> msgspec.Raw | None:
    """A table's entries without what is forgotten; None when nothing was."""
    if rule.local and not rule.may_be_in(bytes(raw)):
        return None

    def become(id: str, document: Document) -> Document | None:
        new = rule.document(name, id, document)
        if new is not document:
            was = revision_of(document)
            if new is None:
                moved.gone.add((name, id))
                moved.highest = max(moved.highest, was)
            else:
                new = {**new, "revision": was + 1}
                moved.revisions[name, id] = (was, was + 1)
        return new

    return _entries(name, raw, rule, become, _concerns(rule))


def _set_aside(raw: msgspec.Raw, rule: Rule, moved: _Moved) -> msgspec.Raw | None:
    def become(id: str, kept: Document) -> Document | None:
        table, of = kept.get("table"), kept.get("id")
        if not isinstance(table, str) or not isinstance(of, str):
            return kept
        document, text = kept.get("document"), kept.get("text")
        if isinstance(document, dict):
            new: Any = rule.document(table, of, cast(Document, document))
            return kept if new is document else None if new is None else {**kept, "document": new}
        if isinstance(text, str):
            encoded = text.encode("utf-8", "surrogatepass")
            changed = rule.entry(table, of, encoded)
            if changed is not encoded:
                return None if changed is None else {**kept, "text": changed.decode("utf-8", "surrogatepass")}
        return kept

    return _entries(SET_ASIDE, raw, rule, become, _concerns(rule))


def _history(raw: msgspec.Raw, rule: Rule, moved: _Moved) -> msgspec.Raw | None:
    """The changes, each without its part in what is gone. A change of which nothing is left goes."""

    def note(_: str, entry: Document) -> Document:
        for item in _touched(entry):
            moved.gone.update(_place(item) for image in _images(item) if rule.document(*_place(item), image) is None)
        return entry

    def become(_: str, entry: Document) -> Document | None:
        touched = _touched(entry)
        places = [_place(item) for item in touched]
        left = [item for item in touched if not (rule.belongs(*_place(item)) or _place(item) in moved.gone)]
        kept = [_step(item, rule, moved) for item in left]
        label = cast(str, entry["label"]) if isinstance(entry.get("label"), str) else ""
        new_label = rule.label(label, places)
        if len(kept) == len(touched) and all(map(operator.is_, kept, touched)) and new_label == label:
            return entry
        if not kept:
            return None
        if len(kept) < len(touched):  # part of it can still be undone, and goes by no name that might quote the rest
            entry, new_label = {**entry, "merge": None}, words.LABEL_REST
        new = {**entry, "label": new_label, "touched": kept}
        return {**new, "bytes": len(_encoded(new))} if "bytes" in entry else new

    waiting = [id.encode() for _, id in moved.revisions]
    concerns = _concerns(rule, waiting)
    if not rule.local:  # all of them first: a document may have gone in one change and come in another
        _entries(HISTORY, raw, rule, note, concerns)
    return _entries(HISTORY, raw, rule, become, concerns)


def _concerns(rule: Rule, ids: Sequence[bytes] = ()) -> Callable[[msgspec.Raw], bool]:
    """Must an entry be looked at? Not where it surely holds neither what is forgotten nor one of these ids."""
    if not rule.local:
        return lambda _: True
    return lambda entry: rule.may_be_in(data := bytes(entry)) or any(id in data for id in ids)


def _touched(entry: Document) -> list[Document]:
    value = entry.get("touched")
    items = cast("list[object]", value) if isinstance(value, list) else []
    return [item for one in items if isinstance(one, dict) and _place(item := cast(Document, one)) != ("", "")]


def _step(item: Document, rule: Rule, moved: _Moved) -> Document:
    new = item
    for name, image in item.items():
        if isinstance(image, dict) and (changed := rule.document(*_place(item), cast(Document, image))) is not image:
            new = {**new, name: changed}
    was, now = moved.revisions.get(_place(item), (0, 0))
    return {**new, "revision": now} if was and item.get("revision") == was else new


def _images(item: Document) -> list[Document]:
    return [cast(Document, image) for image in item.values() if isinstance(image, dict)]


def _place(item: Document) -> Place:
    table, id = item.get("table"), item.get("id")
    return (table, id) if isinstance(table, str) and isinstance(id, str) else ("", "")


def _entries(
    name: str,
    raw: msgspec.Raw,
    rule: Rule,
    become: Callable[[str, Document], Document | None],
    concerns: Callable[[msgspec.Raw], bool],
) -> msgspec.Raw | None:
    """A table with `become` done to each of its documents, and the rule to what is none; None when all stayed."""
    try:
        entries = _as_they_stand(lambda: careful.as_they_stand(name, raw), bytes(raw))
    except ValueError:
        new = rule.entry(name, "", old := bytes(raw))
        return None if new is old else msgspec.Raw(new or b"{}")
    found: dict[str, Any] = {}
    changed = False
    for id, entry in entries.items():
        if not concerns(entry):
            found[id] = entry
            continue
        new: Any
        try:
            old: Any = _decoded(_document, entry)
            new = become(id, old)
        except ValueError:
            old = bytes(entry)
            new = _one_of_several(id, old, rule) or rule.entry(name, id, old)
            new = msgspec.Raw(new) if new is not None and new is not old else new
        if new is not None:
            found[id] = entry if new is old else new
        changed = changed or new is not old
    return msgspec.Raw(_encoded(found)) if changed else None


def _one_of_several(id: str, entry: bytes, rule: Rule) -> bytes | None:
    """Where an id stands several times, the one value that surely does not hold what is forgotten: the others go whole,
    and it can be read again. None where there is no such one, and for what is no such entry."""
    name = _encoded(id)
    with suppress(ValueError):
        values = [value for _, value in careful.members(b"{" + name + b":" + entry + b"}")]
        left = [value for value in values if not rule.may_be_in(value)]
        if len(left) == 1 < len(values):
            return left[0]
    return None


def _names_stand_twice(data: bytes) -> bool:
    """Is there an object in which a name stands twice? No reader sees what stands behind the first."""

    def note(pairs: list[tuple[str, Any]]) -> None:
        nonlocal twice
        twice = twice or len({name for name, _ in pairs}) < len(pairs)

    twice = False
    with suppress(ValueError, RecursionError):
        json.loads(data.removeprefix(_BOM), object_pairs_hook=note)
    return twice


def _plain(tables: dict[str, msgspec.Raw]) -> dict[str, msgspec.Raw]:
    """Tables as they are read: of two entries with one name, the one that counts."""
    return {name: _read(_raws, _read_entry, raw) for name, raw in tables.items()}


def _read_entry(entry: msgspec.Raw) -> Any:
    return _read(_document, lambda value: value, entry)


def _read(decoder: msgspec.json.Decoder[Any], inner: Callable[[Any], Any], raw: msgspec.Raw) -> msgspec.Raw:
    try:
        return msgspec.Raw(_encoded({name: inner(value) for name, value in _decoded(decoder, raw).items()}))
    except ValueError:
        return raw


def _about(raw: msgspec.Raw, moved: _Moved) -> msgspec.Raw:
    """What the file is: one generation on, one forgetting more, and above every revision that went."""
    ours = _decoded(_document, raw)
    about = cast(Document, ours["about"])
    ours["about"] = {**about, "generation": _number(about.get("generation")) + 1}
    ours[FORGETTINGS] = {"count": _number(_part(ours, FORGETTINGS).get("count")) + 1}
    ours.pop(MOVES, None)  # they name documents, and revisions that are others now
    floor = _number(_part(ours, "revisions").get("floor"))
    if moved.highest > floor:
        ours["revisions"] = {**_part(ours, "revisions"), "floor": moved.highest}
    return msgspec.Raw(_encoded(ours))


def _part(ours: Document, name: str) -> Document:
    part = ours.get(name)
    return cast(Document, part) if isinstance(part, dict) else {}


def _number(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
