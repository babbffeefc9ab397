"""The planner's figures, beside what they have to reach (planner.md, last table). Prints a table; takes ten minutes.

python -m tests.bench.planner_bench [quick]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date

from tests.planning.brute import best
from tests.planning.households import SAMPLES, household, realistic, sample, short_of_time, tiny
from tests.planning.remedies import of_tiny
from tests.planning.sentences.plan import untrue
from tests.planning.weeks import Found, run
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import SlotRecord, Week, WeekPlan
from workbook.planning import places
from workbook.planning.engine import make_plan
from workbook.planning.problem import Problem, build
from workbook.planning.replan import replan
from workbook.planning.search import Search
from workbook.planning.start import Board, greedy, improved

CASES = SAMPLES.parent / "cases"
MONDAY = date(2026, 11, 23)
KNOWN = {"ana": (20100, 870, 8693), "eva": (0, 476, 9462), "ida": (0, 433, 8478)}


def main(quick: bool = False) -> None:
    rounds = 3 if quick else 9
    print(f"{'what':<58}{'reached':>22}   at least")
    samples()
    agreement(200 if quick else 2000)
    for people, chores, limit in ((2, 15, "≤ 0.3 s"), (2, 40, "≤ 1 s · ≤ 3 s"), (4, 60, "≤ 15 s")):
        timed(people, chores, limit, rounds if people == 2 else min(rounds, 5))
    timed(2, 40, "(short of time: no figure)", 3, factor=0.65)
    at_once(rounds)
    first_plan()
    ratios(rounds)
    same_everywhere()
    replanned(rounds)
    cancelled()
    tight(rounds)
    over_weeks(quick)
    sentences(60 if quick else 200)


def tight(rounds: int) -> None:
    """Households in which the work takes so much of everybody's free minutes."""
    for people, chores, part in ((4, 60, 0.9), (4, 60, 1.0), (4, 60, 1.05), (3, 40, 1.0)):
        found: list[float] = []
        for seed in range(min(rounds, 2)):
            plain = realistic(people, chores, seed)
            work = sum(
                c["minutes"] * len(c.get("days", [0] * c.get("times", 1))) * c.get("people", 1) for c in plain["chores"]
            )
            free = sum(minutes for someone in plain["people"] for day in someone["avail"] for minutes in day)
            stages = make_plan(household(short_of_time(plain, work / free / part))).stages
            found.append(stages[1].value / max(1, stages[1].bound))
        row(f"{people} × {chores}, work {part:.0%} of the time, 20 s: heaviest ÷ bound", f"{max(found):.3f}", "≤ 1.08")
    for name, most in (("s2_10_gap_4x60_105", 200), ("s2_12_gap_4x60_90", 178)):
        place, heaviest, *_ = make_plan(household(json.loads((CASES / f"{name}.json").read_text("utf-8")))).stages
        row(
            f"{name}, 20 s: weight left out, heaviest, bound",
            f"{place.value} {heaviest.value} {heaviest.bound}",
            f"≤ {most}",
        )


