"""One chore in full: how often, when, by whom, and what the household calls done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.household import Chore
from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.base import Dialog
from workbook.widgets.chores import rows
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line
from workbook.widgets.common.settings_list import SettingsList
from workbook.words.chores import sheet as words

Edit = Callable[[Chore], Chore]
Change = Callable[[str, Edit, bool, str | None], Chore]


class ChoreSheet(Dialog[None]):
    """Every change is saved when it is made, through `change(name, edit, ticked, merge)`: it edits the chore as it is
    stored then and returns it; `ticked` says whether the chore was in the household's week already."""

    CSS_PATH = "household.tcss"
    BINDINGS = [Binding("escape", "close", words.CLOSE, id="dialog.close")]

    def __init__(self, chore: Chore, change: Change, *, ticked: bool) -> None:
        super().__init__()
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
            self.chore = self._keep(self.chore.name, edit, self._ticked, merge)
        except WorkbookError as error:
            self.tell_error(error)
            return
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
        line.value = self.chore.name if message.key == "name" else self.chore.done_means
        line.open()

    @on(AddLine.Added)
    def _written(self, message: AddLine.Added) -> None:
        self._write(message.text)
        self.set_focus(self.query_one(SettingsList))

    def _write(self, text: str) -> None:
        writing, self._writing = self._writing, ""
        if writing == "name":
            self._change(lambda chore: replace(chore, name=text), merge=None)
        elif writing == "done_means":
            self._change(lambda chore: replace(chore, done_means=text), merge=None)

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            self._write(line.text)
