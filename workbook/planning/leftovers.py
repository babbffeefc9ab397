"""What did not fit: why (left_out.py), and the smallest change that would help (remedies.py)."""

from __future__ import annotations

import time
from collections.abc import Callable

from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Unplaced
from workbook.planning import remedies
from workbook.planning.highs import Watch
from workbook.planning.left_out import why_left_out
from workbook.planning.places import Placing, left_out
from workbook.planning.problem import Problem
from workbook.words.chores import leftovers as words

MOST_ELASTIC = 6  # chores that get an elastic model of their own; the rest is answered without moving the others
ELASTIC_SECONDS = 2.0  # for all of them together


def unplaced(
    problem: Problem,
    placing: Placing,
    rebuilt: Callable[[Household], Problem],
    *,
    seconds: float = ELASTIC_SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Unplaced, ...]:
    """Everything left out, most urgent first, with reason and remedy. `rebuilt` makes the problem anew of a changed
    household; `seconds` are for the remedies that need a search of their own (0: a plan in a hurry)."""
    missing: dict[int, int] = {}
    for demand, count in zip(problem.demands, left_out(problem, placing), strict=True):
        if count:
            missing[demand.chore] = missing.get(demand.chore, 0) + count
    watch, hurried = Watch(time.monotonic() + seconds, cancelled), Watch(0.0)
    ordered = sorted(missing, key=lambda number: (problem.chores[number].priority, number))
    whys = {chore: why_left_out(problem, placing, chore) for chore in ordered}
    short = [chore for chore in ordered if not whys[chore].remedy]  # minutes would help
    together = remedies.together(problem, placing, short, watch) if len(short) > 1 and not watch.over() else None
    found: list[Unplaced] = []
    for place, chore in enumerate(ordered):
        if not whys[chore].remedy and together:
            remedy = words.all_of(together) if chore == short[0] else words.SEE_ALL
        else:
            rivals = [problem.chores[other].name for other in short if other != chore]
            trial = remedies.Trial(problem, placing, rebuilt, watch if place < MOST_ELASTIC else hurried, rivals)
            remedy = trial.remedy(chore, missing[chore], whys[chore].remedy)
        found.append(Unplaced(problem.chores[chore].name, missing[chore], whys[chore].reason, remedy))
    return tuple(found)
