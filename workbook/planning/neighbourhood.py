"""Large-neighbourhood search: most of the best week stays as it is, a part of it is planned anew, again and again.
Households short of time get better by it much faster than by searching the whole week at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbook.planning.places import Places, Placing, loads
from workbook.planning.problem import Problem

SECONDS_EACH = 1.0
CHORES_EACH = 20
DAYS_OF_TWO = 5  # of a week
IDLE_ROUNDS = 30  # so many neighbourhoods in a row without gain end it


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is planned anew: what these people do on these days, or of these chores."""

    people: frozenset[int]
    days: frozenset[int] = frozenset()
    chores: frozenset[int] = frozenset()

    def holds(self, chore: int, person: int, day: int) -> bool:
        return person in self.people and (day in self.days or chore in self.chores)


def neighbourhoods(problem: Problem, best: Callable[[], Placing]) -> Iterator[Neighbourhood]:
    """Without end, in turn: two or three days, some chores, and most days of two people, one of them with the heaviest
    list of the best week then. The same every time."""
    rng = random.Random(0)
    chores, days, people = range(len(problem.chores)), range(problem.days), range(len(problem.people))
    everybody = frozenset(people)
    while True:
        first, length = rng.choice(days), rng.choice((2, 3))
        yield Neighbourhood(everybody, days=frozenset((first + n) % problem.days for n in range(length)))
        yield Neighbourhood(everybody, chores=frozenset(rng.sample(chores, min(CHORES_EACH, len(chores)))))
        if len(people) > 2:
            found = loads(problem, best())
            most = max(people, key=lambda p: found[p] + problem.carry[p])
            other = rng.choice([p for p in people if p != most])
            yield Neighbourhood(frozenset((most, other)), days=frozenset(rng.sample(days, DAYS_OF_TWO * problem.weeks)))


def fix(places: Places, best: Placing, free: Neighbourhood) -> None:
    """Hold everything as it is in `best` that lies outside the neighbourhood."""
    for (chore, person, day, part), column in places.does.items():
        if not free.holds(chore, person, day):
            done = person in best.get((chore, day, part), ())
            places.model.low[column] = places.model.high[column] = int(done)
