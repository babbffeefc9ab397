"""Large-neighbourhood search: most of the best week stays as it is, a part of it is planned anew, again and again.
Households short of time get better by it much faster than by searching the whole week at once."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from workbook.planning.places import Places, Placing, loads
from workbook.planning.problem import Problem

SECONDS_EACH = 0.5
GROWS, GROWS_IDLE, SHRINKS = 1.05, 1.15, 0.7
LEAST_LUCK, FORGETS = 0.2, 0.15
IDLE_ROUNDS = 45  # so many neighbourhoods in a row without gain end it


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What is planned anew: what these people do on these days, or of these chores."""

    people: frozenset[int]
    days: frozenset[int] = frozenset()
    chores: frozenset[int] = frozenset()

    def holds(self, chore: int, person: int, day: int) -> bool:
        return person in self.people and (day in self.days or chore in self.chores)


class Neighbourhoods:
    """Without end: some days, some chores, and some days of two people, one of them with the heaviest list of the best
    week then. Each kind grows while it is searched to its end in time, and shrinks where it is not. They come in turn,
    or `by_luck`: what has helped lately more often."""

    def __init__(self, problem: Problem, best: Callable[[], Placing], *, by_luck: bool) -> None:
        self._problem, self._best, self._by_luck = problem, best, by_luck
        self._rng = random.Random(0)
        self._kinds = [_Kind(2.5, problem.days), _Kind(20.0, len(problem.chores))]
        if len(problem.people) > 2:
            self._kinds.append(_Kind(5.0 * problem.weeks, problem.days))
        self._now = -1

    def next(self) -> Neighbourhood:
        problem, rng = self._problem, self._rng
        self._now = (self._now + 1) % len(self._kinds)
        if self._by_luck:
            self._now = rng.choices(range(len(self._kinds)), [LEAST_LUCK + kind.luck for kind in self._kinds])[0]
        kind = self._kinds[self._now]
        size = min(kind.most, int(kind.size + rng.random()))
        days, people = range(problem.days), range(len(problem.people))
        if self._now == 1:
            chores = rng.sample(range(len(problem.chores)), size)
            return Neighbourhood(frozenset(people), chores=frozenset(chores))
        if self._now == 0:
            first = rng.choice(days)
            return Neighbourhood(frozenset(people), days=frozenset((first + n) % problem.days for n in range(size)))
        found = loads(problem, self._best())
        heaviest = max(people, key=lambda p: found[p] + problem.carry[p])
        other = rng.choice([p for p in people if p != heaviest])
        return Neighbourhood(frozenset((heaviest, other)), days=frozenset(rng.sample(days, size)))

    def searched(self, *, proved: bool, gained: bool) -> None:
        """Whether the last one was searched to its end in its time, and made the week better."""
        kind = self._kinds[self._now]
        grown = kind.size * (GROWS if gained else GROWS_IDLE)
        kind.size = min(kind.most, grown) if proved else max(1.0, kind.size * SHRINKS)
        kind.luck += FORGETS * (gained - kind.luck)


@dataclass(slots=True)
class _Kind:
    """How much of it is free now, and at most; `luck`: how often it helped lately, from 0 to 1."""

    size: float
    most: int
    luck: float = 1.0


def fix(places: Places, best: Placing, free: Neighbourhood) -> None:
    """Hold everything as it is in `best` that lies outside the neighbourhood."""
    for (chore, person, day, part), column in places.does.items():
        if not free.holds(chore, person, day):
            done = person in best.get((chore, day, part), ())
            places.model.low[column] = places.model.high[column] = int(done)
