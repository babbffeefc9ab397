"""What may be more than wording in the fields of a dialog: looked for after a pause, and said beneath them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from workbook.screens.common.app_context import AppContext
from workbook.widgets.wording.care_panel import PAUSE, CarePanel


class CareWatch:
    """`panel` belongs beneath the fields; `texts` gives what stands in each of them now."""

    def __init__(
        self,
        screen: Screen[Any],
        context: AppContext,
        texts: Callable[[], Iterable[str]],
        looked: Callable[[bool], object] = lambda _: None,
    ) -> None:
        """`looked` is told after each look whether anything was found."""
        self.panel = CarePanel(context.wording.care, context.places_to_turn)
        self._screen, self._wording, self._texts = screen, context.wording, texts
        self._looked = looked
        self._timer: Timer | None = None

    def typed(self) -> None:
        """Something was typed: look when there is a pause."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE, self._look)

    async def _look(self) -> None:
        await self._wording.ready()
        if not self.panel.is_attached:
            return
        could = self.panel.can_turn
        if self.panel.look("\n\n".join(self._texts())):
            self._screen.call_after_refresh(self._bring_in)
        self._looked(bool(self.panel.found))
        if self.panel.can_turn != could:
            self._screen.refresh_bindings()

    @property
    def can_turn(self) -> bool:
        """Is there a place to turn to for what was found?"""
        return self.panel.can_turn

    def turn(self) -> None:
        """Show the places to turn to, or put them away."""
        if self.panel.turn():
            self._screen.call_after_refresh(self._bring_in)

    def _bring_in(self) -> None:
        if self.panel.is_attached:
            self.panel.scroll_visible(animate=False, immediate=True, force=True)
