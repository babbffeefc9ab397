"""The engine against CP-SAT on realistic households. Needs `pip install -e .[cross]`; skipped without."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planning.households import household, realistic, sample, short_of_time
from workbook.planning.engine import make_plan

pytestmark = pytest.mark.skipif(importlib.util.find_spec("ortools") is None, reason="OR-Tools is not installed")

ROOT = Path(__file__).parents[2]
HOUSEHOLDS = {
    **{name: sample(name) for name in ("ana", "eva", "ida")},
    **{f"2 × 15, {seed}": realistic(2, 15, seed) for seed in range(4)},
    **{f"3 × 20, {seed}": realistic(3, 20, seed) for seed in range(3)},
    **{f"2 × 40, {seed}": realistic(2, 40, seed) for seed in range(2)},
    **{f"2 × 15 in a hurry, {seed}": short_of_time(realistic(2, 15, seed), 0.5) for seed in range(4)},
}


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_another_solver_finds_nothing_better_and_nothing_worse(name: str, tmp_path: Path) -> None:
    file = tmp_path / "h.json"
    file.write_text(json.dumps(HOUSEHOLDS[name]), "utf-8")
    command = [sys.executable, "-m", "tests.planning.cpsat", str(file), "20"]
    said = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)
    ours = make_plan(household(HOUSEHOLDS[name])).stages
    for stage, (value, proved) in zip(ours[:3], said, strict=True):
        if not proved:
            break  # stages after an open one are about something else
        assert stage.value == value
