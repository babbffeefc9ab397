"""Faults that were seen while the program was used for some weeks by two at one keyboard: each does not come back.

Those that have a journey elsewhere are named there: `grep -r "Seen in use.*12" tests`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from tests.journeys.driver import TODAY, foot, opened, press, screen_text, until, until_gone, until_true, write
from workbook.content.book import load
from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import DraftText
from workbook.paths import content_folder
from workbook.screens.common.base import Page
from workbook.screens.conflicts.option_form import OptionForm
from workbook.screens.frame.who import Who
from workbook.screens.promises.away import Away
from workbook.screens.promises.forge import Forge
from workbook.store.notebook import Notebook
from workbook.widgets.promises.asked_day import AskedDay


def two(folder: Path) -> Notebook:
    """Sam and Alex, and nothing else yet."""
    notebook = Notebook.open(folder, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    return notebook


async def go(pilot: Pilot[int], place: str) -> None:
    """To a place in the book."""
    page = pilot.app.screen
    assert isinstance(page, Page)
    page.go_to("steps", place)
    await pilot.pause(0.05)
    await pilot.pause()


async def test_with_nothing_due_enter_begins_and_ones_name_is_found_and_changed(tmp_path: Path) -> None:
    """Seen in use, 11: the button looked chosen, and enter did nothing. 29: one's name could not be found to change
    it. 32: what is said in passing stood two deep, and over the buttons of what opened next."""
    two(tmp_path).close()
    async with opened(tmp_path) as pilot:
        await until(pilot, "▸ ‹ Begin ›")
        assert "enter" in foot(pilot)
        await press(pilot, "P")
        assert "n" in foot(pilot)
        await press(pilot, "n")
        await write(pilot, "Samuel")
        await press(pilot, "enter")
        await until(pilot, "▸ Samuel")
        await press(pilot, "escape")
        await until(pilot, "Samuel · Sat 21 Nov")
        await press(pilot, "u")
        await until(pilot, "Sam · Sat 21 Nov")
        await press(pilot, "U", "u")
        assert len(pilot.app._notifications) == 1
        await press(pilot, "ctrl+p")
        await write(pilot, "names")
        assert len(pilot.app._notifications) == 0
        await until(pilot, "Names: change")
        await press(pilot, "enter")
        await until_true(pilot, lambda: isinstance(pilot.app.screen, Who))
        await press(pilot, "escape", "enter")
        await until(pilot, "The way out")


async def test_days_letters_and_what_is_to_come_on_the_page_of_promises(tmp_path: Path) -> None:
    """Seen in use, 17 and 28: typing was added to the day that stood there, and nobody knew which day was no day.
    19: what was typed on the choices was swallowed letter by letter. 30: an easing that is to come was not on the list,
    and the record did not say which."""
    notebook = two(tmp_path)
    ring = notebook.promises.add(Draft("Ring", DAILY), TODAY - timedelta(days=9))
    easier = replace(ring.terms[0], cadence=Cadence("weekdays", weekdays=(0, 2)))
    notebook.promises.amend(ring.id, TODAY, by=ME, term=easier)
    notebook.close()
    async with opened(tmp_path, (120, 40), place="promises") as pilot:
        await until(pilot, "from 28 Nov:")
        await until(pilot, "From Sat 28 Nov on: Mon and Wed.")
        await press(pilot, "w")
        assert isinstance(pilot.app.screen, Away)
        since, to = pilot.app.screen.query(AskedDay)
        await write(pilot, "sun")
        assert since.line.value == "sun"
        await press(pilot, "plus", "plus", "minus", "up")
        assert since.line.value == "2026-11-24"
        await write(pilot, "2026-11-19")
        assert since.line.value == "2026-11-19"
        await press(pilot, "tab")
        await write(pilot, "in 1 dxy")
        await press(pilot, "shift+tab", "ctrl+o")
        assert pilot.app.focused is to.line
        lines = screen_text(pilot).splitlines()
        typed = next(y for y, line in enumerate(lines) if "in 1 dxy" in line)
        assert "That is not a date" in lines[typed + 1]
        await press(pilot, "escape", "escape", "a")
        form = pilot.app.screen
        assert isinstance(form, Forge)
        await write(pilot, "Call")
        assert "ctrl+r" not in foot(pilot), "there is nothing to take"
        await press(pilot, "enter", "enter")
        assert getattr(pilot.app.focused, "id", "") == "kinds"
        await write(pilot, "last fri monthly")
        assert form.query_one("#often", Input).value == "last fri monthly"
        await press(pilot, "ctrl+t")
        review = form.query_one("#review", Input)
        review.value = "2026-12-01"
        await press(pilot, "shift+tab", "tab")
        assert pilot.app.focused is review
        await write(pilot, "fri")
        assert review.value == "fri"
        await press(pilot, "ctrl+o")
        await until(pilot, "on the last Friday of each month")


async def test_the_first_letter_of_an_option_begins_one_of_ones_own(tmp_path: Path) -> None:
    """Seen in use, 39: letters were swallowed in the list of ready-made options."""
    notebook = two(tmp_path)
    notebook.conflicts.add("Who cooks", TODAY)
    notebook.close()
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "c", "enter", "o")
        await until(pilot, "One of your own")
        await press(pilot, "S")
        await until_true(pilot, lambda: isinstance(pilot.app.screen, OptionForm))
        await write(pilot, "am")
        assert pilot.app.screen.query_one("#who", Input).value == "Sam"


async def test_cursor_clock_field_and_foot_in_the_steps(tmp_path: Path) -> None:
    """Seen in use, 12: in the questions of safety a key ticked what stood below the edge. 33: the clock began with the
    other one, and told to listen while one was to say back. 34: what is to be learnt did not say where it is written.
    38: ctrl+home and ctrl+end did nothing. 42: the key that hands in was not at the foot."""
    notebook = two(tmp_path)
    desk = load(content_folder()).step("apology").exercise("desk")
    notebook.answers.save("apology", desk, ME, DraftText("I hid it.\n\nI am sorry"))
    notebook.close()
    async with opened(tmp_path, place="doorway/safety") as pilot:
        await until(pilot, "I am afraid of my partner")
        await press(pilot, "end")
        await until(pilot, "▸ [ ] None of these")
        await press(pilot, "n", "p")
        await until(pilot, "▸ [ ] None of these")

        await go(pilot, "listening/clock")
        await until(pilot, "Alex begins")
        await press(pilot, "space")
        await until(pilot, "Alex speaks")
        await until(pilot, "Do nothing but listen")
        await press(pilot, "space")
        await until(pilot, "Sam says back")
        await until_gone(pilot, "Do nothing but listen")
        await press(pilot, "q", "s")
        await until(pilot, "Sam begins")

        await go(pilot, "open-talk/by-heart")
        await until(pilot, "Write “The fifth time” first")
        assert "enter" not in foot(pilot)

        await go(pilot, "takes-two/review")
        await until(pilot, "What I noticed this week")
        await press(pilot, "enter")
        await write(pilot, "You rang")
        await press(pilot, "escape")
        assert "h" in foot(pilot)

        await go(pilot, "apology/desk")
        await until(pilot, "I hid it.")
        await press(pilot, "ctrl+home")
        await write(pilot, "So: ")
        await until(pilot, "So: I hid it.")
        await press(pilot, "ctrl+end")
        await write(pilot, " now")
        await until(pilot, "I am sorry now")
