"""Lines that the other one shows: opened from Today, and from then on they are read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from workbook.domain.steps.shown import ShownLine
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import mixed, plain
from workbook.words.common.dates import near_date
from workbook.words.steps import screen as words


class ShowLines(Dialog[None]):
    """The lines of one person, the newest first."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "#lines"

    def __init__(self, context: AppContext, name: str, lines: Sequence[ShownLine]) -> None:
        super().__init__()
        self.context = context
        self._name, self._lines = name, lines

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.what_is_shown(self._name)), classes="title")
            yield Static(plain(words.SHOWN_ABOUT), classes="hint")
            with VerticalScroll(id="lines"):
                for line in reversed(self._lines):
                    head = mixed("$title · $day", title=line.title, day=near_date(line.on, self.context.today))
                    yield Static(head, classes="head")
                    yield Static(plain(line.text), classes="line")
        yield KeyLine()

    def on_mount(self) -> None:
        self.context.notebook.shown_lines.were_seen(self._lines, self.context.today)
