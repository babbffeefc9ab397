"""Where the optimiser has no wheel the planner gives its first plan, and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.planning.households import household, realistic, sample
from workbook.domain.chores.week import Week
from workbook.planning import check, highs, others
from workbook.planning.engine import make_plan
from workbook.planning.replan import replan

BLOCKED = """
import sys
sys.modules["highspy"] = None
import importlib.util
found = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name == "highspy" else found(name, package)
from workbook.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("plain", [sample("eva"), sample("ana"), realistic(3, 20, 1)], ids=["eva", "ana", "three"])
def test_the_first_plan_keeps_every_rule_and_claims_nothing(
    plain: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbook.planning.highs.installed", lambda: False)
    monkeypatch.setattr("workbook.planning.engine.installed", lambda: False)
    made = household(plain)
    plan = make_plan(made, seconds=5)
    assert plan.status == "heuristic"
    assert not check.broken(made, plan.slots)
    assert plan.notes[0].startswith("The optimiser (highspy) is not installed here")
    assert not any("proved" in line for line in plan.certificate.lines)


def test_no_time_at_all_gives_a_first_plan_too() -> None:
    made = household(sample("eva"))
    plan = make_plan(made, seconds=0)
    assert not check.broken(made, plan.slots)
    assert plan.slots


def test_the_shell_says_so_and_ends_well() -> None:
    says_so([sys.executable, "-c", BLOCKED], {})


def test_one_that_is_there_and_cannot_be_loaded_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "highspy.py").write_text('raise RuntimeError("this was not built for that numpy")')
    path = os.pathsep.join([str(tmp_path), *sys.path])
    says_so([sys.executable, "-m", "workbook"], {"PYTHONPATH": path})


def says_so(program: list[str], more: dict[str, str]) -> None:
    file = Path(__file__).parent / "samples" / "eva.json"
    done = subprocess.run(
        [*program, "chores", "plan", "--household", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **more},
    )
    assert done.returncode == 0, done.stderr
    assert "is not installed here" in " ".join(done.stdout.split())
    assert highs.installed(), "only there"


def test_without_it_there_are_no_other_plans_and_the_rest_of_a_week_is_a_first_plan(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in ("highs", "engine", "others", "replan"):
        monkeypatch.setattr(f"workbook.planning.{module}.installed", lambda: False)
    made = household(sample("eva"))
    assert len(others.other_plans(made)) < 2
    assert others.why_none().endswith("cannot be loaded, so other plans cannot be looked for.")
    monday = date(2026, 11, 23)
    week = Week("1", monday, made, make_plan(made), "agreed")
    found = replan(week, monday + timedelta(days=3))
    assert found.plan.notes[0].startswith("The optimiser (highspy) is not installed here")
    assert found.changes == 0, "nothing was missed, and few changes are promised"


@pytest.mark.parametrize("name", ["ida", "eva", "ana"])
def test_a_first_plan_stays_near_last_week_and_no_less_is_placed(name: str) -> None:
    made = household(sample(name))
    first = make_plan(made, seconds=0)
    again = replace(made, monday=date(2026, 11, 30), last_week=first.slots)
    second = make_plan(again, seconds=0)
    assert (set(second.slots), second.worst) == (set(first.slots), first.worst)
    ill = again.people[0]
    without = replace(ill, free=(ill.free[0], ill.free[1], (0, 0, 0), *ill.free[3:]))
    changed = replace(again, people=(without, *again.people[1:]))
    fresh, third = make_plan(replace(changed, last_week=()), seconds=0), make_plan(changed, seconds=0)
    assert third.stages[0].value <= fresh.stages[0].value
    assert third.worst <= fresh.worst + 200
    same = len(set(third.slots) & set(first.slots))
    assert same > len(set(fresh.slots) & set(first.slots))
    assert 3 * same >= 2 * len(first.slots)
