"""Keeping what is typed, while one types on: soon after the first key that is not kept yet, not after the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

KEEP = 0.7  # seconds from the first key that is not kept yet


class KeepSoon:
    """Calls `keep` within `KEEP` of the first key since it did so last, however fast one types on."""

    def __init__(self, screen: Screen[Any], keep: Callable[[], None]) -> None:
        self._screen, self._keep = screen, keep
        self._timer: Timer | None = None

    def typed(self) -> None:
        if self._timer is None:
            self._timer = self._screen.set_timer(KEEP, self._now)  # guarded, as a timer of a plain widget is not

    def stop(self) -> None:
        """What was typed is kept, or let go."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _now(self) -> None:
        self._timer = None
        self._keep()
