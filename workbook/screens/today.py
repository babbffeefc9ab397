"""Today: what is due, who does which chore, and the next small step, in one look."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events, on
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.errors import WorkbookError
from workbook.domain.marks import MarkKind, key_of
from workbook.domain.today import Today
from workbook.screens.base import Page
from workbook.screens.desk import Desk
from workbook.widgets import today_rows as rows
from workbook.widgets.lines import LineList
from workbook.words import today as words

WEEKS = "weeks"  # the table of chore weeks; looked at before anything of them is imported
TWO_COLUMNS = 76  # cells; below, chores and the next step stand under the promises


class TodayScreen(Page):
    """The door. On the first open due there is the cursor, so that space marks it."""

    MODE = "today"
    BINDINGS = [
        Binding("space", "mark('kept')", words.KEPT, key_display="space", id="today.kept", tooltip=words.KEPT_TIP),
        Binding("l", "mark('late')", words.LATE, id="today.late", tooltip=words.LATE_TIP),
        Binding("m", "mark('missed')", words.MISSED, id="today.missed", tooltip=words.MISSED_TIP),
        Binding("n", "mark('not applicable')", words.NA, show=False, id="today.na", tooltip=words.NA_TIP),
        Binding("r", "renegotiate", words.MOVE, id="today.renegotiate", tooltip=words.MOVE_TIP),
        Binding("a", "add", words.ADD, id="today.add", tooltip=words.ADD_TIP),
        Binding(
            "tab,shift+tab,left,right,h",
            "other_side",
            words.OTHER_SIDE,
            show=False,
            id="today.other-side",
            tooltip=words.OTHER_SIDE_TIP,
        ),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._painted = False
        self._left: list[rows.Row] = []
        self._start: str | None = None

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="columns"):
            yield LineList(id="promises")
            yield LineList(id="aside")
        yield Static(id="about")

    @property
    def promises(self) -> LineList:
        return self.query_one("#promises", LineList)

    @property
    def aside(self) -> LineList:
        return self.query_one("#aside", LineList)

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        desk = self.desk
        view = desk.notebook.promises.today(desk.today)
        left = rows.promise_rows(view, desk.notebook.promises.any_open(desk.today))
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
        if self.focused is None or not self.focused.display:
            self.set_focus(self.promises if self.promises.current or not self.aside.current else self.aside)

    def _first_open(self, view: Today) -> str | None:
        return next((rows.DUE + due.key for due in (*view.dues, *view.before) if due.is_open), None)

    def _chores(self) -> list[rows.Row]:
        desk = self.desk
        if not desk.notebook.documents(WEEKS):
            return rows.chore_rows([], has_plan=False)  # without a plan nothing is imported for it
        try:
            slots = [
                rows.TodaysSlot(
                    f"{one.week}/{one.number}", one.slot.chore, one.minutes, one.slot.people, one.outcome == "done"
                )
                for one in desk.notebook.chores.today(desk.today)
            ]
        except WorkbookError as error:
            self.tell_error(error)
            slots = []
        return rows.chore_rows(slots, has_plan=True)

    def _reviews(self) -> list[rows.Row]:
        """Promises and trials whose day to look back has come."""
        from workbook.domain.promises import state

        notebook, today = self.desk.notebook, self.desk.today
        found = [
            (f"promises/{promise.id}", promise.term_on(today).act, promise.review_on)
            for promise in notebook.promises.all()
            if promise.review_on is not None and promise.review_on <= today and state(promise, today) != "shelf"
        ]
        if notebook.documents(WEEKS):
            found += [
                ("plans/", words.CHORE_WEEK, week.review)
                for week in notebook.chores.weeks()
                if week.state == "agreed" and week.review is not None and week.review <= today
            ]
        return rows.review_rows(sorted(found, key=lambda review: review[2]), today)

    def _next_step(self) -> list[rows.Row]:
        from workbook.content_glance import next_step
        from workbook.store.answer_states import answer_states
        from workbook.store.appointments import Appointments

        desk = self.desk
        sitting = Appointments(desk.notebook).next_sitting(desk.person_id)
        when = words.when(sitting.on, sitting.at, desk.today) if sitting and sitting.on >= desk.today else ""
        states = answer_states(desk.notebook, desk.person_id)
        try:
            step = next_step(desk.content, states)
        except WorkbookError as error:  # a fault in the content must not keep anyone from their promises
            self.tell_error(error)
            return [rows.heading(words.NEXT), rows.note(words.BOOK_CLOSED)]
        begun = step is not None and any(place[0] == step.step for place in states)
        return rows.step_rows(step, begun, when)

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        if self.is_current:
            self.call_later(self.reload)

    # -- acting -----------------------------------------------------------------------------------------------

    def _pointed(self) -> tuple[str, str]:
        """What the cursor is on: its kind (`rows.DUE`…) and the rest of its key; empty texts for nothing."""
        lines = self.focused if isinstance(self.focused, LineList) else self.promises
        key = lines.current.key if lines.current else None
        kind, colon, rest = (key or "").partition(":")
        return kind + colon, rest

    def action_mark(self, kind: MarkKind) -> None:
        on, key = self._pointed()
        if on == rows.DUE:
            self._do(lambda: self._mark_due(key, kind))
        elif on == rows.WHENEVER and kind == "kept":
            self._do(lambda: self._happened(key))
        elif on == rows.SLOT and kind == "kept":
            self._do(lambda: self._tick(key))

    def _mark_due(self, key: str, kind: MarkKind) -> None:
        promises, today = self.desk.notebook.promises, self.desk.today
        due = promises.due(key, today)
        was = due.mark.kind if due.mark and not due.is_open else None
        if was == kind and due.mark is not None and due.mark.marked_on == today:
            promises.unmark([key], today)  # the same key once more takes it back
            return
        promises.mark([key], kind, today)
        if was is None:
            self._to_next_open(key)

    def _happened(self, promise: str) -> None:
        mark = self.desk.notebook.promises.happened(promise, self.desk.today, self.desk.today)
        self.reload()
        self.promises.select(rows.DUE + key_of(mark))

    def _tick(self, key: str) -> None:
        week, _, number = key.partition("/")
        chores = self.desk.notebook.chores
        done = chores.week(week).record(int(number)).outcome == "done"
        chores.tick(week, int(number), not done, self.desk.today)

    def _to_next_open(self, key: str) -> None:
        """On to the next open due below, so that several are marked by the same key; else stay."""
        view = self.desk.notebook.promises.today(self.desk.today)
        opens = [rows.DUE + due.key for due in (*view.dues, *view.before) if due.is_open]
        keys = [row.key for row in self.promises.rows]
        here = keys.index(rows.DUE + key) if rows.DUE + key in keys else 0
        following = next((k for k in keys[here + 1 :] if k in opens), None)
        self.reload()
        if following is not None:
            self.promises.select(following)

    def _do(self, act: Callable[[], None]) -> None:
        """Carry out one change and show what is; an error says what was kept."""
        try:
            act()
        except WorkbookError as error:
            self.tell_error(error)
        self.reload()

    def action_renegotiate(self) -> None:
        on, key = self._pointed()
        if on != rows.DUE:
            return
        from workbook.screens.renegotiate import Renegotiate

        self.app.push_screen(Renegotiate(self.desk, key), lambda _: self.reload())

    def action_add(self) -> None:
        from workbook.screens.forge import Forge

        def made(promise: str | None) -> None:
            self.reload()
            view = self.desk.notebook.promises.today(self.desk.today)
            for due in view.dues:
                if due.promise.id == promise:
                    self.promises.select(rows.DUE + due.key)

        self.app.push_screen(Forge(self.desk), made)

    def action_other_side(self) -> None:
        other = self.aside if self.focused is self.promises else self.promises
        if other.current is not None:
            self.set_focus(other)

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        on, key = self._pointed()
        if on == rows.STEP:
            self.go_to("steps", key)
        elif on in (rows.DUE, rows.WHENEVER):
            self.go_to("promises", key.partition(".")[0])
        elif on == rows.SLOT:
            self.go_to("plans")
        elif on == rows.REVIEW:
            mode, _, id = key.partition("/")
            self.go_to(mode, id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only keys that do something to what the cursor is on are shown and work."""
        if action in ("mark", "renegotiate"):
            on, _ = self._pointed()
            kind = parameters[0] if parameters else ""
            return on == rows.DUE or (on in (rows.WHENEVER, rows.SLOT) and kind == "kept" and action == "mark")
        return super().check_action(action, parameters)

    @on(LineList.Moved)
    def _moved(self, message: LineList.Moved) -> None:
        message.stop()
        self.refresh_bindings()
        self._show_about()

    def on_descendant_focus(self) -> None:
        self._show_about()

    def _show_about(self) -> None:
        """The whole text of the due under the cursor, which its row may have to cut."""
        on, key = self._pointed()
        try:
            text = rows.about(self.desk.notebook.promises.due(key, self.desk.today)) if on == rows.DUE else Content("")
        except WorkbookError:
            text = Content("")
        self.query_one("#about", Static).update(text)
