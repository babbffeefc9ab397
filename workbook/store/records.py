"""Between documents (what the file holds) and frozen values (what the domain knows).

Reading is strict: a field of the wrong type, a missing one, one that is not known: the document is `Damaged`, named,
and left in the file as it is. Error texts say where, never what, for what stands there was written by a person.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from workbook.store import clean
from workbook.store.documents import Documents
from workbook.store.errors import Damaged
from workbook.words import store as words

Document = dict[str, Any]
T = TypeVar("T")
Known = Callable[[Any], bool]  # True when a value holds no field that its type does not have

_PLACE = re.compile(r"at `\$\.?([\w.\[\]]+)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


def to_document(value: Any) -> Document:
    """A frozen dataclass as a document: dates as ISO text, tuples and sets as lists, `id` left out (it is the key)."""
    plain = cast(Document, msgspec.to_builtins(value, str_keys=True))
    plain.pop("id", None)
    return clean.document(plain)


def from_document(cls: type[T], id: str, document: Mapping[str, Any], *, table: str = "") -> T:
    """A document as a value of `cls`. Raises `Damaged`; the message names the field and never its content."""
    shape = _shape(cls)
    given: Document = {**document, "id": id} if shape.has_id else dict(document)
    if not shape.has_revision:
        given.pop("revision", None)
    if not shape.known(given):
        raise Damaged(words.DAMAGED_DOCUMENT.format(table=table, why=words.FIELD_UNKNOWN))
    try:
        return msgspec.convert(given, cls, str_keys=True)
    except msgspec.ValidationError as error:
        raise Damaged(words.DAMAGED_DOCUMENT.format(table=table, why=_why(str(error)))) from None


def many(cls: type[T], documents: Mapping[str, Document], *, table: str = "") -> dict[str, T]:
    """All documents as values of `cls`, by id. Faulty ones are left out and named in `documents.faulty`.

    Values made before are used again for documents that have not changed, so after one change among twenty thousand
    one value is made. The result belongs to the caller.
    """
    noted = documents if isinstance(documents, Documents) else None
    table = noted.table if noted is not None else table
    earlier_documents, earlier = noted.converted.get(cls, ({}, {})) if noted is not None else ({}, {})
    values: dict[str, T] = {}
    for id, document in documents.items():
        known = earlier_documents.get(id)
        if known is not None and (known is document or known == document) and id in earlier:
            values[id] = cast(T, earlier[id])
            continue
        try:
            values[id] = from_document(cls, id, document, table=table)
        except Damaged as error:
            if noted is not None:
                noted.faulty[id] = str(error)
    if noted is not None and noted.settled:
        noted.converted[cls] = (dict(documents), cast("dict[str, object]", values))
        return dict(values)
    return values


def _why(message: str) -> str:
    """What msgspec says, without the values it may quote."""
    if found := _PLACE.search(message) or _MISSING.search(message):
        return words.FIELD_WRONG.format(field=found[1])
    return words.FIELD_MISSING


class _Shape:
    """What of a class is needed to check a document's keys (msgspec refuses unknown ones for its own types only)."""

    __slots__ = ("has_id", "has_revision", "known")

    def __init__(self, cls: type) -> None:
        names = {field.name for field in fields(cls)} if is_dataclass(cls) else set[str]()
        self.has_id = "id" in names
        self.has_revision = "revision" in names
        self.known: Known = _checker(cls) or _anything


@cache
def _shape(cls: type) -> _Shape:
    return _Shape(cls)


def _anything(value: Any) -> bool:
    return True


@cache
def _checker(type_: Any) -> Known | None:
    """A check for unknown fields in values of this type; None where there is nothing to check."""
    if isinstance(type_, type) and is_dataclass(type_):
        return _fields_checker(type_)
    origin, inner = get_origin(type_), get_args(type_)
    if origin in (Union, types.UnionType):
        checks = [check for check in map(_checker, inner) if check]
        return (lambda value: value is None or any(check(value) for check in checks)) if checks else None
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        check = _checker(inner[-1]) if inner else None
        return (lambda value: not isinstance(value, Mapping) or _all(check, value.values())) if check else None
    if origin in (list, tuple, set, frozenset):
        check = next((check for check in map(_checker, inner) if check), None)
        return (lambda value: not isinstance(value, list) or _all(check, value)) if check else None
    return None


def _all(check: Known, values: Iterable[Any]) -> bool:
    return all(map(check, values))


def _fields_checker(cls: type) -> Known:
    hints = get_type_hints(cls)
    names = {field.name for field in fields(cls)}
    deeper: list[tuple[str, Known]] = []
    checked = False

    def known(value: Any) -> bool:
        nonlocal checked
        if not isinstance(value, dict):
            return True  # the wrong type altogether is msgspec's to report
        if not checked:  # not before the first value, for a class may hold values of its own kind
            deeper.extend((name, check) for name in names if (check := _checker(hints[name])))
            checked = True
        given = cast("dict[str, Any]", value)
        return given.keys() <= names and all(check(given.get(name)) for name, check in deeper)

    return known
