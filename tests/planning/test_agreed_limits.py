"""More of what people ask for: an order of chores, one each, hours, limits, an owner for a season, a planner apart from
the doer, paid help, a child's list. Held against trying every plan, read from a file and written back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.planning.brute import best, spelled
from tests.planning.households import NAMES, asked, home, household, person
from workbook.domain.chores.clock import parse_hours, parse_span
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.household_values import HouseholdFault
from workbook.domain.chores.week import Week
from workbook.domain.common.errors import UsageError
from workbook.export.chores.week_calendar import as_calendar
from workbook.export.chores.week_text import as_markdown, as_text
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.left_out import fewest

MONDAY = date(2026, 11, 23)
ALL_DAY = [[60, 60, 60]] * 7
WASH = {"name": "Wash", "minutes": 10, "parts": [1]}


def planned(*chores: dict[str, Any], **more: Any) -> tuple[Household, Any]:
    more.setdefault("people", tuple(person(name, avail=ALL_DAY) for name in NAMES[:2]))
    made = due_in_week_of(home(*chores, **more), MONDAY)
    return made, make_plan(made)


def broken(made: Household, *slots: Any) -> set[str]:
    return {each.rule for each in check.broken(made, slots)}


def test_the_engine_agrees_with_trying_every_plan_and_reads_what_it_writes(lab: bool) -> None:
    for seed in range(300 if lab else 15):
        top = asked(seed)
        made = household(top)
        plan = make_plan(due_in_week_of(made, MONDAY))
        assert tuple(stage.value for stage in plan.stages[:3]) == best(spelled(top)), f"seed {seed}"
        assert plan.status == "proved", f"seed {seed}"
        assert read(json.loads(json.dumps(to_plain(made))))[0] == made
        spelled_out = due_in_week_of(made, MONDAY)
        assert due_in_week_of(spelled_out, MONDAY) == spelled_out, "spelled out once, and for all"


def test_hanging_comes_after_washing_on_the_same_day() -> None:
    made, plan = planned(
        {"name": "Hang", "minutes": 10, "times": 2, "after": "Wash", "prio": 1}, {**WASH, "times": 2, "gap": 3}
    )
    wash, hang = ([slot for slot in plan.slots if slot.chore == name] for name in ("Wash", "Hang"))
    assert [slot.day for slot in wash] == [slot.day for slot in hang]
    assert all(slot.part >= 1 for slot in hang)
    assert broken(made, wash[0], replace(hang[0], part=0)) == {"after"}
    _, plan = planned({"name": "Hang", "minutes": 10, "times": 3, "after": "Wash"}, {**WASH, "times": 2})
    assert plan.unplaced[0].reason == "it comes after Wash, and once that is done there is time for it on no other day"
    ana = person("Ana", avail=[[20, 0, 20]] * 7)
    after = {"name": "Hang", "minutes": 15, "after": "Wash", "parts": [0]}
    _, plan = planned(after, {"name": "Wash", "minutes": 20, "parts": [0]}, people=(ana,))
    (left,) = plan.unplaced
    assert left.reason == "it comes after Wash, and once that is done there is time for it on no day"
    assert left.remedy.startswith("Ana: 15 more minutes on ")


def test_what_comes_after_a_chore_that_rests_rests_as_well() -> None:
    made, _ = planned(
        {"name": "Hang", "minutes": 10, "after": "Wash"},
        {**WASH, "every": "two weeks"},
        last_done={"Wash": "2026-11-20"},
    )
    assert made.chores == ()


def test_a_chain_in_a_circle_is_said_and_planned_without_the_order() -> None:
    _, plan = planned(
        {"name": "A", "minutes": 10, "after": "B"},
        {"name": "B", "minutes": 10, "after": "C"},
        {"name": "C", "minutes": 10, "after": "A"},
        {"name": "D", "minutes": 10, "after": "A"},
    )
    assert not plan.unplaced
    assert [note[:1] for note in plan.notes if "come after itself" in note] == ["A", "B", "C"]


def test_everybody_has_their_own_room() -> None:
    tidy = {"name": "Own room", "minutes": 20, "each": True}
    three = (person("Ana"), person("Ben", cannot=["Own room"]), person("Cleo"))
    made, plan = planned(tidy, people=three)
    assert {(slot.chore, slot.people) for slot in plan.slots} == {
        ("Own room (Ana)", ("Ana",)),
        ("Own room (Cleo)", ("Cleo",)),
    }
    assert plan.certificate.reasons[0].endswith(", whose it is.")
    assert made.people[1].cannot == ("Own room", "Own room (Ana)", "Own room (Cleo)")


def test_hours_of_chores_and_people() -> None:
    bins = {"name": "Bins", "minutes": 20, "days": [0], "clock": ["18:00", "18:30"]}
    early = person("Ana", avail=ALL_DAY, hours=[[[0], "17:00", "18:15"]])
    late = person("Ben", avail=ALL_DAY)
    made, plan = planned(bins, people=(early, late))
    (slot,) = plan.slots
    assert (slot.part, slot.people) == (2, ("Ben",)), "Ana is there for fifteen minutes of it"
    assert broken(made, replace(slot, people=("Ana",))) == {"clock"}
    why = "Ana is not there for 20 minutes in one go between 18:00 and 18:30 on Monday"
    assert plan.certificate.reasons == (f"Bins: Ben, because {why}.",)
    both = {**bins, "name": "Recycling"}
    _, plan = planned(bins, both, people=(person("Ana", avail=ALL_DAY), late))
    assert {slot.people for slot in plan.slots} == {("Ana",), ("Ben",)}, "nobody does two things at once"
    _, plan = planned(bins, people=(early,))
    assert plan.unplaced[0].reason == "nobody who can is there for 20 minutes in one go between 18:00 and 18:30"
    _, plan = planned({**bins, "clock": ["18:00", "18:10"]})
    assert plan.unplaced[0].reason == "takes 20 minutes, more than its hours, 18:00-18:10, have"


def test_the_most_for_a_day_and_for_an_evening_and_one_heavy_chore() -> None:
    scrub = [
        {"name": name, "minutes": 30, "days": [0], "parts": [2], "heavy": True} for name in ("Oven", "Floor", "Bath")
    ]
    made, plan = planned(*scrub, people=(person("Ana"), person("Ben")))
    assert len(plan.slots) == 2, "one heavy chore for each"
    assert (plan.unplaced[0].reason, plan.unplaced[0].remedy) == (
        "where there would be free time for it, a heavy chore stands in that evening already",
        "let it not count as heavy",
    )
    one, two = plan.slots
    assert broken(made, one, replace(two, people=one.people)) == {"heavy"}
    light = [{**chore, "heavy": False} for chore in scrub]
    made, plan = planned(*light, people=(person("Ana", most_an_evening=30), person("Ben", most_a_day=60)))
    assert not plan.unplaced
    assert sum(slot.people == ("Ana",) for slot in plan.slots) == 1
    _, tight = planned(*light, people=(person("Ana", most_an_evening=30), person("Ben", most_a_day=30)))
    assert (tight.unplaced[0].reason, tight.unplaced[0].remedy) == (
        "where there would be free time for it, the most you agreed on for one evening is reached and the most you "
        "agreed on for one day is reached",
        "raise the most minutes you agreed on",
    )
    assert broken(made, *(replace(slot, people=("Ana",)) for slot in plan.slots)) == {"evening"}
    made, plan = planned(*light, people=(person("Ana", most_a_day=20),))
    assert plan.unplaced[0].reason == (
        "takes 30 minutes, more than you agreed on as the most for those who have the time"
    )


def test_an_owner_for_a_season_and_what_comes_when_it_is_over() -> None:
    bath = {"name": "Bath", "minutes": 30, "owner": "Ben", "owner_until": "2026-11-29"}
    made, plan = planned(bath)
    assert plan.certificate.reasons == ("Bath: Ben, whose it is until 29 November 2026.",)
    after = due_in_week_of(home(bath), date(2026, 11, 30))
    assert not after.pins
    assert (
        "Bath was Ben's until 29 November 2026: now anybody may do it. Whose shall it be next?"
        in make_plan(after).notes
    )
    _, plan = planned({**bath, "owner": "Zoe"})
    assert "Bath: whose it was is not in the household any more, so anybody may do it." in plan.notes
    assert len(plan.slots) == 1
    assert made.chores[0].owner == "Ben"


def test_a_planner_apart_from_the_doer_carries_the_minutes_of_planning() -> None:
    shop = {"name": "Shop", "minutes": 30, "planning": 15, "times": 2, "planner": "Ana", "owner": "Ben"}
    made, plan = planned(shop)
    assert {(slot.chore, slot.people) for slot in plan.slots} == {("Shop, planning", ("Ana",)), ("Shop", ("Ben",))}
    assert {load.person: load.minutes for load in plan.loads} == {"Ana": 30, "Ben": 60}
    _, plan = planned({**shop, "planner": "*"})
    assert {load.person: load.minutes for load in plan.loads} == {"Ana": 30, "Ben": 60}, "the fairer, found"
    assert made.chores[0].minutes == 0


def test_what_paid_help_does_is_nobodys_but_the_planning_of_it() -> None:
    made, plan = planned(
        {"name": "Windows", "minutes": 90, "planning": 5, "helped": True}, {"name": "Cook", "minutes": 30}
    )
    assert {slot.chore for slot in plan.slots} == {"Windows, planning", "Cook"}
    assert "“Windows” is done by paid help, so it is nobody's part." in plan.notes
    assert not plan.unplaced
    assert made.chores[1].doings == 0


def test_a_child_does_what_is_on_its_list_and_has_no_part_of_the_rest() -> None:
    mia = person("Mia", only=["Set table"], share=100, most_a_day=15)
    adults = (person("Ana"), person("Ben"))
    table = {"name": "Set table", "minutes": 10, "days": [0, 1]}
    made, plan = planned(table, {"name": "Cook", "minutes": 40, "times": 2}, people=(*adults, mia))
    without = planned({"name": "Cook", "minutes": 40, "times": 2}, people=adults)[1]
    assert {slot.people for slot in plan.slots if slot.chore == "Set table"} == {("Mia",)}
    assert [load.person for load in plan.loads] == ["Ana", "Ben"]
    assert plan.loads == without.loads
    assert plan.certificate.lines == without.certificate.lines
    assert plan.certificate.reasons[0] in ("Set table: Mia, because it is on Mia's list.",)
    cook = next(slot for slot in plan.slots if slot.chore == "Cook")
    assert "list" in broken(made, replace(cook, people=("Mia",)))
    assert "list" in broken(made, replace(plan.slots[0], chore="Set table", day=0, people=("Ana",)))


def test_hours_and_a_childs_list_on_paper_and_in_the_calendar() -> None:
    table = {"name": "Set table", "minutes": 10, "days": [0], "clock": ["18:00", "18:30"]}
    made, plan = planned(table, people=(person("Ana"), person("Mia", only=["Set table"])))
    text = as_text(made, plan, MONDAY)
    assert "Set table 10 18:00-18:30" in text
    assert "Mia's list\n  [ ] Mon 23, evening: Set table" in text
    assert "## Mia's list" in as_markdown(made, plan, MONDAY)
    assert "| | Ana | Mia |" in as_markdown(made, plan, MONDAY)
    week = Week("w", MONDAY, made, plan, "agreed")
    entries = as_calendar([week], MONDAY, datetime(2026, 11, 23, tzinfo=UTC), in_words=True).decode()
    assert "Set table · Mia · 18:00-18:30" in entries


@pytest.mark.parametrize(("text", "span"), [("18:00-19:30", (1080, 1170)), ("7 to 8.15", (420, 495)), ("-", None)])
def test_hours_as_people_write_them(text: str, span: tuple[int, int] | None) -> None:
    assert parse_span(text) == span
    assert [hours.days for hours in parse_hours("Mon-Fri 17:30-22, Sat 9-12")] == [(0, 1, 2, 3, 4), (5,)]
    assert parse_hours("Sat-Mon 9-12")[0].days == (0, 5, 6)
    for wrong in ("soon", "19-18", "18:70-19", "25-26"):
        with pytest.raises(UsageError):
            parse_span(wrong)
    for wrong in ("Mon", "Mo-Xx 9-12", "Mon 9", "9-12"):
        with pytest.raises(UsageError):
            parse_hours(wrong)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("clock", ["18:00"], "from when to when"),
        ("clock", ["19:00", "18:00"], "from when to when"),
        ("after", 3, "text belongs here"),
        ("each", "yes", "true or false belongs here"),
        ("owner_until", "soon", "a date such as"),
    ],
)
def test_what_cannot_be_read_is_named(key: str, value: object, said: str) -> None:
    with pytest.raises(HouseholdFault, match=said):
        home({**WASH, key: value})


def test_of_the_limits_only_as_many_are_named_as_stop_it_everywhere() -> None:
    assert fewest([["day", "heavy"], ["day"]]) == ("day",)
    assert set(fewest([["heavy"], ["evening"]])) == {"heavy", "evening"}
    assert fewest([]) == ()
