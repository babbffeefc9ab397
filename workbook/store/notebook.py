"""The Notebook: the one door to saved data.

Every change is one transaction with a label: it is written whole or not at all, can be undone and done again by any
process, and refuses to overwrite what the caller has not seen. Reads are cached and never older than the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.paths import MAIN_FILE
from workbook.store import clean, errors, files
from workbook.store.documents import Documents
from workbook.store.history import TABLE as HISTORY
from workbook.store.history import Before, History, HistoryEntry, listed
from workbook.store.ids import Ids
from workbook.store.revisions import Writer, revision_of
from workbook.store.storage import WAIT, DurableStorage
from workbook.store.table import Database, copied
from workbook.words import store as words

if TYPE_CHECKING:
    from workbook.store.answers import Answers
    from workbook.store.chores import Chores
    from workbook.store.people import People
    from workbook.store.promises import Promises
    from workbook.store.settings import Settings

Document = dict[str, Any]
Clock = Callable[[], datetime]

_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_LONGEST_ID = 200


def wall_clock() -> datetime:
    """Now, with the offset of the place where the program runs."""
    return datetime.now(UTC).astimezone()


class Notebook:
    """An open workbook. Safe to use from several threads; another process may have the same one open."""

    def __init__(self, storage: DurableStorage, *, clock: Clock = wall_clock) -> None:
        self.clock = clock
        self._storage = storage
        self._database = Database(storage)
        self._writer = Writer(self._database)
        self._ids = Ids()
        self._views: dict[str, Documents] = {}
        self._current: Change | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Clock = wall_clock,
        sync: bool = True,
        wait: float = WAIT,
        read_only: bool = False,
    ) -> Notebook:
        """Open the workbook in `folder`, or get ready to begin one there: the folder is made (0700), nothing else.

        `wait`: seconds to wait for another process. `read_only`: also opens what a newer program wrote.
        Raises CannotOpen, NewerFormat, NeedsRescue (damaged or missing; see `workbook.store.rescue`).
        """
        if not read_only:
            try:
                files.make_folder(folder)
            except NotADirectoryError:
                raise errors.CannotOpen(words.FOLDER_NOT_A_FOLDER.format(path=folder)) from None
            except OSError as error:
                why = errors.why(error, folder.parent)
                raise errors.CannotOpen(words.FOLDER_UNWRITABLE.format(path=folder, why=why)) from None
        storage = DurableStorage(folder / MAIN_FILE, sync=sync, wait=wait, read_only=read_only)
        storage.tables()
        return cls(storage, clock=clock)

    # --- reading -------------------------------------------------------------------------------------------------

    def documents(self, table: str) -> Documents:
        """The documents of a table by id, in the order they were made. Read only; the same object while unchanged.

        Inside `change` it shows the change's own writes and is live: take a list before removing while walking.
        """
        with self._storage.guard:
            tables = self._storage.tables()
            found = tables.get(table, {})
            view = self._views.get(table)
            if self._current is not None:
                return Documents(table, found, {}, view.converted if view else {}, settled=False)
            if view is None or not view.shows(found):
                faulty = dict.fromkeys(tables.faulty(table), self._faulty_sentence(table))
                view = Documents(table, found, faulty, view.converted if view else {}, settled=True)
                if found:
                    self._views[table] = view
            return view

    def _faulty_sentence(self, table: str) -> str:
        return words.DAMAGED_DOCUMENT.format(table=table, why=words.NOT_A_DOCUMENT)

    def get(self, table: str, id: str) -> Document | None:
        """A copy of one document."""
        with self._storage.guard:
            return copied(self._storage.tables().get(table, {}).get(id))

    def tables(self, prefix: str = "") -> tuple[str, ...]:
        """The names of the tables that begin with `prefix`, in order (`marks_` → marks_2025, marks_2026)."""
        names = self._storage.tables()
        return tuple(sorted(name for name in names if name.startswith(prefix) and not name.startswith("_")))

    def changed(self) -> bool:
        """Has another process written since the last read? One stat; ask as often as you like."""
        return self._storage.changed()

    def new_id(self) -> str:
        """A new id: text, sortable by time, met by no other process."""
        with self._storage.guard:
            return self._ids.new(self.clock())

    # --- changing ------------------------------------------------------------------------------------------------

    @contextmanager
    def change(self, label: str, *, merge: str | None = None, undoable: bool = True) -> Generator[Change, None, None]:
        """One transaction, one commit, one entry of the history under `label`.

        One inside another joins it, under the outer label; an error takes back what the block did. Consecutive
        changes with the same `merge` become one entry (typing, saved as it goes). `undoable=False` is for what nobody
        would call a change, such as where they were reading.
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
            with self._storage.transaction():
                self._current = change = Change(self._writer)
                try:
                    yield change
                finally:
                    self._current = None
                if undoable and change.before:
                    History(self._writer).record(label, change.before, merge=merge, now=self.clock())

    def undo(self) -> str:
        """Take back the newest change and return its label. Raises NothingToUndo, Conflict."""
        return self._swap(History.undo)

    def redo(self) -> str:
        """Do again what was undone last and return its label. Raises NothingToRedo, Conflict."""
        return self._swap(History.redo)

    def _swap(self, turn: Callable[[History], str]) -> str:
        with self._storage.guard:
            if self._current is not None:
                raise errors.OutsideTransaction("undo and redo are changes of their own")
            with self._storage.transaction():
                return turn(History(self._writer))

    def history(self, limit: int = 50) -> list[HistoryEntry]:
        """The newest changes, newest first."""
        return list(listed(self._storage.tables().get(HISTORY, {}), limit))

    def close(self) -> None:
        self._storage.close()

    # --- typed collections, made when first asked for ---------------------------------------------------------------

    @cached_property
    def people(self) -> People:
        from workbook.store.people import People

        return People(self)

    @cached_property
    def promises(self) -> Promises:
        from workbook.store.promises import Promises

        return Promises(self)

    @cached_property
    def answers(self) -> Answers:
        from workbook.store.answers import Answers

        return Answers(self)

    @cached_property
    def chores(self) -> Chores:
        from workbook.store.chores import Chores

        return Chores(self)

    @cached_property
    def settings(self) -> Settings:
        from workbook.store.settings import Settings

        return Settings(self)


