"""age files sealed by a passphrase, written from the specification alone (https://age-encryption.org/v1).

A second maker of such files: it says whether ours are read as they are meant, and makes them with so little work that
a test can open hundreds.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import struct


def wrapped(data: bytes, passphrase: str, factor: int = 4) -> bytes:
    """`data` (less than 64 KiB) sealed by a passphrase with the work factor `factor`."""
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    by_passphrase = hashlib.scrypt(
        passphrase.encode(), salt=b"age-encryption.org/v1/scrypt" + salt, n=2**factor, r=8, p=1, dklen=32
    )
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _text(salt),
        factor,
        _text(_sealed(by_passphrase, bytes(12), key)),
    )
    mac = hmac.digest(_derived(key, b"", b"header"), head, "sha256")
    content = _sealed(_derived(key, nonce, b"payload"), bytes(11) + b"\1", data)
    return head + b" " + _text(mac) + b"\n" + nonce + content


def _text(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA-256, 32 bytes (RFC 5869)."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), purpose + b"\1", "sha256")


def _sealed(key: bytes, nonce: bytes, data: bytes) -> bytes:
    """ChaCha20-Poly1305 without associated data (RFC 8439)."""
    stream = b"".join(_block(key, 1 + number, nonce) for number in range(-(-len(data) // 64)))
    hidden = bytes(a ^ b for a, b in zip(data, stream, strict=False))
    padded = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    return hidden + _tag(_block(key, 0, nonce)[:32], padded)


def _block(key: bytes, count: int, nonce: bytes) -> bytes:
    start = list(struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", count) + nonce))
    state = start[:]
    columns = [(0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)]
    diagonals = [(0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)]
    for _ in range(10):
        for quarter in (*columns, *diagonals):
            a, b, c, d = quarter
            for left, right, turned, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                state[left] = (state[left] + state[right]) & 0xFFFFFFFF
                mixed = state[turned] ^ state[left]
                state[turned] = ((mixed << by) | (mixed >> (32 - by))) & 0xFFFFFFFF
    return struct.pack("<16I", *((a + b) & 0xFFFFFFFF for a, b in zip(state, start, strict=True)))


def _tag(key: bytes, data: bytes) -> bytes:
    factor = int.from_bytes(key[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
    total = 0
    for at in range(0, len(data), 16):
        total = (total + int.from_bytes(data[at : at + 16] + b"\1", "little")) * factor % (2**130 - 5)
    return ((total + int.from_bytes(key[16:], "little")) % 2**128).to_bytes(16, "little")
