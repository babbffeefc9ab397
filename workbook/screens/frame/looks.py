"""Choosing a look: our own first, each put on while the cursor is on it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbook.screens.common.base import Dialog
from workbook.widgets.common import themes
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.words.common import looks as words


class Looks(Dialog[str]):
    """Returns the name of the look that was chosen. One that is only looked at is taken off again with esc."""

    CSS_PATH = "looks.tcss"
    AUTO_FOCUS = "RowList"
    called = words.TITLE

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.TITLE), classes="title")
            yield RowList(self._rows(), id="looks")
        yield KeyLine()

    def _rows(self) -> list[Row]:
        own = [theme.name for theme in themes.THEMES]
        rest = sorted(name for name in self.app.available_themes if name not in own)
        rows = [Row(plain(words.OWN[name]), plain(name, "$text-muted"), value=name) for name in own]
        return [*rows, Row(), Row(plain(words.OTHERS, "$text-muted")), *(Row(plain(name), value=name) for name in rest)]

    def on_mount(self) -> None:
        self._before = self.app.theme
        self.query_one(RowList).select(self._before)

    @on(RowList.Moved)
    def _look(self, message: RowList.Moved) -> None:
        message.stop()
        if message.row.value:
            self.app.theme = message.row.value

    @on(RowList.Chosen)
    def _choose(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(message.row.value)

    def action_close(self) -> None:
        self.app.theme = self._before
        super().action_close()
