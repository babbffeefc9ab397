"""Odd wishes, one by one: a sentence that is true, and a plan for all the rest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.planning.households import person
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household_file import read
from workbook.planning.engine import make_plan

CIRCLE = "{} would have to come after itself in the end, so it is planned without that order."


@pytest.mark.parametrize(
    ("said", "planned", "sentence"),
    [
        ({"times": 0}, False, "“Cook” is to be done 0 times, so it is not planned."),
        ({"days": []}, False, "“Cook” has fixed days, but none is named, so it is not planned."),
        ({"allowed_days": []}, False, "no day and part of the day is allowed for it"),
        ({"parts": []}, False, "no day and part of the day is allowed for it"),
        ({"a_day": 21, "times": 2}, True, "Cook is planned at most 3 times a day: once in each part of it."),
        ({"times": 21}, True, "21 times a week do not fit: at most 3 times a day, each in another part of it with time "
                              "for it, leaves room for 7"),
        ({"gap": 7, "times": 7}, True, "7 times a week do not fit: of 7 days in a row one may have it, which leaves "
                                       "room for 1"),
        ({"rotation": ["Zoe", "Yan"]}, True, "Cook: of those who shall take turns nobody takes part, so anybody may do "
                                             "it."),
        ({"rotation": ["Zoe", "Ben"]}, True, "“Zoe” is spoken of, but there is nobody of that name."),
        ({"owner": "Zoe"}, True, "Cook: whose it was is not in the household any more, so anybody may do it."),
        ({"after": "Cook"}, True, CIRCLE.format("Cook")),
        ({"after": "Iron"}, True, CIRCLE.format("Iron")),
        ({"after": "Nope"}, True, "“Nope” is spoken of, but there is no chore of that name."),
        ({"months": []}, False, "Cook has a season of no month, so it never comes."),
        ({"clock": ["18:00", "18:10"]}, False, "takes 30 minutes, more than its hours, 18:00-18:10, have"),
        ({"helped": True}, False, "“Cook” is done by paid help, so it is nobody's part."),
        ({"people": 3}, False, "needs three, and there are only two here"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_and_everything_else_planned(said: dict[str, Any], planned: bool, sentence: str) -> None:
    iron = {"name": "Iron", "minutes": 20, "after": "Cook" if said.get("after") == "Iron" else ""}
    top = {"people": [person("Ana"), person("Ben")], "chores": [{"name": "Cook", "minutes": 30, **said}, iron]}
    household, notes = read(top)
    plan = make_plan(due_in_week_of(household, date(2026, 11, 23)))
    assert {slot.chore for slot in plan.slots} == ({"Cook", "Iron"} if planned else {"Iron"})
    assert sentence in (*notes, *plan.notes, *(left.reason for left in plan.unplaced))


def test_shares_far_apart_are_kept_and_told_as_parts_of_the_work() -> None:
    top = {
        "people": [person("Ana", share=1), person("Ben", share=10_000)],
        "chores": [{"name": "Cook", "minutes": 30}, {"name": "Iron", "minutes": 20}],
    }
    plan = make_plan(read(top)[0])
    assert {slot.people for slot in plan.slots} == {("Ben",)}
    assert "Ana carries 0 % (agreed: 0 %), Ben 100 % (agreed: 100 %)" in plan.certificate.lines[0]
