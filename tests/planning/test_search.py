"""The search as somebody in front of it knows it: it tells how it goes, stops when told to, and never stands empty."""

from __future__ import annotations

import threading
import time

import pytest

from tests.planning.households import household, realistic, short_of_time
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.places import heaviest, weight_left_out
from workbook.planning.problem import build
from workbook.planning.search import Search
from workbook.planning.searching import Progress
from workbook.planning.start import greedy, improved


def test_without_any_time_there_is_a_valid_plan_that_says_it_is_a_first_one() -> None:
    made = household(realistic(2, 15, 0))
    plan = make_plan(made, seconds=0)
    assert plan.status == "heuristic"
    assert not check.faults(made, plan)
    assert any("from the best possible" in line for line in plan.certificate.lines)


@pytest.mark.parametrize("after", [0.0, 0.05, 0.4])
def test_it_stops_within_a_moment_and_keeps_the_best_so_far(after: float) -> None:
    made = household(short_of_time(realistic(4, 60, 1), 0.5))
    stop = threading.Event()
    finished: list[float] = []

    def plan() -> None:
        found = make_plan(made, cancelled=stop.is_set)
        finished.append(time.perf_counter())
        assert not check.faults(made, found)

    thread = threading.Thread(target=plan)
    thread.start()
    time.sleep(after)
    stop.set()
    told = time.perf_counter()
    thread.join(10)
    assert finished, "the search never came back"
    assert finished[0] - told < 5, "far below the time it was given; tests/bench/ measures how far"


@pytest.mark.slow
def test_it_tells_the_stage_and_never_a_bound_above_what_it_has() -> None:
    heard: list[Progress] = []
    make_plan(household(short_of_time(realistic(2, 40, 2), 0.5)), progress=heard.append)
    assert {"place", "heaviest", "total"} <= {progress.stage for progress in heard}
    assert all(progress.bound <= progress.best for progress in heard)


def test_the_limit_is_kept_and_the_gap_is_said() -> None:
    made = household(short_of_time(realistic(3, 20, 1), 0.5))
    began = time.process_time()
    plan = make_plan(made, seconds=1)
    assert time.process_time() - began < 4
    assert not check.faults(made, plan)
    for stage in plan.stages:
        assert stage.bound <= stage.value


def test_improving_the_first_plan_makes_it_no_worse_and_is_the_same_each_time() -> None:
    problem = build(household(realistic(3, 30, 1)))
    first = greedy(problem)
    better = improved(problem, first)
    assert better == improved(problem, first)
    assert (weight_left_out(problem, better), heaviest(problem, better)) <= (
        weight_left_out(problem, first),
        heaviest(problem, first),
    )


def test_a_search_can_begin_from_a_known_plan() -> None:
    problem = build(household(realistic(2, 15, 1)))
    search = Search(problem, 5.0)
    search.run()
    before = search.value("heaviest")
    search.begin(search.best)
    search.calm()
    assert search.value("heaviest") == before