def over_weeks(quick: bool) -> None:
    runs: list[Found] = []
    for chores, seed in ((15, 0), (20, 0)) if quick else ((15, 0), (15, 1), (15, 2), (20, 0), (20, 1), (20, 2)):
        made = household(realistic(2, chores, seed))
        runs.append(run(made, 12, seed, {person.name: 0.1 for person in made.people}))
    changed, every = (sum(each[n] for found in runs for each in found.hands) for n in (0, 1))
    waits = [wait for found in runs for wait in found.waits]
    row("2 × 15 and 20, 12 weeks, a tenth undone: change hands", f"{changed / every:.1%}", "≤ 5 %")
    row("days between doings of a weekly chore, 5 to 9", f"{sum(5 <= w <= 9 for w in waits)} of {len(waits)}", "all")
    names = ["Ana", "Ben"]
    long = [
        run(household(realistic(2, 12, seed)), 12 if quick else 26, seed, dict.fromkeys(names, 0.1), seconds=4)
        for seed in range(1 if quick else 4)
    ]
    what = f"2 × 12, {len(long[0].weeks)} weeks, both a tenth undone: "
    row(what + "owed at the end", " ".join(f"{found.balances[-1] / 100:.1f}" for found in long), "≤ 4 each")
    row(what + "as agreed, at most", f"{max(max(found.agreed) for found in long) / 100:.1f}", "≤ 4")
    alone = [abs(owed - agreed) for found in long for owed, agreed in zip(found.balances, found.agreed, strict=True)]
    row(what + "what one week alone left", f"{max(alone) / 100:.1f} at most", "(no plan can know it)")
    changed, every = (sum(each[n] for found in long for each in found.hands) for n in (0, 1))
    row(what + "change hands", f"{changed / every:.1%}", "≤ 5 %")
    small = household(realistic(2, 12 if quick else 20, 0))
    one = run(small, 12, 2, {names[0]: 0.0, names[1]: 0.3}, seconds=4)
    row("12 weeks, one leaves 30 % undone: most owed", f"{max(one.balances) / 100:.1f}", "≤ 10, said")


def sentences(count: int) -> None:
    homes = [sample(name) for name in KNOWN] + [tiny(seed) for seed in range(40_000, 40_000 + count)]
    helps = sum(not of_tiny(seed) for seed in range(20_000, 20_000 + count))
    row("remedies tried again by other code", f"{helps} of {count}", "all help")
    row("sentences derived again by other code", f"{sum(not untrue(top) for top in homes)} of {len(homes)}", "all true")


def row(what: str, reached: str, wanted: str) -> None:
    print(f"{what:<58}{reached:>22}   {wanted}", flush=True)


def samples() -> None:
    for name, known in KNOWN.items():
        found = tuple(stage.value for stage in make_plan(household(sample(name))).stages[:3])
        row(f"{name}: weight left out, T, total", " ".join(map(str, found)), " ".join(map(str, known)))


def agreement(count: int) -> None:
    agreed = 0
    for seed in range(count):
        plain = tiny(seed)
        stages = make_plan(household(plain)).stages[:3]
        agreed += tuple(stage.value for stage in stages) == best(plain) and all(stage.proved for stage in stages)
    row("agreement with brute force, tiny households", f"{agreed} of {count}", "all of ≥ 800")


def timed(people: int, chores: int, wanted: str, rounds: int, factor: float = 1.0) -> None:
    three: list[float] = []
    four: list[float] = []
    proved = [0, 0]
    for seed in range(rounds):
        plain = realistic(people, chores, seed)
        made = household(short_of_time(plain, factor) if factor != 1.0 else plain)
        began = time.perf_counter()
        plan = make_plan(made)
        four.append(time.perf_counter() - began)
        three.append(sum(stage.seconds for stage in plan.stages[:3]))
        proved[0] += all(stage.proved for stage in plan.stages[:3])
        proved[1] += all(stage.proved for stage in plan.stages)
    what = f"{people} × {chores}{'' if factor == 1.0 else f', {factor:.0%} of the time'}: "
    row(
        what + f"stages 1–3 · whole plan, proved {proved[0]}, {proved[1]} of {rounds}",
        f"{statistics.median(three):.2f} · {statistics.median(four):.2f} s",
        wanted,
    )
    row(what + "slowest", f"{max(three):.2f} · {max(four):.2f} s", "")


def at_once(rounds: int) -> None:
    """Stages 1 to 3 with the solver loaded, as on a screen that is open; and all that a process of its own takes."""
    found: list[float] = []
    for seed in range(rounds):
        search = Search(build(household(realistic(2, 40, seed))), 20.0)
        began = time.perf_counter()
        search.find_fair()
        found.append(time.perf_counter() - began)
    code = (
        "from tests.planning.households import household, realistic; from workbook.planning.problem import build;"
        "from workbook.planning.search import Search; Search(build(household(realistic(2, 40, 0))), 20.0).find_fair()"
    )
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    alone = time.perf_counter() - began
    what = "2 × 40, stages 1–3, screen open · as a process"
    row(what, f"{statistics.median(found):.2f} · {alone:.2f} s", "≤ 0.1 s · ≤ 0.25 s")


