"""The line at the bottom of every screen: the keys that do something here and now."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

GAP = 3


class KeyLine(Widget):
    """Keys with their words, as many as fit; the ones that come last in the list give way first, `? Keys` never.

    Posts `Pressed` when a key is clicked.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 2;
        padding: 0 1;
        border-top: hkey $panel;
        color: $foreground 80%;
    }
    """

    @dataclass(repr=False)
    class Pressed(Message):
        key: str

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[tuple[str, str, str]] = []  # key, how it is shown, what it does
        self._spans: list[tuple[int, int, str]] = []

    def set_bindings(self, active: list[ActiveBinding], last: tuple[str, ...] = ()) -> None:
        """Show these bindings; those whose id is in `last` stand at the end, in that order, and stay."""
        shown: dict[str, tuple[str, str, str, str]] = {}
        for item in active:
            binding = item.binding
            if binding.show and item.enabled and binding.action not in shown:
                display = self.app.get_key_display(binding)
                shown[binding.action] = (binding.id or "", binding.key, display, binding.description)
        keys = sorted(shown.values(), key=lambda entry: last.index(entry[0]) if entry[0] in last else -1)
        new = [(key, display, words) for _, key, display, words in keys]
        if new != self._keys:
            self._keys = new
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        words = [(key, Content.assemble((shown, "$accent bold"), " ", what)) for key, shown, what in self._keys]

        def length(gap: int) -> int:
            return sum(text.cell_length for _, text in words) + gap * (len(words) - 1)

        gap = next((g for g in (GAP, 2) if length(g) <= width), 1)
        while len(words) > 3 and length(gap) > width:
            del words[-4 if len(words) > 4 else 0]  # the last three are the ways out and the help
        line, self._spans = Content(""), []
        for key, text in words:
            start = line.cell_length
            line = line + text
            self._spans.append((start, line.cell_length, key))
            line = line + Content(" " * gap)
        return line.truncate(width)

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for start, end, key in self._spans:
            if start <= x < end:
                self.post_message(self.Pressed(key))
