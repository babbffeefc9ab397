"""The starter list of chores."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.content.chores import CHORES, load_chores
from workbook.content.faults import ContentError
from workbook.domain.chores.household import Household, HouseholdPerson
from workbook.paths import content_folder

EVENING = ((120, 120, 180),) * 7


def test_the_list_is_long_enough_and_every_chore_has_its_done_means() -> None:
    groups = load_chores(content_folder())
    chores = [chore for _, group in groups for chore in group]
    assert len(chores) >= 40
    assert all(chore.done_means and 1 <= chore.minutes <= 90 for chore in chores)
    assert len({chore.name for chore in chores}) == len(chores)


def test_a_household_that_ticks_everything_gets_a_plan() -> None:
    from workbook.planning.engine import make_plan

    chores = tuple(chore for _, group in load_chores(content_folder()) for chore in group)
    people = (HouseholdPerson("Ana", EVENING), HouseholdPerson("Ben", EVENING))
    plan = make_plan(Household(people=people, chores=chores))
    assert not plan.unplaced
    assert plan.status == "proved"


def test_a_folder_without_the_list_has_no_starters(tmp_path: Path) -> None:
    assert load_chores(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[group]]\ntitle = "A"\n[[group.chore]]\nname = "X"\n', "minutes"),
        ('[[group]]\ntitle = "A"\n[[group.chore]]\nname = "X"\nminutes = 0\n', "outside 1 to 600"),
        ('[[group]]\ntitle = "A"\n[[group.chore]]\nname = "X"\nminutes = 5\nday = ["mon"]\n', "day"),
        ('[[group]]\ntitle = "A"\n[[group.chore]]\nname = "X"\nminutes = 5\ndays = ["moon"]\n', "moon"),
        ('[[group]]\ntitle = "A"\n[[group.chore]]\nname = "A name that is far too long"\nminutes = 5\n', "24"),
        ('[[group]]\ntitle = "A"\n' + '[[group.chore]]\nname = "X"\nminutes = 5\n' * 2, "Two of the chores"),
        ("[[group]]\n", "title"),
        ("group = 3\n", "group"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / CHORES).write_text(text, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_chores(tmp_path)
    assert fault in str(caught.value)
    assert CHORES in str(caught.value)
