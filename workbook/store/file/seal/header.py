"""The head of an age file, read without any key (https://age-encryption.org/v1).

What can be known without a key: that it is an age file, that its head is whole, to how many keys it is sealed, how
long its content is. What cannot: whether head and content are unchanged, for their checks (MACs) need the key.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

VERSION = b"age-encryption.org/v1\n"
ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR_END = b"-----END AGE ENCRYPTED FILE-----"
MOST = 64 * 1024  # bytes of a head; ours have some 300
_NONCE, _CHUNK, _TAG = 16, 64 * 1024, 16

_STANZA = re.compile(rb"-> ([!-~]+(?: [!-~]+)*)\n")
_BODY = re.compile(rb"((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})\n")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One way to the content's key: `X25519` for a public key, `scrypt` for a passphrase."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A whole head. `content` is how many bytes were sealed."""

    stanzas: tuple[Stanza, ...]
    content: int

    @property
    def keys(self) -> int:
        """To how many public keys it is sealed. (age mixes in stanzas of no meaning; they are not counted.)"""
        return sum(stanza.kind == "X25519" for stanza in self.stanzas)


def is_sealed(data: bytes) -> bool:
    """Does it begin like an age file, as bytes or as text? Says nothing of the rest."""
    return data.startswith((VERSION, ARMOUR))


def read(data: bytes, size: int | None = None) -> Header:
    """The head of an age file, as bytes or as text. Raises ValueError when it is none, or cut or bent.

    `size`: `data` is the beginning of a file of that many bytes (not for text).
    """
    if data.startswith(ARMOUR):
        data = _from_text(data)
    if not data.startswith(VERSION):
        raise ValueError
    at = len(VERSION)
    stanzas: list[Stanza] = []
    while (start := _STANZA.match(data, at, MOST)) and (body := _BODY.match(data, start.end(), MOST)):
        kind, *arguments = start[1].decode("ascii").split(" ")
        stanzas.append(Stanza(kind, tuple(arguments), unpadded(body[1].replace(b"\n", b""))))
        at = body.end()
    end = _MAC.match(data, at, MOST)
    if not stanzas or end is None:
        raise ValueError
    return Header(tuple(stanzas), _content_size((len(data) if size is None else size) - end.end()))


def unpadded(text: bytes | str) -> bytes:
    """What base64 without `=` at its end stands for. Raises ValueError, also for a second way to write the same."""
    plain = text.encode() if isinstance(text, str) else text
    try:
        found = base64.b64decode(plain + b"=" * (-len(plain) % 4), validate=True)
    except binascii.Error:
        raise ValueError from None
    if base64.b64encode(found).rstrip(b"=") != plain:
        raise ValueError
    return found


def _content_size(payload: int) -> int:
    """How many bytes are sealed in a payload of that size. Raises ValueError for a size that no payload has."""
    whole, last = divmod(payload - _NONCE, _CHUNK + _TAG)
    if last == 0 and whole > 0:
        whole, last = whole - 1, _CHUNK + _TAG
    if payload < _NONCE or last < _TAG or (last == _TAG and whole > 0):
        raise ValueError
    return whole * _CHUNK + last - _TAG


def _from_text(data: bytes) -> bytes:
    lines = data.strip().splitlines()
    if lines[0] != ARMOUR or lines[-1] != _ARMOUR_END:
        raise ValueError
    try:
        return base64.b64decode(b"".join(lines[1:-1]), validate=True)
    except binascii.Error:
        raise ValueError from None
