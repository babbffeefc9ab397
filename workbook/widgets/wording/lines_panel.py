"""Lines of words beneath a field, each wrapped behind its own indent; nothing at all while there are none."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class LinesPanel(Widget):
    """Says lines, each behind an indent of its own."""

    DEFAULT_CSS = """
    LinesPanel { height: auto; width: 1fr; margin: 1 0 0 1; color: $foreground; }
    LinesPanel.-empty { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(classes="-empty")
        self._lines: list[tuple[str, Content]] = []

    def say(self, lines: list[tuple[str, Content]]) -> None:
        """Show these lines in place of what was said."""
        width = self.content_size.width
        height = len(self._laid(width)) if self._lines else 0
        self._lines = lines
        self.set_class(not lines, "-empty")
        self.refresh(layout=not height or not width or len(self._laid(width)) != height)

    def _laid(self, width: int) -> list[Content]:
        return [
            Content(pad if not number else pad + "  ") + part
            for pad, line in self._lines
            for number, part in enumerate(line.wrap(max(width - len(pad) - 2, 8)))
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._laid(width))

    def render(self) -> Any:
        return Content("\n").join(self._laid(self.content_size.width))
