"""When the main file is damaged or missing: what can be brought back, and bringing it back.

Sealed files are brought back as they are, without a key; with one it is made sure first that they open. Nothing is
ever thrown away here. What stood in the place of the main file is kept: under a dated name beside it when
it cannot be read, among the backups when it can.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbook import __version__
from workbook.domain.common.errors import NotFoundError
from workbook.domain.common.finding import nearest
from workbook.paths import MAIN_FILE
from workbook.store.file import backups, errors, files
from workbook.store.file.backups import Backup
from workbook.store.file.errors import Locked
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.migrations import FORMAT
from workbook.store.file.tables import ABOUT, Tables
from workbook.words.common import store as words

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys

PREVIOUS = "previous"  # the id of the version before the last change
FRESH = "fresh"  # the id of beginning anew
DAMAGED_STEM = "workbook.damaged"

State = Literal["well", "damaged", "missing", "newer", "none", "locked"]  # of the main file
# none: there never was one · locked: it is sealed and, as far as can be seen without its key, whole


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be brought back: versions that open, the previous one first, then backups, newest first.

    `fresh`: beginning anew (`FRESH`) is possible besides. Never beside a sealed workbook: whoever cannot open it would
    begin a second one, and whoever can has no need to.
    """

    state: State
    choices: tuple[Backup, ...]
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back (None: a fresh workbook), and where that is kept which it took the place of."""

    brought: Backup | None
    kept: Path | None


def anything_left(folder: Path) -> bool:
    """Is there an earlier version of the workbook in this folder?"""
    return _previous(folder) is not None or bool(backups.listed(folder))


def _previous(folder: Path) -> Path | None:
    """The version before the last change, sealed or not as the main file is, or was."""
    main = files.main_file(folder)
    for path in (files.previous(main), *(files.previous(folder / name) for name in (MAIN_FILE, files.SEALED_FILE))):
        if os.path.lexists(path):
            return path
    return None


def state_of(folder: Path, keys: Keys | None = None) -> State:
    """How the main file is. A sealed one is `locked` when its head is whole and there are no `keys` to see more by."""
    path = files.main_file(folder)
    if not os.path.lexists(path):
        return "missing" if anything_left(folder) else "none"
    if not backups.opens(path):
        return "damaged"
    data = backups.read(path)
    if backups.is_sealed(data):
        if keys is None:
            return "locked"
        from workbook.store.file.seal.errors import OtherKey, SealDamaged

        try:
            data = keys.opened(data, path)
        except (Locked, OtherKey):
            return "locked"
        except SealDamaged:
            return "damaged"
    try:
        return "newer" if Tables.decode(data).format > FORMAT else "well"
    except ValueError:
        return "damaged"


def versions(folder: Path) -> list[Backup]:
    """All earlier versions, the previous one first, whether they open or not. Raises CannotOpen for a folder that
    may not be looked into."""
    path = _previous(folder) or files.previous(files.main_file(folder))
    found: list[Backup] = []
    try:
        about = path.lstat()
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            raise errors.cannot_open(error, path) from None
    else:
        if stat.S_ISREG(about.st_mode):
            at = datetime.fromtimestamp(about.st_mtime).replace(microsecond=0)
            found.append(Backup(PREVIOUS, "previous", at, about.st_size, path))
    return found + backups.listed(folder)


def offer(folder: Path, keys: Keys | None = None) -> Offer:
    """What can be brought back. Opens each version to be sure of it, sealed ones as far as the keys go."""
    choices = tuple(version for version in versions(folder) if opens(version, keys))
    return Offer(state_of(folder, keys), choices, not has_sealed(folder))


def opens(version: Backup, keys: Keys | None = None) -> bool:
    """Does that version open; a sealed one, with `keys`, also by them?"""
    if not version.opens:
        return False
    if keys is None or not _is_sealed(version.path):
        return True
    try:
        return Tables.decode(keys.opened(backups.read(version.path), version.path)).format > 0
    except (OSError, ValueError, Locked, errors.StoreError):  # another key, damaged
        return False


def has_sealed(folder: Path) -> bool:
    """Is there anything sealed of the workbook in this folder?"""
    sealed = folder / files.SEALED_FILE
    return (
        os.path.lexists(sealed)
        or os.path.lexists(files.previous(sealed))
        or any(backup.path.name.endswith(files.SEALED) for backup in backups.listed(folder))
    )


def _is_sealed(path: Path) -> bool:
    return backups.is_sealed(backups.read(path))


def find(folder: Path, which: str, keys: Keys | None = None) -> Backup:
    """The version with the id `which`, or the file of that path.

    Raises NotFoundError, Damaged, NewerFormat; with keys, OtherKey for one that they do not open.
    """
    found = next((version for version in versions(folder) if version.id == which), None)
    if found is None:
        path = Path(os.path.expanduser(which))
        if not os.path.isfile(path):
            raise NotFoundError(words.no_such_version(nearest(which, [one.id for one in versions(folder)])))
        about = path.stat()
        found = Backup(path.name, "hand", datetime.fromtimestamp(about.st_mtime), about.st_size, path.resolve())
    if not found.opens:
        raise errors.Damaged(words.VERSION_DAMAGED)
    data = backups.read(found.path)
    if backups.is_sealed(data):
        if keys is None:
            return found
        data = keys.opened(data, found.path)
    tables = Tables.decode(data)
    if tables.format > FORMAT:
        raise errors.newer_format(tables.program, tables.format, FORMAT)
    return found


def restore(
    folder: Path, which: str, *, now: datetime, sync: bool = True, wait: float = WAIT, keys: Keys | None = None
) -> Restored:
    """Bring back the version `which` (an id, `PREVIOUS`, `FRESH`, or the path of a backup elsewhere).

    A sealed version of this folder goes into a sealed workbook as it is; one from elsewhere, and one of a kind into a
    workbook of the other kind, take `keys`. Where there is no workbook, the identities beside a sealed file come along.
    Raises NotFoundError, Damaged (that version does not open), NewerFormat, Busy, CannotSave; Locked, OtherKey;
    StoreError for beginning anew beside a sealed workbook.
    """
    with Lock(folder, wait=wait).held():
        if which == FRESH and has_sealed(folder):
            raise errors.StoreError(words.NO_FRESH)
        brought = None if which == FRESH else find(folder, which, keys)
        state = state_of(folder, keys)
        path, data = _as_it_goes_in(folder, brought, state, keys)
        try:
            if brought is not None and keys is None and not _is_here(folder, brought) and _is_sealed(brought.path):
                if state not in ("missing", "none"):
                    raise Locked  # put there unseen, another key's would lock everybody out
                from workbook.store.file.seal import along

                along.bring(folder, brought.path, sync=sync)
            kept = _keep_what_is_there(folder, state, now, sync=sync)
            if brought is None:
                _keep_previous_for_good(folder, now, sync=sync)
            # A damaged file must not take the place of the previous version, which is a good one.
            files.commit(path, data, keep=state in ("well", "newer", "locked"), sync=sync).close()
        except OSError as error:
            raise errors.cannot_save(error, folder) from None
    return Restored(brought, kept)


def _is_here(folder: Path, version: Backup) -> bool:
    """Is it one of the folder's own?"""
    real = version.path.parent.resolve()
    return real in (folder.resolve(), (folder / backups.FOLDER).resolve())


