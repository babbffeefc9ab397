"""What can be done with what the cursor is on: every key of Today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.binding import Binding
from textual.screen import Screen

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MarkKind, key_of, repairable
from workbook.domain.promises.today import Today
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today import rows
from workbook.words.today import screen as words


class TodayActs(Page):
    """`TodayScreen` shows; this acts."""

    BINDINGS = [
        Binding("space", "mark('kept')", words.KEPT, key_display="space", id="today.kept", tooltip=words.KEPT_TIP),
        Binding("l", "mark('late')", words.LATE, id="today.late", tooltip=words.LATE_TIP),
        Binding("m", "mark('missed')", words.MISSED, id="today.missed", tooltip=words.MISSED_TIP),
        Binding("n", "mark('not applicable')", words.NA, show=False, id="today.na", tooltip=words.NA_TIP),
        Binding("r", "renegotiate", words.MOVE, id="today.renegotiate", tooltip=words.MOVE_TIP),
        Binding("p", "repair", words.REPAIR, id="today.repair", tooltip=words.REPAIR_TIP),
        Binding("i", "note", words.NOTE, show=False, id="today.note", tooltip=words.NOTE_TIP),
        Binding("v", "pick", words.PICK, show=False, id="today.pick", tooltip=words.PICK_TIP),
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

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._picked: set[str] = set()  # dues that the next mark is for, when several are marked at once

    @property
    def promises(self) -> RowList:
        return self.query_one("#promises", RowList)

    @property
    def aside(self) -> RowList:
        return self.query_one("#aside", RowList)

    def view(self) -> Today:
        """The dues of the person in front."""
        return self.context.notebook.promises.today(self.context.today, self.context.person_id)

    def _pointed(self) -> tuple[str, str]:
        """What the cursor is on: its kind (`rows.DUE`…) and the rest of its key; empty texts for nothing."""
        lines = self.focused if isinstance(self.focused, RowList) else self.promises
        key = lines.current.value if lines.current else None
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
        promises, today = self.context.notebook.promises, self.context.today
        if self._picked:
            promises.mark(sorted(self._picked), kind, today, by=self.context.person_id)
            self._picked.clear()
            return
        due = promises.due(key, today)
        was = due.mark.kind if due.mark and not due.is_open else None
        if was == kind and due.mark is not None and due.mark.marked_on == today:
            promises.unmark([key], today, by=self.context.person_id)  # the same key once more takes it back
            return
        promises.mark([key], kind, today, by=self.context.person_id)
        if was is None:
            self._to_next_open(key)

    def action_pick(self) -> None:
        """Pick the due under the cursor for the next mark, or let it go; and on to the next row."""
        _, key = self._pointed()
        self._picked ^= {key}
        self.reload()
        self.promises.action_move(1)

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
        """Open a small question about the due under the cursor."""
        _, key = self._pointed()
        try:
            self.app.push_screen(dialog(self.context, key), lambda _: self.reload())
        except WorkbookError as error:
            self.tell_error(error)

    def _due(self) -> Due | None:
        """The due under the cursor, if it is one."""
        on, key = self._pointed()
        if on != rows.DUE:
            return None
        try:
            return self.context.notebook.promises.due(key, self.context.today)
        except WorkbookError:
            return None

    def _happened(self, promise: str) -> None:
        mark = self.context.notebook.promises.happened(
            promise, self.context.today, self.context.today, by=self.context.person_id
        )
        self.reload()
        self.promises.select(rows.DUE + key_of(mark))

    def _tick(self, key: str) -> None:
        week, _, number = key.partition("/")
        chores = self.context.notebook.chores
        done = chores.week(week).record(int(number)).outcome == "done"
        chores.tick(week, int(number), not done, self.context.today)

    def _to_next_open(self, key: str) -> None:
        """On to the next open due below, so that several are marked by the same key; else stay."""
        view = self.view()
        opens = [rows.DUE + due.key for due in (*view.dues, *view.before) if due.is_open]
        keys = [row.value for row in self.promises.rows]
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

    def action_add(self) -> None:
        from workbook.screens.promises.forge import Forge

        def made(promise: str | None) -> None:
            self.reload()
            view = self.view()
            for due in view.dues:
                if due.promise.id == promise:
                    self.promises.select(rows.DUE + due.key)

        self.app.push_screen(Forge(self.context), made)

    def action_other_side(self) -> None:
        other = self.aside if self.focused is self.promises else self.promises
        if other.current is not None:
            self.set_focus(other)

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
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
        if action == "mark":
            on, _ = self._pointed()
            return on == rows.DUE or (on in (rows.WHENEVER, rows.SLOT) and parameters == ("kept",))
        if action in ("pick", "note", "repair", "renegotiate"):
            due = self._due()
            if due is None or action == "pick":
                return due is not None
            if action == "renegotiate":
                return due.is_open and not self._picked
            if action == "note":
                return due.mark is not None
            return due.mark is not None and repairable(due.mark, self.context.today)
        return super().check_action(action, parameters)
