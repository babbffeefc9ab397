"""What is open, on the left, and what can be done with it, on the right: keys with their words, to press or click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from workbook.widgets.common.safe import fit

GAP = 3
Action = tuple[str, str, str]
"""The key as it is shown, words, and the name that `Pressed` carries."""


ROOM_FOR_TWO = 24  # lines of the window


class TitleLine(Widget):
    """One line where title and actions fit side by side, else two; in a low window one, without the actions for
    which there is no room (their keys work all the same). Posts `Pressed` when an action is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TitleLine { height: auto; width: 1fr; }"

    @dataclass(repr=False)
    class Pressed(Message):
        name: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = Content("")
        self._actions: list[Action] = []
        self._spans: list[tuple[int, int, int, str]] = []  # line, from, to, name

    def show(self, title: Content, actions: Sequence[Action]) -> None:
        self._title, self._actions = title, list(actions)
        self.refresh(layout=True)

    def _fitting(self, width: int) -> tuple[list[Action], bool]:
        """The actions that are shown, and whether they stand beside the title."""
        shown = list(self._actions)
        if self._side_by_side(shown, width):
            return shown, True
        if self.app.size.height >= ROOM_FOR_TWO:
            return shown, False
        while shown and not self._side_by_side(shown, width):
            shown.pop()
        return shown, True

    def _side_by_side(self, actions: Sequence[Action], width: int) -> bool:
        return self._title.cell_length + GAP + _line(actions).cell_length <= width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        shown, beside = self._fitting(width)
        return 1 if beside or not shown else 2

    def render(self) -> Content:
        width = self.content_size.width
        shown, beside = self._fitting(width)
        actions = _line(shown)
        at = max(0, width - actions.cell_length) if beside else 0
        self._spans = []
        start = at
        for key, words, name in shown:
            length = Content(f"{key} {words}").cell_length
            self._spans.append((0 if beside else 1, start, start + length, name))
            start += length + GAP
        if beside:
            return fit(self._title, at) + actions if shown else self._title.truncate(width, ellipsis=True)
        title = self._title.truncate(width, ellipsis=True)
        return title + Content("\n") + actions.truncate(width)

    def on_click(self, event: events.Click) -> None:
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        for line, start, end, name in self._spans:
            if y == line and start <= x < end:
                event.stop()
                self.post_message(self.Pressed(name))


def _line(actions: Sequence[Action]) -> Content:
    return Content(" " * GAP).join([Content.assemble((key, "$accent bold"), " ", words) for key, words, _ in actions])
