"""Between documents (what the file holds) and frozen values (what the domain knows).

Reading is strict: a field of the wrong type, a missing one, one that is not known: the document is `Damaged`, named,
and left in the file as it is. Error texts say where, never what, for what stands there was written by a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from workbook.store.file import clean
from workbook.store.file.documents import Documents
from workbook.store.file.errors import Damaged
from workbook.store.file.shapes import shape_of
from workbook.words.common import store as words

Document = dict[str, Any]
T = TypeVar("T")

_PLACE = re.compile(r"at `\$\.?([\w.\[\]]+)`")
_MISSING = re.compile(r"missing required field `(\w+)`")


def to_document(value: Any) -> Document:
    """A frozen dataclass as a document: dates as ISO text, tuples and sets as lists, `id` left out (it is the key).

    Sets and dictionaries come out sorted, so that equal values are equal documents; where order matters, a tuple
    keeps it.
    """
    return clean.document(plain_document(value))


def plain_document(value: Any) -> Document:
    """As `to_document`, its texts as they came: for what a change writes, which cleans it."""
    plain = cast(Document, msgspec.to_builtins(value, str_keys=True, order="deterministic"))
    plain.pop("id", None)
    return plain


def plain_documents(values: Sequence[Any]) -> list[Document]:
    """As `plain_document` for many values without an `id`, in one conversion."""
    return cast("list[Document]", msgspec.to_builtins(values, str_keys=True, order="deterministic"))


def from_document(cls: type[T], id: str, document: Mapping[str, Any], *, table: str = "") -> T:
    """A document as a value of `cls`. Raises `Damaged`; the message names the field and never its content."""
    shape = shape_of(cls)
    table = table or cls.__name__.lower()
    given: Document = {**document, "id": id} if shape.has_id else dict(document)
    if not shape.has_revision:
        given.pop("revision", None)
    if not shape.knows(given):
        raise _damaged(table, words.FIELD_UNKNOWN)
    try:
        return msgspec.convert(given, cls, str_keys=True)
    except msgspec.ValidationError as error:
        raise _damaged(table, _why(str(error))) from None


def _damaged(table: str, why: str) -> Damaged:
    return Damaged(words.DAMAGED_DOCUMENT.format(table=table, why=why), why)


def many(cls: type[T], documents: Mapping[str, Document], *, table: str = "") -> dict[str, T]:
    """All documents as values of `cls`, by id. Faulty ones are left out and named in `documents.faulty`.

    Values made before are used again for documents that have not changed, so after one change among twenty thousand
    one value is made. The result belongs to the caller.
    """
    if not isinstance(documents, Documents):
        return {id: value for id, value, _ in _each(cls, documents, table, {}, {}) if value is not None}
    earlier_documents, earlier = documents.converted.get(cls, _NOTHING)
    known = cast("dict[str, T]", earlier)
    plain = others = documents.plain
    values: dict[str, T] = {}
    if known:  # most are the very ones of before, and a walk over twenty thousand is felt at every key
        before = earlier_documents.get
        others = {id: one for id, one in plain.items() if before(id) is not one or id not in known}
        values = {id: value for id, value in known.items() if id in plain and id not in others}
    for id, value, why in _each(cls, others, documents.table, earlier_documents, known):
        if value is not None:
            values[id] = value
        else:
            documents.faulty[id] = why
    if documents.settled:
        documents.converted[cls] = (plain, cast("dict[str, object]", values))
    return dict(values)


_NOTHING: tuple[dict[str, Document], dict[str, object]] = ({}, {})


def _each(
    cls: type[T],
    documents: Mapping[str, Document],
    table: str,
    earlier_documents: Mapping[str, Document],
    earlier: Mapping[str, T],
) -> Iterator[tuple[str, T | None, str]]:
    """Id, value (None: faulty) and what is wrong, for each document."""
    if not earlier and (sound := all_at_once(cls, documents)) is not None:
        for id, value in sound.items():
            yield id, value, ""
        return
    for id, document in documents.items():
        if id in earlier and ((known := earlier_documents.get(id)) is document or known == document):
            yield id, earlier[id], ""
            continue
        try:
            yield id, from_document(cls, id, document, table=table), ""
        except Damaged as error:
            yield id, None, str(error)


def all_at_once(cls: type[T], documents: Mapping[str, Document]) -> dict[str, T] | None:
    """All documents in one conversion (half the time of one by one); None as soon as one of them is faulty."""
    shape = shape_of(cls)
    if not shape.has_revision:
        return None
    given = {id: {**document, "id": id} for id, document in documents.items()} if shape.has_id else dict(documents)
    if not shape.knows_all(given.values()):
        return None
    try:
        return msgspec.convert(given, dict[str, cls], str_keys=True)
    except msgspec.ValidationError:
        return None


def _why(message: str) -> str:
    """What msgspec says, without the values it may quote."""
    if found := _PLACE.search(message) or _MISSING.search(message):
        return words.FIELD_WRONG.format(field=found[1])
    return words.FIELD_MISSING
