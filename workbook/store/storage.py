"""A TinyDB storage that loses nothing: whole files, one lock for reading and writing, one commit a transaction."""

from __future__ import annotations

import errno
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, cast

from tinydb.storages import Storage

from workbook import __version__
from workbook.store import errors, files
from workbook.store.tables import ABOUT, Document, Documents, Tables
from workbook.words import store as words

if TYPE_CHECKING:
    from filelock import FileLock

FORMAT = 1
LOCK_FILE = "workbook.lock"
WAIT = 5.0  # seconds; a commit takes milliseconds, so whoever holds the lock longer is stuck
_POLL = 0.005


class DurableStorage(Storage):
    """The state of one main file, cached between reads and never older than the file.

    `sync=False` leaves out waiting for the drive (for tests that write a thousand times). Safe for several threads
    of a process and several processes.
    """

    def __init__(self, path: Path, *, sync: bool = True, wait: float = WAIT, read_only: bool = False) -> None:
        self.path = path
        self.guard = RLock()
        self._sync = sync
        self._wait = wait
        self._read_only = read_only
        self._held: files.Held | None = None
        self._tables: Tables | None = None
        self._depth = 0
        self._failed = False
        self._lock: FileLock | None = None

    # --- reading -------------------------------------------------------------------------------------------------

    def read(self) -> dict[str, dict[str, Any]] | None:
        """TinyDB's way in; see `tables`."""
        return cast("dict[str, dict[str, Any]]", self.tables())

    def tables(self) -> Tables:
        """All tables as they are now: one stat when nothing changed. Inside a transaction: with its own changes."""
        with self.guard:
            if self._depth == 0:
                self._refresh()
            return cast(Tables, self._tables)

    def changed(self) -> bool:
        """Has the file been written by somebody else since it was read? One stat."""
        with self.guard:
            return self._tables is not None and files.identity_of(self.path) != self._identity()

    def _identity(self) -> files.Identity | None:
        return self._held.identity if self._held else None

    def _refresh(self) -> None:
        if self._tables is None or files.identity_of(self.path) != self._identity():
            self._load()

    def _load(self) -> None:
        try:
            held = files.hold(self.path)
        except FileNotFoundError:
            self._missing()
            return
        except OSError as error:
            raise self._cannot_open(error) from None
        try:
            tables = self._decoded(held)
        except BaseException:
            held.close()
            raise
        if self._tables is not None:
            tables.carry_over(self._tables)
        self._hold(held, tables)

    def _decoded(self, held: files.Held) -> Tables:
        try:
            tables = Tables.decode(held.read())
            about = tables[ABOUT]["about"]
            found = about["format"]
            if type(found) is not int or found < 1:
                raise ValueError
        except (ValueError, KeyError):
            raise errors.NeedsRescue(words.DAMAGED.format(path=self.path), self.path.parent) from None
        except OSError as error:
            raise self._cannot_open(error) from None
        if found > FORMAT and not self._read_only:
            program = str(about.get("program", words.NEWER_PROGRAM_UNKNOWN))
            raise errors.NewerFormat(words.NEWER_FORMAT.format(program=program, found=found, known=FORMAT))
        return tables

    def _missing(self) -> None:
        from workbook.store import rescue

        if rescue.anything_left(self.path.parent):
            raise errors.NeedsRescue(words.MISSING.format(path=self.path), self.path.parent)
        if self._held is not None:
            raise errors.Gone(words.GONE.format(path=self.path))
        if self._tables is None:
            self._tables = Tables()

    def _cannot_open(self, error: OSError) -> errors.CannotOpen:
        if error.errno == errno.ELOOP:
            return errors.CannotOpen(words.MAIN_SYMLINK.format(path=self.path))
        if error.errno in (errno.EISDIR, errno.ENXIO):
            return errors.CannotOpen(words.MAIN_NOT_A_FILE.format(path=self.path))
        if error.errno == errno.ENOTDIR:
            return errors.CannotOpen(words.FOLDER_NOT_A_FOLDER.format(path=self.path.parent))
        why = errors.why(error, self.path)
        return errors.CannotOpen(words.MAIN_UNREADABLE.format(path=self.path, why=why))

    def _hold(self, held: files.Held | None, tables: Tables | None) -> None:
        if self._held is not None:
            self._held.close()
        self._held, self._tables = held, tables

    def content(self) -> bytes | None:
        """The bytes of the file as it was last read; None when there is no file yet."""
        with self.guard:
            self.tables()
            return self._held.read() if self._held else None

    # --- writing -------------------------------------------------------------------------------------------------

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """TinyDB's way out. The file is written once, when the transaction ends."""
        with self.guard:
            if self._depth == 0:
                raise errors.OutsideTransaction("a write needs a transaction around it")
            tables = self.tables()
            if data is not tables:
                for name in [name for name in tables if name != ABOUT and name not in data]:
                    del tables[name]
                for name, documents in data.items():
                    tables[name] = cast(Documents, dict(documents))

    @contextmanager
    def transaction(self) -> Generator[Tables, None, None]:
        """Everything inside is written at once at its end, or not at all. One inside another joins it.

        An error inside takes back everything, even when an outer transaction catches it.
        """
        with self.guard:
            if self._depth:
                self._depth += 1
                try:
                    yield self.tables()
                except BaseException:
                    self._failed = True
                    raise
                finally:
                    self._depth -= 1
                return
            with self._locked():
                self._refresh()
                tables = cast(Tables, self._tables)
                tables.begin()
                self._depth, self._failed = 1, False
                try:
                    yield tables
                    if self._failed:
                        raise errors.OutsideTransaction("a transaction inside this one failed; nothing is written")
                    self._commit(tables)
                except BaseException:
                    self._tables = None  # whatever was changed in memory is forgotten; the file is what counts
                    raise
                finally:
                    self._depth = 0

    def _commit(self, tables: Tables) -> None:
        if not tables.touched:
            tables.settled()
            return
        ours = tables.draft(ABOUT)
        about: Document = ours.get("about", {})
        generation = about.get("generation")
        generation = generation + 1 if type(generation) is int else 1
        ours["about"] = {**about, "format": FORMAT, "generation": generation, "program": __version__}
        data = tables.encode()
        try:
            files.make_folder(self.path.parent)
            held = files.commit(self.path, data, sync=self._sync)
        except OSError as error:
            raise errors.cannot_save(error, self.path.parent) from None
        tables.settled()
        self._hold(held, tables)

    @contextmanager
    def _locked(self) -> Generator[None, None, None]:
        """The lock that all processes share. filelock is imported here, for reading does not need it."""
        if self._read_only:
            raise errors.CannotSave(words.READ_ONLY)
        from filelock import FileLock, Timeout

        folder = self.path.parent
        try:
            if self._lock is None:
                files.make_folder(folder)
                self._lock = FileLock(
                    folder / LOCK_FILE,
                    timeout=self._wait,
                    mode=files.FILE_MODE,
                    thread_local=False,
                    preserve_lock_file=True,
                    poll_interval=_POLL,
                )
            self._lock.acquire()
        except Timeout:
            raise errors.Busy(words.BUSY.format(seconds=self._wait)) from None
        except OSError as error:
            raise errors.cannot_save(error, folder) from None
        try:
            yield
        finally:
            self._lock.release()

    def close(self) -> None:
        with self.guard:
            self._hold(None, None)
