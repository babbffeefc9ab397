"""What can be done with what is open, as a quiet line of keys and words beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from workbook.widgets.common.press_line import Action, Part, PressLine, joined, keyed, length


class ActionLine(PressLine):
    """Keys with their words, over as many lines as they need. Posts `Pressed` when one is clicked."""

    DEFAULT_CSS = "ActionLine { height: auto; color: $text-muted; }"

    @dataclass(repr=False)
    class Pressed(Message):
        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._actions: list[Action] = []

    def set_actions(self, actions: Sequence[Action]) -> None:
        if list(actions) != self._actions:
            self._actions = list(actions)
            self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        lines: list[list[Part]] = []
        for key, words, name in self._actions:
            part = Part(keyed(key, words, "$accent"), self.Pressed(name))
            if lines and length(joined([*lines[-1], part])) <= width:
                lines[-1].append(part)
            else:
                lines.append([part])
        return [joined(line) for line in lines]
