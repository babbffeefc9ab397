"""What has been written in a step, beside its reading where the window is wide enough for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.widgets.common.safe import plain
from workbook.words.steps import screen as words

MOST_LINES = 14
"""Lines of one answer; the whole of it is in its exercise."""


@dataclass(frozen=True, slots=True)
class Written:
    """One exercise with what was answered; `text` is "" where it is kept to oneself, so that nobody beside reads it."""

    title: str
    text: str


class Beside(Widget):
    """Titles and answers beneath each other. No stop of the focus: it is read, and scrolls with the page."""

    DEFAULT_CSS = "Beside { height: auto; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__(id="beside")
        self._written: tuple[Written, ...] = ()
        self._laid: tuple[int, list[Content]] = (-1, [])

    def set_written(self, written: Sequence[Written]) -> None:
        if (now := tuple(written)) == self._written:
            return
        self._written, self._laid = now, (-1, [])
        self.set_class(not now, "-empty")
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        if self._laid[0] == width:
            return self._laid[1]
        lines = [plain(words.WRITTEN_HERE.upper(), "$text-muted")] if self._written else []
        for one in self._written:
            lines += [Content(""), *plain(one.title, "$text-muted").wrap(max(width, 8))]
            text = plain(one.text) if one.text else plain(words.KEPT_CLOSED, "$text-muted")
            wrapped = text.wrap(max(width, 8))
            if len(wrapped) > MOST_LINES:
                wrapped = [*wrapped[: MOST_LINES - 1], plain(words.REST_IN_EXERCISE, "$text-muted")]
            lines += wrapped
        self._laid = (width, lines)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Any:
        return Content("\n").join(self._lines(self.content_size.width))
