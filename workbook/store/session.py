"""A session with the file of a workbook: reading, changing, undoing, its history and its backups.

It knows documents only. The typed collections stand on it, and `notebook.Notebook` puts them together.

Every change is one transaction with a label: it is written whole or not at all, can be undone and done again by any
process, and refuses to overwrite what the caller has not seen. It belongs to whoever acts (`Session.actor`), and each
person takes back their own. Reads are cached and never older than the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from workbook.paths import MAIN_FILE
from workbook.store.file import errors, files
from workbook.store.file.documents import Documents
from workbook.store.file.ids import Ids
from workbook.store.file.lock import WAIT
from workbook.store.file.revisions import Writer
from workbook.store.file.storage import DurableStorage
from workbook.store.file.table import Database, copied
from workbook.words.common import store as words

if TYPE_CHECKING:
    from workbook.store.file.backups import Backup
    from workbook.store.file.change import Change
    from workbook.store.file.entries import HistoryEntry, Swapped, Who
    from workbook.store.file.history import History
    from workbook.store.file.seal.keys import Keys

Document = dict[str, Any]
Clock = Callable[[], datetime]
_NO_TABLE: dict[str, Document] = {}
"""What every table holds that is not there: always the same, so that nothing is made anew of it."""


def wall_clock() -> datetime:
    """Now, with the offset of the place where the program runs."""
    return datetime.now(UTC).astimezone()


class Session:
    """An open file of documents. Safe to use from several threads; another process may have the same one open.

    `actor`: the id of the person who acts, "" for nobody: whoever sits in front of the window, or for whom a verb runs.
    """

    def __init__(self, storage: DurableStorage, *, clock: Clock = wall_clock) -> None:
        self.actor = ""
        self._clock = clock
        self._storage = storage
        self._database = Database(storage)
        self._writer = Writer(self._database)
        self._ids = Ids()
        self._views: dict[str, Documents] = {}
        self._current: Change | None = None
        self._backed_up = False
        self.day_begins = 0  # minutes after midnight; a day's backup is of that day

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock = wall_clock,
        sync: bool = True,
        wait: float = WAIT,
        read_only: bool = False,
        keys: Keys | None = None,
        make: bool = True,
    ) -> Self:
        """Open the workbook in `folder`, or get ready to begin one there: the folder is made (0700), nothing else.

        `make=False` leaves that to the first write, for who may only want to read. `wait`: seconds to wait for another
        process. `read_only`: also opens what a newer program wrote. `keys` open a sealed one
        (`workbook.store.file.seal.unlocking.open_keys`).
        Raises CannotOpen, NewerFormat, NeedsRescue (damaged or missing; see `workbook.store.file.rescue`); Locked for a
        sealed one without keys, OtherKey.
        """
        if make and not read_only:
            try:
                files.make_folder(folder)
            except OSError as error:
                raise errors.cannot_make_folder(error, folder) from None
        storage = DurableStorage(folder / MAIN_FILE, sync=sync, wait=wait, read_only=read_only, keys=keys)
        storage.tables()
        return cls(storage, clock=clock)

    # --- reading -------------------------------------------------------------------------------------------------

    def documents(self, table: str) -> Documents:
        """The documents of a table by id, in no promised order. Read only; the same object while nothing changed.

        Inside `change` it shows the change's own writes and is live: take a list before removing while walking.
        """
        with self._storage.guard:
            tables = self._storage.tables()
            found = tables.get(table, _NO_TABLE)
            view = self._views.get(table)
            if self._current is not None:
                return Documents(table, found, {}, view.converted if view else {}, settled=False)
            if view is None or not view.shows(found):
                sentence = words.DAMAGED_DOCUMENT.format(table=table, why=words.NOT_A_DOCUMENT)
                faulty = dict.fromkeys(tables.faulty(table), sentence)
                view = Documents(table, found, faulty, view.converted if view else {}, settled=True)
                self._views[table] = view
            return view

    def get(self, table: str, id: str) -> Document | None:
        """A copy of one document."""
        with self._storage.guard:
            return copied(self._storage.tables().get(table, {}).get(id))

    def tables(self, prefix: str = "") -> tuple[str, ...]:
        """The names of the tables that begin with `prefix`, in order (`marks_` → marks_2025, marks_2026)."""
        with self._storage.guard:
            names = self._storage.tables()
            return tuple(sorted(name for name in names if name.startswith(prefix) and not name.startswith("_")))

    def faulty(self) -> dict[tuple[str, str], str]:
        """Documents, by table and id, that could not be read so far, each with a sentence. They are left as they are;
        when something is written in their place, they are kept elsewhere in the file.
        """
        with self._storage.guard:
            return {
                (table, id): why
                for table, view in self._views.items()
                for id, why in view.faulty.items()
                if self._is_faulty(table, id)
            }

    def _is_faulty(self, table: str, id: str) -> bool:
        """Was it found to be unreadable, and is it still what it was then?"""
        view = self._views.get(table)
        if view is None or id not in view.faulty:
            return False
        present = self._writer.find(table, id)
        if present is None:
            return id in self._storage.tables().faulty(table)
        return present == view.plain.get(id)

    def changed(self) -> bool:
        """Has another process written since the last read? One stat; ask as often as you like."""
        return self._storage.changed()

    def taken_over(self) -> tuple[Backup, ...]:
        """Another program has written over what was seen here, and nobody asked whether it may: the versions that were
        kept among the backups for it, since this was asked last."""
        return self._storage.taken_over()

    def clock(self) -> datetime:
        """Now, with its offset."""
        now = self._clock()
        return now if now.tzinfo else now.astimezone()

    def new_id(self) -> str:
        """A new id: text, sortable by time, met by no other process."""
        with self._storage.guard:
            return self._ids.new(self.clock())

    # --- changing ------------------------------------------------------------------------------------------------

    @contextmanager
    def acting(self, person: str) -> Generator[None, None, None]:
        """What is done inside is done by this person, whoever sits in front."""
        with self._storage.guard:
            before, self.actor = self.actor, person
            try:
                yield
            finally:
                self.actor = before

    @contextmanager
    def change(self, label: str, *, merge: str | None = None, undoable: bool = True) -> Generator[Change, None, None]:
        """One transaction, one commit, one entry of the history under `label`, made by who acts when it begins.

        One inside another joins it, under the outer label; an error takes back what the block did. Consecutive
        changes of one person with the same `merge` become one entry (typing, saved as it goes). `undoable=False` is
        for what nobody would call a change, such as where they were reading: it stays when other things are undone.
        """
        with self._storage.guard:
            if (outer := self._current) is not None:
                mark = outer.mark()
                try:
                    yield outer
                except BaseException:
                    outer.back_to(mark)
                    raise
                return
            from workbook.store.file.change import Change
            from workbook.store.file.history import History  # here, for reading should not pay for what writing needs

            by = self.actor
            self._back_up_first()
            with self._storage.transaction():
                self._current = change = Change(self._writer, self._is_faulty)
                try:
                    yield change
                finally:
                    self._current = None
                before = change.finish()
                if undoable and before:
                    History(self._writer).record(label, before, merge=merge, by=by, now=self.clock())
                elif before:
                    History(self._writer).follow(before)

    def take_back(self, who: Who) -> Swapped:
        """Undo the newest change that they may undo. Raises NothingToUndo; NotYours; and Conflict, with a sentence, for
        one that cannot be undone: the next call then takes the one before it."""
        return self._swap(lambda history: history.undo(who))

    def do_again(self, who: Who) -> Swapped:
        """Do again what they undid last. Raises NothingToRedo, and Conflict as `take_back` does."""
        return self._swap(lambda history: history.redo(who))

    def _swap(self, turn: Callable[[History], Swapped | errors.Conflict]) -> Swapped:
        with self._storage.guard:
            if self._current is not None:
                raise errors.OutsideTransaction("undo and redo are changes of their own")
            from workbook.store.file.history import History

            with self._storage.transaction():
                done = turn(History(self._writer))
            if isinstance(done, errors.Conflict):
                raise done  # now that it is written that it was said
            return done

    def daily_backup(self) -> Backup | None:
        """Keep today's backup, unless there is one; old ones go. Takes some milliseconds and never waits for a person.

        The app calls it once the first screen is up; otherwise the first change of the day does, with what the file
        held before. Raises CannotSave, Busy.
        """
        from workbook.store.file import backups

        self._backed_up = True
        folder = self._storage.path.parent
        try:
            with self._storage.locked():
                data = self._storage.content()
                day = self.clock() - timedelta(minutes=self.day_begins)
                return backups.daily(folder, data, day, sync=self._storage.sync) if data else None
        except OSError as error:
            raise errors.cannot_save(error, folder) from None

    def backup(self, target: Path | None = None) -> Backup | None:
        """Make a backup now, among the others or as `target` (a new file, or a folder to put one into), and read it
        back. None when nothing has been written yet. A sealed workbook leaves its folder by `seal.along`, which takes
        its identities along. Raises StoreError (a file of that name exists), CannotSave, Busy.
        """
        from workbook.store.file import backups

        folder = self._storage.path.parent
        try:
            with self._storage.locked():
                data = self._storage.content()
                if not data:
                    return None
                if target is None:
                    return backups.make(folder, data, "hand", self.clock(), sync=self._storage.sync)
                return backups.export(target, data, self.clock(), sync=self._storage.sync)
        except OSError as error:
            place = folder if target is None else target if os.path.isdir(target) else target.parent
            raise errors.cannot_save(error, place) from None

    def _back_up_first(self) -> None:
        if not self._backed_up:
            with suppress(errors.CannotSave, errors.Busy):  # the change itself will say what is wrong
                self.daily_backup()

    def history(self, limit: int = 50) -> list[HistoryEntry]:
        """The newest changes, newest first."""
        from workbook.store.file.entries import listed
        from workbook.store.file.history import TABLE

        with self._storage.guard:
            return list(listed(self._storage.tables().get(TABLE, {}), limit))

    # --- sealed --------------------------------------------------------------------------------------------------

    @property
    def sealed(self) -> bool:
        """Is the file sealed, as far as was seen when it was opened last?"""
        return self._storage.is_sealed

    @property
    def keys(self) -> Keys | None:
        """The keys it was opened with; None for a plain file."""
        return self._storage.keys

    def plain_beside(self) -> bool:
        """Does a plain main file lie beside the sealed one? An older copy from elsewhere, as a rule. Two stats."""
        if not self.sealed:
            return False
        from workbook.store.file.seal import steps

        return steps.state_of(self._storage.path.parent) == "both"

    def lock(self) -> None:
        """Forget every secret and all that was read: from now on everything raises Locked, until `unlock`. What a
        collection or a screen still holds is its own affair. Nothing happens to a plain file."""
        with self._storage.guard:
            if self.sealed:
                self._storage.lock_up()
                self._views.clear()

    def unlock(self, keys: Keys | None) -> None:
        """Go on with these keys, whoever's they are (None: it is plain); what only others may read is gone from what
        was read."""
        with self._storage.guard:
            self._storage.unlock(keys)
            self._views.clear()

    def seal_bytes(self, data: bytes, person: str = "") -> bytes:
        """`data` as it may lie beside the workbook's file: sealed when that is, to this person only where they have a
        key, else to all who have; also while it is locked. Plain in a plain workbook. A sealed one's name ends in
        `.age`. Raises Locked when another process has sealed the file or made a new key since it was opened here: what
        would be sealed with the keys that are known might open for nobody."""
        if not self.sealed:
            return data
        keys = self._storage.keys
        if keys is None or self._storage.stale:
            raise errors.Locked
        return keys.seal(data, person)

    def unseal_bytes(self, data: bytes) -> bytes:
        """What `seal_bytes` made `data` of. Raises Locked, and what a seal for somebody else, or a damaged one, raises
        (OtherKey, SealDamaged)."""
        keys = self._storage.keys
        if keys is None:
            raise errors.Locked
        return keys.opened(data)

    # --- waiting for another process -----------------------------------------------------------------------------

    def tell_waiting(self, tell: Callable[[bool], None]) -> None:
        """`tell(True)` once a wait for another process has become long, `tell(False)` when it is over: from within the
        thread that waits."""
        self._storage.lock.tell = tell

    def hurry(self, seconds: float) -> None:
        """Wait for no other process longer than this from now on; from any thread."""
        self._storage.lock.hurry(seconds)

    def close(self) -> None:
        self._storage.close()
