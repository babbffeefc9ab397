"""Dated copies of the main file: one a day, kept for a week, then one a week, then one a month."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

from workbook.store.file import files
from workbook.store.file.errors import StoreError
from workbook.store.file.tables import Tables
from workbook.words.common import store as words

FOLDER = "backups"
DAYS, WEEKS, MONTHS = 7, 4, 12
MOST = 10_000  # more files than this in the folder are not ours

Kind = Literal["daily", "hand", "replaced", "before-upgrade", "previous"]
# daily: made by itself · hand: asked for · replaced: what a restore took the place of ·
# before-upgrade: the last one in an older format · previous: the version before the last change

NAME = re.compile(
    r"(?P<kind>daily|hand|replaced|before-upgrade|previous)-(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<time>\d{6}))?(?:-\d+)?\.json"
    r"(?P<sealed>\.age)?"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """An earlier version that can be brought back by its `id`. `at` is local time without offset, from its name."""

    id: str
    kind: Kind
    at: datetime
    size: int
    path: Path

    @property
    def opens(self) -> bool:
        """Can it be opened as a workbook? Reads the file."""
        return opens(self.path)


def opens(path: Path) -> bool:
    """Would this file open as a workbook? A newer format counts as one, and a sealed file whose head is whole: more
    cannot be seen of it without its key."""
    try:
        data = read(path)
        if is_sealed(data):
            from workbook.store.file.seal import header

            return header.read(data).content > 0
        return Tables.decode(data).format > 0
    except (OSError, ValueError):
        return False


def is_sealed(data: bytes) -> bool:
    """Are these the bytes of a sealed file?"""
    return data.startswith(b"age-encryption.org/")


def read(path: Path) -> bytes:
    """The bytes of a file, never through a symbolic link."""
    held = files.hold(path)
    try:
        return held.read()
    finally:
        held.close()


def listed(folder: Path) -> list[Backup]:
    """The backups of the data folder `folder`, newest first; whether they open is not looked at."""
    found: list[Backup] = []
    try:
        with os.scandir(folder / FOLDER) as entries:
            for _, entry in zip(range(MOST), entries, strict=False):
                if (match := NAME.fullmatch(entry.name)) and entry.is_file(follow_symlinks=False):
                    with suppress(ValueError, FileNotFoundError):
                        found.append(_described(match, entry))
    except OSError:
        return []
    return sorted(found, key=lambda backup: (backup.at, backup.id), reverse=True)


def _described(match: re.Match[str], entry: os.DirEntry[str]) -> Backup:
    stat = entry.stat(follow_symlinks=False)
    at = datetime.strptime(match["day"] + (match["time"] or "000000"), "%Y-%m-%d%H%M%S")
    written = datetime.fromtimestamp(stat.st_mtime).replace(microsecond=0)
    if match["time"] is None and written.date() == at.date():
        at = written  # a daily one is named by its day only
    kind: Kind = match["kind"]  # pyright: ignore[reportAssignmentType] - the pattern lists the kinds
    return Backup(_stem(Path(entry.name)), kind, at, stat.st_size, Path(entry.path))


def make(folder: Path, data: bytes, kind: Kind, now: datetime, *, sync: bool = True) -> Backup:
    """Keep `data`, sealed or not, as a backup of this moment and read it back. Raises OSError."""
    stem = f"{kind}-{now:%Y-%m-%d}" if kind == "daily" else f"{kind}-{now:%Y-%m-%d-%H%M%S}"
    target = folder / FOLDER / f"{stem}{_ending(data)}"
    if kind != "daily":
        target = unused(target)
    files.make_folder(target.parent)
    write(target, data, sync=sync)
    at = now.replace(tzinfo=None, microsecond=0)
    return Backup(_stem(target), kind, at, len(data), target)


def export(target: Path, data: bytes, now: datetime, *, sync: bool = True) -> Backup:
    """Keep `data` outside the data folder: as the new file `target`, or under a dated name in the folder `target`.

    Raises StoreError when there is a file of that name or no such folder, OSError.
    """
    if target.is_dir():
        target = unused(target / f"workbook-{now:%Y-%m-%d}{_ending(data)}")
    elif os.path.lexists(target):
        raise StoreError(words.BACKUP_EXISTS.format(path=target))
    elif not target.parent.is_dir():
        raise StoreError(words.NO_FOLDER.format(path=target.parent))
    write(target, data, sync=sync, beside=files.unused(target))
    return Backup(target.name, "hand", now.replace(tzinfo=None, microsecond=0), len(data), target.absolute())


def write(target: Path, data: bytes, *, sync: bool = True, beside: Path | None = None) -> None:
    """Write a copy to `target` and make sure that it can be read back. Raises OSError. See `files.commit`."""
    files.commit(target, data, keep=False, sync=sync, beside=beside).close()
    if read(target) != data or not opens(target):
        target.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def unused(target: Path) -> Path:
    """`target`, or the same with a number, so that nothing is overwritten."""
    free, number, stem = target, 1, _stem(target)
    while os.path.lexists(free) or os.path.lexists(_twin(free)):
        number += 1
        free = target.with_name(f"{stem}-{number}{target.name.removeprefix(stem)}")
    return free


def _stem(path: Path) -> str:
    return path.name.removesuffix(files.SEALED).removesuffix(".json")


def _ending(data: bytes) -> str:
    return f".json{files.SEALED}" if is_sealed(data) else ".json"


def _twin(path: Path) -> Path:
    """The same version sealed, or open: while sealing is turned on or off there may be either."""
    name = path.name
    return path.with_name(name.removesuffix(files.SEALED) if name.endswith(files.SEALED) else name + files.SEALED)


def daily(folder: Path, data: bytes, now: datetime, *, sync: bool = True) -> Backup | None:
    """Keep today's backup, unless there is one, and let go of those that are too old. Raises OSError."""
    today = folder / FOLDER / f"daily-{now:%Y-%m-%d}.json"
    if today.exists() or _twin(today).exists():
        return None
    made = make(folder, data, "daily", now, sync=sync)
    dailies = [backup for backup in listed(folder) if backup.kind == "daily"]
    keep = to_keep(backup.at.date() for backup in dailies)
    for backup in dailies:
        if backup.at.date() not in keep:
            with suppress(OSError):
                backup.path.unlink()
    return made


def to_keep(days: Iterable[date]) -> set[date]:
    """Of the days with a backup, those to keep: the newest 7, the last of each of the newest 4 weeks and 12 months."""
    newest = sorted(set(days), reverse=True)
    keep = set(newest[:DAYS])
    for period, most in ((_week, WEEKS), (_month, MONTHS)):
        last: dict[tuple[int, int], date] = {}
        for day in newest:
            last.setdefault(period(day), day)
        keep.update(list(last.values())[:most])
    return keep


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, int]:
    return (day.year, day.month)
