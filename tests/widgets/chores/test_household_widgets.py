"""The widgets of the household form: free time, ratings, settings of a chore, and their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from tests.journeys.driver import HOSTILE
from tests.widgets.common.test_row_list import text_of
from workbook.domain.chores.household import NO_TIME, WEEK, Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.domain.common.errors import UsageError
from workbook.widgets.chores import person_rows, rows, written
from workbook.widgets.chores.availability_grid import AvailabilityGrid
from workbook.widgets.chores.rating_list import RatingList, Said
from workbook.widgets.common.settings_list import SettingsList
from workbook.words.chores import sheet as chore_sheet


class Holder(App[None]):
    """Shows one widget and notes what it says."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget, self.heard = widget, []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_availability_grid_free_time_said(self, message: AvailabilityGrid.FreeTimeSaid) -> None:
        self.heard.append((message.person, message.free))

    def on_rating_list_rated(self, message: RatingList.Rated) -> None:
        self.heard.append((message.chore, message.rating))

    def on_rating_list_ability_said(self, message: RatingList.AbilitySaid) -> None:
        self.heard.append((message.chore, message.ability))

    def on_settings_list_turned(self, message: SettingsList.Turned) -> None:
        self.heard.append((message.key, message.by))

    def on_settings_list_typed(self, message: SettingsList.Typed) -> None:
        self.heard.append((message.key, message.number))

    def on_settings_list_switched(self, message: SettingsList.Switched) -> None:
        self.heard.append((message.key, message.index))

    def on_settings_list_opened(self, message: SettingsList.Opened) -> None:
        self.heard.append((message.key, "opened"))


# -- free time


async def free_app() -> tuple[Holder, AvailabilityGrid]:
    grid = AvailabilityGrid()
    return Holder(grid), grid


async def test_digits_fill_a_cell_and_moving_on_begins_a_new_number() -> None:
    app, grid = await free_app()
    async with app.run_test(size=(80, 20)) as pilot:
        grid.show([("Sam", NO_TIME), ("Alex", NO_TIME)])
        grid.focus()
        await pilot.press("4", "5", "right", "9", "0", "backspace", "down", "7")
        await pilot.pause()
        person, free = app.heard[-1]
        assert person == "Sam"
        assert (free[0][0], free[1][0], free[1][1]) == (45, 9, 7)


async def test_a_number_beyond_a_day_is_not_taken() -> None:
    app, grid = await free_app()
    async with app.run_test(size=(80, 20)) as pilot:
        grid.show([("Sam", NO_TIME)])
        grid.focus()
        await pilot.press(*"99999")
        await pilot.pause()
        assert app.heard[-1][1][0][0] == 999


