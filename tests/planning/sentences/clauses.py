"""The obstacles that a reason names of the others, each with what has to hold for it to be said."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from typing import Any

from tests.planning.brute import clock
from tests.planning.sentences import limits, places
from tests.planning.sentences.told import DAY, DAYS, LEFT, PART, Told
from workbook.domain.chores.week import Slot

LIMITS_OF = {
    "the most you agreed on for one day is reached": "the most you agreed on for a day",
    "the most you agreed on for one evening is reached": "the most you agreed on for an evening",
    "a heavy chore stands in that evening already": "one heavy chore an evening",
    "its hours are taken up by others of those hours": "what has its hours",
}
LIMITS = ("the order of chores", *LIMITS_OF.values())
FEELS = {"finds it very heavy": -2, "finds it heavy": -1, "likes it": 1, "likes it a lot": 2}


def clauses(told: Told, slot: Slot, c: int) -> list[tuple[str, Any]]:
    brute, chore = told.brute, told.top["chores"][c]
    owner = told.people.index(slot.people[0])

    def each(found: re.Match[str], true: Any) -> bool:
        return all(true(told.people.index(name)) for name in re.findall(told.name, found[1]))

    days = [slot.day] if "days" in chore else chore.get("allowed_days", range(7))
    rating = lambda p: told.top["people"][p]["prefs"].get(chore["name"], 0)  # noqa: E731
    return [
        (
            rf"{told.names} cannot do it",
            lambda m: each(m, lambda p: chore["name"] in told.top["people"][p]["cannot"]),
        ),
        (
            rf"you left {told.names} out of it(?: on \w+)?",
            lambda m: each(m, lambda p: all(brute.said("forbids", c, p, day) for day in days)),
        ),
        (rf"{told.names} did it last time", lambda m: each(m, lambda p: p in brute.resting(c))),
        (
            rf"{told.names} ha(?:s|ve) no free time (?:this week|{LEFT})",
            lambda m: each(m, lambda p: not any(map(any, told.top["people"][p]["avail"]))),
        ),
        (
            rf"{told.names} (?:is|are) away (?:(this week|{LEFT})|when it could be done|on (\w+))",
            lambda m: each(
                m,
                lambda p: all(told.is_away(p, day) for day in places.could_be(told, slot, c, p, m[2], m[3])),
            ),
        ),
        (
            rf"{told.names} ha(?:s|ve) no (\d+) minutes in one go "
            rf"(?:when it could be done|on ({DAY})((?: {PART}(?: or {PART})*)?))",
            lambda m: each(
                m,
                lambda p: (
                    brute.minutes(c, p) == int(m[2])
                    and places.has_none(told, p, int(m[2]), m[3], m[4])
                    and not places.stretches(told, slot, c, p, 0)
                ),
            ),
        ),
        (
            rf"{told.names} (?:is|are) not there for (\d+) minutes in one go "
            rf"between ([\d:]+) and ([\d:]+)(?: on ({DAY}))?",
            lambda m: each(
                m,
                lambda p: all(
                    brute.longest(p, day, *(clock(f"{at:0>5}") for at in (m[3], m[4]))) < int(m[2])
                    for day in ([DAYS.index(m[5])] if m[5] else days)
                ),
            ),
        ),
        (
            rf"{told.names} ha(?:s|ve) not the time for all of it",
            lambda m: each(m, lambda p: not places.stretches(told, slot, c, p, 0) and bool(chore.get("owned"))),
        ),
        (
            rf"no room for it is left in {told.names}'s free time"
            r"(, \d+ days or more from its other turns| on days that have no other turn of it)?",
            lambda m: each(
                m,
                lambda p: (
                    places.stretches(told, slot, c, p, 0)
                    and not places.stretches(told, slot, c, p, 1)
                    and bool(m[2]) is places.only_too_near(told, slot, c, p)
                ),
            ),
        ),
        (
            rf"((?:{'|'.join(LIMITS)}|, | and )+) leaves? no room for it in {told.names}'s week",
            lambda m: all(
                places.stretches(told, slot, c, p, 1)
                and not places.stretches(told, slot, c, p, 2)
                and needed(told, set(re.findall("|".join(LIMITS), m[1])), slot, c, p)
                for p in map(told.people.index, re.findall(told.name, m[2]))
            ),
        ),
        (
            rf"with it ({told.name})(?:, who is owed ([\d.]+) points,)? would carry (\d+) %"
            rf"(?:, a little more than (?:({told.name}) )?now)?"
            rf"(?: while ({told.name}) has ([\d.]+) points to make up for)?"
            rf"(, by your shares more than anybody now)?",
            lambda m: would_carry(told, m, c, owner),
        ),
        (
            rf"with it on {told.names}'s list the (\w+)-heaviest list would be heavier",
            lambda m: each(m, lambda p: heavier_place(told, c, slot, owner, p) == m[2]),
        ),
        (
            rf"it weighs more on {told.names}'s list",
            lambda m: each(m, lambda p: brute.beta[c][p] > brute.beta[c][owner]),
        ),
        (
            rf"({told.name}) is still learning it and needs longer",
            lambda m: each(m, lambda p: chore["name"] in told.top["people"][p]["learning"]),
        ),
        *(
            (
                rf"({told.name}) {said}(?! a lot)(?=,| and |$)",
                lambda m, felt=felt: each(m, lambda p: rating(p) == felt),
            )
            for said, felt in FEELS.items()
        ),
        (
            r"one person does all of it",
            lambda m: chore.get("owned") and len({s.people for s in told.plan.slots if s.chore == slot.chore}) == 1,
        ),
    ]


def heavier_place(told: Told, c: int, slot: Slot, owner: int, p: int) -> str:
    """The how manyth heaviest list would be heavier, the first that is not as it was."""
    count, g = len(places.doings(told, slot, c)), told.brute.g
    now = [told.load(one, one) + told.brute.carry[one] for one in range(len(told.people))]
    then = list(now)
    then[owner] -= count * told.brute.beta[c][owner]
    then[p] += count * told.brute.beta[c][p]
    one, two = (sorted((max(0, ceil(Fraction(at[a], g))) for a in told.adults), reverse=True) for at in (now, then))
    for nth, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth")[: len(one)]):
        if one[nth] != two[nth]:
            return name if two[nth] > one[nth] else ""
    return ""


def would_carry(told: Told, found: re.Match[str], c: int, owner: int) -> bool:
    p, owed, other, owing = told.people.index(found[1]), found[2], found[5], found[6]
    own = [s for s in told.plan.slots if s.chore == told.chores[c] and s.people == (told.people[owner],)]
    count = len(own) if told.top["chores"][c].get("owned") else 1
    loads = [told.load(one, one) for one in range(len(told.people))]
    before, now = told.steps(loads), list(loads)
    loads[owner] -= count * told.brute.beta[c][owner]
    loads[p] += count * told.brute.beta[c][p]
    carry = told.brute.carry
    alike = len({told.top["people"][one]["share"] for one in told.adults}) == 1
    if bool(found[7]) is (alike or bool(owed or other)) or (found[7] and loads[p] <= max(now)):
        return False
    g = told.brute.g  # what makes no list heavier by a started step is no reason
    if owed and (Fraction(owed) * 100 != carry[p] or ceil(max(loads) / g) > ceil(max(now) / g)):
        return False
    if other and (
        Fraction(owing) * 100 != -carry[told.people.index(other)] or now[told.people.index(other)] < max(now)
    ):
        return False
    if not owed and not other and loads[p] <= max(now) - told.brute.g:  # what anybody would object to
        return False
    return told.steps(loads) > before and int(found[3]) == told.percent(p, loads[p])


def needed(told: Told, named: set[str], slot: Slot, c: int, p: int) -> bool:
    """Whether what is named of the order and the limits stops somebody wherever they have the minutes, and not so
    without each of it."""
    stops: list[set[str]] = []
    for each in places.doings(told, slot, c):
        for day, part in places.places(told, each, c, p, 1, places.doings(told, slot, c)):
            stops.append({LIMITS_OF[said] for said in limits.passed(told, c, p, day, part)})
            there = [s for s in told.plan.slots if s is not each] + [Slot(each.chore, day, part, (told.people[p],))]
            if limits.disorder(told, there) > limits.disorder(told, list(told.plan.slots)):
                stops[-1].add("the order of chores")
    several = len(places.doings(told, slot, c)) > 1  # one of its doings is enough
    return all(any(one in at and not at & (named - {one}) for at in stops) for one in named) and (
        several or all(at & named for at in stops)
    )
