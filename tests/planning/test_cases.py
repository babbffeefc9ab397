"""Households of which a plan once said what was not true, each with the right value; every one stands for its kind."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.planning.households import after_weeks, household, realistic, short_of_time
from tests.planning.remedies import minutes_of
from workbook.domain.chores.due import due_in_week_of, is_due
from workbook.domain.chores.household import Chore, Free, Household, HouseholdPerson, Pin
from workbook.domain.chores.household_file import read
from workbook.domain.chores.week import WeekPlan
from workbook.planning.engine import make_plan

CASES = Path(__file__).parent / "cases"
EVENINGS = tuple((0, 0, 120) for _ in range(7))


def case(name: str) -> Household:
    (path,) = CASES.glob(f"{name}*.json")
    return read(json.loads(path.read_text("utf-8")))[0]


def planned(household: Household) -> WeekPlan:
    return make_plan(household, seconds=10)


def said(plan: WeekPlan) -> str:
    left = [f"{one.chore}: {one.reason}. {one.remedy}" for one in plan.unplaced]
    return "\n".join((*plan.certificate.lines, *plan.certificate.reasons, *left, *plan.notes))


def two(*chores: Chore, **more: object) -> Household:
    return Household(people=(HouseholdPerson("Ana", EVENINGS), HouseholdPerson("Ben", EVENINGS)), chores=chores, **more)  # type: ignore[arg-type]


def test_nobody_is_said_to_feel_what_they_did_not_say_of_that_chore() -> None:
    text = said(planned(case("s1_01")))
    assert "Finn does not mind" not in text
    assert "Finn likes" not in text
    assert "Finn finds" not in text, "who rates everything alike says nothing of one chore"


def test_planning_minutes_are_minutes_in_the_notes_too() -> None:
    plan = planned(case("s1_03"))
    assert "counts next to nothing" not in said(plan)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("s1_05", "needs 45 minutes in one go; on Saturday and Sunday evening the longest is 30"),
        ("s1_06", "one person does all of it, and nobody has time for all of its days"),
        ("s1_07", "its fixed days Monday and Tuesday are not among its allowed days"),
        ("s2_04", "is pinned to Ana, who takes no part this time"),
    ],
)
def test_what_was_left_out_has_the_reason_that_stops_it_alone(name: str, reason: str) -> None:
    plan = planned(case(name))
    assert [one.reason for one in plan.unplaced] == [reason]
    assert "taken up by other chores" not in said(plan)


def test_an_owner_who_is_not_there_on_all_its_days_is_helped_by_letting_two_do_it() -> None:
    assert planned(case("s1_06")).unplaced[0].remedy == "let two people do it"


def test_loads_are_true_parts_of_the_work_beside_the_agreed_part() -> None:
    plan = planned(case("s1_10"))
    line = plan.certificate.lines[0]
    parts = [int(part) for part in line.replace("%", "").replace("(", " ").split() if part.isdecimal()]
    assert parts
    assert all(part <= 100 for part in parts)
    assert "agreed: " in line


def test_what_could_not_be_given_back_is_not_said_to_be() -> None:
    household = case("s1_11")
    text = said(planned(household))
    assert "given back this week" not in text
    assert "This week does not give that back." in text
    even = two(Chore("Cook", 40, times=4), Chore("Iron", 40), carry={"Ana": 1000})
    assert "Ana is owed 10 points from the weeks before. This week Ana carries less than Ben." in said(planned(even))


def test_giving_back_is_measured_by_the_shares_agreed_on() -> None:
    people = (HouseholdPerson("Ana", EVENINGS, share=50), HouseholdPerson("Ben", EVENINGS, share=150))
    chores = (Chore("Cook", 40), Chore("Iron", 40))
    pins = (Pin("Cook", "Ana"), Pin("Iron", "Ben"))
    text = said(planned(Household(people=people, chores=chores, pins=pins, carry={"Ben": 225, "Ana": -225})))
    assert "Ana carries 50 % (agreed: 25 %), Ben 50 % (agreed: 75 %)" in text
    assert "This week, by the shares you agreed on, Ben carries less than Ana." in text


def test_what_was_somebodys_for_a_season_that_is_over_is_not_called_theirs() -> None:
    iron = Chore("Iron", 40, owner="Ana", owner_until=date(2026, 11, 1))
    home = two(iron, Chore("Cook", 40), pins=(Pin("Iron", "Ana"),), monday=date(2026, 11, 23))
    reasons = planned(home).certificate.reasons
    assert [reason for reason in reasons if reason.startswith("Iron")] == ["Iron: Ana, as you pinned it."]


def test_nothing_is_advised_that_would_change_nothing() -> None:
    """Nobody agreed on a most, and it has no hours: neither can be raised, or made others."""
    (left,) = planned(household(after_weeks(810_495))).unplaced
    assert left.remedy == "take away a pin, and then Ben: 5 more minutes on Tuesday morning"


def test_a_turn_yields_before_something_is_left_out() -> None:
    plan = planned(case("s1_13"))
    assert not plan.unplaced
    assert "the turn was given up this time" in said(plan)
    iron = Chore("Iron", 40, alternate=True)
    rests = two(iron, last_owner={"Iron": ("Ana",)})
    assert planned(rests).slots[0].people == ("Ben",), "where the other can, the turn holds"


@pytest.mark.parametrize("rating", [-2, 0, 2])
def test_rating_what_one_cannot_do_moves_nothing(rating: int) -> None:
    household = case("s2_01")
    ben = next(person for person in household.people if person.cannot)
    chore = ben.cannot[0]
    people = tuple(
        replace(p, ratings={**p.ratings, chore: rating}) if p.name == ben.name else p for p in household.people
    )
    assert planned(replace(household, people=people)).slots == planned(household).slots


def test_a_chore_that_is_never_asked_for_is_named() -> None:
    none = two(Chore("Cook", 30, times=0), Chore("Iron", 30, days=()), Chore("Dust", 30))
    plan = planned(none)
    assert [slot.chore for slot in plan.slots] == ["Dust"]
    assert "“Cook” is to be done 0 times, so it is not planned." in plan.notes
    assert "“Iron” has fixed days, but none is named, so it is not planned." in plan.notes


def test_what_is_forbidden_for_the_whole_week_is_not_said_of_one_day() -> None:
    home = two(Chore("Iron", 30), Chore("Bins", 10, days=(1,)), forbids=(Pin("Iron", "Ana"), Pin("Bins", "Ben", 1)))
    assert set(planned(home).certificate.reasons) == {
        "Iron: Ben, because you left Ana out of it.",
        "Bins: Ana, because you left Ben out of it on Tuesday.",
    }


def test_equal_ratings_are_not_called_neutral_where_they_are_not() -> None:
    rated: dict[str, int] = {"Cook": -2, "Iron": -2, "Dust": -2}
    ana, ben = HouseholdPerson("Ana", EVENINGS, ratings=rated), HouseholdPerson("Ben", EVENINGS)
    chores = tuple(Chore(name, 30) for name in rated)
    said_so = "Ana rates every chore the same, so Ana's ratings count as neutral."
    assert said_so in planned(Household(people=(ana, ben), chores=chores)).notes
    unable = replace(ana, cannot=("Cook",))
    assert said_so not in planned(Household(people=(unable, ben), chores=chores)).notes


def test_without_any_seconds_there_is_a_first_plan() -> None:
    plan = make_plan(case("s2_07"), seconds=0)
    assert plan.slots
    assert plan.status == "heuristic"


def test_what_is_monthly_comes_once_a_month() -> None:
    household = case("s2_02")
    assert household.last_done
    assert [chore.name for chore in due_in_week_of(household, date(2026, 12, 8)).chores] == ["Cook"]
    monthly = Chore("Filter", 10, every="month")
    for start in range(60):  # done on any day it falls due, through two years: once for every month, none left out
        last, months = None, []
        monday = date(2026, 1, 5)
        for _ in range(104):
            if is_due(monthly, last, monday):
                last = monday + timedelta(days=start % 7)
                sunday = monday + timedelta(days=6)
                months.append((sunday.year, sunday.month))
            monday += timedelta(days=7)
        assert len(months) == len(set(months)) == 25, "January 2026 to January 2028"


def test_every_obstacle_that_is_named_is_there() -> None:
    """One of each kind, in the order in which they are looked for."""
    home = Household(
        people=(
            HouseholdPerson("Ana", EVENINGS, ratings={"Iron": 2}),
            HouseholdPerson("Ben", EVENINGS, cannot=("Cook",), ratings={"Iron": -2}),
            HouseholdPerson("Cleo", tuple((0, 0, 20) for _ in range(7))),
        ),
        chores=(Chore("Cook", 60), Chore("Iron", 60), Chore("Dust", 15)),
    )
    plan = planned(home)
    cook = next(n for n, slot in enumerate(plan.slots) if slot.chore == "Cook")
    assert plan.certificate.reasons[cook] == (
        "Cook: Ana, because Ben cannot do it and Cleo has no 60 minutes in one go when it could be done."
    )


def test_apart_from_one_doing_means_one_doing_and_never_the_whole_list() -> None:
    from workbook.planning.certificate import envies

    home = two(Chore("Cook", 30, times=3), Chore("Iron", 30))
    slots = planned(home).slots
    everything = tuple(replace(slot, people=("Ana",)) for slot in slots)
    (envy,) = envies(home, everything)
    assert (envy.person, envy.other, envy.but_for) == ("Ana", "Ben", None), "four doings: one less is not enough"
    (one,) = envies(two(Chore("Cook", 30)), planned(two(Chore("Cook", 30))).slots)
    assert one.but_for is None, "a list of one doing has no exception"


def test_after_the_changes_that_are_named_everything_named_is_in() -> None:
    household = case("s2_07")
    plan = planned(household)
    assert len(plan.unplaced) > 1
    first, *others = plan.unplaced
    assert first.remedy.endswith("with that, everything that lacked time is in")
    assert {one.remedy for one in others} == {"the changes named with the first of these"}
    assert not planned(with_changes(household, first.remedy)).unplaced


def with_changes(household: Household, remedy: str) -> Household:
    """The household after a remedy as a person reads it: "A: 70 more minutes on Friday evening and 5 on Sunday …"."""
    for name, minutes, day, part in minutes_of(remedy):
        household = replace(
            household,
            people=tuple(
                replace(p, free=longer(p.free, day, part, minutes)) if p.name == name else p for p in household.people
            ),
        )
    return household


def longer(free: Free, day: int, part: int, minutes: int) -> Free:
    days = [list(parts) for parts in free]
    days[day][part] += minutes
    return tuple((morning, afternoon, evening) for morning, afternoon, evening in days)


@pytest.mark.parametrize("seed", range(12))
def test_remedies_of_tight_households_hold_too(seed: int) -> None:
    household = read(short_of_time(realistic(2, 14, seed), 0.55))[0]
    plan = planned(household)
    named = [one for one in plan.unplaced if "more minutes" in one.remedy and "(for" not in one.remedy]
    if named:
        [first] = named
        also = [one.chore for one in plan.unplaced if one.remedy == "the changes named with the first of these"]
        remedy, _, others = first.remedy.partition("; that makes room for it or for ")
        after = {one.chore for one in planned(with_changes(household, remedy)).unplaced}
        if others:  # one of them has its place then, whichever it is
            assert {first.chore, *others.split(" or ")} - after
        else:
            assert not {first.chore, *also} & after
