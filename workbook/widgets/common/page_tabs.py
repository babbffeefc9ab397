"""The parts of a page on one line, the open one standing out; without numbers, for those are the modes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from workbook.widgets.common.press_line import Part, PressLine, apart, keyed, spaced, tab


class PageTabs(PressLine):
    """`Chore week   Conflicts                  c Other tab`. Posts `Opened` when a tab is clicked."""

    DEFAULT_CSS = "PageTabs { padding: 0 1; color: $text-muted; }"

    @dataclass(repr=False)
    class Opened(Message):
        """Tab number `index`, counted from 0, shall be shown."""

        index: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles: list[str] = []
        self._open = 0
        self._aside: tuple[str, str] = ("", "")

    def show(self, titles: Sequence[str], open_: int, aside: tuple[str, str] = ("", "")) -> None:
        """`aside`: a key and what it does, at the end of the line where there is room."""
        shown = (list(titles), open_, aside)
        if shown != (self._titles, self._open, self._aside):
            self._titles, self._open, self._aside = shown
            self.refresh()

    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        tabs = spaced(
            [Part(tab(title, opened=at == self._open), self.Opened(at)) for at, title in enumerate(self._titles)]
        )
        key, what = self._aside
        return [(apart(tabs, [Part(keyed(key, what))], width) if key else None) or tabs]
