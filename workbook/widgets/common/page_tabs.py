"""The parts of a page on one line, the open one standing out; without numbers, for those are the modes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

GAP = 3


class PageTabs(Widget):
    """`Chore week   Conflicts                  c Other tab`. Posts `Opened` when a tab is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PageTabs { height: 1; width: 1fr; padding: 0 1; color: $text-muted; }"

    @dataclass(repr=False)
    class Opened(Message):
        """Tab number `index`, counted from 0, shall be shown."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles: list[str] = []
        self._open = 0
        self._aside: tuple[str, str] = ("", "")
        self._spans: list[tuple[int, int]] = []

    def show(self, titles: Sequence[str], open_: int, aside: tuple[str, str] = ("", "")) -> None:
        """`aside`: a key and what it does, at the end of the line where there is room."""
        shown = (list(titles), open_, aside)
        if shown != (self._titles, self._open, self._aside):
            self._titles, self._open, self._aside = shown
            self.refresh()

    def render(self) -> Content:
        line, self._spans = Content(""), []
        for index, title in enumerate(self._titles):
            style = "$accent bold underline" if index == self._open else "$foreground 85%"
            start = line.cell_length
            line = line + Content.styled(title, style)
            self._spans.append((start, line.cell_length))
            line = line + Content(" " * GAP)
        width = self.content_size.width
        key, what = self._aside
        aside = Content.assemble((key, "$accent bold"), " ", what)
        room = width - line.cell_length - aside.cell_length
        return line + Content(" " * room) + aside if key and room >= 0 else line.truncate(width)

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for index, (start, end) in enumerate(self._spans):
            if start <= x < end:
                event.stop()
                self.post_message(self.Opened(index))
