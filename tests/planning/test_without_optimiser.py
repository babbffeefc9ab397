"""Where the optimiser has no wheel the planner gives its first plan, and says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planning.households import household, realistic, sample
from workbook.planning import check, highs
from workbook.planning.engine import make_plan

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
    (tmp_path / "highspy.py").write_text('raise ImportError("libhighs.so: cannot open shared object file")')
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
