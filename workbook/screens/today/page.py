"""Today: what is due, who does which chore, and the next small step, in one look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MarkKind, due_key, key_of, repairable
from workbook.domain.promises.today import Today
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.today.beside import Beside
from workbook.widgets.common.facts import Fact, Facts
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today import rows
from workbook.widgets.today.rows import DueRow, PageRow, ReviewRow, ShownRow, SlotRow, StepRow, WheneverRow
from workbook.words.today import screen as words

TWO_COLUMNS = 76  # cells; below, chores and the next step stand under the promises


class TodayScreen(Page):
    """The door. On the first open due there is the cursor, so that space marks it.

    `reload` reads the day once; what a key may do is told by the value of the row under the cursor.
    """

    MODE = "today"
    CSS_PATH = "page.tcss"
    BINDINGS = [
        Binding("space", "mark('kept')", words.KEPT, key_display="space", id="today.kept", tooltip=words.KEPT_TIP),
        Binding("t", "mark('late')", words.LATE, id="today.late", tooltip=words.LATE_TIP),
        Binding("m", "mark('missed')", words.MISSED, id="today.missed", tooltip=words.MISSED_TIP),
        Binding("n", "mark('not applicable')", words.NA, show=False, id="today.na", tooltip=words.NA_TIP),
        Binding("r", "renegotiate", words.MOVE, id="today.renegotiate", tooltip=words.MOVE_TIP),
        Binding("p", "repair", words.REPAIR, id="today.repair", tooltip=words.REPAIR_TIP),
        Binding("i", "note", words.NOTE, show=False, id="today.note", tooltip=words.NOTE_TIP),
        Binding("v", "pick", words.PICK, show=False, id="today.pick", tooltip=words.PICK_TIP),
        Binding("V", "pick_all", words.PICK_ALL, show=False, id="today.pick-all", tooltip=words.PICK_ALL_TIP),
        Binding("w", "away", words.AWAY, show=False, id="today.away", tooltip=words.AWAY_TIP),
        Binding("a", "add", words.ADD, id="today.add", tooltip=words.ADD_TIP),
        Binding("tab,shift+tab,left,right,h,l", "other_side", words.OTHER_SIDE, show=False, id="today.other-side",
                tooltip=words.OTHER_SIDE_TIP),
    ]  # fmt: skip

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._view: Today | None = None
        self._has_promises = False
        self._picked: set[str] = set()  # dues that the next mark is for, when several are marked at once
        self._wanted = ""  # the due that the cursor goes to at the next look
        self._beside = Beside(context, self.tell_error)
        self._aside_rows: list[rows.Row] = []
        self._painted = False
        self._dates: list[rows.Row] = []
        self._begun = False  # has the one in front answered anything yet?

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="columns"):
            yield RowList(id="promises")
            yield RowList(id="aside")
        yield Facts(id="about")

    @property
    def promises(self) -> RowList:
        return self.query_one("#promises", RowList)

    @property
    def aside(self) -> RowList:
        return self.query_one("#aside", RowList)

    # -- reading ----------------------------------------------------------------------------------------------

    async def hand_over(self) -> None:
        self._picked.clear()
        self._aside_rows, self._dates, self._begun = [], [], False
        await super().hand_over()

    def reload(self) -> None:
        context, promises = self.context, self.context.notebook.promises
        if self._painted:
            self._read()
        else:
            # Promises first: the types of the chore week take as long to import as all of this to draw.
            self._view = promises.today(context.today, context.person_id)
            self._has_promises = promises.any_open(context.today, context.person_id)
            self._aside_rows = self._beside.frame() if self._is_rebuilding else []
            self.set_timer(0.03, self._fill)
        self._show()

    def _fill(self) -> None:
        self._painted = True
        self._read()
        self._show()

    def _read(self) -> None:
        """Read the whole day, once."""
        day = self.context.notebook.day(self.context.today, self.context.person_id, self._beside.following)
        self._view, self._has_promises = day.promises, day.any_open
        self._begun = bool(day.states)
        self._dates = rows.date_rows([(one.what, one.at) for one in day.dates])
        self._picked &= {due.key for due in (*day.promises.dues, *day.promises.before)}
        self._aside_rows = self._beside.rows_of(day)
        if (sitting := self._beside.untold) is not None:
            self.call_later(self.context.notebook.appointments.missed_was_told, sitting, self.context.today)

    @property
    def _is_rebuilding(self) -> bool:
        return self.context.role == "rebuilding"

    def _read_shown(self) -> None:
        from workbook.screens.steps.shown_lines import ShowLines

        name, lines = self._beside.shown()
        if lines:
            self.app.push_screen(ShowLines(self.context, name, lines))

    def _silent_rows(self) -> list[rows.Row]:
        """What stands first where nothing is asked of who sits here."""
        welcome = words.NOTHING_ASKED
        if self._painted and not self._begun and not self._beside.book_closed:
            welcome = self.context.book.programme.welcome_partner or welcome
        return rows.page_rows(welcome)[1:]

    # -- showing ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Draw what was read last."""
        if self._view is None:
            return
        wide = self.app.size.width >= TWO_COLUMNS
        left = rows.promise_rows(self._view, self._has_promises, self._picked, grid=wide)
        right = self._aside_rows
        if not self._is_rebuilding:
            left = [*self._silent_rows(), *([rows.Row(), *left] if self._has_promises else [])]
        left = [*self._dates, *left]
        if not wide:
            left, right = [*left, rows.Row(), *right], []
        dues = [row.value for row in left if isinstance(row.value, DueRow)]
        self.promises.set_rows(left, start=next((value for value in dues if value.due.is_open), None))
        self.aside.set_rows(right)
        if wanted := next((value for value in dues if value.key == self._wanted), None):
            self.promises.select(wanted)
        self._wanted = ""
        self._show_about()
        self.refresh_bindings()
        if self.focused is None or not self.focused.display:
            self.set_focus(self.promises if self.promises.current or not self.aside.current else self.aside)

    def _show_about(self) -> None:
        """The whole text of the due under the cursor, which its row may have to cut."""
        due = self._due
        progress = self._view.progress.get(due.promise.id) if due and self._view else None
        text = rows.about(due, self.context.today, progress) if due else None
        self.query_one("#about", Facts).set_facts([Fact(text)] if text else [Fact()])

    def on_resize(self, event: events.Resize) -> None:
        if self.is_current:
            self.call_later(self._show)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.refresh_bindings()
        self._show_about()

    def on_descendant_focus(self) -> None:
        self._show_about()

    # -- what a key acts on -----------------------------------------------------------------------------------

    @property
    def _pointed(self) -> object:
        """The value of the row under the cursor."""
        lines = self.focused if isinstance(self.focused, RowList) else self.promises
        return lines.current.value if lines.current else None

    @property
    def _due(self) -> Due | None:
        """The due under the cursor, as it was read."""
        value = self._pointed
        return value.due if isinstance(value, DueRow) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that do something to what the cursor is on are shown and work."""
        if action == "mark":
            value = self._pointed
            return isinstance(value, DueRow) or (isinstance(value, WheneverRow | SlotRow) and parameters == ("kept",))
        if action == "add":  # where nothing is asked of somebody, no key asks either; the page of promises has it
            return self._is_rebuilding or self._has_promises
        if action in ("pick", "pick_all", "away", "note", "repair", "renegotiate"):
            due = self._due
            if due is None or action in ("pick", "pick_all", "away"):
                return due is not None
            if action == "renegotiate":
                return due.is_open and not self._picked
            if action == "note":
                return due.mark is not None
            return due.mark is not None and repairable(due.mark, self.context.today)
        return super().check_action(action, parameters)

    def _do(self, act: Callable[[], object]) -> None:
        """Carry out one change and show what is."""
        act()
        self.reload()

    def action_mark(self, kind: MarkKind) -> None:
        value = self._pointed
        if isinstance(value, DueRow):
            self._do(lambda: self._mark_due(value.due, kind))
        elif isinstance(value, WheneverRow):
            self._do(lambda: self._happened(value.promise))
        elif isinstance(value, SlotRow):
            self._do(lambda: self._tick(value))

    def _mark_due(self, shown: Due, kind: MarkKind) -> None:
        promises, today = self.context.notebook.promises, self.context.today
        if self._picked:
            keys = [key for due in self._dues() if due.key in self._picked for key in due.keys]
            promises.mark(keys, kind, today, by=self.context.person_id)
            self._picked.clear()
            return
        due = promises.due(shown.key, today)
        was = due.mark.kind if due.mark and not due.is_open else None
        if was == kind and due.mark is not None and due.mark.marked_on == today:
            promises.unmark(shown.keys, today, by=self.context.person_id)  # the same key once more takes it back
            return
        promises.mark(shown.keys, kind, today, by=self.context.person_id)
        if was is None:
            self._wanted = self._next_open(shown.key)

    def _dues(self) -> list[Due]:
        """Those of the day and from before, also those that have no row because there are so many."""
        return [*self._view.dues, *self._view.before] if self._view else []

    def _next_open(self, key: str) -> str:
        """The next open due below, so that several are marked by the same key; empty when there is none."""
        dues = [row.value for row in self.promises.rows if isinstance(row.value, DueRow)]
        here = next((place for place, value in enumerate(dues) if value.key == key), -1)
        return next((value.key for value in dues[here + 1 :] if value.due.is_open), "")

    def _happened(self, promise: str) -> None:
        today = self.context.today
        self._wanted = key_of(self.context.notebook.promises.happened(promise, today, today, by=self.context.person_id))

    def _tick(self, slot: SlotRow) -> None:
        chores = self.context.notebook.chores
        done = chores.week(slot.week).record(slot.number).outcome == "done"
        chores.tick(slot.week, slot.number, not done, self.context.today)

    def action_pick(self) -> None:
        """Pick the due under the cursor for the next mark, or let it go; and on to the next row."""
        if (due := self._due) is not None:
            self._picked ^= {due.key}
            self._show()
            self.promises.action_move(1)

    def action_pick_all(self) -> None:
        """Pick every open due of the promise under the cursor, or, once they are, all that is open from before."""
        if (due := self._due) is None:
            return
        open_ones = [one for one in self._dues() if one.is_open]
        own = {one.key for one in open_ones if one.promise.id == due.promise.id}
        every = {one.key for one in open_ones if one.on < self.context.today} | own
        self._picked = own if not own <= self._picked else every if not every <= self._picked else set()
        self._show()

    def action_away(self) -> None:
        """Days that have passed, or that come, on which one was away: for all promises."""
        from workbook.screens.promises.away import Away

        if (due := self._due) is not None:
            before = [one.on for one in self._dues() if one.is_open and one.on < self.context.today]
            self.app.push_screen(Away(self.context, due.promise, since=min(before, default=None)))

    # -- questions and ways on --------------------------------------------------------------------------------

    def action_note(self) -> None:
        from workbook.screens.promises.note import NoteDialog

        self._ask(NoteDialog)

    def action_repair(self) -> None:
        from workbook.screens.promises.repair import Repair

        self._ask(Repair)

    def action_renegotiate(self) -> None:
        from workbook.screens.promises.renegotiate import Renegotiate

        self._ask(Renegotiate)

    def _ask(self, dialog: Callable[[AppContext, str], Screen[Any]]) -> None:
        """Open a small question about the due under the cursor. What it changed is shown on the way back."""
        if (due := self._due) is not None:
            self.app.push_screen(dialog(self.context, due.key))

    def action_add(self) -> None:
        from workbook.screens.promises.forge import Forge

        self.app.push_screen(Forge(self.context), self._made)

    def _made(self, promise: str | None) -> None:
        self._wanted = due_key(promise, self.context.today) if promise else ""

    def action_other_side(self) -> None:
        other = self.aside if self.focused is self.promises else self.promises
        if other.current is not None:
            self.set_focus(other)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        match self._pointed:
            case StepRow(step, exercise):
                self.go_to("steps", f"{step}/{exercise}" if exercise else step)
            case DueRow(due=due):
                self.go_to("promises", due.promise.id)
            case WheneverRow(promise):
                self.go_to("promises", promise)
            case SlotRow():
                self.go_to("plans")
            case PageRow(mode):
                self.go_to(mode)
            case ShownRow():
                self._read_shown()
            case ReviewRow("promises", id):
                self._look_back(id)
            case ReviewRow(mode, id):
                self.go_to(mode, id)
            case _:
                pass

    def _look_back(self, id: str) -> None:
        from workbook.screens.promises.looking_back import look_back

        look_back(self, self.context.notebook.promises.get(id))
