"""Today: what is due, who does which chore, and the next small step, in one look."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MarkKind, due_key
from workbook.domain.promises.picking import picked_next
from workbook.domain.promises.today import Today, asked_of
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.today.day_keys import KEYS, due_of, may, promise_of
from workbook.screens.today.marks import Marks
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today import rows
from workbook.widgets.today.day_list import DayList
from workbook.widgets.today.values import (
    AwayRow,
    Door,
    DueRow,
    EndRow,
    GroupRow,
    LookBackRow,
    SlotRow,
    WayRow,
    WheneverRow,
)
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
    BINDINGS = KEYS

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._view: Today | None = None
        self._has_promises = False
        self._marks = Marks(context, self._dues)
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
        self._marks.picked.clear()
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
        self._marks.picked &= {due.key for due in (*day.promises.dues, *day.promises.before)}
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
        view = asked_of(self._view, self.context.role)
        left = rows.promise_rows(
            view, self._has_promises, self._marks.picked, unfolded=self._unfolded, roomy=width >= ROOMY
        )
        week = rows.week_rows(view, grid=wide)
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that do something to what the cursor is on are shown and work."""
        if action == "add":  # where nothing is asked of somebody, no key asks either; the page of promises has it
            return self._is_rebuilding or self._has_promises
        does = may(action, parameters, self._pointed, picked=bool(self._marks.picked), today=self.context.today)
        return does and super().check_action(action, parameters)

    def _do(self, act: Callable[[], object]) -> None:
        """Carry out one change and show what is."""
        act()
        self.reload()

    def action_mark(self, kind: MarkKind) -> None:
        if isinstance(value := self._pointed, DueRow | WheneverRow | GroupRow):
            below = [row.value for row in self.promises.rows if isinstance(row.value, DueRow)]
            self._wanted = self._marks.mark(value, kind, below) or self._wanted
            self.reload()

    def action_tick(self) -> None:
        if isinstance(slot := self._pointed, SlotRow):
            self._do(lambda: self._marks.tick(slot))

    def action_let_go(self) -> None:
        """A chore of an earlier day stays undone; once more takes that back."""
        if isinstance(slot := self._pointed, SlotRow):
            self._do(lambda: self._marks.let_go(slot))

    def _dues(self) -> list[Due]:
        """Those of the day and from before, also those that have no row because there are so many."""
        return [*self._view.dues, *self._view.before] if self._view else []

    def action_pick(self) -> None:
        """Pick the due under the cursor for the next mark, or let it go, and on to the next row; all of a promise whose
        days are folded up."""
        if isinstance(self._pointed, GroupRow):
            self.action_pick_all()
        elif (due := due_of(self._pointed)) is not None:
            self._marks.picked ^= {due.key}
            self._show()
            self.promises.action_move(1)

    def action_pick_all(self) -> None:
        """Pick every open due of the promise under the cursor, or, once they are, all that is open from before."""
        if not (promise := promise_of(self._pointed)) or self._view is None:
            return
        earlier = isinstance(self._pointed, GroupRow)
        self._marks.picked = picked_next(self._dues(), self._marks.picked, promise, self.context.today, earlier=earlier)
        self._show()

    def action_away(self) -> None:
        """Days that have passed, or that come, on which one was away: for all promises."""
        from workbook.screens.promises.away import Away

        if isinstance(self._pointed, AwayRow):
            self._offer_away(self._pointed.since)
        elif promise := promise_of(self._pointed):
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
        if (due := due_of(self._pointed)) is not None:
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
            case WayRow(mode, place, begin):
                self.go_to(mode, place, begin=begin)
            case DueRow(due=due):
                self.go_to("promises", due.promise.id)
            case GroupRow(promise):
                self._fold(promise)
            case AwayRow(since):
                self._offer_away(since)
            case Door.CHORES_BEFORE:
                self._beside.chores_unfolded = not self._beside.chores_unfolded
                self.reload()
            case WheneverRow(promise) | EndRow(promise):
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
