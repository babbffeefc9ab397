"""A valid plan at once: the longest doings first, each where it weighs least, then improvement move by move.

It gives the search something to begin with and the screen something to show. The improvement is bounded by the
number of tries instead of by the clock (about half a second for a large household), so that a plan never depends
on how busy the machine is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from workbook.planning.places import Placing
from workbook.planning.problem import Cell, Problem

MOST_TRIES = 4_000

Score = tuple[int, int, int]  # weight left out, heaviest load, total
Doing = tuple[Cell, tuple[int, ...]]


def greedy(problem: Problem) -> Placing:
    """Longest first within each priority, each slot where the heaviest load grows least."""
    board = Board(problem)
    fill(board)
    return board.placing


def kept(problem: Problem, before: Placing, cancelled: Callable[[], bool] = lambda: False) -> Placing:
    """What stood before, as far as it still may, and what is missing put beside it or into its place."""
    board = Board(problem)
    for cell in in_their_order(problem, before):
        people, number = before[cell], board.demand_of.get(cell[:2])
        asked = number is not None and cell in problem.who and board.missing[number] > 0
        if asked and people in set(board.teams(cell)):
            board.put(cell, people)
    fill(board)
    left = Tries(MOST_TRIES, cancelled)
    while left.any() and fit_in(board, left):
        pass
    return board.placing


def left_out_and_heaviest(problem: Problem, placing: Placing) -> tuple[int, int]:
    """The weight that a placing leaves out, and its heaviest load."""
    board = Board(problem)
    for cell, people in placing.items():
        board.put(cell, people)
    return board.score()[:2]


def in_their_order(problem: Problem, placing: Placing) -> list[Cell]:
    """The cells of a placing, what comes after another chore behind it."""
    return sorted(placing, key=lambda cell: (_behind(problem, cell[0]), cell))


def fill(board: Board, liked: Callable[[Doing], int] = lambda doing: 0) -> None:
    """Place all that fits as things stand, the most urgent and longest first, where it is `liked` most."""
    problem = board.problem

    def urgency(number: int) -> tuple[int, int, int]:
        chore = problem.demands[number].chore
        return _behind(problem, chore), problem.chores[chore].priority, -max(problem.minutes[chore])

    for number in sorted(range(len(problem.demands)), key=urgency):
        for _ in range(board.missing[number]):
            doing = board.best(number, liked=liked)
            if doing is None:
                break
            board.put(*doing)


def _behind(problem: Problem, chore: int) -> int:
    """How many chores it comes after, one behind the other."""
    return 1 + _behind(problem, problem.after[chore]) if chore in problem.after else 0


def improved(
    problem: Problem,
    placing: Placing,
    tries: int = MOST_TRIES,
    cancelled: Callable[[], bool] = lambda: False,
) -> Placing:
    """Place what is missing by moving something out of its way, then give slots to others, while it gets better."""
    board = Board(problem)
    for cell, people in placing.items():
        board.put(cell, people)
    left = Tries(tries, cancelled)
    while left.any() and (fit_in(board, left) or hand_over(board, left)):
        pass
    return board.placing


@dataclass(slots=True)
class Tries:
    """How many moves may still be tried."""

    count: int
    cancelled: Callable[[], bool]

    def any(self) -> bool:
        return self.count > 0 and not self.cancelled()


class Board:
    """A placing that grows and changes, with what is left of everybody's time."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.placing: Placing = {}
        self.room = dict(problem.free)
        self.loads = list(problem.carry)
        self.missing = [demand.count for demand in problem.demands]
        self.weight = sum(problem.weight(demand.chore) * demand.count for demand in problem.demands)
        self.cells: list[list[Cell]] = [
            [
                (demand.chore, day, part)
                for day in demand.days
                for part in range(3)
                if (demand.chore, day, part) in problem.who
            ]
            for demand in problem.demands
        ]
        self.demand_of = problem.demand_numbers()
        self.caps = [cap.most for cap in problem.caps]
        self.capped: dict[tuple[int, int, int], list[int]] = {}
        for number, cap in enumerate(problem.caps):
            for day in cap.days:
                for part in cap.parts:
                    self.capped.setdefault((cap.person, day, part), []).append(number)
        self.followers: dict[int, list[int]] = {}
        for chore, first in problem.after.items():
            self.followers.setdefault(first, []).append(chore)
        self.placed: dict[int, set[Cell]] = {chore: set() for chore in range(len(problem.chores))}

    def put(self, cell: Cell, people: tuple[int, ...]) -> None:
        self._count(cell, people, 1)
        self.placing[cell] = people
        self.placed[cell[0]].add(cell)

    def take(self, cell: Cell) -> tuple[int, ...]:
        people = self.placing.pop(cell)
        self.placed[cell[0]].discard(cell)
        self._count(cell, people, -1)
        return people

    def _count(self, cell: Cell, people: tuple[int, ...], sign: int) -> None:
        chore, day, part = cell
        self.missing[self.demand_of[chore, day]] -= sign
        self.weight -= sign * self.problem.weight(chore)
        for person in people:
            self.room[person, day, part] -= sign * self.problem.minutes[chore][person]
            self.loads[person] += sign * self.problem.beta[chore][person]
            for number in self.capped.get((person, day, part), ()):
                self.caps[number] -= sign * self.problem.caps[number].weights.get(chore, 0)

    def score(self) -> Score:
        return self.weight, max(self.loads), sum(self.loads)

    def teams(self, cell: Cell) -> Iterable[tuple[int, ...]]:
        """Who could do it there now: rules about days, owners and turns kept, and the minutes left."""
        chore, day, part = cell
        problem = self.problem
        if not self._apart(cell) or not self._in_order(cell):
            return
        able = [
            p
            for p in problem.who[cell]
            if self.room[p, day, part] >= problem.minutes[chore][p]
            and self._rested(chore, day, p)
            and all(
                self.caps[number] >= problem.caps[number].weights.get(chore, 0)
                for number in self.capped.get((p, day, part), ())
            )
        ]
        must = set(problem.must.get((chore, day), ()))
        owners = self._owners(chore, day)
        for team in combinations(able, problem.chores[chore].people):
            if must <= set(team) and (
                not problem.chores[chore].owned or len(owners | set(team)) <= problem.chores[chore].people
            ):
                yield team

    def _apart(self, cell: Cell) -> bool:
        """Far enough from the chore's other doings, or one of so many a day."""
        chore, day, _ = cell
        most = self.problem.chores[chore].most_a_day
        if most > 1:
            return cell not in self.placing and sum(day == other for _, other, _ in self.placed[chore]) < most
        return not any(abs(day - other) < self.problem.gap(chore) for _, other, _ in self.placed[chore])

    def _in_order(self, cell: Cell) -> bool:
        """What it comes after stands before it, on the same day."""
        chore, day, part = cell
        first = self.problem.after.get(chore)
        return first is None or any(
            (first, day, p) in self.placed[first] or (first, day, p) in self.problem.settled for p in range(part + 1)
        )

    def order_kept(self, chores: Iterable[int]) -> bool:
        """Whether what follows these chores still stands after them."""
        following = [follower for chore in set(chores) for follower in self.followers.get(chore, ())]
        return all(self._in_order(cell) for follower in following for cell in self.placed[follower])

    def _owners(self, chore: int, day: int) -> set[int]:
        group = self.problem.group(chore, day)
        return {
            person
            for cell in self.placed[chore]
            if self.problem.group(chore, cell[1]) == group
            for person in self.placing[cell]
        }

    def _rested(self, chore: int, day: int, person: int) -> bool:
        if chore not in self.problem.turns:
            return True
        group = self.problem.group(chore, day)
        return not any(
            person in self.placing[cell] for cell in self.placed[chore] if self.problem.group(chore, cell[1]) != group
        )

    def best(
        self, number: int, without: tuple[int, ...] = (), liked: Callable[[Doing], int] = lambda doing: 0
    ) -> Doing | None:
        """The doing that is liked most, leaves the heaviest load lightest, then the total, then the emptiest day."""
        chore = self.problem.demands[number].chore
        beta = self.problem.beta[chore]
        found: Doing | None = None
        least: tuple[int, ...] | None = None
        for cell in self.cells[number]:
            for team in self.teams(cell):
                if team == without:
                    continue
                after = max(self.loads[p] + beta[p] for p in team)
                room = min(self.room[p, cell[1], cell[2]] for p in team)
                key = (-liked((cell, team)), after, sum(beta[p] for p in team), -room)
                if least is None or key < least:
                    found, least = (cell, team), key
        return found


