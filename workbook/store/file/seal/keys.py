"""Whose identities are open in memory, and to whom is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from workbook.store.file.errors import Locked
from workbook.store.file.seal import age
from workbook.store.file.seal.age import Recipient
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.identity import Identity
from workbook.store.file.seal.inner import InnerSeals


class Keys:
    """The keys of one open workbook: public ones of everybody who takes part, secret ones of who has unlocked.

    Who takes part stands inside the sealed main file and nowhere else: a list beside it could be changed by anybody
    who can write there, and the next save would be sealed to them. So the one who unlocks first brings their own key,
    opens the main file, and then says `take_part` what stands in it.
    """

    def __init__(self, taking_part: Mapping[str, Recipient] | None = None) -> None:
        self._recipients: dict[str, Recipient] = dict(taking_part or {})
        self._identities: dict[str, Identity] = {}
        self._inner = InnerSeals()

    def __repr__(self) -> str:
        return f"<Keys: {len(self._recipients)} taking part, {len(self._identities)} open>"

    @property
    def taking_part(self) -> dict[str, Recipient]:
        """Person → public key."""
        return dict(self._recipients)

    @property
    def unlocked(self) -> frozenset[str]:
        """Whose identities are open."""
        return frozenset(self._identities)

    def lacks(self, person: str) -> bool:
        """Has this person a key of their own that is not open here?"""
        return person in self._recipients and person not in self._identities

    @property
    def identities(self) -> dict[str, Identity]:
        """Person → identity, of those that are open."""
        return dict(self._identities)

    @property
    def taking_over(self) -> bool:
        """Does somebody's new key still have to reach every file?"""
        return any(identity.taking_over for identity in self._identities.values())

    def unlock(self, person: str, identity: Identity) -> None:
        """Open with this identity from now on. Who takes part stays as it was; a new key of theirs counts at once."""
        self._identities[person] = identity
        self.take_part(self._recipients)

    def take_part(self, recipients: Mapping[str, Recipient]) -> None:
        """Seal to these people from now on; the newest key of an open identity counts before one that is given."""
        self._recipients = {
            person: self._identities[person].recipient if person in self._identities else recipient
            for person, recipient in recipients.items()
        }

    def borrowed(self) -> Keys:
        """The same open identities, to whomever is sealed with them."""
        keys = Keys(self._recipients)
        keys._identities = dict(self._identities)
        return keys

    def lock(self, person: str) -> None:
        """Forget the secret of one person. They still take part."""
        self._identities.pop(person, None)

    def drop(self) -> None:
        """Forget every secret and what was kept of the inner parts. Sealing still works, opening does not.

        Nothing refers to a key any more afterwards. Whether its memory is overwritten is the library's affair; copies
        that Python made on the way (of a passphrase, while it was typed) cannot be.
        """
        self._identities.clear()
        self._inner.forget()

    # --- the outer seal ----------------------------------------------------------------------------------------------

    def seal(self, data: bytes, person: str = "") -> bytes:
        """`data` sealed to everybody who takes part, or to that `person` only, if they do. Needs no secret.

        Raises NotInstalled. ValueError before `take_part`: a file that is sealed to the one who unlocked first would
        lock out the other.
        """
        one = self._recipients.get(person)
        return age.seal(data, [one] if one is not None else list(self._recipients.values()))

    def opened(self, data: bytes, about: Path | str = "This") -> bytes:
        """What is sealed in `data`. Raises Locked, OtherKey, SealDamaged, NotInstalled; `about` is named in them."""
        secrets = [secret for identity in self._identities.values() for secret in identity.secrets]
        if not secrets:
            raise Locked
        return age.opened(data, secrets, about)

    def opener(self, data: bytes) -> str:
        """Whose open identity it is that opens a seal; "" where none does."""
        for person, identity in self._identities.items():
            with suppress(OtherKey, SealDamaged):
                age.opened(data, identity.secrets)
                return person
        return ""

    # --- the inner seals ---------------------------------------------------------------------------------------------

    def seal_for(self, person: str, place: str, part: bytes) -> str:
        """A private part as text for its owner only; unchanged parts keep their bytes. KeyError: no key of theirs."""
        return self._inner.seal(f"{person}/{place}", part, self._recipients[person])

    def opened_for(self, person: str, place: str, sealed: str) -> bytes:
        """A private part of `person`. Raises Locked when their identity is not open, OtherKey, SealDamaged."""
        identity = self._identities.get(person)
        if identity is None:
            raise Locked
        return self._inner.opened(f"{person}/{place}", sealed, identity)
