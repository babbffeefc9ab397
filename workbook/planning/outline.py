"""Who does how many of what, before asking when: a small model whose optimum bounds that of the whole.

It keeps every doing's number per person and forgets most of the clock: time is counted per person over groups of
cells (all evenings, a Tuesday, what a chore allows, …) instead of in each one. So whatever a week can hold, the
outline can hold too; its optimum is a proved bound, and where its answer finds places (places.py) it is the
optimum of the week as well. That is so in most households, and many times faster than searching the week itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workbook.planning.highs import INFINITY, Model
from workbook.planning.problem import Demand, Problem

Group = frozenset[tuple[int, int]]  # cells: (day, part)


@dataclass(slots=True)
class Outline:
    """The model with its columns: `does` by (demand, person), `left_out` and `together` by demand, `owns` by
    (chore, person, group)."""

    model: Model
    owns: Mapping[tuple[int, int, int], int]
    does: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    left_out: dict[int, int] = field(default_factory=dict[int, int])
    together: dict[int, int] = field(default_factory=dict[int, int])
    heaviest: int = -1


def build_outline(
    problem: Problem, model: Model | None = None, owns: Mapping[tuple[int, int, int], int] | None = None
) -> Outline:
    """The outline of a problem; inside a given model and with its owner columns, where there is one."""
    model = Model() if model is None else model
    outline = Outline(model, owner_columns(problem, model) if owns is None else owns)
    cells = _cells(problem)
    for number, demand in enumerate(problem.demands):
        _demand(problem, outline, number, demand, cells)
    for person in range(len(problem.people)):
        _time(problem, model, person, cells, outline.does)
    _caps(problem, outline)
    outline.heaviest = model.column(0, INFINITY)
    for person in range(len(problem.people)):
        terms = [
            (column, problem.beta[problem.demands[number].chore][person])
            for (number, p), column in outline.does.items()
            if p == person
        ]
        model.row(-INFINITY, -problem.carry[person], [*terms, (outline.heaviest, -problem.step)])
    return outline


def owner_columns(problem: Problem, model: Model) -> dict[tuple[int, int, int], int]:
    """Columns own[chore, person, group] with their rows: at most k owners a group; who had it rests next week."""
    owners: dict[tuple[int, int, int], int] = {}
    people = range(len(problem.people))
    for number, chore in enumerate(problem.chores):
        if not chore.owned and number not in problem.turns:
            continue
        groups = range(problem.weeks) if number in problem.turns else range(1)
        for group in groups:
            columns = [model.column(0, 1) for _ in people]
            owners |= {(number, p, group): column for p, column in zip(people, columns, strict=True)}
            if chore.owned:
                model.row(-INFINITY, chore.people, [(column, 1) for column in columns])
        if len(groups) == 2:
            for p in people:
                model.row(-INFINITY, 1, [(owners[number, p, 0], 1), (owners[number, p, 1], 1)])
    return owners


def _cells(problem: Problem) -> dict[tuple[int, int], Group]:
    """For each demand and person, the cells in which this person could do it."""
    found: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for number, demand in enumerate(problem.demands):
        for day in demand.days:
            for part in range(3):
                for person in problem.who.get((demand.chore, day, part), ()):
                    found.setdefault((number, person), set()).add((day, part))
    return {key: frozenset(cells) for key, cells in found.items()}


def _demand(
    problem: Problem, outline: Outline, number: int, demand: Demand, cells: Mapping[tuple[int, int], Group]
) -> None:
    model, owns = outline.model, outline.owns
    chore = problem.chores[demand.chore]
    opened = {(day, part) for day in demand.days for part in range(3) if (demand.chore, day, part) in problem.who}
    open_days = {day for day, _ in opened}
    unplaced = model.column(max(0, demand.count - problem.room(demand.chore, opened)), demand.count)
    outline.left_out[number] = unplaced
    together = model.column(0, demand.count) if chore.people > 1 else None
    terms: list[tuple[int, int]] = []
    for person in range(len(problem.people)):
        mine = cells.get((number, person))
        if not mine:
            continue
        most = min(demand.count, problem.room(demand.chore, mine))
        column = outline.does[number, person] = model.column(0, most)
        terms.append((column, 1))
        if together is not None:
            model.row(-INFINITY, 0, [(column, 1), (together, -1)])
            if all(person in problem.must.get((demand.chore, day), ()) for day in open_days):
                model.row(0, 0, [(column, 1), (together, -1)])
        owning = {problem.group(demand.chore, day) for day in demand.days}
        own = [(owns[key], -most) for g in sorted(owning) if (key := (demand.chore, person, g)) in owns]
        if own:
            model.row(-INFINITY, 0, [(column, 1), *own])
    if together is None:
        model.row(demand.count, demand.count, [*terms, (unplaced, 1)])
    else:
        outline.together[number] = together
        model.row(demand.count, demand.count, [(together, 1), (unplaced, 1)])
        model.row(0, 0, [*terms, (together, -chore.people)])


def _time(
    problem: Problem,
    model: Model,
    person: int,
    cells: Mapping[tuple[int, int], Group],
    does: Mapping[tuple[int, int], int],
) -> None:
    """Rows: what a person does within a group of cells takes no more than can be fitted into each of them."""
    mine = [number for number in range(len(problem.demands)) if (number, person) in cells]
    minutes = {number: problem.minutes[problem.demands[number].chore][person] for number in mine}
    for group in _groups(mine, person, cells):
        inside = [number for number in mine if cells[number, person] <= group]
        terms = [(does[number, person], minutes[number]) for number in inside]
        needed = sum(int(model.high[column]) * each for column, each in terms)
        if needed <= sum(problem.free[person, day, part] for day, part in group):
            continue
        room = sum(
            fitting(problem.free[person, *cell], [minutes[n] for n in inside if cell in cells[n, person]])
            for cell in sorted(group)
        )
        if needed > room:
            model.row(-INFINITY, room, terms)


def _caps(problem: Problem, outline: Outline) -> None:
    """Rows for limits over several days, with what each doing weighs at least, wherever it stands."""
    for cap in problem.caps:
        terms: list[tuple[int, int]] = []
        for (number, person), column in outline.does.items() if len(cap.days) > 1 else ():
            demand = problem.demands[number]
            if person == cap.person and set(demand.days) <= set(cap.days) and len(cap.parts) == 3:
                terms.append((column, cap.weights.get(demand.chore, 0)))
        if terms:
            outline.model.row(-INFINITY, cap.most, terms)


def _groups(mine: list[int], person: int, cells: Mapping[tuple[int, int], Group]) -> list[Group]:
    """Groups of cells worth counting over: each demand's own, each day, each part, weekdays, weekend, all."""
    own = dict.fromkeys(cells[number, person] for number in mine)
    every = frozenset(cell for group in own for cell in group)
    wide = [frozenset(cell for cell in every if cell[0] == day) for day in sorted({day for day, _ in every})]
    wide += [frozenset(cell for cell in every if cell[1] == part) for part in range(3)]
    wide += [frozenset(cell for cell in every if (cell[0] % 7 > 4) is weekend) for weekend in (False, True)]
    return [group for group in dict.fromkeys([*own, *wide, every]) if group]


def fitting(room: int, minutes: list[int]) -> int:
    """The most minutes, at most `room`, that some of these doings add up to (each taken once)."""
    sums = 1  # bit n is set when some of them last n minutes
    for each in minutes:
        sums |= sums << each
    return (sums & ((1 << (room + 1)) - 1)).bit_length() - 1
