"""Shares by paid work: hours in all as long for everybody, worked out here by hand."""

from __future__ import annotations

import pytest

from tests.planning.households import home, person
from workbook.domain.chores.household import Household
from workbook.domain.chores.paid_hours import (
    as_long_for_all,
    chore_minutes,
    nearest_parts,
    parts_by_paid_hours,
    with_shares_by_paid_hours,
)
from workbook.domain.common.errors import UsageError
from workbook.words.chores import household as form
from workbook.words.chores import notes


def week(*hours: int, minutes: int = 1200, **more: object) -> Household:
    people = tuple(person(name, paid_hours=each) for name, each in zip(("Ana", "Ben", "Cleo"), hours, strict=False))
    return home({"name": "All", "minutes": minutes, **more}, people=people)


@pytest.mark.parametrize(
    ("hours", "parts"),
    [
        ((40, 30), (25, 75)),  # 20 h of chores: 45 h each, 5 and 15 of them
        ((40, 20), (5, 95)),  # nothing would be left for Ana: her share is still a tenth of an even one
        ((30, 30), ()),  # as now
        ((0, 0), ()),
        ((40, 35, 30), (8, 33, 58)),  # 125 h in all: 41 h 40 each
        ((60, 20, 20), (3, 48, 48)),  # the two others share all of it, but for a tenth of an even share
    ],
)
def test_paid_work_and_chores_together_are_as_long_for_everybody(
    hours: tuple[int, ...], parts: tuple[int, ...]
) -> None:
    assert tuple(percent for _, percent in parts_by_paid_hours(week(*hours))) == parts


def test_what_comes_rarely_counts_in_part_and_every_pair_of_hands() -> None:
    assert chore_minutes(week(1, 2, minutes=60, every="two weeks", people=2)) == 60
    assert chore_minutes(week(1, 2, minutes=60, months=[1, 2, 3], planning=20)) == 20
    assert chore_minutes(week(1, 2, minutes=10, days=[0, 1], a_day=2)) == 40
    assert chore_minutes(week(1, 2, minutes=10, each=True)) == 20


def test_taking_them_over_asks_no_more_and_without_hours_it_is_refused() -> None:
    assert parts_by_paid_hours(with_shares_by_paid_hours(week(40, 30))) == []
    with pytest.raises(UsageError):
        with_shares_by_paid_hours(week(0, 0))


def test_where_paid_work_alone_is_longer_it_is_not_said_to_be_as_long_for_everybody() -> None:
    assert as_long_for_all(week(40, 30))  # 20 h of chores
    assert as_long_for_all(week(40, 20))
    assert not as_long_for_all(week(40, 10))
    assert not as_long_for_all(week(60, 20, 20))
    said = notes.by_paid_hours(nearest_parts(week(40, 10)), [("Ana", 50), ("Ben", 50)], alike=False)
    assert said == (
        "Paid work and chores together cannot be as long for everybody, whoever does the chores. It comes nearest with "
        "Ana 0 % and Ben 100 % of them. You agreed on Ana 50 % and Ben 50 %."
    )


def test_what_comes_nearest_is_told_apart_from_the_least_share_that_is_taken_over() -> None:
    assert nearest_parts(week(40, 30)) == parts_by_paid_hours(week(40, 30))
    assert nearest_parts(week(60, 20, 20)) == [("Ana", 0), ("Ben", 50), ("Cleo", 50)]
    made = week(40, 20)
    said = form.by_paid_hours(nearest_parts(made), (40, 20), parts_by_paid_hours(made), alike=as_long_for_all(made))
    assert said == (
        "By your paid work it would be Ana 0 % (40 h paid) and Ben 100 % (20 h paid): then paid work and chores "
        "together are as long for everybody. Nobody who takes part has no share: p makes it Ana 5 % and Ben 95 %, if "
        "you agree."
    )
