"""What the journeys through promises and the forge share: what is on the screen, and what the file holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.journeys.driver import until_true
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import Promise
from workbook.screens.promises.forge import Forge
from workbook.screens.promises.forge_form import ForgeForm
from workbook.screens.promises.page import PromisesScreen
from workbook.store.notebook import Notebook

MONDAY = date(2026, 11, 16)


async def on_day(pilot: Pilot[int], day: date) -> None:
    """The app stays open while another day comes."""
    pilot.app.context.today = day
    pilot.app._refresh_page()
    await pilot.pause()


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


async def settled(pilot: Pilot[int]) -> None:
    """The fields have been read."""
    await pilot.pause()
    await until_true(pilot, lambda: forge(pilot)._looks is None)


def saved(folder: Path) -> tuple[list[Promise], dict[str, str]]:
    """What the file holds: promises, and the kind of each mark by day."""
    notebook = Notebook.open(folder, read_only=True)
    try:
        marks = notebook.promises.marks()
        return notebook.promises.all(), {str(mark.on): mark.kind for mark in marks.values()}
    finally:
        notebook.close()


def made(folder: Path, *drafts: Draft, on: date = MONDAY) -> list[str]:
    notebook = Notebook.open(folder)
    try:
        return [notebook.promises.add(draft, on).id for draft in drafts]
    finally:
        notebook.close()


def page(pilot: Pilot[int]) -> PromisesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, PromisesScreen), screen
    return screen


def forge(pilot: Pilot[int]) -> Forge:
    screen = pilot.app.screen
    assert isinstance(screen, Forge), screen
    return screen


def texts_in(form: Forge) -> dict[str, str]:
    return form.query_one(ForgeForm).texts()


# -- the week ---------------------------------------------------------------------------------------------------------
