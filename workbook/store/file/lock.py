"""The lock that all processes share while they read, change and write."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.store.file import errors, files
from workbook.words.common import store as words

if TYPE_CHECKING:
    from filelock import FileLock

NAME = "workbook.lock"
WAIT = 5.0  # seconds; a commit takes milliseconds, so whoever holds the lock longer is stuck
_POLL = 0.005


class Lock:
    """The lock of one data folder. Not re-entrant; the storage sees to that.

    The lock file stays where it is: removing one that others wait for would let two of them in.
    """

    def __init__(self, folder: Path, *, wait: float = WAIT) -> None:
        self._folder = folder
        self._wait = wait
        self._file: FileLock | None = None

    @contextmanager
    def held(self) -> Generator[None, None, None]:
        """Hold the lock. Raises Busy after the wait, CannotSave where no file may be made, NoLocks."""
        from filelock import Timeout  # here, for reading does without a lock and should not pay for the import

        try:
            lock = self._file = self._file or self._made()
            lock.acquire()
        except Timeout:
            raise errors.Busy(words.BUSY.format(seconds=self._wait)) from None
        except OSError as error:
            raise errors.cannot_save(error, self._folder) from None
        try:
            yield
        finally:
            lock.release()

    def _made(self) -> FileLock:
        from filelock import FileLock

        try:
            files.make_folder(self._folder)
        except OSError as error:
            raise errors.cannot_make_folder(error, self._folder) from None
        return FileLock(
            self._folder / NAME,
            timeout=self._wait,
            mode=files.FILE_MODE,
            thread_local=False,
            preserve_lock_file=True,
            poll_interval=_POLL,
        )
