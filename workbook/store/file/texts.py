"""Which strings of a document somebody wrote, and which only hold it together (ids, kinds, dates).

Anything not known to be the latter counts as written: what is to be forgotten must not hide in a field that was added
later. Documents that another program or a hand put there are read by the same rule.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, cast

Replace = Callable[[str], str]

STRUCTURE = frozenset({
    "id", "person", "promise", "conflict", "option", "step", "exercise", "answer", "link", "origin", "week",
    "kind", "state", "status", "ending", "outcome", "part", "role", "felt", "rule", "every", "noticed", "theme",
    "on", "at", "since", "updated", "until", "held_until", "card", "chosen", "ticked", "covered", "table", "merge",
})  # fmt: skip
"""Fields whose strings nobody wrote."""
STRUCTURES = frozenset({"cadence", "placed", "levels", "stages"})
"""Fields in which, all the way down, nothing is written by a person."""
FREE = frozenset({"cells", "own", "needs"})
"""Fields that hold texts under keys that are no names of fields."""
NAMED = frozenset({"prefs", "ratings", "factors", "last_owner", "last_done", "carry", "feels_fair"})
"""Fields whose keys are names that a person gave."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.+-]+Z?)?")


def replaced(value: Any, replace: Replace, *, free: bool = False) -> Any:
    """A JSON value with every text in it replaced; the very same value where none was. `free`: its keys are no names of
    fields, as in a draft."""
    return _replaced(value, replace, "", free)


def _replaced(value: Any, replace: Replace, field: str, free: bool) -> Any:
    if isinstance(value, str):
        return value if field in STRUCTURE or _DATE.fullmatch(value) else replace(value)
    if isinstance(value, list):
        old = cast("list[Any]", value)
        items = [_replaced(item, replace, field, free) for item in old]
        return old if all(map(_is, items, old)) else items
    if isinstance(value, dict):
        fields: dict[str, Any] = {}
        document = cast("dict[str, Any]", value)
        for key, inner in document.items():
            name = "" if free else key
            new = inner if name in STRUCTURES else _replaced(inner, replace, name, name in FREE)
            fields[replace(key) if field in NAMED else key] = new
        same = fields.keys() == document.keys() and all(map(_is, fields.values(), document.values()))
        return document if same else fields
    return value


def _is(one: object, other: object) -> bool:
    return one is other


def written(value: Any, *, free: bool = False) -> list[str]:
    """Every text in a JSON value, as `replaced` meets them."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    replaced(value, note, free=free)
    return found


# --- bytes that are no documents -------------------------------------------------------------------------------------

_PIECES = re.compile(r'"|(?:[^"\\]+|\\.)+|\\', re.DOTALL)
_DEEPEST = 3  # JSON in the text of JSON in the text of JSON: an entry set aside twice
_UNUSUAL = [
    sign.encode()
    for sign in (
        *"\u00ad\u200b\u2060\ufe0e\ufe0f",
        *"\u00df\u1e9e\u017f\u037e\u1fef\u212a\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06",
    )
]
"""Signs that are folded to plain letters, or to nothing between them."""
_SIGNS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_ESCAPE = re.compile(r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])')


def replaced_in_bytes(data: bytes, replace: Replace) -> bytes:
    """Bytes that may be torn JSON, with `replace` done to each piece between two quotes: as it stands, and with what is
    escaped in it (é as \\u00e9) unescaped, also where JSON is the text of JSON. The very same bytes where nothing was
    replaced."""
    text = data.decode("utf-8", "surrogateescape")
    new = _replaced_pieces(text, replace, _DEEPEST)
    return data if new == text else new.encode("utf-8", "surrogateescape")


def _replaced_pieces(text: str, replace: Replace, deep: int) -> str:
    field = ""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        kept = piece == '"' or field in STRUCTURE
        pieces.append(piece if kept else _replaced_piece(piece, replace, deep))
        if piece != '"':
            field = _named(field, piece)
    return "".join(pieces)


def _named(field: str, piece: str) -> str:
    """The field that the next piece may be the value of: `"kind": "write"` is cut into kind, `: `, write."""
    bare = piece.strip()
    return field if bare in (":", "") else piece if bare.isidentifier() else ""


def _replaced_piece(piece: str, replace: Replace, deep: int) -> str:
    plain = _unescaped(piece)
    new = replace(plain)
    if plain != piece and "\\" in new and deep:
        new = _replaced_pieces(new, replace, deep - 1)
    if new == plain or _DATE.fullmatch(plain):
        return piece
    return json.dumps(new, ensure_ascii=False)[1:-1]


def surely(data: bytes, word: str) -> bool | None:
    """Is this folded word in the strings of these bytes of JSON? A quick look; None when it cannot tell."""
    if not word.isascii() or set('"/\\') & set(word):
        return None
    if word.encode() in data.lower():
        return True
    return None if b"\\u" in data or any(sign in data for sign in _UNUSUAL) else False


def readings(data: bytes) -> Iterator[str]:
    """What bytes of JSON say: as they stand, then with escapes resolved, as deep as JSON may hold JSON. For a quick
    look whether something may be in them."""
    text = data.decode("utf-8", "surrogateescape")
    yield text
    for _ in range(_DEEPEST + 1):
        plain = _unescaped(text)
        if plain == text:
            break
        yield (text := plain)


def _unescaped(piece: str) -> str:
    """What a piece of a JSON string says; escapes that are none stay as they are."""
    if "\\" not in piece:
        return piece
    plain = _ESCAPE.sub(_said, piece)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if "\\u" in piece else plain


def _said(escape: re.Match[str]) -> str:
    sign = escape[1]
    return chr(int(sign[1:], 16)) if sign[0] == "u" else _SIGNS.get(sign, sign)
