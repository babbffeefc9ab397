"""The checker finds every rule that a list of slots can break; so no fault of the search can reach a screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.planning.households import home, household, person, sample
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, WeekPlan
from workbook.planning import check
from workbook.planning.engine import FailedCheck, finish, make_plan
from workbook.planning.problem import build


def small() -> Household:
    three = (person("Ana", cannot=["Iron"]), person("Ben"), person("Cleo", avail=[[0, 0, 45]] * 7))
    return home(
        {"name": "Cook", "minutes": 40, "days": [0, 1, 2], "parts": [2]},
        {"name": "Iron", "minutes": 30, "allowed_days": [5, 6]},
        {"name": "Wash", "minutes": 20, "times": 2, "gap": 3, "owned": True},
        {"name": "Beds", "minutes": 20, "people": 2},
        {"name": "Bath", "minutes": 30, "alternate": True},
        people=three,
        pins=[["Cook", "Ben", 1]],
        forbids=[["Bath", "Ben", 3]],
        last_owner={"Bath": ["Cleo"]},
    )


def plain_plan() -> list[Slot]:
    """A plan without fault, made by hand."""
    return [
        Slot("Cook", 0, 2, ("Ana",)),
        Slot("Cook", 1, 2, ("Ben",)),
        Slot("Cook", 2, 2, ("Cleo",)),
        Slot("Bath", 3, 2, ("Ana",)),
        Slot("Wash", 0, 2, ("Ben",)),
        Slot("Wash", 4, 2, ("Ben",)),
        Slot("Iron", 5, 2, ("Ben",)),
        Slot("Beds", 6, 2, ("Ana", "Ben")),
    ]


def with_slot(old: Slot, **changes: object) -> Callable[[list[Slot]], list[Slot]]:
    return lambda slots: [replace(slot, **changes) if slot == old else slot for slot in slots]


PLAIN = plain_plan()


def test_a_sound_plan_breaks_no_rule() -> None:
    assert check.broken(small(), plain_plan()) == ()


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("unknown", lambda slots: [*slots, Slot("Nothing", 0, 2, ("Ana",))]),
        ("unknown", with_slot(PLAIN[0], people=("Nobody",))),
        ("people", with_slot(PLAIN[7], people=("Ana",))),
        ("people", with_slot(PLAIN[0], people=("Ana", "Cleo"))),
        ("people", with_slot(PLAIN[7], people=("Ana", "Ana"))),
        ("day", with_slot(PLAIN[0], day=4)),
        ("day", with_slot(PLAIN[6], day=4)),
        ("day", with_slot(PLAIN[3], day=7)),
        ("part", with_slot(PLAIN[0], part=1)),
        ("cannot", with_slot(PLAIN[6], people=("Ana",))),
        ("forbidden", with_slot(PLAIN[3], people=("Ben",))),
        ("pinned", with_slot(PLAIN[1], people=("Ana",))),
        ("turn", with_slot(PLAIN[3], people=("Cleo",))),
        ("owner", with_slot(PLAIN[5], people=("Ana",))),
        ("gap", with_slot(PLAIN[5], day=2)),
        ("gap", with_slot(PLAIN[2], day=1)),
        ("often", lambda slots: [*slots, Slot("Bath", 5, 2, ("Ana",))]),
        ("time", with_slot(PLAIN[4], day=2, people=("Cleo",))),
        ("time", with_slot(PLAIN[4], part=0)),
    ],
)
def test_each_broken_rule_is_found(rule: str, change: Callable[[list[Slot]], list[Slot]]) -> None:
    assert rule in {each.rule for each in check.broken(small(), change(plain_plan()))}


def test_turns_of_a_fortnight_are_checked() -> None:
    made = home({"name": "Bath", "minutes": 30, "alternate": True})
    same = [Slot("Bath", 0, 2, ("Ana",)), Slot("Bath", 9, 2, ("Ana",))]
    assert [each.rule for each in check.broken(made, same, 2)] == ["turn"]
    assert not check.broken(made, [same[0], replace(same[1], people=("Ben",))], 2)


def test_a_pin_to_a_weekday_is_checked_for_chores_without_fixed_days() -> None:
    made = home({"name": "Bath", "minutes": 30}, pins=[["Bath", "Ana", 3]])
    assert [each.rule for each in check.broken(made, [Slot("Bath", 2, 2, ("Ben",))])] == ["pinned"]


def test_sums_are_what_the_slots_amount_to() -> None:
    made = home({"name": "Cook", "minutes": 40, "times": 4}, {"name": "Bath", "minutes": 40, "prio": 1})
    sums = check.sums(made, [Slot("Cook", 0, 2, ("Ana",)), Slot("Cook", 0, 1, ("Ana",)), Slot("Cook", 2, 2, ("Ben",))])
    assert (sums.place, sums.worst, sums.heaviest, sums.total) == (10_100, 4000, 400, 6000)
    assert sums.days == (80 - 30) + (80 - 60) + (40 - 30), "minutes above 30, and again above 60"
    assert [(load.person, load.minutes) for load in sums.loads] == [("Ana", 80), ("Ben", 40)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plan: replace(plan, slots=plan.slots[1:]),
        lambda plan: replace(plan, loads=plan.loads[:1]),
        lambda plan: replace(plan, bound=plan.worst + 1),
        lambda plan: replace(plan, unplaced=()),
        lambda plan: replace(plan, stages=tuple(replace(stage, value=stage.value + 1) for stage in plan.stages)),
    ],
)
def test_a_plan_that_claims_what_is_not_so_has_faults(spoil: Callable[[WeekPlan], WeekPlan]) -> None:
    made = household(sample("ana"))
    plan = make_plan(made)
    assert check.faults(made, plan) == ()
    assert check.faults(made, spoil(plan))


def test_a_faulty_placing_is_never_made_into_a_plan() -> None:
    made = home({"name": "Cook", "minutes": 40}, people=(person("Ana", cannot=["Cook"]), person("Ben")))
    problem = build(made)
    with pytest.raises(FailedCheck, match="did not pass its own check") as caught:
        finish(problem, {(0, 0, 2): (0,)}, make_plan(made).stages)
    assert caught.value.faults
