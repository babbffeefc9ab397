"""Every text of every screen can be read in every look that is offered: 4.5:1 as it is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from tests.journeys.driver import opened, press
from tests.journeys.every_dialog import OPENED, fill
from tests.journeys.faint import faint
from workbook.config import Config
from workbook.widgets.common.themes import THEMES

LOOKS = [*(theme.name for theme in THEMES), *(name for name in BUILTIN_THEMES if not name.startswith("ansi-"))]
"""All but those in the terminal's own colours."""


async def test_no_page_is_faint_in_a_light_look_that_is_not_ours(tmp_path: Path) -> None:
    fill(tmp_path)
    async with opened(tmp_path, (100, 34), config=Config(theme="textual-light")) as pilot:
        found = {}
        for page in "54321":
            await press(pilot, page)
            found[page] = faint(pilot)
    assert not any(found.values()), found


@pytest.mark.lab
@pytest.mark.parametrize("look", LOOKS)
async def test_no_page_and_no_dialog_is_faint_in_any_look(tmp_path: Path, look: str) -> None:
    fill(tmp_path)
    async with opened(tmp_path, (100, 34), config=Config(theme=look)) as pilot:
        found, app = {}, pilot.app
        for page in "23451":
            await press(pilot, page)
            await pilot.pause(0.1)
            found[page] = faint(pilot)
        for kind, make in OPENED.items():
            app.push_screen(make(app.context))
            await pilot.pause()
            found[kind.__name__] = faint(pilot)
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
    assert not any(found.values()), {name: one for name, one in found.items() if one}
