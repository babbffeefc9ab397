"""Rows that say what fits into somebody's free minutes hold for every week, and rule out what the outline does not."""

from __future__ import annotations

import random
import time
from itertools import combinations

from tests.planning.households import NAMES, home, household, person, realistic, short_of_time
from workbook.planning.highs import Watch
from workbook.planning.outline import build_outline
from workbook.planning.packing import best_filling, packings
from workbook.planning.places import Placing
from workbook.planning.problem import build
from workbook.planning.start import greedy, improved


def test_the_best_filling_is_the_best_of_all() -> None:
    rng = random.Random(7)
    for _ in range(200):
        items = [(rng.choice([5, 8, 15, 30]), float(rng.randint(1, 9)), n) for n in range(rng.randint(0, 6))]
        free = rng.choice([0, 10, 33, 60])
        every = [some for count in range(len(items) + 1) for some in combinations(items, count)]
        most = max(sum(worth for _, worth, _ in some) for some in every if sum(each for each, _, _ in some) <= free)
        worth, taken = best_filling(free, items)
        assert worth == most
        assert sum(items[n][0] for n in taken) <= free
        assert sum(items[n][1] for n in taken) == most


def test_what_is_ruled_out_is_no_week() -> None:
    said = 0
    for seed in range(3):
        problem = build(household(short_of_time(realistic(2, 20, seed), 0.5)))
        outline = build_outline(problem)
        cost = {column: problem.weight(problem.demands[n].chore) for n, column in outline.left_out.items()}
        found = packings(problem, outline, cost, Watch(time.monotonic() + 60))
        said += len(found)
        numbers = problem.demand_numbers()
        weeks: list[Placing] = [greedy(problem), improved(problem, greedy(problem))]
        for each in found:
            for week in weeks:
                mine = [numbers[c, day] for (c, day, _), people in week.items() if each.person in people]
                assert sum(each.weights.get(demand, 0) for demand in mine) <= each.most
    assert said


def test_three_stretches_of_forty_minutes_hold_no_four_doings_of_thirty() -> None:
    free = [[0, 0, 40]] * 3 + [[0, 0, 0]] * 4
    made = home(
        *({"name": f"C{n}", "minutes": 25 + 5 * (n % 2)} for n in range(8)), people=(person(NAMES[0], avail=free),)
    )
    problem = build(made)
    outline = build_outline(problem)
    cost = dict.fromkeys(outline.left_out.values(), 1)
    watch = Watch(time.monotonic() + 60)
    before = outline.model.solve(cost, watch).bound
    packings(problem, outline, cost, watch)
    assert before <= outline.model.solve(cost, watch).bound == 5
