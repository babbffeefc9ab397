"""What a chore is bound to: by pins, as somebody's own or by turn; and where that keeps it from a place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from workbook.domain.chores.household import Chore
from workbook.domain.chores.spelled_out import is_owned, on_lists
from workbook.planning.places import Placing, left_out
from workbook.planning.problem import Demand, Problem, may, pinned_people, spaced
from workbook.words.chores import leftovers as words


def held_by(problem: Problem, chore: Chore) -> words.Held:
    """What binds a chore to somebody: that it is theirs, their turn, or else a pin."""
    bound = {pin.person for pin in problem.household.pins if pin.chore == chore.name}
    if bound == {chore.owner} and is_owned(chore, problem.household.monday):
        return "owner"
    return "turn" if bound <= set(chore.rotation) else "pin"


def free_again(problem: Problem, chore: Chore) -> str:
    return words.UNBOUND[held_by(problem, chore)]


def bar(problem: Problem, chore: Chore, name: str) -> words.Bar:
    """Why somebody a chore is bound to is none of those who may do it."""
    household = problem.household
    person = next(each for each in problem.people if each.name == name)
    if person.ability(chore.name) == "cannot":
        return "cannot"
    if person.only is not None and chore.name not in person.only:
        return "own list"
    return "child's list" if person.only is None and chore.name in on_lists(household) else "forbidden"


def clashing(
    problem: Problem, placing: Placing, number: int, days: Sequence[int]
) -> tuple[list[str], list[int]] | None:
    """Who is pinned at once to what fewer do, of a doing that was left out, and the weekdays on which it is so: none
    where it is so all the week. A doing that is missing elsewhere has a reason of its own."""
    household, chore = problem.household, problem.chores[number]
    names = {day: sorted(pinned_people(household, chore, day)) for day in days}
    clash = {day: names[day] for day in days if len(names[day]) > chore.people}
    lacking = lacking_doings(problem, placing, number)
    here = sorted({day % 7 for demand in lacking for day in demand.days if day % 7 in days})
    if not here or not set(here) <= set(clash):
        return None
    who = clash[here[0]]
    everywhere = len(clash) == len(days) and all(each == who for each in clash.values())
    return who, [] if everywhere else [day for day in here if clash[day] == who]


def in_the_way(problem: Problem, placing: Placing, number: int, days: Sequence[int]) -> tuple[str, str] | None:
    """Where what a chore is pinned to stops a doing that was left out, and would do so in an empty week: the day is not
    allowed, whoever it is may not do it on that day, or the days are too near to each other or to any other day. The
    reason, and the kind of change that helps."""
    chore, lacking = problem.chores[number], lacking_doings(problem, placing, number)
    here = sorted({each.days[0] % 7 for each in lacking if len({day % 7 for day in each.days}) == 1})
    if chore.days is None and (outside := [day for day in here if day not in chore.allowed_days]):
        return words.pinned_not_allowed(outside), words.UNPIN
    barred = [(day, name) for day in here for name in _barred(problem, chore, day)]
    if barred:
        name = barred[0][1]
        on = [day for day, who in barred if who == name]
        if set(on) < set(days):  # else it is so whenever it could be done
            return words.pinned_barred(name, held_by(problem, chore), bar(problem, chore, name), on), free_again(
                problem, chore
            )
    return _too_near(problem, number, lacking)


def _barred(problem: Problem, chore: Chore, day: int) -> list[str]:
    """Of the people pinned to a chore on a weekday: who may not do it then."""
    there = {person.name: person for person in problem.people}
    pinned = sorted(pinned_people(problem.household, chore, day))
    return [name for name in pinned if name in there and not may(problem.household, chore, there[name], day)]


def _too_near(problem: Problem, number: int, lacking: Sequence[Demand]) -> tuple[str, str] | None:
    """Pins to days that are nearer to each other than the chore may be done, or leave no day that is far enough."""
    chore, gap = problem.chores[number], problem.gap(number)
    held = sorted(each.days[0] for each in problem.demands if each.chore == number and len(each.days) == 1)
    could = {cell[1] for cell in problem.who if cell[0] == number}
    if chore.days is not None or chore.most_a_day > 1 or gap < 2 or not set(held) <= could:
        return None
    near = {day for pair in pairwise(held) if pair[1] - pair[0] < gap for day in pair}
    if near & {day for each in lacking for day in each.days}:
        return words.pins_too_near(sorted({day % 7 for day in near}), gap), words.UNPIN
    asked = sum(each.count for each in problem.demands if each.chore == number)
    room = len(held) + spaced({day for day in could if all(abs(day - pin) >= gap for pin in held)}, gap)
    if held and room < asked <= spaced(could, gap):
        said = words.too_close_to_pins(chore.times, gap, sorted({day % 7 for day in held}), room // problem.weeks)
        return said, words.UNPIN
    return None


def lacking_doings(problem: Problem, placing: Placing, number: int) -> list[Demand]:
    """What a chore asks for and has no place for."""
    counts = zip(problem.demands, left_out(problem, placing), strict=True)
    return [demand for demand, count in counts if count and demand.chore == number]
