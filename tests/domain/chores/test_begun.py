"""A week that has begun when it is planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.chores.test_learning import week
from tests.planning.households import EVENINGS, home, person
from workbook.domain.chores.asked import left_over
from workbook.domain.chores.balance import owed
from workbook.domain.chores.begun import begun
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household import Chore, Household
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.learning import in_force, taught
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.spelled_out import spelled_out
from workbook.domain.chores.week import SlotRecord
from workbook.words.chores.notes import from_day

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
BATH = {"name": "Bath", "minutes": 30}


def asked(made: Household) -> dict[str, int]:
    return {chore.name: chore.doings for chore in made.chores}


@pytest.mark.parametrize(
    ("chore", "often"),
    [
        ({}, [1, 1, 1, 1, 1, 1, 1]),
        ({"times": 3}, [3, 3, 3, 2, 2, 1, 1]),
        ({"times": 7}, [7, 6, 5, 4, 3, 2, 1]),
        ({"times": 3, "gap": 3}, [3, 2, 2, 2, 1, 1, 1]),
        ({"times": 14, "parts": [0, 2]}, [14, 12, 10, 8, 6, 4, 2]),
        ({"times": 8, "parts": [0, 2]}, [8, 7, 6, 5, 4, 3, 2]),
        ({"days": [0, 1, 4]}, [3, 2, 1, 1, 1, 0, 0]),
        ({"days": [0, 2], "a_day": 2}, [4, 2, 2, 0, 0, 0, 0]),
        ({"times": 2, "allowed_days": [5, 6]}, [2, 2, 2, 2, 2, 2, 1]),
        ({"allowed_days": [0, 1]}, [1, 1, 0, 0, 0, 0, 0]),
        ({"every": "two weeks"}, [1, 1, 1, 1, 1, 1, 1]),
    ],
)
def test_of_a_week_that_has_begun_is_asked_what_belongs_to_the_days_that_are_left(
    chore: dict[str, Any], often: list[int]
) -> None:
    made = home({**BATH, **chore})
    for first, count in enumerate(often):
        left = taught(made, [], MONDAY, today=MONDAY + timedelta(days=first))
        assert asked(left).get("Bath", 0) == count, f"from day {first}"
        assert all(day >= first for chore in left.chores for day in chore.days or chore.allowed_days)
        assert not any(map(any, left.people[0].free[:first]))
        assert read(to_plain(left))[0] == left


def test_what_comes_after_a_chore_rests_with_it_and_is_done_no_oftener() -> None:
    wash = {"name": "Wash", "minutes": 10, "days": [0, 3]}
    hang = {"name": "Hang", "minutes": 10, "times": 2, "after": "Wash"}
    made = home(wash, hang)
    assert asked(taught(made, [], MONDAY, today=WEDNESDAY)) == {"Wash": 1, "Hang": 1}
    assert asked(taught(made, [], MONDAY, today=MONDAY + timedelta(days=4))) == {}


def test_planning_apart_is_for_the_doings_that_are_left_and_pins_of_days_that_passed_hold_nothing() -> None:
    bins = {"name": "Bins", "minutes": 10, "planning": 6, "planner": "Ana", "days": [0, 2, 4]}
    made = home(bins, BATH, pins=[["Bath", "Ben", 0], ["Bath", "Ben", 5], ["Bath", "Ana", None]])
    left = taught(made, [], MONDAY, today=TUESDAY)
    assert [chore.planning for chore in left.chores if chore.name == "Bins, planning"] == [12]
    assert [pin.weekday for pin in left.pins if pin.chore == "Bath"] == [5, None]
    over = taught(made, [], MONDAY, today=MONDAY + timedelta(days=5))
    assert asked(over) == {"Bath": 1}, "nothing to plan where nothing is done"


def test_what_was_done_in_it_is_not_asked_again_and_what_was_not_is() -> None:
    made = home({**BATH, "gap": 3}, {"name": "Cook", "minutes": 30, "times": 7}, {**BATH, "name": "Iron", "times": 2})
    slots = [Slot("Bath", 0, 2, ("Ana",)), Slot("Cook", 0, 2, ("Ben",)), Slot("Iron", 1, 2, ("Ben",))]
    before = week(made, [*slots, Slot("Bath", 4, 2, ("Ana",))])
    left = taught(made, [before], MONDAY, today=WEDNESDAY)
    assert asked(left) == {"Cook": 5, "Iron": 1}
    assert left.last_done["Bath"] == MONDAY
    again = replace(before, id="x", household=left, plan=replace(before.plan, slots=(Slot("Cook", 2, 2, ("Ana",)),)))
    assert asked(taught(made, [before, again], MONDAY, today=WEDNESDAY)) == asked(left), "the rest of it, later"
    assert asked(taught(made, [], MONDAY, today=WEDNESDAY)) == {"Bath": 1, "Cook": 5, "Iron": 2}


def test_what_has_begun_stays_as_it_is_and_a_file_may_say_from_when_on() -> None:
    made = home({**BATH, "times": 7}, first_day=4)
    left = due_in_week_of(made, WEDNESDAY)
    assert (asked(left), left.first) == ({"Bath": 3}, 4)
    assert begun(left, 5) is left
    whole = spelled_out(replace(made, first=0), MONDAY)
    assert begun(whole, 0) is begun(whole, 7) is whole
    assert begun(replace(whole, chores=(Chore("Nothing", 5, days=()),)), 3).chores, "said to have no fixed day"


def test_days_that_were_not_planned_are_nobodys_debt_and_a_short_week_moves_less() -> None:
    chores = [{"name": f"C{n}", "minutes": 30} for n in range(4)]
    made = home(*chores, people=(person("Ana", avail=EVENINGS), person("Ben", avail=EVENINGS)))
    left = taught(made, [], MONDAY, today=WEDNESDAY)
    uneven = [Slot(f"C{n}", 3, 2, ("Ana",) if n else ("Ben",)) for n in range(4)]
    assert owed(made, [week(left, uneven)]) == {"Ana": 1000, "Ben": -1000}
    even = [Slot(f"C{n}", 3, 2, ("Ana",) if n % 2 else ("Ben",)) for n in range(4)]
    assert owed(made, [week(left, even)]) == {}
    sunday = taught(made, [], MONDAY, today=MONDAY + timedelta(days=6))
    some = [Slot(f"C{n}", 6, 2, ("Ana",) if n else ("Ben",)) for n in range(4)]
    assert owed(made, [week(sunday, some)]) == {"Ana": 357, "Ben": -357}, "25 points of a seventh of a week"


def test_a_week_that_gave_way_to_another_is_not_counted_twice() -> None:
    made = home(*({"name": f"C{n}", "minutes": 30} for n in range(20)))
    uneven = [Slot(f"C{n}", n % 7, 2, ("Ana",) if n < 11 else ("Ben",)) for n in range(20)]
    one = week(made, uneven)
    following = MONDAY + timedelta(days=7)
    once = taught(made, [one], following).carry
    assert once == {"Ana": 500, "Ben": -500}
    assert taught(made, [one, replace(one, id="x")], following).carry == once
    two_weeks = replace(one, id="a", plan=replace(one.plan, weeks=2))
    assert in_force([two_weeks, one]) == [two_weeks, one], "the second of the two is lived"


def test_what_was_done_before_a_week_gave_way_to_another_is_known_and_what_it_still_planned_was_not_done() -> None:
    made = home({**BATH, "alternate": True}, {**BATH, "name": "Iron", "every": "month"})
    one = week(made, [Slot("Bath", 1, 2, ("Ana",)), Slot("Iron", 4, 2, ("Ben",))])
    left = taught(made, [one], MONDAY, today=WEDNESDAY)
    assert asked(left) == {"Iron": 1}
    two = replace(one, id="x", household=left, plan=replace(one.plan, slots=()))
    after = taught(made, [one, two], MONDAY + timedelta(days=7))
    assert (after.last_done, after.last_owner) == ({"Bath": TUESDAY}, {"Bath": ("Ana",)})
    assert "Iron" in asked(after)


def test_nothing_is_asked_of_days_before_it_was_agreed_but_what_was_said_of_them_today_stands() -> None:
    made = week(home(BATH), [Slot("Bath", day, 2, ("Ana",)) for day in range(4)], agreed_on=WEDNESDAY)
    thursday = WEDNESDAY + timedelta(days=1)
    assert [each.on for each in left_over(lambda day: made, thursday)] == [WEDNESDAY]
    said = replace(made, records={0: SlotRecord("done", on=thursday)})
    assert [each.on for each in left_over(lambda day: said, thursday)] == [MONDAY, WEDNESDAY]
    assert len(left_over(lambda day: replace(made, agreed_on=None), thursday)) == 3


def test_the_sentence_names_the_days_that_are_past() -> None:
    assert from_day(1) == (
        "From Tuesday on; Monday is past: what belongs to it alone is not asked for, and what is done several times a "
        "week only as often as belongs to the days that are left."
    )
    assert from_day(2).startswith("From Wednesday on; Monday and Tuesday are past: what belongs to them alone")
    assert from_day(5).startswith("From Saturday on; Monday to Friday are past: ")
