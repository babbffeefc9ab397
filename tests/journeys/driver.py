"""Drives the real app on a real temporary file, as a person would: by keys, at three sizes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from textual.pilot import Pilot
from textual.widget import Widget

from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.screens.common.app_context import AppContext
from workbook.store.file.seal.keys import Keys
from workbook.store.notebook import Notebook
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.press_line import PressLine

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
    """What can be read on the screen now; a blank at which no line may end is one."""
    app = pilot.app
    strips = app.screen._compositor.render_strips(app.size)
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips).replace("\u00a0", " ")


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


def foot(pilot: Pilot[Any]) -> list[str]:
    """The keys that the foot of the screen in front tells, as many as fit."""
    [line] = pilot.app.screen.query(KeyLine)
    parts = line.lines(line.content_size.width)[0]
    return [part.message.key for part in parts if isinstance(part.message, KeyLine.Pressed)]


async def click_foot(pilot: Pilot[Any], key: str) -> None:
    """Click where the foot tells this key."""
    [line] = pilot.app.screen.query(KeyLine)
    await click_part(pilot, line, lambda message: isinstance(message, KeyLine.Pressed) and message.key == key)


async def click_part(pilot: Pilot[Any], line: PressLine, is_it: Callable[[object], bool]) -> None:
    """Click the part of a line that posts such a message."""
    for y, parts in enumerate(line.lines(line.content_size.width)):
        x = 0
        for part in parts:
            if part.message is not None and is_it(part.message):
                await click_at(pilot, line, x, y)
                return
            x += part.text.cell_length
    raise AssertionError(f"it is not on that line:\n{screen_text(pilot)}")


async def click_at(pilot: Pilot[Any], widget: Widget, x: int, y: int) -> None:
    """Click the cell at column `x` of line `y` of what `widget` shows."""
    place = widget.content_region.offset
    await pilot.click(offset=(place.x + x, place.y + y))
    await pilot.pause()
