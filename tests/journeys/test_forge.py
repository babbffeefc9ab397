"""The forge by keys alone: nothing that is typed is lost, and what cannot be is said beside its field."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from tests.journeys.driver import HOSTILE, SIZES, opened, press, screen_text, until, until_true, write
from tests.journeys.promises_driver import MONDAY, forge, made, page, paste, saved, settled, texts_in
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.promise import ME
from workbook.store.file import clean
from workbook.store.notebook import Notebook


@pytest.mark.parametrize("size", SIZES)
async def test_anything_can_be_written_into_every_field_and_stays(tmp_path: Path, size: tuple[int, int]):
    text = "  ".join(HOSTILE)[:290]
    async with opened(tmp_path, size, place="promises") as pilot:
        await press(pilot, "a", "ctrl+t")
        form = forge(pilot)
        for name in ("act", "cue", "smallest", "noticed_by", "obstacle", "plan", "need"):
            form.set_focus(form.query_one(f"#{name}", TextArea))
            await paste(pilot, text)
        form.set_focus(form.query_one("#often", Input))
        await write(pilot, "daily")
        await settled(pilot)
        screen_text(pilot)
        await press(pilot, "ctrl+o", "enter", "space", "i")
        await paste(pilot, text)
        await press(pilot, "ctrl+o", "t", "escape")  # back from the year to the list, which begins with the act
        await until(pilot, "[/]")
        await press(pilot, "x", "escape", "r", "escape", "escape", "ctrl+p", "escape", "question_mark", "escape", "1")
    [promise], _ = saved(tmp_path)
    term = promise.terms[0]
    texts = {term.act, term.smallest, promise.cue, promise.noticed_by, promise.obstacle, promise.plan, promise.need}
    assert {clean.line(kept) for kept in texts} == {clean.line(text)}


async def test_what_was_typed_survives_esc_quitting_and_the_quick_exit(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Put the ph")
        await press(pilot, "escape", "escape")
        page(pilot)
        await press(pilot, "a")
        await until(pilot, "What you had typed is here again")
        await write(pilot, "one")
        await press(pilot, "enter")
        await write(pilot, "in the hall")
        await press(pilot, "ctrl+q")
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a", "enter", "enter", "right", "enter", "enter")
        await write(pilot, "fl")
        await press(pilot, "ctrl+g")
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        texts = texts_in(forge(pilot))
        assert (texts["act"], texts["cue"], texts["often"], texts["smallest"]) == (
            "Put the phone",
            "in the hall",
            "daily",
            "fl",
        )
        await press(pilot, "ctrl+o")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == ""
    [promise], _ = saved(tmp_path)
    assert (promise.terms[0].act, promise.cue) == ("Put the phone", "in the hall")


async def test_a_draft_is_written_down_while_it_is_typed(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Pay")
        other = Notebook.open(tmp_path, read_only=True)
        await until_true(pilot, lambda: [one["act"] for one in other.documents("drafts").values()] == ["Pay"])
        assert other.history() == []
        other.close()


async def test_a_draft_is_shown_to_nobody_else(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        people = pilot.app.context.notebook.people
        people.name("rebuilding", "Sam")
        people.name("partner", "Alex")
        await press(pilot, "a")
        await write(pilot, "Tell")
        await press(pilot, "escape", "escape")
        pilot.app.context.sit_down("partner")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == ""
        await press(pilot, "escape", "escape")
        pilot.app.context.sit_down("rebuilding")
        await press(pilot, "a")
        assert texts_in(forge(pilot))["act"] == "Tell"


async def test_a_paste_of_twenty_thousand_characters_is_kept_and_refused_beside_the_field(tmp_path: Path):
    long = "read the letter " * 1250
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await paste(pilot, long)
        await settled(pilot)
        await press(pilot, "ctrl+o")
        await until(pilot, "That act is too long")
        assert texts_in(forge(pilot))["act"] == long
        await press(pilot, "escape", "escape", "a")
        assert texts_in(forge(pilot))["act"] == long
    assert saved(tmp_path)[0] == []


async def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(tmp_path: Path):
    cases = [
        ("often", "31.13", "That is no rhythm the workbook knows"),
        ("often", "once 2027-02-29", "that month has 28 days in 2027"),
        ("often", "once yesterday", "That date has passed"),
        ("until", "2026-11-01", "That end comes before the start"),
        ("review", "9999-01-01", "That date is out of reach"),
        ("starts", "[/]", "That is not a date"),
        ("minutes", "a few", "Minutes are a number"),
    ]
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Pay")
        await press(pilot, "ctrl+t")
        form = forge(pilot)
        for field, text, sentence in cases:
            form.query_one("#often", Input).value = "daily"
            box = form.query_one(f"#{field}", Input)
            box.value = text
            await press(pilot, "ctrl+o")
            assert forge(pilot).focused is box
            assert sentence in " ".join(str(form.query_one(f"#field-{field} .aside").render()).split())
            assert texts_in(form)[field] == text
            box.value = ""
    assert saved(tmp_path)[0] == []


async def test_an_absolute_word_is_split_into_something_doable_by_one_key(tmp_path: Path):
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "I will never lie to you again")
        await settled(pilot)
        assert "Nobody can tick off “never”" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+r")
        texts = texts_in(forge(pilot))
        assert texts["act"] == "Stop, and say so"
        assert texts["cue"] == "When I notice that I am about to lie to you"
        assert texts["often"] == "whenever"
        forge(pilot).set_focus(forge(pilot).query_one("#act", TextArea))
        await press(pilot, "ctrl+z")
        assert "never lie" in texts_in(forge(pilot))["act"]


async def test_beyond_what_a_week_carries_a_promise_is_made_knowingly(tmp_path: Path):
    """Seen in use, 20: “you said 3”, to somebody who had not."""
    made(tmp_path, Draft(act="Ring"), Draft(act="Pay"), Draft(act="Read"))
    async with opened(tmp_path, place="promises") as pilot:
        await press(pilot, "a")
        await write(pilot, "Cook")
        await press(pilot, "enter", "enter", "right")
        await settled(pilot)
        await press(pilot, "ctrl+o")
        shown = " ".join(screen_text(pilot).split())
        assert "With this one: 4 promises at a time, and three are a good beginning" in shown
        assert "With this one you carry 4 promises; three at a time are a good beginning." in shown
        assert len(saved(tmp_path)[0]) == 3
        await press(pilot, "enter")
        page(pilot)
    assert len(saved(tmp_path)[0]) == 4


async def test_easing_waits_seven_days_unless_agreed_and_sharpening_holds_at_once(tmp_path: Path):
    [id] = made(tmp_path, Draft(act="Ring"))
    friday = MONDAY + timedelta(days=4)
    async with opened(tmp_path, place="promises", today=friday) as pilot:
        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "mon"
        await settled(pilot)
        assert "This asks less. It would hold from Fri 27 Nov on" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
        [promise], _ = saved(tmp_path)
        assert promise.terms[-1].since == friday + timedelta(days=7)

        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "mon"
        forge(pilot).query_one("#agreed").toggle()  # type: ignore[attr-defined]
        await settled(pilot)
        assert "you both agreed" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
        [promise], _ = saved(tmp_path)
        assert (promise.terms[-1].since, promise.terms[-1].agreed) == (friday, True)

        await press(pilot, "e")
        forge(pilot).query_one("#often", Input).value = "daily"
        await settled(pilot)
        assert "This asks more" in " ".join(screen_text(pilot).split())
        await press(pilot, "ctrl+o")
    [promise], _ = saved(tmp_path)
    assert promise.id == id
    assert [len(term.cadence.weekdays) for term in promise.terms] == [7, 7]
    assert promise.terms[-1].since == friday


async def test_a_version_that_somebody_else_saved_meanwhile_is_not_written_over_unasked(tmp_path: Path):
    [id] = made(tmp_path, Draft(act="Ring"))
    async with opened(tmp_path, place="promises", today=MONDAY) as pilot:
        await press(pilot, "e")
        other = Notebook.open(tmp_path)
        other.promises.amend(id, MONDAY, by=ME, cue="their words")
        other.close()
        forge(pilot).query_one("#cue", TextArea).text = "my words"
        await settled(pilot)
        await press(pilot, "ctrl+o")
        assert "Save once more" in " ".join(screen_text(pilot).split())
        assert saved(tmp_path)[0][0].cue == "their words"
        await press(pilot, "ctrl+o")
        page(pilot)
    assert saved(tmp_path)[0][0].cue == "my words"
