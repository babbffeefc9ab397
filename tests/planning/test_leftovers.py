"""What does not fit is listed with a human reason and the smallest change that would help; nothing fails."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planning.households import home, person
from workbook.domain.chores.household import Household
from workbook.domain.chores.spelled_out import spelled_out
from workbook.domain.chores.week import Unplaced
from workbook.planning.engine import make_plan
from workbook.words.chores import leftovers as words

NONE = [[0, 0, 0]] * 7


def left(household: Household) -> tuple[Unplaced, ...]:
    return make_plan(household).unplaced


def free(day: int, part: int, minutes: int) -> list[list[int]]:
    week = [[0, 0, 0] for _ in range(7)]
    week[day][part] = minutes
    return week


def chore(minutes: int = 30, **more: Any) -> dict[str, Any]:
    return {"name": "Attic", "minutes": minutes, **more}


def test_longer_than_any_free_stretch() -> None:
    [one] = left(home(chore(100), people=(person("Kim", avail=free(5, 0, 90)),)))
    assert one.reason == "needs 100 minutes in one go; the longest free stretch is 90, Saturday morning"
    assert one.remedy == "Kim: 10 more minutes on Saturday morning"


def test_nobody_can() -> None:
    [one] = left(home(chore(), people=(person("Ana", cannot=["Attic"]), person("Ben", cannot=["Attic"]))))
    assert one.reason == "nobody here can"
    assert one.remedy == "somebody here could learn it, or somebody else be asked"


def test_no_time_when_both_are_free() -> None:
    people = (person("Ana", avail=free(0, 2, 60)), person("Ben", avail=free(1, 2, 60)))
    [one] = left(home(chore(people=2), people=people))
    assert one.reason == "no time when two who can are free together"
    assert one.remedy == "Ben: 30 more minutes on Monday evening"


def test_two_needed_and_only_one_can() -> None:
    [one] = left(home(chore(people=2), people=(person("Ana", cannot=["Attic"]), person("Ben"))))
    assert one.reason == "needs two, and only Ben can"
    [one] = left(home(chore(people=2), people=(person("Ana"),)))
    assert one.reason == "needs two, and there is only one here"


def test_no_free_time_at_all() -> None:
    plan = make_plan(home(chore(), people=(person("Ana", avail=NONE), person("Ben", avail=NONE))))
    assert plan.unplaced[0].reason == "needs 30 minutes in one go; there is no free time for it at all"
    assert plan.unplaced[0].remedy == "Ana: 30 more minutes on Monday morning"
    assert "Nobody has any free time, so nothing can be placed." in plan.notes
    assert plan.notes[-1].startswith("100 % of the work, by its minutes, has no place here and is on nobody's list.")


def test_more_often_than_the_days_allow() -> None:
    [one] = left(home(chore(10, times=3, gap=3, allowed_days=[5, 6])))
    assert one.times == 2
    assert one.reason == "3 times a week do not fit: of 3 days in a row one may have it, which leaves room for 1"
    assert "closer together" in one.remedy


def test_pins_that_contradict() -> None:
    pins = [["Attic", "Ana", None], ["Attic", "Ben", None]]
    plan = make_plan(home(chore(), {"name": "Other", "minutes": 10}, pins=pins))
    [one] = plan.unplaced
    assert one.reason == "is pinned to Ana and Ben at once"
    assert one.remedy == "take away a pin"
    assert [slot.chore for slot in plan.slots] == ["Other"], "and a plan for all the rest"
    assert "The pins of “Attic” contradict each other: Ana and Ben." in plan.notes


def test_pinned_to_somebody_who_cannot() -> None:
    [one] = left(home(chore(), people=(person("Ana"), person("Ben", cannot=["Attic"])), pins=[["Attic", "Ben", None]]))
    assert (one.reason, one.remedy) == ("is pinned to Ben, who cannot do it", "take away a pin")
    ben = person("Ben", cannot=["Attic"])
    [one] = left(spelled_out(home(chore(owner="Ben"), people=(person("Ana"), ben))))
    assert (one.reason, one.remedy) == ("belongs to Ben, who cannot do it", "let somebody else have it")
    [one] = left(home(chore(), pins=[["Attic", "Ben", None]], forbids=[["Attic", "Ben", None]]))
    assert one.reason == "is pinned to Ben, whom you left out of it"
    short = person("Ben", avail=free(0, 2, 20))
    [one] = left(spelled_out(home(chore(each=True), people=(person("Ana"), short))))
    assert one.reason.startswith("belongs to Ben; needs 30 minutes in one go; the longest free stretch")


@pytest.mark.parametrize(
    ("more", "pins", "said"),
    [
        ({"allowed_days": [3]}, [["Ana", 4]], "is pinned to Friday, which is not among its allowed days"),
        (
            {"times": 2, "gap": 3}, [["Ana", 2], ["Ben", 3]],
            "is pinned to Wednesday and Thursday, but of 3 days in a row one may have it",
        ),
        (
            {"times": 2, "gap": 5}, [["Ana", 2]],
            "2 times a week do not fit beside what is pinned to Wednesday: of 5 days in a row one may have it, which "
            "leaves room for 1",
        ),
        ({"days": [0, 1]}, [["Ben", 1]], "is pinned to Ben, whom you left out of it on Tuesday"),
        ({"days": [0, 1]}, [["Ben", None]], "is pinned to Ben, whom you left out of it on Tuesday"),
        ({"times": 2}, [["Ben", 0], ["Ben", 1]], "is pinned to Ben, whom you left out of it on Tuesday"),
    ],
)  # fmt: skip
def test_a_pin_that_stops_it_is_named(more: dict[str, Any], pins: list[list[Any]], said: str) -> None:
    made = home(chore(**more), pins=[["Attic", *pin] for pin in pins], forbids=[["Attic", "Ben", 1]])
    [one] = left(made)
    assert (one.times, one.reason, one.remedy) == (1, said, "take away a pin")


def test_nothing_is_allowed() -> None:
    [one] = left(home(chore(days=[1], allowed_days=[5])))
    assert one.reason == "its fixed day Tuesday is not among its allowed days"
    [one] = left(home(chore(allowed_days=[])))
    assert one.reason == "no day and part of the day is allowed for it"


def test_minutes_beyond_a_day_are_set_aside_and_do_not_spoil_the_sums() -> None:
    plan = make_plan(home(chore(100_000), {"name": "Cook", "minutes": 30, "times": 4}))
    assert plan.unplaced[0].reason.startswith("needs 100000 minutes, more than a whole day has")
    assert [load.basis_points for load in plan.loads] == [5000, 5000]
    assert any("Attic" in note for note in plan.notes)


def test_no_minutes_is_worth_a_word_and_is_planned() -> None:
    plan = make_plan(home(chore(0), {"name": "Cook", "minutes": 30}))
    assert {slot.chore for slot in plan.slots} == {"Attic", "Cook"}
    assert "“Attic” has 0 minutes, so it counts next to nothing." in plan.notes


def test_the_smallest_change_may_move_other_chores() -> None:
    # Attic needs 60 at once. Moving Cook to Tuesday leaves 55 on Monday: 5 more minutes, not 35.
    kim = person("Kim", avail=[[0, 0, 55], [0, 0, 30], *NONE[2:]])
    [one] = left(home(chore(60), {"name": "Cook", "minutes": 30, "prio": 1}, people=(kim,)))
    assert one.remedy == "Kim: 5 more minutes on Monday evening"


def test_what_helps_for_the_whole_week_is_said_for_the_whole_week() -> None:
    [one] = left(home(chore(30, days=[0, 1, 2, 3, 4, 5, 6]), people=(person("Kim", avail=NONE),)))
    assert one.times == 7
    assert one.remedy == "Kim: 30 more minutes each on Monday to Sunday morning"
    one_of_seven = words.more_minutes([("Kim", 30, 0, 0)], 7, 1)
    assert one_of_seven == "Kim: 30 more minutes on Monday morning (for one of the 7)"


def test_nobody_is_asked_for_more_minutes_than_a_part_of_the_day_has() -> None:
    long = [{"name": f"C{n}", "minutes": 200, "allowed_days": [3], "parts": [2]} for n in range(3)]
    plan = make_plan(home(*long, people=(person("Kim", avail=free(3, 2, 100)),)))
    assert [one.remedy for one in plan.unplaced] == [
        f"Kim: 100 more minutes on Thursday evening; that makes room for it or for {others}"
        for others in ("C1 or C2", "C0 or C2", "C0 or C1")
    ], "an evening has 420 minutes, all three would take 600"
    there = person("Kim", avail=free(3, 2, 100), hours=[[[3], "18:00", "20:00"]])
    assert not any("Thursday" in one.remedy for one in make_plan(home(*long, people=(there,))).unplaced)


def test_what_is_on_a_childs_list_says_so_and_makes_room_for_nobody_else() -> None:
    cleo = person("Cleo", avail=[[0, 20, 10]] * 7, only=["Fish"])
    ana = person("Ana", avail=free(5, 2, 30))
    made = home(
        {"name": "Fish", "minutes": 30}, {"name": "Shop", "minutes": 40}, {"name": "Iron", "minutes": 30},
        people=(ana, cleo),
    )  # fmt: skip
    fish, shop = left(made)
    assert fish.reason == (
        "is on Cleo's list alone; needs 30 minutes in one go; the longest free stretch for it is 20, Monday afternoon"
    )
    assert fish.remedy == "Ana: 40 more minutes on Monday morning; Cleo: 10 more minutes on Monday afternoon; " + (
        "with that, everything that lacked time is in"
    )
    assert shop.remedy == "the changes named with the first of these"


@pytest.mark.parametrize("count", [1, 7])
def test_one_person_or_seven(count: int) -> None:
    people = tuple(person(f"P{n}") for n in range(count))
    plan = make_plan(home(chore(times=3), {"name": "Cook", "minutes": 45, "times": 7}, people=people))
    assert len(plan.slots) == 10
    assert (len(plan.loads), plan.status) == (count, "proved")


def test_ratings_that_are_all_the_same_are_worth_a_word() -> None:
    names = [f"C{n}" for n in range(4)]
    plan = make_plan(
        home(
            *({"name": name, "minutes": 20} for name in names),
            people=(person("Ana"), person("Ben", prefs=dict.fromkeys(names, -2))),
        )
    )
    assert plan.notes == ("Ben rates every chore the same, so Ben's ratings count as neutral.",)


def test_two_hundred_chores_get_a_plan() -> None:
    from tests.planning.households import household, realistic

    made = household(realistic(2, 200, 1))
    plan = make_plan(made, seconds=2)
    assert len(plan.slots) > 150
