"""The whole week as an integer program: who does which chore on which day in which part of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import gcd

from workbook.domain.chores.week import StageName
from workbook.planning.highs import INFINITY, Model
from workbook.planning.outline import Outline, build_outline, fitting, owner_columns
from workbook.planning.problem import Cell, Problem

Placing = dict[Cell, tuple[int, ...]]  # what is done where, and by whom
CALM_MINUTES = 30  # a person's day is calm up to here; each started 30 above counts its minutes once more


@dataclass(slots=True)
class Places:
    """The model with its columns: `does` by (chore, person, day, part), `together` by cell, `left_out` by demand,
    `owns` by (chore, person, group), `above` by (person, day): minutes in each started 30 above the first;
    `stretch` and `touched` by (person, day, part): minutes more than are free, and whether any, in an elastic model;
    `both` by cell: done there by the two who are `wanted`."""

    problem: Problem
    model: Model
    does: dict[tuple[int, int, int, int], int]
    together: dict[Cell, int]
    left_out: dict[int, int]
    owns: dict[tuple[int, int, int], int]
    heaviest: int
    above: dict[tuple[int, int], list[int]] = field(default_factory=dict[tuple[int, int], list[int]])
    outline: Outline | None = None
    stretch: dict[tuple[int, int, int], int] = field(default_factory=dict[tuple[int, int, int], int])
    touched: dict[tuple[int, int, int], int] = field(default_factory=dict[tuple[int, int, int], int])
    both: dict[Cell, int] = field(default_factory=dict[Cell, int])
    wanted: Placing = field(default_factory=dict[Cell, tuple[int, ...]])

    def placing(self, values: list[int]) -> Placing:
        found: Placing = {}
        for (chore, person, day, part), column in self.does.items():
            if values[column]:
                found[chore, day, part] = (*found.get((chore, day, part), ()), person)
        return found

    def start(self, placing: Placing) -> dict[int, int]:
        """The columns' values for a placing, as a solution to begin with."""
        values: dict[int, int] = {}
        for (chore, day, part), people in placing.items():
            for person in people:
                values[self.does[chore, person, day, part]] = 1
                own = self.owns.get((chore, person, self.problem.group(chore, day)))
                if own is not None:
                    values[own] = 1
            if (chore, day, part) in self.together:
                values[self.together[chore, day, part]] = 1
        missing = left_out(self.problem, placing)
        for number, column in self.left_out.items():
            values[column] = missing[number]
        values[self.heaviest] = heaviest(self.problem, placing)
        minutes = day_minutes(self.problem, placing)
        for key, columns in self.above.items():
            for started, column in enumerate(columns, 1):
                over = minutes.get(key, 0) - started * CALM_MINUTES
                values[column] = min(CALM_MINUTES, max(0, over))
        for cell, column in self.both.items():
            values[column] = int(placing.get(cell) == self.wanted[cell])
        if self.outline is not None:
            self._start_outline(self.outline, placing, values)
        return values

    def _start_outline(self, outline: Outline, placing: Placing, values: dict[int, int]) -> None:
        missing = left_out(self.problem, placing)
        numbers = self.problem.demand_numbers()
        for (chore, day, _), people in placing.items():
            for person in people:
                column = outline.does[numbers[chore, day], person]
                values[column] = values.get(column, 0) + 1
        for number, column in outline.left_out.items():
            values[column] = missing[number]
        for number, column in outline.together.items():
            values[column] = self.problem.demands[number].count - missing[number]
        values[outline.heaviest] = values[self.heaviest]

    def kept(self, cell: Cell, people: tuple[int, ...]) -> int | None:
        """A column that is 1 only if exactly these people do it there; None where they cannot."""
        columns = [self.does.get((cell[0], person, *cell[1:])) for person in people]
        known = [column for column in columns if column is not None]
        if len(known) != self.problem.chores[cell[0]].people:
            return None
        if len(known) == 1:
            return known[0]
        both = self.both[cell] = self.model.column(0, 1)
        for column in known:
            self.model.row(-INFINITY, 0, [(both, 1), (column, -1)])
        self.wanted[cell] = people
        return both

    def person_columns(self) -> dict[tuple[int, int], list[int]]:
        """Columns by (chore, person)."""
        found: dict[tuple[int, int], list[int]] = {}
        for (chore, person, _, _), column in self.does.items():
            found.setdefault((chore, person), []).append(column)
        return found


