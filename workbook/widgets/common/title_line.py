"""What is open, on the left, and what can be done with it, on the right: keys with their words, to press or click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from workbook.widgets.common.press_line import GAP, Action, Part, PressLine, apart, blank, joined, keyed

ROOM_FOR_TWO = 24  # lines of the window


class TitleLine(PressLine):
    """One line where title and actions fit side by side, else two; in a low window one, without the actions for
    which there is no room (their keys work all the same). Posts `Pressed` when an action is clicked."""

    DEFAULT_CSS = "TitleLine { height: auto; }"

    @dataclass(repr=False)
    class Pressed(Message):
        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Content("")
        self._actions: list[Action] = []

    def show(self, title: Content, actions: Sequence[Action]) -> None:
        self._title, self._actions = title, list(actions)
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        title = Part(self._title.truncate(width, ellipsis=True))
        actions = [Part(keyed(key, words), self.Pressed(name)) for key, words, name in self._actions]
        for count in range(len(actions), 0, -1):
            line = apart([title, blank(GAP)], joined(actions[:count]), width)
            if line is not None:
                return [line]
            if self.app.size.height >= ROOM_FOR_TWO:
                return [[title], joined(actions)]
        return [[title]]
