"""After some quiet weeks: many days swept at once, days away, looking back as an act, what is coming on the row, and
the way back to where a promise was made."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests.journeys.driver import SIZES, TODAY, opened, press, screen_text, until, until_gone
from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.screens.promises.forge import Forge
from workbook.screens.promises.look_back import LookBack
from workbook.screens.promises.page import PromisesScreen
from workbook.screens.steps.page import StepsScreen
from workbook.store.notebook import Notebook
from workbook.widgets.today.values import LookBackRow
from workbook.words.refusals.promises import days_left

LONG_AGO = TODAY - timedelta(days=9)


def made(folder: Path, *drafts: Draft, on: date = LONG_AGO) -> list[str]:
    notebook = Notebook.open(folder)
    ids = [notebook.promises.add(draft, on).id for draft in drafts]
    notebook.close()
    return ids


def kinds(folder: Path, id: str) -> list[str]:
    notebook = Notebook.open(folder)
    found = [mark.kind for mark in notebook.promises.marks_of(id)]
    notebook.close()
    return found


async def test_two_quiet_weeks_are_swept_by_three_keys(tmp_path: Path) -> None:
    """Seen in use, 23: one row at a time."""
    home, phone = made(tmp_path, Draft("Home by six", DAILY), Draft("Phone in the hall", DAILY))
    async with opened(tmp_path, SIZES[1]) as pilot:
        await until(pilot, "FROM BEFORE")
        await press(pilot, "V", "n")
        assert kinds(tmp_path, home) == ["not applicable"] * 10
        assert kinds(tmp_path, phone) == []
        await press(pilot, "u")
        assert kinds(tmp_path, home) == [], "one change"
        await press(pilot, "V", "V", "m")
        assert kinds(tmp_path, home) == ["missed"] * 10
        assert kinds(tmp_path, phone) == ["missed"] * 9, "all from before; the other's today was not meant"


async def test_all_from_before_is_also_what_has_no_row(tmp_path: Path) -> None:
    [home] = made(tmp_path, Draft("Home by six", DAILY), on=TODAY - timedelta(days=30))
    async with opened(tmp_path, SIZES[1]) as pilot:
        await until(pilot, "30 days open")
        await press(pilot, "down", "down", "enter")
        await until(pilot, "and 10 older")
        await press(pilot, "enter")
        await until_gone(pilot, "and 10 older")
        await press(pilot, "home", "V", "n")
        assert kinds(tmp_path, home) == ["not applicable"] * 31
        await press(pilot, "u", "w", "ctrl+o")
        assert kinds(tmp_path, home) == ["not applicable"] * 30, "up to yesterday"


async def test_from_before_is_a_row_a_promise_and_after_a_gap_the_first_offer_is_that_one_was_away(
    tmp_path: Path,
) -> None:
    home, phone = made(tmp_path, Draft("Home by six", DAILY, cue="when the office closes"), Draft("Phone", DAILY))
    for size in SIZES:
        async with opened(tmp_path, size) as pilot:
            await until(pilot, "9 days open")
            assert "when the office closes" in screen_text(pilot), "under the row with the cursor"
            await press(pilot, "down", "down")
            await until(pilot, "I was away, Thu 12 to")
            await press(pilot, "down", "V", "m")
            await until(pilot, "all marked")
            assert (kinds(tmp_path, home), kinds(tmp_path, phone)) == (["missed"] * 9, []), "of earlier days alone"
            await press(pilot, "u", "home", "down", "down", "enter")
            await until(pilot, LONG_AGO.isoformat())
            await press(pilot, "ctrl+o")
            await until_gone(pilot, "days open")
            assert kinds(tmp_path, home) == kinds(tmp_path, phone) == ["not applicable"] * 9
            await press(pilot, "u")
            await until(pilot, "9 days open")


async def test_days_that_one_was_away_are_swept_from_today(tmp_path: Path) -> None:
    home, phone = made(tmp_path, Draft("Home by six", DAILY), Draft("Phone in the hall", DAILY))
    for size in SIZES:
        async with opened(tmp_path, size) as pilot:
            await press(pilot, "w")
            assert LONG_AGO.isoformat() in screen_text(pilot), "from the first open day to yesterday, for all"
            await press(pilot, "ctrl+o")
            assert kinds(tmp_path, home) == kinds(tmp_path, phone) == ["not applicable"] * 9
            assert [due.on for due in pilot.app.screen._dues() if due.is_open] == [TODAY] * 2
            await press(pilot, "u")
            assert kinds(tmp_path, home) == kinds(tmp_path, phone) == []


async def test_a_week_is_one_row_and_one_answer(tmp_path: Path) -> None:
    start = date(2026, 11, 9)
    [sister] = made(tmp_path, Draft("Ring my sister", Cadence("per_week", number=3)), on=start)
    async with opened(tmp_path, SIZES[1], today=date(2026, 11, 17)) as pilot:
        await until(pilot, "0 of 3 this week")
        await until(pilot, "0 of 3 · Sun")
        await press(pilot, "m")
        [said] = pilot.app._notifications
        assert said.message == days_left(0, 3, 3, 5)
        assert kinds(tmp_path, sister) == []
        await press(pilot, "down", "down", "space")
        assert kinds(tmp_path, sister) == ["kept"] * 3
        await press(pilot, "up", "down", "space")
        assert kinds(tmp_path, sister) == [], "the same key once more takes it back"


async def test_looking_back_is_an_act_and_then_it_leaves_today(tmp_path: Path) -> None:
    """Seen in use, 22: the row led to the record, in which nothing could be answered."""
    [home] = made(tmp_path, Draft("Home by six", DAILY, review_on=TODAY))
    for size in SIZES:
        async with opened(tmp_path, size) as pilot:
            beside = size[0] >= 76
            await press(pilot, "tab" if beside else "end")
            lines = pilot.app.screen.aside if beside else pilot.app.screen.promises
            while not isinstance(lines.current.value, LookBackRow):
                await press(pilot, "up")
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, LookBack)
            for words in ("Keep it as it is", "Make it easier", "Ask more of it", "End it", "Look at it again on"):
                await until(pilot, words)
            await press(pilot, "enter")
            await until_gone(pilot, "TIME TO LOOK BACK")
            notebook = Notebook.open(tmp_path)
            assert notebook.promises.get(home).review_on == TODAY + timedelta(weeks=4)
            notebook.close()
            await press(pilot, "u")
    async with opened(tmp_path, SIZES[1], place="promises") as pilot:
        await press(pilot, "b", "down", "enter")
        assert isinstance(pilot.app.screen, Forge), "to make it easier is to change it"


async def test_the_row_says_what_is_coming_and_a_key_leads_to_where_it_was_made(tmp_path: Path) -> None:
    """Seen in use, 30 and 41: days away were not seen on the list, and there was no way back to the step."""
    [home] = made(tmp_path, Draft("Home by six", DAILY, origin="own-it/fact-line"))
    notebook = Notebook.open(tmp_path)
    notebook.promises.pause(home, TODAY + timedelta(days=2), TODAY + timedelta(days=4), TODAY, by=ME)
    notebook.close()
    for size in SIZES:
        async with opened(tmp_path, size, place="promises") as pilot:
            await until(pilot, "away Mon to Wed")
            assert isinstance(pilot.app.screen, PromisesScreen)
            await press(pilot, "enter")
            await until(pilot, "Made in")
            await press(pilot, "o")
            assert isinstance(pilot.app.screen, StepsScreen)
            await until(pilot, "The fact line")
