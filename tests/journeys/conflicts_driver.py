"""The page of conflicts, driven: what stands there at the beginning, and what a person does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from tests.journeys.driver import HOSTILE, TODAY, opened, press
from workbook.domain.conflicts.option import Wording
from workbook.screens.conflicts.view import ConflictsView
from workbook.screens.plans.page import PlansScreen
from workbook.store.conflicts.collection import Conflicts
from workbook.store.notebook import Notebook

LATER = TODAY + timedelta(days=14)
SAM, ALEX = "rebuilding", "partner"
PASTE = "\n".join(HOSTILE[:6]) + " word" * 3980
LONG = "".join(chr(ord("a") + n % 26) for n in range(20_000))


@asynccontextmanager
async def conflicts_open(
    folder: Path,
    size: tuple[int, int] = (80, 24),
    *,
    two: bool = True,
    seed: Callable[[Notebook], object] | None = None,
) -> AsyncIterator[Pilot[int]]:
    """The app on the Conflicts tab; `two`: Sam and Alex both take part."""
    notebook = Notebook.open(folder)
    if two and not notebook.people.partner():
        notebook.people.name("rebuilding", "Sam")
        notebook.people.name("partner", "Alex")
    if seed is not None:
        seed(notebook)
    notebook.close()
    async with opened(folder, size, place="plans") as pilot:
        await pilot.pause()
        await press(pilot, "c")
        yield pilot


def store(pilot: Pilot[int]) -> Conflicts:
    return pilot.app.context.notebook.conflicts


def view(pilot: Pilot[int]) -> ConflictsView:
    screen = pilot.app.screen
    assert isinstance(screen, PlansScreen), screen
    return screen.query_one(ConflictsView)


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.screen.focused.post_message(events.Paste(text))
    await pilot.pause()


async def on_day(pilot: Pilot[int], day: date) -> None:
    pilot.app.context.today = day
    pilot.app._refresh_page()
    await pilot.pause()


def supper(notebook: Notebook, *options: str) -> str:
    conflict = notebook.conflicts.add("Nobody cooks", TODAY).id
    for what in options:
        notebook.conflicts.options.add(conflict, Wording(what, "Sam and Alex", "Thursdays"), TODAY)
    return conflict


def with_two_options(notebook: Notebook) -> str:
    return supper(notebook, "Write by five", "Soup from the freezer")


def on_trial(notebook: Notebook, days_ago: int = 14) -> str:
    conflict = with_two_options(notebook)
    start = TODAY - timedelta(days=days_ago)
    notebook.conflicts.begin_trial(notebook.conflicts.options.of(conflict)[0].id, start, start)
    return conflict
