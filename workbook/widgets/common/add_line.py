"""A line to add something of one's own to a list. What was typed is added however the line is left, and told of while
it is being typed, so that it can be saved."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.widgets import Input

from workbook.widgets.common.date_field import LineField


class AddLine(LineField):
    """Hidden until `open`. Posts `Added` on enter, and when it is left with something in it."""

    DEFAULT_CSS = "AddLine { display: none; margin-top: 1; } AddLine.-open { display: block; }"

    @dataclass(repr=False)
    class OfText(Message):
        """What the two have in common. They are no kind of each other: who hears the one is not told of the other."""

        text: str

    class Typed(OfText):
        """This much stands in the line now."""

    @dataclass(repr=False)
    class Added(OfText):
        """This is the whole of it. `meant`: by enter, not because the line was left."""

        meant: bool = False

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint)

    def open(self) -> None:
        self.add_class("-open")
        self.focus()

    def come_back(self, text: str) -> None:
        """What was given could not be kept just now: it stands there again."""
        self.value = text
        self.cursor_position = len(text)
        self.add_class("-open")

    def _give(self, *, meant: bool = False) -> bool:
        text = self.text
        if text:
            with self.prevent(Input.Changed):
                self.value = ""
            self.post_message(self.Added(text, meant))
        return bool(text)

    @property
    def text(self) -> str:
        """What stands in the line, on one line."""
        return " ".join(self.value.split())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(self.text))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._give(meant=True):
            self.action_leave()

    def on_blur(self) -> None:
        self._give()
        self.remove_class("-open")
