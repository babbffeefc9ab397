"""For three people and more: after the heaviest list the second as light as it can be, then the third (leximin), and
then, if it can be had, no envy that is larger than one doing (EF1). For both, the whole may weigh up to 3 % more.

The sum of the k heaviest lists is made small for k = 2, 3, … in turn, which comes to the same as making the lists small
one after the other, heaviest first (Ogryczak and Śliwiński 2003, "On solving linear programs with the ordered weighted
averaging objective").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from workbook.planning.highs import INFINITY, Model
from workbook.planning.outline import build_outline
from workbook.planning.places import Placing, levels, loads, person_counts, shared_by
from workbook.planning.searching import Searching

if TYPE_CHECKING:
    from workbook.planning.problem import Problem

LEAST_PEOPLE = 3
MORE_IN_ALL = Fraction(103, 100)
EACH_SECONDS = 2.0

Terms = list[tuple[int, int]]


@dataclass(slots=True)
class _Lists:
    """A model in which lists are counted: `does` are the columns by (chore, person); `take` makes an answer of the
    model the search's best plan, and says whether it could."""

    model: Model
    does: dict[tuple[int, int], list[int]]
    take: Callable[[list[int]], bool]


def even_out(search: Searching) -> None:
    """Make the lists of a search's best plan as even as they can be. All of it is proved, or left as it was: only then
    has the search `levels`."""
    if len(shared_by(search.problem)) < LEAST_PEOPLE or not search.best or search.over():
        return
    before, most = search.best, int(search.value("total") * MORE_IN_ALL)
    for made in (_outline, _whole):
        search.best = before
        if _evened(search, made(search), most):
            search.levels = levels(search.problem, search.best)
            search.bounds["total"] = search.value("total")
            return
    search.best = before


def _outline(search: Searching) -> _Lists:
    """Who does how many of what; taken where that finds its places."""
    outline, demands = build_outline(search.problem), search.problem.demands
    search.no_more_left_out(outline.model, outline.left_out)
    outline.model.high[outline.heaviest] = search.value("heaviest")
    does: dict[tuple[int, int], list[int]] = {}
    for (number, person), column in outline.does.items():
        does.setdefault((demands[number].chore, person), []).append(column)

    def take(values: list[int]) -> bool:
        counts = {key: sum(values[column] for column in columns) for key, columns in does.items()}
        return search.placed(counts)

    return _Lists(outline.model, does, take)


def _whole(search: Searching) -> _Lists:
    places = search.whole()
    places.model.high[places.heaviest] = search.value("heaviest")

    def take(values: list[int]) -> bool:
        search.best = places.placing(values)
        return True

    return _Lists(places.model, places.person_columns(), take)


def _evened(search: Searching, lists: _Lists, most: int) -> bool:
    """Whether the lists of this model are as even as they can be, proved, and the plan is taken."""
    beta, model = search.problem.beta, lists.model
    total = {column: beta[chore][p] for (chore, p), columns in lists.does.items() for column in columns}
    model.row(-INFINITY, most, list(total.items()))
    for cost in _heaviest_together(search.problem, lists):
        answer = search.solve("total", model, cost, share=0.5, most=EACH_SECONDS, told=False)
        if answer.values is None or not answer.proved:
            return False
        reached = sum(each * answer.values[column] for column, each in cost.items())
        model.row(-INFINITY, reached, list(cost.items()))
    answer = search.solve("total", model, total, share=0.5, most=EACH_SECONDS, told=False)
    if answer.values is None or not answer.proved or not lists.take(answer.values):
        return False
    if not envy_of_one(search.problem, search.best):
        without = search.best
        _bound_envy(search.problem, lists)
        answer = search.solve("total", model, total, share=0.5, most=EACH_SECONDS, told=False)
        if answer.values is None or not answer.proved or not lists.take(answer.values):
            search.best = without
    return True


def _load(problem: Problem, lists: _Lists, eyes: int, whose: int) -> Terms:
    """The list of `whose`, as it weighs in the eyes of `eyes`."""
    own = [(columns, problem.beta[chore][eyes]) for (chore, p), columns in lists.does.items() if p == whose]
    return [(column, weight) for columns, weight in own for column in columns]


def _heaviest_together(problem: Problem, lists: _Lists) -> list[dict[int, int]]:
    """What to make small in turn: the sum of the two heaviest lists, of the three heaviest, …, in started steps."""
    people, model, steps = shared_by(problem), lists.model, dict[int, int]()
    for p in people:
        steps[p] = model.column(0, INFINITY)
        model.row(-INFINITY, -problem.carry[p], [*_load(problem, lists, p, p), (steps[p], -problem.step)])
    found: list[dict[int, int]] = []
    for count in range(2, len(people) + 1):
        level = model.column(0, INFINITY)
        cost = {level: count}
        for p in people:
            over = model.column(0, INFINITY)
            model.row(-INFINITY, 0, [(steps[p], 1), (level, -1), (over, -1)])
            cost[over] = 1
        found.append(cost)
    return found


def envy_of_one(problem: Problem, placing: Placing) -> bool:
    """Whether nobody's list is heavier than another's, as the shares weigh them, by more than one doing (EF1)."""
    counts, people = person_counts(placing), shared_by(problem)
    own = loads(problem, placing)
    for one in people:
        heaviest = max((problem.beta[c][one] for (c, p), n in counts.items() if p == one and n), default=0)
        for other in people:
            theirs = sum(problem.beta[c][one] * n for (c, p), n in counts.items() if p == other)
            share = Fraction(problem.people[one].share, problem.people[other].share)
            if own[one] - heaviest > theirs * share:
                return False
    return True


def _bound_envy(problem: Problem, lists: _Lists) -> None:
    """Rows: without one doing, nobody's list is heavier than another's."""
    model = lists.model
    for one in shared_by(problem):
        mine = {chore: columns for (chore, p), columns in lists.does.items() if p == one}
        for other in shared_by(problem):
            if one == other:
                continue
            ours, theirs = problem.people[one].share, problem.people[other].share
            spared = {chore: model.column(0, 1) for chore in mine}
            model.row(-INFINITY, 1, [(column, 1) for column in spared.values()])
            for chore, column in spared.items():
                model.row(-INFINITY, 0, [(column, 1), *((each, -1) for each in mine[chore])])
            terms = [(column, theirs * weight) for column, weight in _load(problem, lists, one, one)]
            terms += [(column, -theirs * problem.beta[chore][one]) for chore, column in spared.items()]
            terms += [(column, -ours * weight) for column, weight in _load(problem, lists, one, other)]
            model.row(-INFINITY, 0, terms)
