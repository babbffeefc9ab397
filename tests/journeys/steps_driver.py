"""The app opened at the steps, on a small content folder that has every kind of exercise."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.journeys.driver import TODAY, screen_text, until_true
from tests.journeys.every_kind import write_content
from workbook.app import WorkbookApp
from workbook.config import Config
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import Answer
from workbook.screens.common.app_context import AppContext
from workbook.screens.steps.page import StepsScreen
from workbook.screens.steps.step_pane import StepPane
from workbook.store.notebook import Notebook
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.words.steps import screen as words


def shown(page: StepsScreen, pilot: Pilot[int]) -> bool:
    """Is a step there, or what is said where none can be read?"""
    return page.pane is not None or words.NO_CONTENT in screen_text(pilot)


@asynccontextmanager
async def at_steps(
    tmp: Path, size: tuple[int, int] = (80, 24), *, place: str = "steps", content: Path | None = None
) -> AsyncIterator[Pilot[int]]:
    """The steps on `tmp`/data and (unless `content` is given) the content with every kind."""
    folder = content or (tmp / "content" if (tmp / "content").exists() else write_content(tmp / "content"))
    notebook = Notebook.open(tmp / "data", sync=False)
    notebook.settings.remember(first_run_asked=True)
    app = WorkbookApp(AppContext(notebook, tmp / "data", folder, TODAY, Config()), place=place)
    try:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await until_true(pilot, lambda: isinstance(app.screen, StepsScreen) and shown(app.screen, pilot))
            yield pilot
    finally:
        notebook.close()


def page(pilot: Pilot[int]) -> StepsScreen:
    screen = pilot.app.screen
    assert isinstance(screen, StepsScreen)
    return screen


def pane(pilot: Pilot[int]) -> StepPane:
    """The step that is on the page."""
    shown = page(pilot).pane
    assert shown is not None
    return shown


def answers(tmp: Path) -> dict[Any, Answer]:
    """What another process finds in the file now."""
    notebook = Notebook.open(tmp / "data", sync=False)
    try:
        return notebook.answers.of(ME)
    finally:
        notebook.close()


def text_in(tmp: Path, exercise: str = "write", step: str = "kinds") -> str:
    answer = answers(tmp).get((step, exercise))
    return getattr(answer.value, "text", "") if answer else ""


async def open_exercise(pilot: Pilot[int], id: str, step: str = "kinds") -> None:
    """Open one exercise, and stand before its field, where letters are keys."""
    page(pilot).open_at(step, id)
    await until_true(pilot, lambda: (frame := page(pilot).open_frame) and frame.exercise.id == id)
    if isinstance(pilot.app.focused, GrowingTextArea):
        await pilot.press("escape")
    assert page(pilot).open_frame is not None
    assert page(pilot).open_frame.exercise.id == id  # type: ignore[union-attr]


async def paste(pilot: Pilot[int], text: str) -> None:
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(events.Paste(text))
    await pilot.pause()
