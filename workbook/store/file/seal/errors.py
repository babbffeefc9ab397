"""What can go wrong with passphrases, identities and seals, as errors whose text is ready to be shown.

Each is made with the path it is about; bytes without a place are called by what they are.
"""

from __future__ import annotations

from pathlib import Path

from workbook.domain.common.errors import InUseError
from workbook.paths import MAIN_FILE
from workbook.store.file.errors import StoreError
from workbook.words.common import seal as words


class SealError(StoreError):
    """Something about a seal. `about` is the file, or a word for bytes that have no place yet."""

    sentence = ""

    def __init__(self, about: Path | str = "This") -> None:
        super().__init__(self.sentence.format(path=about))
        self.about = about


class NotInstalled(StoreError):
    """There is no pyrage here."""

    def __init__(self) -> None:
        super().__init__(words.NOT_INSTALLED.format(identity="identity-NAME.age", main=f"{MAIN_FILE}.age"))


class WrongPassphrase(InUseError):
    """The passphrase does not open the identity, which is whole as far as anybody can tell without it."""

    code = "locked"

    def __init__(self) -> None:
        super().__init__(words.WRONG_PASSPHRASE)


class WrongBesideCopy(WrongPassphrase):
    """Nor does it open any other; but a `copy` of an identity lies there under a name that is not read."""

    def __init__(self, copy: Path, name: str) -> None:
        InUseError.__init__(self, words.WRONG_BESIDE_COPY.format(copy=copy.name, name=name))


class WrongBesideDamaged(WrongPassphrase):
    """It opens none of those that are whole; but the one in the file of that `name` is damaged."""

    def __init__(self, name: str) -> None:
        InUseError.__init__(self, words.WRONG_BESIDE_DAMAGED.format(name=name))


class IdentityDamaged(SealError):
    """It was an identity, and its bytes were changed or cut."""

    sentence = words.IDENTITY_DAMAGED


class NotAnIdentity(SealError):
    """Some other file, sealed or not."""

    sentence = words.NOT_AN_IDENTITY


class NoIdentity(SealError):
    """The file is not there."""

    sentence = words.NO_IDENTITY


class NoRecovery(SealError):
    """There is no second wrapping by a recovery passphrase."""

    sentence = words.NO_RECOVERY


class IdentityThere(SealError):
    """One must not take the place of another unasked."""

    sentence = words.IDENTITY_THERE


class TooMuchWork(SealError):
    """The scrypt of that file is beyond this computer."""

    sentence = words.TOO_MUCH_WORK


class OtherKey(SealError):
    """None of the open identities belongs to this file."""

    sentence = words.OTHER_KEY


class SealDamaged(SealError):
    """A sealed file whose bytes were changed or cut."""

    sentence = words.SEAL_DAMAGED
