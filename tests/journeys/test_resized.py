"""The window becomes small and large again while somebody types, on pages and in dialogs: no word is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.driver import HOSTILE, TODAY, opened, press
from tests.journeys.every_dialog import OPENED, fill
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.screens.common.base import Page
from workbook.store.notebook import Notebook

SIZES = ((60, 20), (40, 15), (20, 5), (200, 50), (33, 7), (80, 24))
EVIL = " ".join(HOSTILE)


@pytest.mark.lab
async def test_no_word_is_lost_and_nothing_breaks_whatever_becomes_of_the_window(tmp_path: Path) -> None:
    fill(tmp_path)
    notebook = Notebook.open(tmp_path)
    for number in range(60):
        act = f"{number} {HOSTILE[number % len(HOSTILE)]}"[:300]
        notebook.promises.add(Draft(act, cadence=DAILY), TODAY)
    for what in HOSTILE:
        notebook.conflicts.add(what=what, today=TODAY)
    notebook.close()
    lost: list[str] = []
    async with opened(tmp_path) as pilot:
        app = pilot.app
        for page in "23451":
            await press(pilot, page)
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await press(pilot, "down")
            assert isinstance(app.screen, Page)
        for kind, make in OPENED.items():
            app.push_screen(make(app.context))  # type: ignore[attr-defined]
            await pilot.pause(0.05)
            await pilot.pause()  # it has put the cursor where it begins
            for field in list(app.screen.query("Input, TextArea"))[:1]:
                assert isinstance(field, Input | TextArea)
                app.screen.set_focus(field)
                await pilot.pause()
                field.insert_text_at_cursor(EVIL) if isinstance(field, Input) else field.insert(EVIL)
                before = field.value if isinstance(field, Input) else field.text
                for size in SIZES:
                    await pilot.resize_terminal(*size)
                    await pilot.press("w")
                after = field.value if isinstance(field, Input) else field.text
                room = len(SIZES) if not getattr(field, "max_length", None) else 0
                if after.count("w") < before.count("w") + room or len(after) < len(before):
                    lost.append(kind.__name__)
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
    assert lost == []
