"""Plans by keys alone: from nothing to an agreed week for two people and a ticked slot, found again afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.driver import SIZES, opened, press, screen_text, until, until_gone, until_true, write
from tests.journeys.plans_driver import MONDAY, TWO, in_another_window, keep, planned, to_proposal
from tests.planning.households import household, sample
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.screens.chores.household import HouseholdScreen
from workbook.screens.plans.page import PlansScreen
from workbook.store.notebook import Notebook
from workbook.widgets.chores.week_grid import WeekGrid
from workbook.widgets.common.fields import TextField


@pytest.mark.parametrize("size", SIZES)
async def test_from_nothing_to_an_agreed_week_and_a_ticked_slot_by_keys_alone(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Seen in use, 36: which end of the numbers is which was not said before the first was pressed."""
    async with opened(tmp_path, size) as pilot:
        await press(pilot, "4")
        await until(pilot, "A week of chores")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HouseholdScreen)
        # Two people
        await press(pilot, "a")
        await write(pilot, "Sam")
        await press(pilot, "enter", "a")
        await write(pilot, "Alex")
        await press(pilot, "enter", "]")
        # Their free time: a usual week for both, and an hour more on Tuesday evening for Alex
        await press(pilot, "s", "down", "down", "down", "s", "down", "down", "right", "1", "5", "0", "]")
        # Three chores of the list and one of their own
        await press(pilot, "space", "down", "space", "down", "space", "a")
        await write(pilot, "Feed the cat")
        await press(pilot, "enter", "]")
        # What each says of them
        await until(pilot, "1 is “hate it”, 5 is “love it”")
        await press(pilot, "1", "2", "3", "4")
        await until(pilot, "n hands over to Alex")
        await press(pilot, "n", "4", "3", "2", "g", "5")
        await until(pilot, "Everything is there")
        await press(pilot, "]")
        await until(pilot, "enter makes a plan")
        await to_proposal(pilot)
        # Agreed, with the day on which they look again
        await press(pilot, "a", "ctrl+o")
        await until(pilot, "on trial until Sun 6 Dec")
        await press(pilot, "space")
        await until(pilot, "✓")

    async with opened(tmp_path, size, today=MONDAY) as pilot:
        home = pilot.app.context.notebook.chores.household()  # type: ignore[attr-defined]
        assert [person.name for person in home.people] == ["Sam", "Alex"]
        assert home.people[1].free[1][2] == 150
        assert len(home.chores) == 4
        assert home.people[0].ratings["Cook dinner"] == -2
        assert len(home.people[1].learning) == 1
        await press(pilot, "4")
        await until(pilot, "on trial until Sun 6 Dec")
        week = pilot.app.context.notebook.chores.weeks()[0]  # type: ignore[attr-defined]
        assert [record.outcome for record in week.records.values()] == ["done"]


