"""Today: what is due, who does which chore, and the next small step, in one look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MarkKind, due_key, key_of, repairable
from workbook.domain.promises.picking import picked_next
from workbook.domain.promises.today import Today
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today import rows
from workbook.widgets.today.day_list import DayList
from workbook.widgets.today.values import AwayRow, Door, DueRow, GroupRow, LookBackRow, SlotRow, WayRow, WheneverRow
from workbook.words.today import screen as words

if TYPE_CHECKING:
    from workbook.domain.promises.promise import Promise
    from workbook.screens.today.beside import Beside

TWO_COLUMNS = 76  # cells; below, chores and the next step stand under the promises
ROOMY = 116  # from here a name and seven days stand in one line
THREE_COLUMNS = 160  # from here the week has a column


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
        Binding("space", "tick", words.DONE, key_display="space", id="slot.done", tooltip=words.DONE_TIP),
        Binding("m", "let_go", words.LET_IT_GO, id="slot.let-go", tooltip=words.LET_IT_GO_TIP),
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
        self._aside_rows: list[rows.Row] = []
        self._painted = False
        self._dates: list[rows.Row] = []
        self._unfolded: set[str] = set()  # promises whose days from before stand one by one

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="columns"):
            yield DayList(id="promises")
            yield RowList(id="week")
            yield DayList(id="aside")

    def on_mount(self) -> None:
        self.query_one("#week", RowList).can_focus = False  # there is nothing in it to act on

    @property
    def promises(self) -> RowList:
        return self.query_one("#promises", RowList)

    @property
    def aside(self) -> RowList:
        return self.query_one("#aside", RowList)

    @cached_property
    def _beside(self) -> Beside:
        # What it needs is loaded once the promises are painted.
        from workbook.screens.today.beside import Beside

        return Beside(self.context, self.tell_error)

    # -- reading ----------------------------------------------------------------------------------------------

    async def hand_over(self) -> None:
        self._picked.clear()
        self._unfolded.clear()
        vars(self).pop("_beside", None)  # what was folded up, or could not be read, was another's
        self._aside_rows, self._dates = [], []
        await super().hand_over()

    def reload(self) -> None:
        context, promises = self.context, self.context.notebook.promises
        if self._painted:
            self._read()
        else:
            # Promises first: the types of the chore week take as long to import as all of this to draw.
            self._view = promises.today(context.today, context.person_id, self._without)
            self._has_promises = promises.any_open(context.today, context.person_id)
            self._aside_rows = rows.frame() if self._is_rebuilding else []
            self.set_timer(0.03, self._fill)
        self._show()

    def _fill(self) -> None:
        self._painted = True
        self._read()
        self._show()

    def _read(self) -> None:
        """Read the whole day, once."""
        context = self.context
        day = context.notebook.day(context.today, context.person_id, self._beside.following)
        if self._without:
            view = context.notebook.promises.today(context.today, context.person_id, self._without)
            dates = tuple(one for one in day.dates if not context.is_put_away(one.step))
            day = replace(day, promises=view, dates=dates)
        self._view, self._has_promises = day.promises, day.any_open
        self._dates = rows.date_rows([(one.what, one.at) for one in day.dates])
        self._picked &= {due.key for due in (*day.promises.dues, *day.promises.before)}
        self._aside_rows = self._beside.rows_of(day)
        if (sitting := self._beside.untold) is not None:
            self.call_later(self.context.notebook.appointments.missed_was_told, sitting, self.context.today)
        for one in day.reviews:
            if one.kind == "weekly" and one.on < self.context.today:
                self.call_later(self.context.notebook.reviews.was_told, one.id, self.context.today)

    @property
    def _without(self) -> Callable[[Promise], bool] | None:
        """What is put away once somebody has said that there is somebody to be afraid of: nobody is reminded here of
        something they meant to say to that person."""
        context = self.context
        return (lambda one: context.is_put_away(*one.origin.split("/", 1))) if context.together_hidden else None

    @property
    def _is_rebuilding(self) -> bool:
        return self.context.role == "rebuilding"

    def _read_shown(self) -> None:
        from workbook.screens.steps.shown_lines import ShowLines

        name, lines = self._beside.shown()
        if lines:
            self.app.push_screen(ShowLines(self.context, name, lines))

    def _silent_rows(self) -> list[rows.Row]:
        """What stands first where nothing is asked of who sits here; the same whether they were here before or not."""
        welcome = words.NOTHING_ASKED
        if self._painted and not self._beside.book_closed:
            welcome = self.context.book.programme.welcome_partner or welcome
        return rows.page_rows(welcome)[1:]

    # -- showing ----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Draw what was read last."""
        if self._view is None:
            return
        width = self.app.size.width
        wide, three = width >= TWO_COLUMNS, width >= THREE_COLUMNS
        self.set_class(three, "-three")
        left = rows.promise_rows(
            self._view, self._has_promises, self._picked, unfolded=self._unfolded, roomy=width >= ROOMY
        )
        week = rows.week_rows(self._view, grid=wide)
        if not three:
            left += week
        right = self._aside_rows
        if not self._is_rebuilding:
            left = [*self._silent_rows(), *([rows.Row(), *left] if self._has_promises else [])]
        left = [*self._dates, *left]
        if not wide:
            left, right = [*left, rows.Row(), *right], []
        dues = [row.value for row in left if isinstance(row.value, DueRow)]
        self.promises.set_rows(left, start=next((value for value in dues if value.due.is_open), None))
        self.aside.set_rows(right)
        self.query_one("#week", RowList).set_rows(week[1:] if three else [])
        if wanted := next((value for value in dues if value.key == self._wanted), None):
            self.promises.select(wanted)
            if self.focused is not self.promises:  # the one that was just made, while nothing was asked of the day
                self.set_focus(self.promises)
        self._wanted = ""
        self.refresh_bindings()
        lost = self.focused is self.promises and self.promises.current is None  # there is nothing to point at
        if self.focused is None or not self.focused.display or lost:
            self.set_focus(self.promises if self.promises.current or not self.aside.current else self.aside)

    def on_resize(self, event: events.Resize) -> None:
        if self.is_current:
            self.call_later(self._show)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.refresh_bindings()

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
            return self._can_mark(parameters)
        if action in ("tick", "let_go"):
            return isinstance(self._pointed, SlotRow) and (action == "tick" or self._pointed.before)
        if action == "add":  # where nothing is asked of somebody, no key asks either; the page of promises has it
            return self._is_rebuilding or self._has_promises
        if action in ("pick", "pick_all", "away"):
            return bool(self._of_promise) or (action == "away" and isinstance(self._pointed, AwayRow))
        if action in ("note", "repair", "renegotiate"):
            due = self._due
            if due is None:
                value = self._pointed
                return action == "renegotiate" and isinstance(value, SlotRow) and value.movable
            if action == "renegotiate":
                return due.is_open and not self._picked
            if action == "note":
                return due.mark is not None
            return due.mark is not None and repairable(due.mark, self.context.today)
        return super().check_action(action, parameters)

    def _can_mark(self, parameters: tuple[object, ...]) -> bool:
        value = self._pointed
        if isinstance(value, WheneverRow):
            return parameters == ("kept",)
        if isinstance(value, DueRow):
            return value.due.moved_to is None  # else its mark is made on the day that it was moved to
        return isinstance(value, GroupRow) and bool(self._picked)

    @property
    def _of_promise(self) -> str:
        """The promise that the row under the cursor is of, by its id; "" for none that has days."""
        value = self._pointed
        if isinstance(value, DueRow):
            return value.due.promise.id
        return value.promise if isinstance(value, GroupRow) else ""

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
        elif isinstance(value, GroupRow) and self._picked:
            self._do(lambda: self._mark_picked(kind))

    def _mark_picked(self, kind: MarkKind) -> None:
        keys = [key for due in self._dues() if due.key in self._picked for key in due.keys]
        self.context.notebook.promises.mark(keys, kind, self.context.today, by=self.context.person_id)
        self._picked.clear()

    def _mark_due(self, shown: Due, kind: MarkKind) -> None:
        promises, today = self.context.notebook.promises, self.context.today
        if self._picked:
            self._mark_picked(kind)
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

    def action_tick(self) -> None:
        chores, slot = self.context.notebook.chores, self._pointed
        if isinstance(slot, SlotRow):
            done = chores.week(slot.week).record(slot.number).outcome == "done"
            self._do(lambda: chores.tick(slot.week, slot.number, not done, self.context.today))

    def action_let_go(self) -> None:
        """A chore of an earlier day stays undone; once more takes that back."""
        chores, slot = self.context.notebook.chores, self._pointed
        if not isinstance(slot, SlotRow):
            return
        if chores.week(slot.week).record(slot.number).outcome == "not done":
            self._do(lambda: chores.reopen(slot.week, slot.number))
        else:
            self._do(lambda: chores.not_done(slot.week, slot.number, self.context.today))

    def action_pick(self) -> None:
        """Pick the due under the cursor for the next mark, or let it go, and on to the next row; all of a promise whose
        days are folded up."""
        if isinstance(self._pointed, GroupRow):
            self.action_pick_all()
        elif (due := self._due) is not None:
            self._picked ^= {due.key}
            self._show()
            self.promises.action_move(1)

    def action_pick_all(self) -> None:
        """Pick every open due of the promise under the cursor, or, once they are, all that is open from before."""
        if not (promise := self._of_promise) or self._view is None:
            return
        earlier = isinstance(self._pointed, GroupRow)
        self._picked = picked_next(self._dues(), self._picked, promise, self.context.today, earlier=earlier)
        self._show()

    def action_away(self) -> None:
        """Days that have passed, or that come, on which one was away: for all promises."""
        from workbook.screens.promises.away import Away

        if isinstance(self._pointed, AwayRow):
            self._offer_away(self._pointed.since)
        elif promise := self._of_promise:
            before = [one.on for one in self._dues() if one.is_open and one.on < self.context.today]
            found = self.context.notebook.promises.get(promise)
            self.app.push_screen(Away(self.context, found, since=min(before, default=None)))

    def _offer_away(self, since: date) -> None:
        from workbook.screens.promises.away import Away

        if self._view is not None and self._view.earlier:
            self.app.push_screen(Away(self.context, self._view.earlier[0].promise, since=since))

    def _fold(self, promise: str) -> None:
        """Show the days of a promise from before one by one, or fold them up."""
        self._unfolded ^= {promise}
        self._show()

    # -- questions and ways on --------------------------------------------------------------------------------

    def action_note(self) -> None:
        from workbook.screens.promises.note import NoteDialog

        self._ask(NoteDialog)

    def action_repair(self) -> None:
        from workbook.screens.promises.repair import Repair

        self._ask(Repair)

    def action_renegotiate(self) -> None:
        from workbook.screens.promises.renegotiate import Renegotiate

        if isinstance(slot := self._pointed, SlotRow):
            self._do(lambda: self.context.notebook.chores.move_to(slot.week, slot.number, self.context.today))
        else:
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
            case WayRow(mode, place):
                self.go_to(mode, place)
            case DueRow(due=due):
                self.go_to("promises", due.promise.id)
            case GroupRow(promise):
                self._fold(promise)
            case AwayRow(since):
                self._offer_away(since)
            case Door.CHORES_BEFORE:
                self._beside.chores_unfolded = not self._beside.chores_unfolded
                self.reload()
            case WheneverRow(promise):
                self.go_to("promises", promise)
            case SlotRow():
                self.go_to("plans")
            case Door.SHOWN:
                self._read_shown()
            case LookBackRow(promise):
                self._look_back(promise)
            case _:
                pass

    def _look_back(self, id: str) -> None:
        from workbook.screens.promises.looking_back import look_back

        look_back(self, self.context.notebook.promises.get(id))
