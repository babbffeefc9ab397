"""The independent checker: reads the household and a list of slots, and nothing that the search has made.

Used three times: every plan passes here before it is shown; changes by hand are judged here while they are made;
and tests hold the engine against it. Pure Python.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from workbook.domain.chores.burden import burdens, planned_for, step, taking_part
from workbook.domain.chores.clock import has_stretch, intervals, minutes_there, span_in
from workbook.domain.chores.due import earliest
from workbook.domain.chores.household import DAY_MINUTES, Chore, Household, HouseholdPerson, Pin
from workbook.domain.chores.spelled_out import followed, is_owned, on_lists
from workbook.domain.chores.week import Broken, Load, Rule, Slot, WeekPlan

WEIGHTS = {1: 10_000, 2: 100, 3: 1}


@dataclass(frozen=True, slots=True)
class Sums:
    """What a list of slots amounts to; units as in workbook.domain.chores.week.Stage."""

    place: int
    heaviest: int
    total: int
    days: int
    worst: int
    loads: tuple[Load, ...]


def doings(household: Household, weeks: int = 1) -> dict[str, int]:
    """How many slots each chore asks for; what is not weekly comes once in a fortnight."""
    return {
        chore.name: chore.doings * (weeks if chore.every == "week" else 1) for chore in household.chores if chore.doings
    }


def beta(household: Household, weeks: int = 1) -> dict[tuple[str, str], int]:
    """β by (chore, person), in basis points."""
    asked, childs = doings(household, weeks), on_lists(household)
    counted = [
        (chore, asked[chore.name])
        for chore in household.chores
        if chore.name in asked and chore.minutes + chore.planning <= DAY_MINUTES and chore.name not in childs
    ]
    return burdens(household, counted)


def sums(household: Household, slots: Sequence[Slot], weeks: int = 1) -> Sums:
    """Priority weight left out, T, total burden, uneven days, the worst load with carry, and everybody's load."""
    weights, asked = beta(household, weeks), doings(household, weeks)
    chores = {chore.name: chore for chore in household.chores}
    people = taking_part(household)
    points = {person.name: 0 for person in people}
    minutes = {person.name: 0 for person in people}
    days: dict[tuple[str, int], int] = {}
    for slot in slots:
        for person in planned_for(household):
            if person.name in slot.people:
                own = person.minutes(chores[slot.chore])
                if person.only is not None:
                    days[person.name, slot.day] = days.get((person.name, slot.day), 0) + own
                    continue
                points[person.name] += weights.get((slot.chore, person.name), 1)
                minutes[person.name] += own + chores[slot.chore].planning
                days[person.name, slot.day] = days.get((person.name, slot.day), 0) + own
    worst = max((points[p.name] + household.carry.get(p.name, 0) for p in people), default=0)
    return Sums(
        place=sum(
            WEIGHTS[chores[name].priority] * max(0, count - sum(slot.chore == name for slot in slots))
            for name, count in asked.items()
        ),
        heaviest=max(0, -(-worst // step(household))),
        total=sum(points.values()),
        days=sum(each - over for each in days.values() for over in range(30, each, 30)),
        worst=worst,
        loads=tuple(Load(person.name, points[person.name], minutes[person.name]) for person in people),
    )


def broken(household: Household, slots: Sequence[Slot], weeks: int = 1) -> tuple[Broken, ...]:
    """Every rule of the household that the slots break; none for a plan that may be shown."""
    chores = {chore.name: chore for chore in household.chores}
    people = {person.name: person for person in planned_for(household)}
    known = [s for s in slots if s.chore in chores and all(name in people for name in s.people)]
    found = [Broken("unknown", slot.chore) for slot in slots if slot not in known]
    for slot in known:
        found.extend(_slot(household, chores[slot.chore], people, slot, weeks))
    for name, chore in chores.items():
        found.extend(_chore(household, chore, [slot for slot in known if slot.chore == name], weeks))
    found.extend(_minutes(people, chores, known))
    found.extend(limits(household, known))
    return tuple(found)


def _slot(
    household: Household, chore: Chore, people: Mapping[str, HouseholdPerson], slot: Slot, weeks: int
) -> Iterable[Broken]:
    weekday = slot.day % 7

    def at(rule: Rule, person: str = "") -> Broken:
        return Broken(rule, chore.name, person, slot.day, slot.part)

    if len(slot.people) != chore.people or len(set(slot.people)) != len(slot.people):
        yield at("people")
    fixed = chore.days is not None and weekday not in chore.days
    if not 0 <= slot.day < 7 * weeks or weekday not in chore.allowed_days or fixed:
        yield at("day")
    if slot.part not in chore.parts:
        yield at("part")
    for name in slot.people if chore.clock is not None else ():
        if not has_stretch(people[name], chore, weekday, slot.part):
            yield at("clock", name)
    pinned = pinned_to(household, chore.name, weekday)
    # In the second week of a fortnight it is the turn of whoever rested in the first.
    tired = () if slot.day >= 7 and _turns(household, chore) else resting(household, chore)
    for name in slot.people:
        if name in _names(household.forbids, chore.name, weekday):
            yield at("forbidden", name)
        if people[name].ability(chore.name) == "cannot":
            yield at("cannot", name)
        if not _listed(household, people[name], chore.name):
            yield at("list", name)
        if name not in pinned and name in tired:
            yield at("turn", name)
    for name in sorted(pinned - set(slot.people)):
        own = name == chore.owner and is_owned(chore, household.monday)
        yield replace(at("pinned", name), their="own" if own else "turn" if name in chore.rotation else "")


def _chore(household: Household, chore: Chore, slots: list[Slot], weeks: int) -> Iterable[Broken]:
    asked = doings(household, weeks).get(chore.name, 0)
    if len(slots) > asked:
        yield Broken("often", chore.name)
    days = sorted(slot.day for slot in slots)
    several = chore.a_day > 1 or (chore.days is None and chore.times > 7)
    apart = 1 if chore.days is not None else chore.gap
    for one, two in pairwise(days):
        if two - one < apart and not several:
            yield Broken("gap", chore.name, day=two)
    for day in sorted(set(days)) if several else ():
        parts = [slot.part for slot in slots if slot.day == day]
        if len(parts) > max(chore.a_day, 0 if chore.days is not None else -(-chore.times // 7)):
            yield Broken("often", chore.name, day=day)
        if len(set(parts)) < len(parts):
            yield Broken("gap", chore.name, day=day)
    if days and days[0] < earliest(household, chore):
        yield Broken("gap", chore.name, day=days[0])
    per_week = weeks if chore.every == "week" else 1
    if weeks == 2 and per_week == 2:
        halves = [[slot for slot in slots if slot.day // 7 == week] for week in range(2)]
        if any(len(half) > chore.doings for half in halves):
            yield Broken("often", chore.name)
    else:
        halves = [slots]
    turning = weeks == 2 and _turns(household, chore)
    for half in halves if turning else [slots]:
        if chore.owned and len({name for slot in half for name in slot.people}) > chore.people:
            yield Broken("owner", chore.name)
    if turning:
        for name in {n for slot in halves[0] for n in slot.people} & {n for slot in halves[1] for n in slot.people}:
            yield Broken("turn", chore.name, name)
    if chore.days is None and chore.every == "week":
        yield from _pinned_days(household, chore, slots, weeks)


def _pinned_days(household: Household, chore: Chore, slots: list[Slot], weeks: int) -> Iterable[Broken]:
    """A pin to a weekday holds one of the chore's slots for that day."""
    pins = sorted({pin.weekday for pin in household.pins if pin.chore == chore.name and pin.weekday is not None})
    held = pins[: chore.times]
    for week in range(weeks):
        elsewhere = [slot for slot in slots if slot.day // 7 == week and slot.day % 7 not in held]
        if len(elsewhere) > chore.times - len(held):
            yield Broken("pinned", chore.name, day=elsewhere[-1].day, part=elsewhere[-1].part)


def _minutes(people: Mapping[str, HouseholdPerson], chores: Mapping[str, Chore], slots: list[Slot]) -> Iterable[Broken]:
    used: dict[tuple[str, int, int], int] = {}
    for slot in slots:
        for name in slot.people:
            key = (name, slot.day, slot.part)
            used[key] = used.get(key, 0) + people[name].minutes(chores[slot.chore])
    for (name, day, part), minutes in used.items():
        over = minutes - (people[name].free[day % 7][part] if part in (0, 1, 2) else 0)
        if over > 0:
            yield Broken("time", person=name, day=day, part=part, minutes=over)


def limits(household: Household, slots: Sequence[Slot]) -> Iterable[Broken]:
    """What is out of order, or more than somebody shall have on one day, in one evening or at one time of the day."""
    chores = {chore.name: chore for chore in household.chores}
    after = followed(household)
    for slot in slots:
        first = after.get(slot.chore)
        if first and not any(s.chore == first and s.day == slot.day and s.part <= slot.part for s in slots):
            yield Broken("after", slot.chore, day=slot.day, part=slot.part)
    for person in planned_for(household):
        mine = [slot for slot in slots if person.name in slot.people]
        for day in sorted({slot.day for slot in mine}):
            here = [(slot.part, chores[slot.chore]) for slot in mine if slot.day == day]
            evening = [chore for part, chore in here if part == 2]
            counted: tuple[tuple[Rule, int, list[Chore]], ...] = (
                ("whole day", person.most_a_day, [chore for _, chore in here]),
                ("evening", person.most_an_evening, evening),
            )
            for rule, most, done in counted:
                over = sum(map(person.minutes, done)) - most
                if most and over > 0:
                    yield Broken(rule, person=person.name, day=day, part=2, minutes=over)
            if sum(chore.heavy for chore in evening) > 1:
                yield Broken("heavy", person=person.name, day=day, part=2)
            for part in range(3):
                timed = [(span, chore) for p, chore in here if p == part and (span := span_in(chore, part))]
                for start, end in intervals([span for span, _ in timed]):
                    within = [chore for span, chore in timed if start <= span[0] and span[1] <= end]
                    over = sum(map(person.minutes, within)) - minutes_there(person, day % 7, (start, end))
                    if over > 0:
                        yield Broken("clock", person=person.name, day=day, part=part, minutes=over)
                        break


def _names(entries: Iterable[Pin], chore: str, weekday: int) -> set[str]:
    return {entry.person for entry in entries if entry.chore == chore and entry.weekday in (None, weekday)}


def pinned_to(household: Household, chore: str, weekday: int) -> set[str]:
    """Who is pinned to the chore on that weekday."""
    everybody = {person.name for person in household.people}
    return _names(household.pins, chore, weekday) & everybody


def resting(household: Household, chore: Chore) -> tuple[str, ...]:
    """Who did it last time, when enough others could do it: able, not forbidden, with the minutes in one cell."""
    last = household.last_owner.get(chore.name, ())
    if not (chore.alternate and last):
        return ()
    return tuple(last) if len(could(household, chore, last)) >= chore.people else ()


def may_on(household: Household, chore: Chore, person: HouseholdPerson, weekday: int) -> bool:
    """Able, not forbidden on that weekday, and on a child's list only for that child."""
    if not _listed(household, person, chore.name):
        return False
    return chore.name not in person.cannot and person.name not in _names(household.forbids, chore.name, weekday)


def _listed(household: Household, person: HouseholdPerson, chore: str) -> bool:
    return chore in person.only if person.only is not None else chore not in on_lists(household)


def could(household: Household, chore: Chore, without: Sequence[str] = ()) -> list[HouseholdPerson]:
    """Who can do it, may, and has the minutes in some single allowed day and part."""
    days = [d for d in chore.allowed_days if chore.days is None or d in chore.days]
    alone = replace(household, chores=(chore,))
    return [
        person
        for person in planned_for(household)
        if person.name not in without
        and any(
            person.minutes(chore) <= person.free[day][part]
            and has_stretch(person, chore, day, part)
            and not list(limits(alone, [Slot(chore.name, day, part, (person.name,))]))
            for day in days
            if may_on(household, chore, person, day)
            for part in chore.parts
        )
    ]


def _turns(household: Household, chore: Chore) -> bool:
    """Whether the two weeks of a fortnight have to have different people for it."""
    pinned = any(pin.chore == chore.name for pin in household.pins)
    enough = len(could(household, chore)) >= 2 * chore.people
    return chore.alternate and chore.every == "week" and enough and not pinned


def faults(household: Household, plan: WeekPlan) -> tuple[str, ...]:
    """What is wrong with a finished plan, for those who mend the program; empty for a sound one.

    Slots keep every rule, the sums are what the plan says they are, everything is placed or listed as left out,
    and no stage claims more than its bound.
    """
    found = [f"rule broken: {each.rule}" for each in broken(household, plan.slots, plan.weeks)]
    real = sums(household, plan.slots, plan.weeks)
    claimed = {stage.name: stage.value for stage in plan.stages}
    for name in ("place", "heaviest", "total", "days"):
        if claimed.get(name) != getattr(real, name):
            found.append(f"stage {name}: claimed {claimed.get(name)}, found {getattr(real, name)}")
    if plan.loads != real.loads or plan.worst != real.worst:
        found.append("loads differ from what the slots amount to")
    if plan.bound > plan.worst or any(stage.bound > stage.value for stage in plan.stages):
        found.append("a bound lies above its value")
    missing = {
        name: count - sum(slot.chore == name for slot in plan.slots)
        for name, count in doings(household, plan.weeks).items()
    }
    listed = {each.chore: each.times for each in plan.unplaced}
    if listed != {name: count for name, count in missing.items() if count}:
        found.append("what was left out is not what is listed")
    return tuple(found)
