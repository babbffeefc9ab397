"""Where somebody could do a chore: in which day and part, beside what they do already."""

from __future__ import annotations

from tests.planning.sentences import limits
from tests.planning.sentences.told import DAYS, PARTS, Told
from workbook.domain.chores.week import Slot


def stretches(told: Told, slot: Slot, c: int, p: int, beside: int) -> bool:
    """Whether all of somebody's doings of it (the one slot, unless one person does it all) have a stretch in which
    the person is free long enough, all at once; 1: beside what they do already; 2: and within the order and the
    limits."""
    moving = doings(told, slot, c)
    return at_once(told, c, [places(told, each, c, p, beside, moving) for each in moving], [])


def doings(told: Told, slot: Slot, c: int) -> list[Slot]:
    mine = [s for s in told.plan.slots if s.chore == slot.chore and s.people == slot.people]
    return mine if told.top["chores"][c].get("owned") else [slot]


def at_once(told: Told, c: int, options: list[list[tuple[int, int]]], chosen: list[tuple[int, int]]) -> bool:
    """Whether each doing can have one of its places, as far apart as they have to be."""
    if len(chosen) == len(options):
        return True
    chore, n = told.top["chores"][c], len(chosen)
    apart = 1 if "days" in chore else chore.get("gap", 1)
    for place in options[n]:
        if n and options[n] == options[n - 1] and place <= chosen[-1]:
            continue
        if chore.get("a_day", 1) > 1:
            if place in chosen or sum(day == place[0] for day, _ in chosen) >= chore["a_day"]:
                continue
        elif any(abs(day - place[0]) < apart for day, _ in chosen):
            continue
        if at_once(told, c, options, [*chosen, place]):
            return True
    return False


def could_be(told: Told, slot: Slot, c: int, p: int, week: str | None, day: str | None) -> set[int]:
    """The days meant: all that are left, the one named, or those on which it could be done."""
    if week or day:
        return {DAYS.index(day)} if day else set(range(told.top.get("first_day", 0), 7))
    return {day for day, _ in places(told, slot, c, p, 0, doings(told, slot, c), long=False)}


def has_none(told: Told, p: int, long: int, day: str | None, parts: str | None) -> bool:
    """Word for word: whether somebody has no so many minutes in one go on that day, in those parts of it."""
    named = [n for n, part in enumerate(PARTS) if part in (parts or "")] or [0, 1, 2]
    return day is None or all(told.top["people"][p]["avail"][DAYS.index(day)][n] < long for n in named)


def places(
    told: Told, slot: Slot, c: int, p: int, beside: int, moving: list[Slot], long: bool = True, near: bool = False
) -> list[tuple[int, int]]:
    brute, chore = told.brute, told.top["chores"][c]
    elsewhere = [s for s in told.plan.slots if s.chore == slot.chore and s not in moving]
    found: list[tuple[int, int]] = []
    for day in [slot.day] if "days" in chore else chore.get("allowed_days", range(7)):
        if not brute.able(c, p, day) or not brute.pinned(c, day) <= {p}:
            continue
        several = chore.get("a_day", 1) > 1
        if day < brute.soonest(c) and not near:
            continue
        apart = 0 if near else chore.get("gap", 1)
        if "days" not in chore and not several and any(abs(s.day - day) < apart for s in elsewhere):
            continue
        if several and sum(s.day == day for s in elsewhere) >= chore["a_day"]:
            continue
        for part in chore.get("parts", [0, 1, 2]):
            taken = [s for s in told.plan.slots if told.people[p] in s.people and (s.day, s.part) == (day, part)]
            used = sum(brute.minutes(told.chores.index(s.chore), p) for s in taken) if beside else 0
            here = any((s.day, s.part) == (day, part) for s in elsewhere)
            free = told.top["people"][p]["avail"][day][part] - used >= brute.minutes(c, p)
            fits = free and not told.is_away(p, day) and brute.in_time(p, day, part, [c])
            if not here and (not long or (fits and (beside < 2 or limits.agreed(told, slot, p, day, part)))):
                found.append((day, part))
    return found


def only_too_near(told: Told, slot: Slot, c: int, p: int) -> bool:
    """Whether somebody has room for it beside what they do, but only too near to its other doings."""
    moving, chore = doings(told, slot, c), told.top["chores"][c]
    far, near = (
        {day for each in moving for day, _ in places(told, each, c, p, 1, moving, near=near)} for near in (False, True)
    )
    return "days" not in chore and chore.get("a_day", 1) == 1 and bool(near - far)


def reachable(told: Told, c: int, p: int, day: int, part: int) -> bool:
    """Whether somebody may do it that day and has the minutes, an empty list beside."""
    return told.brute.able(c, p, day) and told.top["people"][p]["avail"][day][part] >= told.brute.minutes(c, p)


def with_room(told: Told, c: int) -> list[tuple[int, int, int, bool]]:
    """Where somebody may do a chore, and whether their free minutes hold it beside what they do there."""
    found: list[tuple[int, int, int, bool]] = []
    for day, part, team in told.brute.options(c, tuple(range(7))):
        for p in team:
            here = [s for s in told.plan.slots if told.people[p] in s.people and (s.day, s.part) == (day, part)]
            used = sum(told.brute.minutes(told.chores.index(s.chore), p) for s in here)
            room = told.top["people"][p]["avail"][day][part] - used >= told.brute.minutes(c, p)
            found.append((p, day, part, room))
    return found
