"""Which fields a document may have, all the way down.

msgspec refuses unknown fields for its own types only, not for the frozen dataclasses of the domain; it would drop them
without a word, and the next save would lose them.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from typing import Any, Union, get_args, get_origin, get_type_hints

Check = Callable[[Any], bool]  # True when a JSON value holds no field that its type does not have


class Shape:
    """What of a dataclass is needed to read a document as one."""

    __slots__ = ("_cls", "_names", "has_id", "has_revision", "knows")

    def __init__(self, cls: Any) -> None:
        names = {field.name for field in fields(cls)}
        self.has_id = "id" in names
        self.has_revision = "revision" in names
        self.knows: Check = _of_dataclass(cls)
        self._cls = cls
        self._names = names

    def knows_all(self, documents: Collection[Mapping[str, Any]]) -> bool:
        """Whether it knows each of them, in a fifth of the time of one by one."""
        if not self._names.issuperset(chain.from_iterable(documents)):
            return False
        return all(
            check(document[name]) for name, check in _deeper(self._cls) for document in documents if name in document
        )


@cache
def shape_of(cls: type) -> Shape:
    """The shape of a dataclass, worked out once."""
    return Shape(cls)


@cache
def _check(kind: Any) -> Check | None:
    """The check for values of this type; None where there is nothing to check."""
    if isinstance(kind, type) and is_dataclass(kind):
        return _of_dataclass(kind)
    origin, inner = get_origin(kind), get_args(kind)
    checks = [check for check in map(_check, inner) if check]
    if not checks:
        return None
    if origin in (Union, types.UnionType):
        return lambda value: value is None or any(check(value) for check in checks)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _of_values(checks[-1])
    return _of_items(checks[0])


# In each of these a value of the wrong kind altogether passes: that is msgspec's to report.


def _of_items(check: Check) -> Check:
    def knows(value: Any) -> bool:
        return not isinstance(value, list) or all(map(check, value))  # pyright: ignore[reportUnknownArgumentType]

    return knows


def _of_values(check: Check) -> Check:
    def knows(value: Any) -> bool:
        return not isinstance(value, dict) or all(map(check, value.values()))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]

    return knows


def _of_dataclass(cls: Any) -> Check:
    names = {field.name for field in fields(cls)}

    def knows(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        return value.keys() <= names and all(check(value.get(name)) for name, check in _deeper(cls))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]

    return knows


@cache
def _deeper(cls: type) -> tuple[tuple[str, Check], ...]:
    """The fields whose values are to be checked themselves. Not before the first value, for a class may hold values of
    its own kind."""
    hints = get_type_hints(cls)
    return tuple((field.name, check) for field in fields(cls) if (check := _check(hints[field.name])))
