"""What is said of a household and not used, or asked for and not planned, is named; the rest is planned."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.planning.households import person
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household_file import read
from workbook.domain.chores.spelled_out import spelled_out
from workbook.planning.notes import not_asked_for, notes, notes_of

MONDAY = date(2026, 11, 30)


def top(*chores: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"people": [person("Ana"), person("Ben", **more.pop("ben", {}))], "chores": list(chores), **more}


def chore(**more: Any) -> dict[str, Any]:
    return {"name": "C", "minutes": 20, **more}


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ({"days": [0, 1], "times": 5}, "C: times is not used, for days says it."),
        ({"days": [0, 3], "gap": 2}, "C: gap is not used, for days says it."),
        ({"days": [0, 0, 1]}, "C: a day that stands twice is not used, for days says it."),
        ({"every_days": 10, "times": 3}, "C: times is not used, for every_days says it."),
        ({"every_days": 10, "every": "month"}, "C: every is not used, for every_days says it."),
        ({"each": True, "people": 2}, "C: people is not used, for each says it."),
        ({"each": True, "owned": True}, "C: owned is not used, for each says it."),
        ({"each": True, "rotation": ["Ana"]}, "C: rotation is not used, for each says it."),
        ({"owner_until": "2026-12-31"}, "C: owner_until is not used, for there is no owner."),
        ({"planner": "Ana"}, "C: planner is not used, for there is no planning."),
    ],
)
def test_what_is_not_used_beside_something_else_is_named(said: dict[str, Any], note: str) -> None:
    assert read(top(chore(**said)))[1] == (note,)


def test_what_is_used_is_not_named() -> None:
    for said in (
        {"days": [0, 3], "times": 2},
        {"days": [0], "times": 3, "a_day": 3},
        {"every_days": 9},
        {"times": 3, "gap": 2},
    ):
        assert read(top(chore(**said)))[1] == ()


def test_the_form_does_not_speak_of_what_it_does_not_use() -> None:
    assert notes_of(read(top(chore(days=[0, 1], times=5)))[0], "C", MONDAY) == ()


def test_one_name_written_in_two_ways_is_named() -> None:
    note = "“C” is written in two ways in one list. What stands there last holds."
    assert read(top(chore(), ben={"prefs": {"C": 1, "C ": -2}}))[1] == (note,)
    assert read(top(chore(), last_done={"C": "2026-11-20", " C": "2026-11-21"}))[1] == (note,)


def test_what_cannot_be_so_at_once_is_named() -> None:
    assert read(top(chore(), ben={"cannot": ["C"], "learning": ["C"]}))[1] == (
        "Ben both cannot do C and is learning it: it counts as cannot.",
    )
    done = {"last_done": {"C": "2026-12-07"}, "monday": "2026-11-30"}
    assert read(top(chore(), **done))[1] == (
        "C: the day it was last done, 2026-12-07, comes after the week that is planned.",
    )


def test_what_is_not_planned_is_named() -> None:
    each = read(top(chore(each=True), ben={"cannot": ["C"]}))[0]
    assert notes(spelled_out(each)) == ("“C” is one each, and Ben cannot do it: there is none for Ben.",)
    pinned = read(top(chore(), pins=[["C", "Ana", 2], ["C", "Ben", 4]]))[0]
    [note] = notes(pinned)
    assert note.endswith("it stays on Wednesday, the pin of Friday is not used.")
    raked = read(top(chore(after="Mow"), {"name": "Mow", "minutes": 40, "months": [6]}))[0]
    assert not_asked_for(raked, due_in_week_of(raked, MONDAY)) == (
        "“C” comes after “Mow”, which does not come this week, so neither does it.",
    )
    late = read(top(chore(times=2), first_day=4))[0]
    assert not_asked_for(late, due_in_week_of(late, MONDAY)) == (
        "“C” is asked for once on the days that are left, of 2 a week.",
    )
