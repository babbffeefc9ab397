"""The search through the stages: place as much as possible, make the heaviest load light, then the total, then days.

Each stage is proved, then fixed, and the next begins from what is known. The outline (outline.py) goes first: its
optimum bounds the week's, and where its answer finds places, three stages are proved in one go. Where it does not,
the whole week is searched stage by stage, between that bound and the best plan known.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from workbook.domain.chores.week import STAGES, Stage, StageName
from workbook.planning.evenness import even_out
from workbook.planning.highs import INFINITY
from workbook.planning.like_last_week import settle_like_last_week
from workbook.planning.neighbourhood import IDLE_ROUNDS, SECONDS_EACH, Neighbourhoods, fix
from workbook.planning.outline import Outline, build_outline
from workbook.planning.places import Placing, add_calm, build_places, person_counts, worst
from workbook.planning.searching import Searching
from workbook.planning.start import greedy, improved

CALM_EFFORT = 1_200  # some seconds: even days are a nicety and not worth a longer wait
CALM_SECONDS = 12.0
FIRST_LOOK = 0.07  # of the time: the whole week at once is proved soon, or not worth its time before part by part
NEARLY_BEST = 1.03  # times the bound: from there on a proof is worth more than another try


@dataclass(frozen=True, slots=True)
class Sketch:
    """The outline's answer for a weight left out: its heaviest load, bounds for that and for the total, and who
    does how many of each chore (None when none was found in time)."""

    heaviest: int
    heaviest_bound: int
    total_bound: int
    counts: dict[tuple[int, int], int] | None


@dataclass(slots=True)
class Search(Searching):
    """A search through all stages, from nothing or from a plan that is known."""

    _improved: Placing | None = None

    def run(self) -> None:
        """Go through the stages, as far as time and the person at the keyboard allow."""
        self.find_fair()
        self.settle()

    def find_fair(self) -> None:
        """Only the stages that say what is placed and how heavy the lists are."""
        self.until = time.monotonic() + self.seconds
        self.best = greedy(self.problem)
        self._tell("place")
        if self.problem.demands:
            self._fair()

    def least_left_out(self) -> int:
        """A weight below which nothing can be left out, within a moment."""
        self.until = time.monotonic() + self.seconds
        return self._least_left_out()

    def settle(self, *, give: bool = True) -> None:
        """What comes after that: even lists among three and more, then a week like the last one, or even days. Unless
        `give`, nothing that was reached is given for a week like the last one."""
        if not self.problem.demands:
            return
        even_out(self)
        if self.problem.household.last_week:
            settle_like_last_week(self, give=give)
        else:
            self.calm()

    def begin(self, placing: Placing) -> None:
        """Begin from a valid placing instead of searching one."""
        self.until = time.monotonic() + self.seconds
        self.best = placing

    def within(self, slack: int) -> int:
        """The heaviest load in steps that is no more than `slack` basis points above the worst now."""
        return max(self.value("heaviest"), (worst(self.problem, self.best) + slack) // self.problem.step)

    def stages(self) -> tuple[Stage, ...]:
        """The stages as they stand."""
        return tuple(
            Stage(name, self.value(name), min(self.value(name), self.bounds[name]), round(self.spent[name], 3))
            for name in STAGES
        )

    def _fair(self) -> None:
        least = self._least_left_out()
        sketch = self.sketch(least)
        if self.fit(sketch):
            return
        self._improve()
        self._place(least)
        if (weight := self.value("place")) != least:
            sketch = self.sketch(weight)
            if self.fit(sketch):
                return
        self._improve()
        self._heaviest(sketch, FIRST_LOOK)
        self._improve()
        if self.value("heaviest") > NEARLY_BEST * self.bounds["heaviest"]:
            self._by_parts("heaviest", 0.85)
        if self.bounds["heaviest"] < self.value("heaviest") <= NEARLY_BEST * self.bounds["heaviest"]:
            self._heaviest(sketch, 0.5)
        if (heaviest := self.value("heaviest")) != sketch.heaviest:
            sketch = self.sketch(weight, heaviest)
            if self.fit(sketch):
                return
        self.lighten(sketch)

    def _by_parts(self, stage: StageName, share: float) -> None:
        """Where a stage is not proved: make it smaller part by part for a share of the time that is left, until no part
        helps any more. Nothing that earlier stages reached is given up."""
        until = time.monotonic() + share * max(0.0, self.until - time.monotonic())
        if self.value(stage) <= self.bounds[stage]:
            return
        places, idle = self.whole(), 0
        loads = {column: self.problem.beta[c][p] for (c, p, _, _), column in places.does.items()}
        most = 21 * sum(map(sum, self.problem.beta)) + 1  # one step less is worth any total
        cost = self.weights(places.left_out) if stage == "place" else {places.heaviest: most, **loads}
        low, high = list(places.model.low), list(places.model.high)
        parts = Neighbourhoods(self.problem, lambda: self.best)
        while True:
            reached = self.value(stage), self.value("total")
            if idle >= IDLE_ROUNDS or time.monotonic() >= until or self.cancelled() or reached[0] <= self.bounds[stage]:
                return
            places.model.low, places.model.high = list(low), list(high)
            fix(places, self.best, parts.next())
            start = places.start(self.best)
            answer = self.solve(stage, places.model, cost, share=1.0, start=start, most=SECONDS_EACH, told=False)
            if answer.values is not None:
                self.best = places.placing(answer.values)
            gained = (self.value(stage), self.value("total")) < reached
            parts.searched(proved=answer.proved, gained=gained)
            idle = 0 if gained else idle + 1

    def _improve(self) -> None:
        """Better the best placing move by move: what the solver begins from, or what it leaves when time runs out."""
        if self.best != self._improved:
            self.best = self._improved = improved(self.problem, self.best, cancelled=self.cancelled)

    # The outline

    def _least_left_out(self) -> int:
        model = build_outline(self.problem)
        answer = self.solve("place", model.model, self.weights(model.left_out), share=0.1)
        self.bounds["place"] = answer.bound
        return answer.bound

    def sketch(self, weight: int, heaviest: int | None = None) -> Sketch:
        """The outline's second and third stage, with so much weight left out and, if given, no heavier load."""
        model = build_outline(self.problem)
        model.model.row(-INFINITY, weight, list(self.weights(model.left_out).items()))
        if weight == self.value("place"):
            self.no_more_left_out(model.model, model.left_out)
        bound = self.bounds["heaviest"]
        if heaviest is None:
            answer = self.solve("heaviest", model.model, {model.heaviest: 1}, share=0.15)
            bound = answer.bound
            if answer.values is None:
                return Sketch(-1, bound, 0, None)
            heaviest = answer.values[model.heaviest]
            if not answer.proved and not self.placed(self._counts(model, answer.values)):
                return Sketch(heaviest, bound, 0, None)  # short of time: no total of it would find its places either
        model.model.high[model.heaviest] = heaviest
        beta, demands = self.problem.beta, self.problem.demands
        cost = {column: beta[demands[number].chore][person] for (number, person), column in model.does.items()}
        answer = self.solve("total", model.model, cost, share=0.15)
        if answer.values is None:
            return Sketch(heaviest, bound, answer.bound, None)
        return Sketch(heaviest, bound, answer.bound, self._counts(model, answer.values))

    def _counts(self, model: Outline, values: Sequence[int]) -> dict[tuple[int, int], int]:
        """Who does how many of what in an answer of the outline."""
        counts: dict[tuple[int, int], int] = {}
        for (number, person), column in model.does.items():
            key = self.problem.demands[number].chore, person
            counts[key] = counts.get(key, 0) + values[column]
        return counts

    def fit(self, sketch: Sketch) -> bool:
        """Find places for a sketch. Where that succeeds, its bounds are those of the week."""
        if sketch.counts is None or not self.placed(sketch.counts):
            return False
        self.bounds["heaviest"], self.bounds["total"] = sketch.heaviest_bound, sketch.total_bound
        self._tell("total")
        return True

    # The whole week

    def _place(self, least: int) -> None:
        places = build_places(self.problem)
        cost = self.weights(places.left_out)
        places.model.row(least, INFINITY, list(cost.items()))
        self.better("place", places, cost, share=FIRST_LOOK)
        self._improve()
        self._by_parts("place", 0.25)
        if self.value("place") > self.bounds["place"]:
            self.better("place", places, cost, share=0.35)
            self._improve()

    def _heaviest(self, sketch: Sketch, share: float) -> None:
        places = self.whole()
        places.model.low[places.heaviest] = self.bounds["heaviest"] = max(
            sketch.heaviest_bound, self.bounds["heaviest"]
        )
        self.better("heaviest", places, {places.heaviest: 1}, share=share)

    def lighten(self, sketch: Sketch, heaviest: int | None = None) -> None:
        """The smallest total that keeps what was placed and the heaviest load (or the one given); not below the
        sketch's bound."""
        places = self.whole()
        places.model.high[places.heaviest] = self.value("heaviest") if heaviest is None else heaviest
        cost = {column: self.problem.beta[chore][p] for (chore, p, _, _), column in places.does.items()}
        self.bounds["total"] = sketch.total_bound
        places.model.row(sketch.total_bound, INFINITY, list(cost.items()))
        self.better("total", places, cost, share=0.8)

    def calm(self) -> None:
        """Even days, everybody's chores as they are."""
        places = build_places(self.problem, person_counts(self.best))
        cost, grain = add_calm(places)
        self.better("days", places, cost, share=1.0, grain=grain, most=CALM_SECONDS, effort=CALM_EFFORT)
