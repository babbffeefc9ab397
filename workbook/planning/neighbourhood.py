"""Large-neighbourhood search: most of the best week stays as it is, a few days or chores are planned anew, again and
again. Households short of time get better by it much faster than by searching the whole week at once."""

from __future__ import annotations

import random
from collections.abc import Iterator

from workbook.planning.places import Places, Placing
from workbook.planning.problem import Problem

SECONDS_EACH = 1.0
CHORES_EACH = 20
IDLE_ROUNDS = 30  # so many neighbourhoods in a row without gain end it


def neighbourhoods(problem: Problem) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Without end: days, or chores, that are free to be planned anew (the other set is empty). The same every time."""
    rng = random.Random(0)
    chores = range(len(problem.chores))
    while True:
        for first in rng.sample(range(problem.days), problem.days):
            length = rng.choice((2, 3))
            yield frozenset((first + n) % problem.days for n in range(length)), frozenset()
            yield frozenset(), frozenset(rng.sample(chores, min(CHORES_EACH, len(chores))))


def fix(places: Places, best: Placing, days: frozenset[int], chores: frozenset[int]) -> None:
    """Hold everything as it is in `best` that lies outside these days and chores."""
    for (chore, person, day, part), column in places.does.items():
        if day not in days and chore not in chores:
            done = person in best.get((chore, day, part), ())
            places.model.low[column] = places.model.high[column] = int(done)
