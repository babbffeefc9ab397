"""What all stages of a search stand on: its best placing, and to solve within its time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workbook.domain.chores.household import PRIORITIES
from workbook.domain.chores.week import STAGES, StageName
from workbook.planning.highs import INFINITY, Answer, Model, Watch
from workbook.planning.packing import Packing
from workbook.planning.places import MEASURES, Places, Placing, build_places, left_out, link
from workbook.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a search stands: the stage, the best value of a valid plan so far, and what is proved. Units: Stage."""

    stage: StageName
    best: int
    bound: int


@dataclass(slots=True)
class Searching:
    """`best` is a valid placing at any time; `bounds` and seconds `spent` are by stage."""

    problem: Problem
    seconds: float
    progress: Callable[[Progress], None] = lambda progress: None
    cancelled: Callable[[], bool] = lambda: False
    best: Placing = field(default_factory=dict[tuple[int, int, int], tuple[int, ...]])
    bounds: dict[StageName, int] = field(default_factory=lambda: dict.fromkeys(STAGES, 0))
    spent: dict[StageName, float] = field(default_factory=lambda: dict.fromkeys(STAGES, 0.0))
    until: float = 0.0
    levels: tuple[int, ...] = ()
    """Everybody's load in steps, the heaviest first, where these are proved to be as even as they can be."""
    given: int = 0
    """Steps by which the heaviest load was let grow again, from the best that was proved, for a week like the last."""
    packings: list[Packing] = field(default_factory=list[Packing])
    """What is known of what fits into whose free minutes, where time is short."""

    def over(self) -> bool:
        """Whether there is no time left, or it was ended."""
        return self.cancelled() or time.monotonic() >= self.until

    def value(self, stage: StageName) -> int:
        """What the best placing so far reaches in a stage."""
        return MEASURES[stage](self.problem, self.best)

    def whole(self) -> Places:
        """The whole week, with at least as much placed as now."""
        places = build_places(self.problem)
        outline = link(places)
        places.model.row(-INFINITY, self.value("place"), list(self.weights(places.left_out).items()))
        self.no_more_left_out(places.model, places.left_out)
        for each in self.packings:
            each.add_to(outline)
        return places

    def no_more_left_out(self, model: Model, columns: Mapping[int, int]) -> None:
        """Of each priority no more than now: forty things that can wait are never left out for one that should be."""
        problem, counts = self.problem, dict.fromkeys(PRIORITIES, 0)
        for demand, count in zip(problem.demands, left_out(problem, self.best), strict=True):
            counts[problem.chores[demand.chore].priority] += count
        for priority, count in counts.items():
            same = [(c, 1) for n, c in columns.items() if problem.chores[problem.demands[n].chore].priority == priority]
            if same:
                model.row(-INFINITY, count, same)

    def better(
        self,
        stage: StageName,
        places: Places,
        cost: Mapping[int, int],
        *,
        share: float,
        grain: int = 1,
        most: float = INFINITY,
        effort: float = INFINITY,
    ) -> None:
        """Solve from the best placing so far, and take what is found."""
        start = places.start(self.best)
        answer = self.solve(stage, places.model, cost, share=share, start=start, grain=grain, most=most, effort=effort)
        if answer.values is not None:
            self.best = places.placing(answer.values)
        self.bounds[stage] = max(self.bounds[stage], answer.bound)

    def weights(self, columns: Mapping[int, int]) -> dict[int, int]:
        """What each column of left-out slots weighs."""
        return {column: self.problem.weight(self.problem.demands[n].chore) for n, column in columns.items()}

    def solve(
        self,
        stage: StageName,
        model: Model,
        cost: Mapping[int, int],
        *,
        share: float,
        start: Mapping[int, int] | None = None,
        grain: int = 1,
        most: float = INFINITY,
        effort: float = INFINITY,
        told: bool = True,
    ) -> Answer:
        """Solve within a share of the time that is left, telling how it goes; unless `told`, only that it goes on."""
        began = time.monotonic()

        def tell(best: int | None, bound: int) -> None:
            self._tell(stage, best if told and start is not None else None, bound if told else 0)

        watch = Watch(self.until, self.cancelled, tell)
        seconds = min(most, share * watch.left())
        answer = model.solve(cost, watch, seconds=seconds, start=start, grain=grain, effort=effort)
        self.spent[stage] += time.monotonic() - began
        return answer

    def _tell(self, stage: StageName, best: int | None = None, bound: int = 0) -> None:
        value = self.value(stage) if best is None else best
        self.progress(Progress(stage, value, min(value, max(bound, self.bounds[stage]))))

    def placed(self, counts: Mapping[tuple[int, int], int]) -> bool:
        """Find places for who does how many of what; the best plan then, where that succeeds."""
        if self.over():
            return False
        places = build_places(self.problem, counts)
        answer = self.solve("total", places.model, {}, share=0.15)
        if answer.values is None:
            return False
        self.best = places.placing(answer.values)
        return True
