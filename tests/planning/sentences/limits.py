"""What was agreed on: the order of chores, the most of a day and of an evening, the hours."""

from __future__ import annotations

from tests.planning.sentences.told import Told
from workbook.domain.chores.week import Slot


def agreed(told: Told, slot: Slot, p: int, day: int, part: int) -> bool:
    """Whether somebody doing it there instead would break no order and no limit that is kept now."""
    there = [s for s in told.plan.slots if s is not slot] + [Slot(slot.chore, day, part, (told.people[p],))]
    return disorder(told, there) <= disorder(told, list(told.plan.slots)) and over(told, there, p, day, part)


def disorder(told: Told, slots: list[Slot]) -> int:
    after = {told.chores[c]: told.chores[first] for c, first in told.brute.after.items()}
    return sum(
        not any(s.chore == after[one.chore] and s.day == one.day and s.part <= one.part for s in slots)
        for one in slots
        if one.chore in after
    )


def over(told: Told, slots: list[Slot], p: int, day: int, part: int) -> bool:
    mine = [s for s in slots if told.people[p] in s.people and s.day == day]
    here, all_day = ([told.chores.index(s.chore) for s in mine if s.part in parts] for parts in ((part,), (0, 1, 2)))
    return told.brute.within_limits(p, day, part, here, all_day)


def passed(told: Told, c: int, p: int, day: int, part: int) -> set[str]:
    """What would be more than is the most for somebody, if they did it there as well."""
    person, brute = told.top["people"][p], told.brute
    mine = [s for s in told.plan.slots if told.people[p] in s.people and s.day == day]
    on = [[told.chores.index(s.chore) for s in mine if s.part in parts] + [c] for parts in ((part,), (0, 1, 2))]
    here, all_day = (sum(brute.minutes(one, p) for one in some) for some in on)
    heavy = [one for one in on[0] if told.top["chores"][one].get("heavy")]
    return {
        said
        for said, over in (
            ("the most you agreed on for one day is reached", all_day > (person.get("most_a_day") or 10**6)),
            (
                "the most you agreed on for one evening is reached",
                part == 2 and here > (person.get("most_an_evening") or 10**6),
            ),
            ("a heavy chore stands in that evening already", part == 2 and c in heavy and len(heavy) > 1),
            ("its hours are taken up by others of those hours", not brute.in_time(p, day, part, on[0])),
        )
        if over
    }
