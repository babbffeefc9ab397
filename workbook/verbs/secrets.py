"""Passphrases for the shell verbs: from a descriptor or the terminal, never from arguments or the environment."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.words.common import passphrase as words

if TYPE_CHECKING:
    from pathlib import Path

    from workbook.store.file.seal.keys import Keys

MOST_BYTES = 64 * 1024  # of all lines together


class Secrets:
    """Where the passphrases of one call come from. `descriptor`: what `--passphrase-fd` says, None without it."""

    def __init__(self, descriptor: str | None, *, may_ask: bool) -> None:
        self._descriptor = descriptor
        self._may_ask = may_ask
        self._lines: list[str] | None = None

    @property
    def given(self) -> bool:
        """Was one given with the call?"""
        return self._descriptor is not None

    @property
    def there(self) -> bool:
        """Can there be a passphrase at all?"""
        return self.given or self._may_ask

    def one(self, prompt: str) -> str:
        """The next passphrase: the next line of the descriptor, or what is typed. Raises UsageError."""
        if self._descriptor is not None:
            if self._lines is None:
                self._lines = _lines(self._descriptor)
            if not self._lines:
                raise UsageError(words.NO_LINE)
            return self._lines.pop(0)
        if not self._may_ask:
            raise UsageError(words.NOWHERE)
        from getpass import getpass

        return getpass(prompt)

    def new(self) -> str:
        """A passphrase that is to be: typed twice, or the next line of the descriptor. Raises UsageError."""
        chosen = self.one(words.ASK_NEW)
        if self._descriptor is None and self.one(words.ASK_AGAIN) != chosen:
            raise UsageError(words.DIFFERENT)
        return chosen


def unlocked(folder: Path, secrets: Secrets) -> Keys:
    """The keys of a sealed workbook: by the passphrase that is given, else those that `workbook unlock` keeps, else by
    one that is typed. Raises Locked where no passphrase can come from, and what `open_keys` raises."""
    from workbook.store.file.errors import Locked
    from workbook.store.file.seal.unlocking import open_keys

    if not secrets.given and (keys := _kept(folder)) is not None:
        return keys
    if not secrets.there:
        raise Locked(words.LOCKED_HERE)
    return open_keys(folder, secrets.one(words.ASK))


def _kept(folder: Path) -> Keys | None:
    """The keys that are kept for the verbs. One that opens nothing any more, because a new key was made, is let go."""
    from workbook.store.file.errors import StoreError
    from workbook.store.file.seal import agent
    from workbook.store.file.seal.errors import OtherKey
    from workbook.store.file.seal.unlocking import keys_of

    found = agent.kept(folder)
    if found is None:
        return None
    try:
        return keys_of(folder, *found)
    except OtherKey:
        with suppress(StoreError):
            agent.end(folder)
        return None


def _lines(descriptor: str) -> list[str]:
    try:
        number = int(descriptor)
        with os.fdopen(os.dup(number), "rb") as file:
            data = file.read(MOST_BYTES)
        return data.decode("utf-8").splitlines()
    except (ValueError, OSError):
        raise UsageError(words.NOT_READABLE) from None