def _as_it_goes_in(folder: Path, brought: Backup | None, state: State, keys: Keys | None) -> tuple[Path, bytes]:
    """Where a version goes, and its bytes there: sealed in a sealed workbook, plain in a plain one."""
    path = files.main_file(folder)
    if brought is None:
        return path, empty()
    data = backups.read(brought.path)
    sealed, is_sealed = path.name == files.SEALED_FILE, backups.is_sealed(data)
    if state in ("missing", "none"):
        return folder / (files.SEALED_FILE if is_sealed else MAIN_FILE), data
    if sealed is is_sealed and (not sealed or keys is None or _is_here(folder, brought)):
        return path, data
    if keys is None:
        raise Locked
    from workbook.store.file.seal import private

    if is_sealed and sealed:
        return path, private.for_those_here(data, keys, brought.path)
    if sealed:
        return path, keys.seal(private.inside(data, keys))
    return path, private.outside(keys.opened(data, brought.path), keys)


def empty() -> bytes:
    """The bytes of a workbook in which nothing has been written."""
    tables = Tables()
    tables.begin()
    tables[ABOUT] = {"about": {"format": FORMAT, "generation": 1, "program": __version__}}
    return tables.encode()


def _keep_what_is_there(folder: Path, state: State, now: datetime, *, sync: bool) -> Path | None:
    path = files.main_file(folder)
    if state in ("missing", "none"):
        return None
    if state != "damaged":
        return backups.make(folder, backups.read(path), "replaced", now, sync=sync).path
    return set_aside(path, now, sync=sync)


def set_aside(path: Path, now: datetime, *, sync: bool = True) -> Path:
    """Give an unreadable file a dated second name beside it, byte for byte. Raises OSError."""
    ending = f".json{files.SEALED}" if path.name.removesuffix(".prev") == files.SEALED_FILE else ".json"
    aside = backups.unused(path.with_name(f"{DAMAGED_STEM}-{now:%Y-%m-%d-%H%M%S}{ending}"))
    files.second_name(path, aside, sync=sync)
    if sync:
        files.sync_folder(aside.parent)  # before anything takes away the first name
    return aside


def _keep_previous_for_good(folder: Path, now: datetime, *, sync: bool) -> None:
    """A fresh workbook's changes would soon push the previous version out; it becomes a backup instead."""
    path = files.previous(files.main_file(folder))
    if not path.is_file():
        return
    if backups.opens(path):
        backups.make(folder, backups.read(path), "previous", now, sync=sync)
    else:
        set_aside(path, now, sync=sync)
    path.unlink()
