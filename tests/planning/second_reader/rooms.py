"""Where a doing could stand for somebody, and whether all of them could at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction as F
from math import ceil

from tests.planning.second_reader.home import DAY, Home, Top
from workbook.domain.chores.week import Slot


def rooms(
    home: Home, slot: Slot, name: str, mine: Sequence[Slot], beside: bool = False, long: bool = True
) -> Iterable[tuple[int, int]]:
    """Each place where this doing could stand for somebody who takes over all of `mine`: in which (`long`) they
    have the minutes in one go, `beside` what they do there."""
    chore, one = home.chores[slot.chore], home.everybody[name]
    elsewhere = [s for s in home.plan.slots if s.chore == slot.chore and s not in mine]
    weekly = chore.get("every", "week") == "week"
    span = range(slot.day // 7 * 7, slot.day // 7 * 7 + 7) if weekly else range(7 * home.plan.weeks)
    often = max(chore.get("a_day", 1), ceil(F(chore.get("times", 1), 7)) if "days" not in chore else 1)
    for day in [slot.day] if "days" in chore else [d for d in span if d % 7 in chore.get("allowed_days", range(7))]:
        pinned = home.pinned(Slot(slot.chore, day, 0, ()))
        if not home.may(name, slot.chore, day) or not pinned <= {name}:
            continue
        if "days" not in chore and (
            sum(s.day == day for s in elsewhere) >= often
            if often > 1
            else any(abs(s.day - day) < chore.get("gap", 1) for s in elsewhere)
        ):
            continue
        if day < soonest(home, chore):
            continue
        for part in chore.get("parts", range(3)):
            if any((s.day, s.part) == (day, part) for s in elsewhere):
                continue
            there = [s for s in home.plan.slots if name in s.people and (s.day, s.part) == (day, part)]
            used = sum(home.minutes(name, home.chores[s.chore]) for s in there) if beside else 0
            enough = one["avail"][day % 7][part] - used >= home.minutes(name, chore)
            if not long or (enough and not home.away(name, day)):
                yield day, part


def choice(home: Home, options: list[list[tuple[int, int]]], chore: Top) -> bool:
    """Whether one place of each can be had at once: tried in order, the ways on kept as sets of days and parts."""
    apart = 1 if "days" in chore else chore.get("gap", 1)
    most = max(chore.get("a_day", 1), ceil(F(chore.get("times", 1), 7)) if "days" not in chore else 1)
    ways: set[frozenset[tuple[int, int]]] = {frozenset()}
    for places in options:
        ways = {
            way | {at}
            for way in ways
            for at in places
            if at not in way
            and (
                sum(day == at[0] for day, _ in way) < most
                if most > 1
                else all(abs(day - at[0]) >= apart for day, _ in way)
            )
        }
    return bool(ways)


def soonest(home: Home, chore: Top) -> int:
    """The first day that is as far from the last doing as two have to be."""
    done, monday = home.top.get("last_done", {}).get(chore["name"]), home.top.get("monday")
    fixed = any(what == chore["name"] and day is not None for what, _, day in home.top.get("pins", []))
    if done is None or monday is None or "days" in chore or fixed or done >= monday:
        return 0
    ago = (date.fromisoformat(monday) - date.fromisoformat(done)).days
    if chore.get("every_days"):
        return max(0, chore["every_days"] - ago)
    if (every := chore.get("every", "week")) != "week":
        return max(0, {"two weeks": 11, "month": 21}[every] - ago)
    if max(chore.get("a_day", 1), ceil(F(chore.get("times", 1), 7))) > 1:
        return 0
    gap, times = chore.get("gap", 1), chore.get("times", 1)
    return max(0, min(gap - ago, 6 - (times - 1) * gap))


def possible(home: Home, slots: Sequence[Slot], slot: Slot) -> bool:
    """Whether somebody can do it there, as far as ability, turns, minutes and limits go."""
    (name,) = slot.people
    one = home.everybody[name]
    day = [s for s in slots if name in s.people and s.day == slot.day]
    here = [s for s in day if s.part == slot.part]
    long = {s: home.minutes(name, home.chores[s.chore]) for s in day}
    evening = [s for s in day if s.part == 2]
    return (
        home.may(name, slot.chore, slot.day)
        and not home.rests(name, slot.chore)
        and not home.away(name, slot.day)
        and sum(long[s] for s in here) <= one["avail"][slot.day % 7][slot.part]
        and sum(long.values()) <= (one.get("most_a_day") or DAY)
        and sum(long[s] for s in evening) <= (one.get("most_an_evening") or DAY)
        and sum(bool(home.chores[s.chore].get("heavy")) for s in evening) < 2
    )