def first_plan() -> None:
    took: list[float] = []
    for seed in range(3):
        problem = build(household(realistic(6, 80, seed)))
        began = time.perf_counter()
        improved(problem, greedy(problem))
        took.append(time.perf_counter() - began)
    row("6 × 80: a valid plan to show", f"{max(took):.2f} s", "≤ 3.5 s")
    began = time.perf_counter()
    plan = make_plan(household(realistic(6, 80, 0)))
    row("6 × 80: whole plan", f"{time.perf_counter() - began:.1f} s, {plan.status}", "")


def ratios(rounds: int) -> None:
    for people, chores, wanted in ((2, 40, "≥ 1.05"), (4, 60, "≥ 1.2")):
        found: list[float] = []
        for seed in range(rounds if people == 2 else min(rounds, 5)):
            made = household(realistic(people, chores, seed))
            problem = build(made)
            found.append(places.worst(problem, longest_first(problem)) / make_plan(made).worst)
        row(f"{people} × {chores}: longest-first greedy ÷ ours", f"{statistics.median(found):.3f}", wanted)


def longest_first(problem: Problem) -> places.Placing:
    """What one would do by hand: the longest first, each to whoever carries least so far and has the time."""
    board = Board(problem)
    minutes = [min(problem.minutes[demand.chore]) for demand in problem.demands]
    for number in sorted(range(len(problem.demands)), key=lambda n: -minutes[n]):
        for _ in range(problem.demands[number].count):
            doings = [(cell, team) for cell in board.cells[number] for team in board.teams(cell)]
            if doings:
                board.put(*min(doings, key=lambda doing: sum(board.loads[person] for person in doing[1])))
    return board.placing


def same_everywhere() -> None:
    code = (
        "import sys; from pathlib import Path; from workbook.store.chores.household_file import read_file;"
        "from workbook.planning.engine import make_plan; print(make_plan(read_file(Path(sys.argv[1]))[0]).slots)"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, str(SAMPLES / "ida.json")],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in (0, 1, 2, 3)
    }
    row("same input, 4 processes, different hash seeds", f"{len(said)} plan", "1 plan")


def replanned(rounds: int) -> None:
    worst = 0
    for seed in range(rounds):
        made = household(realistic(2, 40, seed))
        plan = make_plan(made)
        missed = _missed(made, plan)
        week = Week("w", MONDAY, made, plan, "agreed", records=dict.fromkeys(missed, SlotRecord("not done")))
        worst = max(worst, replan(week, date(2026, 11, 25)).changes - len(missed))
    row("2 × 40: re-plan on Wednesday, changes beyond the forced", str(worst), "≤ 2")


def _missed(made: Household, plan: WeekPlan) -> list[int]:
    """Two slots of Monday and Tuesday that can still be made up for."""
    chores = {chore.name: chore for chore in made.chores}
    early = [(number, chores[slot.chore]) for number, slot in enumerate(plan.slots) if slot.day < 2]
    return [n for n, chore in early if chore.days is None and chore.times == 1 and len(chore.allowed_days) == 7][:2]


def cancelled() -> None:
    took = list(_cancellings(0.05, 0.3, 1.0, 2.0))
    row("cancel, 4 × 60 short of time", f"{max(took):.2f} s", "≤ 0.3 s")


def _cancellings(*moments: float) -> Iterable[float]:
    made = household(short_of_time(realistic(4, 60, 1), 0.5))
    for moment in moments:
        stop = threading.Event()
        ended: list[float] = []
        run: Callable[[], None] = lambda stop=stop, ended=ended: (  # noqa: E731
            make_plan(made, cancelled=stop.is_set),
            ended.append(time.perf_counter()),
        )[1]
        thread = threading.Thread(target=run)
        thread.start()
        time.sleep(moment)
        told = time.perf_counter()
        stop.set()
        thread.join()
        yield max(0.0, ended[0] - told)


if __name__ == "__main__":
    main("quick" in sys.argv[1:])