class Change:
    """What may be done inside `Notebook.change`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._steps: list[tuple[str, str, Document | None]] = []

    def put(self, table: str, id: str, document: Document, *, expect: int | None = None) -> Document:
        """Write a document, cleaned, under the next revision, and return a copy of what was stored.

        `expect`: the revision the caller has seen (0: there was none); Conflict when it is another by now. What is
        already stored just so is not written again.
        """
        _check_place(table, id)
        wanted = clean.document(document)
        present = self._check(table, id, expect, wanted)
        if present is not None and {**wanted, "revision": 0} == {**present, "revision": 0}:
            return copied(present)
        wanted["revision"] = self._writer.next_revision(table, id)
        self._set(table, id, wanted)
        return copied(wanted)

    def delete(self, table: str, id: str, *, expect: int | None = None) -> None:
        """Remove a document; nothing happens when there is none (unless `expect` says there was)."""
        _check_place(table, id)
        if self._check(table, id, expect, None) is not None:
            self._set(table, id, None)

    def get(self, table: str, id: str) -> Document | None:
        """A copy of a document as it is now, this change included."""
        return copied(self._writer.find(table, id))

    def documents(self, table: str) -> Documents:
        """The documents of a table as they are now: live, so take a list before removing while walking."""
        return Documents(table, self._writer.stored(table), {}, {}, settled=False)

    def _check(self, table: str, id: str, expect: int | None, wanted: Document | None) -> Document | None:
        present = self._writer.find(table, id)
        if expect is not None and expect != revision_of(present):
            sentence = words.CONFLICT
            if present is None:
                sentence = words.CONFLICT_GONE
            elif expect == 0:
                sentence = words.CONFLICT_EXISTS
            raise errors.Conflict(sentence, table=table, id=id, stored=copied(present), yours=wanted)
        return present

    def _set(self, table: str, id: str, document: Document | None) -> None:
        self._steps.append((table, id, self._writer.find(table, id)))
        self._writer.set(table, id, document)

    @property
    def before(self) -> Before:
        """What was touched, and how each was before the first touch."""
        return {(table, id): document for table, id, document in reversed(self._steps)}

    def mark(self) -> int:
        """Where this change stands, for `back_to`."""
        return len(self._steps)

    def back_to(self, mark: int) -> None:
        """Take back everything since `mark`."""
        while len(self._steps) > mark:
            self._writer.set(*self._steps.pop())


def _check_place(table: str, id: str) -> None:
    """Tables and ids are named by the program; what does not fit is a mistake of ours, found early."""
    if not _TABLE_NAME.fullmatch(table):
        raise ValueError("a table is named in small letters, digits and underscores")
    if not id or len(id) > _LONGEST_ID or clean.text(id) != id:
        raise ValueError("an id is short, clean text")
