"""A TinyDB storage that loses nothing: whole files, one lock for reading and writing, one commit a transaction."""

from __future__ import annotations

import os
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from time import sleep, time
from typing import TYPE_CHECKING, Any, cast

from tinydb.storages import Storage

from workbook import __version__
from workbook.store.file import errors, files
from workbook.store.file.lock import WAIT, Lock
from workbook.store.file.migrations import KNOWN, Formats
from workbook.store.file.tables import ABOUT, ById, Document, Tables
from workbook.words.common import store as words

if TYPE_CHECKING:
    from workbook.store.file.backups import Backup
    from workbook.store.file.foreign import Watch
    from workbook.store.file.seal.keys import Keys

TORN_FOR = 0.5
"""Seconds that another program may take to write into the file, once it has begun, while this one waits."""
TORN_LOOKS = 10


class DurableStorage(Storage):
    """The state of one main file, cached between reads and never older than the file.

    `sync=False` leaves out waiting for the drive (for tests that write a thousand times); `wait` is how many seconds
    to wait for another process; `read_only` also opens what a newer program wrote. Safe for several threads of a
    process and several processes.

    `path` is where the plain file lies, or would lie; a sealed one beside it is taken where there is none, and opens
    with `keys` (see `seal.unlocking`). From then on `path` is the sealed file.
    """

    def __init__(
        self,
        path: Path,
        *,
        sync: bool = True,
        wait: float = WAIT,
        read_only: bool = False,
        formats: Formats = KNOWN,
        keys: Keys | None = None,
    ) -> None:
        self.path = path
        self.keys = keys
        self.sync = sync
        self.guard = RLock()
        self._read_only = read_only
        self._formats = formats
        self.lock = Lock(path.parent, wait=wait)
        self._held: files.Held | None = None
        self._tables: Tables | None = None
        self._before: Tables | None = None  # as they were before a transaction that failed
        self._watch: Watch | None = None
        self._depth = 0
        self._failed = False
        self.stale = False
        """Has another process sealed the file, or made a new key, so that no key known here opens it any more?"""

    # --- reading -------------------------------------------------------------------------------------------------

    def read(self) -> dict[str, dict[str, Any]] | None:
        """TinyDB's way in; see `tables`."""
        return cast("dict[str, dict[str, Any]]", self.tables())

    def tables(self) -> Tables:
        """All tables as they are now: one stat when nothing changed. Inside a transaction: with its own changes.

        Raises CannotOpen, NewerFormat, NeedsRescue, Gone, Locked.
        """
        with self.guard:
            if self._depth:
                return cast(Tables, self._tables)
            tables = self._fresh()
            if self._is_older(tables):
                self._bring_up(tables)
                tables = self._fresh()
            return tables

    def changed(self) -> bool:
        """Has the file been written by somebody else since it was read? One stat."""
        with self.guard:
            return self._tables is not None and self._now() != self._identity()

    def content(self) -> bytes | None:
        """The bytes of the file as it is now, sealed ones as they are; None when there is none yet."""
        with self.guard:
            self._fresh()
            try:
                return self._held.read() if self._held else None
            except OSError as error:
                raise errors.cannot_open(error, self.path) from None

    def _now(self) -> files.Identity | None:
        try:
            return files.identity_of(self.path)
        except OSError as error:
            raise errors.cannot_open(error, self.path) from None

    def _identity(self) -> files.Identity | None:
        return self._held.identity if self._held else None

    def _fresh(self) -> Tables:
        if self._tables is None or self._now() != self._identity():
            self._load()
        return cast(Tables, self._tables)

    def _load(self) -> None:
        if self._held is None:
            self.path = self._other() or self.path
        try:
            held = files.hold(self.path)
        except FileNotFoundError:
            if (path := self._other()) is None:
                self._look_again()
            else:  # it was sealed by somebody, or is plain again
                self._hold(None, None)
                self.path = path
                if not self.is_sealed:
                    self.keys = None  # they open nothing any more, whoever seals it the next time
                self._load()
            return
        except OSError as error:
            raise errors.cannot_open(error, self.path) from None
        earlier = self._earlier
        tables = self._decoded(held) if earlier is None else self._patiently(held)
        if earlier is not None:
            tables.carry_over(earlier)
            self._watching().replaced(self.path, self._held, earlier, tables, sync=self.sync)
        self._hold(held, tables)

    def _other(self) -> Path | None:
        """The file that counts now, where that is the other one of plain and sealed. Only one that is there: where both
        are gone, a sealed workbook is no plain one that is yet to begin."""
        path = files.main_file(self.path.parent)
        return path if path != self.path and os.path.lexists(path) else None

    @property
    def _earlier(self) -> Tables | None:
        """The tables as they were read last."""
        return self._tables if self._tables is not None else self._before

    def _watching(self) -> Watch:
        if self._watch is None:
            from workbook.store.file.foreign import Watch  # here, for who reads but once has nothing to watch

            self._watch = Watch()
        return self._watch

    def taken_over(self) -> tuple[Backup, ...]:
        """What another program took the place of, kept among the backups: since this was asked last."""
        return self._watch.taken() if self._watch is not None else ()

    def _patiently(self, held: files.Held) -> Tables:
        """The tables of a file that was whole a moment ago: programs that write in its place tear it while they do."""
        for _ in range(TORN_LOOKS):
            with suppress(errors.NeedsRescue):
                return self._decoded(held)
            if time() - held.identity[2] / 1e9 > TORN_FOR:
                break
            sleep(TORN_FOR / TORN_LOOKS)
        return self._decoded(held)

    def _decoded(self, held: files.Held) -> Tables:
        try:
            data = held.read()
            tables = self._unsealed(data) if self.is_sealed else Tables.decode(data)
            found = tables.format
        except ValueError:
            raise errors.NeedsRescue(words.DAMAGED.format(path=self.path), self.path.parent) from None
        except OSError as error:
            raise errors.cannot_open(error, self.path) from None
        if found > self._formats.newest and not self._read_only:
            raise errors.newer_format(tables.program, found, self._formats.newest)
        return tables

    @property
    def is_sealed(self) -> bool:
        """Is the file that was opened last a sealed one?"""
        return self.path.name == files.SEALED_FILE

    def _unsealed(self, data: bytes) -> Tables:
        """The tables in a sealed file. Raises ValueError for one that is damaged, Locked, OtherKey."""
        from workbook.store.file.seal import opening

        try:
            return opening.tables_in(data, self.keys, self.path, self._earlier)
        except errors.Locked:
            self.stale = self.stale or self.keys is None or bool(self.keys.unlocked)
            raise

    def lock_up(self) -> None:
        """Forget every secret and all that was read. Sealing still works."""
        with self.guard:
            self._hold(None, None)
            if self.keys is not None:
                self.keys.drop()

    def unlock(self, keys: Keys | None) -> None:
        """Open with these keys from now on; None for a plain file."""
        with self.guard:
            self._hold(None, None)
            self.keys, self.stale = keys, False

    def _look_again(self) -> None:
        """It is not there. Somebody may just be removing it, or bringing it back: that is waited for, where there is
        something to wait for, and what is there then is what counts."""
        from workbook.store.file import rescue

        if self.lock.is_held or self._read_only:
            self._missing()
            return
        if not rescue.anything_left(self.path.parent):
            with suppress(errors.NeedsRescue):  # just now there was nothing: somebody is beginning it this moment
                self._missing()
                return
        with ExitStack() as stack:
            with suppress(errors.CannotOpen, errors.CannotSave):  # where nobody may write, nobody is just writing
                stack.enter_context(self.lock.held())
            if self.lock.is_held:
                self._load()
            else:
                self._missing()

    def _missing(self) -> None:
        from workbook.store.file import absent

        if (fault := absent.fault_of(self.path, was_open=self._was_there)) is not None:
            raise fault
        self._tables = Tables()

    @property
    def _was_there(self) -> bool:
        """Was there a file? A sealed one is known by its name also while it is locked, and nothing is held."""
        return self._held is not None or self.is_sealed

    def _hold(self, held: files.Held | None, tables: Tables | None) -> None:
        if self._held is not None:
            self._held.close()
        self._held, self._tables, self._before = held, tables, None

    def close(self) -> None:
        """Let go of the file. A storage that is used again opens it again."""
        with self.guard:
            self._hold(None, None)

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Keep other processes from writing. Raises Busy, CannotSave."""
        if self._read_only:
            raise errors.CannotSave(words.READ_ONLY)
        with self.guard:
            self._still_there()
        with self.guard, self.lock.held():
            yield

    def _still_there(self) -> None:
        """A folder that was wiped or is gone is not made anew by whoever had its file open, not even for the lock."""
        try:
            gone = self._was_there and not self.path.parent.is_dir()
        except OSError as error:
            raise errors.cannot_open(error, self.path.parent) from None
        if gone:
            raise errors.Gone(words.GONE.format(path=self.path))

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
                    tables[name] = cast(ById, dict(documents))

    @contextmanager
    def transaction(self) -> Generator[Tables, None, None]:
        """Everything inside is written at once at its end, or not at all. One inside another joins it.

        An error inside takes back everything, even when an outer transaction catches it. Raises Busy, CannotSave, and
        what `tables` raises.
        """
        with self.guard:
            if self._depth:
                yield from self._joined()
                return
            with self.locked():
                tables = self._fresh()
                self._before = tables.snapshot()
                tables.begin()
                self._depth, self._failed = 1, False
                try:
                    if self._is_older(tables):
                        self._upgrade(tables)
                    yield tables
                    if self._failed:
                        raise errors.OutsideTransaction("a transaction inside this one failed; nothing is written")
                    self._commit(tables)
                except BaseException:
                    self._tables = None  # whatever was changed in memory is forgotten; the file is what counts
                    raise
                else:
                    self._before = None
                finally:
                    self._depth = 0

    def _joined(self) -> Generator[Tables, None, None]:
        self._depth += 1
        try:
            yield self.tables()
        except BaseException:
            self._failed = True
            raise
        finally:
            self._depth -= 1

    def _commit(self, tables: Tables) -> None:
        if tables.touched:
            ours = tables.draft(ABOUT)
            about: Document = ours.get("about", {})
            count = about.get("generation")
            generation = count + 1 if type(count) is int else 1
            ours["about"] = {**about, "format": self._formats.newest, "generation": generation, "program": __version__}
            try:
                files.make_folder(self.path.parent)
                data = tables.encode()
                if self.is_sealed:
                    data = cast("Keys", self.keys).seal(data)
                self._watching().commits(self.path, sync=self.sync)
                self._hold(files.commit(self.path, data, sync=self.sync), tables)
                self._watching().committed(self.path)
            except OSError as error:
                raise errors.cannot_save(error, self.path.parent) from None
        tables.settled()

    # --- older formats -------------------------------------------------------------------------------------------

    def _is_older(self, tables: Tables) -> bool:
        return self._held is not None and tables.oldest < self._formats.newest

    def _bring_up(self, tables: Tables) -> None:
        if self._read_only:
            tables.begin()
            self._formats.bring_up(tables)
            tables.encode()
            tables.settled()
        else:
            with self.transaction():
                pass

    def _upgrade(self, tables: Tables) -> None:
        """Bring a file of an older format to the newest, the old one kept among the backups."""
        from workbook.store.file import backups

        old = cast(bytes, self.content())
        try:
            backups.make(self.path.parent, old, "before-upgrade", datetime.now(UTC).astimezone(), sync=self.sync)
        except OSError as error:
            raise errors.cannot_save(error, self.path.parent) from None
        self._formats.bring_up(tables)
