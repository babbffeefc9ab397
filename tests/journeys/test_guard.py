"""The workbook's file damaged, removed, replaced or forbidden while the app is open: it lives, no word is lost, and it
saves again once the file is mended."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests import sample
from tests.journeys.driver import opened, press, screen_text, until, until_true, write
from tests.journeys.faults import FAULTS, File
from workbook.screens.common.base import Page
from workbook.screens.frame import watching
from workbook.store.notebook import Notebook
from workbook.words.common import frame as words
from workbook.words.common import guard as said

Fault = Callable[[Path], None]
SECRET = "Zauberwort"
KEYS = ["space", "u", "down", "enter", "escape"]  # pressed on every page: marks, undo, moving, opening, closing


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some weeks of life in it."""
    folder = tmp_path_factory.mktemp("filled")
    sample.build(folder)
    return folder


@pytest.fixture
def data(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.1)  # what it looks for once a second, at the pace of a test
    return shutil.copytree(filled, tmp_path / "data")


async def stands(pilot: Pilot[int], text: str = "", seconds: float = 20) -> None:
    """Wait until the line at the foot begins with this text; without one, until there is no such line any more."""

    def said() -> bool:
        lines = list(pilot.app.screen.query("#standing").results(Static))
        return bool(text) == bool(lines) and "".join(str(line.content) for line in lines).startswith(text)

    await until_true(pilot, said, f"the line at the foot is not {text[:20]!r}", seconds)


async def close_dialogs(pilot: Pilot[int]) -> None:
    for _ in range(4):
        if isinstance(pilot.app.screen, Page):
            return
        await press(pilot, "escape")


async def walk(data: Path, faults: Iterable[Fault], *, seen: bool) -> None:
    """On every page: make its fault, press keys, mend, go on. `seen`: each page has been shown before the fault."""
    async with opened(data, (100, 32)) as pilot:
        file = File(data)
        for number, (mode, fault) in enumerate(zip(words.MODES, faults, strict=False), 1):
            if seen:
                await press(pilot, str(number))
            fault(file.path)
            await press(pilot, str(number), *KEYS)
            assert pilot.app.is_running, mode
            await stands(pilot, said.OUT_OF_REACH)
            await close_dialogs(pilot)
            file.mend()
            await stands(pilot)
            await close_dialogs(pilot)
            await press(pilot, str(number), "down", "up")
            assert pilot.app.current_mode == mode
            pilot.app.clear_notifications()  # they stand over the page
            await until_true(pilot, lambda: "Sam" in screen_text(pilot).splitlines()[0], "it shows not what is stored")
        await press(pilot, "1", "u")
        assert pilot.app.is_running


def lab(turn: int) -> object:
    return pytest.param(turn, marks=pytest.mark.lab)


@pytest.mark.parametrize("turn", [0, 4, *map(lab, (1, 2, 3, 5, 6))])
async def test_no_page_ends_and_each_goes_on_once_the_file_is_mended(data: Path, turn: int) -> None:
    """Each page meets another fault; in all the turns together, each page meets all."""
    faults = [*FAULTS.values()] * 2
    await walk(data, faults[turn:], seen=True)


async def test_a_page_that_was_never_shown_waits_for_the_file(data: Path) -> None:
    await walk(data, [FAULTS["removed"]] * len(words.MODES), seen=False)


async def test_words_in_a_form_stay_and_are_saved_once_the_file_is_mended(data: Path) -> None:
    typed = SECRET
    async with opened(data, (100, 32)) as pilot:
        await press(pilot, "4", "c", "a")
        await write(pilot, typed)
        for fault in FAULTS.values():
            file = File(data)
            fault(file.path)
            await write(pilot, "e")
            typed += "e"
            await press(pilot, "escape", "escape")
            assert not isinstance(pilot.app.screen, Page), "closing would lose the words"
            await stands(pilot, said.NOT_SAVED_YET)
            await until(pilot, typed)
            file.mend()
            await stands(pilot)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, Page)
            await press(pilot, "a")
            await until(pilot, typed)
        await press(pilot, "ctrl+o")
    notebook = Notebook.open(data)
    assert [conflict.what for conflict in notebook.conflicts.all()] == [typed]
    notebook.close()
