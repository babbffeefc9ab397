"""Makes screenshots/ anew, from the year of the demo and a fixed date:  python -m tests.screenshots

`--stale` makes nothing and says whether the look has changed since: the stylesheets, or what the snapshots of the tests
show. A word that is changed elsewhere is no reason; CI says it and goes on, for an old picture breaks nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path

from tests.home.browser import CHROMIUM, Browser
from workbook import paths
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.demo.year import build
from workbook.screens.common.app_context import AppContext
from workbook.store.notebook import Notebook
from workbook.widgets.common import themes

FOLDER = Path(__file__).parent.parent / "screenshots"
TODAY = date(2026, 11, 21)  # a Saturday
# name, theme, size, keys
PICTURES: tuple[tuple[str, str, tuple[int, int], tuple[str, ...]], ...] = (
    ("today", themes.DARK, (120, 36), ()),
    ("today-paper", themes.LIGHT, (120, 36), ()),
    ("today-small", themes.DARK, (80, 24), ()),
    ("steps", themes.DARK, (120, 36), ("2",)),
    ("step", themes.LIGHT, (80, 24), ("2", "enter")),
    ("promises", themes.LIGHT, (120, 36), ("3",)),
    ("year", themes.DARK, (120, 36), ("3", "enter")),
    ("week", themes.DARK, (120, 36), ("4",)),
    ("conflicts", themes.LIGHT, (120, 36), ("4", "c")),
    ("journey", themes.LIGHT, (120, 36), ("5",)),
    ("review", themes.DARK, (80, 24), ("5", "r", "enter")),
)


MADE_OF = FOLDER / "made-of"


def made_of() -> str:
    """What tells one look from another."""
    root = FOLDER.parent
    files = [*(root / "workbook").rglob("*.tcss"), *(root / "tests" / "__snapshots__").rglob("*.raw")]
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return found.hexdigest()


async def take(name: str, theme: str, size: tuple[int, int], keys: tuple[str, ...], data: Path) -> None:
    notebook = Notebook.open(data)
    config = Config(theme=theme)
    app = WorkbookApp(AppContext(notebook, data, paths.content_folder(), TODAY, config))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.4)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.4)
        (FOLDER / f"{name}.svg").write_text(app.export_screenshot(title="workbook"), encoding="utf-8")
    notebook.close()


def outside(data: Path) -> None:
    """The sheet for the fridge and the page on the other's phone, by the Chromium of this machine."""
    from workbook.export.paper.as_html import as_html
    from workbook.export.paper.week import week_sheet
    from workbook.home.opened import Opened, person_for
    from workbook.home.views.frame import Sight

    notebook = Notebook.open(data)
    week = notebook.chores.current(TODAY)
    assert week is not None
    sheet = data / "week.html"
    sheet.write_text(as_html(week_sheet(week, landscape=True)), encoding="utf-8")
    with Browser(data / "paper", (1123, 600)) as browser:
        browser.go(sheet.as_uri())
        browser.picture(FOLDER / "printed-week.png")
    alex, sam = person_for(notebook, "rebuilding")
    opened, loop = Opened(lambda: Sight(notebook, alex, sam, TODAY)), asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(opened.open(0, lan=False), loop).result(10)
    with Browser(data / "phone", (390, 844)) as browser:
        browser.follow(opened.url)
        browser.picture(FOLDER / "phone.png")
    asyncio.run_coroutine_threadsafe(opened.close(), loop).result(10)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    notebook.close()


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        build(data, TODAY, paths.content_folder())
        for picture in PICTURES:
            await take(*picture, data)
            print(picture[0])
        if CHROMIUM is not None:
            await asyncio.to_thread(outside, data)
            print("printed-week, phone")


if __name__ == "__main__":
    if "--stale" in sys.argv:
        stale = not MADE_OF.exists() or MADE_OF.read_text("utf-8").strip() != made_of()
        if stale:
            print("screenshots/ were made before the look changed: python -m tests.screenshots")
        sys.exit(stale)
    FOLDER.mkdir(exist_ok=True)
    asyncio.run(main())
    MADE_OF.write_text(made_of() + "\n", "utf-8")
