"""What the mouse and `y` do wherever there is a list."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from tests.journeys.driver import opened, press
from tests.journeys.every_dialog import fill
from workbook.screens.common.base import Page
from workbook.widgets.common.row_list import RowList


def mode(app: App[int]) -> str:
    return app.screen.MODE if isinstance(app.screen, Page) else ""


async def test_y_copies_what_the_cursor_is_on_and_a_drag_opens_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    async with opened(tmp_path, (110, 30)) as pilot:
        app = pilot.app
        await press(pilot, "y")
        assert app.clipboard.splitlines()[0] == "Put the phone on the shelf at dinner"
        assert "when we sit down" in app.clipboard
        place = app.screen.query_one("#promises", RowList).region.offset
        await pilot.mouse_down(offset=(place.x + 12, place.y + 1))
        await pilot.mouse_up(offset=(place.x + 4, place.y + 1))
        await pilot.pause()
        assert mode(app) == "today", "words were dragged over"
        await pilot.click(offset=(place.x + 12, place.y + 1))
        await pilot.pause()
        assert mode(app) == "promises", "a click opens"
        await press(pilot, "4", "y")
        assert app.clipboard == "Clean the bathroom"
        await press(pilot, "5", "y")
        assert app.clipboard.startswith("Week of 16 Nov: kept")
