"""How heavy a slot is: the figures of the design, to the basis point."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook.domain.chores.burden import burdens, fair_load, step, uneven
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.week import Load
from workbook.words.chores.certificate import uneven as said_uneven

A, B, C = Chore("A", 30), Chore("B", 30), Chore("C", 40)


def two(**of_ana: object) -> Household:
    return Household(people=(HouseholdPerson("Ana", **of_ana), HouseholdPerson("Ben")), chores=(A, B, C))  # type: ignore[arg-type]


def test_alike_people_see_minutes_as_parts_of_the_whole() -> None:
    beta = burdens(two(), [(A, 1), (B, 1), (C, 1)])
    assert [beta[chore, "Ana"] for chore in "ABC"] == [3000, 3000, 4000]


def test_every_slot_counts_and_together_counts_twice() -> None:
    both = Chore("C", 40, people=2)
    beta = burdens(two(), [(A, 2), (both, 1)])
    assert beta["A", "Ana"] == round(10_000 * 30 / (60 + 80))
    assert beta["C", "Ana"] == round(10_000 * 40 / 140)


def test_factors_from_hates_to_likes() -> None:
    for rating, factor in ((-2, 1.6), (-1, 1.3), (0, 1.0), (1, 0.75), (2, 0.5)):
        beta = burdens(two(ratings={"A": rating}), [(A, 1), (B, 1), (C, 1)])
        assert beta["A", "Ana"] == round(10_000 * 30 * factor / (30 * factor + 70))


def test_learning_and_planning_minutes_weigh() -> None:
    thought = Chore("B", 30, planning=15)
    beta = burdens(two(learning=("A",)), [(A, 1), (thought, 1)])
    assert beta["A", "Ana"] == 5000
    assert beta["A", "Ben"] == 4000


def test_a_chore_that_somebody_cannot_do_counts_in_their_whole_all_the_same() -> None:
    assert burdens(two(cannot=("C",)), [(A, 1), (C, 1)]) == burdens(two(), [(A, 1), (C, 1)])


def test_a_smaller_share_makes_every_slot_heavier() -> None:
    beta = burdens(two(share=50), [(A, 1), (B, 1), (C, 1)])
    assert beta["C", "Ana"] == round(10_000 * 40 / 100 / (2 * 50 / 150))
    assert beta["C", "Ben"] == round(10_000 * 40 / 100 / (2 * 100 / 150))


def test_what_weeks_taught_takes_the_place_of_the_rating() -> None:
    learned = burdens(two(ratings={"A": -2}, factors={"A": 75}), [(A, 1), (C, 1)])
    assert learned == burdens(two(ratings={"A": 1}), [(A, 1), (C, 1)])


def test_halves_are_rounded_to_even_and_nothing_is_below_one() -> None:
    small, large = Chore("S", 1), Chore("L", 1440)
    assert burdens(two(), [(small, 1), (large, 20)])["S", "Ana"] == 1
    eight = [(Chore(f"E{n}", 1), 1) for n in range(16)]
    assert burdens(two(), eight)["E0", "Ana"] == 625
    halves = [(Chore(f"H{n}", 1), 1) for n in range(32)]
    assert burdens(two(), halves)["H0", "Ana"] == 312, "312.5 goes to the even side"


def test_no_work_at_all_still_has_figures() -> None:
    assert burdens(two(), [(Chore("N", 0), 1)]) == {("N", "Ana"): 1, ("N", "Ben"): 1}


def test_fair_load_and_grain() -> None:
    def people(count: int) -> Household:
        return Household(people=tuple(HouseholdPerson(f"P{n}") for n in range(count)))

    assert [fair_load(people(count)) for count in (1, 2, 3, 7)] == [10_000, 5000, 3333, 1429]
    assert [step(people(count)) for count in (1, 4, 5, 7)] == [10, 10, 25, 25]


@given(st.lists(st.tuples(st.integers(1, 300), st.integers(1, 7)), min_size=1, max_size=12), st.sampled_from([-2, 2]))
def test_rating_everything_alike_changes_nothing(work: list[tuple[int, int]], rating: int) -> None:
    asked = [(Chore(f"C{n}", minutes), times) for n, (minutes, times) in enumerate(work)]
    ratings = {chore.name: rating for chore, _ in asked}
    beta = burdens(two(ratings=ratings), asked)
    assert all(beta[chore.name, "Ana"] == beta[chore.name, "Ben"] for chore, _ in asked)


def test_a_very_uneven_week_is_said_with_a_way_out_and_a_nearly_even_one_is_not() -> None:
    some, none = tuple((30, 0, 0) for _ in range(7)), tuple((0, 0, 0) for _ in range(7))

    def told(ana: int, ben: int, free: tuple[tuple[int, int, int], ...] = some) -> str:
        people = (HouseholdPerson("Ana", free=free), HouseholdPerson("Ben", free=some))
        found = uneven(Household(people=people, chores=(A, B, C)), [Load("Ana", ana, 60), Load("Ben", ben, 30)])
        return said_uneven(found.heavy, found.light, found.times, "Ana", idle=found.idle) if found else ""

    assert told(4500, 3400) == ""
    assert told(6000, 3000) == (
        "You carry about twice as much as Ben, by your own ratings. e changes free times and who does what."
    )
    assert "half as much again as you" in told(3000, 4600)
    assert told(8700, 0) == "Nothing of this week is on Ben’s list. e changes free times and who does what."
    assert told(0, 8700, none) == ("Nothing of this week is on your list. You have no free time in it: e gives some.")
