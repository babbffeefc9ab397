"""A sealed backup outside the data folder, and the identities that travel with it.

Beside `trip.json.age` lie `trip.identity-a.age` and so on: both together open wherever they are carried, with the
passphrase. None of this needs a key.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbook.store.file import backups, errors, files
from workbook.store.file.backups import Backup
from workbook.store.file.errors import Locked, NeedsRescue, StoreError
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.seal import identity, identity_files
from workbook.store.file.seal.errors import NoIdentity, SealError
from workbook.words.common import store as words


def back_up(folder: Path, target: Path | None, now: datetime, *, sync: bool = True, wait: float = WAIT) -> Backup:
    """A backup of the sealed workbook as it lies there, among the others or as `target`.

    Raises NeedsRescue (damaged), StoreError (a file of that name exists), CannotSave, CannotOpen, Busy.
    """
    main = files.main_file(folder)
    with Lock(folder, wait=wait).held():
        try:
            data = backups.read(main)
        except OSError as error:
            raise errors.cannot_open(error, main) from None
        if not backups.opens(main):
            raise NeedsRescue(words.DAMAGED.format(path=main), folder)
        try:
            if target is None:
                return backups.make(folder, data, "hand", now, sync=sync)
            return export(folder, target, data, now, sync=sync)
        except OSError as error:
            place = folder if target is None else target if target.is_dir() else target.parent
            raise errors.cannot_save(error, place) from None


def export(folder: Path, target: Path, data: bytes, now: datetime, *, sync: bool = True) -> Backup:
    """`backups.export` of sealed bytes, with the identities of the folder, as far as they are whole, beside it.

    Raises StoreError when there is a file of one of the names, OSError.
    """
    made = backups.export(target, data, now, sync=sync)
    written = [made.path]
    try:
        for source, name in _of_folder(folder, made.path):
            if os.path.lexists(name):
                raise StoreError(words.BACKUP_EXISTS.format(path=name))
            files.commit(name, source, keep=False, sync=sync, beside=files.unused(name)).close()
            written.append(name)
    except BaseException:
        for path in written:
            path.unlink()
        raise
    return made


def _of_folder(folder: Path, target: Path) -> list[tuple[bytes, Path]]:
    """The identities of a folder, one whole copy each, and where each belongs beside the backup."""
    found: dict[str, bytes] = {}
    for path in identity_files.listed(folder):
        with suppress(OSError, SealError):
            if identity_files.NAME.fullmatch(path.name):
                data = backups.read(path)
                identity.check(data, path)
                found[path.name] = data  # the first copies come last, and count
    return [(data, target.with_name(f"{_stem(target)}.{name}")) for name, data in sorted(found.items())]


def beside(backup: Path) -> dict[str, Path]:
    """What an identity is called in a data folder → where it lies beside that backup, or in a data folder that was
    copied whole."""
    named = re.compile(rf"(?:{re.escape(_stem(backup))}\.)?({identity_files.NAME.pattern})")
    found: dict[str, Path] = {}
    with suppress(OSError):
        for name in sorted(os.listdir(backup.parent))[: backups.MOST]:
            if match := named.fullmatch(name):
                found.setdefault(match[1], backup.parent / name)
    return found


def bring(folder: Path, backup: Path, *, sync: bool = True) -> None:
    """Put the identities beside a backup into a folder without a main file, before the backup itself goes there.

    One that is there already stays. Raises Locked when it is another: only who can open one of them can say which;
    NoIdentity where there is none at all, IdentityDamaged, NotAnIdentity, OSError.
    """
    found = {name: (path, backups.read(path)) for name, path in beside(backup).items()}
    for path, data in found.values():
        identity.check(data, path)
    there = {path.name: backups.read(path) for path in identity_files.listed(folder) if path.name in found}
    if any(there[name] != data for name, (_, data) in found.items() if name in there):
        raise Locked
    if not found and not identity_files.people(folder):
        raise NoIdentity(backup.with_name(f"{_stem(backup)}.identity-a.age"))
    for name, (_, data) in found.items():
        if name not in there:
            identity_files.put(folder / name, data, sync=sync)


def _stem(path: Path) -> str:
    return path.name.removesuffix(files.SEALED).removesuffix(".json")
