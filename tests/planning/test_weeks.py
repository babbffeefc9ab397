"""The planner over weeks: gaps and rhythm across Sunday, the same hands, a balance that forgets and asks for nothing
that could not be avoided. Longer runs: `python -m tests.planning.weeks`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.planning.brute import best
from tests.planning.households import home, household, person, realistic, tiny
from tests.planning.weeks import MONDAY, run
from workbook.domain.chores.balance import owed
from workbook.domain.chores.due import is_due
from workbook.domain.chores.household import Chore, Free
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.learning import taught
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.like_last_week import slacks
from workbook.planning.others import other_plans
from workbook.planning.replan import replan
from workbook.words.chores.dialogs import of_each

TWO_FREE = (person("Ana", avail=[[120, 120, 120]] * 7), person("Ben", avail=[[120, 120, 120]] * 7))

pytestmark = pytest.mark.slow  # the solver, many times


def test_a_gap_holds_across_sunday() -> None:
    made = home(
        {"name": "Mow", "minutes": 30, "times": 2, "gap": 3}, monday="2026-01-05", last_done={"Mow": "2026-01-04"}
    )
    plan = make_plan(made)
    assert plan.slots[0].day >= 2
    assert not plan.unplaced
    early = [replace(plan.slots[0], day=1), plan.slots[1]]
    assert [each.rule for each in check.broken(made, early)] == ["gap"]


def test_a_gap_that_no_week_can_keep_leaves_nothing_out() -> None:
    made = home(
        {"name": "Mow", "minutes": 30, "times": 1, "gap": 7}, monday="2026-01-05", last_done={"Mow": "2026-01-04"}
    )
    (slot,) = make_plan(made).slots
    assert slot.day == 6
    often = home(
        {"name": "Mow", "minutes": 30, "times": 2, "gap": 6}, monday="2026-01-05", last_done={"Mow": "2026-01-04"}
    )
    assert [slot.day for slot in make_plan(often).slots] == [0, 6]


def test_what_was_done_too_lately_is_left_out_and_says_so() -> None:
    made = home(
        {"name": "Mow", "minutes": 30, "times": 1, "gap": 7, "allowed_days": [0, 1]},
        monday="2026-01-05",
        last_done={"Mow": "2026-01-04"},
    )
    (left,) = make_plan(made).unplaced
    assert left.reason == "it was done so lately that before Sunday would be too soon"


def test_every_two_weeks_counts_from_the_day_it_was_done() -> None:
    beds = Chore("Beds", 30, every="two weeks")
    sunday = date(2026, 1, 11)
    assert not is_due(beds, sunday, date(2026, 1, 12))
    assert is_due(beds, sunday, date(2026, 1, 19))
    made = home(
        {"name": "Beds", "minutes": 30, "every": "two weeks"}, monday="2026-01-19", last_done={"Beds": "2026-01-11"}
    )
    (slot,) = make_plan(made).slots
    assert slot.day >= 3, "not eight days after"
    late = date(2026, 1, 25)
    oven = Chore("Oven", 20, every="month")
    assert not is_due(oven, late, date(2026, 2, 2)), "not a week after, though it is another month"
    assert is_due(oven, late, date(2026, 2, 9))


def test_every_five_days_is_every_five_days_though_every_seven_would_be_more_like_last_week() -> None:
    made = home(
        {"name": "Plants", "minutes": 10, "every_days": 5}, *({"name": f"C{n}", "minutes": 30} for n in range(6))
    )
    lived, done = list[Week](), list[date]()
    for number in range(5):
        monday = MONDAY + timedelta(days=7 * number)
        now = taught(made, lived, monday)
        lived.append(Week(str(number), monday, now, make_plan(now), "agreed"))
        done += [lived[-1].date_of(slot.day) for slot in lived[-1].plan.slots if slot.chore == "Plants"]
    assert [(two - one).days for one, two in pairwise(done)] == [5] * (len(done) - 1)
    assert len(done) >= 6


def test_the_engine_agrees_with_trying_every_plan_when_things_were_done_lately() -> None:
    for seed in [seed for seed in range(9000, 9120) if "last_done" in tiny(seed)][:25]:
        plain = tiny(seed)
        plan = make_plan(household(plain))
        assert tuple(stage.value for stage in plan.stages[:3]) == best(plain), f"seed {seed}"


def test_the_same_household_has_the_same_week_again() -> None:
    made = household(realistic(2, 15, 3))
    first = make_plan(made)
    again = replace(made, monday=MONDAY, last_week=first.slots)
    second = make_plan(again)
    assert set(second.slots) == set(first.slots)
    assert [stage.value for stage in second.stages[:3]] == [stage.value for stage in first.stages[:3]]
    assert read(to_plain(again))[0] == again


def test_what_is_given_up_for_a_week_like_the_last_one_is_said_and_the_fairest_is_to_be_had() -> None:
    made = home(*({"name": f"C{n}", "minutes": 55 + 5 * (n % 3)} for n in range(12)), people=TWO_FREE)
    fair = make_plan(made)
    assert (fair.status, fair.certificate.given, fair.stages[1].value) == ("proved", 0, 500)
    one, other = (next(s for s in fair.slots if s.people == (name,)) for name in ("Ana", "Ben"))
    minutes = {chore.name: chore.minutes for chore in made.chores}
    other = next(s for s in fair.slots if s.people == ("Ben",) and minutes[s.chore] != minutes[one.chore])
    changed = {one: replace(one, people=("Ben",)), other: replace(other, people=("Ana",))}
    last = tuple(changed.get(slot, slot) for slot in fair.slots)
    like_it = make_plan(replace(made, last_week=last))
    hands = {(slot.chore, slot.people) for slot in last}
    assert {(slot.chore, slot.people) for slot in like_it.slots} == hands
    assert like_it.stages[1].bound == 500, "what is known to be the best stays known"
    assert like_it.certificate.given == 10 * (like_it.stages[1].value - 500) > 0
    assert like_it.certificate.lines[-1].endswith(
        "best possible: so much is given up for a week more like the last one."
    )
    [fairest, *_] = other_plans(replace(made, last_week=last), last=last)
    assert (fairest.name, fairest.plan.status, fairest.plan.certificate.given) == ("fairest", "proved", 0)


def test_weeks_with_a_tenth_undone_are_steady(lab: bool) -> None:
    found = run(household(realistic(2, 12, 1)), 12 if lab else 4, 1, {"Ana": 0.1, "Ben": 0.1})
    assert max(changed for changed, _ in found.hands) <= 2, "two trade one doing each, to even out what was left undone"
    assert all(5 <= wait <= 9 for wait in found.waits)
    assert sum(found.balances[-6:]) / len(found.balances[-6:]) <= 400


def test_a_debt_may_take_two_weeks_where_one_would_change_many_hands() -> None:
    assert slacks(0) == slacks(200) == (100, 200)
    assert slacks(450) == (100, 200, 300), "what is left after it is no more than three points"


def alone(made_of: Free) -> Week:
    """A week in which Ben has so much time, and the plan that came of it."""
    made = home(
        *({"name": f"C{number}", "minutes": 30} for number in range(6)),
        people=(person("Ana"), person("Ben", avail=[list(day) for day in made_of])),
    )
    return Week("w", MONDAY, made, make_plan(made), "agreed")


def test_nothing_and_five_minutes_are_treated_alike_and_nobody_owes_what_they_could_not_avoid() -> None:
    nothing, five = alone(((0, 0, 0),) * 7), alone(((0, 0, 5),) * 7)
    assert owed(nothing.household, [nothing, replace(nothing, id="x")]) == {}
    assert owed(five.household, [five, replace(five, id="x")]) == {}
    assert owed(replace(five.household, repay_absence=True), [five]) == {"Ana": 1000, "Ben": -1000}
    assert owed(replace(nothing.household, repay_absence=True), [nothing]) == {"Ana": 1000, "Ben": -1000}


def test_who_had_all_of_it_alone_and_left_some_undone_owes_nobody() -> None:
    week = alone(((0, 0, 0),) * 7)
    some = replace(week, records=dict.fromkeys(range(3), SlotRecord("not done")))
    assert owed(week.household, [some]) == {}, "half of it was beyond an even part, and Ben was not there"
    most = replace(week, records=dict.fromkeys(range(5), SlotRecord("not done")))
    assert owed(week.household, [most])["Ana"] < 0, "less than an even part"


def test_what_was_left_undone_is_owed_and_forgotten_by_half_in_eight_weeks() -> None:
    made = home(*({"name": f"C{number}", "minutes": 30} for number in range(20)))
    plan = make_plan(made)
    bens = [number for number, slot in enumerate(plan.slots) if slot.people == ("Ben",)]
    week = Week("w", MONDAY, made, plan, "agreed", records=dict.fromkeys(bens[:3], SlotRecord("not done")))
    now = owed(made, [week], MONDAY + timedelta(days=7))
    assert now == {"Ana": 750, "Ben": -750}, "three of twenty doings, shared by two"
    assert owed(made, [week], MONDAY + timedelta(days=7 * 9)) == {"Ana": 375, "Ben": -375}
    much = replace(week, records=dict.fromkeys(bens, SlotRecord("not done")))
    assert owed(made, [much, replace(much, monday=MONDAY + timedelta(days=7))]) == {"Ana": 1000, "Ben": -1000}
    assert taught(made, [week], MONDAY + timedelta(days=7)).carry == now


def test_who_left_it_undone_makes_up_for_it_and_not_the_third() -> None:
    three = (person("Ana"), person("Ben"), person("Cleo"))
    made = home(*({"name": f"C{number}", "minutes": 30} for number in range(30)), people=three)
    plan = make_plan(made)
    bens = [number for number, slot in enumerate(plan.slots) if slot.people == ("Ben",)]
    by_ana = dict.fromkeys(bens[:3], SlotRecord("done", by=("Ana",)))
    week = Week("w", MONDAY, made, plan, "agreed", records=by_ana)
    after = taught(made, [week], MONDAY + timedelta(days=7))
    assert (after.carry["Ana"], after.carry["Ben"], after.carry.get("Cleo", 0)) == (999, -999, 0), "three of thirty"
    assert [load.minutes for load in make_plan(after).loads] == [210, 390, 300]


def test_what_was_pinned_to_a_day_that_passed_is_made_up_for_on_another() -> None:
    made = home({"name": "Mow", "minutes": 30, "times": 2}, pins=[["Mow", "Ana", 2]])
    plan = make_plan(made)
    number = next(n for n, slot in enumerate(plan.slots) if slot.day == 2)
    records = {n: SlotRecord("done" if slot.day < 2 else "not done") for n, slot in enumerate(plan.slots)}
    week = Week("w", MONDAY, made, plan, "agreed", records=records | {number: SlotRecord("not done")})
    assert len(replan(week, MONDAY + timedelta(days=3)).plan.slots) == 2


def test_who_does_nothing_is_said() -> None:
    made = home({"name": "Cook", "minutes": 30}, {"name": "Iron", "minutes": 30})
    week = Week("w", MONDAY, made, make_plan(made), "agreed", records={0: SlotRecord("not done")})
    (who,) = week.plan.slots[0].people
    assert of_each(week.became()) == f"{who}: 1 of 1 not done."
    assert of_each([("Ana", 3, 4), ("Ben", 0, 0), ("Cleo", 2, 2)]) == (
        "Ana: 1 of 4 not done. Nothing was agreed for Ben this time."
    )
