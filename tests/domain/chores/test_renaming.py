"""Another name for somebody: it is carried through a whole week, and given back leaves it as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.planning.households import home, person
from workbook.domain.chores.household import ANYBODY
from workbook.domain.chores.household_edits import NameTaken, clean_name
from workbook.domain.chores.renaming import called, renamed_in_week
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning.engine import make_plan

DISHES = {"name": "Dishes", "minutes": 20, "days": [0, 2, 4], "parts": [2], "planning": 5, "planner": ANYBODY}
BATH = {"name": "Alex’s bath", "minutes": 10, "rotation": ["Alex", "Sam"]}
AWAY = {"name": "Sweep the moon", "minutes": 600, "owner": "Alex", "people": 2}


@cache
def lived() -> Week:
    people = (person("Alex", prefs={"Dishes": -2}), person("Sam"), person("Alex Lee", share=50))
    owes = {"carry": {"Alex": 300}, "last_owner": {"Dishes": ["Alex"]}}
    household = home(DISHES, BATH, AWAY, people=people, pins=[["Dishes", "Alex", 2]], **owes)
    records = {0: SlotRecord("done", by=("Alex",)), 1: SlotRecord(people=("Alex", "Sam"))}
    return Week("1", date(2026, 11, 16), household, make_plan(household), records=records, feels_fair={"Alex": 4})


def test_nothing_of_the_old_name_is_left_but_what_is_called_like_it() -> None:
    assert "Alex" in str(lived().plan.certificate)
    assert "Alex" in str(lived().plan.unplaced)
    said = str(renamed_in_week(lived(), "Alex", "Robin"))
    assert "Alex" not in said.replace("Alex’s bath", "").replace("Alex Lee", "")
    assert all(kept in said for kept in ("Alex’s bath", "Alex Lee", "Robin"))


@given(st.text(min_size=1, max_size=30), st.sampled_from(["Alex", "Sam", "Alex Lee"]))
@example("minutes", "Alex")
@example("Alex’s", "Sam")
@example("Dishes", "Alex")
@example("Lee", "Alex")
@example("ALEX", "Alex")
@example("\\1", "Alex")
def test_a_name_given_back_leaves_the_week_as_it_was(new: str, old: str) -> None:
    new = clean_name(new)
    others = {one.name.casefold() for one in lived().household.people if one.name != old}
    assume(new and new.casefold() not in others and new != ANYBODY)
    after = renamed_in_week(lived(), old, new)
    assert after.household.person(new) is not None
    assert [slot.people for slot in after.plan.slots] == [
        tuple(new if name == old else name for name in slot.people) for slot in lived().plan.slots
    ]
    assert renamed_in_week(after, new, old) == lived()


def test_a_name_that_somebody_has_is_refused_and_so_is_the_sign_for_anybody() -> None:
    for taken in ("sam", ANYBODY):
        with pytest.raises(NameTaken):
            renamed_in_week(lived(), "Alex", taken)


def test_somebody_is_known_by_their_name_whatever_its_capitals() -> None:
    household = lived().household
    assert [called(household, name) for name in ("Alex", "ALEX", "Robin")] == ["Alex", "Alex", ""]
    twins = replace(household, people=(household.people[0], replace(household.people[1], name="ALEX")))
    assert called(twins, "ALEX") == "ALEX"
