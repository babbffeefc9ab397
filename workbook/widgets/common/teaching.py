"""An empty page that teaches: what belongs here, an example, and the key that begins."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from workbook.words.chores import screen as words


class Teaching(Widget, can_focus=True):
    """Posts `Begun` on enter or a click."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Teaching { height: auto; width: 1fr; max-width: 84; }"
    BINDINGS = [Binding("enter", "begin", words.BEGIN, id="teaching.begin", tooltip=words.BEGIN_TIP)]

    class Begun(Message):
        """Whoever reads this wants to begin."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = Content("")
        self._waiting = False

    def show(self, title: str, paragraphs: Sequence[str], key: str, *, waiting: bool = False) -> None:
        """`paragraphs` may hold what people wrote. `waiting`: what was begun is under way, and is not begun again."""
        self._waiting = waiting
        parts = [
            Content.styled(title, "bold"),
            *(Content(paragraph) for paragraph in paragraphs),
            Content.styled(key, "$accent"),
        ]
        self._text = Content("\n\n").join(parts)
        self.refresh(layout=True)

    def render(self) -> Content:
        return self._text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "begin" or not self._waiting

    def action_begin(self) -> None:
        if not self._waiting:
            self.post_message(self.Begun())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_begin()
