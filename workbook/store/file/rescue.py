"""When the main file is damaged or missing: what can be brought back, and bringing it back.

Nothing is ever thrown away here. What stood in the place of the main file is kept: under a dated name beside it when
it cannot be read, among the backups when it can.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from workbook import __version__
from workbook.domain.common.errors import NotFoundError
from workbook.store.file import backups, errors, files
from workbook.store.file.backups import Backup, main_file
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.migrations import FORMAT
from workbook.store.file.tables import ABOUT, Tables
from workbook.words.common import store as words

PREVIOUS = "previous"  # the id of the version before the last change
FRESH = "fresh"  # the id of beginning anew
DAMAGED_STEM = "workbook.damaged"

State = Literal["well", "damaged", "missing", "newer", "none"]  # of the main file; none: there never was one


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be brought back: versions that open, the previous one first, then backups, newest first.

    Beginning anew (`FRESH`) is possible besides.
    """

    state: State
    choices: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was brought back (None: a fresh workbook), and where that is kept which it took the place of."""

    brought: Backup | None
    kept: Path | None


def anything_left(folder: Path) -> bool:
    """Is there an earlier version of the workbook in this folder?"""
    return os.path.lexists(files.previous(main_file(folder))) or bool(backups.listed(folder))


def state_of(folder: Path) -> State:
    """How the main file is."""
    path = main_file(folder)
    if not os.path.lexists(path):
        return "missing" if anything_left(folder) else "none"
    if not backups.opens(path):
        return "damaged"
    return "newer" if Tables.decode(backups.read(path)).format > FORMAT else "well"


def versions(folder: Path) -> list[Backup]:
    """All earlier versions, the previous one first, whether they open or not. Raises CannotOpen for a folder that
    may not be looked into."""
    path = files.previous(main_file(folder))
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


def offer(folder: Path) -> Offer:
    """What can be brought back. Opens each version to be sure of it."""
    return Offer(state_of(folder), tuple(version for version in versions(folder) if version.opens))


def find(folder: Path, which: str) -> Backup:
    """The version with the id `which`, or the file of that path. Raises NotFoundError, Damaged, NewerFormat."""
    found = next((version for version in versions(folder) if version.id == which), None)
    if found is None:
        path = Path(os.path.expanduser(which))
        if not os.path.isfile(path):
            raise NotFoundError(words.NO_SUCH_VERSION)
        about = path.stat()
        found = Backup(path.name, "hand", datetime.fromtimestamp(about.st_mtime), about.st_size, path.resolve())
    if not found.opens:
        raise errors.Damaged(words.VERSION_DAMAGED)
    tables = Tables.decode(backups.read(found.path))
    if tables.format > FORMAT:
        raise errors.newer_format(tables.program, tables.format, FORMAT)
    return found


def restore(folder: Path, which: str, *, now: datetime, sync: bool = True, wait: float = WAIT) -> Restored:
    """Bring back the version `which` (an id, `PREVIOUS`, `FRESH`, or the path of a backup elsewhere).

    Raises NotFoundError, Damaged (that version does not open), NewerFormat, Busy, CannotSave.
    """
    path = main_file(folder)
    with Lock(folder, wait=wait).held():
        brought = None if which == FRESH else find(folder, which)
        data = backups.read(brought.path) if brought else _empty()
        state = state_of(folder)
        try:
            kept = _keep_what_is_there(folder, state, now, sync=sync)
            if brought is None:
                _keep_previous_for_good(folder, now, sync=sync)
            # A damaged file must not take the place of the previous version, which is a good one.
            files.commit(path, data, keep=state in ("well", "newer"), sync=sync).close()
        except OSError as error:
            raise errors.cannot_save(error, folder) from None
    return Restored(brought, kept)


def _empty() -> bytes:
    tables = Tables()
    tables.begin()
    tables[ABOUT] = {"about": {"format": FORMAT, "generation": 1, "program": __version__}}
    return tables.encode()


def _keep_what_is_there(folder: Path, state: State, now: datetime, *, sync: bool) -> Path | None:
    path = main_file(folder)
    if state in ("missing", "none"):
        return None
    if state != "damaged":
        return backups.make(folder, backups.read(path), "replaced", now, sync=sync).path
    return set_aside(path, now, sync=sync)


def set_aside(path: Path, now: datetime, *, sync: bool = True) -> Path:
    """Give an unreadable file a dated second name beside it, byte for byte. Raises OSError."""
    aside = backups.unused(path.with_name(f"{DAMAGED_STEM}-{now:%Y-%m-%d-%H%M%S}.json"))
    files.second_name(path, aside, sync=sync)
    if sync:
        files.sync_folder(aside.parent)  # before anything takes away the first name
    return aside


def _keep_previous_for_good(folder: Path, now: datetime, *, sync: bool) -> None:
    """A fresh workbook's changes would soon push the previous version out; it becomes a backup instead."""
    path = files.previous(main_file(folder))
    if not path.is_file():
        return
    if backups.opens(path):
        backups.make(folder, backups.read(path), "previous", now, sync=sync)
    else:
        set_aside(path, now, sync=sync)
    path.unlink()
