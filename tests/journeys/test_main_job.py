"""The main job, end to end, by keys alone: promise, mark, a step, a chore week, and all of it found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.driver import SIZES, opened, press, until, write
from tests.journeys.plans_driver import TWO, keep, to_proposal
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import DraftText


@pytest.mark.parametrize("size", SIZES)
async def test_a_promise_a_step_and_a_chore_week_and_all_of_it_is_found_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    keep(tmp_path, TWO)  # the household form has a journey of its own
    async with opened(tmp_path, size) as pilot:
        await press(pilot, "a")
        await write(pilot, "Be home by 18:30")
        await press(pilot, "tab")
        await write(pilot, "when the office closes")
        await press(pilot, "tab")
        await write(pilot, "daily")
        await press(pilot, "ctrl+o")
        await until(pilot, "[ ] Be home by")
        await press(pilot, "space")
        await until(pilot, "[x] Be home by")
        pilot.app.screen.go_to("steps", "apology/desk")
        await until(pilot, "Draft it")
        await write(pilot, "I hid the letters.")
        await press(pilot, "escape", "escape", "4")
        await to_proposal(pilot)
        await press(pilot, "a", "ctrl+o")
        week = pilot.app.context.notebook.chores.weeks()[0]
        assert week.state == "agreed"
        await press(pilot, "space", "ctrl+q")

    async with opened(tmp_path, size) as pilot:
        notebook = pilot.app.context.notebook
        await until(pilot, "[x] Be home by")
        answer = notebook.answers.of(ME)["apology", "desk"].value
        assert isinstance(answer, DraftText)
        assert answer.text == "I hid the letters."
        [week] = notebook.chores.weeks()
        assert week.state == "agreed"
        assert [record.outcome for record in week.records.values()] == ["done"]
        await press(pilot, "4")
        await until(pilot, "on trial")
        await until(pilot, "✓")
