"""Filling in a household: names stay true everywhere, nothing said gets lost, nothing impossible gets in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import NO_TIME, Chore, Household, HouseholdPerson, Pin
from workbook.domain.common.errors import UsageError

SAM = HouseholdPerson("Sam", ratings={"Iron": 1, "Cook": -2}, cannot=("Bins",), learning=("Cook",))
ALEX = HouseholdPerson("Alex", share=50)
HOME = Household(
    people=(SAM, ALEX),
    chores=(Chore("Iron", 30), Chore("Cook", 45), Chore("Bins", 5)),
    pins=(Pin("Iron", "Sam", 2),),
    forbids=(Pin("Cook", "Alex"),),
    last_owner={"Iron": ("Sam",), "Cook": ("Sam", "Alex")},
    last_done={"Iron": date(2026, 11, 14)},
    carry={"Sam": 120},
)


def test_a_new_name_of_a_person_is_carried_into_pins_owners_and_carry() -> None:
    home = edits.renamed_person(HOME, "Sam", "  Samira ")
    assert home.people[0].ratings == SAM.ratings
    assert home.pins == (Pin("Iron", "Samira", 2),)
    assert home.last_owner == {"Iron": ("Samira",), "Cook": ("Samira", "Alex")}
    assert home.carry == {"Samira": 120}


def test_a_new_name_of_a_chore_is_carried_into_ratings_pins_and_dates() -> None:
    home = edits.changed_chore(HOME, "Iron", Chore("Ironing", 40))
    assert home.chore("Ironing") == Chore("Ironing", 40)
    assert home.people[0].ratings == {"Ironing": 1, "Cook": -2}
    assert home.pins == (Pin("Ironing", "Sam", 2),)
    assert home.last_done == {"Ironing": date(2026, 11, 14)}
    assert set(home.last_owner) == {"Ironing", "Cook"}


@pytest.mark.parametrize("name", ["sam", " SAM ", "Alex"])
def test_nobody_is_there_twice(name: str) -> None:
    with pytest.raises(edits.NameTaken):
        edits.with_person(HOME, name)
    with pytest.raises(UsageError):
        edits.with_person(HOME, "  ")


def test_a_name_may_change_its_capitals_and_be_given_again_as_it_is() -> None:
    assert edits.renamed_person(HOME, "Sam", "SAM").people[0].name == "SAM"
    assert edits.renamed_person(HOME, "Sam", "Sam") == HOME
    assert edits.changed_chore(HOME, "Cook", Chore("cook", 45)).chore("cook") is not None


def test_two_chores_cannot_be_called_the_same() -> None:
    with pytest.raises(edits.NameTaken):
        edits.with_chore(HOME, Chore("iron", 5))
    with pytest.raises(edits.NameTaken):
        edits.changed_chore(HOME, "Iron", Chore("Cook", 5))


def test_who_leaves_takes_along_what_was_said_of_them() -> None:
    home = edits.without_person(HOME, "Sam")
    assert [person.name for person in home.people] == ["Alex"]
    assert home.pins == ()
    assert home.last_owner == {"Cook": ("Alex",)}
    assert home.carry == {}


def test_a_chore_that_is_ticked_again_finds_its_ratings_again() -> None:
    home = edits.with_chore(edits.without_chore(HOME, "Iron"), Chore("Iron", 30))
    assert home.people[0].rating("Iron") == 1


@pytest.mark.parametrize("ability", ["can", "learning", "cannot"])
@pytest.mark.parametrize("chore", ["Bins", "Cook", "Iron"])
def test_whoever_says_how_able_they_are_is_taken_at_their_word(chore: str, ability: edits.Ability) -> None:
    person = edits.able(HOME, "Sam", chore, ability).person("Sam")
    assert person is not None
    assert person.ability(chore) == ability


def test_what_is_not_rated_yet_is_known_and_what_one_cannot_do_need_not_be() -> None:
    assert edits.unrated(HOME, SAM) == ()
    assert edits.unrated(HOME, ALEX) == ("Iron", "Cook", "Bins")


def test_shares_as_percent() -> None:
    assert edits.share_percent(HOME, "Sam") == 67
    assert edits.share_percent(edits.with_share(HOME, "Sam", -5), "Sam") == 0
    assert edits.share_percent(Household(people=(HouseholdPerson("Sam", share=0),)), "Sam") == 0


@given(st.integers(0, 6), st.integers(0, 2), st.integers(-2000, 5000))
def test_free_time_stays_within_a_day_and_nothing_else_moves(day: int, part: int, minutes: int) -> None:
    free = edits.free_set(edits.USUAL_WEEK, day, part, minutes)
    assert 0 <= free[day][part] <= 1440
    same = [(d, p) for d in range(7) for p in range(3) if (d, p) != (day, part)]
    assert all(free[d][p] == edits.USUAL_WEEK[d][p] for d, p in same)


def test_a_day_is_copied_to_the_days_named() -> None:
    free = edits.free_set(NO_TIME, 0, 1, 45)
    copied = edits.free_copied(free, 0, (1, 4))
    assert [day[1] for day in copied] == [45, 45, 0, 0, 45, 0, 0]


def test_complete_means_somebody_with_time_and_something_to_do() -> None:
    assert not edits.is_complete(HOME)
    assert edits.idle(HOME) == ("Sam", "Alex")
    timed = edits.with_free(HOME, "Sam", edits.USUAL_WEEK)
    assert edits.is_complete(timed)
    assert not edits.is_complete(Household(people=timed.people))
    assert not edits.is_complete(edits.with_share(timed, "Sam", 0)), "who has time takes no part"


def test_somebody_always_keeps_a_share() -> None:
    alone = Household(people=(SAM,))
    with pytest.raises(UsageError):
        edits.without_person(alone, "Sam")
    with pytest.raises(UsageError):
        edits.with_share(alone, "Sam", 0)
    assert edits.with_share(HOME, "Sam", 0).people[0].share == 0


def test_a_household_does_not_outgrow_what_can_be_read_again() -> None:
    home = Household(people=tuple(HouseholdPerson(f"P{n}") for n in range(20)))
    with pytest.raises(UsageError):
        edits.with_person(home, "One more")
    full = Household(people=(SAM,), chores=tuple(Chore(f"C{n}", 5) for n in range(500)))
    with pytest.raises(UsageError):
        edits.with_chore(full, Chore("One more", 5))
