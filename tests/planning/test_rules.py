"""The rules of a week, one by one, as a household would notice them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.planning.households import home, person
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, WeekPlan
from workbook.planning.engine import NothingToPlan, make_plan


def slots(household: Household, chore: str) -> list[Slot]:
    return [slot for slot in make_plan(household).slots if slot.chore == chore]


def chore(name: str = "Vacuum", minutes: int = 30, **more: Any) -> dict[str, Any]:
    return {"name": name, "minutes": minutes, **more}


def who(plan: WeekPlan, chore: str) -> set[str]:
    return {name for slot in plan.slots if slot.chore == chore for name in slot.people}


def test_once_a_week_any_day_is_the_usual() -> None:
    assert len(slots(home(chore()), "Vacuum")) == 1


def test_so_many_times_a_week_keep_their_distance() -> None:
    days = [slot.day for slot in slots(home(chore(times=3, gap=2)), "Vacuum")]
    assert len(days) == 3
    assert all(later - earlier >= 2 for earlier, later in pairwise(days))


def test_fixed_weekdays_are_kept_however_close() -> None:
    assert [slot.day for slot in slots(home(chore(days=[1, 2, 5], gap=3)), "Vacuum")] == [1, 2, 5]


def test_only_allowed_days_and_parts_are_used() -> None:
    [slot] = slots(home(chore(allowed_days=[4], parts=[2])), "Vacuum")
    assert (slot.day, slot.part) == (4, 2)


def test_together_means_two_people_at_the_same_time() -> None:
    [slot] = slots(home(chore(people=2)), "Vacuum")
    assert slot.people == ("Ana", "Ben")


def test_time_is_never_overdrawn() -> None:
    busy = person("Ana", avail=[[0, 0, 40]] + [[0, 0, 0]] * 6)
    plan = make_plan(home(chore("One"), chore("Two"), people=(busy,)))
    assert len(plan.slots) == 1
    assert plan.unplaced[0].remedy == "Ana: 20 more minutes on Monday evening"


def test_learning_takes_half_as_long_again_rounded_up() -> None:
    learner = person("Ana", learning=["Vacuum"], avail=[[0, 0, 38]] * 7)
    assert len(slots(home(chore(minutes=25), people=(learner,)), "Vacuum")) == 1
    assert not slots(home(chore(minutes=26), people=(learner,)), "Vacuum"), "26 minutes take a learner 39"


def test_who_cannot_never_has_to() -> None:
    plan = make_plan(home(chore(times=2), chore("Cook", 90), people=(person("Ana", cannot=["Vacuum"]), person("Ben"))))
    assert who(plan, "Vacuum") == {"Ben"}


def test_a_forbid_holds_for_its_weekday_only() -> None:
    forbids = [["Vacuum", "Ana", 0]]
    alone = (person("Ana"),)
    assert not slots(home(chore(days=[0]), people=alone, forbids=forbids), "Vacuum")
    assert len(slots(home(chore(days=[1]), people=alone, forbids=forbids), "Vacuum")) == 1


def test_pins_are_hard_even_when_there_is_no_time() -> None:
    free, busy = person("Ana"), person("Ben", avail=[[0, 0, 10]] * 7)
    plan = make_plan(home(chore(), people=(free, busy), pins=[["Vacuum", "Ben", None]]))
    assert not plan.slots
    said = "is pinned to Ben; needs 30 minutes in one go; the longest free stretch for it is 10, Monday evening"
    assert plan.unplaced[0].reason == said


def test_a_pin_to_a_weekday_holds_one_slot_there() -> None:
    for times in (1, 2, 3):
        found = slots(home(chore(times=times), chore("Cook", 60), pins=[["Vacuum", "Ben", 3]]), "Vacuum")
        assert len(found) == times
        assert [slot.people for slot in found if slot.day == 3] == [("Ben",)]


def test_whoever_did_an_alternating_chore_rests() -> None:
    turning = home(chore(alternate=True), chore("Cook", 90), last_owner={"Vacuum": ["Ana"]})
    assert who(make_plan(turning), "Vacuum") == {"Ben"}


def test_alternation_yields_when_nobody_else_could() -> None:
    for other in (
        person("Ben", cannot=["Vacuum"]),
        person("Ben", avail=[[20, 20, 29]] * 7),
        person("Ben", learning=["Vacuum"], avail=[[0, 0, 44]] * 7),
    ):
        plan = make_plan(home(chore(alternate=True), people=(person("Ana"), other), last_owner={"Vacuum": ["Ana"]}))
        assert who(plan, "Vacuum") == {"Ana"}


def test_a_turn_yields_before_a_chore_is_left_out_and_the_plan_says_so() -> None:
    ben = person("Ben", avail=[[0, 0, 30]] + [[0, 0, 0]] * 6)
    both = home(
        chore(alternate=True),
        chore("Cook", 30, prio=1),
        people=(person("Ana", cannot=["Cook"]), ben),
        last_owner={"Vacuum": ["Ana"]},
    )
    plan = make_plan(both)
    assert who(plan, "Cook") == {"Ben"}
    assert not plan.unplaced
    assert who(plan, "Vacuum") == {"Ana"}
    assert plan.yielded == ("Vacuum",)
    assert any("the turn was given up" in note for note in plan.notes)


def test_a_pin_overrules_the_turn() -> None:
    plan = make_plan(home(chore(alternate=True), last_owner={"Vacuum": ["Ana"]}, pins=[["Vacuum", "Ana", None]]))
    assert who(plan, "Vacuum") == {"Ana"}


def test_one_owner_does_all_slots() -> None:
    plan = make_plan(home(chore(times=5, owned=True), chore("Cook", 20, times=5)))
    assert len(who(plan, "Vacuum")) == 1


def test_two_own_what_is_done_together() -> None:
    three = tuple(person(name) for name in ("Ana", "Ben", "Cleo"))
    plan = make_plan(home(chore(times=3, owned=True, people=2), chore("Cook", 45, times=7), people=three))
    assert len(who(plan, "Vacuum")) == 2


def test_planning_minutes_weigh_but_take_no_free_time() -> None:
    tight = person("Ana", avail=[[0, 0, 30]] + [[0, 0, 0]] * 6)
    plan = make_plan(home(chore(planning=20), people=(tight,)))
    assert plan.loads[0].minutes == 50


def test_urgent_chores_come_first() -> None:
    tight = person("Ana", avail=[[0, 0, 30]] + [[0, 0, 0]] * 6)
    plan = make_plan(home(chore("Nice", prio=3), chore("Must", prio=1), chore("Other"), people=(tight,)))
    assert [slot.chore for slot in plan.slots] == ["Must"]
    assert [left.chore for left in plan.unplaced] == ["Other", "Nice"]


def test_a_smaller_share_carries_less() -> None:
    work = [chore(f"C{n}", 30) for n in range(12)]
    plan = make_plan(home(*work, people=(person("Ana", share=100), person("Ben", share=50))))
    minutes = {load.person: load.minutes for load in plan.loads}
    assert minutes == {"Ana": 240, "Ben": 120}
    assert [load.basis_points for load in plan.loads] == [5000, 5000]


def test_who_has_no_share_is_left_out() -> None:
    plan = make_plan(home(chore(times=4), people=(person("Ana"), person("Ben", share=0))))
    assert [load.person for load in plan.loads] == ["Ana"]


def test_what_is_owed_is_given_back() -> None:
    work = [chore(f"C{n}", 30) for n in range(20)]
    plan = make_plan(home(*work, carry={"Ana": 1000}))
    assert [load.basis_points for load in plan.loads] == [4500, 5500]
    assert plan.worst == 5500


def test_from_five_people_on_loads_are_compared_more_coarsely() -> None:
    five = tuple(person(name) for name in ("A", "B", "C", "D", "E"))
    assert make_plan(home(chore(times=5), people=five)).step == 25
    assert make_plan(home(chore(times=5), people=five[:4])).step == 10


def test_nobody_to_plan_for_is_a_sentence() -> None:
    with pytest.raises(NothingToPlan, match="nobody to plan for"):
        make_plan(Household())


def test_no_chores_make_an_empty_plan() -> None:
    plan = make_plan(home())
    assert (plan.slots, plan.unplaced, plan.status) == ((), (), "proved")
    assert plan.certificate.lines == ("Nothing is shared out in this plan, so there is nothing to weigh.",)


def test_in_a_fortnight_turns_are_taken_and_pins_and_pairs_still_hold() -> None:
    plan = make_plan(home(chore(alternate=True), chore("Cook", 30, times=3), last_owner={"Vacuum": ["Ana"]}), weeks=2)
    first, second = (slot for slot in plan.slots if slot.chore == "Vacuum")
    assert (first.people, second.people) == (("Ben",), ("Ana",))
    assert first.day < 7 <= second.day


def test_in_a_fortnight_what_is_not_weekly_comes_once() -> None:
    plan = make_plan(home(chore(every="two weeks"), chore("Cook", 30)), weeks=2)
    assert [slot.chore for slot in plan.slots].count("Vacuum") == 1
    assert [slot.chore for slot in plan.slots].count("Cook") == 2
