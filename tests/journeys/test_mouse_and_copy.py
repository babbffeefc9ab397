"""What the mouse and `y` do wherever there is a list."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from tests.journeys.driver import click_foot, opened, press, screen_text, until
from tests.journeys.every_dialog import fill
from workbook.screens.common.base import Page
from workbook.screens.frame.help import KeysHelp
from workbook.screens.promises.forge import Forge
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


async def test_every_key_of_the_foot_is_pressed_by_a_click_on_pages_and_in_dialogs(tmp_path: Path) -> None:
    """Seen in use, 15: the foot by mouse on Today and Promises did nothing. 35: names were cut while there was room."""
    fill(tmp_path)
    async with opened(tmp_path) as pilot:
        app = pilot.app
        await until(pilot, "Put the phone on the shelf at")
        assert "…" not in screen_text(pilot).partition("FROM BEFORE")[0]
        await click_foot(pilot, "space")
        await until(pilot, "[x] Put the phone")
        await click_foot(pilot, "u")
        await until(pilot, "[ ] Put the phone")
        await press(pilot, "3")
        await click_foot(pilot, "a")
        assert isinstance(app.screen, Forge)
        await click_foot(pilot, "ctrl+t")
        assert not app.screen.query_one("#more").has_class("-shut")
        await press(pilot, "escape")
        await click_foot(pilot, "question_mark")
        assert isinstance(app.screen, KeysHelp)
        await press(pilot, "escape")
        await click_foot(pilot, "escape")
        await press(pilot, "escape")
        await click_foot(pilot, "ctrl+p")
        await until(pilot, "Search for commands")
