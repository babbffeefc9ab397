"""scale, turns, compare, act: numbers, a clock, two people, and what becomes real."""

from __future__ import annotations

from datetime import date

import pytest

from tests.widgets.steps.exercises.host import HOSTILE, TODAY, Host, around, looked, paste, seen, type_in
from workbook.domain.steps.answers import Apart, Levels, Talk, Talks, Undertaking
from workbook.domain.steps.exercises import Act, Column, Compare, Scale, Turns
from workbook.widgets.steps.exercises.messages import ActMade, LinkOpened

# -- scale


async def test_todays_value_is_set_by_digits_or_arrows_and_earlier_days_stay() -> None:
    app = Host(Scale("stuck", "moving"), Levels({"2026-11-14": 3}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")  # the key that leaves for Today, as long as enter has not gone into the line
        assert app.answer is None
        await pilot.press("enter", "7", "left")
        assert app.answer == Levels({"2026-11-14": 3, "2026-11-21": 6})
        assert "Sat 21 Nov 6 · Sat 14 Nov 3" in seen(pilot)
        await pilot.press("1", "0")
        assert app.answer.levels["2026-11-21"] == 10
        await pilot.press("backspace")
        assert app.answer == Levels({"2026-11-14": 3})


async def test_a_date_that_no_calendar_has_is_kept_and_not_drawn() -> None:
    app = Host(Scale("a", "b"), Levels({"2026-02-31": 3, "2026-11-01": 2}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "4")
        assert app.answer.levels["2026-02-31"] == 3


# -- turns


async def test_two_people_run_the_clock_with_one_key_and_only_minutes_are_kept() -> None:
    app = Host(Turns(turn_minutes=2, paraphrase=30), near=around(me="Sam", other="Alex [/]"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("plus", "minus")
        assert "2 minutes each. Sam begins." in seen(pilot)
        await pilot.press("s", "space")
        assert "Alex [/] speaks" in seen(pilot)
        await looked(pilot, "1:59")
        await pilot.press("space")
        assert "Sam says back" in seen(pilot)
        await pilot.press("space")
        assert "Sam speaks" in seen(pilot)
        await pilot.press("space", "space")
        assert "Both of you have had your turn" in seen(pilot)
        assert app.answer == Talks((Talk(TODAY, 0, 1),))


async def test_a_pause_stops_the_clock_and_draws_nothing() -> None:
    app = Host(Turns(turn_minutes=2))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "z")
        assert "paused" in seen(pilot)
        assert app.editor._timer is None
        await pilot.press("z")
        assert app.editor._timer is not None
        await pilot.press("q")
        assert "You begin" in seen(pilot)


# -- compare

FIELDS = Compare((Column("need", "What I need"), Column("safe", "How safe", "scale", low="not", high="very")))


async def test_mine_is_written_handed_in_and_hidden_until_theirs_is_there() -> None:
    app = Host(FIELDS, near=around(me="Sam", other="Alex"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await type_in(pilot, "quiet")
        await pilot.press("enter", "8", "escape", "h")
        assert app.answer == Apart({"need": "quiet", "safe": 8}, handed_in=True)
        assert "quiet" not in seen(pilot)
        theirs = Apart({"need": "[/] time", "safe": 4}, handed_in=True)
        app.editor.look_around(around(me="Sam", other="Alex", theirs=theirs))
        await pilot.pause()
        line = next(line for line in seen(pilot).splitlines() if "quiet" in line)
        assert "Sam: quiet" in line
        assert "Alex: [/] time" in line
        await pilot.press("t")
        assert app.answer.handed_in is False
        assert "time" not in seen(pilot)


async def test_nothing_tells_whether_the_other_has_written() -> None:
    theirs = Apart({"need": "time"}, handed_in=True)
    shown = []
    for near in (around(other="Alex"), around(other="Alex", theirs=theirs)):
        app = Host(FIELDS, near=near)
        async with app.run_test(size=(80, 24)) as pilot:
            shown.append(seen(pilot))
    assert shown[0] == shown[1]


# -- act

PROMISE = Act("promise", "Ring at six", "When the bell rings", "One line", "once", days=3)


async def test_the_form_begins_with_what_the_book_proposes_and_nothing_is_an_answer_yet() -> None:
    app = Host(PROMISE)
    async with app.run_test(size=(80, 30)) as pilot:
        assert "Ring at six" in seen(pilot)
        assert "Tue 24 Nov, in 3 days" in seen(pilot)
        assert app.editor.value == Undertaking()


async def test_made_as_it_stands_or_changed_it_carries_everything() -> None:
    app = Host(PROMISE)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        made = app.heard_a(ActMade)[-1].undertaking
        assert made == Undertaking("Ring at six", "When the bell rings", "One line", "once", date(2026, 11, 24))
        await pilot.press("enter")
        await type_in(pilot, "!")
        assert app.answer == Undertaking("Ring at six!", "When the bell rings", "One line", "once", date(2026, 11, 24))


async def test_a_promise_that_comes_again_asks_when_to_look_at_it_again() -> None:
    app = Host(Act("promise", "Home early", "", "", "mon,thu", days=14))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "Mon and Thu" in seen(pilot)
        assert "Look at it again on" in seen(pilot)


async def test_a_date_can_be_typed_as_people_say_it_and_a_time_with_it() -> None:
    app = Host(Act("date", "Talk", days=1))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter", "enter")
        await type_in(pilot, "fri")
        await pilot.press("enter")
        await type_in(pilot, "8pm")
        assert app.answer == Undertaking("Talk", on=date(2026, 11, 27), at="20:00")
        await pilot.press("shift+tab", "up")
        assert app.answer.on == date(2026, 11, 28)


async def test_once_made_it_shows_what_it_became_and_the_way_there() -> None:
    app = Host(PROMISE, Undertaking("Ring", link="p1"), near=around(made="This is a promise now:\n[/] Ring"))
    async with app.run_test(size=(80, 30)) as pilot:
        assert "[/] Ring" in seen(pilot)
        await pilot.press("g")
        assert app.heard_a(LinkOpened)
        app.editor.look_around(around())
        await pilot.pause()
        assert "The smallest version" in seen(pilot)  # it is gone: it may be made anew


@pytest.mark.parametrize("text", HOSTILE)
async def test_texts_that_look_like_markup_stay_text(text: str) -> None:
    app = Host(PROMISE)
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.press("enter")
        await paste(pilot, text)
        assert app.answer.act == "Ring at six" + text
        app.editor.say_problem(text)
        await pilot.pause()
        assert text[:20] in seen(pilot)
