"""How near a week comes to the one before: the same hands, the same days, and the rhythm of what is done once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbook.domain.chores.due import off_rhythm
from workbook.domain.chores.week import Slot
from workbook.planning.highs import INFINITY
from workbook.planning.places import Places, Placing, person_counts
from workbook.planning.problem import Problem

SAME_HANDS, IN_RHYTHM, SAME_DAY, SAME_PART = 20, 20, 2, 1
"""What a doing counts for that stays in the same hands; that keeps the days since it was last done near its rhythm;
on the same day; in the same part of it."""


def add_nearness(places: Places) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
    """Add what measures how near a week comes to the last; returns the objective, the less the nearer, and the columns
    that count doings in the same hands, by (chore, person)."""
    problem, model = places.problem, places.model
    before = [slot for slot in problem.household.last_week if slot.day < problem.days]
    people = {person.name: number for number, person in enumerate(problem.people)}
    by_person, cost, hands = places.person_columns(), dict[int, int](), dict[tuple[int, int], int]()
    for number, chore in enumerate(problem.chores):
        mine = [slot for slot in before if slot.chore == chore.name]
        for name in sorted({name for slot in mine for name in slot.people if name in people}):
            columns = by_person.get((number, people[name]), [])
            if columns:
                same = hands[number, people[name]] = model.column(0, sum(name in slot.people for slot in mine))
                model.row(-INFINITY, 0, [(same, 1), *((column, -1) for column in columns)])
                cost[same] = -SAME_HANDS
        days = {slot.day for slot in mine}
        cells = {(slot.day, slot.part) for slot in mine}
        for (other, _, day, part), column in places.does.items():
            if other != number:
                continue
            if worth := SAME_DAY * (day in days) + SAME_PART * ((day, part) in cells):
                cost[column] = cost.get(column, 0) - worth
    for column, late in out_of_rhythm(places).items():
        cost[column] = cost.get(column, 0) + IN_RHYTHM * late
    return cost, hands


def out_of_rhythm(places: Places) -> dict[int, int]:
    """Days too early or too late, by column, for what is done once a week, every two, or so many days after."""
    problem = places.problem
    found: dict[int, int] = {}
    for (chore, _, day, _), column in places.does.items():
        if late := off_rhythm(problem.household, problem.chores[chore], day, problem.weeks):
            found[column] = late
    return found


def new_hands(problem: Problem, placing: Placing) -> float:
    """Part of the doings, of chores that were there last week, that fall to somebody who had fewer of them then. Chores
    that take turns are meant to."""
    before = Counter((slot.chore, name) for slot in problem.household.last_week for name in slot.people)
    known = {chore for chore, _ in before}
    changed = every = 0
    for (number, person), count in person_counts(placing).items():
        chore = problem.chores[number]
        if chore.name in known and not chore.alternate:
            every += count
            changed += max(0, count - before[chore.name, problem.people[person].name])
    return changed / every if every else 0.0


def placing_of(problem: Problem, slots: Sequence[Slot]) -> Placing:
    """Slots as a placing, as far as the problem allows them where they are."""
    chores = {chore.name: number for number, chore in enumerate(problem.chores)}
    people = {person.name: number for number, person in enumerate(problem.people)}
    found: Placing = {}
    for slot in slots:
        cell = (chores.get(slot.chore, -1), slot.day, slot.part)
        team = tuple(sorted(people.get(name, -1) for name in slot.people))
        if cell in problem.who and set(team) <= set(problem.who[cell]):
            found[cell] = team
    return found
