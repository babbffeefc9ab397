"""The places to turn to, from every page and for everybody: one key or one word away, and nothing is asked first."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.prose import Prose
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.choose import places
from workbook.words.common import turn as words


class WhereToTurn(Dialog[None]):
    """All of them, to be read; what is kept in `help.toml` of the content. Nothing of it is noted."""

    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [Binding("enter,h,f8", "close", words.CLOSE, show=False, id="turn.close")]
    called = words.TITLE

    def __init__(self, context: AppContext) -> None:
        """Raises WorkbookError where the content cannot be read."""
        super().__init__()
        self._places = context.places_to_turn()

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static(plain(words.TITLE), classes="title")
            yield Prose(places(self._places))
        yield KeyLine()
