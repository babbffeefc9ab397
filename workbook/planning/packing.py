"""What fits into somebody's free minutes, told to the outline in rows: it forgets the clock, and where time is short
that lets it hold what no week can.

Somebody's week is a set of free stretches, each of which holds what its minutes hold. Whether an answer of the outline
is a mix of such fillings is a linear program over the fillings, of which only those that matter are made, each by
filling one stretch best (column generation: Gilmore and Gomory 1961, "A linear programming approach to the
cutting-stock problem"). Where the answer is none, the prices of that program are a row that cuts it off and no week
(Boyd 1994, "Fenchel cutting planes for integer programs"). Rows have whole numbers, and what they allow is filled
exactly, so that rounding can make them no falser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbook.planning.highs import INFINITY, Growing, Model, Watch, installed
from workbook.planning.outline import Outline
from workbook.planning.problem import Problem

ROUNDS = 25
FILLINGS = 60  # rounds of new fillings for one answer
SCALES = (12, 60, 1000)
MOST_SCALE = 5000
TINY = 1e-6
LEAST_GAIN = 1e-3  # by which an answer is cut off

Items = Sequence[tuple[int, float, int]]  # minutes, worth, demand


@dataclass(frozen=True, slots=True)
class Packing:
    """Σ weights · doings of somebody is at most `most`; weights by demand."""

    person: int
    weights: Mapping[int, int]
    most: int

    def add_to(self, outline: Outline) -> None:
        terms = [
            (column, weight)
            for demand, weight in self.weights.items()
            if (column := outline.does.get((demand, self.person))) is not None
        ]
        outline.model.row(-INFINITY, self.most, terms)


def best_filling(minutes: int, items: Items) -> tuple[float, list[int]]:
    """What of these is worth most within so many minutes, each taken once: how much, and which demands."""
    sums: dict[int, tuple[float, int]] = {0: (0.0, 0)}  # minutes filled → worth, and which in bits
    for number, (each, worth, _) in enumerate(items):
        for filled, (so_far, taken) in list(sums.items()):
            then = filled + each
            if then <= minutes and so_far + worth > sums.get(then, (-1.0, 0))[0] + 1e-12:
                sums[then] = so_far + worth, taken | 1 << number
    worth, taken = max(sums.values(), key=lambda one: (one[0], -one[1]))
    return worth, [demand for number, (_, _, demand) in enumerate(items) if taken >> number & 1]


@dataclass(slots=True)
class Stretches:
    """Somebody's free stretches, what may stand in each, and the fillings that mattered so far."""

    problem: Problem
    person: int
    _within: dict[tuple[int, int], list[int]] = field(default_factory=dict[tuple[int, int], list[int]])
    _minutes: dict[int, int] = field(default_factory=dict[int, int])
    _linear: Growing = field(init=False)
    _rows: dict[int, int] = field(default_factory=dict[int, int])  # by demand
    _full: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])  # by stretch

    def __post_init__(self) -> None:
        numbers = self.problem.demand_numbers()
        for (chore, day, part), who in self.problem.who.items():
            if self.person in who:
                demand = numbers[chore, day]
                self._within.setdefault((day, part), []).append(demand)
                self._minutes[demand] = self.problem.minutes[chore][self.person]
        model = Model()
        for demand in self._minutes:  # a row that says how many are to be held, and a column of how many are not
            self._rows[demand] = len(model.rows)
            model.row(0, INFINITY, [(model.column(0, INFINITY), 1)])
        for cell in self._within:
            self._full[cell] = len(model.rows)
            model.row(-INFINITY, 1, [])
        self._linear = Growing(model, dict.fromkeys(range(len(model.low)), 1))

    def cut(self, doings: Mapping[int, float], watch: Watch) -> Packing | None:
        """A row that so many doings of each demand do not keep, and everything does that fits; None where none is
        found."""
        for demand in self._minutes:
            self._linear.bound(self._rows[demand], max(0.0, doings.get(demand, 0.0)), INFINITY)
        prices: dict[int, float] = {}
        for _ in range(FILLINGS):
            lacking, duals = self._linear.solve()
            if lacking < 1e-4 or watch.over():
                return None
            prices = {demand: duals[row] for demand, row in self._rows.items()}
            found = [
                (cell, demands)
                for cell in self._within
                for worth, demands in [self._fill(cell, prices)]
                if worth + duals[self._full[cell]] > TINY
            ]
            for cell, demands in found:
                self._linear.column(0, [(self._full[cell], 1), *((self._rows[demand], 1) for demand in demands)])
            if not found:
                break
        return self._whole({demand: price for demand, price in prices.items() if price > TINY}, doings)

    def _fill(self, cell: tuple[int, int], worth: Mapping[int, float]) -> tuple[float, list[int]]:
        items = [(self._minutes[d], each, d) for d in self._within[cell] if (each := worth.get(d, 0.0)) > TINY]
        return best_filling(self.problem.free[self.person, *cell], items) if items else (0.0, [])

    def _whole(self, prices: Mapping[int, float], doings: Mapping[int, float]) -> Packing | None:
        """The prices in whole numbers: of several ways to round them the one that cuts off most."""
        best, most = None, LEAST_GAIN
        for scale in (1 / min(prices.values()), *SCALES) if prices else ():
            weights = {d: whole for d, price in prices.items() if (whole := int(price * scale + TINY))}
            if scale > MOST_SCALE or not weights:
                continue
            held = sum(round(self._fill(cell, {d: float(w) for d, w in weights.items()})[0]) for cell in self._within)
            over = sum(weight * doings.get(d, 0.0) for d, weight in weights.items()) - held
            if (gain := over / sum(weight**2 for weight in weights.values()) ** 0.5) > most:
                best, most = Packing(self.person, weights, held), gain
        return best


def _short(problem: Problem, person: int) -> bool:
    """Whether all there is to do takes longer than somebody is free: else their time says nothing."""
    free = sum(problem.free[person, day, part] for day in range(problem.days) for part in range(3))
    return free < sum(problem.minutes[demand.chore][person] * demand.count for demand in problem.demands)


def packings(problem: Problem, outline: Outline, cost: Mapping[int, int], watch: Watch) -> list[Packing]:
    """Rows for an outline that make its bound of this objective better, added to it already."""
    found: list[Packing] = []
    if watch.over() or not installed():
        return found
    people = [Stretches(problem, p) for p in range(len(problem.people)) if _short(problem, p)]
    for _ in range(ROUNDS):
        values = outline.model.relaxed(cost, watch)
        if values is None:
            break
        cuts: list[Packing] = []
        for one in people:
            doings = {demand: values[c] for (demand, p), c in outline.does.items() if p == one.person}
            if (cut := one.cut(doings, watch)) is not None:
                cuts.append(cut)
        if not cuts:
            break
        for cut in cuts:
            cut.add_to(outline)
        found += cuts
    return found
