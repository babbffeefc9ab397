"""Changes by hand: loads, envy and broken rules follow at once."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests.planning.households import home, household, person, realistic, sample
from workbook.domain.chores.week import Slot, Week
from workbook.planning import certificate, check, hand
from workbook.planning.appraisal import appraise
from workbook.planning.engine import make_plan
from workbook.screens.chores.shown_week import ShownWeek

MONDAY = date(2026, 11, 23)


def test_moving_swapping_and_together_change_just_that() -> None:
    slots = (Slot("Cook", 0, 2, ("Ana",)), Slot("Wash", 1, 1, ("Ben",)), Slot("Dust", 3, 0, ("Ana",)))
    assert hand.moved(slots, 0, 4, 1)[0] == Slot("Cook", 4, 1, ("Ana",))
    assert hand.moved(slots, 0, 0, 2, ["Ben"])[0].people == ("Ben",)
    people = hand.swapped(slots, 0, 1)
    assert [slot.people for slot in people] == [("Ben",), ("Ana",), ("Ana",)]
    times = hand.swapped(slots, 0, 2)
    assert [(slot.chore, slot.day, slot.part) for slot in times] == [("Cook", 3, 0), ("Wash", 1, 1), ("Dust", 0, 2)]


def test_together_asks_the_one_who_carries_least_and_alone_leaves_it_with_them() -> None:
    three = (person("Ana"), person("Ben", cannot=["Cook"]), person("Cleo"))
    made = home({"name": "Cook", "minutes": 30}, {"name": "Wash", "minutes": 30}, people=three)
    slots = (Slot("Cook", 0, 2, ("Ana",)), Slot("Wash", 0, 2, ("Ana",)))
    both = hand.together(made, slots, 0)
    assert both[0].people == ("Ana", "Cleo")
    assert hand.together(made, both, 0)[0].people == ("Cleo",)


def test_an_appraisal_names_loads_envy_and_broken_rules() -> None:
    made = home({"name": "Cook", "minutes": 60, "times": 2}, {"name": "Wash", "minutes": 20}, people=(
        person("Ana"), person("Ben", avail=[[0, 0, 30]] * 7),
    ))  # fmt: skip
    slots = [Slot("Cook", 0, 2, ("Ana",)), Slot("Cook", 1, 2, ("Ben",)), Slot("Wash", 0, 2, ("Ana",))]
    found = appraise(Week("week", MONDAY, made, make_plan(made)), slots)
    assert found.faults == ("Ben is 30 minutes short on Tuesday evening.",)
    assert appraise(Week("week", MONDAY, made, make_plan(made)), slots, "Ben").of(slots[1]) == (
        "You are 30 minutes short on Tuesday evening."
    )
    shown = ShownWeek.of(Week("week", MONDAY, made, replace(make_plan(made), slots=tuple(slots))), "Ana")
    assert "any more: Ben is 30 minutes short on Tuesday evening. You decide." in shown.certificate().plain
    [envy] = certificate.envies(made, slots)
    assert (envy.person, envy.other, envy.but_for) == ("Ana", "Ben", "Wash")
    assert check.sums(made, slots).worst == found.loads[0].basis_points


def test_appraising_is_quick_enough_to_follow_the_keys() -> None:
    made = household(sample("eva"))
    week = Week("week", MONDAY, made, make_plan(made))
    began = time.process_time()
    for number in range(20):
        appraise(week, hand.moved(week.plan.slots, number, 6, 2))
    assert (time.process_time() - began) / 20 < 0.02


def test_a_plan_restated_without_change_is_the_same_plan() -> None:
    made = household(sample("ida"))
    plan = make_plan(made)
    assert hand.by_hand(made, plan, plan.slots) == plan


def test_a_changed_plan_says_how_far_it_is_from_the_best_and_what_it_breaks() -> None:
    made = household(sample("ida"))
    plan = make_plan(made)
    number = next(n for n, slot in enumerate(plan.slots) if slot.chore == "Bins out")
    changed = hand.by_hand(made, plan, hand.moved(plan.slots, number, plan.slots[number].day, 2, ["Ida"]))
    assert changed.status == "gap"
    assert "Bins out is pinned: Jon." in changed.notes
    heaviest = changed.stages[1]
    assert heaviest.value > heaviest.bound == plan.stages[1].value
    assert any("at most" in line and "from the best possible" in line for line in changed.certificate.lines)
    assert len(changed.certificate.reasons) == len(changed.slots)


def test_moving_a_slot_to_another_day_keeps_all_that_is_proved_but_even_days() -> None:
    made = household(sample("eva"))
    plan = make_plan(made)
    number = next(n for n, slot in enumerate(plan.slots) if slot.chore == "Dust")
    changed = hand.by_hand(made, plan, hand.moved(plan.slots, number, 6, 1))
    assert changed.status == "proved"
    assert [stage.proved for stage in changed.stages[:3]] == [True, True, True]


def test_a_slot_taken_out_is_listed_as_left_out() -> None:
    made = home({"name": "Cook", "minutes": 30, "times": 2})
    plan = make_plan(made)
    changed = hand.by_hand(made, plan, plan.slots[:1])
    assert [(left.chore, left.times, left.reason) for left in changed.unplaced] == [("Cook", 1, "taken out by hand")]


def test_a_pinned_slot_stays_in_the_next_plan_and_can_be_let_go() -> None:
    made = home({"name": "Cook", "minutes": 30}, {"name": "Wash", "minutes": 30})
    slot = Slot("Cook", 4, 2, ("Ben",))
    kept = hand.pinned(made, slot, True)
    [cook] = [each for each in make_plan(kept).slots if each.chore == "Cook"]
    assert (cook.day, cook.people) == (4, ("Ben",))
    assert hand.pinned(kept, slot, False) == made


@pytest.mark.parametrize("seed", range(6))
def test_where_a_slot_fits_is_what_the_checker_says_of_the_whole_week(seed: int) -> None:
    made = household(realistic(3, 12, seed))
    slots = make_plan(made, seconds=5).slots
    number = seed % len(slots)
    slot, person = slots[number], slots[number].people[0]
    without = Counter(check.broken(made, [*slots[:number], *slots[number + 1 :]]))
    expected: set[Slot] = set()
    for other in made.people:
        people = (
            slot.people
            if other.name in slot.people
            else tuple(other.name if name == person else name for name in slot.people)
        )
        for day in range(7):
            for part in range(3):
                there = replace(slot, day=day, part=part, people=people)
                if not Counter(check.broken(made, [*slots[:number], there, *slots[number + 1 :]])) - without:
                    expected.add(there)
    assert hand.fits(made, slots, number, person) == expected
    assert slot in expected, "it fits where it stands"


def test_what_fits_nowhere_is_held_first_where_it_misses_least() -> None:
    ana, ben = person("Ana", avail=[[0, 0, 30]] * 7), person("Ben", avail=[[0, 0, 50]] * 6 + [[0, 55, 40]])
    made = home({"name": "Cook", "minutes": 60, "times": 2}, {"name": "Wash", "minutes": 20}, people=(ana, ben))
    cook, wash = Slot("Cook", 0, 2, ("Ana",)), Slot("Wash", 6, 1, ("Ben",))
    assert hand.roomiest(made, [], cook) == Slot("Cook", 6, 1, ("Ben",))
    assert hand.roomiest(made, [wash], cook) == Slot("Cook", 0, 2, ("Ben",))
    assert hand.roomiest(made, [wash], cook, first=3) == Slot("Cook", 3, 2, ("Ben",))
    assert hand.roomiest(made, [replace(cook, day=6)], cook) == Slot("Cook", 0, 2, ("Ben",)), "not twice on a day"
    never, free = person("Ben", avail=[[0, 0, 0]] * 7), person("Ana", avail=[[0, 0, 20]] * 5 + [[0, 90, 0]] * 2)
    both = home({"name": "Bed", "minutes": 25, "people": 2}, people=(free, never))
    assert hand.roomiest(both, [], Slot("Bed", 0, 2, ("Ana", "Ben"))) == Slot("Bed", 5, 1, ("Ana", "Ben"))
    unable = home({"name": "Cook", "minutes": 60}, people=(person("Ana", cannot=["Cook"]),))
    assert hand.roomiest(unable, [], cook) is None
    assert hand.roomiest(made, [], cook, first=7) is None


def test_how_much_has_no_place_is_said_after_a_change_by_hand_as_long_as_it_is_so() -> None:
    made = home({"name": "A", "minutes": 30}, {"name": "B", "minutes": 270})
    plan = make_plan(made)
    note = "90 % of the work, by its minutes, has no place here"
    here, b = plan.slots, Slot("B", 6, 0, ("Ana",))
    for slots, said in ((here, True), (hand.moved(here, 0, 5, 0), True), (hand.added(here, b), False)):
        notes = hand.by_hand(made, plan, slots).notes
        assert any(each.startswith(note) for each in notes) is said
    assert any(each.startswith(note) for each in plan.notes)
