"""A household, its plan, and the numbers both follow from."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Any

from tests.planning.brute import Brute
from workbook.domain.chores.week import WeekPlan

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


class Told:
    """One household and its plan."""

    def __init__(self, top: dict[str, Any], plan: WeekPlan) -> None:
        self.top, self.plan, self.brute = top, plan, Brute(top)
        last = {n: who for n, who in top.get("last_owner", {}).items() if n not in plan.yielded}
        self.brute.top = {**top, "last_owner": last}
        self.people = [p["name"] for p in top["people"]]
        self.adults = [p for p, one in enumerate(top["people"]) if one.get("only") is None and one["share"]]
        self.here = [p for p, one in enumerate(top["people"]) if one.get("only") is not None or one["share"]]
        self.shares = sum(top["people"][p]["share"] for p in self.adults)
        self.chores = [c["name"] for c in top["chores"]]
        self.name = "|".join(map(re.escape, sorted(self.people, key=len, reverse=True)))
        self.names = rf"((?:{self.name})(?:, (?:{self.name}))*(?: and (?:{self.name}))?)"

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

    def envies(self, a: int, b: int, without: int | None = None) -> bool:
        if a == b:
            return False
        share = [each["share"] for each in self.top["people"]]
        own = self.load(a, a) - (self.brute.beta[without][a] if without is not None else 0)
        return Fraction(own, share[a]) > Fraction(self.load(a, b), share[b])

    def is_away(self, p: int, day: int) -> bool:
        monday = self.top.get("monday")
        for first, last, *weeks in self.top["people"][p].get("away", []) if monday else ():
            since = (date.fromisoformat(monday) - date.fromisoformat(first)).days + day
            since = since % (7 * weeks[0]) if weeks and weeks[0] and since >= 0 else since
            if 0 <= since <= (date.fromisoformat(last) - date.fromisoformat(first)).days:
                return True
        return False
