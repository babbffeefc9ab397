"""In the middle of a week: what is said of what was done by others, of days that have passed, of days that are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.chores.household import Away, Chore, Household, HouseholdPerson
from workbook.domain.chores.learning import taught
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.reasons import reasons
from workbook.planning.replan import replan
from workbook.words.chores.plan import broken

MONDAY = date(2026, 11, 23)
EVENINGS = ((0, 0, 60),) * 7


def of_two(*chores: Chore, **more: HouseholdPerson) -> Household:
    people = (HouseholdPerson("Ana", EVENINGS), HouseholdPerson("Ben", EVENINGS), *more.values())
    return Household(people=people, chores=chores, monday=MONDAY)


def week_of(household: Household, records: dict[int, SlotRecord] | None = None) -> Week:
    return Week("1", MONDAY, household, make_plan(household), "agreed", records=records or {})


def test_what_the_other_did_is_told_as_that_and_a_childs_chore_is_no_grown_ups_list() -> None:
    home = of_two(
        Chore("Iron", 30, days=(0,)),
        Chore("Table", 5, days=(0,)),
        kim=HouseholdPerson("Kim", EVENINGS, only=("Table",)),
    )
    week = week_of(home)
    iron, table = (next(n for n, s in enumerate(week.plan.slots) if s.chore == c) for c in ("Iron", "Table"))
    (before,) = week.plan.slots[iron].people
    other = "Ben" if before == "Ana" else "Ana"
    done = {iron: SlotRecord("done", by=(other,)), table: SlotRecord("done", by=("Ana",))}
    plan = replan(replace(week, records=done), MONDAY + timedelta(days=2)).plan
    said = dict(zip((slot.chore for slot in plan.slots), plan.certificate.reasons, strict=True))
    assert said["Iron"] == f"Iron: {other}, who did it; agreed was {before}."
    assert said["Table"] == "Table: Ana, who did it; agreed was Kim."
    assert reasons(home, [Slot("Table", 0, 2, ("Ana",))]) == ("Table: Ana.",)


def test_a_day_that_is_left_is_not_said_to_have_passed() -> None:
    home = of_two(Chore("Cook", 60, days=(0, 1, 5, 6), parts=(2,)))
    week = week_of(home)
    ill = replace(home, people=tuple(replace(p, free=(*EVENINGS[:5], (0, 0, 60), (0, 0, 0))) for p in home.people))
    (left,) = replan(week, MONDAY + timedelta(days=3), ill).plan.unplaced
    assert left.times == 1
    assert "passed" not in left.reason
    late = replan(replace(week, records={0: SlotRecord("not done")}), MONDAY + timedelta(days=6)).plan
    gone = late.unplaced
    assert any(note.startswith("25 % of the work") for note in late.notes)
    assert [(one.chore, one.reason) for one in gone if one.times == 1] == [
        ("Cook", "its day has passed, and the days that are left have it already")
    ]


def test_what_fitted_on_monday_is_not_said_never_to_have_fitted() -> None:
    home = of_two(Chore("Wash", 30, times=3, gap=2), Chore("Dog", 10, times=14, parts=(0, 2), priority=3))
    home = replace(home, people=tuple(replace(p, free=((20, 0, 60),) * 7) for p in home.people))
    week = week_of(home)
    assert not week.plan.unplaced
    missed = {n: SlotRecord("not done") for n, slot in enumerate(week.plan.slots) if slot.day < 4}
    left = {
        one.chore: one.reason for one in replan(replace(week, records=missed), MONDAY + timedelta(days=4)).plan.unplaced
    }
    lacking = "the days that are left do not hold what is still to be done"
    assert left["Wash"] == f"{lacking}: of 2 days in a row one may have it, which leaves room for 2 more"
    assert left["Dog"] == f"{lacking}: at most two times a day, which leaves room for 6 more"


def test_the_longest_stretch_is_one_of_the_days_that_are_left() -> None:
    home = of_two(Chore("Attic", 60, allowed_days=(0, 6), parts=(2,)))
    short = tuple(replace(p, free=(*EVENINGS[:6], (0, 0, 40))) for p in home.people)
    week = week_of(replace(home, people=short))
    missed = replace(week, records={0: SlotRecord("not done")})
    (left,) = replan(missed, MONDAY + timedelta(days=2)).plan.unplaced
    assert left.reason == (
        "needs 60 minutes in one go; the longest free stretch for it on the days that are left is 40, Sunday evening"
    )
    only_monday = replace(home, chores=(Chore("Attic", 60, allowed_days=(0,), parts=(2,)),))
    missed = replace(week_of(only_monday), records={0: SlotRecord("not done")})
    (left,) = replan(missed, MONDAY + timedelta(days=2)).plan.unplaced
    assert left.reason == "the days on which it can be done have passed"


def test_whose_turn_it_is_was_pinned_by_nobody() -> None:
    home = of_two(Chore("Bath", 30, rotation=("Ana", "Ben")), Chore("Mow", 30, owner="Ben"))
    due = taught(home, (), MONDAY)
    said = {broken(each) for each in check.broken(due, [Slot("Bath", 0, 2, ("Ben",)), Slot("Mow", 0, 2, ("Ana",))])}
    assert said == {"Bath: it is Ana's turn.", "Mow is Ben's."}


def test_planning_alone_takes_its_own_real_minutes_and_stands_on_no_day_away() -> None:
    home = of_two(Chore("Windows", 60, helped=True, planning=10), Chore("Cook", 30))
    ana, ben = home.people
    due = taught(replace(home, people=(replace(ana, share=0), ben)), (), MONDAY)
    week = week_of(due)
    at = next(n for n, slot in enumerate(week.plan.slots) if slot.chore == "Windows, planning")
    lived = replace(week, records={at: SlotRecord("done", minutes=40)})
    chore = taught(home, (lived,), MONDAY + timedelta(days=7)).chore("Windows, planning")
    assert chore is not None
    assert (chore.minutes, chore.planning) == (0, 20)
    gone = replace(ben, away=(Away(MONDAY, MONDAY + timedelta(days=4)),))
    plan = make_plan(taught(replace(home, people=(replace(ana, share=0), gone)), (), MONDAY))
    assert {slot.day for slot in plan.slots} <= {5, 6}
    assert len(plan.slots) == 2


def test_a_week_planned_when_it_has_begun_has_nothing_on_days_that_passed_and_says_so() -> None:
    ana, ben = HouseholdPerson("Ana", EVENINGS), HouseholdPerson("Ben", ((0, 0, 60),) * 2 + ((0, 0, 0),) * 5)
    home = Household(
        people=(ana, ben),
        chores=(Chore("Cook", 30, times=7), Chore("Bins", 10, days=(1, 3)), Chore("Iron", 50), Chore("Tent", 100)),
    )
    due = taught(home, (), MONDAY, today=MONDAY + timedelta(days=2))
    plan = make_plan(due)
    assert check.faults(due, plan) == ()
    assert sorted((slot.chore, slot.day) for slot in plan.slots if slot.chore != "Iron") == [
        ("Bins", 3), *(("Cook", day) for day in range(2, 7))
    ]  # fmt: skip
    assert [slot.chore for slot in plan.slots].count("Iron") == 0, "with Cook there is no day for it"
    assert {left.chore: left.reason for left in plan.unplaced}["Tent"] == (
        "needs 100 minutes in one go; the longest free stretch on the days that are left is 60, Wednesday evening"
    )
    assert plan.notes[0].startswith("From Wednesday on; Monday and Tuesday are past")
    assert "Ben has no free time on the days that are left." in plan.notes
    reason = next(said for said in plan.certificate.reasons if said.startswith("Cook"))
    assert reason == "Cook: Ana, because Ben has no free time on the days that are left."
    assert "day" in [each.rule for each in check.broken(due, [Slot("Cook", 1, 2, ("Ana",))])]

    agreed = Week("1", MONDAY, due, plan, "agreed")
    later = MONDAY + timedelta(days=4)
    known = taught(home, (agreed,), MONDAY, today=agreed.date_of(due.first))
    again = replan(agreed, later, known)
    assert again.changes == 0
    assert {left.chore: left.times for left in again.plan.unplaced} == {"Iron": 1, "Tent": 1}, "Monday is nobody's debt"
    following = make_plan(taught(home, (agreed,), MONDAY + timedelta(days=7)))
    assert min(slot.day for slot in following.slots) == 0
    assert not [said for said in following.notes if "has no place here" not in said]
