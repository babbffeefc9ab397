"""Everything that is told or shown does something: each key of each foot, pressed and clicked, and the wheel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from tests.journeys.driver import HOSTILE, TODAY, click_foot, foot, opened, press, screen_text
from tests.journeys.every_dialog import OPENED, fill
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.drafting import Draft
from workbook.screens.common.base import Dialog
from workbook.store.notebook import Notebook
from workbook.widgets.common.key_line import KeyLine

Way = Callable[[Pilot[int]], Awaitable[None]]
PAGES = {
    "Today": ("1",),
    "Steps": ("2",),
    "a step": ("2", "right"),
    "Promises": ("3",),
    "a promise": ("3", "enter"),
    "Chore week": ("4",),
    "Conflicts": ("4", "c"),
    "a conflict": ("4", "c", "enter"),
    "Journey": ("5",),
}
LEAVES = {"ctrl+q"}
PAIRS = {("Journey", "up")}
"""It goes with the next one, and there is nothing above the first lane."""


def by_keys(*keys: str) -> Way:
    async def go(pilot: Pilot[int]) -> None:
        await press(pilot, *keys)

    return go


def by_opening(kind: type[Dialog[Any]]) -> Way:
    async def go(pilot: Pilot[int]) -> None:
        pilot.app.push_screen(OPENED[kind](pilot.app.context))  # type: ignore[attr-defined]

    return go


def seen(pilot: Pilot[int]) -> tuple[object, ...]:
    """Whatever may change when a key does something."""
    app = pilot.app
    places = [one.scroll_target_y for one in app.screen.query(Widget)]
    return (screen_text(pilot), list(app.screen_stack), app.focused, len(app._notifications), app.clipboard, places)


async def settled(pilot: Pilot[int]) -> None:
    await pilot.pause(0.05)
    await pilot.pause()


@pytest.mark.lab
@pytest.mark.parametrize("name", [*PAGES, *(kind.__name__ for kind in OPENED)])
async def test_every_key_that_a_foot_tells_does_something_pressed_and_clicked(tmp_path: Path, name: str) -> None:
    fill(tmp_path / "made")
    kind = next((one for one in OPENED if one.__name__ == name), None)
    way = by_opening(kind) if kind is not None else by_keys(*PAGES[name])
    nothing: list[str] = []
    async with opened(tmp_path / "made") as pilot:
        await way(pilot)
        await settled(pilot)
        keys = foot(pilot) if pilot.app.screen.query(KeyLine) else []
    for number, key in enumerate(one for one in keys if one not in LEAVES and (name, one) not in PAIRS):
        for how in ("pressed", "clicked"):
            fill(folder := tmp_path / f"{number} {how}")
            async with opened(folder) as pilot:
                await way(pilot)
                await settled(pilot)
                before = seen(pilot)
                await (pilot.press(key) if how == "pressed" else click_foot(pilot, key))
                await settled(pilot)
                if seen(pilot) == before:
                    nothing.append(f"{key} {how}")
    assert nothing == []


@pytest.mark.lab
async def test_the_wheel_scrolls_whatever_is_longer_than_its_place(tmp_path: Path) -> None:
    fill(tmp_path)
    notebook = Notebook.open(tmp_path)
    for number in range(60):
        notebook.promises.add(Draft(f"{number} {HOSTILE[number % len(HOSTILE)]}"[:300], cadence=DAILY), TODAY)
        notebook.conflicts.add(f"{number} {HOSTILE[number % len(HOSTILE)]}"[:300], TODAY)
    notebook.close()
    stuck: list[str] = []
    async with opened(tmp_path, (60, 20)) as pilot:
        for name, keys in PAGES.items():
            await press(pilot, *keys)
            await settled(pilot)
            stuck += await turned(pilot, name)
            await press(pilot, "escape", "escape")
        for kind in OPENED:
            await by_opening(kind)(pilot)
            await settled(pilot)
            stuck += await turned(pilot, kind.__name__)
            while len(pilot.app.screen_stack) > 1:
                pilot.app.pop_screen()
            await pilot.pause()
    assert stuck == []


async def turned(pilot: Pilot[int], name: str) -> list[str]:
    """Turn the wheel in the first line of whatever scrolls on the screen in front; what stood still."""
    stuck: list[str] = []
    for widget in list(pilot.app.screen.query(Widget)):
        place = widget.region.intersection(pilot.app.screen.region)
        if not place.area or not widget.allow_vertical_scroll or widget.scroll_target_y >= widget.max_scroll_y:
            continue
        before = [one.scroll_target_y for one in pilot.app.screen.query(Widget)]
        at = (place.x + place.width // 2, place.y + min(2, place.height - 1))
        wheel = events.MouseScrollDown(None, *at, 0, 0, 0, False, False, False, *at)
        pilot.app.post_message(wheel)
        await settled(pilot)
        if [one.scroll_target_y for one in pilot.app.screen.query(Widget)] == before:
            stuck.append(f"{name}: {widget}")
    return stuck
