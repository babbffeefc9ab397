"""JSON of other hands, read strictly: what the standard library takes without a word is refused here."""

from __future__ import annotations

import json
from typing import Any


class NotJson(ValueError):
    """What was read is no JSON; or a name stands twice in one object, of which one value would be lost; or there is a
    number that is none (NaN, Infinity)."""


class NamedTwice(NotJson):
    """A name stands twice in one object."""


def loads(text: str | bytes) -> Any:
    """The value in a text. Raises json.JSONDecodeError with the place of a mistake, NotJson, and UnicodeDecodeError."""
    try:
        return json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
    except RecursionError:
        raise NotJson("nested too deeply") from None


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NamedTwice("a name stands twice")
    return found


def _no_number(_: str) -> Any:
    raise NotJson("a number that is none")
