"""A bar that moves while something takes seconds, and says for how long by now."""

from __future__ import annotations

from time import monotonic

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

STEP = 0.1
"""Seconds between two pictures of it."""
LENGTH, PIECE = 24, 6


class BusyBar(Widget):
    """Nothing to be seen before `begin` and after `end`."""

    DEFAULT_CSS = "BusyBar { height: 1; width: 1fr; color: $accent; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._began = 0.0
        self._timer: Timer | None = None

    @property
    def busy(self) -> bool:
        return self._timer is not None

    def begin(self, text: str) -> None:
        self._text, self._began = text, monotonic()
        if self._timer is None:
            self._timer = self.set_interval(STEP, self.refresh)
        self.refresh()

    def end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.refresh()

    def render(self) -> Content:
        if self._timer is None:
            return Content("")
        since = monotonic() - self._began
        span = LENGTH - PIECE
        still = self.app.animation_level == "none"
        place = int(since / STEP) % (2 * span)
        at = 0 if still else min(place, 2 * span - place)
        bar = "─" * at + "━" * PIECE + "─" * (span - at)
        return Content(f"{bar} {self._text} {int(since)} s")