async def test_a_day_goes_to_the_next_to_weekdays_and_a_usual_week_comes_at_one_key() -> None:
    app, grid = await free_app()
    async with app.run_test(size=(80, 20)) as pilot:
        grid.show([("Sam", NO_TIME), ("Alex", NO_TIME)])
        grid.focus()
        await pilot.press("3", "0", "c")
        await pilot.pause()
        assert [day[0] for day in app.heard[-1][1]] == [30, 30, 0, 0, 0, 0, 0]
        await pilot.press("w")
        await pilot.pause()
        assert [day[0] for day in app.heard[-1][1]] == [30, 30, 30, 30, 30, 0, 0]
        await pilot.press("down", "down", "down", "s", "plus", "minus", "minus")
        await pilot.pause()
        assert app.heard[-4] == ("Alex", USUAL_WEEK)
        assert grid.place == ("Alex", 1, 0)


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (120, 40)])
async def test_free_time_of_anybody_fits_every_window(size: tuple[int, int]) -> None:
    app, grid = await free_app()
    async with app.run_test(size=size) as pilot:
        grid.show([(name, USUAL_WEEK) for name in HOSTILE])
        grid.focus()
        await pilot.press(*["down"] * 12, "end", "8")
        assert {strip.cell_length for strip in app.screen._compositor.render_strips(app.size)} == {size[0]}
        assert any("▸" in line for line in text_of(app))
        await pilot.click(AvailabilityGrid, offset=(size[0] // 2, 3))


# -- ratings


async def test_one_key_rates_and_leads_on_to_the_next_chore() -> None:
    ratings = RatingList()
    app = Holder(ratings)
    async with app.run_test(size=(80, 20)) as pilot:
        ratings.show([Said(name) for name in ("Iron", "Cook", "Bins")], afresh=True)
        ratings.focus()
        await pilot.press("1", "5", "x", "g", "c")
        await pilot.pause()
        assert app.heard == [("Iron", -2), ("Cook", 2), ("Bins", "cannot"), ("Bins", "learning"), ("Bins", "can")]


async def test_a_turn_begins_at_the_first_chore_that_is_not_rated() -> None:
    ratings = RatingList()
    app = Holder(ratings)
    async with app.run_test(size=(80, 20)):
        ratings.show([Said("Iron", 1), Said("Bins", None, "cannot"), Said("Cook")], afresh=True)
        assert ratings.current is not None
        assert ratings.current.value == "Cook"


async def test_a_click_on_a_number_rates_and_on_the_word_changes_the_ability() -> None:
    ratings = RatingList()
    app = Holder(ratings)
    async with app.run_test(size=(80, 20)) as pilot:
        ratings.show([Said("Iron"), Said("Cook")])
        line = text_of(app)[1]
        await pilot.click(RatingList, offset=(line.index("4"), 1))
        await pilot.click(RatingList, offset=(line.index("can"), 1))
        await pilot.pause()
        assert app.heard == [("Cook", 1), ("Cook", "learning")]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_the_scale_can_be_read_at_every_width(width: int) -> None:
    ratings = RatingList()
    app = Holder(ratings)
    async with app.run_test(size=(width, 20)):
        ratings.show([Said(" ".join(name.split()), 0, "cannot", "every day") for name in HOSTILE])
        lines = text_of(app)
        assert all("1 2 ● 4 5" in line for line in lines[: len(HOSTILE)])
        assert {strip.cell_length for strip in app.screen._compositor.render_strips(app.size)} == {width}


# -- settings of a chore


async def test_settings_are_turned_typed_switched_and_opened() -> None:
    settings = SettingsList()
    app = Holder(settings)
    async with app.run_test(size=(80, 20)) as pilot:
        settings.show(rows.settings_of(Chore("Cook", 45)))
        settings.focus()
        await pilot.press("enter", "down", "right", "left", "6", "0", "backspace", "down", "down", "down", "3", "8")
        await pilot.pause()
        assert app.heard == [
            ("name", "opened"), ("minutes", 1), ("minutes", -1), ("minutes", 6), ("minutes", 60), ("minutes", 6),
            ("days", 2),
        ]  # fmt: skip
        assert settings.hint == "", "it stands beside the value"
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert settings.hint == chore_sheet.HINTS["days"]


@pytest.mark.parametrize("key", [setting.key for setting in rows.settings_of(Chore("Cook", 45, times=2))])
def test_every_setting_turned_round_comes_back(key: str) -> None:
    chore = Chore("Cook", 45, times=2, gap=2)
    assert rows.turned(rows.turned(chore, key, 1), key, -1) == chore


def test_from_times_a_week_to_each_of_these_days_and_back_the_days_stay() -> None:
    chore = Chore("Bins", 5, times=1, allowed_days=(1, 4))
    fixed = rows.turned(chore, "times", -1)
    assert (fixed.days, fixed.allowed_days) == ((1, 4), WEEK)
    assert rows.turned(fixed, "times", 1) == chore


def test_the_last_day_and_the_last_part_cannot_be_switched_off() -> None:
    chore = Chore("Bins", 5, days=(1,), parts=(2,))
    for key, index in (("days", 1), ("parts", 2)):
        with pytest.raises(UsageError, match="has to stay"):
            rows.switched(chore, key, index)
    with pytest.raises(UsageError, match="1440 minutes"):
        rows.typed(chore, "minutes", 9999)
    assert rows.switched(chore, "days", 4).days == (1, 4)


def test_the_gap_is_asked_only_where_it_says_something() -> None:
    asked = {setting.key for setting in rows.settings_of(Chore("Wash", 5, times=3))}
    assert "gap" in asked
    assert "gap" not in {setting.key for setting in rows.settings_of(Chore("Wash", 5))}
    assert "gap" not in {setting.key for setting in rows.settings_of(Chore("Wash", 5, days=(1, 2)))}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Apr-Sep", (4, 5, 6, 7, 8, 9)),
        ("October to March", (1, 2, 3, 10, 11, 12)),
        ("Jan, Jun", (1, 6)),
        ("Jan Jun–Jul", (1, 6, 7)),
        ("-", None),
        ("all year", None),
    ],
)
def test_a_season_is_written_in_months_and_read_as_it_is_said(text: str, months: tuple[int, ...] | None) -> None:
    mow = written.chore_written(Household(), Chore("Mow", 30), "season", text, date(2026, 11, 21))
    assert mow.months == months
    again = written.text_of(mow, "season")
    assert written.chore_written(Household(), mow, "season", again or "-", date(2026, 11, 21)) == mow


def test_what_is_no_month_is_refused() -> None:
    for text in ("summer", "Apr-", "13", "Apr-Sep-Oct", "x Jan"):
        with pytest.raises(UsageError, match="Write the months"):
            written.chore_written(Household(), Chore("Mow", 30), "season", text, date(2026, 11, 21))


