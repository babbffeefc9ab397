"""age, by pyrage: the only module that knows the library. It is imported at the first use and never before.

pyrage tells its errors apart by their text only; the texts are read here, and a test holds them.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any, NewType, Protocol

from workbook.store.file.seal import header
from workbook.store.file.seal.errors import NotInstalled, OtherKey, SealDamaged, WrongPassphrase

Recipient = NewType("Recipient", str)
"""A public key, `age1…`: seals and cannot open. No secret."""

LEAST_FACTOR, MOST_FACTOR = 16, 20
"""Between these the work factor of a passphrase should lie (log2 of scrypt's N; memory is 1 KiB × N).

pyrage chooses it by a measurement of one millisecond, aimed at about a second, so it strays: below 16 a passphrase is
too cheap to guess, above 20 a phone can no longer open it (rage #642)."""
_TRIES = 3

_NO_MATCH = "No matching keys found"
_WRONG = "Decryption failed"
_EXCESSIVE = "Excessive work parameter"


class Secret(Protocol):
    """A secret key, in the library's own memory."""

    def to_public(self) -> object: ...


class Excessive(Exception):
    """The library would take too long over that passphrase file, by its own measurement of this moment."""


class Broken(Exception):
    """The passphrase was right and the rest is not: changed or cut behind the stanza."""


def _age() -> Any:
    try:
        return importlib.import_module("pyrage")
    except ImportError:
        raise NotInstalled from None


def available() -> bool:
    """Can this computer seal and open? Imports the library."""
    try:
        _age()
    except NotInstalled:
        return False
    return True


def new_secret() -> Secret:
    """A new secret key."""
    return _age().x25519.Identity.generate()


def secret_from(text: str) -> Secret:
    """The secret key `AGE-SECRET-KEY-1…`. Raises ValueError."""
    age = _age()
    try:
        return age.x25519.Identity.from_str(text)
    except age.IdentityError:
        raise ValueError from None


def recipient_from(text: str) -> Recipient:
    """The public key `age1…`, checked. Raises ValueError."""
    age = _age()
    try:
        age.x25519.Recipient.from_str(text)
    except age.RecipientError:
        raise ValueError from None
    return Recipient(text)


def recipient_of(secret: Secret) -> Recipient:
    """The public key that belongs to it."""
    return Recipient(str(secret.to_public()))


def seal(data: bytes, recipients: Sequence[Recipient], *, text: bool = False) -> bytes:
    """`data` sealed to each of `recipients`; `text`: armoured, that is, ASCII. Needs no secret."""
    if not recipients:
        raise ValueError("a seal needs somebody who can open it")
    age = _age()
    return age.encrypt(data, [age.x25519.Recipient.from_str(one) for one in recipients], armored=text)


def opened(data: bytes, secrets: Sequence[Secret], about: Any = "This") -> bytes:
    """What is sealed in `data`. Raises OtherKey when it belongs to none of `secrets`, SealDamaged; both name `about`.

    A file of ours whose stanzas were changed says OtherKey too: nobody can tell.
    """
    age = _age()
    try:
        header.read(data)
        return age.decrypt(data, list(secrets))
    except ValueError:
        raise SealDamaged(about) from None
    except age.DecryptError as error:
        kind = OtherKey if _NO_MATCH in str(error) else SealDamaged
        raise kind(about) from None


def wrap(data: bytes, passphrase: str) -> bytes:
    """`data` sealed by a passphrase. Takes seconds, on purpose; other threads go on meanwhile."""
    age = _age()
    found: list[tuple[int, bytes]] = []
    for _ in range(_TRIES):
        wrapped = age.passphrase.encrypt(data, passphrase)
        factor = int(header.read(wrapped).stanzas[0].arguments[1])
        if LEAST_FACTOR <= factor <= MOST_FACTOR:
            return wrapped
        found.append((abs(factor - LEAST_FACTOR), wrapped))
    return min(found, key=lambda one: one[0])[1]


def unwrap(data: bytes, passphrase: str) -> bytes:
    """What a passphrase seals in `data`, whose head is whole. Takes seconds.

    Raises WrongPassphrase, Broken, Excessive.
    """
    age = _age()
    try:
        return age.passphrase.decrypt(data, passphrase)
    except age.DecryptError as error:
        if _WRONG in str(error):
            raise WrongPassphrase from None
        raise (Excessive if _EXCESSIVE in str(error) else Broken) from None