def build_places(
    problem: Problem,
    only: Mapping[tuple[int, int], int] | None = None,
    *,
    more: Mapping[tuple[int, int, int], int] | None = None,
) -> Places:
    """The model of a problem. With `only`, each (chore, person) is done exactly as often as it says, else never.
    With `more`, everybody's free time may be stretched by so many minutes: an elastic model."""
    model = Model()
    does: dict[tuple[int, int, int, int], int] = {}
    together: dict[Cell, int] = {}
    for cell, people in problem.who.items():
        chore, day, part = cell
        here = [p for p in people if only is None or only.get((chore, p), 0) > 0]
        must = problem.must.get((chore, day), ())
        if len(here) < problem.chores[chore].people or not set(must) <= set(here):
            continue
        for person in here:
            does[chore, person, day, part] = model.column(0, 1)
        if (count := problem.chores[chore].people) > 1:
            both = together[cell] = model.column(0, 1)
            model.row(0, 0, [*((does[chore, p, day, part], 1) for p in here), (both, -count)])
            for person in here:  # implied, and worth having: half a together cannot be split over three people
                model.row(0 if person in must else -INFINITY, 0, [(does[chore, person, day, part], 1), (both, -1)])
    left = {number: model.column(0, demand.count) for number, demand in enumerate(problem.demands)}
    places = Places(problem, model, does, together, left, owner_columns(problem, model), 0)
    _demands(places)
    _spacing(places)
    _time(places, more)
    for (chore, person, day, _), column in does.items():
        own = places.owns.get((chore, person, problem.group(chore, day)))
        if own is not None:
            model.row(-INFINITY, 0, [(column, 1), (own, -1)])
    _caps(places)
    _after(places)
    places.heaviest = model.column(0, INFINITY)
    for person in range(len(problem.people)):
        terms = [(column, problem.beta[c][p]) for (c, p, _, _), column in does.items() if p == person]
        model.row(-INFINITY, -problem.carry[person], [*terms, (places.heaviest, -problem.step)])
    if only is not None:
        columns = places.person_columns()
        for key, count in only.items():
            if count:
                model.row(count, count, [(column, 1) for column in columns.get(key, [])])
    return places


def link(places: Places) -> Outline:
    """Add the outline and tie it to the week. It is implied, but its few whole numbers of slots are much better to
    decide on first than the many cells: households short of time are solved up to ten times as fast."""
    problem, model = places.problem, places.model
    outline = places.outline = build_outline(problem, model, places.owns)
    numbers = problem.demand_numbers()
    cells: dict[tuple[int, int], list[tuple[int, int]]] = {key: [] for key in outline.does}
    for (chore, person, day, _), column in places.does.items():
        cells[numbers[chore, day], person].append((column, 1))
    for key, column in outline.does.items():
        model.row(0, 0, [*cells[key], (column, -1)])
    for number, column in outline.left_out.items():
        model.row(0, 0, [(places.left_out[number], 1), (column, -1)])
    model.row(0, 0, [(places.heaviest, 1), (outline.heaviest, -1)])
    return outline


def _done(places: Places, chore: int, day: int) -> list[tuple[int, int]]:
    """Terms that are 1 when the chore is done on that day."""
    return [term for part in range(3) for term in _done_at(places, (chore, day, part))]


