"""A plan on paper: text of 80 columns and Markdown that no name can break."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.planning.households import home, household, person, sample
from workbook.domain.chores.spelled_out import spelled_out
from workbook.domain.chores.week import Slot, Week
from workbook.export.chores.week_calendar import as_calendar
from workbook.export.chores.week_text import as_markdown, as_text, cells, grouped_reasons
from workbook.export.paper.as_text import as_text as sheet_text
from workbook.export.paper.week import week_sheet
from workbook.planning.engine import make_plan


def test_the_week_has_its_dates_when_they_are_known() -> None:
    made = household(sample("ida"))
    said = as_text(made, make_plan(made), date(2026, 11, 23))
    assert said.startswith("Week of 23 November 2026 · Ida & Jon\n")
    assert "Mon 23" in said
    assert "Sun 29" in said


def test_a_day_without_chores_is_shown_as_such() -> None:
    made = home({"name": "Cook", "minutes": 30, "days": [2]})
    lines = as_text(made, make_plan(made)).splitlines()
    assert "Mon  ·" in lines
    assert any(line.startswith("Wed  ") and "Cook 30" in line for line in lines)


def test_where_what_is_owed_comes_from_is_said_where_anything_is() -> None:
    made = home({"name": "Cook", "minutes": 30, "days": [2, 3]})
    plan = make_plan(made, seconds=0)
    for carry, told in (({"Ana": 345}, True), ({"Ana": 20}, False), ({}, False)):
        for said in (as_text(replace(made, carry=carry), plan), as_markdown(replace(made, carry=carry), plan)):
            assert ("A point is a hundredth of a week's work." in " ".join(said.split())) == told


def test_an_empty_week_says_so() -> None:
    made = home()
    assert "There is nothing to do this week." in as_text(made, make_plan(made))


def test_wide_letters_and_long_names_stay_within_the_width() -> None:
    made = home(
        {"name": "料理を作る" * 6, "minutes": 30, "times": 3},
        {"name": "A very long name of a chore " * 2, "minutes": 20, "times": 4},
        people=(person("花子"), person("Bartholomäus-Maximilian")),
    )
    for line in as_text(made, make_plan(made)).splitlines():
        assert cells(line) <= 80


def test_markdown_is_a_table_of_days_and_people_that_no_name_can_break() -> None:
    made = home({"name": "a|b <i>*c*</i> [x](y)", "minutes": 30}, people=(person("An|a"), person("Ben")))
    said = as_markdown(made, make_plan(made), date(2026, 11, 23))
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert len(rows) == 2 + 7
    assert all(row.replace("\\|", "").count("|") == 4 for row in rows)
    assert "<i>" not in said
    assert "## How fair it is" in said


def test_a_fortnight_shows_both_weeks() -> None:
    made = home({"name": "Cook", "minutes": 30, "days": [2]})
    plan = make_plan(made, weeks=2)
    assert "Wed 2" in as_text(made, plan)
    assert as_markdown(made, plan).count("| **") == 14


def test_what_is_planning_alone_stands_with_its_minutes() -> None:
    made = spelled_out(home({"name": "Trip", "minutes": 30, "planning": 15, "planner": "Ben"}), None)
    assert "Trip, planning 15" in as_text(made, make_plan(made))


def test_order_and_paid_help_stand_in_text_markdown_sheet_and_calendar() -> None:
    washing = (
        {"name": "Wash", "minutes": 10},
        {"name": "Hang", "minutes": 15, "after": "Wash"},
        {"name": "Set table", "minutes": 5, "after": "Hang"},
        {"name": "Windows", "minutes": 60, "helped": True},
    )
    child = {**person("Kim"), "only": ["Set table"]}
    made = spelled_out(home(*washing, people=(person("Ana"), person("Ben"), child)), None)
    plan, monday = make_plan(made), date(2026, 11, 23)
    text, table = as_text(made, plan, monday), as_markdown(made, plan, monday)
    assert "Hang 15 (after Wash)" in text
    assert "Set table, after Hang" in text  # the child's list
    assert "Hang 15 (after Wash)" in table
    assert "“Windows” is done by paid help" in table
    week = Week("w", monday, made, plan, "agreed")
    sheet = sheet_text(week_sheet(week))
    assert "after Wash" in sheet
    assert "Paid help: Windows" in sheet
    calendar = as_calendar([week], monday, datetime(2026, 11, 22, tzinfo=UTC), in_words=True).decode()
    assert ", after Wash" in calendar.replace("\\,", ",")


def test_a_day_with_several_reasons_names_the_part_and_a_name_with_a_comma_is_seen_where_it_ends() -> None:
    slots = tuple(Slot("Dog", day, part, (who,)) for day, part, who in ((0, 0, "Ana"), (0, 2, "Ben"), (1, 2, "Ben")))
    slots += tuple(Slot(name, 2, 2, ("Ben",)) for name in ("Trip", "Party, planning"))
    whys = ["Ana, because Ben sleeps.", "Ben, as you pinned it.", "Ben, as you pinned it.", *["Ben, whose it is."] * 2]
    told = tuple(f"{slot.chore}: {why}" for slot, why in zip(slots, whys, strict=True))
    plan = make_plan(home(), seconds=0)
    assert grouped_reasons(replace(plan, slots=slots, certificate=replace(plan.certificate, reasons=told))) == (
        "Dog (Mon morning): Ana, because Ben sleeps.",
        "Dog (Mon, Tue evening): Ben, as you pinned it.",
        "Trip, “Party, planning”: Ben, whose it is.",
    )
