"""Every dialog, open with words in its field when the file goes: it lives, the words stay, and they are saved once the
file is there again. The dialogs are read from the code; one that is not in the table fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.journeys.driver import opened, press, until, write
from tests.journeys.every_dialog import OPENED, WITHOUT_DRAFT, fill
from tests.journeys.faults import File, damage, replace_by_a_directory
from tests.journeys.test_guard import Fault, stands
from tests.screens.common.test_dialogs import dialogs
from workbook.screens.chores import print_week
from workbook.screens.common.base import Dialog, Page
from workbook.screens.common.guard import show_standing, words_of
from workbook.screens.frame import watching
from workbook.screens.frame.leave import LeaveWithout
from workbook.widgets.common.fields import Press
from workbook.widgets.common.secret_field import SecretField
from workbook.words.common import guard as said
from workbook.words.common import leaving as words

BASES = {"Dialog", "SettingsSheet", "FieldsDialog", "FormDialog", "ForgetDialog", "PlanForm", "DueDialog", "ToFile"}
"""They are not opened themselves."""
ASKS_NOTHING = {print_week.PrintWeek}
"""It has what it needs when it opens, and writes a file of its own."""
WORD = "7"
"""What is typed; a number is a text as well."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    fill(folder)
    return folder


@pytest.fixture
def data(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.1)
    return shutil.copytree(filled, tmp_path / "data")


def fields(screen: Any) -> list[str]:
    return [
        field.value if isinstance(field, Input) else field.text
        for field in screen.query("Input, TextArea")
        if isinstance(field, Input | TextArea)
    ]


async def begin(pilot: Pilot[int], dialog: Dialog[Any]) -> bool:
    """Open it and type into its first field; is there one?"""
    await pilot.app.push_screen(dialog)
    await pilot.pause()
    fields_there = [one for one in dialog.query("Input, TextArea") if one.focusable and one.display]
    field = next((one for one in fields_there if not isinstance(one, SecretField)), None)  # that one shows nothing
    if field is None:
        return False
    dialog.set_focus(field)
    await pilot.pause()
    await write(pilot, WORD)
    assert any(WORD in text for text in fields(dialog))
    return True


def test_every_dialog_is_in_the_table() -> None:
    assert {one for one in dialogs() if one.__name__ not in BASES} == set(OPENED)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [damage, replace_by_a_directory])
@pytest.mark.parametrize("kind", OPENED, ids=lambda kind: kind.__name__)
async def test_a_dialog_lives_and_keeps_its_words(data: Path, kind: type[Dialog[Any]], fault: Fault) -> None:
    async with opened(data) as pilot:
        dialog = OPENED[kind](pilot.app.context)
        has_field = await begin(pilot, dialog)
        keeps = has_field and kind not in WITHOUT_DRAFT
        file = File(data)
        before = fields(dialog)
        fault(file.path)
        await stands(pilot, said.NOT_SAVED_YET if keeps else said.OUT_OF_REACH)
        if kind not in ASKS_NOTHING:
            await press(pilot, "ctrl+o")
        if has_field:
            assert pilot.app.screen is dialog, "closing would lose the words"
            assert fields(dialog) == before
            await until(pilot, WORD)
        await press(pilot, "escape", "escape")
        assert pilot.app.is_running
        if keeps:
            assert pilot.app.screen is dialog
            assert fields(dialog) == before
        file.mend()
        await stands(pilot)
        if form := dialog.draft if keeps else "":
            kept = pilot.app.context.notebook.drafts.read(dialog.person_id, form)
            assert any(WORD in text for text in kept.values()), "saved by itself"
        for _ in range(4):
            if isinstance(pilot.app.screen, Page):
                break
            await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Page), "with the file there again it closes"


async def test_all_that_can_be_chosen_on_leaving_is_in_sight_in_a_small_window(data: Path) -> None:
    """With a line at the foot that something is not saved, and a sentence above the choices."""
    async with opened(data, (60, 20)) as pilot:
        leaving = LeaveWithout([])
        await pilot.app.push_screen(leaving)
        show_standing(leaving, said.NOT_SAVED_YET)
        leaving.query_one("#file", Input).value = "/"
        leaving.query_one("#copy", Press).press()
        await until(pilot, "There is something of that name")
        for choice in (words.STAY, words.COPY, words.LEAVE):
            await until(pilot, f"‹ {choice} ›")


async def test_what_is_asked_of_every_screen_once_a_second_can_be_asked_before_it_is_composed(data: Path) -> None:
    async with opened(data) as pilot:
        for kind in OPENED:
            dialog = OPENED[kind](pilot.app.context)  # type: ignore[attr-defined]
            assert not dialog.busy
            assert words_of(dialog) == [], kind
