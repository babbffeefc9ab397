"""Conflicts: whatever is typed, nothing is lost, and one gets about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.journeys.conflicts_driver import (
    LONG,
    PASTE,
    SAM,
    conflicts_open,
    on_trial,
    paste,
    store,
    supper,
    view,
    with_two_options,
)
from tests.journeys.driver import press, screen_text, until, until_gone
from workbook.domain.conflicts.option import Wording
from workbook.domain.steps.answers import Row, Rows
from workbook.paths import content_folder
from workbook.screens.conflicts.form import ConflictForm
from workbook.screens.conflicts.trials import Review, TryOut
from workbook.screens.conflicts.view import ConflictsView
from workbook.screens.plans.page import PlansScreen
from workbook.store.file import clean
from workbook.store.notebook import Notebook
from workbook.widgets.common.fields import Tick

# -- whatever is typed


@pytest.mark.parametrize("text", [PASTE, LONG], ids=["all sorts", "one word"])
async def test_anything_can_be_written_in_every_field(tmp_path: Path, text: str) -> None:
    """Each field of each form takes it whole, and every page shows it."""
    kept = clean.text(text).strip()
    line = clean.line(text)
    async with conflicts_open(tmp_path) as pilot:
        await press(pilot, "a")
        for _ in range(5):
            await paste(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "ctrl+o")
        conflict = store(pilot).all()[0]
        assert (conflict.what, conflict.sets_off, conflict.often) == (kept, kept, line)
        assert list(conflict.needs.values()) == [kept, kept]

        await press(pilot, "t")
        await paste(pilot, text)
        await press(pilot, "enter")
        await paste(pilot, text)
        await press(pilot, "enter")
        trigger = store(pilot).triggers(conflict.id)[0]
        assert (trigger.about, trigger.place) == (line, line)

        await press(pilot, "o", "enter")
        for _ in range(3):
            await paste(pilot, text)
            await press(pilot, "tab")
        await press(pilot, "ctrl+o")
        option = store(pilot).options.of(conflict.id)[0]
        assert option.wording == Wording(kept, line, line)

        await press(pilot, "r", "enter", "3", "3", "enter", "escape", "s", "ctrl+o", "v", "tab")
        await paste(pilot, text)
        await press(pilot, "shift+tab", "enter")
        assert store(pilot).trials(conflict.id)[0].note == kept
        await press(pilot, "escape", "enter")
        assert pilot.app.is_running
        assert line[:8] in screen_text(pilot) or size_cut(line, pilot)


def size_cut(line: str, pilot: Pilot[int]) -> bool:
    """Letters of two cells may stand apart in the text of a screen."""
    return line[0] in screen_text(pilot)


async def test_hostile_names_are_only_names(tmp_path: Path) -> None:
    def seed(notebook: Notebook) -> None:
        notebook.people.name("rebuilding", "[/]")
        notebook.people.name("partner", "[@click=app.quit]x[/]")
        with_two_options(notebook)

    async with conflicts_open(tmp_path, two=False, seed=seed) as pilot:
        await press(pilot, "r")
        await until(pilot, "Now [/]; [@click=app.quit]x[/] looks away")
        await press(pilot, "enter", "3", "3", "3", "3", "enter", "enter", "3", "3", "3", "3", "enter", "enter")
        await until(pilot, "[/]: can 3")
        await press(pilot, "o", "end", "enter", "escape", "escape", "escape", "e")
        assert pilot.app.is_running


async def test_more_than_a_field_takes_is_refused_whole_and_stays_in_the_form(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path) as pilot:
        await press(pilot, "a")
        await paste(pilot, LONG + "one more")
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, ConflictForm)
        assert store(pilot).all() == []
        assert pilot.app.screen.query_one("#what", TextArea).text == LONG + "one more"
        await press(pilot, "escape", "escape", "a")
        assert pilot.app.screen.query_one("#what", TextArea).text == LONG + "one more"


# -- nothing is lost


async def test_a_form_that_was_left_is_there_again(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=on_trial) as pilot:
        for keys in (("a",), ("t",), ("o", "enter")):
            await press(pilot, *keys)
            await paste(pilot, "half a word")
            await press(pilot, "escape", "escape")
            assert isinstance(pilot.app.screen, PlansScreen), keys
            await press(pilot, *keys)
            await pilot.pause()
            texts = [field.value if isinstance(field, Input) else field.text
                     for field in pilot.app.screen.query("Input, TextArea")]  # fmt: skip
            assert "half a word" in texts, keys
            await press(pilot, "escape", "escape")
        await press(pilot, "v", "tab")
        await paste(pilot, "half a note")
    async with conflicts_open(tmp_path) as pilot:
        await press(pilot, "v")
        assert isinstance(pilot.app.screen, Review)
        await until_gone(pilot, "half a note")  # the app was ended without a way out: see the next test


async def test_the_quick_exit_keeps_what_is_being_typed(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path) as pilot:
        await press(pilot, "a")
        await paste(pilot, "Half")
        await press(pilot, "ctrl+g")
    async with conflicts_open(tmp_path) as pilot:
        await press(pilot, "a")
        assert pilot.app.screen.query_one("#what", TextArea).text == "Half"


async def test_a_form_that_was_only_looked_at_leaves_no_draft(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "e", "escape", "escape")
        await press(pilot, "enter", "e", "escape", "escape")
        assert dict(pilot.app.context.notebook.documents("drafts")) == {}


async def test_somebody_elses_version_is_not_written_over_unasked(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "e")
        other = Notebook.open(tmp_path)
        conflict = other.conflicts.all()[0]
        other.conflicts.change(conflict.id, what="Theirs")
        other.close()
        await press(pilot, "end")
        await paste(pilot, " mine")
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, ConflictForm)
        assert store(pilot).get(conflict.id).what == "Theirs"
        await press(pilot, "ctrl+o")
        assert store(pilot).get(conflict.id).what == "Nobody cooks mine"


async def test_undo_takes_back_step_by_step_and_the_page_follows(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "x")
        await until(pilot, "PUT ASIDE")
        await press(pilot, "u")
        await until(pilot, "OPEN")
        await press(pilot, "delete")
        await until(pilot, "What keeps coming back between you")
        await press(pilot, "u")
        await until(pilot, "Nobody cooks")


async def test_what_another_process_wrote_shows_up(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path) as pilot:
        other = Notebook.open(tmp_path)
        supper(other)
        other.close()
        await until(pilot, "Nobody cooks")


# -- getting about


async def test_tabs_rows_acts_and_numbers_can_be_clicked(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await pilot.click("PageTabs", offset=(3, 0))
        await pilot.pause()
        assert not view(pilot).display
        await pilot.click("PageTabs", offset=(18, 0))
        await pilot.pause()
        assert view(pilot).display
        await pilot.click("ConflictsView #list", offset=(5, 1))
        await pilot.pause()
        assert view(pilot).pane.has_class("-record")
        await pilot.click("#acts", offset=(1, 0))
        await pilot.pause()
        assert isinstance(pilot.app.screen, TryOut)
        await press(pilot, "escape", "escape", "r", "enter")
        await pilot.click("RatingPairs", offset=(2 + 14 + 6, 1))
        await pilot.pause()
        await until(pilot, "quite")


async def test_the_tab_that_was_open_stays_open_and_a_link_leads_there(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "1", "4")
        assert view(pilot).display
        screen = pilot.app.screen
        assert isinstance(screen, PlansScreen)
        screen.open_at("chores")
        await pilot.pause()
        assert not view(pilot).display
        screen.open_at("conflict")
        await pilot.pause()
        assert view(pilot).display
        screen.open_at("chores")
        screen.open_at(store(pilot).all()[0].id)
        await pilot.pause()
        await until(pilot, "Write by five")


@pytest.mark.parametrize("size", [(40, 15), (200, 50)])
async def test_it_can_be_used_in_any_window_and_resizing_loses_nothing(tmp_path: Path, size: tuple[int, int]) -> None:
    async with conflicts_open(tmp_path, size, seed=on_trial) as pilot:
        await press(pilot, "enter")
        await until(pilot, "Write by five")
        await press(pilot, "a")
        await paste(pilot, "Dogs")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert pilot.app.screen.query_one("#what", TextArea).text == "Dogs"
        await press(pilot, "ctrl+o")
        assert [one.what for one in store(pilot).all()] == ["Nobody cooks", "Dogs"]


async def test_every_key_has_a_name_a_tooltip_and_its_place_in_the_help(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        for binding in ConflictsView.BINDINGS:
            assert binding.id.startswith("conflicts.")
            assert binding.tooltip
        await press(pilot, "enter", "question_mark")
        await until(pilot, "Try this option until")


# -- from the step


async def test_what_was_written_in_the_step_is_brought_in_and_private_things_are_not(tmp_path: Path) -> None:
    from workbook.content.book import load

    step = load(content_folder()).step("conflicts")

    def seed(notebook: Notebook) -> None:
        triggers = Rows((Row("1", {"when": "2026-11-12", "before": "Nothing was cooked", "did": "Opened the laptop"}),))
        options = Rows((Row("1", {"option": "Soup on Thursdays"}), Row("2", {"option": "Sandwiches"})))
        question = Rows((Row("1", {"complaint": "I do everything", "question": "Who minds which part least?"}),))
        for id, value in (("triggers", triggers), ("options", options), ("question", question)):
            notebook.answers.save("conflicts", step.exercise(id), SAM, value)
        notebook.answers.set_private("conflicts", step.exercise("options"), SAM, True)

    async with conflicts_open(tmp_path, seed=seed) as pilot:
        await press(pilot, "a")
        text = screen_text(pilot)
        assert "I do everything" in text
        assert "once it came up" in str(pilot.app.screen.query_one("#bring", Tick).label)  # below the edge
        await press(pilot, "ctrl+o")
        [conflict] = store(pilot).all()
        assert [(one.on, one.about) for one in store(pilot).triggers(conflict.id)] == [
            (date(2026, 11, 12), "Nothing was cooked")
        ]
        assert store(pilot).options.of(conflict.id) == []
        await press(pilot, "u")
        assert store(pilot).all() == []