async def test_a_plan_is_found_again_as_it_was_and_never_computed_anew(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        before = screen_text(pilot)
    async with opened(tmp_path, place="plans") as pilot:
        # the last line of what is laid out comes with the scrollbar
        await until_true(pilot, lambda: screen_text(pilot) == before, "it is not as it was")


async def test_a_proposal_is_changed_by_hand_and_the_change_undone(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        screen = await to_proposal(pilot)
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        grid = screen.query_one(WeekGrid)
        before, was = chores.weeks()[0].plan, grid.slot
        assert was is not None
        await press(pilot, "enter", "right", "right")
        await until(pilot, "Put down")
        await press(pilot, "enter")
        now = grid.slot
        assert now is not None, "the cursor goes along"
        assert (now.chore, now.day) == (was.chore, was.day + 2)
        assert chores.weeks()[0].plan.slots[now.number].day == was.day + 2
        await press(pilot, "p")
        assert [(pin.chore, pin.weekday) for pin in chores.household().pins] == [(was.chore, was.day + 2)]
        await until(pilot, "◆")
        await press(pilot, "t")
        assert grid.slot is not None
        assert len(grid.slot.people) == 2
        await press(pilot, "u", "u", "u")
        assert chores.household().pins == ()
        assert chores.weeks()[0].plan == before


async def test_an_agreed_week_keeps_its_plan_and_notes_what_was_moved(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        screen = await to_proposal(pilot)
        await press(pilot, "a", "ctrl+o")
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        grid, plan = screen.query_one(WeekGrid), chores.weeks()[0].plan
        await press(pilot, "x")
        await until(pilot, "press x")
        first = grid.slot
        other = next(slot for slot in grid.view.slots if first and slot.people != first.people)
        grid.go_to(other.number)
        await press(pilot, "x")
        week = chores.weeks()[0]
        assert week.plan == plan
        assert first is not None
        assert week.where(first.number).people == other.people
        assert week.where(other.number).people == first.people
        await until(pilot, "2 by hand")
        await press(pilot, "u")
        assert chores.weeks()[0].where(other.number).people == other.people


async def test_holding_a_slot_shows_what_it_would_change_and_esc_leaves_all_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        before = screen_text(pilot)
        await press(pilot, "enter", "up", "up", "up", "down", "right", "right", "right", "right", "right", "right")
        during = screen_text(pilot)
        assert during != before
        await press(pilot, "escape")
        assert screen_text(pilot).splitlines()[4:] == before.splitlines()[4:]


async def test_a_proposal_is_not_ticked_before_both_agreed(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "space")
        await until_gone(pilot, "✓")
        await until(pilot, "Once it is agreed to")


async def test_other_plans_are_looked_at_in_the_grid_and_one_is_taken(tmp_path: Path) -> None:
    keep(tmp_path, household(sample("eva")))
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        before = notebook.chores.weeks()[0].plan
        await press(pilot, "o")
        await planned(pilot)
        await until(pilot, "Fairest")
        await press(pilot, "down", "space", "x", "a")
        assert notebook.chores.weeks()[0].plan == before, "looking changes nothing"
        await press(pilot, "escape")
        await until(pilot, "a proposal")
        await until_gone(pilot, "Fairest")
        await press(pilot, "o")
        await planned(pilot)
        await press(pilot, "down", "enter")
        assert notebook.chores.weeks()[0].plan.slots != before.slots
        await until(pilot, "a proposal")


async def test_a_week_under_way_not_done_planned_anew_how_it_went_and_looked_back_on(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, today=date(2026, 11, 24), place="plans") as pilot:
        await press(pilot, "enter")
        await until(pilot, "This week, from today")
        await press(pilot, "enter")
        await planned(pilot)
        await until(pilot, "From Tuesday on; Monday is past")
        await press(pilot, "a", "ctrl+o")
        [made] = pilot.app.context.notebook.chores.weeks()  # type: ignore[attr-defined]
        assert min(slot.day for slot in made.plan.slots) == 1, "Monday has passed"
        assert [slot.day for slot in made.plan.slots if slot.chore == "Cook"] == [1, 2]
    async with opened(tmp_path, today=date(2026, 11, 26), place="plans") as pilot:
        notebook = pilot.app.context.notebook  # type: ignore[attr-defined]
        grid = pilot.app.screen.query_one(WeekGrid)
        grid.go_to(next(slot.number for slot in grid.view.slots if slot.chore == "Cook" and slot.day < 2))
        await press(pilot, "m")
        await until(pilot, "–Cook")
        await press(pilot, "n")
        await until(pilot, "The rest of this week")
        await press(pilot, "enter")
        await until(pilot, "Some of it was not ticked")  # what passed without a tick is asked about first
        await press(pilot, "a", "enter")
        await planned(pilot)
        week = notebook.chores.weeks()[0]
        assert week.state == "agreed"
        passed = [n for n in range(len(week.plan.slots)) if week.where(n).day < 3]
        assert passed
        assert {week.record(n).outcome for n in passed} == {"done"}
        grid.go_to(next(slot.number for slot in grid.view.slots if slot.day >= 3))
        number = grid.slot.number
        await press(pilot, "r", "3", "5", "enter")
        record = notebook.chores.weeks()[0].record(number)
        assert (record.outcome, record.minutes) == ("done", 35)
        await press(pilot, "v", "8", "tab", "right", "ctrl+o")
        week = notebook.chores.weeks()[0]
        assert list(week.feels_fair.values()) == [8]
        assert week.state == "worked"


async def test_what_does_not_fit_is_named_with_what_would_help(tmp_path: Path) -> None:
    long = Household(people=TWO.people, chores=(*TWO.chores, Chore("Attic", 300)))
    keep(tmp_path, long)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await until(pilot, "Not placed")
        await press(pilot, *["down"] * 12)
        text = screen_text(pilot)
        assert "needs 300 minutes" in text
        assert "What would help:" in text


async def test_making_a_plan_can_be_stopped_and_changes_nothing(tmp_path: Path) -> None:
    chores = tuple(Chore(f"Chore {n}", 10 + n % 37, times=1 + n % 3) for n in range(70))
    names = ("Ana", "Ben", "Cleo", "Dan", "Eva")
    people = tuple(
        HouseholdPerson(name, USUAL_WEEK, ratings={f"Chore {n}": (n * (i + 3)) % 5 - 2 for n in range(70)})
        for i, name in enumerate(names)
    )
    keep(tmp_path, Household(people=people, chores=chores))
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "enter", "enter")
        await until(pilot, "Making a plan ·")
        await until(pilot, "b takes the best so far")
        assert "⏎ Begin" not in screen_text(pilot)
        await press(pilot, "escape")
        await planned(pilot)
        await until(pilot, "Nothing was changed")
        await until(pilot, "⏎ Begin")
        assert pilot.app.context.notebook.chores.weeks() == []  # type: ignore[attr-defined]


async def test_the_figures_behind_the_sentences_stand_behind_a_key(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "f")
        text = screen_text(pilot)
        assert "What each carries" in text
        assert "proved" in text
        await press(pilot, "p")
        await until(pilot, "What would make it lighter")
        assert "the heaviest list falls from" in " ".join(screen_text(pilot).split())
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlansScreen)
        await press(pilot, "f", "p", "escape")  # closed while it is being tried: nothing is waited for
        await planned(pilot)
        assert "What would make it lighter" not in screen_text(pilot)


async def test_a_week_is_written_to_a_new_file_and_never_over_an_old_one(tmp_path: Path) -> None:
    keep(tmp_path)
    file = tmp_path / "week.md"
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "w")
        pilot.app.screen.query_one(TextField).value = str(file)
        await press(pilot, "enter")
        assert "| **Mon 23** |" in file.read_text()
        assert file.stat().st_mode & 0o777 == 0o600
        file.write_text("mine")
        await press(pilot, "w")
        pilot.app.screen.query_one(TextField).value = str(file)
        await press(pilot, "enter")
        await until(pilot, "left as it is")
        assert file.read_text() == "mine"


