"""The parts of a form on one line, with the open one standing out and a tick on those that are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

GAP = 3
TURN = "[ ‹  › ]"  # the keys that go back and on


class PartLine(Widget):
    """`Household   ✓ People   Free time   Chores`. Posts `Opened` when a part is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PartLine { height: 1; width: 1fr; color: $text-muted; }"

    @dataclass(repr=False)
    class Opened(Message):
        """Part number `index` shall be shown."""

        index: int

    def __init__(self, title: str, parts: Sequence[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = title
        self._parts = list(parts)
        self._filled = [False] * len(self._parts)
        self._current = 0
        self._spans: list[tuple[int, int]] = []

    def show(self, current: int, filled: Sequence[bool]) -> None:
        self._current, self._filled = current, list(filled)
        self.refresh()

    def render(self) -> Content:
        pieces = [
            Content.assemble(
                ("✓ " if filled else "· ", "$accent" if filled else ""),
                (name, "$accent bold underline" if index == self._current else "$foreground 85%"),
            )
            for index, (name, filled) in enumerate(zip(self._parts, self._filled, strict=True))
        ]
        whole = len(self._title) + GAP + sum(piece.cell_length + GAP for piece in pieces)
        title = self._title if whole <= self.content_size.width else ""
        line = Content.styled(title, "bold") + Content(" " * GAP if title else "")
        self._spans = []
        for piece in pieces:
            self._spans.append((line.cell_length, line.cell_length + piece.cell_length))
            line = line + piece + Content(" " * GAP)
        room = self.content_size.width - line.cell_length
        return line.truncate(self.content_size.width) if room < len(TURN) else line + Content.styled(TURN, "$accent")

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for index, (start, end) in enumerate(self._spans):
            if start <= x < end:
                self.post_message(self.Opened(index))
        turn = x - (self._spans[-1][1] + GAP) if self._spans else -1
        if 0 <= turn < len(TURN):
            index = self._current + (-1 if turn < len(TURN) // 2 else 1)
            self.post_message(self.Opened(min(max(index, 0), len(self._parts) - 1)))
