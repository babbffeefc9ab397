"""Journey: the weeks of one person, walked through, drawn and opened by keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests import sample
from tests.journeys.driver import HOSTILE, SIZES, TODAY, opened, press, screen_text, until, until_true
from workbook.domain.conflicts.option import Wording
from workbook.paths import content_folder
from workbook.screens.common.app_context import AppContext
from workbook.screens.journey.page import JourneyScreen
from workbook.store.notebook import Notebook

ME = "rebuilding"
YESTERDAY = TODAY - timedelta(days=1)


def lived_in(folder: Path) -> None:
    sample.build(folder, chores=False)
    notebook = Notebook.open(folder, sync=False)
    notebook.actor = ME
    for days in range(0, 40, 3):
        notebook.moments.set_level(ME, TODAY - timedelta(days=days), days % 7 + 2)
    notebook.moments.set_note(ME, TODAY - timedelta(days=9), HOSTILE[0] + " a good day", 7)
    notebook.moments.set_note("partner", TODAY, "nobody else sees this", 1)
    conflict = notebook.conflicts.add("Bedtime", TODAY - timedelta(days=60)).id
    option = notebook.conflicts.options.add(conflict, Wording("In turn 約束"), TODAY).id
    start = TODAY - timedelta(days=9)
    notebook.conflicts.begin_trial(option, start, start, TODAY + timedelta(days=2))
    notebook.conflicts.log(conflict, YESTERDAY, TODAY, about="again")
    notebook.close()


def widths(pilot: Pilot[int]) -> set[int]:
    """Of the lines as they are on the screen."""
    return {strip.cell_length for strip in pilot.app.screen._compositor.render_strips(pilot.app.size)}


def test_the_keys_that_act_can_be_asked_for_before_the_page_is_built(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path, sync=False)
    page = JourneyScreen(AppContext(notebook, tmp_path, content_folder(), TODAY))
    assert page.undo_by_letter
    assert page.check_action("draw", ()) is True
    notebook.close()


@pytest.mark.parametrize("size", [*SIZES, (40, 15)])
async def test_a_life_is_walked_through_drawn_and_opened(tmp_path: Path, size: tuple[int, int]) -> None:
    lived_in(tmp_path)
    async with opened(tmp_path, size, place="journey") as pilot:
        notebook = pilot.app.context.notebook

        def level() -> int | None:
            return notebook.moments.of(ME)[TODAY].level

        await until(pilot, "Week of 16 Nov: kept")
        await until(pilot, "came up")
        await until(pilot, "d Draw")
        await until(pilot, "5 Journey")
        assert "nobody else" not in screen_text(pilot)
        await press(pilot, "left")
        await until(pilot, "Week of 9 Nov: kept")
        await press(pilot, "l", "h", "home", "end", "pageup", "pagedown")
        await until(pilot, "Next review" if size[0] > 40 else "23 Nov")
        await press(pilot, "left")
        await until(pilot, "Week of 16 Nov")

        await press(pilot, "d")
        await until(pilot, "Sat 21 Nov: 2 of 10")
        await press(pilot, "up", "up")
        await until(pilot, "Sat 21 Nov: 4 of 10")
        await press(pilot, "delete")
        await until(pilot, "no point yet")
        await press(pilot, "down")
        await until_true(pilot, lambda: level() == 5)
        await press(pilot, "u", "1", "x", "ctrl+o")  # letters and what follows them are a note
        await until(pilot, "5 of 10")
        assert notebook.moments.of(ME)[TODAY].note == "u1x"
        await press(pilot, "escape")
        await until(pilot, "Week of 16 Nov")
        await press(pilot, "u")
        await until_true(pilot, lambda: notebook.moments.of(ME)[TODAY].note == "")
        await press(pilot, "u")
        await until_true(pilot, lambda: level() == 2)

        await press(pilot, "n")
        await until(pilot, "A note on Sat 21 Nov")
        await press(pilot, *"half", "escape")  # what was typed stays for the next time
        await press(pilot, "n")
        await until(pilot, "half")
        await press(pilot, "ctrl+o")
        await until_true(pilot, lambda: notebook.moments.of(ME)[TODAY].note == "half")

        await press(pilot, "down", "down", "down", "enter")
        await until_true(pilot, lambda: pilot.app.screen.MODE == "steps")
        await press(pilot, "5", "up", "enter")
        await until_true(pilot, lambda: pilot.app.screen.MODE == "plans")
        await until(pilot, "Bedtime")
        await press(pilot, "5", "up", "enter")
        await until_true(pilot, lambda: pilot.app.screen.MODE == "promises")


async def test_drawing_is_only_for_weeks_that_have_come(tmp_path: Path) -> None:
    lived_in(tmp_path)
    async with opened(tmp_path, place="journey") as pilot:
        await until(pilot, "Week of 16 Nov")
        await press(pilot, "right", "d")
        await until(pilot, "has not come yet")
        await press(pilot, "up", "n")
        before = pilot.app.context.notebook.moments.of(ME)
        assert max(before) == TODAY
        assert "A note on" not in screen_text(pilot)


async def test_names_of_every_kind_leave_the_lanes_where_they_are(tmp_path: Path) -> None:
    lived_in(tmp_path)
    notebook = Notebook.open(tmp_path, sync=False)
    for number, name in enumerate(HOSTILE):
        day = TODAY - timedelta(days=7 * number)
        notebook.moments.set_note(ME, day, name, number)
        conflict = notebook.conflicts.add(name, day).id
        option = notebook.conflicts.options.add(conflict, Wording(name), day).id
        notebook.conflicts.begin_trial(option, day, day, TODAY + timedelta(days=number))
    notebook.close()
    async with opened(tmp_path, (120, 40), place="journey") as pilot:
        await until(pilot, "Week of 16 Nov")
        for width, height in [(80, 24), (60, 20), (40, 15), (20, 5), (200, 50), (120, 40)]:
            await pilot.resize_terminal(width, height)
            await until_true(pilot, lambda wide=width: widths(pilot) == {wide})
            await press(pilot, "left", "plus", "down")
            assert widths(pilot) == {width}
        await press(pilot, "end", "left")
        await until(pilot, "Week of 16 Nov")
