"""Choosing a look."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import opened, press, screen_text, until
from workbook.screens.common.base import Page
from workbook.screens.frame.looks import Looks


async def test_our_own_come_first_each_is_put_on_while_looked_at_and_esc_takes_it_off(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        app = pilot.app
        remembered = app.context.notebook.settings.remembered  # type: ignore[attr-defined]
        app.action_change_theme()
        await until(pilot, "Slate")
        assert isinstance(app.screen, Looks)
        names = [word for line in screen_text(pilot).splitlines() for word in line.split() if word.startswith("work")]
        assert names == ["workbook-dark", "workbook-light", "workbook-contrast"]
        await press(pilot, "down", "down", "down")
        assert app.theme == "ansi-dark", "the first of the others"
        await press(pilot, "escape")
        assert isinstance(app.screen, Page)
        assert (app.theme, remembered().theme) == ("workbook-dark", "")
        app.action_change_theme()
        await until(pilot, "Slate")
        await press(pilot, "down", "enter")
        assert (app.theme, remembered().theme) == ("workbook-light", "workbook-light")
