"""JSON of other hands, read strictly: what the standard library takes without a word is refused here."""

from __future__ import annotations

import json
import re
from typing import Any

_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*")(\s*:)?|[{}]', re.DOTALL)


class NotJson(ValueError):
    """What was read is no JSON; or a name stands twice in one object, of which one value would be lost; or there is a
    number that is none (NaN, Infinity)."""


class NamedTwice(NotJson):
    """A name stands twice in one object: `name`, which somebody may have written, for the second time in line `line`
    (from 1)."""

    def __init__(self, name: str, line: int) -> None:
        super().__init__("a name stands twice")
        self.name, self.line = name, line


def loads(text: str | bytes) -> Any:
    """The value in a text. Raises json.JSONDecodeError with the place of a mistake, NotJson, and UnicodeDecodeError."""
    try:
        return json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_number)
    except _Twice:
        raise _named_twice(text if isinstance(text, str) else text.decode(json.detect_encoding(text))) from None
    except RecursionError:
        raise NotJson("nested too deeply") from None


class _Twice(Exception):
    pass


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice
    return found


def _named_twice(text: str) -> NamedTwice:
    """Where a name stands for the second time, in a text that was JSON so far."""
    open_now: list[set[str]] = []
    for token in _TOKEN.finditer(text):
        if token[0] == "{":
            open_now.append(set())
        elif token[0] == "}":
            open_now.pop()
        elif token[2] is not None:
            name = json.loads(token[1])
            if name in open_now[-1]:
                return NamedTwice(name, text.count("\n", 0, token.start()) + 1)
            open_now[-1].add(name)
    raise NotJson("a name stands twice")


def _no_number(_: str) -> Any:
    raise NotJson("a number that is none")
