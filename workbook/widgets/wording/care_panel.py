"""What may be more than wording in a text: one line for each place to turn to, and that place when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from workbook.widgets.common.safe import plain
from workbook.widgets.common.textual_private import bindings_of
from workbook.widgets.wording.lines_panel import LinesPanel
from workbook.words.wording import care as words

if TYPE_CHECKING:
    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.wording.care import Care

PAUSE = 0.25
"""Seconds without a key before a text is looked through: nobody wants a remark in the middle of a word."""

LookForCare = Callable[[str], "Sequence[Care]"]
"""text → its sentences that may be more than wording, one for each place to turn to."""
Places = Callable[[], "Sequence[HelpPlace]"]
"""The places to turn to, read when they are needed."""


class CarePanel(LinesPanel):
    """Said whether notes are wanted or not, while the text stands there, and kept nowhere."""

    def __init__(self, look_for: LookForCare, places: Places) -> None:
        super().__init__()
        self.found: Sequence[Care] = ()
        self._look_for, self._places = look_for, places
        self._turn_to: Sequence[HelpPlace] = ()
        self._opened = False

    def look(self, text: str) -> bool:
        """Look through a text. Returns whether something stands there now where nothing did."""
        before, self.found = self.found, self._look_for(text)
        if self.found != before:
            ids = {each.rule.help for each in self.found}
            self._turn_to = [place for place in self._places() if place.id in ids] if ids else ()
            self._opened = self._opened and self.can_turn
            self._say()
        return bool(self.found) and not before

    @property
    def can_turn(self) -> bool:
        """Is there a place to turn to for what was found?"""
        return bool(self._turn_to)

    def turn(self) -> bool:
        """Show the places to turn to, or put them away; returns whether they are shown."""
        self._opened = not self._opened
        self._say()
        return self._opened

    def _say(self) -> None:
        lines: list[tuple[str, Content]] = []
        for each in self.found:
            lines.append(("", plain(each.rule.line, "bold")))
            for place in self._turn_to if self._opened else ():
                if place.id == each.rule.help:
                    lines.append(("  ", plain(place.title, "$accent")))
                    lines += [("  ", plain(place.what)), ("  ", plain(place.where))]
        if self.can_turn and not self._opened and (key := self._key()):
            lines.append(("", plain(words.turn(key), "$accent")))
        self.say(lines)

    def _key(self) -> str:
        """The key that shows the places, by the words of the settings; the one that is none in a field, too."""
        keymap: dict[str, str] = getattr(self.app, "_keymap", {})
        for node in self.ancestors:
            if not isinstance(node, Widget):
                continue
            turns = [(key, binding) for key, binding in bindings_of(node) if binding.action == "turn"]
            if turns:
                key, binding = turns[-1]
                if binding.id is not None:
                    key = keymap.get(binding.id, key).split(",")[-1]
                return self.app.get_key_display(binding.with_key(key))
        return ""
