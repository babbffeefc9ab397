"""Making a plan: search, check, certify. What others call is here."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbook.domain.chores.burden import taking_part
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, Stage, Status, WeekPlan, without_turns
from workbook.domain.common.errors import WorkbookError
from workbook.planning import check
from workbook.planning.certificate import certify, least_worst
from workbook.planning.highs import Watch, installed
from workbook.planning.leftovers import ELASTIC_SECONDS, unplaced
from workbook.planning.notes import notes, undone
from workbook.planning.places import Placing, left_out
from workbook.planning.problem import Problem, build, turned_away
from workbook.planning.search import Search
from workbook.planning.searching import Progress
from workbook.words.chores import plan as words

DEFAULT_SECONDS = 20.0


class NothingToPlan(WorkbookError):
    """Nobody takes part."""


class FailedCheck(WorkbookError):
    """A plan did not pass the independent checker; `faults` say how, without anything that people wrote."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(words.FAILED_CHECK)
        self.faults = tuple(faults)


def make_plan(
    household: Household,
    *,
    weeks: int = 1,
    seconds: float = DEFAULT_SECONDS,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    give: bool = True,
) -> WeekPlan:
    """The fairest plan for one or two weeks, checked and certified. Where there was a week before, up to two points of
    the heaviest load (three while more than two are owed) are given for one more like it; unless `give`, none.

    Takes at most about `seconds`; what is proved by then is in the stages. `progress` is called a few
    times a second, from this thread or the solver's. When `cancelled` turns true the best plan so far comes back within
    0.3 s.
    Raises NothingToPlan, FailedCheck.
    """
    if not taking_part(household):
        raise NothingToPlan(words.NOBODY_TO_PLAN_FOR)
    problem = build(household, weeks)
    for_remedies = min(ELASTIC_SECONDS, seconds / 5)
    watch = Watch(time.monotonic() + seconds - for_remedies, cancelled)
    search = Search(problem, seconds - for_remedies, progress, cancelled)
    search.find_fair()
    yielded: tuple[str, ...] = ()
    for chore in _turns_in_the_way(problem, search.best):  # a turn yields before something is left out
        if watch.over() or not _weight_left(problem, search.best):
            break
        again = build(without_turns(household, (*yielded, chore)), weeks)
        other = Search(again, watch.left(), progress, cancelled)
        if other.least_left_out() >= _weight_left(problem, search.best):
            continue
        other.find_fair()
        if _weight_left(again, other.best) < _weight_left(problem, search.best):
            problem, search, yielded = again, other, (*yielded, chore)
    search.settle(give=give)
    plan = finish(
        problem,
        search.best,
        search.stages(),
        cancelled,
        for_remedies=for_remedies,
        levels=search.levels,
        given=problem.step * search.given,
    )
    said = [*plan.notes, *map(words.turn_yields, yielded)]
    if not installed():
        said.insert(0, words.NO_OPTIMISER)
    return replace(plan, yielded=yielded, notes=tuple(said))


MOST_TURNS = 3  # so many turns are each tried without; of more, those of chores that were left out


def _turns_in_the_way(problem: Problem, placing: Placing) -> tuple[str, ...]:
    """Chores that somebody rests from while something is left out, most urgent first."""
    counts = list(zip(problem.demands, left_out(problem, placing), strict=True))
    missing = {demand.chore for demand, count in counts if count}
    turns = [number for number, chore in enumerate(problem.chores) if turned_away(problem.household, chore)]
    if not missing or len(turns) > MOST_TURNS:
        turns = [number for number in turns if number in missing]
    turns.sort(key=lambda number: (problem.chores[number].priority, number))
    return tuple(problem.chores[number].name for number in turns)


def _weight_left(problem: Problem, placing: Placing) -> int:
    counts = zip(problem.demands, left_out(problem, placing), strict=True)
    return sum(problem.weight(demand.chore) * count for demand, count in counts)


def finish(
    problem: Problem,
    placing: Placing,
    stages: tuple[Stage, ...],
    cancelled: Callable[[], bool] = lambda: False,
    *,
    for_remedies: float = ELASTIC_SECONDS,
    levels: Sequence[int] = (),
    given: int = 0,
) -> WeekPlan:
    """A placing as a plan: in order, with loads, reasons and certificate, and past the checker. `for_remedies`:
    seconds to look for changes that would make room; 0: only such as move nothing else. `given`: Certificate."""
    household, weeks = problem.household, problem.weeks
    slots = slots_of(problem, placing)
    real = check.sums(household, slots, weeks)

    def rebuilt(changed: Household) -> Problem:
        return build(changed, weeks)

    left = unplaced(problem, placing, rebuilt, seconds=for_remedies, cancelled=cancelled)
    plan = WeekPlan(
        status=_status(stages),
        slots=slots,
        unplaced=left,
        loads=real.loads,
        worst=real.worst,
        bound=least_worst(household, real.worst, stages),
        step=problem.step,
        stages=stages,
        certificate=certify(household, slots, real.loads, real.worst, stages, weeks, levels, given),
        weeks=weeks,
        notes=(*notes(household), *undone(household, left, weeks)),
    )
    faults = check.faults(household, plan)
    if faults:
        raise FailedCheck(faults)
    return plan


def slots_of(problem: Problem, placing: Placing) -> tuple[Slot, ...]:
    """Slots by day, part, then the household's order of chores; people in the household's order."""
    return tuple(
        Slot(problem.chores[chore].name, day, part, tuple(problem.people[p].name for p in sorted(people)))
        for (chore, day, part), people in sorted(placing.items(), key=lambda item: (*item[0][1:], item[0][0]))
    )


def _status(stages: Sequence[Stage]) -> Status:
    """Proved: nothing more can be placed, no load be lighter, no total smaller. Even days are a nicety on top."""
    if all(stage.proved for stage in stages[:3]):
        return "proved"
    return "heuristic" if not any(stage.bound for stage in stages) else "gap"
