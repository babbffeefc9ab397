"""The one place that talks to HiGHS (highspy 1.15): integer programs in, rounded answers with a proved bound out.

highspy and numpy are imported by `load`, at the latest when the first model is solved. One thread, fixed seed: the same
model gives the same answer in every process.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

Terms = Sequence[tuple[int, int]]
INFINITY = math.inf
LOOK_SECONDS = 0.03  # how often somebody who waits for the solver looks whether it is to end
PATIENCE = 0.05  # seconds for it to end by itself then


@dataclass(frozen=True, slots=True)
class Answer:
    """What a solve brought. `values` is None when no solution is known; `bound` holds whether or not one is.

    `proved`: nothing better exists (or, with `values` None, nothing at all does).
    """

    values: list[int] | None
    bound: int
    proved: bool


@cache
def installed() -> bool:
    """Is the optimiser here, and can it be loaded? Some machines have no wheel of it, or lack a library that it needs:
    then every model stays unsolved, and the plan is the first one that was found without it."""
    if not all(find_spec(name) is not None for name in ("highspy", "numpy")):
        return False
    try:
        import_module("highspy")
    except Exception:  # a library that is missing, a numpy it was not built for: whatever it is, it is of no use here
        return False
    return True


def load() -> None:
    """Import the optimiser, where it is here: some tenths of a second that a plan need not wait for later."""
    installed()


@dataclass(slots=True)
class Watch:
    """How long a search may go on, and whom to tell. `tell` gets (best so far or None, bound)."""

    until: float
    cancelled: Callable[[], bool] = lambda: False
    tell: Callable[[int | None, int], None] = lambda best, bound: None

    def left(self) -> float:
        return max(0.0, self.until - time.monotonic())

    def over(self) -> bool:
        return self.cancelled() or self.left() <= 0


@dataclass(slots=True)
class Model:
    """Columns with bounds, rows of whole coefficients. Columns are integer unless said otherwise."""

    low: list[float] = field(default_factory=list[float])
    high: list[float] = field(default_factory=list[float])
    integer: list[bool] = field(default_factory=list[bool])
    rows: list[tuple[float, float, Terms]] = field(default_factory=list[tuple[float, float, Terms]])
    _written: tuple[int, tuple[Any, ...]] | None = None  # how many rows that were, and as the solver takes them

    def column(self, low: float, high: float, *, integer: bool = True) -> int:
        self.low.append(low)
        self.high.append(high)
        self.integer.append(integer)
        return len(self.low) - 1

    def row(self, low: float, high: float, terms: Terms) -> None:
        self.rows.append((low, high, terms))

    def copy(self) -> Model:
        return Model(list(self.low), list(self.high), list(self.integer), list(self.rows))

    def solve(
        self,
        cost: Mapping[int, int],
        watch: Watch,
        *,
        seconds: float = INFINITY,
        start: Mapping[int, int] | None = None,
        grain: int = 1,
        effort: float = INFINITY,
    ) -> Answer:
        """Minimise Σ cost · column within the watch and `seconds`. `start` is a solution to begin with (columns it
        does not name are 0); `grain` says that the objective only takes multiples of it. `effort` bounds the work in
        calls of the solver: unlike seconds, it ends every run of the same model at the same place."""
        if watch.over() or not installed():
            return Answer(None, 0, False)
        solver = self.loaded(cost)
        solver.setOptionValue("time_limit", float(min(seconds, watch.left())))
        solver.setOptionValue("mip_abs_gap", grain - 0.001)
        if start is not None:
            import highspy

            solution = highspy.HighsSolution()
            solution.col_value = [float(start.get(column, 0)) for column in range(len(self.low))]
            solver.setSolution(solution)
        kept = list[float]()
        if not _run(solver, watch, effort, kept):
            return Answer([round(value) for value in kept] or None, 0, False)
        answer = _answer(solver, grain)
        if start is not None and answer.values is not None and not _counts_right(solver, cost, answer.values):
            # HiGHS 1.16.0 can call a starting solution optimal at a value that it has not: it then gets none.
            return self.solve(cost, watch, seconds=seconds, grain=grain, effort=effort)
        return answer

    def relaxed(self, cost: Mapping[int, int], watch: Watch) -> list[float] | None:
        """The least that is left of the objective when nothing has to be whole; None where it was not found."""
        if watch.over() or not installed():
            return None
        solver = Model(self.low, self.high, [False] * len(self.low), self.rows).loaded(cost)
        solver.setOptionValue("time_limit", watch.left())
        solver.run()
        solved = solver.getInfo().primal_solution_status == 2 and solver.getInfo().dual_solution_status == 2
        return list(solver.getSolution().col_value) if solved else None

    def loaded(self, cost: Mapping[int, int]) -> Any:
        """A solver that holds the model."""
        import highspy
        import numpy as np

        solver: Any = highspy.Highs()
        solver.silent()
        for option, value in (("threads", 1), ("random_seed", 0), ("mip_rel_gap", 0.0), ("parallel", "off")):
            solver.setOptionValue(option, value)
        count = len(self.low)
        solver.addVars(count, np.array(self.low, np.float64), np.array(self.high, np.float64))
        columns = np.arange(count, dtype=np.int32)
        solver.changeColsIntegrality(count, columns, np.array(self.integer, np.uint8))
        costs = np.zeros(count)
        costs[list(cost)] = list(cost.values())
        solver.changeColsCost(count, columns, costs)
        if self._written is None or self._written[0] != len(self.rows):
            self._written = len(self.rows), self._write_rows()
        solver.addRows(len(self.rows), *self._written[1])
        return solver

    def _write_rows(self) -> tuple[Any, ...]:
        """The rows as the solver takes them. A model that is solved again and again with other bounds of its columns
        writes them once."""
        import numpy as np

        starts: list[int] = []
        index: list[int] = []
        values: list[int] = []
        for _, _, terms in self.rows:
            starts.append(len(index))
            for column, value in terms:
                index.append(column)
                values.append(value)
        return (
            np.array([row[0] for row in self.rows], np.float64),
            np.array([row[1] for row in self.rows], np.float64),
            len(index),
            np.array(starts, np.int32),
            np.array(index, np.int32),
            np.array(values, np.float64),
        )


class Growing:
    """A linear program to which columns from 0 on are added one by one. Solved again, it goes on from where it was."""

    def __init__(self, model: Model, cost: Mapping[int, int]) -> None:
        self._solver: Any = Model(model.low, model.high, [False] * len(model.low), model.rows).loaded(cost)

    def bound(self, row: int, low: float, high: float) -> None:
        self._solver.changeRowBounds(row, low, high)

    def column(self, cost: float, terms: Terms) -> None:
        import numpy as np

        rows = np.array([row for row, _ in terms], np.int32)
        self._solver.addCol(cost, 0, INFINITY, len(terms), rows, np.array([value for _, value in terms], np.float64))

    def solve(self) -> tuple[float, list[float]]:
        """The least objective, and the price of each row."""
        self._solver.run()
        return self._solver.getInfo().objective_function_value, list(self._solver.getSolution().row_dual)


def _run(solver: Any, watch: Watch, effort: float, kept: list[float]) -> bool:
    """Have the solver run to its end; False where it is ended from outside and does not hear of it at once: then
    `kept` is the best it had found. It can work for a second between two of its calls: so it runs in a thread, which
    then ends alone."""
    ended, failed = threading.Event(), list[BaseException]()
    _listen(solver, Watch(watch.until, lambda: ended.is_set() or watch.cancelled(), watch.tell), effort, kept)

    def run() -> None:
        try:
            solver.run()
        except BaseException as error:  # said where it is waited for
            failed.append(error)

    thread = threading.Thread(target=run, name="solver")
    thread.start()
    try:
        while thread.is_alive() and not watch.cancelled():
            thread.join(LOOK_SECONDS)
        thread.join(PATIENCE if watch.cancelled() else None)
    finally:
        ended.set()
    if failed:
        raise failed[0]
    return not thread.is_alive()


def _listen(solver: Any, watch: Watch, effort: float, kept: list[float]) -> None:
    """Have the solver call back: to be stopped, and to tell how it goes. It calls at the same places of its work in
    every run of the same model, which makes the number of its calls a measure of effort."""
    said, calls = 0.0, 0

    def look(event: Any) -> None:
        nonlocal said, calls
        calls += 1
        if calls > effort or watch.cancelled():
            event.interrupt()
            return
        now = time.monotonic()
        if now - said >= 0.1:
            said = now
            best, bound = event.data_out.mip_primal_bound, event.data_out.mip_dual_bound
            watch.tell(round(best) if abs(best) < 1e15 else None, _up(bound))

    def stop(event: Any) -> None:
        if watch.cancelled():
            event.interrupt()

    def keep(event: Any) -> None:
        kept[:] = event.data_out.mip_solution

    solver.cbMipImprovingSolution.subscribe(keep)
    solver.cbMipInterrupt.subscribe(look)
    solver.cbSimplexInterrupt.subscribe(stop)


def _answer(solver: Any, grain: int) -> Answer:
    import highspy

    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer(None, 0, True)
    bound = _up(info.mip_dual_bound, grain)
    if info.primal_solution_status != 2:  # 2: a feasible solution is known
        return Answer(None, bound, False)
    values = [round(value) for value in solver.getSolution().col_value]
    return Answer(values, bound, status == highspy.HighsModelStatus.kOptimal)


def _counts_right(solver: Any, cost: Mapping[int, int], values: Sequence[int]) -> bool:
    """Is the objective that the solver names the one that its own solution has?"""
    named = solver.getInfo().objective_function_value
    return abs(named - sum(each * values[column] for column, each in cost.items())) < 0.5


def _up(bound: float, grain: int = 1) -> int:
    """The least multiple of `grain` that a lower bound leaves possible; 0 for no bound at all."""
    return 0 if not abs(bound) < 1e15 else math.ceil(bound / grain - 1e-6) * grain
