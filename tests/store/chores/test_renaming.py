"""A person is one in the workbook and in the household: another name is theirs everywhere, in one change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.planning.households import home, person
from tests.store.support import content
from workbook.domain.common.errors import UsageError
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook

LAST, MONDAY, TODAY = date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 18)


@pytest.fixture
def lived(notebook: Notebook) -> Notebook:
    """Two, with a child: a week of before, one that runs, and one that is proposed."""
    dishes = {"name": "Dishes", "minutes": 20, "days": [0, 2], "parts": [2], "rotation": ["Alex", "Sam"]}
    bins = {"name": "Bins", "minutes": 10, "owner": "Alex"}
    kim = person("Kim", only=["Bins"])
    household = home(dishes, bins, people=(person("Sam"), person("Alex", prefs={"Bins": 2}), kim), carry={"Alex": 50})
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    chores, plan = notebook.chores, make_plan(household)
    chores.save_household(household)
    for monday in (LAST, MONDAY, date(2026, 11, 23)):
        week = chores.propose(household, plan, monday)
        if monday <= TODAY:
            chores.agree(week.id, monday, date(2026, 12, 6))
            chores.done(week.id, 0, monday, by=["Alex"])
            chores.move(week.id, 1, 3, 2, ["Alex"])
            chores.feels(week.id, "Alex", 7)
    return notebook


def _held(folder: Path) -> dict[str, dict[str, Any]]:
    return content(folder)


@pytest.mark.parametrize("how", ["workbook", "role", "household"])
def test_a_person_has_one_name_everywhere_and_one_undo_takes_it_back(lived: Notebook, folder: Path, how: str) -> None:
    before, changes = _held(folder), len(lived.history())

    def rename(old: str, new: str) -> None:
        if how == "workbook":
            lived.people.rename(lived.people.named(old).id, new)
        elif how == "role":
            lived.people.name("partner", new)
        else:
            lived.rename_in_household(old, new, "Another name")

    rename("Alex", "Robin")
    after = _held(folder)
    assert len(lived.history()) == changes + 1
    assert "Alex" not in str(after), "neither in the household nor in any week"
    assert str(after).count("Robin") == str(before).count("Alex")
    household, week = lived.chores.household(), lived.chores.current(TODAY)
    assert household is not None
    assert week is not None
    assert household.person(lived.people.named("robin").name) is not None
    assert (week.feels_fair, week.where(1).people) == ({"Robin": 7}, ("Robin",))
    lived.undo()
    assert _held(folder) == before
    rename("Alex", "Robin")
    rename("Robin", "Alex")
    assert _held(folder) == before


def test_capitals_that_differ_make_no_other_person(lived: Notebook) -> None:
    lived.rename_in_household("Alex", "ALEX", "Another name")
    assert lived.people.named("alex").name == "ALEX"
    lived.people.rename("partner", "Robin")
    household = lived.chores.household()
    assert household is not None
    assert [one.name for one in household.people] == ["Sam", "Robin", "Kim"]


def test_a_name_that_somebody_of_the_household_has_is_refused_whole(lived: Notebook, folder: Path) -> None:
    before = _held(folder)
    with pytest.raises(UsageError):
        lived.people.rename("partner", "Kim")
    with pytest.raises(UsageError):
        lived.rename_in_household("Kim", "Alex", "Another name")
    for name in ("Sam", "", "x" * 61):
        with pytest.raises(UsageError):
            lived.rename_in_household("Alex", name, "Another name")
    assert _held(folder) == before


def test_whom_only_the_household_knows_is_renamed_there(lived: Notebook) -> None:
    people = lived.people.all()
    lived.rename_in_household("Kim", "Kimi", "Another name")
    assert lived.people.all() == people
    assert all(week.household.person("Kimi") for week in lived.chores.weeks())