def _done_at(places: Places, cell: Cell) -> list[tuple[int, int]]:
    """Terms that are 1 when the chore is done there."""
    chore, day, part = cell
    if places.problem.chores[chore].people > 1:
        return [(places.together[cell], 1)] if cell in places.together else []
    return [
        (places.does[chore, person, day, part], 1)
        for person in places.problem.who.get(cell, ())
        if (chore, person, day, part) in places.does
    ]


def _demands(places: Places) -> None:
    for number, demand in enumerate(places.problem.demands):
        terms = [term for day in demand.days for term in _done(places, demand.chore, day)]
        places.model.row(demand.count, demand.count, [*terms, (places.left_out[number], 1)])


def _spacing(places: Places) -> None:
    for chore in range(len(places.problem.chores)):
        most = places.problem.chores[chore].most_a_day
        for window in places.problem.windows(chore):
            terms = [term for day in window for term in _done(places, chore, day)]
            if len(terms) > 1:
                places.model.row(-INFINITY, most, terms)
    for (chore, day, part), people in places.problem.who.items():
        here = [(places.does[c], 1) for p in people if (c := (chore, p, day, part)) in places.does]
        if places.problem.chores[chore].most_a_day > 1 and places.problem.chores[chore].people == 1 and len(here) > 1:
            places.model.row(-INFINITY, 1, here)  # each in another part of the day


def _time(places: Places, more: Mapping[tuple[int, int, int], int] | None) -> None:
    cells: dict[tuple[int, int, int], list[tuple[int, int]]] = {}
    for (chore, person, day, part), column in places.does.items():
        cells.setdefault((person, day, part), []).append((column, places.problem.minutes[chore][person]))
    for cell, terms in cells.items():
        if more is not None:
            most = min(more[cell], max(0, sum(minutes for _, minutes in terms) - places.problem.free[cell]))
            stretch = places.stretch[cell] = places.model.column(0, most)
            touched = places.touched[cell] = places.model.column(0, 1)
            places.model.row(-INFINITY, 0, [(stretch, 1), (touched, -most)])
            places.model.row(-INFINITY, places.problem.free[cell], [*terms, (stretch, -1)])
            continue
        # Only what doings can add up to is any use: 50 free minutes hold 45 of three chores of 15.
        room = fitting(places.problem.free[cell], [minutes for _, minutes in terms])
        if sum(minutes for _, minutes in terms) > room:
            places.model.row(-INFINITY, room, terms)


def _caps(places: Places) -> None:
    by_person: dict[int, list[tuple[Cell, int]]] = {}
    for (chore, person, day, part), column in places.does.items():
        by_person.setdefault(person, []).append(((chore, day, part), column))
    for cap in places.problem.caps:
        terms = [(c, weight) for cell, c in by_person.get(cap.person, ()) if (weight := cap.weight(*cell))]
        if sum(weight for _, weight in terms) > cap.most:
            places.model.row(-INFINITY, cap.most, terms)


def _after(places: Places) -> None:
    """A doing that follows another chore stands where that one does, in the same part of the day or a later one."""
    problem = places.problem
    for (chore, day, part), people in problem.who.items():
        first = problem.after.get(chore)
        if first is None or any((first, day, p) in problem.settled for p in range(part + 1)):
            continue
        before = [term for p in range(part + 1) for term in _done_at(places, (first, day, p))]
        for column in [places.does[c] for p in people if (c := (chore, p, day, part)) in places.does]:
            places.model.row(-INFINITY, 0, [(column, 1), *((c, -1) for c, _ in before)])


