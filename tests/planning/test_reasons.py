"""Why a slot is whose, word for word: what stops the others first."""

from __future__ import annotations

from typing import Any

from tests.planning.households import household, person
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Certificate, Load, Slot, Stage
from workbook.planning.certificate import envies, lines
from workbook.planning.engine import make_plan
from workbook.planning.reasons import reasons
from workbook.words.chores.certificate import would_trade
from workbook.words.chores.reasons import would_carry

EVENING = [[0, 0, 60]]
NONE = [[0, 0, 0]]
STAGES = (Stage("place", 0, 0, 0), Stage("heaviest", 550, 520, 0))


def week(*chores: dict[str, Any], people: tuple[dict[str, Any], ...], **more: Any) -> Household:
    made = household({"people": list(people), "chores": list(chores), **more})
    return due_in_week_of(made, made.monday) if made.monday else made


def why(made: Household, *slots: tuple[str, int, int, str]) -> str:
    """The reason of the first of these slots, without its head."""
    placed = [Slot(chore, day, part, tuple(who.split("+"))) for chore, day, part, who in slots]
    return reasons(made, placed)[0].split(", ", len(placed[0].people) // 2 + 1)[-1].removesuffix(".")


def test_what_one_person_does_all_of_is_tried_all_at_once() -> None:
    water = {"name": "Water", "minutes": 10, "times": 2, "owned": True}
    ben = person("Ben", avail=[*NONE * 2, *EVENING, *NONE * 4])
    made = week(water, people=(person("Ana"), ben))
    said = why(made, ("Water", 0, 2, "Ana"), ("Water", 1, 2, "Ana"))
    assert said == "because one person does all of it and Ben has not the time for all of it"
    one_more = week(water, people=(person("Ana"), person("Ben", avail=[*NONE * 2, *EVENING * 2, *NONE * 3])))
    said = why(one_more, ("Water", 0, 2, "Ana"), ("Water", 1, 2, "Ana"))
    assert said == "though Ben could do it as well", "all of it weighs the same on both lists"


def test_minutes_that_are_missing_are_said_of_the_part_of_the_day_that_is_meant() -> None:
    ana, ben = person("Ana"), person("Ben", avail=[[90, 90, 30]] * 7)
    cook = {"name": "Cook", "minutes": 45, "days": [5], "parts": [2]}
    assert why(week(cook, people=(ana, ben)), ("Cook", 5, 2, "Ana")) == (
        "because Ben has no 45 minutes in one go on Saturday evening"
    )
    late = {**cook, "parts": [0, 2]}
    busy = person("Ben", avail=[[10, 90, 30]] * 7)
    assert why(week(late, people=(ana, busy)), ("Cook", 5, 2, "Ana")) == (
        "because Ben has no 45 minutes in one go on Saturday morning or evening"
    )
    dog = {"name": "Dog", "minutes": 20, "days": [0], "a_day": 3}
    ben = person("Ben", avail=[[90, 10, 90]] * 7)
    slots = [("Dog", 0, 1, "Ana"), ("Dog", 0, 0, "Ben"), ("Dog", 0, 2, "Ben")]
    assert why(week(dog, people=(ana, ben)), *slots) == "because Ben has no 20 minutes in one go on Monday afternoon"


def test_who_is_away_is_said_to_be_away_and_who_comes_later_not_to_be_there() -> None:
    cook = {"name": "Cook", "minutes": 20, "days": [2], "parts": [2]}
    bins = {"name": "Bins", "minutes": 10, "allowed_days": [2, 3]}
    ben = person("Ben", away=[["2026-11-25", "2026-11-26"]])
    made = week(cook, bins, people=(person("Ana"), ben), monday="2026-11-23")
    assert why(made, ("Cook", 2, 2, "Ana")) == "because Ben is away on Wednesday"
    assert why(made, ("Bins", 3, 2, "Ana")) == "because Ben is away when it could be done"
    ben = person("Ben", away=[["2026-11-01", "2026-12-26"]])
    made = week(cook, people=(person("Ana"), ben), monday="2026-11-23")
    assert why(made, ("Cook", 2, 2, "Ana")) == "because Ben is away this week"
    call = {"name": "Call", "minutes": 30, "days": [0], "clock": ["18:00", "18:45"]}
    late = person("Ben", avail=[[0, 0, 90]] * 7, hours=[[[0], "18:30", "22:00"]])
    assert why(week(call, people=(person("Ana"), late)), ("Call", 0, 2, "Ana")) == (
        "because Ben is not there for 30 minutes in one go between 18:00 and 18:45 on Monday"
    )


def test_pins_to_two_at_once_are_named_with_their_day() -> None:
    both = [["Cook", "Ana", 0], ["Cook", "Ben", 0]]
    for often in ({"days": [0, 1]}, {"times": 2}):
        cook = {"name": "Cook", "minutes": 45, **often}
        plan = make_plan(week(cook, people=(person("Ana"), person("Ben")), pins=both))
        assert [left.reason for left in plan.unplaced] == ["is pinned to Ana and Ben at once on Monday"]


def test_what_falls_to_somebody_who_has_not_the_time_is_not_said_of_the_others() -> None:
    cook = {"name": "Cook", "minutes": 45, "days": [0, 5], "parts": [2], "owner": "Ben"}
    people = (person("Ana"), person("Ben", avail=[[0, 0, 90]] * 5 + [[90, 90, 30], [0, 0, 0]]))
    plan = make_plan(week(cook, people=people, pins=[["Cook", "Ben", None]]))
    assert [left.reason for left in plan.unplaced] == [
        "it falls to Ben, who has no 45 minutes in one go on Saturday evening"
    ]


def test_a_turn_that_went_past_somebody_says_whose_it_was_and_why() -> None:
    hall = {"name": "Hall", "minutes": 30, "rotation": ["Ana", "Ben"], "allowed_days": [4, 5]}
    known: dict[str, Any] = {"monday": "2026-11-30", "last_owner": {"Hall": ["Ana"]}}
    for ben, but in (
        (person("Ben", away=[["2026-11-30", "2026-12-06"]]), "Ben is away this week"),
        (person("Ben", away=[["2026-12-04", "2026-12-05"]]), "Ben is away when it could be done"),
        (person("Ben", cannot=["Hall"]), "Ben cannot do it"),
        (person("Ben", avail=[[0, 0, 20]] * 7), "Ben has no 30 minutes in one go when it could be done"),
        (person("Ben", share=0), "Ben takes no part this time"),
    ):
        made = week(hall, people=(person("Ana"), ben), **known)
        assert reasons(made, [Slot("Hall", 4, 2, ("Ana",))]) == (f"Hall: Ana, since it was Ben's turn, but {but}.",)
    made = week(hall, people=(person("Ana"), person("Ben")), **known)
    assert reasons(made, [Slot("Hall", 4, 2, ("Ben",))]) == ("Hall: Ben, whose turn it is.",)


def test_a_debt_that_nobody_felt_is_not_announced_and_one_that_stays_is_said_to_stay_for_what_it_stays() -> None:
    chores = ({"name": "Cook", "minutes": 60, "days": [0]}, {"name": "Wash", "minutes": 55, "days": [0]})
    loads = (Load("Ana", 5200, 60), Load("Ben", 4800, 55))
    for owed, given, said in (
        (22, 30, []),
        (300, 0, ["Ana is owed 3 points from the weeks before. This week does not give that back."]),
        (300, 30, [
            "Ana is owed 3 points from the weeks before. This week does not give that back, to stay more like the last "
            "one."
        ]),
    ):  # fmt: skip
        made = week(*chores, people=(person("Ana"), person("Ben")), carry={"Ana": owed, "Ben": -owed})
        certificate = Certificate(5000, (), False, given, given=given)
        assert [line for line in lines(made, loads, certificate, STAGES, None) if "owed" in line] == said


def test_parts_that_round_to_the_same_are_told_apart() -> None:
    assert would_carry("Ben", 4530, ("Ana", 4510)) == "with it Ben would carry 45 %, a little more than Ana now"
    assert would_carry("Ben", 4530, ("Ben", 4510)) == "with it Ben would carry 45 %, a little more than now"
    assert would_carry("Ben", 4630, ("Ana", 4510)) == "with it Ben would carry 46 %"
    assert would_trade("Ana", "Ben", 5004, 4996).endswith("it is 49.96 % of the work, Ana's own 50.04 %.")
    assert would_trade("Ana", "Ben", 1120, 8880, "Ana", (1, 9999)) == (
        "Your list is heavier than Ben's by the shares: by your own ratings it is 11 % of the work (agreed: 0 %), "
        "Ben's 89 % (agreed: 100 %)."
    )


def test_one_list_that_somebody_would_rather_have_leaves_the_others_what_is_true_of_them() -> None:
    cook, wash = ({"name": name, "minutes": 30, "days": [0, 1]} for name in ("Cook", "Wash"))
    made = week(cook, wash, people=(person("Ana"), person("Ben"), person("Cem")))
    slots = [Slot("Cook", 0, 2, ("Ana",)), Slot("Cook", 1, 2, ("Ana",)), Slot("Wash", 0, 2, ("Ben",))]
    loads = (Load("Ana", 5000, 60), Load("Ben", 2500, 30), Load("Cem", 0, 0))
    said = lines(made, loads, Certificate(3333, envies(made, slots), False, 0), STAGES, None)
    assert [line for line in said if "list" in line] == [
        "Ana would rather have Cem's list: by Ana's own ratings it is 0 % of the work, Ana's own 50 %.",
        "Ben would rather have Cem's list: by Ben's own ratings it is 0 % of the work, Ben's own 25 %.",
        "But for one turn of Cook on Ana's list, Ana would not trade with Ben.",
    ]


def test_of_three_people_each_is_named_who_is_not_the_one() -> None:
    chores = [{"name": name, "minutes": minutes, "days": [0], "parts": [2]} for name, minutes in
              (("Wash", 10), ("Cook", 60), ("Mop", 40), ("Bins", 10), ("Dust", 10))]  # fmt: skip
    made = week(*chores, people=(person("Ana"), person("Ben"), person("Cem")))
    rest = [("Cook", 0, 2, "Ana"), ("Mop", 0, 2, "Ben"), ("Bins", 0, 2, "Cem"), ("Dust", 0, 2, "Cem")]
    assert why(made, ("Wash", 0, 2, "Cem"), *rest) == (
        "because with it Ana would carry 54 % and with it on Ben's list the second-heaviest list would be heavier"
    )
    made = week(*chores[:3], people=(person("Ana"), person("Ben"), person("Cem")), forbids=[["Wash", "Ana", None]])
    said = why(made, ("Wash", 0, 2, "Ben"), ("Cook", 0, 2, "Ana"))
    assert said == "because you left Ana out of it on Monday, though Cem could do it as well"


def test_who_is_not_one_of_two_that_do_it_together_is_named_with_what_stops_them() -> None:
    beds = {"name": "Beds", "minutes": 30, "people": 2}
    cook = {"name": "Cook", "minutes": 60, "days": [0]}
    made = week(beds, cook, people=(person("Ana"), person("Ben"), person("Cem", cannot=["Beds"])))
    assert reasons(made, [Slot("Beds", 0, 2, ("Ana", "Ben"))]) == (
        "Beds: Ana and Ben, together, because Cem cannot do it.",
    )
    made = week(beds, cook, people=(person("Ana"), person("Ben"), person("Cem")))
    assert reasons(made, [Slot("Beds", 0, 2, ("Ana", "Ben")), Slot("Cook", 0, 2, ("Cem",))])[0] == (
        "Beds: Ana and Ben, together, because with it Cem would carry 75 %."
    )


def test_room_that_is_only_nearer_to_the_other_turns_is_not_denied() -> None:
    wash = {"name": "Wash", "minutes": 30, "times": 2, "gap": 2, "allowed_days": [0, 1, 3]}
    cook = {"name": "Cook", "minutes": 60, "days": [3]}
    ana = person("Ana", avail=[[0, 0, 80]] * 7)
    made = week(wash, cook, people=(ana, person("Ben")))
    slots = [("Wash", 3, 2, "Ben"), ("Wash", 1, 2, "Ana"), ("Cook", 3, 2, "Ana")]
    said = "because no room for it is left in Ana's free time"
    assert f"{said}, 2 days or more from its other turns" in reasons(made, [Slot(*s[:3], (s[3],)) for s in slots])[0]
    made = week({**wash, "allowed_days": [1, 3], "gap": 1}, cook, people=(ana, person("Ben")))
    assert why(made, *slots) == f"{said} on days that have no other turn of it"
    made = week({**wash, "minutes": 60, "allowed_days": [1, 3]}, cook, people=(ana, person("Ben")))
    assert why(made, *slots) == said, "there is none beside the other turn"


def test_hours_that_the_end_of_a_part_of_the_day_cuts_are_said_to_be() -> None:
    def said(minutes: int, **more: Any) -> str:
        chore = {"name": "Pick up", "minutes": minutes, "days": [0], "clock": ["16:30", "17:30"], **more}
        return make_plan(week(chore, people=(person("Ana"), person("Ben"))), seconds=0).unplaced[0].reason

    assert said(40) == (
        "of its hours, 16:30-17:30, there are 30 minutes in the afternoon and 30 in the evening; it takes 40"
    )
    assert said(70) == "takes 70 minutes, more than its hours, 16:30-17:30, have"
    assert said(10, parts=[0]) == "its hours, 16:30-17:30, are outside its part of the day"


def test_only_the_rule_that_leaves_no_room_is_named() -> None:
    heavy = {"minutes": 20, "days": [0], "parts": [2], "heavy": True}
    mop, scrub = ({"name": name, **heavy} for name in ("Mop", "Scrub"))
    made = week(mop, scrub, people=(person("Ana"), person("Ben")))
    said = why(made, ("Mop", 0, 2, "Ana"), ("Scrub", 0, 2, "Ben"))
    assert said == "because one heavy chore an evening leaves no room for it in Ben's week"
    ben = person("Ben", most_a_day=30)
    alone = why(week(mop, scrub, people=(person("Ana"), ben)), ("Mop", 0, 2, "Ana"), ("Scrub", 0, 2, "Ben"))
    assert alone == "because the most you agreed on for a day leaves no room for it in Ben's week", "that does alone"
    hang = {"name": "Hang", "minutes": 20, "days": [0], "parts": [2], "after": "Wash"}
    made = week(
        {"name": "Wash", "minutes": 20, "days": [0]}, {**hang, "parts": [0]},
        people=(person("Ana", avail=[[60, 60, 60]] * 7), person("Ben", avail=[[0, 60, 60]] * 7)),
    )  # fmt: skip
    said = why(made, ("Wash", 0, 0, "Ana"), ("Hang", 0, 0, "Ana"))
    assert said == "because the order of chores leaves no room for it in Ben's week"
