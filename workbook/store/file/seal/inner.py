"""The inner seal: one person's private part as armoured age text inside the JSON, which the other carries unread."""

from __future__ import annotations

import hashlib
import secrets

from workbook.store.file.seal import age, header
from workbook.store.file.seal.age import Recipient
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.identity import Identity


def is_inner(value: object) -> bool:
    """Is this value of a document a sealed part?"""
    return isinstance(value, str) and value.startswith(header.ARMOUR.decode())


class InnerSeals:
    """Seals private parts and keeps the bytes of those that did not change, so that a save seals only what did.

    A *place* is whatever names a part for the caller. Of what is in a part only a keyed digest is kept.
    """

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._known: dict[str, tuple[Recipient, bytes, str]] = {}  # place → to whom, digest of the part, its seal

    def seal(self, place: str, part: bytes, recipient: Recipient) -> str:
        """`part` sealed to one person: the text it was sealed or opened as before, when it is the same part."""
        digest = self._digest(part)
        known = self._known.get(place)
        if known and known[:2] == (recipient, digest):
            return known[2]
        sealed = age.seal(part, [recipient], text=True).decode("ascii")
        self._known[place] = (recipient, digest, sealed)
        return sealed

    def opened(self, place: str, sealed: str, identity: Identity) -> bytes:
        """What is in a sealed part. Raises OtherKey (it is somebody else's), SealDamaged."""
        try:
            data = sealed.encode("ascii")
        except UnicodeEncodeError:
            raise SealDamaged from None
        newest, *older = identity.secrets
        try:
            part = age.opened(data, [newest])
        except OtherKey:
            if not older:
                raise
            return age.opened(data, older)  # not kept: it is to be sealed to the newest at the next save
        self._known[place] = (identity.recipient, self._digest(part), sealed)
        return part

    def forget(self) -> None:
        """Keep nothing any more."""
        self._key = secrets.token_bytes(32)
        self._known.clear()

    def _digest(self, part: bytes) -> bytes:
        return hashlib.blake2b(part, key=self._key, digest_size=32).digest()
