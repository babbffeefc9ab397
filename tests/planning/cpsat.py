"""A household solved by OR-Tools CP-SAT, as a program of its own: `python -m tests.planning.cpsat FILE SECONDS`.

Prints [value, proved] of the first three stages as JSON. It stands on brute.py, so it shares nothing with the engine,
and runs in its own process, for the two solvers cannot share one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from tests.planning.brute import WEIGHT, Brute


def main(file: str, seconds: float) -> list[tuple[int, bool]]:
    from ortools.sat.python import cp_model  # type: ignore[import-not-found]

    home = Brute(json.loads(Path(file).read_text("utf-8")))
    model: Any = cp_model.CpModel()
    groups: dict[tuple[int, tuple[int, ...]], int] = {}
    for slot in home.slots:
        groups[slot] = groups.get(slot, 0) + 1
    chosen: dict[tuple[int, int, int, tuple[int, ...]], Any] = {}
    left_out: list[tuple[int, Any]] = []
    for (c, days), count in groups.items():
        options = [(c, *option) for option in home.options(c, days)]
        for option in options:
            chosen[option] = model.NewBoolVar("")
        rest = model.NewIntVar(0, count, "")
        model.Add(sum(chosen[option] for option in options) + rest == count)
        left_out.append((WEIGHT[home.chores[c].get("prio", 2)], rest))
    for c, chore in enumerate(home.chores):
        gap = 1 if "days" in chore else chore.get("gap", 1)
        for first in range(8 - gap):
            model.Add(sum(x for o, x in chosen.items() if o[0] == c and first <= o[1] < first + gap) <= 1)
        if chore.get("owned"):
            owns = [model.NewBoolVar("") for _ in home.people]
            model.Add(sum(owns) <= chore.get("people", 1))
            for option, x in chosen.items():
                for p in option[3] if option[0] == c else ():
                    model.AddImplication(x, owns[p])
    for p, person in enumerate(home.people):
        for day in range(7):
            for part in range(3):
                here = [(o, x) for o, x in chosen.items() if o[1:3] == (day, part) and p in o[3]]
                model.Add(sum(home.minutes(o[0], p) * x for o, x in here) <= person["avail"][day][part])
    loads = [sum(home.beta[o[0]][p] * x for o, x in chosen.items() if p in o[3]) for p in range(len(home.people))]
    heaviest = model.NewIntVar(0, 100_000, "")
    for load, carry in zip(loads, home.carry, strict=True):
        model.Add(load + carry <= home.g * heaviest)
    solver: Any = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    found: list[tuple[int, bool]] = []
    for objective in (sum(weight * x for weight, x in left_out), heaviest, sum(loads)):
        model.Minimize(objective)
        status = solver.Solve(model)
        found.append((round(solver.ObjectiveValue()), status == cp_model.OPTIMAL))
        model.Add(objective <= found[-1][0])
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], float(sys.argv[2]))))
