"""Changes by hand: what moving, swapping or giving away a slot does to loads, envy and rules. Pure Python, at once.

Nothing is forbidden here: a rule that a change breaks is named, and the people decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from workbook.domain.chores.burden import planned_for, step, taking_part
from workbook.domain.chores.household import Chore, Household, Pin
from workbook.domain.chores.spelled_out import followed
from workbook.domain.chores.week import Slot, Stage, StageName, Unplaced, WeekPlan
from workbook.planning import check
from workbook.planning.certificate import certify, least_worst
from workbook.planning.notes import notes, undone
from workbook.words.chores import plan as words


def moved(slots: Sequence[Slot], number: int, day: int, part: int, people: Sequence[str] = ()) -> tuple[Slot, ...]:
    """Slot `number` elsewhere, and by others where people are given. Numbers stay what they were."""
    slot = slots[number]
    return _with(slots, number, replace(slot, day=day, part=part, people=tuple(people) or slot.people))


def added(slots: Sequence[Slot], slot: Slot) -> tuple[Slot, ...]:
    """One doing more, last of all."""
    return (*slots, slot)


def roomiest(household: Household, slots: Sequence[Slot], slot: Slot, first: int = 0, weeks: int = 1) -> Slot | None:
    """Where a doing that fits nowhere misses least: of the days its chore may have, from day `first` on, its parts and
    who can do it, where most minutes are left, days without that chore first; the earliest of equals. None where nobody
    can, or no day is left."""
    chore = household.chore(slot.chore)
    if chore is None:
        return None
    taken: Counter[tuple[str, int, int]] = Counter()
    for each in slots:
        for name in each.people:
            worker, done = household.person(name), household.chore(each.chore)
            taken[name, each.day, each.part] += worker.minutes(done) if worker and done else 0
    able = [each for each in planned_for(household) if each.ability(chore.name) != "cannot"]
    days = [day for day in range(first, 7 * weeks) if day % 7 in (chore.days or chore.allowed_days or range(7))]
    found: list[tuple[tuple[bool, int, int], Slot]] = []
    stands = {each.day for each in slots if each.chore == chore.name}
    for day in days:
        for part in chore.parts or range(3):
            room = {
                each.name: each.free[day % 7][part] - taken[each.name, day, part] - each.minutes(chore) for each in able
            }
            best = sorted(room, key=lambda name: -room[name])[: chore.people]
            if len(best) == chore.people:
                short = sum(min(0, room[name]) for name in best)
                least = min(room[name] for name in best)
                found.append(((day not in stands, short, least), replace(slot, day=day, part=part, people=tuple(best))))
    return max(found, key=lambda one: one[0])[1] if found else None


def fits(household: Household, slots: Sequence[Slot], number: int, person: str, weeks: int = 1) -> set[Slot]:
    """Where slot `number` could stand, in place of `person` with anybody, without breaking a rule that holds without
    it. `slots` may break others already."""
    slot, chore = slots[number], household.chore(slots[number].chore)
    if chore is None:
        return set()
    # Rules are about one chore, and those that follow it: so these are judged, the minutes are counted here, and limits
    # (what is most for somebody on a day) are asked for where the rest fits.
    after = followed(household)
    near = {chore.name, after.get(chore.name, ""), *(one for one, first in after.items() if first == chore.name)}
    alone = replace(household, chores=tuple(each for each in household.chores if each.name in near))
    rest = [each for other, each in enumerate(slots) if other != number]
    known = _known(household, rest)
    same = [each for each in rest if each.chore in near]
    without = Counter(check.broken(alone, same, weeks))
    limits = Counter(check.limits(household, known))
    left = {
        (each.name, day, part): each.free[day % 7][part]
        for each in planned_for(household)
        for day in range(7 * weeks)
        for part in range(3)
    }
    for each in known:
        for worker in household.people:
            if worker.name in each.people and (worker.name, each.day, each.part) in left:
                left[worker.name, each.day, each.part] -= worker.minutes(cast(Chore, household.chore(each.chore)))
    found: set[Slot] = set()
    for other in planned_for(household):
        people = tuple(other.name if name == person else name for name in slot.people)
        people = slot.people if other.name in slot.people else people
        doing = [each for each in household.people if each.name in people]
        for day in range(7 * weeks):
            for part in range(3):
                if any(left.get((each.name, day, part), 0) < each.minutes(chore) for each in doing):
                    continue
                there = replace(slot, day=day, part=part, people=people)
                if Counter(check.broken(alone, [*same, there], weeks)) - without:
                    continue
                if not Counter(check.limits(household, [*known, there])) - limits:
                    found.add(there)
    return found


def swapped(slots: Sequence[Slot], one: int, two: int) -> tuple[Slot, ...]:
    """Two slots trade people; where those are the same, they trade times."""
    first, second = slots[one], slots[two]
    if first.people != second.people:
        changed = _with(slots, one, replace(first, people=second.people))
        return _with(changed, two, replace(second, people=first.people))
    changed = _with(slots, one, replace(first, day=second.day, part=second.part))
    return _with(changed, two, replace(second, day=first.day, part=first.part))


def together(household: Household, slots: Sequence[Slot], number: int) -> tuple[Slot, ...]:
    """A slot is done by two, or by one again. The second is who carries least of those who can; of two, the one who
    carries more lets go."""
    slot = slots[number]
    loads = {load.person: load.basis_points for load in check.sums(household, _known(household, slots)).loads}
    if len(slot.people) > 1:
        stays = min(slot.people, key=lambda name: (loads.get(name, 0), slot.people.index(name)))
        return _with(slots, number, replace(slot, people=(stays,)))
    others = [
        person.name
        for person in taking_part(household)
        if person.name not in slot.people and person.ability(slot.chore) != "cannot"
    ]
    if not others:
        return tuple(slots)
    joins = min(others, key=lambda name: (loads.get(name, 0), others.index(name)))
    order = [person.name for person in household.people]
    return _with(slots, number, replace(slot, people=tuple(sorted((*slot.people, joins), key=order.index))))


def pinned(household: Household, slot: Slot, on: bool) -> Household:
    """The household in which new plans keep this slot's people for its chore on that weekday, or no longer do.

    Letting go also takes away a pin that holds for every day. Chores done once a week keep their weekday with it.
    """
    pins = [
        pin
        for pin in household.pins
        if not (pin.chore == slot.chore and pin.person in slot.people and pin.weekday in (None, slot.day % 7))
    ]
    if on:
        pins += [Pin(slot.chore, name, slot.day % 7) for name in slot.people]
    return replace(household, pins=tuple(pins))


def by_hand(household: Household, plan: WeekPlan, slots: Sequence[Slot]) -> WeekPlan:
    """The plan with other slots, in order, restated: what was proved stays where it still holds, broken rules are
    among the notes. A plan is never checked away that two people want."""
    ordered = in_order(household, slots)
    real = check.sums(household, ordered, plan.weeks)
    stages = restated(plan, real, same_counts=counts(plan.slots) == counts(ordered))
    broken = tuple(dict.fromkeys(words.broken(each) for each in check.broken(household, ordered, plan.weeks)))
    left = _left_out(household, plan, ordered)
    return replace(
        plan,
        status="proved" if all(stage.proved for stage in stages[:3]) else "gap",
        slots=ordered,
        unplaced=left,
        loads=real.loads,
        worst=real.worst,
        bound=least_worst(household, real.worst, stages),
        step=step(household),
        stages=stages,
        certificate=certify(household, ordered, real.loads, real.worst, stages, plan.weeks, plan.certificate.levels),
        notes=(*broken, *notes(household), *undone(household, left, plan.weeks)),
    )


def restated(plan: WeekPlan, real: check.Sums, *, same_counts: bool) -> tuple[Stage, ...]:
    """The stages of a plan for other slots of the same household. A bound holds as long as every stage before it
    has the same value; that for even days, only if everybody does the same chores as often."""
    values: dict[StageName, int] = {
        "place": real.place,
        "heaviest": real.heaviest,
        "total": real.total,
        "days": real.days,
    }
    found: list[Stage] = []
    holds = True
    for stage in plan.stages:
        value = values[stage.name]
        if stage.name == "days":
            holds = holds and same_counts
        found.append(Stage(stage.name, value, min(value, stage.bound) if holds else 0, stage.seconds))
        holds = holds and value == stage.value
    return tuple(found)


def in_order(household: Household, slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """By day, part, the household's order of chores, then people."""
    chores = {chore.name: number for number, chore in enumerate(household.chores)}
    return tuple(sorted(slots, key=lambda s: (s.day, s.part, chores.get(s.chore, len(chores)), s.people)))


def _with(slots: Sequence[Slot], number: int, slot: Slot) -> tuple[Slot, ...]:
    return (*slots[:number], slot, *slots[number + 1 :])


def _known(household: Household, slots: Sequence[Slot]) -> list[Slot]:
    names = {chore.name for chore in household.chores}
    return [slot for slot in slots if slot.chore in names]


def counts(slots: Sequence[Slot]) -> list[tuple[str, str]]:
    """Who does what, as often as they do, wherever it stands."""
    return sorted((slot.chore, name) for slot in slots for name in slot.people)


def _left_out(household: Household, plan: WeekPlan, slots: Sequence[Slot]) -> tuple[Unplaced, ...]:
    known = {left.chore: left for left in plan.unplaced}
    found: list[Unplaced] = []
    for name, asked in check.doings(household, plan.weeks).items():
        missing = asked - sum(slot.chore == name for slot in slots)
        if missing > 0:
            before = known.get(name)
            same = before is not None and before.times == missing
            found.append(before if before is not None and same else Unplaced(name, missing, words.TAKEN_OUT))
    return tuple(found)
