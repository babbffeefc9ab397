"""Every sentence of a plan, derived again from the plain JSON values and the slots: by other code than the planner's.

python -m tests.planning.sentences [count]    the samples and so many random households; prints what is not true
"""

from __future__ import annotations

import re
import sys
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from tests.planning.brute import PART_TIMES, Brute, clock, spelled
from tests.planning.households import asked, household, realistic, sample, tiny
from tests.planning.second_reader import otherwise
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household_file import to_plain
from workbook.domain.chores.week import Slot, WeekPlan
from workbook.planning.engine import make_plan

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PARTS = ("morning", "afternoon", "evening")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAY = rf"(?:{'|'.join(DAYS)})"
PART = rf"(?:{'|'.join(PARTS)})"
LEFT = "on the days that are left"
LIMITS_OF = {
    "the most you agreed on for one day is reached": "the most you agreed on for a day",
    "the most you agreed on for one evening is reached": "the most you agreed on for an evening",
    "a heavy chore stands in that evening already": "one heavy chore an evening",
    "its hours are taken up by others of those hours": "what has its hours",
}
LIMITS = ("the order of chores", *LIMITS_OF.values())
FEELS = {"finds it very heavy": -2, "finds it heavy": -1, "likes it": 1, "likes it a lot": 2}


class Told:
    """One household, its plan, and what is not true of what the plan says."""

    def __init__(self, top: dict[str, Any], plan: WeekPlan) -> None:
        self.top, self.plan, self.brute = top, plan, Brute(top)
        last = {n: who for n, who in top.get("last_owner", {}).items() if n not in plan.yielded}
        self.brute.top = {**top, "last_owner": last}
        self.people = [p["name"] for p in top["people"]]
        self.adults = [p for p, one in enumerate(top["people"]) if one.get("only") is None and one["share"]]
        self.shares = sum(top["people"][p]["share"] for p in self.adults)
        self.chores = [c["name"] for c in top["chores"]]
        self.name = "|".join(map(re.escape, sorted(self.people, key=len, reverse=True)))
        self.names = rf"((?:{self.name})(?:, (?:{self.name}))*(?: and (?:{self.name}))?)"
        self.wrong: list[str] = []

    def check(self, true: bool, sentence: str) -> None:
        if not true:
            self.wrong.append(sentence)

    # -- numbers

    def load(self, eyes: int, whose: int) -> int:
        """The list of `whose` in the eyes of `eyes`, in basis points."""
        return sum(
            self.brute.beta[self.chores.index(s.chore)][eyes] for s in self.plan.slots if self.people[whose] in s.people
        )

    def percent(self, p: int, points: int) -> int:
        """Part of the whole work, in whole per cent."""
        part = round(Fraction(points * len(self.adults) * self.top["people"][p]["share"], self.shares))
        return (min(part, 10_000) + 50) // 100

    def steps(self, loads: list[int]) -> int:
        most = max(load + carry for load, carry in zip(loads, self.brute.carry, strict=True))
        return max(0, ceil(Fraction(most, self.brute.g)))

    # -- the certificate

    def certificate(self) -> None:
        for line in self.plan.certificate.lines:
            self.check(self.line(line), line)

    def line(self, line: str) -> bool:
        loads = [self.load(p, p) for p in range(len(self.people))]
        if line.startswith("By their own ratings"):
            for p in self.adults:
                name = self.people[p]
                found = re.search(rf"\b{re.escape(name)}(?: carries)? (\d+) %(?: \(agreed: (\d+) %\))?", line)
                if found is None or int(found[1]) != self.percent(p, loads[p]):
                    return False
                agreed = (round(Fraction(10_000 * self.top["people"][p]["share"], self.shares)) + 50) // 100
                if found[2] is not None and int(found[2]) != agreed:
                    return False
                fair = re.search(r"a fair share is (\d+) %", line)
                if fair is not None and int(fair[1]) != agreed:
                    return False
            return True
        if found := re.fullmatch(rf"({self.name}) is owed ([\d.]+) points from the weeks before\.(.*)", line):
            p = self.people.index(found[1])
            if Fraction(found[2]) * 100 != self.brute.carry[p]:
                return False
            less = all(
                loads[p] < loads[o]  # by the shares: half of the work is little for whose part is three quarters
                for o in self.adults
                if o != p
            )
            return not found[3] or ("carries less" in found[3]) == less
        if "would trade lists" in line:
            excepted = re.findall(rf"one turn of (.+?) on ({self.name})'s list", line)
            envious = {(a, b) for a in self.adults for b in self.adults if self.envies(a, b)}
            if "apart from" not in line:
                return not envious
            return (
                bool(envious)
                and {self.people[a] for a, _ in envious} == {who for _, who in excepted}
                and all(
                    any(not self.envies(a, b, self.chores.index(chore)) for a, b in envious if self.people[a] == who)
                    for chore, who in excepted
                )
            )
        if found := re.match(
            rf"({self.name}) would rather have ({self.name})'s list: .* it is ([\d.]+) % .* own ([\d.]+) %", line
        ):
            a, b = self.people.index(found[1]), self.people.index(found[2])
            told = self.percent(a, self.load(a, b)), self.percent(a, loads[a])
            exactly = found[3] != found[4] and "." in found[3] + found[4]
            return self.envies(a, b) and (exactly or (int(found[3]), int(found[4])) == told)
        if found := re.match(rf"({self.name})'s list is heavier than ({self.name})'s by the shares:", line):
            return self.envies(self.people.index(found[1]), self.people.index(found[2]))
        but_for = rf"But for one turn of (.+) on ({self.name})'s list, \2 would not trade with (.+)\."
        if found := re.fullmatch(but_for, line):
            a, one = self.people.index(found[2]), self.chores.index(found[1])
            others = [self.people.index(name) for name in re.findall(self.name, found[3])]
            return all(self.envies(a, b) and not self.envies(a, b, one) for b in others)
        heaviest = self.plan.stages[1]
        if "cannot be made lighter" in line:
            return heaviest.bound == heaviest.value == self.steps(loads)
        if found := re.search(r"at most ([\d.]+) points from the best", line):
            return self.steps(loads) == heaviest.value and Fraction(found[1]) * 100 <= self.steps(loads) * self.brute.g
        if line.endswith("by more than one turn (EF1)."):
            beta, at = self.brute.beta, self.chores.index
            mine = {a: [at(s.chore) for s in self.plan.slots if self.people[a] in s.people] for a in self.adults}
            heaviest = {a: max(list_, key=lambda c, a=a: beta[c][a]) for a, list_ in mine.items() if list_}
            return not any(self.envies(a, b, c) for a, c in heaviest.items() for b in self.adults)
        if line.endswith("(leximin): proved."):
            now = [max(0, ceil(Fraction(loads[p] + self.brute.carry[p], self.brute.g))) for p in self.adults]
            return len(now) > 2 and sorted(now, reverse=True) == list(self.plan.certificate.levels)
        if line == "Nothing is shared out in this plan, so there is nothing to weigh.":
            return not any(loads[p] for p in self.adults)
        return line in (
            "Lists are compared by the shares you agreed on.",
            "Perhaps more could be placed: the search was ended before that was certain.",
        )

    def envies(self, a: int, b: int, without: int | None = None) -> bool:
        if a == b:
            return False
        share = [each["share"] for each in self.top["people"]]
        own = self.load(a, a) - (self.brute.beta[without][a] if without is not None else 0)
        return Fraction(own, share[a]) > Fraction(self.load(a, b), share[b])

    # -- why it is whose

    def reasons(self) -> None:
        for slot, reason in zip(self.plan.slots, self.plan.certificate.reasons, strict=True):
            self.check(self.reason(slot, reason), reason)

    def reason(self, slot: Slot, reason: str) -> bool:
        *most, last = slot.people
        who = f"{', '.join(most)} and {last}" if most else last
        head = f"{slot.chore}: {who}, "
        if not reason.startswith(head):
            return False
        why, c = reason.removeprefix(head).removesuffix("."), self.chores.index(slot.chore)
        pinned = self.brute.pinned(c, slot.day) & {self.people.index(name) for name in slot.people}
        if why == "as you pinned it":
            return bool(pinned)
        if why == "whose turn it is":
            return bool(pinned) and set(slot.people) <= set(self.order(self.top["chores"][c])[:1])
        if found := re.fullmatch(r"since it was (.+ turn.*?), but (.+)", why):
            passed = re.findall(rf"({self.name})'s", found[1])
            told = re.findall(
                rf"({self.name}) (cannot do it|is away(?: when it could be done)?|takes no part|has no \d+ minutes)",
                found[2],
            )
            order = self.order(self.top["chores"][c])
            known = [name for name, _ in told] == passed and all(self.passed_over(c, *each) for each in told)
            return bool(pinned) and [*passed, slot.people[0]] == order[: len(passed) + 1] and known
        if why == "the only one here":
            return len(self.adults) == 1
        if why.startswith("whose it is"):
            return self.whose(slot, why)
        if found := re.fullmatch(rf"because it is on ({self.name})'s list", why):
            return slot.chore in (self.top["people"][self.people.index(found[1])].get("only") or ())
        if why.startswith("together"):
            if len(slot.people) < 2 or why == "together":
                return len(slot.people) > 1
            why = why.removeprefix("together, ")
        if why.startswith("though "):
            others = re.findall(self.name, why)
            return len(others) == len(self.adults) - 1 and all(
                self.chores[c] not in self.top["people"][self.people.index(n)]["cannot"] for n in others
            )
        rest = why.removeprefix("because ")
        if found := re.search(r", though (.+) could do it as well$", rest):
            rest = rest[: found.start()]
            for name in re.findall(self.name, found[1]):
                p = self.people.index(name)
                if not self.stretches(slot, c, p, 2) or slot.chore in self.top["people"][p]["cannot"]:
                    return False
        for pattern, holds in self.clauses(slot, c):
            for found in re.finditer(pattern, rest):
                if not holds(found):
                    return False
            rest = re.sub(pattern, "", rest)
        return not re.sub(r",| and |\s", "", rest)

    def order(self, chore: dict[str, Any]) -> list[str]:
        """A given rotation, whoever comes next first."""
        order, last = chore.get("rotation", []), self.top.get("last_owner", {}).get(chore["name"], [])
        first = next((n + 1 for n, name in enumerate(order) if name in last), 0)
        return [name for name in [*order[first:], *order[:first]] if name in self.people]

    def passed_over(self, c: int, name: str, said: str) -> bool:
        """Whether a turn has to go past somebody for the reason that is said."""
        p, chore = self.people.index(name), self.top["chores"][c]
        days, parts = chore.get("days", chore.get("allowed_days", range(7))), chore.get("parts", [0, 1, 2])
        if said == "cannot do it":
            return chore["name"] in self.top["people"][p]["cannot"]
        if said == "takes no part":
            return p not in self.adults
        left = range(self.top.get("first_day", 0), 7)
        if said.startswith("is away"):
            return all(self.is_away(p, day) for day in left if said == "is away" or day in days)
        if all(self.is_away(p, day) for day in left if day in days):
            return False
        has = max(self.top["people"][p]["avail"][day][part] for day in days for part in parts)
        return has < self.brute.minutes(c, p) == int(re.findall(r"\d+", said)[0])

    def whose(self, slot: Slot, why: str) -> bool:
        """Their own room, what they plan, or what is theirs for a season that is not over."""
        (who,) = slot.people
        chore = self.top["chores"][self.chores.index(slot.chore)]
        if slot.chore.endswith((f" ({who})", ", planning")):
            return why == "whose it is" and [slot.chore, who, None] in self.top["pins"]
        until = chore.get("owner_until")
        said = "" if until is None else f" until {int(until[8:])} {MONTHS[int(until[5:7]) - 1]} {until[:4]}"
        return chore["owner"] == who and why == f"whose it is{said}" and (until is None or self.top["monday"] <= until)

    def clauses(self, slot: Slot, c: int) -> list[tuple[str, Any]]:
        brute, chore = self.brute, self.top["chores"][c]
        owner = self.people.index(slot.people[0])

        def each(found: re.Match[str], true: Any) -> bool:
            return all(true(self.people.index(name)) for name in re.findall(self.name, found[1]))

        days = [slot.day] if "days" in chore else chore.get("allowed_days", range(7))
        rating = lambda p: self.top["people"][p]["prefs"].get(chore["name"], 0)  # noqa: E731
        return [
            (
                rf"{self.names} cannot do it",
                lambda m: each(m, lambda p: chore["name"] in self.top["people"][p]["cannot"]),
            ),
            (
                rf"you left {self.names} out of it(?: on \w+)?",
                lambda m: each(m, lambda p: all(brute.said("forbids", c, p, day) for day in days)),
            ),
            (rf"{self.names} did it last time", lambda m: each(m, lambda p: p in brute.resting(c))),
            (
                rf"{self.names} ha(?:s|ve) no free time (?:this week|{LEFT})",
                lambda m: each(m, lambda p: not any(map(any, self.top["people"][p]["avail"]))),
            ),
            (
                rf"{self.names} (?:is|are) away (?:(this week|{LEFT})|when it could be done|on (\w+))",
                lambda m: each(
                    m,
                    lambda p: all(self.is_away(p, day) for day in self.could_be(slot, c, p, m[2], m[3])),
                ),
            ),
            (
                rf"{self.names} ha(?:s|ve) no (\d+) minutes in one go "
                rf"(?:when it could be done|on ({DAY})((?: {PART}(?: or {PART})*)?))",
                lambda m: each(
                    m,
                    lambda p: (
                        brute.minutes(c, p) == int(m[2])
                        and self.has_none(p, int(m[2]), m[3], m[4])
                        and not self.stretches(slot, c, p, 0)
                    ),
                ),
            ),
            (
                rf"{self.names} (?:is|are) not there for (\d+) minutes in one go "
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
                rf"{self.names} ha(?:s|ve) not the time for all of it",
                lambda m: each(m, lambda p: not self.stretches(slot, c, p, 0) and bool(chore.get("owned"))),
            ),
            (
                rf"no room for it is left in {self.names}'s free time"
                r"(, \d+ days or more from its other turns| on days that have no other turn of it)?",
                lambda m: each(
                    m,
                    lambda p: (
                        self.stretches(slot, c, p, 0)
                        and not self.stretches(slot, c, p, 1)
                        and bool(m[2]) is self.only_too_near(slot, c, p)
                    ),
                ),
            ),
            (
                rf"((?:{'|'.join(LIMITS)}|, | and )+) leaves? no room for it in {self.names}'s week",
                lambda m: all(
                    self.stretches(slot, c, p, 1)
                    and not self.stretches(slot, c, p, 2)
                    and self.needed(set(re.findall("|".join(LIMITS), m[1])), slot, c, p)
                    for p in map(self.people.index, re.findall(self.name, m[2]))
                ),
            ),
            (
                rf"with it ({self.name})(?:, who is owed ([\d.]+) points,)? would carry (\d+) %"
                rf"(?:, a little more than (?:({self.name}) )?now)?"
                rf"(?: while ({self.name}) has ([\d.]+) points to make up for)?"
                rf"(, by your shares more than anybody now)?",
                lambda m: self.would_carry(m, c, owner),
            ),
            (
                rf"with it on {self.names}'s list the (\w+)-heaviest list would be heavier",
                lambda m: each(m, lambda p: self.heavier_place(c, slot, owner, p) == m[2]),
            ),
            (
                rf"it weighs more on {self.names}'s list",
                lambda m: each(m, lambda p: brute.beta[c][p] > brute.beta[c][owner]),
            ),
            (
                rf"({self.name}) is still learning it and needs longer",
                lambda m: each(m, lambda p: chore["name"] in self.top["people"][p]["learning"]),
            ),
            *(
                (
                    rf"({self.name}) {said}(?! a lot)(?=,| and |$)",
                    lambda m, felt=felt: each(m, lambda p: rating(p) == felt),
                )
                for said, felt in FEELS.items()
            ),
            (
                r"one person does all of it",
                lambda m: chore.get("owned") and len({s.people for s in self.plan.slots if s.chore == slot.chore}) == 1,
            ),
        ]

    def heavier_place(self, c: int, slot: Slot, owner: int, p: int) -> str:
        """The how manyth heaviest list would be heavier, the first that is not as it was."""
        count, g = len(self.moving(slot, c)), self.brute.g
        now = [self.load(one, one) + self.brute.carry[one] for one in range(len(self.people))]
        then = list(now)
        then[owner] -= count * self.brute.beta[c][owner]
        then[p] += count * self.brute.beta[c][p]
        one, two = (sorted((max(0, ceil(Fraction(at[a], g))) for a in self.adults), reverse=True) for at in (now, then))
        for nth, name in enumerate(("first", "second", "third", "fourth", "fifth", "sixth")[: len(one)]):
            if one[nth] != two[nth]:
                return name if two[nth] > one[nth] else ""
        return ""

    def would_carry(self, found: re.Match[str], c: int, owner: int) -> bool:
        p, owed, other, owing = self.people.index(found[1]), found[2], found[5], found[6]
        own = [s for s in self.plan.slots if s.chore == self.chores[c] and s.people == (self.people[owner],)]
        count = len(own) if self.top["chores"][c].get("owned") else 1
        loads = [self.load(one, one) for one in range(len(self.people))]
        before, now = self.steps(loads), list(loads)
        loads[owner] -= count * self.brute.beta[c][owner]
        loads[p] += count * self.brute.beta[c][p]
        carry = self.brute.carry
        alike = len({self.top["people"][one]["share"] for one in self.adults}) == 1
        if bool(found[7]) is (alike or bool(owed or other)) or (found[7] and loads[p] <= max(now)):
            return False
        g = self.brute.g  # what makes no list heavier by a started step is no reason
        if owed and (Fraction(owed) * 100 != carry[p] or ceil(max(loads) / g) > ceil(max(now) / g)):
            return False
        if other and (
            Fraction(owing) * 100 != -carry[self.people.index(other)] or now[self.people.index(other)] < max(now)
        ):
            return False
        if not owed and not other and loads[p] <= max(now) - self.brute.g:  # what anybody would object to
            return False
        return self.steps(loads) > before and int(found[3]) == self.percent(p, loads[p])

    def stretches(self, slot: Slot, c: int, p: int, beside: int) -> bool:
        """Whether all of somebody's doings of it (the one slot, unless one person does it all) have a stretch in which
        the person is free long enough, all at once; 1: beside what they do already; 2: and within the order and the
        limits."""
        moving = self.moving(slot, c)
        return self.at_once(c, [self.places(each, c, p, beside, moving) for each in moving], [])

    def moving(self, slot: Slot, c: int) -> list[Slot]:
        mine = [s for s in self.plan.slots if s.chore == slot.chore and s.people == slot.people]
        return mine if self.top["chores"][c].get("owned") else [slot]

    def at_once(self, c: int, options: list[list[tuple[int, int]]], chosen: list[tuple[int, int]]) -> bool:
        """Whether each doing can have one of its places, as far apart as they have to be."""
        if len(chosen) == len(options):
            return True
        chore, n = self.top["chores"][c], len(chosen)
        apart = 1 if "days" in chore else chore.get("gap", 1)
        for place in options[n]:
            if n and options[n] == options[n - 1] and place <= chosen[-1]:
                continue
            if chore.get("a_day", 1) > 1:
                if place in chosen or sum(day == place[0] for day, _ in chosen) >= chore["a_day"]:
                    continue
            elif any(abs(day - place[0]) < apart for day, _ in chosen):
                continue
            if self.at_once(c, options, [*chosen, place]):
                return True
        return False

    def is_away(self, p: int, day: int) -> bool:
        monday = self.top.get("monday")
        for first, last, *weeks in self.top["people"][p].get("away", []) if monday else ():
            since = (date.fromisoformat(monday) - date.fromisoformat(first)).days + day
            since = since % (7 * weeks[0]) if weeks and weeks[0] and since >= 0 else since
            if 0 <= since <= (date.fromisoformat(last) - date.fromisoformat(first)).days:
                return True
        return False

    def could_be(self, slot: Slot, c: int, p: int, week: str | None, day: str | None) -> set[int]:
        """The days meant: all that are left, the one named, or those on which it could be done."""
        if week or day:
            return {DAYS.index(day)} if day else set(range(self.top.get("first_day", 0), 7))
        return {day for day, _ in self.places(slot, c, p, 0, self.moving(slot, c), long=False)}

    def has_none(self, p: int, long: int, day: str | None, parts: str | None) -> bool:
        """Word for word: whether somebody has no so many minutes in one go on that day, in those parts of it."""
        named = [n for n, part in enumerate(PARTS) if part in (parts or "")] or [0, 1, 2]
        return day is None or all(self.top["people"][p]["avail"][DAYS.index(day)][n] < long for n in named)

    def places(
        self, slot: Slot, c: int, p: int, beside: int, moving: list[Slot], long: bool = True, near: bool = False
    ) -> list[tuple[int, int]]:
        brute, chore = self.brute, self.top["chores"][c]
        elsewhere = [s for s in self.plan.slots if s.chore == slot.chore and s not in moving]
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
                taken = [s for s in self.plan.slots if self.people[p] in s.people and (s.day, s.part) == (day, part)]
                used = sum(brute.minutes(self.chores.index(s.chore), p) for s in taken) if beside else 0
                here = any((s.day, s.part) == (day, part) for s in elsewhere)
                free = self.top["people"][p]["avail"][day][part] - used >= brute.minutes(c, p)
                fits = free and not self.is_away(p, day) and brute.in_time(p, day, part, [c])
                if not here and (not long or (fits and (beside < 2 or self.agreed(slot, p, day, part)))):
                    found.append((day, part))
        return found

    def only_too_near(self, slot: Slot, c: int, p: int) -> bool:
        """Whether somebody has room for it beside what they do, but only too near to its other doings."""
        moving, chore = self.moving(slot, c), self.top["chores"][c]
        far, near = (
            {day for each in moving for day, _ in self.places(each, c, p, 1, moving, near=near)}
            for near in (False, True)
        )
        return "days" not in chore and chore.get("a_day", 1) == 1 and bool(near - far)

    def agreed(self, slot: Slot, p: int, day: int, part: int) -> bool:
        """Whether somebody doing it there instead would break no order and no limit that is kept now."""
        there = [s for s in self.plan.slots if s is not slot] + [Slot(slot.chore, day, part, (self.people[p],))]
        return self.disorder(there) <= self.disorder(list(self.plan.slots)) and self.over(there, p, day, part)

    def disorder(self, slots: list[Slot]) -> int:
        after = {self.chores[c]: self.chores[first] for c, first in self.brute.after.items()}
        return sum(
            not any(s.chore == after[one.chore] and s.day == one.day and s.part <= one.part for s in slots)
            for one in slots
            if one.chore in after
        )

    def over(self, slots: list[Slot], p: int, day: int, part: int) -> bool:
        mine = [s for s in slots if self.people[p] in s.people and s.day == day]
        here, all_day = (
            [self.chores.index(s.chore) for s in mine if s.part in parts] for parts in ((part,), (0, 1, 2))
        )
        return self.brute.within_limits(p, day, part, here, all_day)

    def reachable(self, c: int, p: int, day: int, part: int) -> bool:
        """Whether somebody may do it that day and has the minutes, an empty list beside."""
        return self.brute.able(c, p, day) and self.top["people"][p]["avail"][day][part] >= self.brute.minutes(c, p)

    def with_room(self, c: int) -> list[tuple[int, int, int, bool]]:
        """Where somebody may do a chore, and whether their free minutes hold it beside what they do there."""
        found: list[tuple[int, int, int, bool]] = []
        for day, part, team in self.brute.options(c, tuple(range(7))):
            for p in team:
                here = [s for s in self.plan.slots if self.people[p] in s.people and (s.day, s.part) == (day, part)]
                used = sum(self.brute.minutes(self.chores.index(s.chore), p) for s in here)
                room = self.top["people"][p]["avail"][day][part] - used >= self.brute.minutes(c, p)
                found.append((p, day, part, room))
        return found

    def needed(self, named: set[str], slot: Slot, c: int, p: int) -> bool:
        """Whether what is named of the order and the limits stops somebody wherever they have the minutes, and not so
        without each of it."""
        stops: list[set[str]] = []
        for each in self.moving(slot, c):
            for day, part in self.places(each, c, p, 1, self.moving(slot, c)):
                stops.append({LIMITS_OF[said] for said in self.passed(c, p, day, part)})
                there = [s for s in self.plan.slots if s is not each] + [Slot(each.chore, day, part, (self.people[p],))]
                if self.disorder(there) > self.disorder(list(self.plan.slots)):
                    stops[-1].add("the order of chores")
        several = len(self.moving(slot, c)) > 1  # one of its doings is enough
        return all(any(one in at and not at & (named - {one}) for at in stops) for one in named) and (
            several or all(at & named for at in stops)
        )

    def passed(self, c: int, p: int, day: int, part: int) -> set[str]:
        """What would be more than is the most for somebody, if they did it there as well."""
        person, brute = self.top["people"][p], self.brute
        mine = [s for s in self.plan.slots if self.people[p] in s.people and s.day == day]
        on = [[self.chores.index(s.chore) for s in mine if s.part in parts] + [c] for parts in ((part,), (0, 1, 2))]
        here, all_day = (sum(brute.minutes(one, p) for one in some) for some in on)
        heavy = [one for one in on[0] if self.top["chores"][one].get("heavy")]
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

    # -- what did not fit

    def left_out(self) -> None:
        for left in self.plan.unplaced:
            c = self.chores.index(left.chore)
            asked = sum(chore == c for chore, _ in self.brute.slots)
            placed = sum(s.chore == left.chore for s in self.plan.slots)
            self.check(asked - placed == left.times > 0, f"{left.chore}: {left.times} left out")
            self.check(self.why(c, left.reason), f"{left.chore}: {left.reason}")

    def why(self, c: int, reason: str) -> bool:
        brute, chore = self.brute, self.top["chores"][c]
        lists = [p["name"] for p in self.top["people"] if chore["name"] in (p.get("only") or ())]
        if found := re.match(r"is on (.+) lists? alone; ", reason):
            if re.findall(rf"({self.name})'s", found[1]) != lists:
                return False
            reason = reason[found.end() :]
        elif lists and reason.startswith(("needs", "the free time")) and "only" not in reason:
            return False  # nobody sees then why those who have the time do not do it
        if found := re.match(rf"(is pinned|belongs|falls by turn) to ({self.name})[,;] ", reason):
            owned = self.top["chores"][c].get("owner") == found[2] or chore["name"].endswith(
                (f" ({found[2]})", ", planning")
            )
            turn = found[2] in self.top["chores"][c].get("rotation", [])
            if (found[1] == "belongs" and not owned) or (found[1] == "falls by turn" and not turn):
                return False
            if found[1] == "is pinned" and chore["name"].endswith(f" ({found[2]})"):
                return False
            if reason.endswith(", who cannot do it") and chore["name"] not in next(
                p["cannot"] for p in self.top["people"] if p["name"] == found[2]
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
        able = [p for p in range(len(self.people)) if any(brute.able(c, p, d) for d in days)]
        free = [
            (self.top["people"][p]["avail"][d][s], brute.minutes(c, p), d, s)
            for p in able
            for d in days
            for s in chore.get("parts", [0, 1, 2])
        ]
        if found := re.fullmatch(rf"is pinned to {self.names} at once(?: on (.+))?", reason):
            pinned = {self.people.index(name) for name in re.findall(self.name, found[1])}
            named = [DAYS.index(day) for day in re.findall(DAY, found[2] or "")] or days
            stands = any(s.chore == chore["name"] and s.day in named for s in self.plan.slots)
            at_once = all(pinned <= brute.pinned(c, d) for d in named)
            return not stands and len(pinned) > chore.get("people", 1) and at_once
        if (said := self.pins_in_the_way(c, reason)) is not None:
            return said
        falls = rf"it falls to ({self.name}), who (is away|has no (\d+) minutes in one go) on (.+)"
        if found := re.fullmatch(falls, reason):
            p, said = self.people.index(found[1]), [DAYS.index(day) for day in re.findall(DAY, found[4])]
            pinned = all(p in brute.pinned(c, day) for day in said)
            if not found[3]:
                return pinned and all(self.is_away(p, day) for day in said)
            return pinned and all(
                self.has_none(p, int(found[3]), DAYS[day], found[4]) and brute.minutes(c, p) == int(found[3])
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
            if c in brute.after and self.why(c, f"it comes after {self.chores[brute.after[c]]}, and once that is done "
                                                "there is time for it on no day"):  # fmt: skip
                return False
            return any(has >= needs for has, needs, _, _ in free)
        if found := re.fullmatch(
            rf"needs (\d+) minutes in one go; the longest free stretch( for it)?(?: {LEFT})? is (\d+), (\w+) (\w+)",
            reason,
        ):
            there = (int(found[3]), int(found[1]), DAYS.index(found[4]), PARTS.index(found[5]))
            longest = max(max(map(max, one["avail"])) for one in self.top["people"])
            said = bool(found[2]) is (longest > int(found[3]))
            known = (there[0], *there[2:]) in [(has, d, s) for has, _, d, s in free]
            return known and int(found[3]) < int(found[1]) and said
        nowhere = r"needs (\d+) minutes in one go; on .* (?:longest is (\d+)|nobody who can is free)$"
        if found := re.match(nowhere, reason):
            said = [DAYS.index(day) for day in re.findall(DAY, reason)]
            parts = [n for n, part in enumerate(PARTS) if part in reason] or [0, 1, 2]
            there = [(self.top["people"][p]["avail"][d][s], d) for p in able for d in said for s in parts]
            longest = int(found[2] or 0)
            most = max(has for has, _ in there)
            return longest in [has for has, _ in there] and (longest > 0 or not most) and set(said) <= set(days)
        if re.fullmatch(rf"needs (\d+) minutes in one go; there is no free time for it (?:at all|{LEFT})", reason):
            return not any(has for has, _, _, _ in free)
        if found := re.match(r"needs (two|three), and there (?:is|are) only", reason):
            return len(self.people) < chore.get("people", 1)
        if re.match(r"needs (two|three), and only ", reason):
            return len(able) < chore.get("people", 1)
        if found := re.fullmatch(r"where there would be free time for it, (.+)", reason):
            there = [place[:3] for place in self.with_room(c) if place[3]]
            passed = set[str]().union(*(self.passed(c, *place) for place in there))
            return set(re.split(r", | and ", found[1])) <= passed
        if found := re.fullmatch(r"it comes after (.+), which found no place itself", reason):
            return self.chores[brute.after[c]] == found[1] not in [s.chore for s in self.plan.slots]
        if found := re.match(r"it comes after (.+), and once that is done there is time for it on no ", reason):
            before = [s for s in self.plan.slots if s.chore == found[1]]
            mine = [s.day for s in self.plan.slots if s.chore == chore["name"]]
            return (
                bool(before)
                and self.chores[brute.after[c]] == found[1]
                and not any(
                    s.day == day and s.part <= part and all(abs(day - d) >= chore.get("gap", 1) for d in mine)
                    for day, part, team in brute.options(c, tuple(days))
                    for s in before
                    if all(
                        self.top["people"][p]["avail"][day][part]
                        - (brute.minutes(brute.after[c], p) if self.people[p] in s.people and s.part == part else 0)
                        >= brute.minutes(c, p)
                        and brute.in_time(p, day, part, [c])
                        for p in team
                    )
                )
            )
        if found := re.match(
            rf"(?:is pinned|belongs|falls by turn) to {self.names}[,;] (?:who (?:is|are) not there|takes )", reason
        ):
            able = [self.people.index(name) for name in re.findall(self.name, found[1])]
            free = [
                (self.top["people"][p]["avail"][d][s], brute.minutes(c, p), d, s)
                for p in able
                for d in days
                for s in chore.get("parts", [0, 1, 2])
            ]
            reason = reason.split("; ")[-1]
            if "not there" in reason:
                return not any(
                    brute.in_time(p, d, s, [c]) for p in able for d in days for s in chore.get("parts", [0, 1, 2])
                )
        if found := re.fullmatch(rf"{self.names} did it last time, and nobody else has the time for it then", reason):
            return all(self.people.index(name) in brute.resting(c) for name in re.findall(self.name, found[1]))
        if reason.startswith("nobody who can is there "):
            places = [(d, s) for d in days for s in chore.get("parts", [0, 1, 2])]
            return not any(brute.in_time(p, d, s, [c]) for p in able for d, s in places if self.reachable(c, p, d, s))
        if re.match(r"takes (?:\d+ minutes, )?more than you agreed on", reason):
            limited = [p for p in able if {"most_a_day", "most_an_evening"} & set(self.top["people"][p])]
            return bool(limited) and not any(
                brute.within_limits(p, d, s, [c], [c])
                and self.top["people"][p]["avail"][d][s] >= brute.minutes(c, p)
                and brute.able(c, p, d)
                and (not brute.pinned(c, d) or p in brute.pinned(c, d))
                and (p not in brute.resting(c) or p in brute.pinned(c, d))
                and d >= brute.soonest(c)
                for p in able
                for d in days
                for s in chore.get("parts", [0, 1, 2])
            )
        return True  # pins, gaps and days that passed have tests of their own

    def pins_in_the_way(self, c: int, reason: str) -> bool | None:
        """Whether it is true of a chore's pins; None for a sentence of something else."""
        chore, day_names = self.top["chores"][c], rf"({DAY}(?:, {DAY})*(?: and {DAY})?)"
        pinned = {day for name, _, day in self.top.get("pins", []) if name == chore["name"] and day is not None}
        if found := re.fullmatch(
            rf"(?:is pinned|belongs|falls by turn) to ({self.name}), whom you left out of it(?: on {day_names})?",
            reason,
        ):
            p = self.people.index(found[1])
            all_days = chore.get("days", chore.get("allowed_days", range(7)))
            on = [DAYS.index(day) for day in re.findall(DAY, found[2] or "")] or all_days
            return all(p in self.brute.pinned(c, day) and self.brute.said("forbids", c, p, day) for day in on)
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


def untrue(top: dict[str, Any], seconds: float = 10.0) -> list[str]:
    """What the plan of this household says that does not follow from it."""
    return _untrue(Told(top, make_plan(household(top), seconds=seconds)))


def untrue_of_week(top: dict[str, Any], seconds: float = 10.0) -> list[str]:
    """The same of the week from its `monday`, spelled out."""
    made = due_in_week_of(household(top), date.fromisoformat(top["monday"]))
    return _untrue(Told(spelled(top), make_plan(made, seconds=seconds)))


def untrue_as_planned(top: dict[str, Any], seconds: float = 5.0) -> list[str]:
    """The same of the week from its `monday`, as the domain spells it out: for what `spelled` knows nothing of."""
    made = due_in_week_of(household(top), date.fromisoformat(top["monday"]))
    return _untrue(Told(to_plain(made), make_plan(made, seconds=seconds)))


def _untrue(told: Told) -> list[str]:
    told.certificate()
    told.reasons()
    told.left_out()
    return told.wrong + otherwise(told.top, told.plan)


def main(count: int = 200) -> int:
    homes = {name: sample(name) for name in ("ana", "eva", "ida")}
    homes |= {f"tiny {seed}": tiny(seed) for seed in range(20_000, 20_000 + count)}
    homes |= {f"2 × 15, {seed}": realistic(2, 15, seed) for seed in range(count // 20)}
    wrong = {name: said for name, top in homes.items() if (said := untrue(top))}
    weeks = {f"asked {seed}": asked(seed) for seed in range(2000, 2000 + count)}
    wrong |= {name: said for name, top in weeks.items() if (said := untrue_of_week(top))}
    homes |= weeks
    for name, said in wrong.items():
        print(name, *said, sep="\n    ")
    print(f"{len(homes) - len(wrong)} of {len(homes)} households: every sentence true")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
