"""What a step's page says of itself: two parts, a draft that does not rest; Journey is one's own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.journeys.driver import TODAY, opened, press, screen_text, until, until_gone, until_true
from tests.journeys.test_roles import couple, step_at
from workbook.domain.promises.cadence import Cadence
from workbook.domain.promises.drafting import Draft
from workbook.store.notebook import Notebook


async def test_a_long_step_says_that_it_is_cut_in_two(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    async with opened(tmp_path, (100, 70)) as pilot:
        await step_at(pilot, "their-side")
        await until(pilot, "about 18 min, in two parts")
        lines = screen_text(pilot).split("\n")
        [at] = [n for n, line in enumerate(lines) if "Part two, for another sitting" in line]
        assert "Their hardest sentence" in lines[at + 1] or " 3 " in lines[at + 1]


async def test_a_second_table_of_a_step_says_too_that_it_is_empty(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    async with opened(tmp_path) as pilot:
        await step_at(pilot, "over-me")
        await press(pilot, "n", "n", "n")
        await until(pilot, "Nothing here yet. Press enter and write the first line.")


async def test_what_must_be_told_within_a_day_is_not_put_to_rest(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    async with opened(tmp_path, (100, 60)) as pilot:
        await step_at(pilot, "again/tell")
        await press(pilot, *"IgambledonSunday", "escape", "y")
        await until(pilot, "This one does not rest.")


async def test_the_weeks_of_ones_partner_are_not_ones_own(tmp_path: Path) -> None:
    couple(tmp_path, seated="partner")
    notebook = Notebook.open(tmp_path, sync=False)
    draft = Draft(act="Be home by 18:30", cadence=Cadence("once", on=TODAY), person="rebuilding")
    promise = notebook.promises.add(draft, TODAY)
    due = notebook.promises.today(TODAY, "rebuilding").dues[0]
    notebook.promises.mark([due.key], "kept", TODAY, by="rebuilding")
    assert [mark.promise for mark in notebook.promises.marks_since(date(2026, 11, 1), "rebuilding")] == [promise.id]
    assert notebook.promises.marks_since(date(2026, 11, 1), "partner") == []
    notebook.close()
    async with opened(tmp_path, (100, 30)) as pilot:
        await press(pilot, "5")
        await until(pilot, "Nothing stands here yet")
        await until_gone(pilot, "kept 1 of 1")
        await until_gone(pilot, "1 of 1")
        await until_gone(pilot, "▪")


async def test_after_a_sitting_that_did_not_happen_one_sentence_stands_there_for_a_day(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False)
    notebook.appointments.set_sittings("rebuilding", ((TODAY - timedelta(days=2), ""),))
    notebook.close()
    async with opened(tmp_path, (100, 40)) as pilot:
        await until(pilot, "did not take place")
        await press(pilot, "3", "1")
        await until(pilot, "did not take place")  # not gone while it is being read
    async with opened(tmp_path, (100, 40), today=TODAY + timedelta(days=1)) as pilot:
        await until(pilot, "NEXT SMALL STEP")
        app: Any = pilot.app
        await until_true(pilot, lambda: app.screen._painted)  # all of the day is read
        await until_gone(pilot, "did not take place")


def test_forgetting_an_answer_takes_the_days_it_put_on_today() -> None:
    from workbook.domain.together.visibility import owner_of
    from workbook.store.forgetting.documents import AnswerRule

    rule = AnswerRule("ups-and-downs", "dates", "rebuilding")
    assert rule.is_part("appointments", "ups-and-downs/dates/rebuilding/r1", {})
    assert not rule.is_part("appointments", "ups-and-downs/dates/partner/r1", {})
    assert owner_of("appointments", "ups-and-downs/dates/partner/r1", {}) == "partner"


async def test_steadiness_is_a_line_and_its_number_stands_behind_a_key(tmp_path: Path) -> None:
    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False)
    start = TODAY - timedelta(days=3)
    draft = Draft(act="Be home by 18:30", person="rebuilding", starts=start)
    promise = notebook.promises.add(draft, start)
    for due in notebook.promises.today(TODAY, "rebuilding").before:
        notebook.promises.mark([due.key], "kept", TODAY, by="rebuilding")
    notebook.close()
    async with opened(tmp_path, (140, 60)) as pilot:
        page: Any = pilot.app.screen
        page.go_to("promises", promise.id)
        await until(pilot, "The line beneath")
        await until_gone(pilot, "0.5^(1/13)")
        await press(pilot, "f")
        await until(pilot, "0.5^(1/13)")
        await press(pilot, "f")
        await until_gone(pilot, "0.5^(1/13)")


async def test_openness_ends_by_itself_and_after_the_end_the_last_months_come_back(tmp_path: Path) -> None:
    from workbook.content.book import load
    from workbook.domain.steps.answers import Text
    from workbook.domain.steps.next_step import counts
    from workbook.paths import content_folder

    couple(tmp_path, seated="rebuilding")
    notebook = Notebook.open(tmp_path, sync=False, clock=lambda: datetime(2026, 10, 21, 12).astimezone())
    book = load(content_folder())
    for one in book.step("takes-two").exercises:
        if counts(one):  # what was left out in earlier steps does not hold this up
            notebook.answers.set_not_now("takes-two", one, "rebuilding", True)
    notebook.answers.save("own-it", book.step("own-it").exercise("fact-line"), "rebuilding", Text("I hid the letter."))
    notebook.close()
    async with opened(tmp_path, (120, 60)) as pilot:  # a month later
        page = await step_at(pilot, "facts/openness")
        await press(pilot, "m")
        await until(pilot, "It ends by itself")
        [promise] = page.context.notebook.promises.all()
        assert promise.last_day == TODAY + timedelta(days=28)
        await press(pilot, "1")
        await until(pilot, "ONE MONTH ON")
        await until(pilot, "Renew promises, or end them")
        await until(pilot, "which one can be ended?")
        rows: Any = pilot.app.screen
        for label, seen in (("Renew", "THE YEAR"), ("Read again", "I hid the letter.")):
            rows.aside.focus()
            rows.aside.select(next(row.value for row in rows.aside.rows if label in row.left.plain))
            await press(pilot, "enter")
            await until(pilot, seen)
            assert label == "Renew" or not pilot.app.screen.pane.typing  # it is read, not worded anew
            await press(pilot, "escape", "escape", "1")
            await until(pilot, "ONE MONTH ON")
        await press(pilot, "ctrl+p")
        await press(pilot, *"happened")
        await until(pilot, "What to do in the next hour")
        await press(pilot, "enter")
        await until(pilot, "You are here because of something you did")
    friday = TODAY + timedelta(days=27)  # the last one before it ends
    notebook = Notebook.open(tmp_path, sync=False)
    assert [due.promise.id for due in notebook.promises.today(friday, "rebuilding").dues] == [promise.id]
    assert notebook.promises.today(friday + timedelta(days=7), "rebuilding").dues == ()
    notebook.close()
