"""Household files: what is read, what is refused with which sentence, and that nothing is lost on the way back."""

from __future__ import annotations

import json
from contextlib import suppress
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.households import realistic, sample, tiny
from workbook.domain.chores.due import is_due
from workbook.domain.chores.household import Chore, HouseholdPerson
from workbook.domain.chores.household_file import HouseholdFault, read, to_plain

MONDAY = date(2026, 11, 23)


def plain(**more: Any) -> dict[str, Any]:
    return {
        "people": [{"name": "Ana", "avail": [[0, 0, 60]] * 7}],
        "chores": [{"name": "Cook", "minutes": 30}],
        **more,
    }


def with_chore(**more: Any) -> dict[str, Any]:
    return plain(chores=[{"name": "Cook", "minutes": 30, **more}])


def with_person(**more: Any) -> dict[str, Any]:
    return plain(people=[{"name": "Ana", "avail": [[0, 0, 60]] * 7, **more}])


def test_what_is_not_said_is_as_usual() -> None:
    household, notes = read(plain())
    [chore], [person] = household.chores, household.people
    assert chore == Chore("Cook", 30)
    assert (chore.times, chore.gap, chore.people, chore.priority, chore.doings) == (1, 1, 1, 2, 1)
    assert (person.share, person.rating("Cook"), person.ability("Cook")) == (100, 0, "can")
    assert notes == ()


@pytest.mark.parametrize("name", ["ana", "eva", "ida"])
def test_the_samples_come_back_as_they_went(name: str) -> None:
    household, notes = read(sample(name))
    assert notes == ()
    assert read(json.loads(json.dumps(to_plain(household)))) == (household, ())


def test_made_up_households_come_back_as_they_went() -> None:
    for seed in range(60):
        for made in (tiny(seed), realistic(2, 20, seed)):
            household, _ = read(made)
            assert read(json.loads(json.dumps(to_plain(household))))[0] == household


