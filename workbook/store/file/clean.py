"""Documents are cleaned once, on their way in: every text in them, down to the last list (see
`workbook.domain.common.clean`).

What a file could not give back as it was is refused.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, cast

from workbook.domain.common.clean import line as line
from workbook.domain.common.clean import text as text

Document = dict[str, Any]

MAX_DEPTH = 32
_LARGEST = 2**63


def document(value: Mapping[str, Any], *, deepest: int = MAX_DEPTH) -> Document:
    """A copy of `value`, every text in it cleaned, made of nothing but JSON types.

    Raises TypeError or ValueError when the program hands over something that a file could not give back as it was
    (a date, an infinite number, a key that is no text): a mistake of ours, so the message may name the type only.
    """
    return cast(Document, _cleaned(dict(value), deepest))


_PLAIN = frozenset({bool, type(None)})
_PLAIN_OR_TEXT = _PLAIN | {str}


def _cleaned(value: object, deeper: int) -> object:
    kind = type(value)
    if kind is dict and deeper > 0:  # nearly all that comes by, and a large import is made of it
        fields = cast("dict[object, object]", value)
        if not _are_clean(fields):
            return _cleaned_mapping(fields, deeper)
        texts = [inner for inner in fields.values() if type(inner) is str]
        if _are_clean(texts):  # one look at all of them
            if len(texts) == len(fields):
                return fields.copy()
            kept = _PLAIN_OR_TEXT
            return {key: inner if type(inner) in kept else _cleaned(inner, deeper - 1) for key, inner in fields.items()}
        return {key: inner if type(inner) in _PLAIN else _cleaned(inner, deeper - 1) for key, inner in fields.items()}
    if kind is list and not value and deeper > 0:
        return []
    if isinstance(value, str):
        return text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -_LARGEST <= value < _LARGEST:
            raise ValueError("a number too large for a document")
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError("a number without a value cannot be kept in a document")
        return value
    if deeper <= 0:
        raise ValueError("a document nested too deeply")
    if isinstance(value, Mapping):
        return _cleaned_mapping(cast("Mapping[object, object]", value), deeper)
    if isinstance(value, list | tuple):
        items = cast("list[object] | tuple[object, ...]", value)
        return [_cleaned(inner, deeper - 1) for inner in items]
    raise TypeError(f"a document cannot hold {type(value).__name__}")


def _are_clean(keys: Iterable[object]) -> bool:
    try:
        joined = "".join(cast("Iterable[str]", keys))
    except TypeError:
        return False
    return joined.isascii() and joined.isprintable()


def _cleaned_mapping(pairs: Mapping[object, object], deeper: int) -> dict[str, object]:
    result: dict[str, object] = {}
    for key, inner in pairs.items():
        if not isinstance(key, str):
            raise TypeError(f"a document's key must be text, not {type(key).__name__}")
        result[text(key)] = _cleaned(inner, deeper - 1)
    if len(result) < len(pairs):
        raise ValueError("two keys of a document are the same once they are clean")
    return result
