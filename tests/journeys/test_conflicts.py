"""Conflicts lived with, by keys alone: named, logged, options rated apart, tried, looked at together."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.conflicts_driver import (
    ALEX,
    LATER,
    SAM,
    conflicts_open,
    on_day,
    on_trial,
    paste,
    store,
    supper,
    view,
    with_two_options,
)
from tests.journeys.driver import SIZES, TODAY, press, screen_text, until, until_gone, until_true
from workbook.domain.conflicts.option import Rating
from workbook.screens.conflicts.option_form import OptionForm
from workbook.screens.conflicts.rate_apart import RatingApart
from workbook.screens.conflicts.trials import TryOut
from workbook.screens.plans.page import PlansScreen
from workbook.screens.promises.forge import Forge
from workbook.store.notebook import Notebook
from workbook.words.conflicts import screen as words

# -- from nothing to a solution that is kept


@pytest.mark.parametrize("size", SIZES)
async def test_from_an_empty_page_to_a_trial_that_is_looked_at(tmp_path: Path, size: tuple[int, int]) -> None:
    async with conflicts_open(tmp_path, size) as pilot:
        await until(pilot, "What keeps coming back between you")
        await press(pilot, "enter")
        await paste(pilot, "Nobody cooks")
        await press(pilot, "ctrl+o")
        await until(pilot, "No options yet")

        await press(pilot, "t")
        await paste(pilot, "rain")
        await press(pilot, "enter", "enter")
        [trigger] = store(pilot).triggers(store(pilot).all()[0].id)
        assert (trigger.about, trigger.on, trigger.person) == ("rain", TODAY, SAM)

        await press(pilot, "o", "enter")
        await paste(pilot, "Sam")
        await press(pilot, "enter")
        await paste(pilot, "Cook soup")
        await press(pilot, "enter")
        await paste(pilot, "Sunday")
        await press(pilot, "ctrl+o")
        await until(pilot, "Sam: Cook soup")

        await press(pilot, "r", "enter", "5", "4", "enter", "enter", "3", "3", "enter")
        await until(pilot, "Alex  can ●●●○○  want ●●●○○")

        await press(pilot, "s", "ctrl+o")
        await until(pilot, "ON TRIAL until Sat 5 Dec")
        await on_day(pilot, LATER)
        await until(pilot, "to be looked at together today")
        await until(pilot, "1 to look at")

        await press(pilot, "v", "enter")
        conflict = store(pilot).all()[0]
        assert (conflict.ending, store(pilot).trials(conflict.id)[0].outcome) == ("settled", "works")
        await press(pilot, "escape")
        await until(pilot, "SETTLED")


async def test_logging_takes_one_key_a_word_and_enter_twice(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=lambda n: supper(n)) as pilot:
        await press(pilot, "t", "enter", "enter")  # nothing said: the day counts by itself
        await press(pilot, "t")
        await paste(pilot, "pans")
        await press(pilot, "enter")
        await paste(pilot, "kitchen")
        await press(pilot, "enter")
        first, second = store(pilot).triggers(store(pilot).all()[0].id)
        assert (first.about, first.place, second.about) == ("pans", "kitchen", "")
        await press(pilot, "u")
        assert len(store(pilot).triggers(store(pilot).all()[0].id)) == 1


async def test_a_pattern_is_told_once_there_is_one_and_earlier_entries_unfold(tmp_path: Path) -> None:
    def seed(notebook: Notebook) -> None:
        conflict = supper(notebook)
        for week in range(6):
            day = date(2026, 11, 19) - timedelta(weeks=week)
            notebook.conflicts.log(conflict, day, TODAY, about=f"supper {week}", part="evening")

    async with conflicts_open(tmp_path, (80, 30), seed=seed) as pilot:
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "6 of the 6 were on a Thursday." in text
        assert "supper 5" not in text
        await press(pilot, "end", "enter")
        await until(pilot, "supper 5")
        await press(pilot, "end", "e")
        await press(pilot, "end")
        await paste(pilot, "!")
        await press(pilot, "ctrl+o")
        assert store(pilot).triggers(store(pilot).all()[0].id)[-1].about == "supper 5!"
        await press(pilot, "x")
        assert len(store(pilot).triggers(store(pilot).all()[0].id)) == 5


# -- rating apart


@pytest.mark.parametrize("size", SIZES)
async def test_the_keyboard_is_passed_and_no_number_shows_before_both_are_in(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with conflicts_open(tmp_path, size, seed=with_two_options) as pilot:
        await press(pilot, "enter", "r")
        await until(pilot, "Now Sam; Alex looks away")
        await press(pilot, "enter", "5", "1", "4", "2")
        await until(pilot, "gladly")
        await press(pilot, "enter")
        text = screen_text(pilot)
        assert "Now Alex; Sam looks away" in text
        assert "gladly" not in text
        await press(pilot, "enter")  # Alex's turn: nothing of Sam's is on screen
        text = screen_text(pilot)
        assert "Alex, in your own eyes" in text
        assert "●" not in text
        assert not any(word in text for word in (*words.WISH, *words.ABILITY))
        await press(pilot, "escape")
        assert "can" not in screen_text(pilot).split("OPTIONS")[1].split("CAME UP")[0]

        await press(pilot, "r", "down", "enter", "3", "3", "n", "enter")
        assert isinstance(pilot.app.screen, PlansScreen)
        text = screen_text(pilot)
        assert "Sam   can ●○○○○  want ●●●●●" in text
        assert "Alex  –" in text
        conflict = store(pilot).all()[0].id
        ratings = [store(pilot).ratings.of(one.id) for one in store(pilot).options.of(conflict)]
        assert ratings == [
            {SAM: Rating(5, 1), ALEX: Rating(3, 3)},
            {SAM: Rating(4, 2), ALEX: Rating(declined=True)},
        ]


async def test_one_who_has_answered_can_say_it_anew_without_seeing_what_they_said(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "r", "enter", "5", "1", "4", "2", "enter", "escape")
        await press(pilot, "r", "enter")
        text = screen_text(pilot)
        assert "said" in text
        assert "gladly" not in text
        await press(pilot, "2", "2", "enter", "enter", "3", "3", "3", "3", "enter")
        options = store(pilot).options.of(store(pilot).all()[0].id)
        assert store(pilot).ratings.of(options[0].id)[SAM] == Rating(2, 2)
        assert store(pilot).ratings.of(options[1].id)[SAM] == Rating(4, 2)


async def test_a_number_that_was_a_slip_is_mended_before_the_turn_is_over(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=lambda n: supper(n, "Soup")) as pilot:
        await press(pilot, "r", "enter", "5", "5", "enter", "enter", "1", "1", "up", "4", "left", "enter")
        option = store(pilot).options.of(store(pilot).all()[0].id)[0]
        assert store(pilot).ratings.of(option.id) == {SAM: Rating(5, 5), ALEX: Rating(4, 1)}


async def test_numbers_that_are_open_stand_until_they_are_put_away_for_both(tmp_path: Path) -> None:
    def seed(notebook: Notebook) -> None:
        conflict = supper(notebook, "Soup")
        for who in (SAM, ALEX):
            notebook.conflicts.ratings.rate(notebook.conflicts.options.of(conflict)[0].id, who, wish=4, ability=4)

    async with conflicts_open(tmp_path, seed=seed) as pilot:
        await press(pilot, "enter", "r")
        assert isinstance(pilot.app.screen, PlansScreen)
        await until(pilot, "Every option has its numbers")
        await press(pilot, "R")
        assert store(pilot).ratings.of(store(pilot).options.of(store(pilot).all()[0].id)[0].id) == {}
        await press(pilot, "r")
        assert isinstance(pilot.app.screen, RatingApart)


async def test_one_person_alone_rates_at_once_and_sees_their_numbers(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, two=False, seed=with_two_options) as pilot:
        await press(pilot, "enter", "r")
        await until_gone(pilot, "looks away")
        await press(pilot, "5", "4", "enter")
        text = screen_text(pilot)
        assert "can ●●●●○  want ●●●●●" in text
        assert "What you can and want" in text
        await press(pilot, "r")
        await until(pilot, "nearly always")


async def test_ratings_given_so_far_survive_leaving_at_once(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "r", "enter", "5", "4", "ctrl+g")
    notebook = Notebook.open(tmp_path)
    conflict = notebook.conflicts.all()[0].id
    assert len(notebook.conflicts.ratings.unrated(conflict, SAM)) == 1
    notebook.close()


# -- trials


async def test_what_did_not_work_leads_to_the_next_option_and_stays_in_the_record(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, (120, 40), seed=on_trial) as pilot:
        await until(pilot, "TO LOOK AT TOGETHER")
        await press(pilot, "v", "down", "down", "tab")
        await paste(pilot, "Too early")
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, TryOut)
        await until(pilot, "Soup from the freezer")
        await press(pilot, "ctrl+o")
        text = screen_text(pilot)
        assert "did not work · today" in text
        assert "Too early" in text
        conflict = store(pilot).all()[0].id
        assert [one.outcome for one in store(pilot).trials(conflict)] == ["did not work", ""]


async def test_adjusting_changes_the_words_and_begins_a_new_trial(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=on_trial) as pilot:
        await press(pilot, "v", "down", "enter")
        assert isinstance(pilot.app.screen, OptionForm)
        pilot.app.screen.query_one("#what", TextArea).focus()
        await press(pilot, "end")
        await paste(pilot, " or six")
        await press(pilot, "ctrl+o")
        assert isinstance(pilot.app.screen, TryOut)
        await press(pilot, "ctrl+o")
        conflict = store(pilot).all()[0].id
        tried = [(one.wording.what, one.outcome) for one in store(pilot).trials(conflict)]
        assert tried == [("Write by five", "adjust"), ("Write by five or six", "")]


async def test_a_review_can_wait_for_another_day(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=on_trial) as pilot:
        await press(pilot, "v", "end", "enter")
        await paste(pilot, "in 3 days")
        await press(pilot, "enter")
        conflict = store(pilot).all()[0].id
        assert store(pilot).running(conflict).review == TODAY + timedelta(days=3)
        assert store(pilot).reviews_due(TODAY) == []


async def test_when_nothing_is_left_it_says_so(tmp_path: Path) -> None:
    def seed(notebook: Notebook) -> None:
        conflict = supper(notebook, "Soup")
        notebook.conflicts.begin_trial(notebook.conflicts.options.of(conflict)[0].id, TODAY, TODAY)

    async with conflicts_open(tmp_path, seed=seed) as pilot:
        await press(pilot, "v", "down", "down", "enter")
        assert isinstance(pilot.app.screen, PlansScreen)
        await until(pilot, "Every option has been tried")


async def test_a_trial_with_impossible_days_is_refused_with_its_sentence(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        await press(pilot, "enter", "s", "enter")
        await paste(pilot, "2026-01-01")
        await press(pilot, "enter")
        await until(pilot, "The review comes after the start")
        assert isinstance(pilot.app.screen, TryOut)
        assert store(pilot).running(store(pilot).all()[0].id) is None


# -- options from templates, promises


async def test_a_ready_made_kind_brings_names_blanks_and_its_promise(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=lambda n: supper(n)) as pilot:
        await press(pilot, "o")
        await until(pilot, "A weekly talk")
        await press(pilot, "down", "down", "down", "down", "enter")
        form = pilot.app.screen
        assert isinstance(form, OptionForm)
        assert form.query_one("#who", Input).value == "Sam and Alex"
        assert form.query_one("#what", TextArea).selected_text == "…"  # typing fills the blank
        await paste(pilot, "20")
        await press(pilot, "enter")
        assert form.query_one("#when", Input).selected_text == "…"
        await paste(pilot, "eight")
        await press(pilot, "ctrl+o")
        option = store(pilot).options.of(store(pilot).all()[0].id)[0]
        assert option.kind == "weekly-talk/table"
        assert "for 20 minutes" in option.wording.what
        assert option.wording.when == "Sunday at eight"

        await press(pilot, "p")
        assert isinstance(pilot.app.screen, Forge)
        await until(pilot, "Sit down at the table for our talk")
        await press(pilot, "ctrl+o")
        [promise] = pilot.app.context.notebook.promises.all()
        assert promise.origin == f"option/{option.id}"
        await pilot.pause()
        await until(pilot, "↳ Promise: Sit down at the table")
        await press(pilot, "down", "enter")
        await until_true(pilot, lambda: pilot.app.current_mode == "promises")


async def test_blanks_that_are_left_open_are_mentioned_and_never_in_the_way(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=lambda n: supper(n)) as pilot:
        await press(pilot, "o", "down", "down", "enter")
        await pilot.pause()
        await until(pilot, "three dots")
        await press(pilot, "ctrl+o")
        assert len(store(pilot).options.of(store(pilot).all()[0].id)) == 1


async def test_the_chore_week_is_one_key_from_its_option(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=lambda n: supper(n)) as pilot:
        await press(pilot, "o", "down", "enter", "ctrl+o")
        await until(pilot, "g Chore week")
        await press(pilot, "g")
        assert not view(pilot).display


async def test_an_option_is_taken_off_and_brought_back(tmp_path: Path) -> None:
    async with conflicts_open(tmp_path, seed=with_two_options) as pilot:
        conflict = store(pilot).all()[0].id
        await press(pilot, "enter", "x")
        assert len(store(pilot).options.of(conflict)) == 1
        await press(pilot, "u")
        assert len(store(pilot).options.of(conflict)) == 2