@pytest.mark.parametrize(
    ("household", "sentence"),
    [
        ([], "the household: a group of named values in braces belongs here, not a list."),
        ({}, "people: between 1 and 20 entries belong here, found 0."),
        (plain(pepole=[]), '"pepole" is not known here'),
        (plain(**{"dear diary, today": 1}), "entry 3 is not known here"),
        (plain(people="Ana"), "people: a list belongs here, not text."),
        (plain(people=[{"name": "Ana"}]), "people, entry 1, avail: a list of 7 days belongs here"),
        (with_person(avail=[[0, 0, 60]] * 6), "a list of 7 days"),
        (with_person(avail=[[0, 60]] * 7), "people, entry 1, avail, day 1: 3 numbers belong here"),
        (with_person(avail=[[0, 0, -5]] * 7), "a whole number from 0 to 1440 belongs here."),
        (with_person(avail=[[0, 0, 30.5]] * 7), "a whole number belongs here, not a number with a fraction."),
        (with_person(name=7), "people, entry 1, name: a name in quotes belongs here, not a number."),
        (with_person(name="  "), "a name in quotes belongs here, not an empty text."),
        (with_person(share=0), "nobody has a share above 0"),
        (with_person(prefs={"Cook": 3}), "people, entry 1, prefs, entry 1: a whole number from -2 to 2 belongs here."),
        (with_person(prefs=[]), "names with their values, in braces, belong here, not a list."),
        (with_person(cannot="Cook"), "people, entry 1, cannot: a list belongs here, not text."),
        (plain(chores=[{"name": "Cook"}]), "chores, entry 1: minutes are missing."),
        (plain(chores=[{"minutes": 5}]), "chores, entry 1: the name is missing."),
        (plain(chores=[7]), "chores, entry 1: a group of named values in braces belongs here, not a number."),
        (with_chore(minutes="30"), "chores, entry 1, minutes: a whole number belongs here, not text."),
        (with_chore(minutes=True), "a whole number belongs here, not true or false."),
        (with_chore(minutes=-1), "a whole number 0 or more belongs here."),
        (with_chore(minutes=float("nan")), "a whole number belongs here"),
        (with_chore(times=99), "a whole number from 0 to 21 belongs here."),
        (with_chore(gap=0), "chores, entry 1, gap: a whole number from 1 to 7 belongs here."),
        (with_chore(people=4), "chores, entry 1, people: a whole number from 1 to 3 belongs here."),
        (with_chore(days=[7]), "chores, entry 1, days, entry 1: a whole number from 0 to 6 belongs here."),
        (with_chore(parts=["evening"]), "a whole number belongs here, not text."),
        (with_chore(owned="yes"), "chores, entry 1, owned: true or false belongs here, not text."),
        (with_chore(every="year"), 'one of "week", "two weeks" and "month" belongs here.'),
        (with_chore(prio=None), "a whole number belongs here, not null."),
        (plain(pins=[["Cook"]]), "pins, entry 1: [chore, person, weekday or null] belongs here."),
        (plain(pins=[["Cook", "Ana", 9]]), "pins, entry 1, weekday: a whole number from 0 to 6 belongs here."),
        (plain(last_owner={"Cook": 3}), "last_owner, entry 1, names: a list belongs here, not a number."),
        (plain(last_done={"Cook": "soon"}), "last_done, entry 1: a date such as 2026-11-21 belongs here."),
        (plain(carry={"Ana": 0.5}), "carry, entry 1: a whole number belongs here, not a number with a fraction."),
        (plain(name=["x"]), "name: text belongs here, not a list."),
        (plain(repay_absence=1), "repay_absence: true or false belongs here, not a number."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_a_sentence_with_its_place(household: object, sentence: str) -> None:
    with pytest.raises(HouseholdFault) as caught:
        read(household)
    assert sentence in str(caught.value)
    assert caught.value.exit_code == 1


def test_names_that_occur_twice_are_told_apart_and_what_was_said_holds_for_both() -> None:
    twice = plain(
        people=[
            {"name": "Alex", "avail": [[0, 0, 60]] * 7, "prefs": {"Cook": -2}, "cannot": ["Cook"]},
            {"name": "Alex", "avail": [[0, 0, 60]] * 7},
        ],
        chores=[{"name": "Cook", "minutes": 30}, {"name": "Cook", "minutes": 10}],
        pins=[["Cook", "Alex", None]],
    )
    household, notes = read(twice)
    assert [person.name for person in household.people] == ["Alex", "Alex (2)"]
    assert [chore.name for chore in household.chores] == ["Cook", "Cook (2)"]
    assert household.people[0].ratings == {"Cook": -2, "Cook (2)": -2}
    assert household.people[0].cannot == ("Cook", "Cook (2)")
    assert {pin.chore for pin in household.pins} == {"Cook", "Cook (2)"}
    assert notes == (
        "Two chores are called “Cook”. The later one is shown as “Cook (2)”.",
        "Two people are called “Alex”. The later one is shown as “Alex (2)”.",
    )


def test_words_about_chores_and_people_that_are_not_there_are_noticed_and_change_nothing() -> None:
    _, notes = read(plain(pins=[["Mow", "Ana", None], ["Cook", "Zoe", None]], last_owner={"Dust": ["Ana"]}))
    assert notes == (
        "“Mow” is spoken of, but there is no chore of that name.",
        "“Dust” is spoken of, but there is no chore of that name.",
        "“Zoe” is spoken of, but there is nobody of that name.",
    )


def test_some_keys_have_another_name_that_is_understood_as_well() -> None:
    made, _ = read(plain(chores=[{"name": "Cook", "minutes": 30, "planning_minutes": 5, "priority": 1}],
                         forbid=[["Cook", "Ana", 0]]))  # fmt: skip
    assert (made.chores[0].planning, made.chores[0].priority, len(made.forbids)) == (5, 1, 1)


def test_names_lose_what_could_harm_a_screen() -> None:
    household, _ = read(plain(chores=[{"name": "Co\x1b[31mok\u202e\nnow", "minutes": 5}]))
    assert household.chores[0].name == "Co [31mok now"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from(["people", "chores", "pins", "last_owner", "carry", "name", "avail", "prefs", "days", "minutes"]),
)
def test_whatever_stands_in_a_file_it_is_read_or_refused_and_never_crashes(value: Any, key: str) -> None:
    for made in (value, {**plain(), key: value}, with_chore(**{key: value}), with_person(**{key: value})):
        with suppress(HouseholdFault):
            read(deepcopy(made))


@pytest.mark.parametrize(
    ("every", "last", "due"),
    [
        ("week", date(2026, 11, 22), True),
        ("two weeks", None, True),
        ("two weeks", date(2026, 11, 22), False),
        ("two weeks", date(2026, 11, 15), True),
        ("two weeks", date(2026, 11, 16), False),
        ("month", date(2026, 11, 1), False),
        ("month", date(2026, 10, 25), True),
        ("month", date(2026, 10, 31), False),  # the week whose Sunday is 1 November: it was November's
        ("month", date(2025, 11, 1), True),
    ],
)
def test_when_a_chore_is_due(every: Any, last: date | None, due: bool) -> None:
    assert is_due(Chore("Beds", 20, every=every), last, MONDAY) is due


def test_a_monthly_chore_is_due_in_the_week_that_reaches_the_new_month() -> None:
    monthly = Chore("Oven", 20, every="month")
    assert not is_due(monthly, date(2026, 11, 3), MONDAY)
    assert is_due(monthly, date(2026, 11, 3), date(2026, 11, 30)), "the week of 30 November reaches into December"


def test_learning_takes_half_as_long_again_rounded_up() -> None:
    learner = HouseholdPerson("Ana", learning=("Cook",))
    assert [learner.minutes(Chore("Cook", minutes)) for minutes in (1, 10, 25)] == [2, 15, 38]
    assert learner.minutes(Chore("Wash", 25)) == 25


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (
            {"forbid": [], "forbids": []},
            'the household: "forbid" and "forbids" say the same; only one of them may stand here.',
        ),
        (
            {"chores": [{"name": "Cook", "minutes": 5, "prio": 1, "priority": 3}]},
            'chores, entry 1: "priority" and "prio" say the same; only one of them may stand here.',
        ),
        (
            {"chores": [{"name": "Cook", "minutes": 5, "planning": 1, "planning_minutes": 3}]},
            'chores, entry 1: "planning_minutes" and "planning" say the same; only one of them may stand here.',
        ),
    ],
)
def test_two_names_of_one_value_are_refused_and_nothing_is_lost_silently(wrong: dict[str, Any], sentence: str) -> None:
    with pytest.raises(HouseholdFault) as fault:
        read(plain(**wrong))
    assert str(fault.value) == sentence
