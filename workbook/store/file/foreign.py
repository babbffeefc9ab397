"""Versions that another program (an editor, a stock TinyDB) wrote over: kept among the backups, and told of."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from workbook.store.file import backups, files
from workbook.store.file.backups import Backup
from workbook.store.file.tables import Tables


class Watch:
    """Keeps what other hands take the place of, for one open file."""

    def __init__(self) -> None:
        self._kept_up_to = 0  # the count of the version that was kept last
        self._previous: files.Identity | None = None
        self._found: list[Backup] = []

    def taken(self) -> tuple[Backup, ...]:
        """What was kept since this was asked last."""
        found, self._found = tuple(self._found), []
        return found

    def replaced(self, path: Path, held: files.Held | None, seen: Tables, now: Tables, *, sync: bool) -> None:
        """The file is another than the one that was `held`. If no workbook wrote it, the one that was seen is kept
        among the backups, unless it is there; once for each version that this program wrote."""
        self._previous = None
        count = seen.generation
        if now.generation > count or count <= self._kept_up_to:
            return
        with suppress(OSError):
            data = held.read() if held is not None and held.is_as_it_was() else None
            if data is None and path.name != files.SEALED_FILE:
                data = seen.as_it_came()  # written over in its place; a sealed one would have to be sealed anew
            if data is not None and not (held and _was_restored(path.parent, held)):
                self._kept_up_to = count
                if data != backups.read(path):
                    self._keep(path.parent, data, sync=sync)

    def commits(self, path: Path, *, sync: bool) -> None:
        """A new version is about to take the place of `path`, and that the place of the one before. Whoever had that
        one open, and has not noticed, writes into it still: what they wrote is kept among the backups."""
        kept = files.previous(path)
        with suppress(OSError):
            before, now = self._previous, files.identity_of(kept)
            if before and now and before[:2] == now[:2] and before != now and backups.opens(kept):
                self._keep(path.parent, backups.read(kept), sync=sync)

    def committed(self, path: Path) -> None:
        with suppress(OSError):
            self._previous = files.identity_of(files.previous(path))

    def _keep(self, folder: Path, data: bytes, *, sync: bool) -> None:
        with suppress(OSError):
            if not any(one.size == len(data) and backups.read(one.path) == data for one in backups.listed(folder)):
                self._found.append(backups.make(folder, data, "replaced", datetime.now(UTC).astimezone(), sync=sync))


def _was_restored(folder: Path, held: files.Held) -> bool:
    """Has somebody brought back an earlier version since? Then what that took the place of has been kept."""
    kept = (one.path for one in backups.listed(folder) if one.kind == "replaced")
    return any(path.stat().st_mtime_ns >= held.identity[2] for path in kept)
