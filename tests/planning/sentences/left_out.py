"""Why what is left out has no place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.planning.brute import PART_TIMES, clock
from tests.planning.sentences import limits, places
from tests.planning.sentences.told import DAY, DAYS, LEFT, PARTS, Told


def untrue(told: Told) -> Iterable[str]:
    for left in told.plan.unplaced:
        c = told.chores.index(left.chore)
        asked = sum(chore == c for chore, _ in told.brute.slots)
        placed = sum(s.chore == left.chore for s in told.plan.slots)
        if not asked - placed == left.times > 0:
            yield f"{left.chore}: {left.times} left out"
        if not why(told, c, left.reason):
            yield f"{left.chore}: {left.reason}"


def why(told: Told, c: int, reason: str) -> bool:
    brute, chore = told.brute, told.top["chores"][c]
    lists = [p["name"] for p in told.top["people"] if chore["name"] in (p.get("only") or ())]
    if found := re.match(r"is on (.+) lists? alone; ", reason):
        if re.findall(rf"({told.name})'s", found[1]) != lists:
            return False
        reason = reason[found.end() :]
    elif lists and reason.startswith(("needs", "the free time")) and "only" not in reason:
        return False  # nobody sees then why those who have the time do not do it
    if found := re.match(rf"(is pinned|belongs|falls by turn) to ({told.name})[,;] ", reason):
        owned = told.top["chores"][c].get("owner") == found[2] or chore["name"].endswith(
            (f" ({found[2]})", ", planning")
        )
        turn = found[2] in told.top["chores"][c].get("rotation", [])
        if (found[1] == "belongs" and not owned) or (found[1] == "falls by turn" and not turn):
            return False
        if found[1] == "is pinned" and chore["name"].endswith(f" ({found[2]})"):
            return False
        if reason.endswith(", who cannot do it") and chore["name"] not in next(
            p["cannot"] for p in told.top["people"] if p["name"] == found[2]
        ):
            return False
    if (found := re.search(r", on ((?:(?:, | and )?[A-Z][a-z]+day)+)$", reason)) and "days" in chore:
        named = [DAYS.index(name) for name in re.findall(r"\w+day", found[1])]
        chore, reason = {**chore, "days": named}, reason[: found.start()]
    days = [d for d in chore.get("days", range(7)) if d in chore.get("allowed_days", range(7))]
    if "clock" in chore:
        start, end = map(clock, chore["clock"])
        times = [(max(start, a), min(end, b)) for a, b in PART_TIMES]
        fitting = [s for s in chore.get("parts", [0, 1, 2]) if times[s][1] - times[s][0] >= chore["minutes"]]
        chore = {**chore, "parts": fitting}
    able = [p for p in range(len(told.people)) if any(brute.able(c, p, d) for d in days)]
    free = [
        (told.top["people"][p]["avail"][d][s], brute.minutes(c, p), d, s)
        for p in able
        for d in days
        for s in chore.get("parts", [0, 1, 2])
    ]
    if found := re.fullmatch(rf"is pinned to {told.names} at once(?: on (.+))?", reason):
        pinned = {told.people.index(name) for name in re.findall(told.name, found[1])}
        named = [DAYS.index(day) for day in re.findall(DAY, found[2] or "")] or days
        stands = any(s.chore == chore["name"] and s.day in named for s in told.plan.slots)
        at_once = all(pinned <= brute.pinned(c, d) for d in named)
        return not stands and len(pinned) > chore.get("people", 1) and at_once
    if (said := pins_in_the_way(told, c, reason)) is not None:
        return said
    falls = rf"it falls to ({told.name}), who (is away|has no (\d+) minutes in one go) on (.+)"
    if found := re.fullmatch(falls, reason):
        p, said = told.people.index(found[1]), [DAYS.index(day) for day in re.findall(DAY, found[4])]
        pinned = all(p in brute.pinned(c, day) for day in said)
        if not found[3]:
            return pinned and all(told.is_away(p, day) for day in said)
        return pinned and all(
            places.has_none(told, p, int(found[3]), DAYS[day], found[4]) and brute.minutes(c, p) == int(found[3])
            for day in said
        )
    if re.match("it was done so lately", reason):
        return brute.soonest(c) > 0
    if found := re.match(r"of its hours, (\S+)-(\S+), there are (\d+) minutes in the .*; it takes (\d+)$", reason):
        ends = [clock(f"{at:0>5}") for at in found.groups()[:2]]
        for nth, part in enumerate(PARTS):
            there = re.search(rf"(\d+)(?: minutes)? in the {part}", reason)
            start, end = max(ends[0], PART_TIMES[nth][0]), min(ends[1], PART_TIMES[nth][1])
            if there and not int(there[1]) == end - start < int(found[4]) == chore["minutes"]:
                return False
        return True
    if reason == "nobody here can":
        return not able
    if reason == "the free time that suits it is taken up by other chores":
        if c in brute.after and why(told, c, f"it comes after {told.chores[brute.after[c]]}, and once that is done "
                                            "there is time for it on no day"):  # fmt: skip
            return False
        return any(has >= needs for has, needs, _, _ in free)
    if found := re.fullmatch(
        rf"needs (\d+) minutes in one go; the longest free stretch( for it)?(?: {LEFT})? is (\d+), (\w+) (\w+)",
        reason,
    ):
        there = (int(found[3]), int(found[1]), DAYS.index(found[4]), PARTS.index(found[5]))
        longest = max(max(map(max, told.top["people"][p]["avail"])) for p in told.here)
        said = bool(found[2]) is (longest > int(found[3]))
        known = (there[0], *there[2:]) in [(has, d, s) for has, _, d, s in free]
        return known and int(found[3]) < int(found[1]) and said
    nowhere = r"needs (\d+) minutes in one go; on .* (?:longest is (\d+)|nobody who can is free)$"
    if found := re.match(nowhere, reason):
        said = [DAYS.index(day) for day in re.findall(DAY, reason)]
        parts = [n for n, part in enumerate(PARTS) if part in reason] or [0, 1, 2]
        there = [(told.top["people"][p]["avail"][d][s], d) for p in able for d in said for s in parts]
        longest = int(found[2] or 0)
        most = max(has for has, _ in there)
        return longest in [has for has, _ in there] and (longest > 0 or not most) and set(said) <= set(days)
    if re.fullmatch(rf"needs (\d+) minutes in one go; there is no free time for it (?:at all|{LEFT})", reason):
        return not any(has for has, _, _, _ in free)
    if found := re.match(r"needs (two|three), and there (?:is|are) only", reason):
        return len(told.here) < chore.get("people", 1)
    if re.match(r"needs (two|three), and only ", reason):
        return len(able) < chore.get("people", 1)
    if found := re.fullmatch(r"where there would be free time for it, (.+)", reason):
        there = [place[:3] for place in places.with_room(told, c) if place[3]]
        passed = set[str]().union(*(limits.passed(told, c, *place) for place in there))
        return set(re.split(r", | and ", found[1])) <= passed
    if found := re.fullmatch(r"it comes after (.+), which found no place itself", reason):
        return told.chores[brute.after[c]] == found[1] not in [s.chore for s in told.plan.slots]
    if found := re.match(r"it comes after (.+), and once that is done there is time for it on no ", reason):
        before = [s for s in told.plan.slots if s.chore == found[1]]
        mine = [s.day for s in told.plan.slots if s.chore == chore["name"]]
        return (
            bool(before)
            and told.chores[brute.after[c]] == found[1]
            and not any(
                s.day == day and s.part <= part and all(abs(day - d) >= chore.get("gap", 1) for d in mine)
                for day, part, team in brute.options(c, tuple(days))
                for s in before
                if all(
                    told.top["people"][p]["avail"][day][part]
                    - (brute.minutes(brute.after[c], p) if told.people[p] in s.people and s.part == part else 0)
                    >= brute.minutes(c, p)
                    and brute.in_time(p, day, part, [c])
                    for p in team
                )
            )
        )
    if found := re.match(
        rf"(?:is pinned|belongs|falls by turn) to {told.names}[,;] (?:who (?:is|are) not there|takes )", reason
    ):
        able = [told.people.index(name) for name in re.findall(told.name, found[1])]
        free = [
            (told.top["people"][p]["avail"][d][s], brute.minutes(c, p), d, s)
            for p in able
            for d in days
            for s in chore.get("parts", [0, 1, 2])
        ]
        reason = reason.split("; ")[-1]
        if "not there" in reason:
            return not any(
                brute.in_time(p, d, s, [c]) for p in able for d in days for s in chore.get("parts", [0, 1, 2])
            )
    if found := re.fullmatch(rf"{told.names} did it last time, and nobody else has the time for it then", reason):
        return all(told.people.index(name) in brute.resting(c) for name in re.findall(told.name, found[1]))
    if reason.startswith("nobody who can is there "):
        parts = [(d, s) for d in days for s in chore.get("parts", [0, 1, 2])]
        return not any(
            brute.in_time(p, d, s, [c]) for p in able for d, s in parts if places.reachable(told, c, p, d, s)
        )
    if re.match(r"takes (?:\d+ minutes, )?more than you agreed on", reason):
        limited = [p for p in able if {"most_a_day", "most_an_evening"} & set(told.top["people"][p])]
        return bool(limited) and not any(
            brute.within_limits(p, d, s, [c], [c])
            and told.top["people"][p]["avail"][d][s] >= brute.minutes(c, p)
            and brute.able(c, p, d)
            and (not brute.pinned(c, d) or p in brute.pinned(c, d))
            and (p not in brute.resting(c) or p in brute.pinned(c, d))
            and d >= brute.soonest(c)
            for p in able
            for d in days
            for s in chore.get("parts", [0, 1, 2])
        )
    return True  # pins, gaps and days that passed have tests of their own


def pins_in_the_way(told: Told, c: int, reason: str) -> bool | None:
    """Whether it is true of a chore's pins; None for a sentence of something else."""
    chore, day_names = told.top["chores"][c], rf"({DAY}(?:, {DAY})*(?: and {DAY})?)"
    pinned = {day for name, _, day in told.top.get("pins", []) if name == chore["name"] and day is not None}
    if found := re.fullmatch(
        rf"(?:is pinned|belongs|falls by turn) to ({told.name}), whom you left out of it(?: on {day_names})?",
        reason,
    ):
        p = told.people.index(found[1])
        all_days = chore.get("days", chore.get("allowed_days", range(7)))
        on = [DAYS.index(day) for day in re.findall(DAY, found[2] or "")] or all_days
        return all(p in told.brute.pinned(c, day) and told.brute.said("forbids", c, p, day) for day in on)
    if found := re.fullmatch(rf"is pinned to {day_names}, which (?:is|are) not among its allowed days", reason):
        on = {DAYS.index(day) for day in re.findall(DAY, found[1])}
        return on <= pinned and not on & set(chore.get("allowed_days", range(7)))
    if found := re.fullmatch(rf"is pinned to {day_names}, but of (\d) days in a row one may have it", reason):
        on = [DAYS.index(day) for day in re.findall(DAY, found[1])]
        near = all(any(0 < abs(day - other) < int(found[2]) for other in on) for day in on)
        return near and set(on) <= pinned and int(found[2]) == chore.get("gap", 1)
    beside = rf"(\d) times a week do not fit beside what is pinned to {day_names}: of (\d) .* leaves room for (\d)"
    if found := re.fullmatch(beside, reason):
        on = [DAYS.index(day) for day in re.findall(DAY, found[2])]
        gap, most, days = int(found[3]), int(found[4]), chore.get("allowed_days", range(7))
        far = [[*on, day] for day in days if all(abs(day - other) >= gap for other in on)]
        return set(on) <= pinned and chore.get("times", 1) == int(found[1]) > most and (most > len(on)) <= bool(far)
    return None
