"""Reading what another hand wrote: each document by itself, so that what is wrong costs no more than the document.

The quick way (`tables.Tables`) is for what the program wrote itself. Here a file may hold anything: numbers that JSON
has no words for, half signs, keys that stand twice, escape sequences, tables that are lists. Texts are cleaned; what
cannot be read stays, byte for byte, and is named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import msgspec

from workbook.store.file import clean

Document = dict[str, Any]
T = TypeVar("T")

DEEPEST = 2 * clean.MAX_DEPTH  # a document of the history holds documents
LONGEST_ID = 1000

_SPACE = b" \t\n\r"
_TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["{}\[\],:]', re.DOTALL)
_QUOTE, _COMMA, _COLON, _OPEN = b'",:{'
_CLOSED_BY = {b"{"[0]: b"}"[0], b"["[0]: b"]"[0]}
_ESCAPES = re.compile(rb"\\[ubfrt]")
_SIGNS = re.compile(
    rb"\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]"
)  # what `clean.text` takes out
_DEEP = (b"]]]]]]]]", b"}}}}}}}}}}}}")  # none of ours is nested so deeply

_text = msgspec.json.Decoder(str)
_entry = msgspec.json.Decoder(Document)
_encoder = msgspec.json.Encoder()
_no_larger = msgspec.msgpack.Encoder()  # it refuses numbers beyond 64 bits


def decoded(decoder: msgspec.json.Decoder[T], data: bytes | msgspec.Raw) -> T:
    """What `decoder` makes of `data`; every way of failing (wrong, not UTF-8, nested too deeply) is a ValueError."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise ValueError from None


def is_ours(data: bytes, value: object) -> bool:
    """Did the program write `data`, of which `value` was read, and is there nothing in it to be cleaned? Then no key
    stands in it twice either, for what was read would be shorter. Costs a fifth of what reading does."""
    if b"\x7f" in data or any(sign in data for sign in _DEEP):
        return False
    if b"\\" in data and _ESCAPES.search(data):
        return False
    if not data.isascii() and _SIGNS.search(data):
        return False
    try:
        _no_larger.encode(value)
        return _encoder.encode(value) == data
    except (OverflowError, RecursionError):
        return False


class Sorted(NamedTuple):
    """The entries of a table: what could be read, what could not (id → its bytes; several values of one id as JSON
    writes them, so that the id put before them gives back what was there), and entries, whole, whose very id could
    not be."""

    documents: dict[str, Document]
    faulty: dict[str, msgspec.Raw]
    strays: bytes


def tables(data: bytes) -> tuple[dict[str, msgspec.Raw], bytes]:
    """The tables of a file by name, and those, whole, whose name cannot be read. Raises ValueError for what is no
    JSON object with its ends."""
    found, strays = _by_key(members(data))
    return {name: _joined(name, values) for name, values in found.items()}, strays


def entries(name: str, raw: msgspec.Raw) -> Sorted:
    """The entries of the table of that name. Raises ValueError when it is no table."""
    found, strays = _of_table(name, raw)
    documents: dict[str, Document] = {}
    faulty: dict[str, msgspec.Raw] = {}
    for id, values in found.items():
        try:
            documents[id] = _sound(id, values)
        except ValueError:
            faulty[id] = _joined(id, values)
    return Sorted(documents, faulty, strays)


def as_they_stand(name: str, raw: msgspec.Raw) -> tuple[dict[str, msgspec.Raw], bytes]:
    """The entries of the table of that name, unread (several values of one id as in `Sorted.faulty`), and those of
    which the id cannot be read. Raises ValueError when it is no table."""
    found, strays = _of_table(name, raw)
    return {id: _joined(id, values) for id, values in found.items()}, strays


def _of_table(name: str, raw: msgspec.Raw) -> tuple[dict[str, list[bytes]], bytes]:
    parts = members(b"{" + _encoder.encode(name) + b":" + bytes(raw) + b"}")  # several, where two have one name
    return _by_key([entry for _, part in parts for entry in members(part)])


def _by_key(found: list[tuple[bytes, bytes]]) -> tuple[dict[str, list[bytes]], bytes]:
    """The different values of each key, and the members whose key cannot be read."""
    values: dict[str, list[bytes]] = {}
    strays: list[bytes] = []
    for key, value in found:
        try:
            known = values.setdefault(decoded(_text, key), [])
        except ValueError:
            strays.append(key + b":" + value)
        else:
            if value not in known:
                known.append(value)
    return values, b",".join(strays)


def _joined(key: str, values: list[bytes]) -> msgspec.Raw:
    return msgspec.Raw((b"," + _encoder.encode(key) + b":").join(values))


def _sound(id: str, values: list[bytes]) -> Document:
    if len(values) > 1 or len(id) > LONGEST_ID or clean.text(id) != id:
        raise ValueError
    document = decoded(_entry, values[0])
    if not is_ours(values[0], document):
        try:
            json.loads(values[0], object_pairs_hook=_once_each)
        except RecursionError:
            raise ValueError from None
        document = clean.document(document, deepest=DEEPEST)
    return document


def _once_each(pairs: list[tuple[str, Any]]) -> None:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError


def members(data: bytes) -> list[tuple[bytes, bytes]]:
    """Keys and values of a JSON object as they stand, whatever is in the values; only brackets and quotation marks have
    to be whole. Raises ValueError otherwise."""
    marks = list(_marks_of_the_outermost(data))
    if len(marks) < 2 or data[: marks[0]].strip(_SPACE) or data[marks[-1] + 1 :].strip(_SPACE):
        raise ValueError
    found: list[tuple[bytes, bytes]] = []
    for begin, end in pairwise(marks):
        member = data[begin + 1 : end].strip(_SPACE)
        key = _TOKEN.match(member)
        if key is None or len(key[0]) < 2:
            if member or len(marks) > 2:
                raise ValueError
            continue
        rest = member[key.end() :].lstrip(_SPACE)
        value = rest[1:].strip(_SPACE)
        if rest[:1] != b":" or not value:
            raise ValueError
        found.append((key[0], value))
    return found


def _marks_of_the_outermost(data: bytes) -> Iterator[int]:
    """Where the outermost object opens, where its commas stand, where it closes."""
    awaited = bytearray()  # the brackets that are to close what is open
    closed = False
    for token in _TOKEN.finditer(data):
        at = token.start()
        sign = data[at]
        if sign == _QUOTE:
            if token.end() - at < 2 or closed:
                raise ValueError
        elif sign in _CLOSED_BY:
            if closed or (not awaited and sign != _OPEN):
                raise ValueError
            if not awaited:
                yield at
            awaited.append(_CLOSED_BY[sign])
        elif sign == _COMMA:
            if len(awaited) == 1:
                yield at
        elif sign != _COLON:
            if not awaited or awaited.pop() != sign:
                raise ValueError
            if not awaited:
                closed = True
                yield at
    if not closed:
        raise ValueError
