"""Why each slot is whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from tests.planning.sentences.clauses import clauses
from tests.planning.sentences.places import stretches
from tests.planning.sentences.told import MONTHS, Told
from workbook.domain.chores.week import Slot


def untrue(told: Told) -> Iterable[str]:
    pairs = zip(told.plan.slots, told.plan.certificate.reasons, strict=True)
    return (reason for slot, reason in pairs if not true(told, slot, reason))


def true(told: Told, slot: Slot, reason: str) -> bool:
    *most, last = slot.people
    who = f"{', '.join(most)} and {last}" if most else last
    head = f"{slot.chore}: {who}, "
    if not reason.startswith(head):
        return False
    why, c = reason.removeprefix(head).removesuffix("."), told.chores.index(slot.chore)
    pinned = told.brute.pinned(c, slot.day) & {told.people.index(name) for name in slot.people}
    if why == "as you pinned it":
        return bool(pinned)
    if why == "whose turn it is":
        return bool(pinned) and set(slot.people) <= set(in_turn(told, told.top["chores"][c])[:1])
    if found := re.fullmatch(r"since it was (.+ turn.*?), but (.+)", why):
        passed = re.findall(rf"({told.name})'s", found[1])
        reasons = re.findall(
            rf"({told.name}) (cannot do it|is away(?: when it could be done)?|takes no part|has no \d+ minutes)",
            found[2],
        )
        order = in_turn(told, told.top["chores"][c])
        known = [name for name, _ in reasons] == passed and all(passed_over(told, c, *each) for each in reasons)
        return bool(pinned) and [*passed, slot.people[0]] == order[: len(passed) + 1] and known
    if why == "the only one here":
        return len(told.adults) == 1
    if why.startswith("whose it is"):
        return whose(told, slot, why)
    if found := re.fullmatch(rf"because it is on ({told.name})'s list", why):
        return slot.chore in (told.top["people"][told.people.index(found[1])].get("only") or ())
    if why.startswith("together"):
        if len(slot.people) < 2 or why == "together":
            return len(slot.people) > 1
        why = why.removeprefix("together, ")
    if why.startswith("though "):
        others = re.findall(told.name, why)
        return len(others) == len(told.adults) - 1 and all(
            told.chores[c] not in told.top["people"][told.people.index(n)]["cannot"] for n in others
        )
    rest = why.removeprefix("because ")
    if found := re.search(r", though (.+) could do it as well$", rest):
        rest = rest[: found.start()]
        for name in re.findall(told.name, found[1]):
            p = told.people.index(name)
            if not stretches(told, slot, c, p, 2) or slot.chore in told.top["people"][p]["cannot"]:
                return False
    for pattern, holds in clauses(told, slot, c):
        for found in re.finditer(pattern, rest):
            if not holds(found):
                return False
        rest = re.sub(pattern, "", rest)
    return not re.sub(r",| and |\s", "", rest)


def in_turn(told: Told, chore: dict[str, Any]) -> list[str]:
    """A given rotation, whoever comes next first."""
    order, last = chore.get("rotation", []), told.top.get("last_owner", {}).get(chore["name"], [])
    first = next((n + 1 for n, name in enumerate(order) if name in last), 0)
    return [name for name in [*order[first:], *order[:first]] if name in told.people]


def passed_over(told: Told, c: int, name: str, said: str) -> bool:
    """Whether a turn has to go past somebody for the reason that is said."""
    p, chore = told.people.index(name), told.top["chores"][c]
    days, parts = chore.get("days", chore.get("allowed_days", range(7))), chore.get("parts", [0, 1, 2])
    if said == "cannot do it":
        return chore["name"] in told.top["people"][p]["cannot"]
    if said == "takes no part":
        return p not in told.adults
    left = range(told.top.get("first_day", 0), 7)
    if said.startswith("is away"):
        return all(told.is_away(p, day) for day in left if said == "is away" or day in days)
    if all(told.is_away(p, day) for day in left if day in days):
        return False
    has = max(told.top["people"][p]["avail"][day][part] for day in days for part in parts)
    return has < told.brute.minutes(c, p) == int(re.findall(r"\d+", said)[0])


def whose(told: Told, slot: Slot, why: str) -> bool:
    """Their own room, what they plan, or what is theirs for a season that is not over."""
    (who,) = slot.people
    chore = told.top["chores"][told.chores.index(slot.chore)]
    if slot.chore.endswith((f" ({who})", ", planning")):
        return why == "whose it is" and [slot.chore, who, None] in told.top["pins"]
    until = chore.get("owner_until")
    said = "" if until is None else f" until {int(until[8:])} {MONTHS[int(until[5:7]) - 1]} {until[:4]}"
    return chore["owner"] == who and why == f"whose it is{said}" and (until is None or told.top["monday"] <= until)
