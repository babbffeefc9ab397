"""Sealed files for whoever rewrites what is in them: opened, and sealed again as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbook.store.file.errors import Locked
from workbook.store.file.seal import header, private
from workbook.store.file.seal.keys import Keys


def opened(data: bytes, keys: Keys | None, path: Path) -> tuple[bytes, Callable[[bytes], bytes]]:
    """The plain content, with the private documents of whoever is unlocked in it, and what seals another content to
    the same people. Raises Locked, OtherKey, SealDamaged."""
    if keys is None:
        raise Locked
    mine = keys
    alone = mine.opener(data) if header.read(data).keys == 1 else ""

    def sealed(content: bytes) -> bytes:
        return mine.seal(private.inside(content, mine), alone)

    return private.outside(mine.opened(data, path), mine), sealed