async def test_a_plan_is_dropped_and_brought_back(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "delete")
        await until_gone(pilot, "Week of 23 Nov")
        await press(pilot, "u")
        await until(pilot, "Week of 23 Nov")


async def test_another_process_changing_the_week_shows_up(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "a", "ctrl+o")
        other = Notebook.open(tmp_path)
        week = other.chores.weeks()[0]
        other.chores.tick(week.id, 0, True, date(2026, 11, 23))
        other.close()
        await until(pilot, "✓")


async def test_a_fault_of_the_planner_leaves_the_screen_and_everything_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path)

    def broken(*args: object, **more: object) -> None:
        raise RuntimeError("Iron and Cook")

    monkeypatch.setattr("workbook.planning.engine.make_plan", broken)
    async with opened(tmp_path, place="plans") as pilot:
        await press(pilot, "enter", "enter")
        await planned(pilot)
        await until(pilot, "could not be made")
        await until_gone(pilot, "Iron and Cook")
        assert pilot.app.context.notebook.chores.household() == TWO  # type: ignore[attr-defined]


# -- another window, or something worse, meanwhile


def drop_all(notebook: Notebook) -> None:
    for week in notebook.chores.weeks():
        notebook.chores.drop(week.id)


def plan_anew(notebook: Notebook) -> None:
    """The last slot of the week is another one from now on, and so are the numbers of those before."""
    week = notebook.chores.weeks()[0]
    notebook.chores.change_plan(week.id, replace(week.plan, slots=tuple(reversed(week.plan.slots))))


