"""Textual's app without the waiting that it does by the clock, and without styling anew what stands."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widget import AwaitMount

from workbook.widgets.common import textual_private


class QuickApp(App[int]):
    """An app whose pages are seen as soon as they have been read."""

    _switching = False

    def switch_mode(self, mode: str) -> AwaitMount:
        """Show a mode's page as soon as it has been read. Textual holds painting back by the clock, for 50 ms."""
        held = ExitStack()
        held.enter_context(self.batch_update())
        self._switching = True
        try:
            return super().switch_mode(mode)
        finally:
            self._switching = False
            self.screen.call_later(held.close)  # behind the resuming, which reads

    def delay_update(self, delay: float = 0.05) -> None:
        if not self._switching:
            super().delay_update(delay)

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Read the screen's own sheets. Their rules are for nothing but that screen, so whatever stands keeps its
        styles."""
        if self.css_monitor is not None:  # somebody writes styles and looks at them
            return super()._load_screen_css(screen)
        textual_private.read_sheets(self, screen.css_path)
        textual_private.sheets_are_read(self, screen)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        return textual_private.Behind(super()._background_screens)
