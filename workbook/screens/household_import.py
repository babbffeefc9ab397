"""Read a household from a JSON file, by its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.errors import UsageError
from workbook.screens.asking import Asking
from workbook.screens.desk import Desk
from workbook.widgets.fields import TextField
from workbook.words import app as app_words
from workbook.words import household_screen as words

MOST_NOTES = 5


class HouseholdImport(Asking[bool]):
    """Dismisses with True when a household was read and saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, words.IMPORT_TITLE, form="household file")

    def parts(self) -> Iterable[Widget]:
        yield TextField(placeholder="~/household.json", id="path")
        yield Static(Content(words.IMPORT_HINT), classes="hint")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.IMPORT_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        path = self.text("path")
        if not path:
            raise UsageError(words.NO_PATH)
        notes = self.desk.notebook.chores.import_household(Path(path).expanduser())
        self.tell("\n".join((words.IMPORTED, *notes[:MOST_NOTES])))
        return True
