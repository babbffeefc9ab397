"""The week on paper: written to a file, as text to print or as Markdown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores.week import Week
from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.fields import TextField
from workbook.words.chores import dialogs as words
from workbook.words.common import frame as app_words

MARKDOWN = (".md", ".markdown")


class PrintWeek(FormDialog[bool]):
    """Writes a new file, readable by its owner alone; one that is there already is left as it is."""

    def __init__(self, context: AppContext, week: Week) -> None:
        super().__init__(context, words.PAPER_TITLE, form="week on paper")
        self.week = week

    def parts(self) -> Iterable[Widget]:
        yield TextField(placeholder="~/week.md", id="path")
        yield Static(Content(words.PAPER_HINT), classes="hint")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.PAPER_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        name = self.text("path")
        if not name:
            raise UsageError(words.PAPER_NO_PATH)
        path = Path(name).expanduser()
        text = self._text(markdown=path.suffix.lower() in MARKDOWN)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "w", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            raise UsageError(words.PAPER_THERE) from None
        except OSError:
            raise WorkbookError(words.PAPER_FAILED) from None
        self.tell(words.PAPER_WRITTEN)
        return True

    def _text(self, *, markdown: bool) -> str:
        from workbook.export.chores.week_text import as_markdown, as_text
        from workbook.planning.appraisal import as_it_stands

        week, plan = self.week, as_it_stands(self.week)
        if markdown:
            return as_markdown(week.household, plan, week.monday)
        return as_text(week.household, plan, week.monday) + "\n"
