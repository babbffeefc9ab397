"""The weekly review: five pages held by two at one keyboard, stopped, gone on with, and offered again."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from tests import sample
from tests.journeys.driver import HOSTILE, TODAY, opened, press, screen_text, until, until_gone, until_true, write
from workbook.domain.together.review import Said
from workbook.screens.common.base import Page
from workbook.store.notebook import Notebook
from workbook.store.together import holding

SAM, ALEX = "rebuilding", "partner"


async def test_two_hold_a_review_in_a_narrow_window(tmp_path: Path) -> None:
    size = (60, 20)
    sample.build(tmp_path, chores=False)
    async with opened(tmp_path, size, place="journey") as pilot:
        notebook = pilot.app.context.notebook
        await press(pilot, "r")
        await until(pilot, "Together, Sam and Alex")
        await press(pilot, "enter")
        await until(pilot, "One question")
        await until(pilot, "1 of 5")
        await press(pilot, "enter")
        await until(pilot, "‹ Notice ›")
        await press(pilot, "enter")
        await until(pilot, "looks away")
        await write(pilot, "half a thou")
        await press(pilot, "escape", "escape")
        await until(pilot, "‹ Notice ›")
        assert "half" not in screen_text(pilot), "who else looks does not see what is begun"
        await press(pilot, "escape")
        await until_gone(pilot, "‹ Notice ›")
        await press(pilot, "r")
        await until(pilot, "2 of 5")
        await press(pilot, "enter")
        await until(pilot, "Alex writes")
        assert "half" not in screen_text(pilot), "Sam sits in front, and Alex began this in another sitting"
        await write(pilot, "ght")
        await press(pilot, "enter")
        await until(pilot, "✓ in")
        assert "ght" not in screen_text(pilot)
        review = notebook.reviews.of(SAM)[-1]
        assert notebook.reviews.opened(review, "notice") == {}
        assert notebook.drafts.read(ALEX, f"review {review.id} notice") == {}
        await press(pilot, "s")
        await until(pilot, "half a thou")
        await press(pilot, "right")
        await until(pilot, "‹ Improve ›")
        await until(pilot, "The week, for both")
        for text in ("the bath first", HOSTILE[0]):
            await press(pilot, "enter")
            await until(pilot, "looks away")
            pilot.app.screen.focused.insert(text)
            await press(pilot, "enter")
            await until(pilot, "‹ Improve ›")
        await until(pilot, "the bath first")
        await press(pilot, "enter")
        await until(pilot, "Settled")
        await press(pilot, "a")
        await until(pilot, "Who does what, and when")
        await write(pilot, "Clear up")
        await press(pilot, "enter", "right", "right", "right", "enter")
        await write(pilot, "fri")
        await press(pilot, "tab", "right", "right", "tab", "left", "ctrl+o")
        await until(pilot, "a date")
        assert ("Clear up", date(2026, 11, 27)) in [(one.what, one.on) for one in notebook.appointments.of(SAM)]
        await press(pilot, "end", "enter")
        await until(pilot, "5 of 5")
        for level in "73":
            await press(pilot, "enter", level)
            assert "of 10" not in screen_text(pilot)
            await press(pilot, "enter")
            await until(pilot, "‹ Close ›")
        await until(pilot, "7 of 10")
        await press(pilot, "enter")
        await until(pilot, "The next one")
        await press(pilot, "ctrl+o")
        await until_true(pilot, lambda: isinstance(pilot.app.screen, Page))
        held = notebook.reviews.get(review.id)
        assert (held.held, held.next) == (TODAY, TODAY + timedelta(weeks=1))
    async with opened(tmp_path, size, today=TODAY + timedelta(weeks=1)) as pilot:
        await press(pilot, "end")
        await until(pilot, "The review of the week")


async def test_one_that_is_opened_and_left_was_none_and_one_laid_down_is_gone(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.close()
    async with opened(tmp_path, place="journey/review") as pilot:
        reviews = pilot.app.context.notebook.reviews
        await until(pilot, "1 of 5")
        await press(pilot, "escape")
        await until_gone(pilot, "1 of 5")
        assert reviews.of(SAM) == []
        await press(pilot, "r", "right")
        await until(pilot, "You can only guess")
        await press(pilot, "enter")
        await until(pilot, "Sam writes.")
        await write(pilot, "something")
        await press(pilot, "enter")
        await until(pilot, "something (a guess)")
        await press(pilot, "x")
        await until(pilot, "Lay this review down?")
        await press(pilot, "tab", "enter")
        await until_gone(pilot, "something")
        assert reviews.of(SAM) == []


async def test_with_one_key_what_was_said_becomes_a_promise_an_option_or_a_new_plan_and_it_is_read_again(
    tmp_path: Path,
) -> None:
    notebook = Notebook.open(tmp_path, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    conflict = notebook.conflicts.add("Who gets up first", TODAY)
    for person, level in ((SAM, 4), (ALEX, 8)):
        notebook.moments.set_level(person, TODAY - timedelta(days=8), level)
    notebook.close()
    async with opened(tmp_path, place="journey/review") as pilot:
        notebook = pilot.app.context.notebook
        await until(pilot, "Together, Sam and Alex")
        await press(pilot, "enter")
        await until(pilot, "1 of 5")
        await press(pilot, "m", "7", "enter")
        await until_true(pilot, lambda: notebook.moments.of(SAM)[TODAY].level == 7)
        await press(pilot, "v")
        assert "Ups and downs" not in screen_text(pilot), "Alex has not said so"
        await press(pilot, "right", "escape", "4", "c", "enter")
        await until_true(pilot, lambda: pilot.app.screen.query("ConflictPane.-record"))
        await press(pilot, "5", "r", "h")
        await until(pilot, "2 of 5")
        await until_true(pilot, lambda: pilot.app.context.person_id == ALEX)
        folded = [one.query("ConflictPane.-record") for one in pilot.app.seating._pages.there()]
        assert not any(folded), "what Sam had opened is folded"
        await press(pilot, "left", "v")
        await until(pilot, "Ups and downs")
        await press(pilot, "v")
        await until_gone(pilot, "Ups and downs, as")
        await press(pilot, "h")
        await until_true(pilot, lambda: pilot.app.context.person_id == SAM)
        await until(pilot, "1 of 5")
        await press(pilot, "right", "right")
        for text in ("baths first", "less phone"):
            await press(pilot, "enter")
            await until(pilot, "looks away")
            await write(pilot, text)
            await press(pilot, "enter")
            await until(pilot, "‹ Improve ›")
        await press(pilot, "enter")
        for key in "poc":
            await until(pilot, "What you said")
            await press(pilot, "home", key)
            await until(pilot, "Who does what, and when")
            yes = next(one for one in pilot.app.screen.query("#agreed") if one.at == 1)
            yes.pick(0)
            if key == "p":  # whoever does it promises it
                pilot.app.screen.query_one("#who").pick(1)
                await until(pilot, "a promise of Alex")
            await press(pilot, "ctrl+o")
            if key == "p":
                await until(pilot, "baths first")
                await until(pilot, "A promise that can be kept: Alex")
                pilot.app.screen.set_focus(pilot.app.screen.query_one("#often"))
                await write(pilot, "daily")
                await press(pilot, "ctrl+o")
        await until(pilot, "a new plan for the chores")
        review = notebook.reviews.of(SAM)[-1]
        assert [one.became for one in review.decided] == ["promise", "trial", "chores"]
        made = notebook.promises.get(review.decided[0].link)
        assert (made.terms[-1].act, made.person, made.shown) == ("baths first", ALEX, True)
        assert [one.wording.what for one in notebook.conflicts.trials(conflict.id)] == ["baths first"]
        await press(pilot, "right", "end", "enter")
        await until(pilot, "The next one")
        await press(pilot, "ctrl+o")
        await until_true(pilot, lambda: getattr(pilot.app.screen, "MODE", "") == "plans")
        await press(pilot, "slash")
        await write(pilot, "less phone")
        await until(pilot, "Review · week of")
        await press(pilot, "enter")
        await until(pilot, "What could go better")
        await until(pilot, "Sam: less phone")


async def test_what_is_said_on_the_phone_or_in_another_window_stands_there_within_a_second(tmp_path: Path) -> None:
    sample.build(tmp_path, chores=False)
    async with opened(tmp_path, (80, 24), place="journey") as pilot:
        review = holding.begin(pilot.app.context.notebook, SAM, TODAY, alone=False)
        await press(pilot, "r")
        await until(pilot, "1 of 5")
        await press(pilot, "right")
        await until(pilot, "‹ Notice ›")
        elsewhere = Notebook.open(tmp_path, sync=False)
        elsewhere.reviews.say(review.id, Said(review.id, ALEX, "notice", "You rang."))
        await until(pilot, "✓ in")
        elsewhere.reviews.say(review.id, Said(review.id, SAM, "notice", "The tea."))
        await until(pilot, "You rang.")
        holding.lay_down(elsewhere, review)
        elsewhere.close()
        await until_gone(pilot, "‹ Notice ›")
