"""Why a slot is whose, spoken to who sits in front: the same reasons, with "you" and its verbs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.planning.households import home, household, person, sample
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning.appraisal import why_here, why_now
from workbook.planning.engine import make_plan
from workbook.words.chores import certificate
from workbook.words.chores import reasons as words

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize("name", ["ana", "eva", "ida"])
def test_each_reason_speaks_to_who_sits_in_front_and_says_the_same(name: str) -> None:
    made = household(sample(name))
    plan = make_plan(made, seconds=0)
    week = Week("w", MONDAY, read(to_plain(made))[0], plan)
    for who in made.people:
        said = why_now(week, who.name)
        assert not any(who.name in each.removeprefix(slot.chore) for each, slot in zip(said, plan.slots, strict=True))
        assert all(f"{verb}s it" not in each for each in said for verb in ("you find", "you like", "you doe"))
        assert why_here(week, 2, who.name) == said[2]
    assert why_now(week, "Nobody") == why_now(week) == list(plan.certificate.reasons)


def test_the_verbs_follow_you() -> None:
    you = [words.YOU]
    assert words.never_free(you) == "you have no free time this week"
    assert words.taken([*you, "Kim"]) == "no room for it is left in your and Kim's free time"
    assert words.finds("you", -2) == "you find it very heavy"
    assert words.finds("you", 2) == "you like it a lot"
    assert words.learning("you") == "you are still learning it and need longer"
    assert words.would_carry_owed("you", 4600, 300) == "with it you, who are owed 3 points, would carry 46 %"
    assert words.would_carry_beside("Kim", 4600, "you", 300).endswith("while you have 3 points to make up for")
    assert words.left_out_of_it(you, None) == "you are left out of it, as agreed"
    assert words.on_list("you") == "because it is on your list"
    traded = certificate.would_trade("Kim", "Lou", 4600, 4000, "Lou")
    assert traded.startswith("Kim would rather have your list: by Kim")


def test_what_was_moved_or_done_by_the_other_is_told_to_you_and_a_reason_of_another_household_keeps_its_names() -> None:
    made = home({"name": "Cook", "minutes": 30, "days": [0, 2]}, people=(person("Ana"), person("Ben", cannot=["Cook"])))
    week = Week("w", MONDAY, made, make_plan(made), "agreed", records={0: SlotRecord("done", by=("Ben",))})
    assert why_now(week, "Ana") == [
        "Cook: Ben, who did it; agreed was you.",
        "Cook: you, because Ben cannot do it.",
    ]
    other = replace(week, household=replace(made, people=(made.people[0], replace(made.people[1], cannot=()))))
    assert why_here(other, 1, "Ana") == "Cook: Ana, because Ben cannot do it."