def fit_in(board: Board, left: Tries) -> bool:
    problem = board.problem
    for number, missing in enumerate(board.missing):
        if missing <= 0:
            continue
        doing = board.best(number)
        if doing is not None:
            board.put(*doing)
            return True
        for cell in board.cells[number]:
            here = {c for c in board.placing if c[1:] == cell[1:] and c[0] != cell[0]}
            for blocker in sorted(here, key=lambda c: (-problem.chores[c[0]].priority, c)):
                if _exchange(board, [blocker], number, left):
                    return True
                if not left.any():
                    return False
    return False


def hand_over(board: Board, left: Tries) -> bool:
    heaviest = max(range(len(board.loads)), key=lambda p: (board.loads[p], -p))
    mine = sorted(cell for cell, people in board.placing.items() if heaviest in people)
    others = sorted(cell for cell, people in board.placing.items() if heaviest not in people)
    for cell in mine:
        if _exchange(board, _bundle(board, cell), None, left):
            return True
    for cell in mine:
        for other in others:
            if _exchange(board, _bundle(board, cell) + _bundle(board, other), None, left):
                return True
            if not left.any():
                return False
    return False


def _bundle(board: Board, cell: Cell) -> list[Cell]:
    """The slot, or all slots of a chore that has one owner."""
    chore = cell[0]
    if not board.problem.chores[chore].owned:
        return [cell]
    return sorted(board.placed[chore])


def _exchange(board: Board, cells: list[Cell], wanted: int | None, left: Tries) -> bool:
    """Take some slots out, place `wanted` first if given, place them anew by other people; keep it if better."""
    left.count -= 1
    before = board.score()
    taken = [(cell, board.take(cell)) for cell in dict.fromkeys(cells)]
    added: list[Cell] = []
    queue = [(board.demand_of[cell[0], cell[1]], () if wanted is not None else people) for cell, people in taken]
    if wanted is not None:
        queue.insert(0, (wanted, ()))
    for number, people in queue:
        doing = board.best(number, without=people)
        if doing is not None:
            board.put(*doing)
            added.append(doing[0])
    if board.score() < before and board.order_kept(cell[0] for cell, _ in taken):
        return True
    for cell in added:
        board.take(cell)
    for cell, people in taken:
        board.put(cell, people)
    return False
