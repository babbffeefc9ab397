"""The identity of a person: the secret that opens what is sealed to them, and its wrapping by a passphrase."""

from __future__ import annotations

import re

from workbook.store.file.seal import age, apart, header
from workbook.store.file.seal.age import Recipient, Secret
from workbook.store.file.seal.errors import IdentityDamaged, NotAnIdentity, TooMuchWork
from workbook.store.file.seal.passphrase import checked

MOST_FACTOR = 22  # of a file made elsewhere: four GiB of memory, and what the stock age refuses to go beyond
MOST_BYTES = 16 * 1024  # of an identity file; ours have some 400
_TRIES = 3
_SECRET = re.compile(r"AGE-SECRET-KEY-1[A-Z0-9]{50,70}")


class Identity:
    """One or more secret keys of one person, the newest first. There are two while a new key takes over: the older one
    opens what is not re-sealed yet.

    The secrets stand in pyrage's memory and go when the Identity goes. Nothing shows them.
    """

    __slots__ = ("secrets",)

    def __init__(self, secrets: tuple[Secret, ...]) -> None:
        self.secrets = secrets

    def __repr__(self) -> str:
        return f"<Identity of {len(self.secrets)}>"

    @classmethod
    def new(cls) -> Identity:
        """An identity that nobody had before."""
        return cls((age.new_secret(),))

    @property
    def recipient(self) -> Recipient:
        """The public key of the newest."""
        return age.recipient_of(self.secrets[0])

    @property
    def taking_over(self) -> bool:
        """Is a new key on its way in, with files that may still be sealed to the one before?"""
        return len(self.secrets) > 1

    def renewed(self) -> Identity:
        """With a new key in front of those there are. One that is taking over already is returned as it is."""
        return self if self.taking_over else Identity((age.new_secret(), *self.secrets))

    def settled(self) -> Identity:
        """With the newest key only."""
        return Identity(self.secrets[:1])

    def same_as(self, other: Identity) -> bool:
        """Does it hold the same keys?"""
        return [*map(age.recipient_of, self.secrets)] == [*map(age.recipient_of, other.secrets)]


def wrap(identity: Identity, passphrase: str) -> bytes:
    """The bytes of an identity file, as `age -d` and `age -i` know them. Takes one to ten seconds (`age.wrap`).

    Raises UsageError for a passphrase that cannot be one.
    """
    lines = [f"# public key: {identity.recipient}", *(str(secret) for secret in identity.secrets), ""]
    return apart.wrap("\n".join(lines).encode(), checked(passphrase))


def check(data: bytes, about: object = "This") -> None:
    """Is this a whole identity file, as far as can be seen without its passphrase? Takes no time.

    Raises IdentityDamaged, NotAnIdentity. Not seen: a changed salt or wrapped key, which look like a wrong passphrase;
    changes behind the head, which show once it is right.
    """
    place = str(about)
    if len(data) > MOST_BYTES:
        raise NotAnIdentity(place)
    try:
        head = header.read(data)
    except ValueError:
        begun = data[:4] == header.VERSION[: len(data[:4])]  # an empty file has begun too
        ours = begun or b"\n-> scrypt " in data or not data.strip(b"\0")
        raise (IdentityDamaged if ours else NotAnIdentity)(place) from None
    if any(stanza.kind == "X25519" for stanza in head.stanzas):
        raise NotAnIdentity(place)
    if not _is_whole(head):
        raise IdentityDamaged(place)


def _is_whole(head: header.Header) -> bool:
    stanza = head.stanzas[0]
    if len(head.stanzas) > 1 or stanza.kind != "scrypt" or len(stanza.arguments) != 2 or len(stanza.body) != 32:
        return False
    salt, factor = stanza.arguments
    try:
        salted = len(header.unpadded(salt)) == 16
    except ValueError:
        return False
    return salted and re.fullmatch(r"[1-9]\d?", factor, re.ASCII) is not None and int(factor) <= MOST_FACTOR


def unwrap(data: bytes, passphrase: str, about: object = "This") -> Identity:
    """The identity in the bytes of its file. Takes seconds; other threads go on meanwhile.

    Raises UsageError for a passphrase that cannot be one, IdentityDamaged and NotAnIdentity at once or after the work,
    WrongPassphrase, TooMuchWork.
    """
    typed = checked(passphrase)
    check(data, about)
    return _identity_in(_unwrapped(data, typed, str(about)), str(about))


def _unwrapped(data: bytes, passphrase: str, about: str) -> bytes:
    for _ in range(_TRIES):  # its measurement of this computer strays when others are at work, and takes no time
        try:
            return apart.unwrap(data, passphrase)
        except age.Broken:
            raise IdentityDamaged(about) from None
        except age.Excessive:
            continue
    raise TooMuchWork(about)


def _identity_in(content: bytes, about: str) -> Identity:
    lines = [line.strip() for line in content.decode("ascii", "replace").splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found or not all(_SECRET.fullmatch(line) for line in found):
        raise NotAnIdentity(about)
    try:
        return Identity(tuple(age.secret_from(line) for line in found))
    except ValueError:
        raise NotAnIdentity(about) from None
