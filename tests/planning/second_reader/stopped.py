"""What stops each of the others from a doing, and whether its reason says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction as F
from math import ceil

from tests.planning.second_reader.home import Home, spoken
from tests.planning.second_reader.rooms import choice, possible, rooms
from workbook.domain.chores.week import Slot

CLAUSES = {
    "cannot": r"{N} cannot do it",
    "forbidden": r"you left {N} out of it(?: on \w+(?: of the second week)?)?",
    "turn": r"{N} did it last time",
    "never free": r"{N} ha(?:s|ve) no free time (?:this week|on the days that are left)",
    "away": r"{N} (?:is|are) away (?:this week|on the days that are left|when it could be done|on \w+)",
    "minutes": r"{N} ha(?:s|ve) no \d+ minutes in one go (?:when it could be done|on \w+)",
    "not all": r"{N} ha(?:s|ve) not the time for all of it",
    "taken": r"no room for it is left in {N}'s free time",
    "limit": r"(?:the order|the most|one heavy|what has).* leaves? no room for it in {N}'s week",
    "heavier": r"with it ({n})(?:, who is owed [\d.]+ points,)? would carry \d+ %",
    "less even": r"with it on {N}'s list the \w+-heaviest list would be heavier",
    "weighs more": r"it weighs more on {N}'s list",
}


def reasons(home: Home) -> Iterable[str]:
    name = "|".join(re.escape(n) for n in sorted(home.everybody, key=len, reverse=True))
    names = rf"((?:{name})(?:, (?:{name}))*(?: and (?:{name}))?)"
    for slot, reason in zip(home.plan.slots, home.plan.certificate.reasons, strict=True):
        why = reason.removeprefix(f"{slot.chore}: {spoken(slot.people)}, ").removesuffix(".")
        others = [n for n in home.adults if n not in slot.people]
        if home.pinned(slot) & set(slot.people) or slot.chore in home.lined or not others:
            continue
        said: dict[str, str] = {}
        for kind, pattern in CLAUSES.items():
            for found in re.finditer(pattern.replace("{N}", names).replace("{n}", name), why):
                said |= dict.fromkeys(re.findall(name, found[1]), kind)
        unsaid_kinds = ("nothing",) if len(slot.people) == 1 else ("nothing", "less even", "weighs more")
        due = {n: kind for n in others if (kind := stopped(home, slot, n)) not in unsaid_kinds}
        if len(slot.people) > 1 and (chore := home.chores[slot.chore]).get("owned") and home.times(chore) > 1:
            due = {}
        if "limit" in said.values() or "clock" in home.chores[slot.chore]:
            continue
        if said != due:
            yield f"{reason} Due: {due}"
        if why.startswith("though ") and spoken(others, "or") not in why:
            yield f"{reason} Due: {spoken(others, 'or')}"
        unsaid = [n for n in others if n not in due] if len(slot.people) == 1 else []
        felt = re.search(r"finds it|likes it|learning it", why)
        tail = f", though {spoken(unsaid, 'or')} could do it as well"
        if unsaid and due and not felt and not why.endswith(tail):
            yield f"{reason} Due: though {unsaid}"


def stopped(home: Home, slot: Slot, name: str) -> str:
    """The first thing that stops somebody from taking over a doing, or all of them where one does them all."""
    chore, one = home.chores[slot.chore], home.everybody[name]
    mine = [s for s in home.plan.slots if s.chore == slot.chore and s.people == slot.people]
    mine = mine if chore.get("owned") else [slot]
    days = [slot.day % 7] if "days" in chore else chore.get("allowed_days", range(7))
    if slot.chore in one["cannot"]:
        return "cannot"
    if not any(home.may(name, slot.chore, day) for day in days):
        return "forbidden"
    if home.rests(name, slot.chore) and others_could(home, slot.chore) and slot.day < 7:
        return "turn"
    whole = range(home.top.get("first_day", 0), 7 * home.plan.weeks)
    if all(home.away(name, day) for day in whole):
        return "away"
    if not any(map(any, one["avail"])):
        return "never free"
    for s in mine:
        if not list(rooms(home, s, name, mine)):
            could = {day for day, _ in rooms(home, s, name, mine, long=False)}
            return "away" if could and all(home.away(name, day) for day in could) else "minutes"
    for beside, kind in ((False, "not all"), (True, "taken")):
        if not choice(home, [list(rooms(home, s, name, mine, beside)) for s in mine], chore):
            return kind
    by_sums = {against(home, mine, owner, name) for owner in slot.people}
    return by_sums.pop() if len(by_sums) == 1 else "nothing"


def against(home: Home, mine: Sequence[Slot], owner: str, name: str) -> str:
    """What the sums say against these doings on the list of `name` in place of the owner's."""
    loads, chore = dict(home.mine), mine[0].chore
    loads[owner] -= len(mine) * home.points(owner, chore)
    loads[name] += len(mine) * home.points(name, chore)
    if max(home.steps(loads)) > max(home.steps(home.mine)):
        return "heavier"
    if len(home.adults) > 2 and less_even(home, loads):
        return "less even"
    return "weighs more" if home.points(name, chore) > home.points(owner, chore) else "nothing"


def less_even(home: Home, loads: dict[str, int]) -> bool:
    """Whether the lists would be less even, at the same place, with what was carried before and without it."""
    places: set[int] = set()
    for carry in (home.carry, dict.fromkeys(home.adults, 0)):
        now, then = (
            sorted((max(0, ceil(F(each[n] + carry[n], home.g))) for n in home.adults), reverse=True)
            for each in (home.mine, loads)
        )
        places.add(next((n for n in range(len(now)) if now[n] != then[n]), -1) if then > now else -1)
    return len(places) == 1 and places != {-1}


def others_could(home: Home, chore: str) -> bool:
    """Whether turns can be taken: of those who did not do it last time, enough can and have the minutes."""
    last, what = home.top["last_owner"][chore], home.chores[chore]
    days = [d for d in what.get("days", range(7)) if d in what.get("allowed_days", range(7))]
    places = [(day, part) for day in days for part in what.get("parts", range(3))]

    def could(name: str) -> bool:
        there = (Slot(chore, day, part, (name,)) for day, part in places)
        return listed(home, name, chore) and any(possible(home, [slot], slot) for slot in there)

    able = [name for name in home.everybody if name not in last and could(name)]
    return len(able) >= what.get("people", 1)


def listed(home: Home, name: str, chore: str) -> bool:
    """Whether it is one of those that somebody does: a child what is on its list, everybody else all the rest."""
    only = home.everybody[name].get("only")
    return chore in only if only is not None else name in home.adults and chore not in home.lined
