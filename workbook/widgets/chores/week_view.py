"""A stored week as the grid shows it. Pure values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from workbook.domain.chores.burden import fair_load, overloaded, part_of_work
from workbook.domain.chores.household import Household, Pin
from workbook.domain.chores.week import Load, Slot, SlotRecord, Unplaced, minutes_of, one_more
from workbook.widgets.chores.week_layout import GridSlot, GridView, LeftOut, PersonLoad
from workbook.words.chores import screen as words


def view(
    monday: date,
    household: Household,
    slots: Iterable[Slot],
    loads: Iterable[Load],
    unplaced: Iterable[Unplaced],
    today: date,
    records: Iterable[SlotRecord] | None = None,
    weeks: int = 1,
    pins: Iterable[Pin] | None = None,
    was: Iterable[Slot] | None = None,
) -> GridView:
    """Any list of slots of a household as the grid shows it: a plan, another plan, one that is being changed.
    `records` say what became of each slot; `pins` are those that hold now, else the household's. `was`: the
    slots of the plan it is laid beside; those that are not among them are marked as changed."""
    slots = list(slots)
    pinned = list(household.pins if pins is None else pins)
    known = list(records) if records is not None else [SlotRecord()] * len(slots)
    away = (today - monday).days
    before = Counter(map(_place, slots if was is None else was))
    changed = [not _taken(before, _place(slot)) for slot in slots]
    planning = {chore.name: chore.planning for chore in household.chores}
    return GridView(
        monday=monday,
        people=tuple(person.name for person in household.people if person.takes_share or person.only),
        slots=tuple(
            GridSlot(
                number=number,
                chore=" ".join(slot.chore.split()),
                day=slot.day,
                part=slot.part,
                people=slot.people,
                minutes=minutes_of(household, slot),
                done=record.outcome == "done",
                missed=record.outcome == "not done",
                pinned=is_pinned(pinned, slot),
                changed=changed[number],
                planning=planning.get(slot.chore, 0),
                each=_each(household, slot),
            )
            for number, (slot, record) in enumerate(zip(slots, known, strict=True))
        ),
        loads=beside_names(household, loads),
        unplaced=tuple(
            LeftOut(one.chore, one.times, one.reason, _by_hand(household, one.chore, len(slots) + number))
            for number, one in enumerate(unplaced)
        ),
        free={
            (day, person.name, part): person.free[day][part]
            for person in household.people
            for day in range(7)
            for part in range(3)
        },
        weeks=weeks,
        today=away if 0 <= away < 7 * weeks else None,
    )


def _each(household: Household, slot: Slot) -> tuple[int, ...]:
    chore, people = household.chore(slot.chore), [household.person(name) for name in slot.people]
    return tuple(person.minutes(chore) + chore.planning for person in people if person) if chore else ()


Place = tuple[str, int, int, tuple[str, ...]]


def _place(slot: Slot) -> Place:
    return slot.chore, slot.day, slot.part, tuple(sorted(slot.people))


def _taken(before: Counter[Place], place: Place) -> bool:
    """Was there one like it that has not been found yet?"""
    found = before[place] > 0
    before[place] -= 1
    return found


def beside_names(household: Household, loads: Iterable[Load]) -> dict[str, PersonLoad]:
    """What stands beside each person's name."""
    loads = list(loads)
    heavy, fair = overloaded(loads), fair_load(household)
    return {
        load.person: PersonLoad(
            words.load(load.minutes, part_of_work(household, load.person, load.basis_points)),
            load.basis_points / fair,
            heavy=load.person in heavy,
        )
        for load in loads
    }


def _by_hand(household: Household, name: str, number: int) -> GridSlot | None:
    """A doing of a chore as a slot that somebody can put in."""
    slot = one_more(household, name)
    if slot is None:
        return None
    chore, minutes = household.chore(name), minutes_of(household, slot)
    planning = chore.planning if chore else 0
    return GridSlot(number, " ".join(name.split()), slot.day, slot.part, slot.people, minutes, planning=planning)


def is_pinned(pins: Iterable[Pin], slot: Slot) -> bool:
    """Whether one of its people is pinned to the chore, always or on that weekday."""
    return any(
        pin.chore == slot.chore and pin.person in slot.people and pin.weekday in (None, slot.day % 7) for pin in pins
    )
