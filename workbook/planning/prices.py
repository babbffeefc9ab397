"""What would make the heaviest list lighter, and by how much: one chore less, or some hours of paid help; and the two
best of these at once, which is not their sum. Each is planned anew, with the whole work as it is now for the measure,
so what is said can be had. Help takes whole turns, and none that somebody has to notice and arrange."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbook.domain.chores.burden import is_part_of_work, part_of_work
from workbook.domain.chores.household import ALL_PARTS, DAY_MINUTES, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import on_lists
from workbook.domain.chores.week import WeekPlan, without_turns
from workbook.planning.places import Placing, loads, shared_by, weight_left_out, worst
from workbook.planning.problem import Cap, Problem, build
from workbook.planning.search import Search
from workbook.planning.steady import placing_of

HELP_MINUTES = 120
MOST_DROPPED = 3
LEAST_GAIN = 100  # basis points of somebody's work
SECONDS = 6.0

Heaviest = tuple[str, int]  # whose list, and what part of the work it is in their own eyes, in basis points


@dataclass(frozen=True, slots=True)
class Price:
    """A change, and the heaviest list before and after it. `dropped` are chores that are not done any more; paid help
    does `helped`, each so many times, in `minutes` a week. `lists` are everybody's parts of the work before and after,
    where the heaviest list is no measure of them: by shares that differ, or with something owed. Of more than one
    change at once: `several`."""

    dropped: tuple[str, ...]
    helped: tuple[tuple[str, int], ...]
    minutes: int
    before: Heaviest
    after: Heaviest
    lists: tuple[tuple[str, int, int], ...] = ()
    several: bool = False


def prices(
    household: Household,
    plan: WeekPlan,
    *,
    seconds: float = SECONDS,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Price, ...]:
    """The changes that make the heaviest list of a plan lighter by a point or more, the most first; with nothing more
    left out than now. Then the first two of them at once, where that is worth a point more than one of them. What a
    plan gave up for a week like the last one is no change's gain."""
    until = time.monotonic() + seconds
    problem = build(without_turns(household, plan.yielded), plan.weeks)
    placing = placing_of(problem, plan.slots)
    before = heaviest_list(problem, placing)
    if before is None or len(shared_by(problem)) < 2:
        return ()
    weighed, now = weight_left_out(problem, placing), loads(problem, placing)
    chores = _weighing_most(problem, placing, before[0])
    tried: list[tuple[int | None, ...]] = [*((chore,) for chore in chores), (None,)]
    found: dict[tuple[int | None, ...], Price] = {}
    gains: dict[tuple[int | None, ...], int] = {}  # of the heaviest load by the shares, with what is owed

    def price(changes: tuple[int | None, ...], least: int, seconds: float) -> None:
        dropped = tuple(chore for chore in changes if chore is not None)
        changed = _without(problem, dropped)
        gain = worst(changed, placing) - plan.certificate.given  # a plan as light is there without any change
        changed = _with_help(changed) if None in changes else changed
        search = Search(changed, seconds, cancelled=cancelled)
        search.find_fair()
        after = heaviest_list(changed, search.best)
        gain -= worst(changed, search.best)
        if after is None or gain < least + LEAST_GAIN or weight_left_out(changed, search.best) > weighed:
            return
        helped = _helped(changed, search.best) if None in changes else ()
        minutes = -(-_helping(changed, search.best) // plan.weeks) if None in changes else 0
        names = tuple(problem.chores[chore].name for chore in dropped)
        lists = () if is_part_of_work(household) else _lists(problem, now, loads(changed, search.best))
        found[changes] = Price(names, helped, minutes, before, after, lists, len(changes) > 1)
        gains[changes] = gain

    for number, changes in enumerate(tried):
        left = (until - time.monotonic()) / (len(tried) + 1 - number)
        if left <= 0 or cancelled():
            break
        price(changes, 0, left)
    best = sorted(found, key=lambda changes: -gains[changes])
    if len(best) > 1 and (left := until - time.monotonic()) > 0 and not cancelled():
        price(best[0] + best[1], gains[best[0]], left)
        best += [changes for changes in found if changes not in best]
    return tuple(found[changes] for changes in best)


def heaviest_list(problem: Problem, placing: Placing) -> Heaviest | None:
    """Whose list is the heaviest, by the shares agreed on, and what part of the work that is; None of nobody."""
    found = loads(problem, placing)
    people = shared_by(problem)
    if not people:
        return None
    most = max(people, key=lambda p: (found[p] + problem.carry[p], -p))
    name = problem.people[most].name
    return name, part_of_work(problem.household, name, found[most])


def _lists(problem: Problem, before: Sequence[int], after: Sequence[int]) -> tuple[tuple[str, int, int], ...]:
    """Everybody's part of the work, before and after, of their loads."""

    def part(p: int, points: int) -> int:
        return part_of_work(problem.household, problem.people[p].name, points)

    people = shared_by(problem)
    return tuple((problem.people[p].name, part(p, before[p]), part(p, after[p])) for p in people)


def _weighing_most(problem: Problem, placing: Placing, name: str) -> list[int]:
    """The chores that weigh most on somebody's list; planning alone is not left, for what is planned would be."""
    whose = next(p for p, person in enumerate(problem.people) if person.name == name)
    weights: dict[int, int] = {}
    for (chore, _, _), people in placing.items():
        if whose in people and problem.chores[chore].minutes:
            weights[chore] = weights.get(chore, 0) + problem.beta[chore][whose]
    return sorted(weights, key=lambda chore: (-weights[chore], chore))[:MOST_DROPPED]


def _without(problem: Problem, dropped: Sequence[int]) -> Problem:
    """The same week without some chores; what followed them stands by itself. What is owed is a part of a week's work:
    of a smaller week it is as much less as the week has less for who it is owed to."""
    left = [0] * len(problem.people)
    whole = [0] * len(problem.people)
    for demand in problem.demands:
        for p, weight in enumerate(problem.beta[demand.chore]):
            weighs = weight * demand.count * problem.chores[demand.chore].people
            whole[p] += weighs
            left[p] += 0 if demand.chore in dropped else weighs
    return replace(
        problem,
        demands=tuple(demand for demand in problem.demands if demand.chore not in dropped),
        who={cell: people for cell, people in problem.who.items() if cell[0] not in dropped},
        after={one: first for one, first in problem.after.items() if first not in dropped},
        carry=tuple(
            round(owed * rest / all_of_it) if all_of_it else owed
            for owed, rest, all_of_it in zip(problem.carry, left, whole, strict=True)
        ),
    )


def _with_help(problem: Problem) -> Problem:
    """The same week with somebody from outside, for so many minutes, for whom nothing weighs anything."""
    helper = len(problem.people)
    days = tuple(range(problem.days))
    minutes = {number: chore.minutes for number, chore in enumerate(problem.chores)}
    all_day = (DAY_MINUTES, DAY_MINUTES, DAY_MINUTES)
    someone = HouseholdPerson("", free=(all_day,) * 7, only=())
    pinned = {chore for chore, _ in problem.must}
    childs = on_lists(problem.household)  # that a child has less to do lightens nobody's share
    kept = {
        n
        for n, chore in enumerate(problem.chores)
        if chore.people > 1 or chore.planning or chore.name in childs or n in pinned
    }
    return replace(
        problem,
        people=(*problem.people, someone),
        minutes=tuple((*row, minutes[number]) for number, row in enumerate(problem.minutes)),
        beta=tuple((*row, 0) for row in problem.beta),
        carry=(*problem.carry, 0),
        free={**problem.free, **{(helper, day, part): DAY_MINUTES for day in days for part in ALL_PARTS}},
        who={cell: people if cell[0] in kept else (*people, helper) for cell, people in problem.who.items()},
        caps=(*problem.caps, Cap(helper, days, ALL_PARTS, minutes, HELP_MINUTES * problem.weeks, "help")),
    )


def _helped(problem: Problem, placing: Placing) -> tuple[tuple[str, int], ...]:
    helper = len(problem.people) - 1
    done = Counter(cell[0] for cell, people in placing.items() if helper in people)
    return tuple((problem.chores[chore].name, done[chore]) for chore in sorted(done))


def _helping(problem: Problem, placing: Placing) -> int:
    helper = len(problem.people) - 1
    return sum(problem.minutes[cell[0]][helper] for cell, people in placing.items() if helper in people)
