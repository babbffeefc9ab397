"""One chore in full: how often, when, by whom, and what the household calls done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.household import Chore
from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.screens.common.base import Dialog
from workbook.screens.common.field_draft import FieldDraft
from workbook.widgets.chores import rows
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line
from workbook.widgets.common.settings_list import SettingsList
from workbook.words.chores import sheet as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

Edit = Callable[[Chore], Chore]
Change = Callable[[str, Edit, bool, str | None], Chore]


class ChoreSheet(Dialog[None]):
    """Every change is saved when it is made, through `change(name, edit, ticked, merge)`: it edits the chore as it is
    stored then and returns it; `ticked` says whether the chore was in the household's week already."""

    CSS_PATH = "household.tcss"
    BINDINGS = [Binding("escape", "close", words.CLOSE, id="dialog.close")]

    def __init__(self, context: AppContext, chore: Chore, change: Change, *, ticked: bool) -> None:
        super().__init__()
        self.person_id = context.person_id
        self.called = chore.name
        self._draft = FieldDraft(self, context, self.person_id)
        self.chore = chore
        self._keep, self._ticked = change, ticked
        self._writing = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(one_line(self.chore.name), classes="title")
            yield SettingsList()
            yield AddLine("")
            yield Static(id="about", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(SettingsList))

    def _show(self) -> None:
        self.query_one(".title", Static).update(one_line(self.chore.name))
        self.query_one(SettingsList).show(rows.settings_of(self.chore))
        self.query_one("#about", Static).update(Content(words.about(self.chore)))

    def _change(self, edit: Edit, *, merge: str | None = "household chore") -> None:
        try:
            self._apply(edit, merge)
        except WorkbookError as error:
            self.tell_error(error)

    def _apply(self, edit: Edit, merge: str | None) -> None:
        """Raises WorkbookError."""
        self.chore = self._keep(self.chore.name, edit, self._ticked, merge)
        self._ticked = True
        self._show()

    @on(SettingsList.Turned)
    def _turned(self, message: SettingsList.Turned) -> None:
        self._change(lambda chore: rows.turned(chore, message.key, message.by))

    @on(SettingsList.Typed)
    def _typed(self, message: SettingsList.Typed) -> None:
        self._change(lambda chore: rows.typed(chore, message.key, message.number))

    @on(SettingsList.Switched)
    def _switched(self, message: SettingsList.Switched) -> None:
        self._change(lambda chore: rows.switched(chore, message.key, message.index))

    @on(SettingsList.Opened)
    def _opened(self, message: SettingsList.Opened) -> None:
        self._writing = message.key
        line = self.query_one(AddLine)
        told = {"name": self.chore.name, "rotation": ", ".join(self.chore.rotation)}
        text = told.get(message.key, self.chore.done_means)
        self._draft.bring(line, f"chore {message.key}", text, of=self.chore.name)
        self.draft = self._draft.form
        line.open()

    @on(AddLine.Typed)
    def _half_written(self) -> None:
        self._draft.typed()

    @on(AddLine.Added)
    def _written(self, message: AddLine.Added) -> None:
        try:
            self._write(message.text)
        except WorkbookError:  # it cannot be saved just now: the words stay
            line = self.query_one(AddLine)
            line.value = message.text
            line.add_class("-open")
            raise
        self.set_focus(self.query_one(SettingsList))

    def _write(self, text: str) -> None:
        """Raises what a write raises; a name that cannot be is told."""
        try:
            if self._writing == "name":
                self._apply(lambda chore: replace(chore, name=text), None)
            elif self._writing == "rotation":
                self._apply(lambda chore: replace(chore, rotation=words.names_in_turn(text)), None)
            elif self._writing == "done_means":
                self._apply(lambda chore: replace(chore, done_means=text), None)
        except (UsageError, NotFoundError) as error:
            self.tell_error(error)
        self._writing = self.draft = ""
        self._draft.drop()

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            self._write(line.text)
            line.value = ""
