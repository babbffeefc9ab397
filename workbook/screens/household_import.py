"""Read a household from a JSON file, by its path."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Static

from workbook.domain.errors import WorkbookError
from workbook.screens.base import Dialog
from workbook.screens.desk import Desk
from workbook.widgets.fields import TextField
from workbook.widgets.keyline import KeyLine
from workbook.words import app as app_words
from workbook.words import household_screen as words


class HouseholdImport(Dialog[bool]):
    """Dismisses with True when a household was read and saved."""

    CSS_PATH = "household.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.IMPORT_TITLE), classes="title")
            yield TextField(placeholder="~/household.json", id="path")
            yield Static(Content(words.IMPORT_HINT), classes="hint", id="about")
            with Horizontal(classes="buttons"):
                yield Button(Content(words.IMPORT_DO), id="read", compact=True)
                yield Button(Content(app_words.CLOSE), id="close", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        super().on_mount()
        self.set_focus(self.query_one("#path"))

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.action_close()

    @on(TextField.Submitted)
    @on(Button.Pressed, "#read")
    def _read(self) -> None:
        path = self.query_one("#path", TextField).value.strip()
        about = self.query_one("#about", Static)
        if not path:
            about.update(Content(words.NO_PATH))
            return
        try:
            notes = self.desk.notebook.chores.import_household(Path(path).expanduser())
        except WorkbookError as error:
            about.update(Content(str(error)))
            about.add_class("-problem")
            return
        self.tell("\n".join((words.IMPORTED, *notes[:5])))
        self.dismiss(True)
