"""The chore week as journeys walk through it: a household of two, from there to a proposal, and another window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from tests.journeys.driver import press, until, until_true
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.household_edits import USUAL_WEEK
from workbook.screens.plans.page import PlansScreen
from workbook.store.notebook import Notebook

MONDAY = date(2026, 11, 23)
TWO = Household(
    people=(
        HouseholdPerson("Sam", USUAL_WEEK, ratings={"Iron": -2}),
        HouseholdPerson("Alex", USUAL_WEEK, ratings={"Cook": 1}),
    ),
    chores=(Chore("Cook", 45, days=(0, 1, 2), parts=(2,)), Chore("Iron", 30), Chore("Shop", 60)),
)


def keep(folder: Path, household: Household = TWO) -> None:
    notebook = Notebook.open(folder)
    notebook.chores.save_household(household)
    notebook.close()


async def planned(pilot: Pilot[int]) -> PlansScreen:
    """Wait until the plan that is being made is there."""
    await pilot.pause()
    app = pilot.app
    await until_true(pilot, lambda: isinstance(app.screen, PlansScreen) and not app.workers._workers, "no plan came")
    assert isinstance(app.screen, PlansScreen)
    return app.screen


async def to_proposal(pilot: Pilot[int]) -> PlansScreen:
    """From the ready household to a proposal for next week."""
    await press(pilot, "enter")
    await press(pilot, "enter")
    screen = await planned(pilot)
    await until(pilot, "a proposal")
    return screen


def in_another_window(folder: Path, change: Callable[[Notebook], object]) -> None:
    other = Notebook.open(folder)
    change(other)
    other.close()
