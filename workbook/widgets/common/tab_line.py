"""The line on top of every screen: the five modes, and who and when it is."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from workbook.widgets.common.safe import fit, one_line

GAP = 3


class TabLine(Widget):
    """`1 Today   2 Steps …` with the open mode standing out. Posts `Opened` when a tab is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TabLine {
        dock: top;
        height: 2;
        padding: 0 1;
        border-bottom: hkey $panel;
        color: $text-muted;
    }
    """

    @dataclass(repr=False)
    class Opened(Message):
        mode: str

    def __init__(self, tabs: list[tuple[str, str]], current: str) -> None:
        """`tabs`: mode and its title, in the order of their number keys."""
        super().__init__()
        self._tabs = tabs
        self._current = current
        self._aside = ""
        self._spans: list[tuple[int, int, str]] = []

    def set_aside(self, text: str) -> None:
        """What stands at the right end: the person's name and the date."""
        if text != self._aside:
            self._aside = text
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        aside = one_line(self._aside)
        words = sum(len(title) + 2 for _, title in self._tabs) + aside.cell_length
        gap = next((gap for gap in (GAP, 2) if words + gap * len(self._tabs) <= width), 1)
        line, self._spans = Content(""), []
        for number, (mode, title) in enumerate(self._tabs, 1):
            start = line.cell_length
            if mode == self._current:
                line = line + Content.styled(f"{number} {title}", "$accent bold underline")
            else:
                line = line + Content.styled(f"{number} {title}", "$foreground 85%")
            self._spans.append((start, line.cell_length, mode))
            line = line + Content(" " * gap)
        room = width - line.cell_length
        if aside.cell_length > room:  # a long name: keep the date, which stands last
            aside = one_line(self._aside.rpartition(" · ")[2])
        if aside.cell_length <= room:
            line = fit(line, width - aside.cell_length) + aside
        return line

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for start, end, mode in self._spans:
            if start <= x < end:
                self.post_message(self.Opened(mode))
