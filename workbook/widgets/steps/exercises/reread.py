"""`reread`: what was written earlier, and beside it what has changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.domain.steps.answers import Text
from workbook.domain.steps.exercises import Reread
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

BESIDE = 68
"""Cells from which the two stand side by side."""


class RereadEditor(Editor[Reread, Text]):
    """The earlier answer cannot be changed here; it is changed where it was written."""

    WRITES_AT_ONCE: ClassVar[bool] = True
    DEFAULT_CSS = """
    RereadEditor > Horizontal { height: auto; layout: vertical; }
    RereadEditor.-beside > Horizontal { layout: horizontal; }
    RereadEditor Vertical { height: auto; width: 1fr; }
    RereadEditor.-beside .then { margin-right: 2; }
    RereadEditor .earlier { width: 1fr; height: auto; padding: 0 1; border-left: outer $panel; margin-bottom: 1; }
    """

    def __init__(self, exercise: Exercise, value: Text, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._box = GrowingTextArea(value.text, lines=4)

    def compose(self) -> ComposeResult:
        around = self.around
        head = words.written_on(around.earlier_on) if around.earlier_on else words.WRITTEN
        earlier = around.earlier or words.nothing_yet(words.NOTHING_EARLIER, around.of)
        with Horizontal():
            with Vertical(classes="then"):
                yield Static(plain(head), classes="label")
                yield Static(plain(earlier), classes="earlier")
            with Vertical():
                yield Static(plain(words.WHAT_CHANGED), classes="label")
                yield self._box

    def fit(self) -> None:
        self.set_class(self.size.width >= BESIDE, "-beside")

    @property
    def value(self) -> Text:
        return Text(self._box.text)

    def show(self, value: Text) -> None:
        self._value = value
        if value.text != self._box.text:
            self._box.load_text(value.text)

    def first(self) -> Widget:
        return self._box

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.value != self._value:
            self.answered(field="text")
