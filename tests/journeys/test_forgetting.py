"""Forgetting in the app: from Earlier versions, with a word typed first; and what another window may not write back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import press, screen_text, write
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page, text_in
from tests.store.forgetting_lab import holding
from workbook.domain.steps.answers import Text
from workbook.words.common import forget as words


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


async def two_versions(pilot, *, leave: bool = True) -> None:
    await open_exercise(pilot, "write")
    await press(pilot, "enter")
    await write(pilot, "Zauberwort")
    await press(pilot, "escape", "n", "p", "enter", "f7", "delete")
    await write(pilot, "Another")
    await press(pilot, "escape")
    await press(pilot, "o")
    await pilot.pause()


async def test_the_word_comes_first_then_this_version_goes(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await two_versions(pilot)
        await press(pilot, "down", "f")
        await pilot.pause()
        await press(pilot, "enter")
        assert "Nothing has been forgotten" in screen_text(pilot)
        assert holding(tmp_path / "data", "Zauberwort")
        await write(pilot, "Forget")
        await press(pilot, "enter")
        await pilot.pause(0.1)
        assert holding(tmp_path / "data", "Zauberwort") == []
        assert text_in(tmp_path) == "Another"
        assert page(pilot).open_frame.editor.value == Text("Another")  # type: ignore[union-attr]
        assert words.IS_FORGOTTEN in screen_text(pilot)


async def test_the_whole_answer_goes_and_the_field_is_empty(tmp_path: Path) -> None:
    async with at_steps(tmp_path) as pilot:
        await two_versions(pilot)
        await press(pilot, "f")
        await pilot.pause()
        assert words.THIS_VERSION not in screen_text(pilot)  # the cursor is on the present one
        await write(pilot, "forget")
        await pilot.click("#everything")
        await pilot.pause(0.1)
        assert holding(tmp_path / "data", "Zauberwort") == []
        assert holding(tmp_path / "data", "Another") == []
        assert ("kinds", "write") not in answers(tmp_path)
        await open_exercise(pilot, "write")
        await press(pilot, "enter")
        await write(pilot, "anew")
        await press(pilot, "escape")
    assert text_in(tmp_path).endswith("anew")
    assert holding(tmp_path / "data", "Another") == []
