"""Today: what is due, who does which chore, and the next small step, in one look."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.today import Today
from workbook.screens.common.app_context import AppContext
from workbook.screens.today.actions import TodayActs
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today import rows
from workbook.words.today import screen as words

WEEKS, TRIALS = "weeks", "trials"  # tables; looked at before anything of them is imported
TWO_COLUMNS = 76  # cells; below, chores and the next step stand under the promises


class TodayScreen(TodayActs):
    """The door. On the first open due there is the cursor, so that space marks it."""

    MODE = "today"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._painted = False
        self._left: list[rows.Row] = []
        self._start: str | None = None
        self._trouble = ""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="columns"):
            yield RowList(id="promises")
            yield RowList(id="aside")
        yield Static(id="about")

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        context = self.context
        view = self.view()
        self._picked &= {due.key for due in (*view.dues, *view.before)}
        left = rows.promise_rows(
            view, context.notebook.promises.any_open(context.today, context.person_id), self._picked
        )
        self._left, self._start = left, self._first_open(view)
        if self._painted:
            self._show_rows(self._right())
            return
        # Promises first: the types of the chore week take as long to import as all of this to draw.
        self._show_rows([rows.heading(words.CHORES), rows.Row(), rows.Row(), rows.heading(words.NEXT)])
        self.set_timer(0.03, self._fill)

    def _fill(self) -> None:
        self._painted = True
        self._show_rows(self._right())

    def _right(self) -> list[rows.Row]:
        return [*self._chores(), rows.Row(), *self._reviews(), *self._next_step()]

    def _show_rows(self, right: list[rows.Row]) -> None:
        left = self._left
        if self.app.size.width < TWO_COLUMNS:
            left, right = [*left, rows.Row(), *right], []
        self.promises.set_rows(left, start=self._start)
        self.aside.set_rows(right)
        self._show_about()
        self.refresh_bindings()
        if self.focused is None or not self.focused.display:
            self.set_focus(self.promises if self.promises.current or not self.aside.current else self.aside)

    def _first_open(self, view: Today) -> str | None:
        return next((rows.DUE + due.key for due in (*view.dues, *view.before) if due.is_open), None)

    def _chores(self) -> list[rows.Row]:
        context = self.context
        if not context.notebook.documents(WEEKS):
            return rows.chore_rows([], has_plan=False)  # without a plan nothing is imported for it
        try:
            slots = [
                rows.TodaysSlot(
                    f"{one.week}/{one.number}", one.slot.chore, one.minutes, one.slot.people, one.outcome == "done"
                )
                for one in context.notebook.chores.today(context.today)
            ]
        except WorkbookError as error:
            self.tell_error(error)
            slots = []
        return rows.chore_rows(slots, has_plan=True)

    def _reviews(self) -> list[rows.Row]:
        """Promises and trials whose day to look back has come."""
        from workbook.domain.promises.promise import state

        notebook, today = self.context.notebook, self.context.today
        found = [
            (f"promises/{promise.id}", promise.term_on(today).act, promise.review_on)
            for promise in notebook.promises.all()
            if promise.review_on is not None and promise.review_on <= today and state(promise, today) != "shelf"
        ]
        if notebook.documents(WEEKS):
            found += [
                ("plans/chores", words.CHORE_WEEK, week.review)
                for week in notebook.chores.weeks()
                if week.state == "agreed" and week.review is not None and week.review <= today
            ]
        if notebook.documents(TRIALS):
            due = notebook.conflicts.reviews_due(today)
            found += [(f"plans/{one.conflict.id}", one.conflict.what, one.trial.review) for one in due]
        return rows.review_rows(sorted(found, key=lambda review: review[2]), today)

    def _next_step(self) -> list[rows.Row]:
        from workbook.content.outline import next_step
        from workbook.store.steps.answer_states import answer_states
        from workbook.store.steps.appointments import Appointments

        context = self.context
        sitting = Appointments(context.notebook).next_sitting(context.person_id)
        when = words.when(sitting.on, sitting.at, context.today) if sitting and sitting.on >= context.today else ""
        states = answer_states(context.notebook, context.person_id)
        try:
            step = next_step(context.content, states)
        except WorkbookError as error:  # a fault in the content must not keep anyone from their promises
            if str(error) != self._trouble:  # said once, not at every look
                self._trouble = str(error)
                self.tell_error(error)
            return [rows.heading(words.NEXT), rows.note(words.BOOK_CLOSED)]
        begun = step is not None and any(place[0] == step.step for place in states)
        found = rows.step_rows(step, begun, when)
        if step is None:
            found += rows.page_rows(context.book.programme.closing)
        elif not states:
            found += rows.page_rows(context.book.programme.welcome)
        return found

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self.is_current:
            self.call_later(self.reload)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self.refresh_bindings()
        self._show_about()

    def on_descendant_focus(self) -> None:
        self._show_about()

    def _show_about(self) -> None:
        """The whole text of the due under the cursor, which its row may have to cut."""
        due = self._due()
        self.query_one("#about", Static).update(rows.about(due) if due else Content(""))
