"""Drives the real app on a real temporary file, as a person would: by keys, at three sizes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from textual.pilot import Pilot

from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.screens.common.app_context import AppContext
from workbook.store.file.seal.keys import Keys
from workbook.store.notebook import Notebook

DEFAULTS = Config()
TODAY = date(2026, 11, 21)  # a Saturday
SIZES = [(60, 20), (80, 24), (120, 40)]
HOSTILE = ["[/]", "[x] done", "[@click=app.quit]x[/]", "👩‍👩‍👧 🙂", "約束を守る", "הבטחה קטנה", "é" * 300]


@asynccontextmanager
async def opened(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    *,
    today: date = TODAY,
    place: str = "today",
    first_run: bool = False,
    keys: Keys | None = None,
    config: Config = DEFAULTS,
) -> AsyncIterator[Pilot[int]]:
    """The app on the data in `folder`, opened with `keys`; the first-run questions are settled unless `first_run`."""
    notebook = Notebook.open(folder, keys=keys)
    if not first_run:
        notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, folder, paths.content_folder(), today, config), place=place)
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            yield pilot
    finally:
        notebook.close()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after the other, each with its effect awaited."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def write(pilot: Pilot[int], text: str) -> None:
    """Type `text`, letter by letter."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
    await pilot.pause()


def screen_text(pilot: Pilot[int]) -> str:
    """What can be read on the screen now."""
    app = pilot.app
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def until(pilot: Pilot[int], words: str, seconds: float = 30) -> None:
    """Wait until `words` can be read; however busy the machine is, no longer than it takes."""
    await until_true(pilot, lambda: words in screen_text(pilot), f"{words!r} did not appear", seconds)


async def until_gone(pilot: Pilot[int], words: str, seconds: float = 30) -> None:
    """Wait until `words` cannot be read any more."""
    await until_true(pilot, lambda: words not in screen_text(pilot), f"{words!r} did not go", seconds)


async def until_true(
    pilot: Pilot[Any], holds: Callable[[], object], why: str = "it never became true", seconds: float = 30
) -> None:
    """Wait until `holds` does, and then until the app has nothing more to do."""
    end = monotonic() + seconds
    while not holds():
        if monotonic() > end:
            raise AssertionError(f"{why}:\n{screen_text(pilot)}")
        await pilot.pause(0.02)
    await pilot.pause()
