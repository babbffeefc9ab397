"""Promises: the list, and beside it or beneath enter the record of one; every key acts on the promise under the
cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.due import Due
from workbook.domain.promises.entry import Entry, entries
from workbook.domain.promises.mark import MarkKind
from workbook.domain.promises.promise import is_told
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.promises import origins
from workbook.screens.promises.examples import example
from workbook.screens.promises.looking_back import look_back
from workbook.screens.promises.page_keys import KEYS, may
from workbook.widgets.common.facts import Facts
from workbook.widgets.common.row_list import RowList
from workbook.widgets.promises.record import Record
from workbook.widgets.promises.rows import empty_facts, list_rows
from workbook.words.common import forget
from workbook.words.promises import screen as words

BESIDE = 100  # cells from which the record stands beside the list
MOST_LIST = 64  # cells of the list beside a record, as its stylesheet says
FOLLOW = 0.06  # seconds the cursor has to rest before the record follows: longer than a held key takes to come again


class PromisesScreen(Page):
    """Open, waiting, away and on the shelf. A promise of somebody else can be looked at, and one's own word said."""

    MODE = "promises"
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._entries: dict[str, Entry] = {}
        self._found: list[Entry] = []
        self._names: dict[str, str] = {}
        self._wanted = ""  # the promise that the cursor goes to at the next look
        self._person = ""  # who sat in front at the last look: asked for every key that is drawn
        self._follows: Timer | None = None  # the record is of another promise than the cursor is on

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="sides"):
            yield RowList(id="list")
            yield Facts(id="teach")
            yield Record(id="record")

    @property
    def lines(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def record(self) -> Record:
        return self.query_one("#record", Record)

    @property
    def entry(self) -> Entry | None:
        """The promise under the cursor."""
        row = self.lines.current
        return self._entries.get(row.value) if row is not None and isinstance(row.value, str) else None

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        notebook, today = self.context.notebook, self.context.today
        self._person = self.context.person_id
        week_first = notebook.settings.read().week_start
        standings = notebook.promises.standings(today, self._person)
        found = entries(standings, notebook.promises.marks_by_promise(), today, week_first)
        self._entries = {entry.promise.id: entry for entry in found}
        names = {person.id: person.name for person in notebook.people.all() if person.id != self._person}
        self._found, self._names = found, names
        self._list()
        self.lines.select(self._wanted)
        self._wanted = ""
        self.set_class(not found, "-empty")
        if not found:
            self._teach()
        self._show_record()
        self._refocus()
        self.refresh_bindings()

    def _list(self) -> None:
        """Draw the rows for the width there is, or will be, where the list is not laid out yet."""
        across = self.app.size.width
        coming = min(MOST_LIST, (across - 6) * 3 // 7) if across >= BESIDE else across - 2
        width = self.lines.size.width or coming
        self.lines.set_rows(list_rows(self._found, self.context.today, self._names, width))

    def _teach(self) -> None:
        shown = example(self.context)
        text = words.example(shown.act, shown.cue, shown.smallest) if shown else ""
        self.query_one("#teach", Facts).set_facts(empty_facts(text, let_down=self.context.role == "partner"))

    def _show_record(self) -> None:
        if self._follows is not None:
            self._follows.stop()
            self._follows = None
        if self.entry is not None:
            self.record.show(self.entry, origins.words_of(self.context, self.entry.promise))
        elif not self._entries:
            self.remove_class("-record")

    async def hand_over(self) -> None:
        self.remove_class("-record")
        await super().hand_over()

    def open_at(self, id: str, *, begin: bool = True) -> None:
        """Show the record of this promise; nothing happens when it is not there any more."""
        if id not in self._entries:
            return
        self.lines.select(id)
        self.action_open()

    def here(self) -> str:
        return self.entry.promise.id if self.entry is not None and self.has_class("-record") else ""

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= BESIDE, "-beside")
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._list()
        self._refocus()

    def _refocus(self) -> None:
        """The focus goes to what is shown, where it stood on something that no longer is."""
        if self._entries and (self.focused is None or self.focused.region.height == 0):
            if self.has_class("-record"):
                self.record.focus_year()
            else:
                self.set_focus(self.lines)

    @on(RowList.Moved, "#list")
    def _moved(self, message: RowList.Moved) -> None:
        # Drawing a record takes several times as long as moving the cursor: while a key is held it waits.
        message.stop()
        if self._follows is None:
            self._follows = self.set_timer(FOLLOW, self._follow)
        else:
            self._follows.reset()
        self.refresh_bindings()

    def _follow(self) -> None:
        self._follows = None
        self._show_record()

    def on_descendant_focus(self) -> None:
        if self._follows is not None:
            self._show_record()

    @on(RowList.Chosen, "#list")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        if self.focused is self.record.heatmap:
            self._mark_day()
        elif self.entry is not None:
            self._show_record()
            self.add_class("-record")
            self.record.focus_year()

    def action_list(self) -> None:
        self.remove_class("-record")
        self.set_focus(self.lines)

    # -- what a key acts on -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        entry = self.entry if self.is_mounted and self._entries else None
        afraid = self.context.together_hidden
        return may(action, entry, self._person, afraid=afraid) and super().check_action(action, parameters)

    def _target(self) -> Due | None:
        """The due that keys mark: of the day under the cursor on the year, else what is due now. Raises WorkbookError
        with a sentence when that day asks for nothing."""
        entry, day = self.entry, self.record.day
        if entry is None or day is None:
            return entry.current if entry else None
        return self.context.notebook.promises.due_on(entry.promise.id, day, self.context.today)

    def _changeable(self) -> Entry | None:
        """The promise under the cursor; None, with a word, when it is on the shelf."""
        entry = self.entry
        if entry is not None and entry.shelved:
            self.tell(words.SHELVED)
            return None
        return entry

    def _do(self, act: Callable[[], object]) -> None:
        """Carry out one change and show what came of it."""
        act()
        self.reload()

    # -- marking ----------------------------------------------------------------------------------------------

    def action_mark(self, kind: MarkKind) -> None:
        entry, due = self.entry, self._target()
        promises, today = self.context.notebook.promises, self.context.today
        if entry is None or due is None:
            if entry is not None and entry.waits:
                self._do(lambda: self._happened_and(entry, kind))
            else:
                self.tell(words.SHELVED if entry is not None and entry.shelved else words.NOTHING_TO_MARK)
        elif due.mark is not None and due.mark.kind == kind:
            self._do(lambda: promises.unmark(due.keys, today, by=self.context.person_id))
        else:
            self._do(lambda: promises.mark(due.keys, kind, today, by=self.context.person_id))
            if kind == "missed":
                mendable = self.entry is not None and self.entry.missed() is not None
                told = is_told(due.promise, self.context.role, unsafe=self.context.together_hidden)
                self.tell(words.missed(mendable=mendable, alone=not told))

    def _happened_and(self, entry: Entry, kind: MarkKind) -> None:
        # One key for an event of a *whenever* promise: it came up, and this became of it.
        promises, today, promise = self.context.notebook.promises, self.context.today, entry.promise
        with self.context.notebook.change(words.label_happened_and(promise.term_on(today).act, kind)):
            event = promises.happened(promise.id, today, today, by=self.context.person_id)
            promises.mark([Due(promise, event.on, event.nth).key], kind, today, by=self.context.person_id)

    def action_happened(self) -> None:
        entry, today = self.entry, self.context.today
        if entry is not None:
            self._do(
                lambda: self.context.notebook.promises.happened(
                    entry.promise.id, today, today, by=self.context.person_id
                )
            )
            self.tell(words.HAPPENED_TOLD)

    def action_notice(self) -> None:
        """To the other one, their own word is offered in the place of a mark."""
        if not self._mark_day():
            self.tell(words.THEIRS)

    def _mark_day(self) -> bool:
        """Ask what became of the day; whether there is anything to ask. Nobody who is afraid says a word to the other
        one by the way."""
        from workbook.screens.promises.mark_day import MarkDay

        due = self._target()
        if due is not None and due.promise.person != self._person and self.context.together_hidden:
            self.tell(words.NOTICE_AWAY)
            return True
        if due is not None:
            self.app.push_screen(MarkDay(self.context, due.key), self._day_marked)
        return due is not None

    def _day_marked(self, choice: str | None) -> None:
        if choice == "note":
            self.action_note()

    def action_repair(self) -> None:
        from workbook.screens.promises.repair import Repair

        due = self.entry.missed() if self.entry else None
        if due is None:
            self.tell(words.NOTHING_TO_REPAIR)
        elif self._changeable() is not None:
            self.app.push_screen(Repair(self.context, due.key))

    def action_note(self) -> None:
        from workbook.screens.promises.note import NoteDialog

        due = self._noted()
        if due is None:
            self.tell(words.NOTHING_TO_NOTE)
        else:
            self.app.push_screen(NoteDialog(self.context, due.key))

    def _noted(self) -> Due | None:
        """The due whose mark a note belongs to: on the year the day's, else the newest one marked."""
        try:
            due = self._target()
        except WorkbookError:
            return None
        if due is not None and due.mark is not None:
            return due
        return None if self.record.day is not None or self.entry is None else self.entry.newest_marked()

    def action_figures(self) -> None:
        self.record.turn_figures()

    # -- making and changing ----------------------------------------------------------------------------------

    def action_add(self) -> None:
        from workbook.screens.promises.forge import Forge

        self.app.push_screen(Forge(self.context), self._made)

    def action_change(self) -> None:
        from workbook.screens.promises.forge import Forge

        if (entry := self._changeable()) is not None:
            self.app.push_screen(Forge(self.context, change=entry.promise.id), self._made)

    def _made(self, id: str | None) -> None:
        self._wanted = id or ""

    def action_renegotiate(self) -> None:
        from workbook.screens.promises.renegotiate import Renegotiate

        entry = self._changeable()
        due = entry.movable() if entry else None
        if due is not None:
            self.app.push_screen(Renegotiate(self.context, due.key))
        elif entry is not None:
            self.tell(words.NOTHING_TO_MOVE)

    def action_look_back(self) -> None:
        if (entry := self._changeable()) is not None:
            look_back(self, entry.promise)

    def action_origin(self) -> None:
        """To the exercise, or the conflict, that it was made from."""
        if self.entry is not None and (place := origins.place_of(self.context, self.entry.promise)) is not None:
            self.go_to(*place)
        else:
            self.tell(words.ORIGIN_GONE)

    def action_capacity(self) -> None:
        from workbook.screens.promises.capacity import CapacityDialog

        self.app.push_screen(CapacityDialog(self.context))

    def action_end(self) -> None:
        from workbook.screens.promises.end_promise import EndPromise

        if (entry := self._changeable()) is not None:
            self.app.push_screen(EndPromise(self.context, entry.promise))

    def action_forget(self) -> None:
        from workbook.screens.promises.forget_promise import ForgetPromise

        if self.entry is not None:
            self.app.push_screen(ForgetPromise(self.context, self.entry.promise), self._forgotten)

    def _forgotten(self, done: bool | None) -> None:
        if done:
            self.reload()
            self.tell(forget.IS_FORGOTTEN)

    def action_away(self) -> None:
        from workbook.screens.promises.away import Away

        if (entry := self._changeable()) is not None:
            until = entry.pause[1] if entry.promise.away_on(self.context.today) else None
            self.app.push_screen(Away(self.context, entry.promise, until))
