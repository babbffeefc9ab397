"""A first plan that stays near last week's: for a search without time, and where there is no optimiser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from workbook.domain.chores.due import off_rhythm
from workbook.planning.places import Placing
from workbook.planning.problem import Cell, Problem
from workbook.planning.start import MOST_TRIES, Board, Doing, Score, Tries, fill, fit_in, hand_over, in_their_order
from workbook.planning.steady import IN_RHYTHM, SAME_DAY, SAME_HANDS, SAME_PART, new_hands, placing_of

MORE_IN_ALL = 3  # per cent


def near_last_week(
    problem: Problem,
    found: Placing,
    slacks: Sequence[int],
    enough: float,
    cancelled: Callable[[], bool] = lambda: False,
) -> Placing:
    """A first plan in which last week's hands, days and parts are tried first, and then given to others until it is as
    fair as `found`; or `found`, where none is that leaves out no more and comes nearer. `slacks`: what may be given of
    the heaviest load for it, in basis points, in turn, unless no more than so much of the doings (`enough`) fall into
    new hands."""
    before = placing_of(problem, problem.household.last_week)
    board = Board(problem)
    weight, heaviest, total = _put(board, found).score()
    board = _again(problem, before)
    left = Tries(MOST_TRIES, cancelled)
    while left.any() and fit_in(board, left):
        pass
    steps: list[Placing] = []
    for slack in sorted({0, *slacks}, reverse=True):
        while board.score()[1] > heaviest + slack and left.any() and hand_over(board, left):
            pass
        if _as_good(board.score(), (weight, heaviest + slack, total * (100 + MORE_IN_ALL) // 100)):
            steps.insert(0, dict(board.placing))
    chosen = next((each for each in steps if new_hands(problem, each) <= enough), steps[-1] if steps else found)
    return max(found, chosen, key=lambda placing: nearness(problem, placing))


def nearness(problem: Problem, placing: Placing) -> int:
    """How near a placing comes to last week: what steady.py counts for it."""
    last = problem.household.last_week
    hands = Counter((slot.chore, name) for slot in last for name in slot.people)
    days, cells = {(slot.chore, slot.day) for slot in last}, {(slot.chore, slot.day, slot.part) for slot in last}
    worth = 0
    now = Counter[tuple[str, str]]()
    for (chore, day, part), people in placing.items():
        name = problem.chores[chore].name
        now.update((name, problem.people[person].name) for person in people)
        here = SAME_DAY * ((name, day) in days) + SAME_PART * ((name, day, part) in cells)
        late = off_rhythm(problem.household, problem.chores[chore], day, problem.weeks)
        worth += len(people) * (here - IN_RHYTHM * late)
    return worth + SAME_HANDS * (now & hands).total()


def _put(board: Board, placing: Placing) -> Board:
    for cell, people in placing.items():
        board.put(cell, people)
    return board


def _as_good(score: Score, most: Score) -> bool:
    return all(value <= limit for value, limit in zip(score, most, strict=True))


def _again(problem: Problem, before: Placing) -> Board:
    """Last week where it may be and is in rhythm, and the rest by the same hands on the same days, if they can."""
    board = Board(problem)

    def in_rhythm(cell: Cell) -> bool:
        return not off_rhythm(problem.household, problem.chores[cell[0]], cell[1], problem.weeks)

    for cell in in_their_order(problem, before):
        number = board.demand_of.get(cell[:2])
        asked = number is not None and board.missing[number] > 0 and in_rhythm(cell)
        if asked and before[cell] in set(board.teams(cell)):
            board.put(cell, before[cell])
    names = Counter((slot.chore, name) for slot in problem.household.last_week for name in slot.people)
    days = {(slot.chore, slot.day) for slot in problem.household.last_week}

    def worth(doing: Doing) -> int:
        (chore, day, _), team = doing
        name = problem.chores[chore].name
        mine = Counter(person for cell in board.placed[chore] for person in board.placing[cell])
        same = sum(mine[person] < names[name, problem.people[person].name] for person in team)
        late = off_rhythm(problem.household, problem.chores[chore], day, problem.weeks)
        return SAME_HANDS * same + len(team) * (SAME_DAY * ((name, day) in days) - IN_RHYTHM * late)

    fill(board, worth)
    return board
