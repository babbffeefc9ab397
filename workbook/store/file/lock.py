"""The lock that all processes share while they read, change and write."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from workbook.store.file import errors, files
from workbook.words.common import store as words

if TYPE_CHECKING:
    from filelock import FileLock

NAME = "workbook.lock"
WAIT = 5.0  # seconds; a commit takes milliseconds, so whoever holds the lock longer is stuck
TOLD_AFTER = 0.3
"""Seconds of waiting after which whoever looks at the screen is told."""
_POLL = 0.005


def _tell_nobody(waiting: bool) -> None: ...


class Lock:
    """The lock of one data folder. Not re-entrant; the storage sees to that.

    The lock file stays where it is: removing one that others wait for would let two of them in. `tell` is called with
    True once a wait has become long, and with False when it is over, both from within the thread that waits.
    """

    def __init__(self, folder: Path, *, wait: float = WAIT) -> None:
        self._folder = folder
        self._wait = wait
        self._file: FileLock | None = None
        self.is_held = False
        self._latest: float | None = None  # when every wait is over, once somebody is in a hurry
        self.tell: Callable[[bool], None] = _tell_nobody

    def hurry(self, seconds: float) -> None:
        """Wait no longer than this from now on, all waits together, the one that goes on now included. For whoever is
        leaving; from any thread."""
        if self._latest is None:
            self._latest = monotonic() + seconds

    @contextmanager
    def held(self) -> Generator[None, None, None]:
        """Hold the lock. Raises Busy after the wait, CannotSave where no file may be made, NoLocks."""
        from filelock import Timeout  # here, for reading does without a lock and should not pay for the import

        began, told = monotonic(), False

        def no_longer() -> bool:
            nonlocal told
            now = monotonic()
            if not told and now - began > TOLD_AFTER:
                told = True
                self.tell(True)
            return self._latest is not None and now > self._latest

        try:
            lock = self._file = self._file or self._made()
            lock.acquire(cancel_check=no_longer)
        except Timeout:
            raise errors.Busy(words.BUSY.format(seconds=self._wait)) from None
        except OSError as error:
            raise errors.cannot_save(error, self._folder) from None
        finally:
            if told:
                self.tell(False)
        self.is_held = True
        try:
            yield
        finally:
            self.is_held = False
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