HALFWAY = {  # what was begun on an agreed week, and what goes on once the other window has done its part
    "ticking": ((), ("space",)),
    "not done": ((), ("m",)),
    "pinning": ((), ("p",)),
    "carrying": (("enter", "right", "right"), ("enter",)),
    "together": ((), ("t",)),
    "how it went": (("r", "3", "5"), ("ctrl+o", "escape", "escape")),
    "did not happen": (("r", "tab", "tab", "tab"), ("enter", "escape", "escape")),
    "looking back": (("v", "8", "tab", "right"), ("ctrl+o", "escape", "escape")),
    "the rest anew": (("n",), ("enter", "a", "enter", "escape")),
    "other plans": (("o",), ("escape",)),
    "figures": (("f",), ("escape",)),
    "dropping": ((), ("delete",)),
    "household": (("e",), ("1", "escape")),
}


@pytest.mark.parametrize("doing", HALFWAY)
async def test_a_week_that_another_window_drops_ends_nothing(tmp_path: Path, doing: str) -> None:
    keep(tmp_path)
    begun, gone_on = HALFWAY[doing]
    async with opened(tmp_path, today=date(2026, 11, 24), place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "a", "ctrl+o", *begun)
        in_another_window(tmp_path, drop_all)
        await press(pilot, *gone_on)
        await planned(pilot)
        await until(pilot, "enter makes a plan")
        assert isinstance(pilot.app.screen, PlansScreen)
        assert pilot.app.context.notebook.chores.weeks() == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("doing", ["ticking", "not done", "carrying", "together", "how it went", "did not happen"])
async def test_nothing_is_marked_or_moved_in_a_plan_that_nobody_here_has_seen(tmp_path: Path, doing: str) -> None:
    keep(tmp_path)
    begun, gone_on = HALFWAY[doing]
    async with opened(tmp_path, today=date(2026, 11, 24), place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "a", "ctrl+o", *begun)
        # Looked at once a second, the file shows the other window's plan sooner or later: then it has been seen.
        pilot.app.context.notebook.changed = lambda: False  # type: ignore[attr-defined]
        in_another_window(tmp_path, plan_anew)
        chores = pilot.app.context.notebook.chores  # type: ignore[attr-defined]
        await press(pilot, gone_on[0])
        assert "changed in another window" in " ".join(screen_text(pilot).split())
        await press(pilot, *gone_on[1:])
        week = chores.weeks()[0]
        assert week.records == {}
        grid = pilot.app.screen.query_one(WeekGrid)
        assert [slot.chore for slot in grid.view.slots] == [slot.chore for slot in week.plan.slots]


async def test_yes_is_said_to_the_plan_that_was_seen_and_to_no_other(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans") as pilot:
        await to_proposal(pilot)
        await press(pilot, "a")
        in_another_window(tmp_path, plan_anew)
        await press(pilot, "ctrl+o")
        assert "changed in another window" in " ".join(screen_text(pilot).split())
        assert pilot.app.context.notebook.chores.weeks()[0].state == "proposed"  # type: ignore[attr-defined]
        await press(pilot, "escape", "escape", "a", "ctrl+o")
        assert pilot.app.context.notebook.chores.weeks()[0].state == "agreed"  # type: ignore[attr-defined]


async def test_a_proposal_for_a_later_week_is_one_key_away_from_the_week_that_is_on(tmp_path: Path) -> None:
    keep(tmp_path)
    async with opened(tmp_path, place="plans", today=MONDAY) as pilot:
        await press(pilot, "enter", "enter")
        await planned(pilot)
        await press(pilot, "a", "ctrl+o", "n", "down", "enter")
        await planned(pilot)
        await until(pilot, "Week of 30 Nov · a proposal")
        await press(pilot, "left_square_bracket")
        await until(pilot, "] The proposal")
        await press(pilot, "right_square_bracket")
        await until(pilot, "Week of 30 Nov · a proposal")
        assert "] The proposal" not in screen_text(pilot)