def test_what_people_ask_for_is_in_the_form() -> None:
    chore = rows.typed(Chore("Water", 10), "every", 12)
    assert (chore.every_days, chore_sheet.when(chore)) == (12, "12 days after the last")
    assert {"times", "gap"}.isdisjoint(setting.key for setting in rows.settings_of(chore))
    assert rows.turned(rows.turned(Chore("Beds", 10), "every", -1), "every", 1).every_days == 0
    assert chore_sheet.season(rows.turned(Chore("Mow", 10), "season", -1).months) == "Oct–Mar"
    assert chore_sheet.season((1, 6)) == "Jan Jun"
    assert rows.turned(Chore("Sofa", 10), "people", 2).people == 3
    assert rows.turned(Chore("Sofa", 10), "people", 3).each
    assert rows.turned(Chore("Sofa", 10), "people", -1).helped
    assert rows.turned(rows.turned(Chore("Sofa", 10), "people", 3), "people", 2) == Chore("Sofa", 10)
    dog = Chore("Dog", 20, days=(0, 1), a_day=2, rotation=("Ana", "Ben"))
    assert chore_sheet.about(dog) == "20 min, Mon Tue, twice each, in turn Ana → Ben."
    assert chore_sheet.names_in_turn("Ana, Ben → Cleo , ") == ("Ana", "Ben", "Cleo")
    assert chore_sheet.names_in_turn("-") == ()


@pytest.mark.parametrize(
    ("chore", "said"),
    [
        (Chore("", 1, days=WEEK), "every day"),
        (Chore("", 1, days=WEEK[:5], parts=(2,)), "Mon–Fri, evening"),
        (Chore("", 1, days=(1, 4)), "Tue Fri"),
        (Chore("", 1), "once a week"),
        (Chore("", 1, times=3), "3 times a week"),
        (Chore("", 1, every="month"), "once a month"),
        (Chore("", 1, days=(1,), every="two weeks"), "Tue, every two weeks"),
        (Chore("", 1, allowed_days=(5, 6), parts=(0, 1)), "once a week, Sa Su, morning/afternoon"),
        (Chore("", 1, times=0), "not at all"),
    ],
)
def test_how_often_a_chore_comes_in_a_few_words(chore: Chore, said: str) -> None:
    assert chore_sheet.when(chore) == said


def test_the_list_shows_what_is_ticked_and_own_chores_first() -> None:
    starters = [("Kitchen", [Chore("Cook", 45), Chore("Dishes", 20)])]
    listed = rows.chore_list(starters, [replace(starters[0][1][0], minutes=30), Chore("Feed [/]", 5)], "Your own")
    text = [f"{row.mark.plain}{row.left.plain}" for row in listed]
    assert text == ["Your own", "[x] Feed [/]", "", "Kitchen", "[x] Cook", "[ ] Dishes"]
    assert "30 min" in listed[4].right.plain


def test_what_is_written_for_a_setting_is_read_against_the_household() -> None:
    today = date(2026, 11, 23)
    wash, hang = Chore("Wash", 10), Chore("Hang", 10, planning=5)
    home = Household("", (HouseholdPerson("Ana"), HouseholdPerson("Ben")), (wash, hang))
    for key, text, shown in (
        ("after", "wash", "after Wash"),
        ("clock", "18 to 19:30", "18:00-19:30"),
        ("owner", "ben until 1 Mar", "Ben until 1 Mar 2027"),
        ("rotation", "ben, Ana", "in turn Ben → Ana"),
        ("planner", "ana", "planned by Ana"),
        ("planner", "somebody", "planned by somebody, the same all week"),
    ):
        made = written.chore_written(home, hang, key, text, today)
        assert shown in chore_sheet.about(made)
        assert written.chore_written(home, made, key, written.text_of(made, key), today) == made, (
            "it can be opened and kept"
        )
        assert written.chore_written(home, made, key, "-", today) == hang
    for key in ("after", "owner", "planner", "rotation"):
        with pytest.raises(UsageError, match="Nothing was changed"):
            written.chore_written(home, hang, key, "Zoe", today)
    turns = replace(hang, rotation=("Zoe", "Ana"))  # Zoe has left
    assert written.chore_written(home, turns, "rotation", "Ben, Zoe", today).rotation == ("Ben", "Zoe")
    after = replace(home, chores=(replace(wash, after="Dry"), hang, Chore("Dry", 5, after="Hang")))
    for name in ("wash", "hang"):
        with pytest.raises(UsageError, match="come after itself in the end"):
            written.chore_written(after, hang, "after", name, today)
    child = written.person_written(home, home.people[1], "only", "wash, Hang", today)
    assert child.only == ("Wash", "Hang")
    assert written.person_written(home, child, "only", "-", today) == home.people[1]
    there = written.person_written(home, child, "hours", "Mon-Fri 17:30-22, Sat 9-12", today)
    assert written.person_text_of(there, "hours") == "Mon-Fri 17:30-22:00, Sat 9:00-12:00"
    keys = [setting.key for setting in person_rows.settings_of(home, home.people[0])]
    assert keys == ["share", "paid_hours", "away", "hours", "most_a_day", "most_an_evening", "only"]
    assert person_rows.turned(person_rows.typed(child, "most_a_day", 50), "most_a_day", 1).most_a_day == 65
