"""A stored week as the grid shows it. Pure values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workbook.domain.chores.burden import part_of_work
from workbook.domain.chores.household import Household, Pin
from workbook.domain.chores.week import Load, Slot, SlotRecord, Unplaced, minutes_of
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
) -> GridView:
    """Any list of slots of a household as the grid shows it: a plan, another plan, one that is being changed.
    `records` say what became of each slot; `pins` are those that hold now, else the household's."""
    slots = list(slots)
    pinned = list(household.pins if pins is None else pins)
    known = list(records) if records is not None else [SlotRecord()] * len(slots)
    away = (today - monday).days
    return GridView(
        monday=monday,
        people=tuple(person.name for person in household.people if person.share),
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


UNEVEN = 1.2  # of a fair load: for two people, more than 60 to 40


def beside_names(household: Household, loads: Iterable[Load]) -> dict[str, PersonLoad]:
    """What stands beside each person's name. Who carries more than 1.2 fair loads while others do not is heavy."""
    loads = list(loads)
    fair = 10_000 / max(1, sum(bool(person.share) for person in household.people))
    alone = len(loads) < 2 or not any(load.basis_points for load in loads)
    heaviest = sum(load.basis_points for load in loads) / max(1, len(loads)) * UNEVEN
    return {
        load.person: PersonLoad(
            words.load(load.minutes, part_of_work(household, load.person, load.basis_points)),
            load.basis_points / fair,
            heavy=not alone and load.basis_points > heaviest,
        )
        for load in loads
    }


def _by_hand(household: Household, name: str, number: int) -> GridSlot | None:
    """A doing of a chore as a slot that somebody can put in: on its first day, by the first who can (by as many as it
    needs); None when nobody can, or the chore is not there any more."""
    chore = household.chore(name)
    able = [person.name for person in household.people if person.share and person.ability(name) != "cannot"]
    if chore is None or not able:
        return None
    day = (chore.days or chore.allowed_days or (0,))[0]
    part = (chore.parts or (0,))[0]
    people = tuple(able[: chore.people])
    return GridSlot(
        number, " ".join(name.split()), day, part, people, minutes_of(household, Slot(name, day, part, people))
    )


def is_pinned(pins: Iterable[Pin], slot: Slot) -> bool:
    """Whether one of its people is pinned to the chore, always or on that weekday."""
    return any(
        pin.chore == slot.chore and pin.person in slot.people and pin.weekday in (None, slot.day % 7) for pin in pins
    )
