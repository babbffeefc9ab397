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
from workbook.planning.first_again import near_last_week
from workbook.planning.highs import INFINITY, Watch
from workbook.planning.like_last_week import MOST_NEW_HANDS, settle_like_last_week, slacks
from workbook.planning.neighbourhood import IDLE_ROUNDS, SECONDS_EACH, Neighbourhoods, fix
from workbook.planning.outline import Outline, build_outline
from workbook.planning.packing import packings
from workbook.planning.places import Placing, add_calm, build_places, person_counts, worst
from workbook.planning.searching import Searching
from workbook.planning.start import greedy, improved

CALM_EFFORT = 1_200  # some seconds: even days are a nicety and not worth a longer wait
CALM_SECONDS = 12.0
FIRST_LOOK = 0.05  # of the time: the whole week at once is proved soon, or not worth its time before part by part
SHORT = 0.8  # of everybody's free minutes, taken by what there is to do
PACKING = 0.1  # of the time, at most, for what fits into whose free minutes
MISSING_WORTH, MOST_MISSING = 20_000, 100  # of what is left out: times its weight, of which no more counts
STEP_WORTH = 1000  # basis points of the total that a step of the heaviest load is worth, part by part
WORTH_A_SEARCH = 10  # of these, that one part is searched for
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
        if self.problem.household.last_week and not any(self.bounds.values()):
            given = slacks(max(self.problem.carry)) if give else ()
            self.best = near_last_week(self.problem, self.best, given, MOST_NEW_HANDS, self.cancelled)
        if not self.problem.demands or self.over():
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
        weight = self.value("place")
        sketch = self.sketch(weight, pack=True)
        if self.fit(sketch):
            return
        self._improve()
        self._heaviest(sketch, FIRST_LOOK)
        self._improve()
        near = self.bounds["heaviest"] < self.value("heaviest") <= NEARLY_BEST * self.bounds["heaviest"]
        if near or self._by_parts("heaviest", 0.85):
            self._heaviest(sketch, 0.5)
        if (heaviest := self.value("heaviest")) != sketch.heaviest or self.value("place") != weight:
            sketch = self.sketch(self.value("place"), heaviest)
            if self.fit(sketch):
                return
        self.lighten(sketch)

    def _by_parts(self, stage: StageName, share: float) -> bool:
        """Where a stage, or the one before, is not proved: make it smaller part by part for a share of the time that is
        left, until no part helps any more, or hardly; whether it came to that. What earlier stages reached is not given
        up, and what they missed comes first."""
        until = time.monotonic() + share * max(0.0, self.until - time.monotonic())
        if self.over() or all(self.value(each) <= self.bounds[each] for each in ("place", stage)):
            return False
        places, idle = self.whole(), 0
        cost = self.weights(places.left_out)
        if placing := stage == "place":
            measures: tuple[StageName, ...] = ("place",)
        else:
            measures = ("place", "heaviest", "total")
            cost = {column: MISSING_WORTH * min(MOST_MISSING, weight) for column, weight in cost.items()}
            cost |= {column: self.problem.beta[c][p] for (c, p, _, _), column in places.does.items()}
            cost[places.heaviest] = STEP_WORTH
        low, high = list(places.model.low), list(places.model.high)
        parts = Neighbourhoods(self.problem, lambda: self.best, by_luck=not placing)
        while True:
            reached, now = [self.value(measure) for measure in measures], self.value(stage)
            proved = reached[0] <= self.bounds["place"]
            if time.monotonic() >= until or self.over() or (proved and now <= self.bounds[stage]):
                return False
            near = not placing and proved and now <= NEARLY_BEST * self.bounds[stage]
            if near or idle >= IDLE_ROUNDS:
                return True
            places.model.low, places.model.high = list(low), list(high)
            if not placing and proved:
                places.model.high[places.heaviest] = now
            fix(places, self.best, parts.next())
            start, grain = places.start(self.best), 1 if placing else WORTH_A_SEARCH
            answer = self.solve(
                stage, places.model, cost, share=1.0, start=start, most=SECONDS_EACH, grain=grain, told=False
            )
            if answer.values is not None:
                self.best = places.placing(answer.values)
            gained = [self.value(measure) for measure in measures] < reached
            parts.searched(proved=answer.proved, gained=gained)
            idle = 0 if gained else idle + 1

    def _improve(self) -> None:
        """Better the best placing move by move: what the solver begins from, or what it leaves when time runs out."""
        if self.best != self._improved:
            self.best = self._improved = improved(self.problem, self.best, cancelled=self.cancelled)

    # The outline

    def _least_left_out(self) -> int:
        if self.over():
            return 0
        model = build_outline(self.problem)
        answer = self.solve("place", model.model, self.weights(model.left_out), share=0.1)
        self.bounds["place"] = answer.bound
        return answer.bound

    def _watch(self, share: float) -> Watch:
        """Over when a share of the time that is left is."""
        now = time.monotonic()
        return Watch(now + share * max(0.0, self.until - now), self.cancelled)

    def sketch(self, weight: int, heaviest: int | None = None, *, pack: bool = False) -> Sketch:
        """The outline's second and third stage, with so much weight left out and, if given, no heavier load. `pack`:
        what fits into whose free minutes is looked into first."""
        if self.over():
            return Sketch(-1, self.bounds["heaviest"], 0, None)
        model = build_outline(self.problem)
        model.model.row(-INFINITY, weight, list(self.weights(model.left_out).items()))
        if weight == self.value("place"):
            self.no_more_left_out(model.model, model.left_out)
        for each in self.packings:
            each.add_to(model)
        if pack:
            self.packings += packings(self.problem, model, {model.heaviest: 1}, self._watch(PACKING))
        bound = self.bounds["heaviest"]
        if heaviest is None:
            answer = self.solve("heaviest", model.model, {model.heaviest: 1}, share=0.08 if pack else 0.15)
            bound = answer.bound
            if answer.values is None:
                return Sketch(-1, bound, 0, None)
            heaviest = answer.values[model.heaviest]
            if (not answer.proved or self._short()) and not self.placed(self._counts(model, answer.values)):
                return Sketch(heaviest, bound, 0, None)  # short of time: no total of it would find its places either
        model.model.high[model.heaviest] = heaviest
        beta, demands = self.problem.beta, self.problem.demands
        cost = {column: beta[demands[number].chore][person] for (number, person), column in model.does.items()}
        answer = self.solve("total", model.model, cost, share=0.15)
        if answer.values is None:
            return Sketch(heaviest, bound, answer.bound, None)
        return Sketch(heaviest, bound, answer.bound, self._counts(model, answer.values))

    def _short(self) -> bool:
        """Whether all there is to do takes most of everybody's free time."""
        problem = self.problem
        free = sum(problem.free.values())
        work = sum(
            min(problem.minutes[demand.chore]) * demand.count * problem.chores[demand.chore].people
            for demand in problem.demands
        )
        return work > SHORT * free

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
        if self.over():
            return
        places = build_places(self.problem)
        cost = self.weights(places.left_out)
        places.model.row(least, INFINITY, list(cost.items()))
        self.better("place", places, cost, share=FIRST_LOOK)
        self._improve()
        self._by_parts("place", 0.25)
        if self.value("place") > self.bounds["place"]:
            self.better("place", places, cost, share=0.15)
            self._improve()

    def _heaviest(self, sketch: Sketch, share: float) -> None:
        if self.over():
            return
        places = self.whole()
        places.model.low[places.heaviest] = self.bounds["heaviest"] = max(
            sketch.heaviest_bound, self.bounds["heaviest"]
        )
        self.better("heaviest", places, {places.heaviest: 1}, share=share)

    def lighten(self, sketch: Sketch, heaviest: int | None = None) -> None:
        """The smallest total that keeps what was placed and the heaviest load (or the one given); not below the
        sketch's bound."""
        if self.over():
            return
        places = self.whole()
        places.model.high[places.heaviest] = self.value("heaviest") if heaviest is None else heaviest
        cost = {column: self.problem.beta[chore][p] for (chore, p, _, _), column in places.does.items()}
        self.bounds["total"] = sketch.total_bound
        places.model.row(sketch.total_bound, INFINITY, list(cost.items()))
        self.better("total", places, cost, share=0.8)

    def calm(self) -> None:
        """Even days, everybody's chores as they are."""
        if self.over():
            return
        places = build_places(self.problem, person_counts(self.best))
        cost, grain = add_calm(places)
        self.better("days", places, cost, share=1.0, grain=grain, most=CALM_SECONDS, effort=CALM_EFFORT)
