"""Opening the bytes of a sealed main file for the storage, which imports this only when it meets one."""

from __future__ import annotations

from pathlib import Path

from workbook.store.file.errors import Locked
from workbook.store.file.seal import header
from workbook.store.file.seal.errors import OtherKey, SealDamaged
from workbook.store.file.seal.keys import Keys
from workbook.store.file.seal.private import SealedTables
from workbook.store.file.tables import Tables


def tables_in(data: bytes, keys: Keys | None, path: Path, earlier: Tables | None) -> Tables:
    """The tables as those see them who are unlocked.

    Raises ValueError for a damaged file, Locked when no key is open, or one that was and is none any more (another
    process made a new one); OtherKey for keys of another workbook.
    """
    header.read(data)
    if keys is None:
        raise Locked
    try:
        return SealedTables.open(keys.opened(data, path), keys, earlier)
    except SealDamaged:
        raise ValueError from None
    except OtherKey:
        if earlier is None:
            raise
        raise Locked from None
