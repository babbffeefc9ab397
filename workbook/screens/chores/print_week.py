"""The week on paper: a sheet to hang up, written to a file; or the whole of what was computed, as text or Markdown."""

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
from workbook.widgets.common.fields import TextField, Tick
from workbook.words.chores import dialogs as words
from workbook.words.common import frame as app_words

MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm")


class PrintWeek(FormDialog[bool]):
    """Writes a new file, readable by its owner alone; one that is there already is left as it is."""

    def __init__(self, context: AppContext, week: Week) -> None:
        super().__init__(context, words.PAPER_TITLE, form="week on paper")
        self.week = week

    def parts(self) -> Iterable[Widget]:
        yield TextField(placeholder="~/week.html", id="path")
        yield Static(Content(words.PAPER_HINT), classes="hint")
        yield Tick(words.PAPER_LYING, id="lying")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.PAPER_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        name = self.text("path")
        if not name:
            raise UsageError(words.PAPER_NO_PATH)
        path = Path(name).expanduser()
        data = self._sheet() if path.suffix.lower() in HTML else self._text(path.suffix.lower() in MARKDOWN).encode()
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "wb") as file:
                file.write(data)
        except FileExistsError:
            raise UsageError(words.PAPER_THERE) from None
        except OSError:
            raise WorkbookError(words.PAPER_FAILED) from None
        self.tell(words.PAPER_WRITTEN)
        return True

    def _sheet(self) -> bytes:
        from workbook.export.paper.as_html import as_html
        from workbook.export.paper.week import week_sheet

        return as_html(week_sheet(self.week, landscape=self.query_one("#lying", Tick).value)).encode()

    def _text(self, markdown: bool) -> str:
        from workbook.export.chores.week_text import as_markdown, as_text
        from workbook.planning.appraisal import as_it_stands

        week, plan = self.week, as_it_stands(self.week)
        if markdown:
            return as_markdown(week.household, plan, week.monday)
        return as_text(week.household, plan, week.monday) + "\n"
