"""Three people and more: lists as even as they can be, and no envy of more than one doing. That the engine finds what
trying every plan finds is in test_agreement."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.households import NAMES, home, household, person, realistic
from workbook.domain.chores.slot import Slot
from workbook.planning import check, evenness, hand
from workbook.planning.engine import make_plan
from workbook.planning.evenness import envy_of_one
from workbook.planning.problem import build
from workbook.planning.steady import placing_of

LEXIMIN = "(leximin): proved."


@pytest.mark.slow
def test_the_second_and_third_list_are_evened_out_and_the_certificate_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evenness, "EACH_SECONDS", 60.0)  # however busy the machine is
    made = household(realistic(3, 15, 1))
    plan = make_plan(made, seconds=120)
    levels = plan.certificate.levels
    assert plan.status == "proved"
    assert list(levels) == sorted((-(-load.basis_points // plan.step) for load in plan.loads), reverse=True)
    assert levels[0] - levels[-1] <= 5, "half a point between the heaviest and the lightest"
    assert any(line.endswith(LEXIMIN) for line in plan.certificate.lines)
    problem = build(made)
    assert envy_of_one(problem, placing_of(problem, plan.slots))
    assert not check.faults(made, plan)


def test_what_was_proved_is_said_no_more_of_a_plan_changed_by_hand() -> None:
    made = home(*({"name": f"C{n}", "minutes": 10 + n} for n in range(6)), people=tuple(map(person, NAMES[:3])))
    plan = make_plan(made)
    assert any(line.endswith(LEXIMIN) for line in plan.certificate.lines)
    (given,) = {NAMES[0], NAMES[1], NAMES[2]} - {*plan.slots[0].people, plan.slots[1].people[0]} or {"Ana"}
    slots = [replace(plan.slots[0], people=(given,)), *plan.slots[1:]]
    changed = hand.by_hand(made, plan, slots)
    assert not any(line.endswith(LEXIMIN) for line in changed.certificate.lines)


def test_one_doing_is_named_of_somebody_who_would_rather_have_either_of_two_lists() -> None:
    long = {"Attic": 30, "Bath": 10, "Cellar": 20, "Den": 25, "Eaves": 32, "Fold": 20}
    made = home(*({"name": name, "minutes": each} for name, each in long.items()), people=tuple(map(person, NAMES[:3])))
    whose = {"Attic": "Ana", "Bath": "Ana", "Cellar": "Ana", "Den": "Ben", "Eaves": "Cleo", "Fold": "Ben"}
    slots = [Slot(name, day, 2, (whose[name],)) for day, name in enumerate(long)]
    said = hand.by_hand(made, make_plan(made), slots).certificate.lines
    (line,) = (line for line in said if "apart from" in line)
    assert line.endswith("apart from one turn of Attic on Ana's list and one turn of Fold on Ben's list.")


def test_with_two_people_nothing_of_it_is_asked_for() -> None:
    plan = make_plan(home({"name": "Cook", "minutes": 30}, {"name": "Iron", "minutes": 10}))
    assert plan.certificate.levels == ()