def add_calm(places: Places) -> tuple[dict[int, int], int]:
    """Add what measures uneven days; returns the objective and the grain it moves in."""
    problem, model = places.problem, places.model
    days: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for (chore, person, day, _), column in places.does.items():
        days.setdefault((person, day), []).append((column, problem.minutes[chore][person]))
    cost: dict[int, int] = {}
    grain = 0
    for (person, day), terms in days.items():
        room = sum(problem.free[person, day, part] for part in range(3))
        most = min(room, sum(minutes for _, minutes in terms))
        above = [model.column(0, CALM_MINUTES, integer=False) for _ in range(1, -(-most // CALM_MINUTES))]
        if above:
            places.above[person, day] = above
            cost |= {column: started for started, column in enumerate(above, 1)}
            model.row(-INFINITY, CALM_MINUTES, [*terms, *((column, -1) for column in above)])
        for _, minutes in terms:
            grain = gcd(grain, minutes)
    return cost, gcd(grain, CALM_MINUTES)


# What a placing amounts to, in whole numbers and without the solver.


def left_out(problem: Problem, placing: Placing) -> list[int]:
    """Slots left out of each demand."""
    placed = Counter((chore, day) for chore, day, _ in placing)
    return [demand.count - sum(placed[demand.chore, day] for day in set(demand.days)) for demand in problem.demands]


def weight_left_out(problem: Problem, placing: Placing) -> int:
    counts = zip(problem.demands, left_out(problem, placing), strict=True)
    return sum(problem.weight(demand.chore) * count for demand, count in counts)


def loads(problem: Problem, placing: Placing) -> list[int]:
    """Each person's load in basis points, without what is carried over."""
    found = [0] * len(problem.people)
    for (chore, _, _), people in placing.items():
        for person in people:
            found[person] += problem.beta[chore][person]
    return found


def shared_by(problem: Problem) -> list[int]:
    """The people who share the work: no children."""
    return [p for p, person in enumerate(problem.people) if person.only is None]


def levels(problem: Problem, placing: Placing) -> tuple[int, ...]:
    """Everybody's load with what is carried over in started steps, the heaviest first."""
    found = loads(problem, placing)
    steps = (max(0, -(-(found[p] + problem.carry[p]) // problem.step)) for p in shared_by(problem))
    return tuple(sorted(steps, reverse=True))


def worst(problem: Problem, placing: Placing) -> int:
    """The heaviest load with what is carried over, in basis points."""
    return max(n + carry for n, carry in zip(loads(problem, placing), problem.carry, strict=True))


def heaviest(problem: Problem, placing: Placing) -> int:
    """T: the heaviest load with what is carried over, in started steps; at least 0."""
    return max(0, -(-worst(problem, placing) // problem.step))


def total(problem: Problem, placing: Placing) -> int:
    return sum(loads(problem, placing))


def uneven(problem: Problem, placing: Placing) -> int:
    """Σ over people and days of the minutes over each started 30 above the first."""
    return sum(unevenness(minutes) for minutes in day_minutes(problem, placing).values())


MEASURES: Mapping[StageName, Callable[[Problem, Placing], int]] = {
    "place": weight_left_out,
    "heaviest": heaviest,
    "total": total,
    "days": uneven,
}
"""What each stage of the search makes small."""


def used_minutes(problem: Problem, placing: Placing) -> dict[tuple[int, int, int], int]:
    """Minutes by (person, day, part)."""
    found: dict[tuple[int, int, int], int] = {}
    for (chore, day, part), people in placing.items():
        for person in people:
            found[person, day, part] = found.get((person, day, part), 0) + problem.minutes[chore][person]
    return found


def day_minutes(problem: Problem, placing: Placing) -> dict[tuple[int, int], int]:
    """Minutes by (person, day)."""
    found: dict[tuple[int, int], int] = {}
    for (person, day, _), minutes in used_minutes(problem, placing).items():
        found[person, day] = found.get((person, day), 0) + minutes
    return found


def unevenness(minutes: int) -> int:
    """Of one person's day: minutes above 30, plus those above 60, plus those above 90, …"""
    return sum(minutes - over for over in range(CALM_MINUTES, minutes, CALM_MINUTES))


def person_counts(placing: Placing) -> dict[tuple[int, int], int]:
    """How often each person does each chore: (chore, person) → slots."""
    found: dict[tuple[int, int], int] = {}
    for (chore, _, _), people in placing.items():
        for person in people:
            found[chore, person] = found.get((chore, person), 0) + 1
    return found
