"""Every sentence of a plan follows from the household and the slots, by code that shares no line with the planner's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.planning.households import after_weeks, asked, household, of_every_kind, person, realistic, sample, tiny
from tests.planning.second_reader.plan import otherwise
from tests.planning.sentences import certificate, reasons
from tests.planning.sentences.plan import untrue, untrue_as_planned, untrue_of_week
from tests.planning.sentences.told import Told
from workbook.planning.engine import make_plan

pytestmark = pytest.mark.slow  # the solver, many times


def test_every_sentence_is_true_of_the_samples_and_of_random_households(lab: bool) -> None:
    homes = [sample(name) for name in ("ana", "eva", "ida")]
    homes += [tiny(seed) for seed in range(30_000, 30_200 if lab else 30_040)]
    homes += [realistic(2, 15, seed) for seed in range(10 if lab else 2)]
    homes += [after_weeks(seed) for seed in range(60_000, 60_100 if lab else 60_012)]
    homes += [{**realistic(3, 15, 0), "carry": {"Ben": -600, "Cleo": 600}}]
    for top in homes:
        assert untrue(top) == []
    for seed in (610, *range(1000, 1200 if lab else 1020)):
        assert untrue_of_week(asked(seed)) == [], f"seed {seed}"
    for seed in range(400 if lab else 8):
        begun = {"first_day": 1 + seed % 6} if seed % 4 == 3 else {}
        assert untrue_as_planned({**of_every_kind(seed), **begun}, 2.0) == [], f"of every kind, seed {seed}"


def test_every_sentence_of_a_fortnight_is_due_and_all_that_is_due_is_said(lab: bool) -> None:
    for seed in range(40_000, 40_200 if lab else 40_010):
        top = tiny(seed)
        assert otherwise(top, make_plan(household(top), weeks=2)) == [], f"seed {seed}"


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (" %", "0 %"),
        ("cannot do it", "did it last time"),
        ("finds it heavy", "finds it very heavy"),
        ("would carry 5", "would carry 6"),
    ],
)
def test_a_sentence_that_is_not_true_is_noticed(said: str, instead: str) -> None:
    noticed = 0
    for top in (sample("ana"), sample("eva"), realistic(2, 15, 0)):
        plan = make_plan(household(top))
        told = plan.certificate
        false = replace(
            told,
            lines=tuple(line.replace(said, instead) for line in told.lines),
            reasons=tuple(reason.replace(said, instead) for reason in told.reasons),
        )
        if false != told:
            checked = Told(top, replace(plan, certificate=false))
            assert [*certificate.untrue(checked), *reasons.untrue(checked)]
            noticed += 1
    assert noticed


def test_every_sentence_is_true_where_somebody_takes_no_part() -> None:
    for seed in (30_003, 30_013, 30_031):
        top = tiny(seed)
        top["people"][-1]["share"] = 0
        assert untrue(top) == [], f"seed {seed}"


def test_of_what_several_do_together_it_is_due_what_keeps_each_of_the_others_from_it() -> None:
    top = of_three_of_whom_one_cannot()
    plan = make_plan(household(top))
    assert plan.certificate.reasons == ("Bedding: Ana and Ben, together, because Cleo cannot do it.",)
    assert otherwise(top, plan) == []
    short = replace(plan.certificate, reasons=("Bedding: Ana and Ben, together.",))
    assert otherwise(top, replace(plan, certificate=short)) != []


def of_three_of_whom_one_cannot() -> dict[str, Any]:
    people = [person("Ana"), person("Ben"), person("Cleo", cannot=["Bedding"])]
    return {"people": people, "chores": [{"name": "Bedding", "minutes": 25, "people": 2}]}
