"""What can be done with what is open, as a quiet line of keys and words beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from workbook.widgets.common.safe import plain

GAP = "   "
Action = tuple[str, str, str]
"""Key as it is shown, words, and what is posted when it is clicked."""


class ActionLine(Widget):
    """Keys with their words, over as many lines as they need. Posts `Pressed` when one is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ActionLine { height: auto; width: 1fr; color: $text-muted; }"

    @dataclass(repr=False)
    class Pressed(Message):
        name: str

    def __init__(self, actions: Sequence[Action] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions = list(actions)

    def set_actions(self, actions: Sequence[Action]) -> None:
        if list(actions) != self._actions:
            self._actions = list(actions)
            self.refresh(layout=True)

    def _rows(self, width: int) -> list[list[tuple[int, Action]]]:
        """The actions line by line, each with the column it begins at."""
        rows: list[list[tuple[int, Action]]] = [[]]
        at = 0
        for action in self._actions:
            length = plain(f"{action[0]} {action[1]}").cell_length
            if rows[-1] and at + length > width:
                rows.append([])
                at = 0
            rows[-1].append((at, action))
            at += length + len(GAP)
        return rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width)) if self._actions else 0

    def render(self) -> Any:
        lines: list[Content] = []
        for row in self._rows(self.content_size.width):
            parts = [Content.assemble((key, "$accent"), " ", words) for _, (key, words, _) in row]
            lines.append(Content(GAP).join(parts))
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        rows = self._rows(self.content_size.width)
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        if 0 <= y < len(rows):
            for at, (key, words, name) in rows[y]:
                if at <= x < at + plain(f"{key} {words}").cell_length:
                    event.stop()
                    self.post_message(self.Pressed(name))
