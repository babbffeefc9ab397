"""The line on top of every screen: the five modes, and who and when it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message

from workbook.widgets.common.press_line import GAP, Part, PressLine, apart, joined, length, spaced, tab
from workbook.widgets.common.safe import one_line

FEWEST = 6
"""Cells of a name that still tell whose it is."""


class TabLine(PressLine):
    """`1 Today   2 Steps …` with the open mode standing out; where not all of them fit, `‹ 5 Journey ›` alone. Posts
    `Opened` when a tab is clicked, or what leads to the one before or after."""

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
        self._name_first = False

    def set_aside(self, text: str, *, name_first: bool = False) -> None:
        """What stands at the right end: the person's name and the date. `name_first`: where there is room for one of
        the two, it is the name."""
        if (text, name_first) != (self._aside, self._name_first):
            self._aside, self._name_first = text, name_first
            self.refresh()

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        tabs = [
            Part(tab(f"{number} {title}", opened=mode == self._current), self.Opened(mode))
            for number, (mode, title) in enumerate(self._tabs, 1)
        ]
        name, _, day = self._aside.rpartition(" · ")
        whole, date = one_line(self._aside), one_line(day)
        asides = [(GAP, whole), (2, whole), (1, whole)]
        for gap in (2, 1):  # a long name gives way before the date, and is cut before it goes: it says who is in front
            room = width - length(spaced(tabs, gap)) - date.cell_length - 3
            if room >= FEWEST:
                asides.append((gap, one_line(name).truncate(room, ellipsis=True) + Content(" · ") + date))
        room = width - length(spaced(tabs, 1)) - 1
        if self._name_first and room >= FEWEST:
            asides.append((1, one_line(name).truncate(room, ellipsis=True)))
        for gap, aside in (*asides, (1, date)):
            line = apart(spaced(tabs, gap), [Part(aside)], width)
            if line is not None:
                return [line]
        if length(joined(tabs, 1)) <= width:
            return [spaced(tabs, 1)]
        alone = self._alone()
        line = apart(alone, [Part(date)], width)
        return [alone if line is None else line]

    def _alone(self) -> list[Part]:
        at = next((number for number, (mode, _) in enumerate(self._tabs) if mode == self._current), 0)
        (before, _), (after, _) = self._tabs[at - 1], self._tabs[(at + 1) % len(self._tabs)]
        name = Part(tab(f"{at + 1} {self._tabs[at][1]}", opened=True))
        return joined([Part(Content("‹"), self.Opened(before)), name, Part(Content("›"), self.Opened(after))], 1)
