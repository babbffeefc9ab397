"""A line of parts, some of which do something when they are clicked: what the bars of a page have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

GAP = 3
Action = tuple[str, str, str]
"""Something that can be done: the key as it is shown, words, and the name that is posted when it is clicked."""


class Part(NamedTuple):
    """A piece of a line, and what is posted when it is clicked; a gap and a title post nothing."""

    text: Content
    message: Message | None = None


class PressLine(Widget):
    """Draws the lines that `lines` gives, each cut to the width, and posts the message of the part that is clicked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "PressLine { height: 1; width: 1fr; }"

    @abstractmethod
    def lines(self, width: int) -> Sequence[Sequence[Part]]:
        """What stands on each line of `width` cells, from the left, blanks included. The same until it is redrawn."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.lines(width))

    def render(self) -> Content:
        width = self.content_size.width
        texts = [Content.assemble(*(part.text for part in line)) for line in self.lines(width)]
        return Content("\n").join([text.truncate(width) for text in texts])

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        lines = self.lines(self.content_size.width)
        if at is None or at.y >= len(lines):
            return
        end = 0
        for part in lines[at.y]:
            end += part.text.cell_length
            if at.x < end:
                if part.message is not None:
                    event.stop()
                    self.post_message(part.message)
                return


def keyed(key: str, words: str, style: str = "$accent bold") -> Content:
    """A key as it is shown, and what it does."""
    return Content.assemble((key, style), " ", words)


def tab(title: str, *, opened: bool) -> Content:
    """The name of something that can be opened; the open one stands out."""
    return Content.styled(title, "$accent bold underline" if opened else "$foreground 85%")


def length(parts: Iterable[Part]) -> int:
    return sum(part.text.cell_length for part in parts)


def blank(width: int) -> Part:
    return Part(Content(" " * width))


def spaced(parts: Iterable[Part], gap: int = GAP) -> list[Part]:
    """The parts with blanks after each, the last one too."""
    return [piece for part in parts for piece in (part, blank(gap))]


def joined(parts: Iterable[Part], gap: int = GAP) -> list[Part]:
    """The parts with blanks between them."""
    return spaced(parts, gap)[:-1]


def apart(left: Sequence[Part], right: Sequence[Part], width: int) -> list[Part] | None:
    """`left`, and `right` at the end of the line; None where there is no room for both."""
    room = width - length(left) - length(right)
    return [*left, blank(room), *right] if room >= 0 else None
