"""What can be done with the promise under the cursor: every key of the Promises page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.due import Due, dues
from workbook.domain.promises.mark import Mark, MarkKind, repairable
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.widgets.promises.record import Record
from workbook.widgets.promises.rows import Entry, pause_of
from workbook.words.promises import forge
from workbook.words.promises import screen as words


class PromiseActs(Page):
    """`PromisesScreen` shows; this acts. `entry` is the promise under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark('kept')", words.KEPT, id="promises.kept", tooltip=words.KEPT_TIP),
        Binding("l", "mark('late')", words.LATE, id="promises.late", tooltip=words.LATE_TIP),
        Binding("m", "mark('missed')", words.MISSED, id="promises.missed", tooltip=words.MISSED_TIP),
        Binding("p", "repair", words.REPAIR, id="promises.repair", tooltip=words.REPAIR_TIP),
        Binding("a", "add", words.ADD, id="promises.add", tooltip=words.ADD_TIP),
        Binding("e", "change", words.CHANGE, id="promises.change", tooltip=words.CHANGE_TIP),
        Binding("r", "renegotiate", words.MOVE, id="promises.renegotiate", tooltip=words.MOVE_TIP),
        Binding("x", "end", words.END, id="promises.end", tooltip=words.END_TIP),
        Binding("w", "away", words.AWAY, id="promises.away", tooltip=words.AWAY_TIP),
        Binding("i", "note", words.NOTE, id="promises.note", tooltip=words.NOTE_TIP),
        Binding("n", "mark('not applicable')", words.NA, id="promises.na", tooltip=words.NA_TIP),
        Binding("c", "capacity", forge.CAPACITY, show=False, id="promises.capacity", tooltip=forge.CAPACITY_TIP),
        Binding("plus", "happened", words.HAPPENED, key_display="+", show=False, id="promises.happened",
                tooltip=words.HAPPENED_TIP),
        Binding("enter", "open", words.RECORD, show=False, id="promises.open", tooltip=words.RECORD_TIP),
        Binding("escape", "list", words.LIST, show=False, id="promises.list", tooltip=words.LIST_TIP),
    ]  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._entries: dict[str, Entry] = {}

    @property
    def entry(self) -> Entry | None:
        raise NotImplementedError

    @property
    def record(self) -> Record:
        return self.query_one("#record", Record)

    def select(self, id: str) -> None:
        raise NotImplementedError

    def action_open(self) -> None:
        raise NotImplementedError

    def action_list(self) -> None:
        raise NotImplementedError

    def week_first(self) -> int:
        """The weekday on which weeks begin."""
        return self.context.notebook.settings.read().week_start

    # -- what a key acts on -----------------------------------------------------------------------------------

    @property
    def _on_year(self) -> bool:
        return self.focused is self.record.heatmap

    def _target(self) -> Due | None:
        """The due that keys mark: of the day under the cursor on the year, else what is due now. WorkbookError
        with a sentence when that day asks for nothing."""
        entry = self.entry
        if entry is None:
            return None
        if self._on_year:
            day = self.record.heatmap.cursor
            return self.context.notebook.promises.due_on(entry.promise.id, day, self.context.today)
        return entry.current

    def _theirs(self) -> bool:
        """Whether the promise is somebody else's than of whoever sits in front: only its maker marks or changes it."""
        return self.entry is not None and self.entry.promise.person != self.context.person_id

    def _changeable(self) -> Entry | None:
        """The promise under the cursor; None, with a word, when it is on the shelf or somebody else's."""
        entry = self.entry
        if entry is not None and (self._theirs() or entry.standing.state == "shelf"):
            self.tell(words.THEIRS if self._theirs() else words.SHELVED)
            return None
        return entry

    def _missed(self) -> Due | None:
        """The newest miss that can still be repaired."""
        if self.entry is None:
            return None
        mark = next((m for m in reversed(self.entry.marks) if repairable(m, self.context.today)), None)
        return Due(self.entry.promise, mark.on, mark.nth, mark) if mark else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        entry = self.entry if self.is_mounted and self._entries else None
        if action in ("mark", "renegotiate", "change", "end", "away", "note", "open"):
            return entry is not None
        if action == "repair":
            return entry is not None and self._missed() is not None
        if action == "happened":
            return entry is not None and _waits(entry)
        return super().check_action(action, parameters)

    def _try(self, act: Callable[[], object]) -> bool:
        """Do it and show what came of it; a sentence when it could not be done."""
        try:
            act()
        except WorkbookError as error:
            self.tell_error(error)
            return False
        finally:
            self.reload()
        return True

    # -- marking ----------------------------------------------------------------------------------------------

    def action_mark(self, kind: MarkKind) -> None:
        try:
            due = self._target()
        except WorkbookError as error:
            self.tell_error(error)
            return
        promises, today = self.context.notebook.promises, self.context.today
        if self._theirs():
            self._notice(due)
        elif due is None and self.entry is not None and _waits(self.entry):
            self._try(lambda: self._happened_and(kind))
        elif due is None:
            shelved = self.entry is not None and self.entry.standing.state == "shelf"
            self.tell(words.SHELVED if shelved else words.NOTHING_TO_MARK)
        elif due.mark is not None and due.mark.kind == kind:
            self._try(lambda: promises.unmark([due.key], today))
        elif self._try(lambda: promises.mark([due.key], kind, today)) and kind == "missed":
            self.tell(words.MISS_OFFER if self._missed() else words.MISS_MARKED)

    def _happened_and(self, kind: MarkKind) -> None:
        # One key for an event of a *whenever* promise: it came up, and this became of it.
        assert self.entry is not None
        promises, today, promise = self.context.notebook.promises, self.context.today, self.entry.promise
        with self.context.notebook.change(words.label_happened_and(promise.term_on(today).act, kind)):
            event = promises.happened(promise.id, today, today)
            promises.mark([Due(promise, event.on, event.nth).key], kind, today)

    def _notice(self, due: Due | None) -> None:
        """To the other one, their own word is offered in the place of a mark."""
        if due is None:
            self.tell(words.THEIRS)
        else:
            self.mark_day()

    def action_happened(self) -> None:
        if self._changeable() is not None and self.entry is not None:
            id, today = self.entry.promise.id, self.context.today
            if self._try(lambda: self.context.notebook.promises.happened(id, today, today)):
                self.tell(words.HAPPENED_TOLD)

    def mark_day(self) -> None:
        from workbook.screens.promises.mark_day import MarkDay

        try:
            due = self._target()
        except WorkbookError as error:
            self.tell_error(error)
            return
        if due is not None:
            self.app.push_screen(MarkDay(self.context, due.key), self._day_marked)

    def _day_marked(self, choice: str | None) -> None:
        self.reload()
        if choice == "note":
            self.action_note()

    def action_repair(self) -> None:
        from workbook.screens.promises.repair import Repair

        due = self._missed()
        if due is None:
            self.tell(words.NOTHING_TO_REPAIR)
        elif self._changeable() is not None:
            self.app.push_screen(Repair(self.context, due.key), lambda _: self.reload())

    def action_note(self) -> None:
        from workbook.screens.promises.note import NoteDialog

        due = self._noted()
        if due is None:
            self.tell(words.NOTHING_TO_NOTE)
        elif self._theirs():
            self.tell(words.THEIRS)
        else:
            self.app.push_screen(NoteDialog(self.context, due.key), lambda _: self.reload())

    def _noted(self) -> Due | None:
        """The due whose mark a note belongs to: on the year the day's, else the newest one marked."""
        try:
            due = self._target()
        except WorkbookError:
            return None
        if due is not None and due.mark is not None:
            return due
        if self._on_year or self.entry is None:
            return None
        mark: Mark | None = next((m for m in reversed(self.entry.marks) if m.on <= self.context.today), None)
        return Due(self.entry.promise, mark.on, mark.nth, mark) if mark else None

    # -- changing ---------------------------------------------------------------------------------------------

    def action_renegotiate(self) -> None:
        from workbook.screens.promises.renegotiate import Renegotiate

        due = self._movable()
        if self._changeable() is None:
            return
        if due is None:
            self.tell(words.NOTHING_TO_MOVE)
        else:
            self.app.push_screen(Renegotiate(self.context, due.key), lambda _: self.reload())

    def _movable(self) -> Due | None:
        """The next open due from today on; where none lies ahead, the one whose day has come."""
        entry, today = self.entry, self.context.today
        if entry is None or entry.standing.state == "shelf":
            return None
        ahead = today + timedelta(days=430)
        found = dues(entry.promise, entry.marks, today, ahead, today, self.week_first())
        return next((due for due in found if due.is_open), entry.current)

    def action_add(self) -> None:
        from workbook.screens.promises.forge import Forge

        self.app.push_screen(Forge(self.context), self._made)

    def action_change(self) -> None:
        from workbook.screens.promises.forge import Forge

        entry = self._changeable()
        if entry is not None:
            self.app.push_screen(Forge(self.context, change=entry.promise.id), self._made)

    def _made(self, id: str | None) -> None:
        self.reload()
        if id is not None:
            self.select(id)

    def action_capacity(self) -> None:
        from workbook.screens.promises.capacity import CapacityDialog

        self.app.push_screen(CapacityDialog(self.context))

    def action_end(self) -> None:
        from workbook.screens.promises.end_promise import EndPromise

        entry = self._changeable()
        if entry is not None:
            self.app.push_screen(EndPromise(self.context, entry.promise), lambda _: self.reload())

    def action_away(self) -> None:
        from workbook.screens.promises.away import Away

        entry = self._changeable()
        if entry is not None:
            today = self.context.today
            until = pause_of(entry.promise, today)[1] if entry.promise.away_on(today) else None
            self.app.push_screen(Away(self.context, entry.promise, until), lambda _: self.reload())


def _waits(entry: Entry) -> bool:
    """Whether it waits for an event (a promise for *whenever*)."""
    return entry.standing.state == "open" and entry.promise.terms[-1].cadence.kind == "whenever"
