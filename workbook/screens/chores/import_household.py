"""Read a household from a JSON file, by its path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.fields import TextField
from workbook.words.chores import household as words
from workbook.words.common import frame as app_words

MOST_NOTES = 5


class HouseholdImport(FormDialog[bool]):
    """Dismisses with True when a household was read and saved."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, words.IMPORT_TITLE, form="household file")

    def parts(self) -> Iterable[Widget]:
        yield TextField(placeholder="~/household.json", id="path")
        yield Static(Content(words.IMPORT_HINT), classes="hint")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.IMPORT_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        path = self.text("path")
        if not path:
            raise UsageError(words.NO_PATH)
        notes = self.context.notebook.chores.import_household(Path(path).expanduser())
        self.tell("\n".join((words.IMPORTED, *notes[:MOST_NOTES])))
        return True
