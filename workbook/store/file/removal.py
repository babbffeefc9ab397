"""Removing a workbook: every file it is known to have written, and nothing else."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workbook.paths import MAIN_FILE
from workbook.store.file import backups, edited, errors, files, lock, unsaved
from workbook.store.file.lock import WAIT, Lock

_MAIN = re.escape(MAIN_FILE)
_IDENTITY = r"identity-[a-z0-9-]+(\.recovery)?\.age(\.new)?"
_IN_FOLDER = re.compile(
    rf"{_MAIN}(\.age)?(\.new|\.prev|\.prev\.new)?|workbook\.damaged-[\d-]+\.json(\.age)?"
    rf"|(crash|unsaved)-[\d-]+\.txt(\.age)?|{unsaved.NAME.pattern}|{_IDENTITY}"
)
_IN_BACKUPS = re.compile(rf"{backups.NAME.pattern}(\.new)?|{_IDENTITY}")


@dataclass(frozen=True, slots=True)
class Wiped:
    """How many files were removed, how many of the workbook's could not be, and what is left in the data folder
    (those, and whatever the workbook did not write)."""

    removed: int
    failed: int
    left: tuple[Path, ...]


def known(folder: Path) -> list[Path]:
    """The files that a workbook wrote into its data folder and, where that took nothing, into the state folder; the
    main file last: an interruption is no damage.

    Raises CannotOpen for a folder that may not be looked into: nobody knows then what is there.
    """
    found = [
        path
        for place, pattern in _places(folder)
        for path in _entries(place)
        if pattern.fullmatch(path.name) and (os.path.islink(path) or not os.path.isdir(path))
    ]
    return sorted(found, key=lambda path: path.name in (MAIN_FILE, files.SEALED_FILE))


def _places(folder: Path) -> tuple[tuple[Path, re.Pattern[str]], ...]:
    return (
        *((own, re.compile(".*", re.DOTALL)) for own in edited.listed(folder)),
        (folder / backups.FOLDER, _IN_BACKUPS),
        (unsaved.aside(folder), unsaved.NAME),
        (folder, _IN_FOLDER),
    )


def _entries(folder: Path) -> list[Path]:
    try:
        return [folder / name for name in sorted(os.listdir(folder))[: backups.MOST]]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise errors.cannot_open(error, folder) from None


def wipe(folder: Path, *, wait: float = WAIT) -> Wiped:
    """Remove what `known` lists, then the folders, where they are empty. Raises Busy, CannotOpen, CannotSave."""
    removed = failed = 0
    with Lock(folder, wait=wait).held():
        for path in known(folder):
            try:
                path.unlink()
                removed += 1
            except OSError:
                failed += 1
        with suppress(OSError):
            (folder / lock.NAME).unlink()
    for place, _ in _places(folder):
        with suppress(OSError):
            place.rmdir()
    return Wiped(removed, failed, tuple(_entries(folder)))
