"""Every kind of exercise, answered while the file is out of reach: “not saved yet” stands until it is saved, and then
it is. One app goes through them all."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets._toast import Toast

from tests.journeys.driver import press, until
from tests.journeys.faults import FAULTS, File
from tests.journeys.steps_driver import answers, at_steps, open_exercise, page
from tests.journeys.test_guard import stands
from workbook.domain.promises.promise import ME
from workbook.domain.steps.exercises import KINDS
from workbook.screens.frame import watching
from workbook.screens.frame.leave import LeaveWithout
from workbook.store.notebook import Notebook
from workbook.words.common import guard as said

KEYS: dict[str, tuple[str, ...]] = {
    "write": ("enter", "7"),
    "ledger": ("a", "7"),
    "sort": ("right",),
    "choose": ("enter",),
    "checklist": ("space",),
    "cards": ("space",),
    "scale": ("enter", "7"),
    "desk": ("enter", "7"),
    "turns": ("space", "q"),
    "rehearse": ("enter", "7"),
    "compare": ("enter", "7"),
    "reread": ("enter", "7"),
    "act": ("enter", "7"),
}
"""What answers each exercise of the content."""


@pytest.mark.slow
async def test_not_saved_yet_stands_in_every_kind_until_it_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "POLL_SECONDS", 0.1)
    async with at_steps(tmp_path) as pilot:
        step = page(pilot).pane.step  # type: ignore[union-attr]
        assert {one.kind for one in step.exercises} == set(KINDS)
        faults = [fault for name, fault in FAULTS.items() if name != "removed"]
        for number, one in enumerate(step.exercises):
            await open_exercise(pilot, one.id)
            file = File(tmp_path / "data")
            faults[number % len(faults)](file.path)
            first, *others = KEYS[one.id]
            await press(pilot, first)
            if one.kind == "turns":
                await until(pilot, ":59")  # a talk of no second is none
            await press(pilot, *others)
            await stands(pilot, said.NOT_SAVED_YET)
            await press(pilot, "escape", "escape", "ctrl+q")
            assert pilot.app.is_running, one.id
            await press(pilot, "escape")
            await stands(pilot, said.NOT_SAVED_YET)
            file.mend()
            await stands(pilot)
            assert ("kinds", one.id) in answers(tmp_path), one.id

        await open_exercise(pilot, "next-sitting")
        file = File(tmp_path / "data")
        FAULTS["truncated"](file.path)
        await press(pilot, "enter", *"2026-12-19")
        await stands(pilot, said.NOT_SAVED_YET)
        await press(pilot, "ctrl+q")
        assert isinstance(pilot.app.screen, LeaveWithout), "the day would be lost"
        assert not pilot.app.screen.query(Toast), "what can be chosen is covered by nothing"
        await press(pilot, "escape")
        file.mend()
        await stands(pilot)
    notebook = Notebook.open(tmp_path / "data", sync=False)
    [planned] = notebook.appointments.sittings(ME)
    notebook.close()
    assert planned.on.isoformat() == "2026-12-19"
