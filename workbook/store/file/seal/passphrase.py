"""Passphrases: which ones are taken, in what form they go to age, and one that the program makes itself."""

from __future__ import annotations

import re
import secrets
import unicodedata

from workbook.domain.common import clean
from workbook.domain.common.errors import UsageError
from workbook.words.common import seal as words

MOST = 10_000  # characters; longer ones are files pasted by mistake
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_GROUPS = 8
RECOVERY_BITS = _GROUPS * 16
"""What a recovery passphrase is worth: eight groups of 16 bits, each of them chosen by the system."""
_GROUP = f"[{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}]"
_RECOVERY = re.compile(rf"{_GROUP}(?:-{_GROUP}){{{_GROUPS - 1}}}")


def checked(passphrase: str) -> str:
    """The passphrase as it goes to age: composed letters (NFC), for keyboards differ; nothing else is changed.

    Spaces count, also at the ends; so do emoji with their joiners. Raises UsageError when nothing in it can be seen,
    when it has more than 10,000 characters, or holds what cannot be typed (control characters, lone surrogates).
    """
    if clean.is_blank(passphrase):
        raise UsageError(words.EMPTY, "passphrase")
    if len(passphrase) > MOST:
        raise UsageError(words.TOO_LONG.format(most=MOST, length=len(passphrase)), "passphrase")
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in passphrase):
        raise UsageError(words.NOT_TYPED, "passphrase")
    return unicodedata.normalize("NFC", passphrase)


def new_recovery() -> str:
    """A recovery passphrase to print: `lusab-babad-…`, eight groups that can be spoken (after Wilkerson's proquints,
    2009), 128 bits."""
    return "-".join(_spoken(secrets.randbits(16)) for _ in range(_GROUPS))


def as_recovery(typed: str) -> str | None:
    """The recovery passphrase that was typed from paper, whatever its capitals, spaces, hyphens; None: it is none."""
    found = "-".join(re.findall(r"[a-z]+", typed.lower()))
    return found if _RECOVERY.fullmatch(found) and re.fullmatch(r"[A-Za-z\s\-]*", typed) else None


def _spoken(number: int) -> str:
    """A group for a number of 16 bits: consonants carry four, vowels two."""
    signs: list[str] = []
    for place in range(5):
        letters = _VOWELS if place % 2 else _CONSONANTS
        number, which = divmod(number, len(letters))
        signs.append(letters[which])
    return "".join(signs)
