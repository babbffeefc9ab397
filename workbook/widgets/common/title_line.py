"""What is open, on the left, and what can be done with it, on the right: keys with their words, to press or click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from workbook.widgets.common.press_line import GAP, Action, Part, PressLine, apart, blank, joined, keyed

ROOM_FOR_TWO = 24  # lines of the window


class TitleLine(PressLine):
    """One line where title and actions fit side by side, the title in its `brief` words if need be; else two; in a low
    window one, without the actions for which there is no room (their keys work all the same). Posts `Pressed` when an
    action is clicked."""

    DEFAULT_CSS = "TitleLine { height: auto; }"

    @dataclass(repr=False)
    class Pressed(Message):
        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = self._brief = Content("")
        self._actions: list[Action] = []

    def show(self, title: Content, actions: Sequence[Action], brief: Content | None = None) -> None:
        self._title, self._actions = title, list(actions)
        self._brief = title if brief is None else brief
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        beside = sum(keyed(key, words).cell_length + GAP for key, words, _ in self._actions)
        fits = self._title.cell_length + beside <= width
        title = Part((self._title if fits else self._brief).truncate(width, ellipsis=True))
        actions = [Part(keyed(key, words), self.Pressed(name)) for key, words, name in self._actions]
        for count in range(len(actions), 0, -1):
            line = apart([title, blank(GAP)], joined(actions[:count]), width)
            if line is not None:
                return [line]
            if self.app.size.height >= ROOM_FOR_TWO:
                return [[title], joined(actions)]
        return [[title]]
