"""`/` finds words wherever one wrote them and goes there; the palette knows things by their names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.journeys.driver import TODAY, opened, press, screen_text, until, until_gone, until_true, write
from workbook.content.book import load
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.domain.steps.answers import Text
from workbook.paths import content_folder
from workbook.screens.frame.find_words import FindWords
from workbook.screens.promises.forge import Forge
from workbook.screens.steps.stray_answers import StrayAnswers
from workbook.store.common.people import REBUILDING
from workbook.store.notebook import Notebook
from workbook.widgets.common.row_list import RowList
from workbook.words.common import find as words
from workbook.words.common import jot

pytestmark = pytest.mark.slow
HOSTILE = "[@click=app.quit]quagga[/]"


def fill(folder: Path) -> tuple[str, str]:
    notebook = Notebook.open(folder, sync=False)
    promise = notebook.promises.add(Draft(HOSTILE), TODAY)
    for number in range(3):
        notebook.promises.add(Draft(f"Another {number}"), TODAY)
    conflict = notebook.conflicts.add("Whose turn it is with the axolotl", TODAY)
    notebook.conflicts.options.add(conflict.id, Wording("Ask the kakapo"), TODAY)
    notebook.close()
    return promise.id, conflict.id


async def test_words_are_found_and_gone_to(tmp_path: Path) -> None:
    promise, conflict = fill(tmp_path)
    async with opened(tmp_path, (100, 30)) as pilot:
        app = pilot.app
        await press(pilot, "slash")
        await write(pilot, "kakapo")
        await until(pilot, "1 place.")
        assert "Whose turn it is" in screen_text(pilot)
        await press(pilot, "enter")
        await until_true(pilot, lambda: app.current_mode == "plans" and app.screen.here() == conflict)
        await press(pilot, "slash")
        await write(pilot, "QUAGGA")
        await until(pilot, HOSTILE)
        await press(pilot, "enter")
        await until_true(pilot, lambda: app.current_mode == "promises" and app.screen.here() == promise)
        await press(pilot, "slash")
        await write(pilot, "[/] nowhere")
        await until(pilot, words.NONE)
        await press(pilot, "enter", "escape", "escape")
        await until_true(pilot, lambda: not isinstance(app.screen, FindWords))
        assert app.current_mode == "promises"

        await press(pilot, "slash")
        await write(pilot, "apolog")
        await until_true(pilot, lambda: len(app.screen.query_one(RowList).rows) > 4)
        await press(pilot, "down", "up", "enter")
        await until_true(pilot, lambda: app.current_mode == "steps" and app.screen.here().startswith("apology"))

        # Conflicts are worked at by two: where that is put away, they are not found either.
        app.context.safety_chosen("x/y", unsafe=True)
        await press(pilot, "escape", "slash")
        await write(pilot, "kakapo")
        await until(pilot, words.NONE)


async def test_the_palette_knows_things_by_name(tmp_path: Path) -> None:
    promise, conflict = fill(tmp_path)
    async with opened(tmp_path, (100, 40)) as pilot:
        for typed, shown, mode, place in [
            ("axolotl", "Conflict", "plans", conflict),
            ("click=app", "Promise", "promises", promise),
            ("draft it", "Exercise", "steps", "apology/desk"),
            ("split the vow", "Exercise", "steps", "promises/split"),  # of the step, not of the page so named
        ]:
            await press(pilot, "ctrl+p")
            await write(pilot, typed)
            await until(pilot, shown)
            await until_true(pilot, lambda: pilot.app.screen.query_one(OptionList).highlighted is not None)
            await press(pilot, "enter")
            await until_true(
                pilot, lambda m=mode, p=place: pilot.app.current_mode == m and pilot.app.screen.here() == p
            )
            if place == "apology/desk":  # one looks at it: a letter is a key, until enter is pressed
                await until(pilot, "Write to your partner")
                assert not pilot.app.screen.pane.typing


async def test_a_line_is_caught_in_passing_and_found_again(tmp_path: Path) -> None:
    async with opened(tmp_path, (100, 30)) as pilot:
        await press(pilot, "J")
        await write(pilot, "ask [/] Jo")
        await press(pilot, "enter")
        await until(pilot, jot.CAUGHT_HERE)
        await press(pilot, "slash")
        await write(pilot, "jo")
        await until(pilot, "ask [/] Jo")
        await press(pilot, "escape", "escape", "J")
        await until(pilot, "ask [/] Jo")
        await press(pilot, "tab", "d")
        await until_gone(pilot, "ask [/] Jo")
        await press(pilot, "escape")
        await until_gone(pilot, jot.TITLE)
        await press(pilot, "u", "J")
        await until(pilot, "ask [/] Jo")
        await press(pilot, "tab", "s")
        await until(pilot, jot.SORT_TITLE)
        await press(pilot, "down", "enter")  # noticed
        await until_gone(pilot, jot.SORT_TITLE)
        await until_gone(pilot, "ask [/] Jo")
        await press(pilot, "escape")
        await until_gone(pilot, jot.TITLE)
        await press(pilot, "u", "J")
        await until(pilot, "ask [/] Jo")
        await press(pilot, "tab", "enter")
        await until(pilot, jot.SORT_TITLE)
        await press(pilot, "enter")
        await until_true(pilot, lambda: isinstance(pilot.app.screen, Forge))
        await write(pilot, "anna")
        await press(pilot, "ctrl+o")  # to what is missing: how often
        await until_true(pilot, lambda: pilot.app.focused is not None and pilot.app.focused.id == "often")
        await write(pilot, "whenever")
        await press(pilot, "ctrl+o")
        await until(pilot, jot.SORTED_HERE["promise"])
        held = pilot.app.context.notebook
        assert not held.jots.of("rebuilding")
        assert [one.terms[0].act for one in held.promises.all()] == ["ask [/] Joanna"]
        await press(pilot, "escape", "u")
        await until_true(pilot, lambda: bool(held.jots.of("rebuilding")) and not held.promises.all())


async def test_what_was_written_for_a_step_that_is_not_in_the_book_is_found_and_read(tmp_path: Path) -> None:
    """A counsellor's pack was left out: its answers stand in the list of steps, and `/` leads to them."""
    notebook = Notebook.open(tmp_path, sync=False)
    exercise = replace(load(content_folder()).step("own-it").exercise("fact-line"), id="seen")
    notebook.answers.save("ute-evening", exercise, REBUILDING, Text("The wombat [/] was in the newspaper."))
    notebook.close()
    async with opened(tmp_path, (120, 40)) as pilot:
        await press(pilot, "slash")
        await write(pilot, "wombat")
        await until(pilot, "1 place.")
        await press(pilot, "enter")
        await until_true(pilot, lambda: isinstance(pilot.app.screen, StrayAnswers))
        await until(pilot, "The wombat [/] was in the newspaper.")
        await press(pilot, "escape")
        contents = pilot.app.screen.query_one("#contents", RowList)
        await until_true(pilot, lambda: any(row.value == "ute-evening" for row in contents.rows))
