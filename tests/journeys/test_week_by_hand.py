"""A week with hands: what found no place is put in, what was done is told beside what was agreed, and never re-judges
it; what passed without a tick is asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.journeys.driver import SIZES, opened, press, screen_text, until, until_gone
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.domain.chores.week import Slot, Unplaced, Week, WeekPlan
from workbook.planning import hand
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook
from workbook.widgets.chores.week_grid import WeekGrid

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)
SHORT = tuple((0, 0, 50 if day < 4 else 0) for day in range(7))
TIGHT = Household(
    people=(HouseholdPerson("Sam", SHORT), HouseholdPerson("Alex", SHORT)),
    chores=(
        Chore("Cook", 45, days=(0, 1, 2, 3), parts=(2,)),
        Chore("Iron", 45, times=4, parts=(2,)),
        Chore("Attic", 60),
    ),
)


def stored(folder: Path, household: Household = TIGHT, *, agreed: bool = False) -> Week:
    notebook = Notebook.open(folder)
    notebook.chores.save_household(household)
    week = notebook.chores.propose(household, make_plan(household, seconds=5), MONDAY)
    if agreed:
        week = notebook.chores.agree(week.id, MONDAY, date(2026, 12, 6))
    notebook.close()
    return week


@pytest.mark.parametrize("size", SIZES)
async def test_what_found_no_place_stands_above_the_fold_and_is_put_in_by_hand(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    before = stored(tmp_path)
    assert [one.chore for one in before.plan.unplaced] == ["Attic"]
    async with opened(tmp_path, today=WEDNESDAY, place="plans", size=size) as pilot:
        await until(pilot, "○ Not placed: Attic")
        grid = pilot.app.screen.query_one(WeekGrid)
        await press(pilot, "g")
        assert "needs" in screen_text(pilot) or "no time" in screen_text(pilot) or "full" in screen_text(pilot)
        await press(pilot, "enter")
        assert grid.held is not None
        assert grid.held.chore == "Attic"
        await press(pilot, "escape")
        assert grid.held is None
        assert grid.spot is not None
        assert grid.spot.person == -1, "esc leaves it among what found no place"
        await press(pilot, "enter", "enter")
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        week = notebook.chores.weeks()[0]
        assert [slot.chore for slot in week.plan.slots].count("Attic") == 1
        assert not week.plan.unplaced
        await until_gone(pilot, "Not placed")
        assert grid.slot is not None
        assert grid.slot.chore == "Attic", "the cursor stays on what was put in"
        await press(pilot, "u")
        assert notebook.chores.weeks()[0].plan == before.plan


async def test_what_is_put_into_an_agreed_week_leaves_what_was_done_with_its_slot(tmp_path: Path) -> None:
    week = stored(tmp_path, agreed=True)
    async with opened(tmp_path, today=WEDNESDAY, place="plans") as pilot:
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        notebook.chores.done(week.id, 2, MONDAY, by=("Alex",), minutes=50)
        notebook.chores.not_done(week.id, 3, MONDAY)
        notebook.chores.move(week.id, 5, 6, 1)
        before = [(notebook.chores.week(week.id).where(n), notebook.chores.week(week.id).record(n)) for n in range(8)]
        await press(pilot, "g", "enter", "enter")
        after = notebook.chores.week(week.id)
        assert len(after.plan.slots) == len(week.plan.slots) + 1
        assert after.state == "agreed"
        found = [(after.where(n), after.record(n)) for n in range(9) if after.where(n).chore != "Attic"]
        assert found == before


async def test_a_slot_in_hand_shows_where_it_fits(tmp_path: Path) -> None:
    home = Household(
        people=(HouseholdPerson("Sam", USUAL_WEEK), HouseholdPerson("Alex", USUAL_WEEK, cannot=("Iron",))),
        chores=(Chore("Iron", 30, allowed_days=(1, 2), parts=(2,)),),
    )
    stored(tmp_path, home)
    async with opened(tmp_path, today=WEDNESDAY, place="plans", size=(120, 40)) as pilot:
        await until(pilot, "+ fits here")  # the legend
        grid = pilot.app.screen.query_one(WeekGrid)
        await press(pilot, "enter")
        assert grid._hand.carry is not None
        assert grid._hand.carry.fits == {(1, 0, 2), (2, 0, 2)}
        (evening,) = [line for line in screen_text(pilot).splitlines() if "Iron" in line and "evening" in line][:1]
        assert evening.count("+") == 1, "the other place where it fits; the cursor is on this one"


async def test_what_was_done_never_judges_anew_what_was_agreed(tmp_path: Path) -> None:
    home = Household(
        people=(HouseholdPerson("Sam", USUAL_WEEK), HouseholdPerson("Alex", USUAL_WEEK)),
        chores=(Chore("Cook", 40, times=2), Chore("Iron", 40), Chore("Shop", 40)),
    )
    week = stored(tmp_path, home, agreed=True)
    async with opened(tmp_path, today=WEDNESDAY, place="plans", size=(120, 40)) as pilot:
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        fair = "Sam carries 50 %, Alex 50 %"
        await until(pilot, fair)
        await until_gone(pilot, "As it was done")
        alexs = next(n for n, slot in enumerate(week.plan.slots) if slot.people == ("Alex",))
        notebook.chores.done(week.id, alexs, WEDNESDAY, by=("Sam",))
        pilot.app.screen.reload()  # type: ignore[attr-defined]
        await until(pilot, "As it was done, and the rest as it stands: Sam 75 %, Alex 25 %.")
        await until(pilot, fair)  # what was agreed stays
        await until_gone(pilot, "of your household")  # what was done breaks no rule


async def test_looking_back_asks_first_what_became_of_what_was_not_ticked(tmp_path: Path) -> None:
    stored(tmp_path, agreed=True)
    async with opened(tmp_path, today=date(2026, 12, 6), place="plans") as pilot:
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        await press(pilot, "v")
        await until(pilot, "Some of it was not ticked")
        await press(pilot, "space", "space", "down", "space", "escape")
        assert not notebook.chores.weeks()[0].records, "esc keeps nothing"
        await press(pilot, "v", "space", "space", "down", "5", "0", "enter")
        records = notebook.chores.weeks()[0].records
        assert sorted((record.outcome, record.minutes) for record in records.values()) == [
            ("done", 50),
            ("not done", None),
        ], "typed minutes say that it was done"
        await until(pilot, "Looking back")
        await press(pilot, "escape", "escape", "v", "a", "enter")
        outcomes = [record.outcome for record in notebook.chores.weeks()[0].records.values()]
        assert (outcomes.count("done"), outcomes.count("not done")) == (7, 1)
        dialog = pilot.app.screen
        dialog.pressed("took")  # type: ignore[attr-defined]
        await until(pilot, "How long did it really take?")
        await press(pilot, "down", "down", "4", "5", "enter")
        await until(pilot, "7 of 8 ticked off")
        assert sorted(r.minutes for r in notebook.chores.weeks()[0].records.values() if r.minutes) == [45, 50]
        await press(pilot, "escape", "escape", "u")
        assert [r.minutes for r in notebook.chores.weeks()[0].records.values() if r.minutes] == [50]
        await press(pilot, "u")
        assert len(notebook.chores.weeks()[0].records) == 2, "one act, one undo"


def test_the_plan_of_the_tight_home_is_what_these_journeys_take_it_for(tmp_path: Path) -> None:
    plan: WeekPlan = stored(tmp_path).plan
    assert len(plan.slots) == 8
    assert isinstance(plan.unplaced[0], Unplaced)
    assert all(isinstance(slot, Slot) for slot in plan.slots)


async def test_nothing_is_moved_to_a_day_that_has_passed(tmp_path: Path) -> None:
    home = Household(
        people=(HouseholdPerson("Sam", USUAL_WEEK), HouseholdPerson("Alex", USUAL_WEEK)),
        chores=(Chore("Iron", 30, allowed_days=(0, 2, 3), parts=(2,)), Chore("Cook", 30, days=(3,), parts=(2,))),
    )
    notebook = Notebook.open(tmp_path)
    notebook.chores.save_household(home)
    made = make_plan(home, seconds=5)
    week = notebook.chores.propose(
        home, hand.by_hand(home, made, [Slot("Iron", 2, 2, ("Sam",)), *made.slots[1:]]), MONDAY
    )
    before = notebook.chores.agree(week.id, MONDAY, date(2026, 12, 6))
    notebook.close()
    async with opened(tmp_path, today=WEDNESDAY, place="plans") as pilot:
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        grid = pilot.app.screen.query_one(WeekGrid)
        grid.go_to(0)
        await press(pilot, "enter")
        assert grid._hand.carry is not None
        assert {day for day, _, _ in grid._hand.carry.fits} == {2, 3}, "Monday is gone"
        await press(pilot, "left", "left")
        await until(pilot, "Mon 23 Nov has passed.")
        await press(pilot, "enter")
        await until(pilot, "has passed, so Iron cannot be moved there")
        assert chores.week(week.id) == before
        await press(pilot, "enter", "right", "enter")
        assert chores.week(week.id).where(0).day == 3
