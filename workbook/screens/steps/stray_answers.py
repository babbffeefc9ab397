"""What was written for a step that the book does not have now: to be read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from workbook.domain.steps.answers import Answer
from workbook.domain.steps.plain_text import written
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line, plain
from workbook.words.steps import screen as words


class StrayAnswers(Dialog[None]):
    """The answers to one step, under the ids of their exercises: their titles are not known without the book."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "#lines"

    def __init__(self, step: str, answers: Sequence[Answer]) -> None:
        super().__init__()
        self._step, self._answers = step, answers

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(one_line(self._step), classes="title")
            yield Static(plain(words.STRAY_ABOUT), classes="hint")
            with VerticalScroll(id="lines"):
                for answer in self._answers:
                    yield Static(one_line(answer.exercise), classes="head")
                    yield Static(plain(written(answer.value)), classes="line")
        yield KeyLine()
