"""What past weeks teach the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from tests.planning.households import home, household, person, sample
from workbook.domain.chores.balance import carried, history, owed
from workbook.domain.chores.household import Household
from workbook.domain.chores.learning import taught
from workbook.domain.chores.week import Certificate, Load, Slot, SlotRecord, Week, WeekPlan

MONDAY = date(2026, 11, 23)


def week(made: Household, slots: list[Slot], records: dict[int, SlotRecord] | None = None, **more: Any) -> Week:
    plan = WeekPlan("proved", tuple(slots), (), (Load("Ana", 0, 0),), 0, 0, 10, (), Certificate(5000, (), True, 0))
    values: dict[str, Any] = {"state": "agreed", **more}
    return Week("w", values.pop("monday", MONDAY), made, plan, records=records or {}, **values)


NEXT = MONDAY + timedelta(days=7)
COOK, BATH = {"name": "Cook", "minutes": 30}, {"name": "Bath", "minutes": 30, "alternate": True}


def test_real_minutes_are_averaged_with_what_was_said_at_first() -> None:
    made = home({**COOK, "times": 2})
    slots = [Slot("Cook", 0, 2, ("Ana",)), Slot("Cook", 1, 2, ("Ben",))]
    records = {0: SlotRecord("done", minutes=50), 1: SlotRecord("done", minutes=41)}
    assert taught(made, [week(made, slots, records)], NEXT).chores[0].minutes == round((2 * 30 + 50 + 41) / 4)


def test_a_learners_minutes_count_for_two_thirds() -> None:
    made = home(COOK, people=(person("Ana", learning=["Cook"]), person("Ben")))
    done = week(made, [Slot("Cook", 0, 2, ("Ana",))], {0: SlotRecord("done", minutes=45)})
    assert taught(made, [done], NEXT).chores[0].minutes == 30


def test_heavier_and_lighter_move_the_factor_by_a_tenth_within_bounds() -> None:
    made = home({**COOK, "times": 7}, people=(person("Ana", prefs={"Cook": -2}), person("Ben")))
    slots = [Slot("Cook", day, 2, ("Ana",)) for day in range(7)]
    once = week(made, slots, {0: SlotRecord("done", felt="lighter")})
    assert taught(made, [once], NEXT).people[0].factors == {"Cook": 144}
    often = week(made, slots, {day: SlotRecord("done", felt="heavier") for day in range(7)})
    assert taught(made, [often], NEXT).people[0].factors == {"Cook": 200}
    assert taught(made, [often], NEXT).people[1].factors == {}


def test_whoever_really_did_it_rests_next_time() -> None:
    made = home(BATH)
    done = week(made, [Slot("Bath", 2, 2, ("Ana",))], {0: SlotRecord("done", by=("Ben",))})
    assert taught(made, [done], NEXT).last_owner == {"Bath": ("Ben",)}
    missed = week(made, [Slot("Bath", 2, 2, ("Ana",))], {0: SlotRecord("not done")})
    assert taught(made, [missed], NEXT).last_owner == {}


def test_chores_that_are_not_weekly_rest_after_they_were_done_and_not_after_they_were_missed() -> None:
    made = home({"name": "Beds", "minutes": 20, "every": "two weeks"}, COOK)
    slots = [Slot("Beds", 2, 2, ("Ana",)), Slot("Cook", 2, 2, ("Ana",))]
    assert [chore.name for chore in taught(made, [week(made, slots)], NEXT).chores] == ["Cook"]
    assert len(taught(made, [week(made, slots)], NEXT, span=2).chores) == 2, "due in the second week of a fortnight"
    assert len(taught(made, [week(made, slots, {0: SlotRecord("not done")})], NEXT).chores) == 2


def test_what_one_carried_beyond_an_even_part_is_owed_back_up_to_ten_points() -> None:
    made = home(*({"name": f"C{n}", "minutes": 30} for n in range(4)))
    uneven = [Slot(f"C{n}", 0, 2, ("Ana",) if n else ("Ben",)) for n in range(4)]
    assert carried(week(made, uneven)) == {"Ana": 7500, "Ben": 2500}
    assert owed(made, [week(made, uneven)]) == {"Ana": 1000, "Ben": -1000}
    nearly = [*uneven[:2], replace(uneven[2], people=("Ben",)), uneven[3]]
    assert owed(made, [week(made, nearly)]) == {}


def test_how_what_is_owed_came_about_is_told_week_by_week() -> None:
    made = home(*({"name": f"C{n}", "minutes": 30} for n in range(4)))
    uneven = [Slot(f"C{n}", 0, 2, ("Ana",) if n else ("Ben",)) for n in range(4)]
    weeks = [replace(week(made, uneven), id=str(n), monday=MONDAY + timedelta(days=7 * n)) for n in range(3)]
    told = list(history(made, weeks))
    assert [each.week.id for each in told] == ["0", "1", "2"]
    assert all(sum(each.by.values()) == 0 for each in told)
    assert {name: round(points) for name, points in told[-1].after.items()} == owed(made, weeks)


def test_a_week_with_somebody_away_is_repaid_only_if_the_household_chose_so() -> None:
    made = household(sample("ana"))
    alone = week(made, [Slot("Vacuum", 0, 2, ("Ana",))])
    assert owed(made, [alone]) == {}
    assert owed(replace(made, repay_absence=True), [alone]) == {"Ana": 1000, "Ben": -1000}


def test_without_carry_over_the_same_side_always_has_more_and_with_it_the_weeks_even_out() -> None:
    from workbook.planning.engine import make_plan

    work = [{"name": name, "minutes": minutes} for name, minutes in zip("ABCDE", (50, 40, 40, 30, 25), strict=True)]
    made = home(*work, people=(person("Ana", prefs={"A": -1, "B": 1}), person("Ben", prefs={"C": -1})))

    def drift(carrying: bool) -> int:
        weeks: list[Week] = []
        sums = {"Ana": 0, "Ben": 0}
        for number in range(8):
            monday = MONDAY + timedelta(days=7 * number)
            now = taught(made, weeks, monday) if carrying else made
            plan = make_plan(now)
            weeks.append(Week(str(number), monday, now, plan, "agreed"))
            for name, points in carried(weeks[-1]).items():
                sums[name] += points
        return abs(sums["Ana"] - sums["Ben"])

    assert drift(carrying=True) < drift(carrying=False) / 2


def test_proposals_and_weeks_to_come_teach_nothing() -> None:
    made = home(COOK)
    said = {0: SlotRecord("done", minutes=90)}
    slots = [Slot("Cook", 0, 2, ("Ana",))]
    assert taught(made, [week(made, slots, said, state="proposed")], NEXT).chores == made.chores
    assert taught(made, [week(made, slots, said)], MONDAY).chores == made.chores
