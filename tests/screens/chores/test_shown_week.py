"""What is said of a week as it is shown: a word on who did what, and what a very uneven one has room for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.planning.households import home, person
from workbook.domain.chores.due import for_weeks
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning.engine import make_plan
from workbook.screens.chores.shown_week import ShownWeek
from workbook.widgets.chores.week_layout import WeekLayout

MONDAY = date(2026, 11, 23)


def shown(**more: object) -> ShownWeek:
    made = home(
        {"name": "Cook", "minutes": 30, "days": [0, 2]},
        {"name": "Iron", "minutes": 30},
        people=(person("Ana"), person("Ben", avail=[[0, 0, 0]] * 7)),
    )
    made = replace(made, carry={"Ana": 300})
    week = Week("w", MONDAY, made, make_plan(made, seconds=0), "agreed")
    return ShownWeek.of(replace(week, **more), "Ana")  # type: ignore[arg-type]


def test_where_there_is_room_for_little_a_very_uneven_week_is_said_in_a_line_and_what_is_owed_in_another() -> None:
    assert shown().certificate(1).plain.splitlines() == [
        "Nothing is on Ben’s list: e gives free time.",
        "You are owed 3 points; this week does not give that back.",
    ]
    ample = shown().certificate(9).plain
    assert ample.startswith("Nothing of this week is on Ben’s list. Ben has no free time in it: e gives some.")
    assert "You are owed 3 points from the weeks before." in ample


def test_what_others_did_is_not_changed_by_hand() -> None:
    assert "by hand" not in shown().title(MONDAY).plain
    done = shown(records={0: SlotRecord("done", by=("Ben",)), 1: SlotRecord(day=5, part=2)})
    assert done.title(MONDAY).plain.endswith("1 slot changed by hand · 1 done by others")
    assert done.title(MONDAY, brief=True).plain.endswith("1 by hand · 1 done by others")


def test_the_days_come_to_what_each_carries_with_planning_and_what_a_learner_needs_more() -> None:
    made = home(
        {"name": "Cook", "minutes": 30, "planning": 10, "days": [0, 2]},
        {"name": "Beds", "minutes": 20, "people": 2},
        {"name": "Trip", "minutes": 30, "planning": 15, "planner": "Ben"},
        people=(person("Ana"), person("Ben", learning=["Beds"])),
    )
    made = for_weeks(made, MONDAY)
    week = ShownWeek.of(Week("w", MONDAY, made, make_plan(made, seconds=0)), "Ana")
    layout = WeekLayout(week.view(MONDAY, ()))
    loads = {load.person: load.minutes for load in week.appraisal.loads}
    assert {name: sum(layout.minutes(day, n) for day in range(7)) for n, name in enumerate(("Ana", "Ben"))} == loads
    cook = next(slot for slot in layout.view.slots if slot.chore == "Cook")
    assert "30 min and 10 of planning" in week.headline(cook).plain
