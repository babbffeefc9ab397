"""What people ask for and few planners know: several times a day, seasons, so many days after, days away, a given
rotation, three together; read from a file, planned, checked, and told in sentences."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.planning.households import NAMES, home, household, person
from workbook.domain.chores.away import parse_away
from workbook.domain.chores.due import due_in_week_of, for_weeks
from workbook.domain.chores.household import Away
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.household_values import HouseholdFault
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.spelled_out import spelled_out
from workbook.domain.common.errors import UsageError
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.prices import prices
from workbook.planning.reasons import reasons

MONDAY = date(2026, 1, 5)
ALL_DAY = [[60, 60, 60]] * 7


def test_fourteen_times_a_week_is_twice_a_day_in_two_parts_of_it() -> None:
    made = home(
        {"name": "Walk dog", "minutes": 20, "times": 14}, people=tuple(person(n, avail=ALL_DAY) for n in NAMES[:2])
    )
    plan = make_plan(made)
    assert not plan.unplaced
    assert plan.status == "proved"
    assert [sum(slot.day == day for slot in plan.slots) for day in range(7)] == [2] * 7
    assert len({(slot.day, slot.part) for slot in plan.slots}) == 14
    twice = [replace(plan.slots[0], part=plan.slots[1].part), *plan.slots[1:]]
    assert "gap" in {each.rule for each in check.broken(made, twice)}
    (left,) = make_plan(home({"name": "Walk dog", "minutes": 20, "times": 14})).unplaced
    assert left.reason == (
        "14 times a week do not fit: at most 2 times a day, each in another part of it with time for it, leaves room "
        "for 7"
    )


def test_three_lift_the_sofa_together_and_two_are_too_few() -> None:
    sofa = {"name": "Move sofa", "minutes": 20, "people": 3}
    three = home(sofa, people=tuple(person(name) for name in NAMES[:3]))
    (slot,) = make_plan(three).slots
    assert slot.people == NAMES[:3]
    (left,) = make_plan(home(sofa)).unplaced
    assert left.reason == "needs three, and there are only two here"


def test_a_season_counts_by_the_month_of_thursday_and_one_that_never_comes_is_said() -> None:
    made = home({"name": "Mow", "minutes": 30, "months": [4, 5]}, {"name": "Cook", "minutes": 30})
    assert [chore.name for chore in due_in_week_of(made, date(2026, 4, 1)).chores] == ["Mow", "Cook"]
    assert [chore.name for chore in due_in_week_of(made, date(2026, 3, 24)).chores] == ["Cook"]
    never, said = read({**to_plain(made), "chores": [{"name": "Mow", "minutes": 30, "months": []}]})
    assert said == ("Mow has a season of no month, so it never comes.",)
    assert not due_in_week_of(never, MONDAY).chores


@pytest.mark.parametrize(
    ("every", "done", "days"),
    [(4, "2026-01-03", [2, 6]), (4, "2026-01-01", [0, 4]), (10, "2026-01-01", [6]), (30, "2026-01-01", [])],
)
def test_so_many_days_after_it_was_last_done(every: int, done: str, days: list[int]) -> None:
    made = home({"name": "Water", "minutes": 10, "every_days": every}, last_done={"Water": done})
    plan = make_plan(due_in_week_of(made, MONDAY))
    assert len(plan.slots) == len(days)
    assert all(slot.day >= first for slot, first in zip(plan.slots, days, strict=True))
    assert not plan.unplaced


def test_on_days_away_nobody_has_anything_to_do_and_custody_weeks_come_again() -> None:
    made = home({"name": "Cook", "minutes": 30, "times": 7})
    ana, ben = made.people
    gone = replace(ana, away=(Away(date(2026, 1, 7), date(2026, 1, 9)),))
    plan = make_plan(due_in_week_of(replace(made, people=(gone, ben)), MONDAY))
    assert not {slot.day for slot in plan.slots if slot.people == ("Ana",)} & {2, 3, 4}
    assert not plan.unplaced
    shifts = Away(date(2026, 1, 5), date(2026, 1, 11), weeks=2)
    assert [shifts.holds(date(2026, 1, day)) for day in (4, 5, 11, 12, 18, 19, 25, 26)] == [
        False, True, True, False, False, True, True, False,
    ]  # fmt: skip
    assert read(to_plain(replace(made, people=(gone, replace(ben, away=(shifts,))))))[0].people[1].away == (shifts,)
    with pytest.raises(HouseholdFault, match="first day, last day"):
        read({**to_plain(made), "people": [{"name": "Ana", "avail": ALL_DAY, "away": [["2026-01-09", "2026-01-07"]]}]})


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("24 Dec to 2 Jan", Away(date(2026, 12, 24), date(2027, 1, 2))),
        ("9 Jan", Away(date(2026, 1, 9), date(2026, 1, 9))),
        ("2026-01-09 – 2026-01-11 every 2 weeks", Away(date(2026, 1, 9), date(2026, 1, 11), 2)),
        ("9 Jan - 11 Jan every other week", Away(date(2026, 1, 9), date(2026, 1, 11), 2)),
        ("-", None),
    ],
)
def test_days_away_as_people_write_them(text: str, away: Away | None) -> None:
    assert parse_away(text, MONDAY) == away


@pytest.mark.parametrize("text", ["soon", "1 Jan to 2 Jan to 3 Jan", "9 Jan to 20 Jan every week", "9 Jan to"])
def test_what_is_no_span_of_days_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_away(text, MONDAY)


def test_a_given_rotation_goes_on_week_by_week_and_passes_over_who_is_away_or_gone() -> None:
    bath: dict[str, Any] = {"name": "Bath", "minutes": 30, "rotation": ["Ana", "Ben", "Zoe", "Cleo"]}
    made = home(bath, people=tuple(person(name) for name in NAMES[:3]))
    turns: list[str] = []
    for last in ((), ("Ana",), ("Ben",), ("Cleo",)):
        now = for_weeks(replace(made, last_owner={"Bath": last}), MONDAY)
        plan = make_plan(now)
        turns.append(plan.slots[0].people[0])
        assert reasons(now, plan.slots) == (f"Bath: {turns[-1]}, whose turn it is.",)
    assert turns == ["Ana", "Ben", "Cleo", "Ana"]
    ben_away = replace(made.people[1], away=(Away(MONDAY, date(2026, 1, 11)),))
    now = for_weeks(
        replace(made, people=(made.people[0], ben_away, made.people[2]), last_owner={"Bath": ("Ana",)}), MONDAY
    )
    assert make_plan(now).slots[0].people == ("Cleo",)
    gone = home({**bath, "rotation": ["Zoe"]})
    assert "Bath: of those who shall take turns nobody takes part, so anybody may do it." in make_plan(gone).notes


def test_one_each_on_a_childs_list_is_the_childs_own_alone_and_help_takes_nothing_from_a_child() -> None:
    cleo = person("Cleo", share=0, only=["Room", "Table"])
    made = home(
        {"name": "Room", "minutes": 20, "each": True},
        {"name": "Table", "minutes": 10, "times": 2},
        {"name": "Cook", "minutes": 50, "times": 3},
        people=(person("Ana"), person("Ben"), cleo),
    )
    plan = make_plan(now := spelled_out(made))
    assert not plan.unplaced
    whose = {slot.chore: slot.people for slot in plan.slots}
    assert [whose[f"Room ({name})"] for name in ("Ana", "Ben", "Cleo")] == [("Ana",), ("Ben",), ("Cleo",)]
    helped = [chore for price in prices(now, plan) for chore, _ in price.helped]
    assert helped
    assert not {"Table", "Room (Cleo)"} & set(helped)


def test_all_of_it_is_read_back_as_it_was_written() -> None:
    made = home(
        {"name": "Dog", "minutes": 20, "days": [0, 1], "a_day": 2},
        {"name": "Mow", "minutes": 30, "months": [4, 5], "every_days": 10},
        {"name": "Bath", "minutes": 30, "rotation": ["Ana", "Ben"], "people": 1},
        {"name": "Sofa", "minutes": 30, "people": 3},
    )
    assert read(json.loads(json.dumps(to_plain(made))))[0] == made
    assert household({"people": [person("Ana")], "chores": [{"name": "Old", "minutes": 5}]}).chores[0].months is None


def test_what_two_have_done_already_is_not_said_to_be_one_persons() -> None:
    made = home({"name": "Bills", "minutes": 20, "times": 2, "owned": True}, {"name": "Cook", "minutes": 40})
    whole = [Slot("Cook", 1, 2, ("Ben",)), *(Slot("Bills", day, 2, ("Ana",)) for day in (0, 3))]
    assert all("one person does all of it" in said for said in reasons(made, whole)[1:])
    split = [*whole[:2], replace(whole[2], people=("Ben",))]
    assert not any("one person" in said for said in reasons(made, split))
