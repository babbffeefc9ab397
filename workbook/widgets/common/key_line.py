"""The line at the bottom of every screen: the keys that do something here and now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.binding import ActiveBinding
from textual.message import Message

from workbook.widgets.common.press_line import GAP, Part, PressLine, joined, keyed, length, spaced


class KeyLine(PressLine):
    """Keys with their words, as many as fit; the ones that come last in the list give way first, `? Keys` never.

    Posts `Pressed` when a key is clicked.
    """

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
        self._stay = 0  # how many at the end give way to nothing

    def set_bindings(
        self, active: list[ActiveBinding], first: tuple[str, ...] = (), last: tuple[str, ...] = ()
    ) -> None:
        """Show these bindings; those whose id is in `first` stand in front, in that order, those in `last` at the end,
        and stay."""
        shown: dict[str, tuple[str, str, str, str]] = {}
        for item in active:
            binding = item.binding
            if binding.show and item.enabled and binding.action not in shown:
                display = self.app.get_key_display(binding)
                shown[binding.action] = (binding.id or "", binding.key, display, binding.description)
        order = {id: number - len(first) for number, id in enumerate(first)}
        order |= {id: number for number, id in enumerate(last, 1)}
        keys = sorted(shown.values(), key=lambda entry: order.get(entry[0], 0))
        new = [(key, display, words) for _, key, display, words in keys]
        stay = sum(id in last for id, *_ in keys)
        if (new, stay) != (self._keys, self._stay):
            self._keys, self._stay = new, stay
            self.refresh()

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        parts = [Part(keyed(shown, what), self.Pressed(key)) for key, shown, what in self._keys]
        gap = next((gap for gap in (GAP, 2) if length(joined(parts, gap)) <= width), 1)
        while len(parts) > max(self._stay, 1) and length(joined(parts, gap)) > width:
            del parts[-1 - self._stay]
        return [spaced(parts, gap)]
