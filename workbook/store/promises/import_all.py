"""Promises and marks from elsewhere into the notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.store.file import clean, records
from workbook.store.file.errors import Damaged
from workbook.words.common import store as words

if TYPE_CHECKING:
    pass

T = TypeVar("T")


def as_value(cls: type[T], id: str, entry: Mapping[str, Any]) -> T:
    """An entry of somebody's file as a value, cleaned as everything that is kept. Raises Damaged."""
    try:
        document = clean.document(entry)
    except (TypeError, ValueError):
        sentence = words.DAMAGED_DOCUMENT.format(table=cls.__name__.lower(), why=words.NOT_TO_BE_KEPT)
        raise Damaged(sentence) from None
    return records.from_document(cls, id, document)
