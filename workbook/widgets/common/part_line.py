"""The parts of a form on one line, with the open one standing out and a tick on those that are filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from workbook.widgets.common.press_line import GAP, Part, PressLine, blank, length, spaced, tab
from workbook.words.common import signs

BACK, ON = "[ ‹ ", " › ]"  # the keys that go back and on


class PartLine(PressLine):
    """`Household   ✓ People   Free time   Chores`. Posts `Opened` when a part is clicked."""

    DEFAULT_CSS = "PartLine { color: $text-muted; }"

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

    def show(self, current: int, filled: Sequence[bool]) -> None:
        self._current, self._filled = current, list(filled)
        self.refresh()

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        parts = spaced([self._part(index) for index in range(len(self._parts))])
        titled = [Part(Content.styled(self._title, "bold")), blank(GAP), *parts]
        line = titled if length(titled) <= width else parts
        turning = [self._turn(BACK, -1), self._turn(ON, 1)]
        return [[*line, *turning] if length(line) + length(turning) <= width else line]

    def _part(self, index: int) -> Part:
        glyph = Content.styled(f"{signs.DONE} ", "$accent") if self._filled[index] else Content("· ")
        return Part(glyph + tab(self._parts[index], opened=index == self._current), self.Opened(index))

    def _turn(self, text: str, by: int) -> Part:
        to = min(max(self._current + by, 0), len(self._parts) - 1)
        return Part(Content.styled(text, "$accent"), self.Opened(to))
