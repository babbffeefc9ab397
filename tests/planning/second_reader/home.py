"""A household and its plan, how heavy what is for whom, and who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction as F
from math import ceil
from typing import Any

from workbook.domain.chores.week import Slot, WeekPlan

Top = dict[str, Any]
FACTORS = (F(8, 5), F(13, 10), F(1), F(3, 4), F(1, 2))  # of −2 … +2
DAY = 1440


class Home:
    """A household as it was planned, spelled out, and its plan."""

    def __init__(self, top: Top, plan: WeekPlan) -> None:
        self.top, self.plan = top, plan
        self.chores = {chore["name"]: chore for chore in top["chores"]}
        self.everybody = {one["name"]: one for one in top["people"]}
        self.adults = [name for name, one in self.everybody.items() if one["share"] and one.get("only") is None]
        self.g = 25 if len(self.adults) > 4 else 10
        self.carry = {name: top.get("carry", {}).get(name, 0) for name in self.adults}
        self.lists = {name: [slot.chore for slot in plan.slots if name in slot.people] for name in self.everybody}
        self.lined = {name for one in top["people"] for name in one.get("only") or ()}
        self.whole = {name: self._whole(name) for name in self.adults}
        self.mine = {name: self.weight(name, self.lists[name]) for name in self.adults}

    def times(self, chore: Top) -> int:
        often = len(chore["days"]) * chore.get("a_day", 1) if "days" in chore else chore.get("times", 1)
        return often * (self.plan.weeks if chore.get("every", "week") == "week" else 1)

    def minutes(self, name: str, chore: Top) -> int:
        return (
            ceil(F(3 * chore["minutes"], 2)) if chore["name"] in self.everybody[name]["learning"] else chore["minutes"]
        )

    def burden(self, name: str, chore: Top) -> F:
        one, what = self.everybody[name], chore["name"]
        factor = FACTORS[one["prefs"].get(what, 0) + 2]
        factor = F(one["factors"][what], 100) if what in one.get("factors", {}) else factor
        return (self.minutes(name, chore) + chore.get("planning", 0)) * (F(1) if what in one["cannot"] else factor)

    def _whole(self, name: str) -> F:
        counted = [c for c in self.chores.values() if c["minutes"] + c.get("planning", 0) <= DAY]
        counted = [c for c in counted if c["name"] not in self.lined]
        return sum((self.burden(name, c) * self.times(c) * c.get("people", 1) for c in counted), F(0))

    def points(self, name: str, chore: str) -> int:
        """One doing in somebody's eyes, by the shares."""
        if chore in self.lined or not self.whole[name]:
            return 1
        shares = F(
            self.everybody[name]["share"] * len(self.adults), sum(self.everybody[n]["share"] for n in self.adults)
        )
        return max(1, round(10_000 * self.burden(name, self.chores[chore]) / self.whole[name] / shares))

    def weight(self, eyes: str, chores: Iterable[str]) -> int:
        return sum(self.points(eyes, chore) for chore in chores)

    def percent(self, name: str, points: int) -> int:
        """A list as a part of the whole work."""
        part = F(
            points * len(self.adults) * self.everybody[name]["share"],
            sum(self.everybody[n]["share"] for n in self.adults),
        )
        return (min(10_000, round(part)) + 50) // 100

    def agreed(self, name: str) -> int:
        return (
            round(F(10_000 * self.everybody[name]["share"], sum(self.everybody[n]["share"] for n in self.adults))) + 50
        ) // 100

    def steps(self, loads: dict[str, int]) -> list[int]:
        return sorted((max(0, ceil(F(loads[n] + self.carry[n], self.g))) for n in self.adults), reverse=True)

    def may(self, name: str, chore: str, day: int) -> bool:
        barred = any(
            what == chore and who == name and when in (None, day % 7) for what, who, when in self.top.get("forbids", [])
        )
        return not barred and chore not in self.everybody[name]["cannot"]

    def rests(self, name: str, chore: str) -> bool:
        last = self.top.get("last_owner", {}).get(chore, [])
        return bool(self.chores[chore].get("alternate")) and name in last and chore not in self.plan.yielded

    def pinned(self, slot: Slot) -> set[str]:
        return {
            who for what, who, day in self.top.get("pins", []) if what == slot.chore and day in (None, slot.day % 7)
        }

    def away(self, name: str, day: int) -> bool:
        monday = self.top.get("monday")
        for first, last, *weeks in self.everybody[name].get("away", []) if monday else ():
            start, end = date.fromisoformat(first), date.fromisoformat(last)
            at = date.fromisoformat(monday) + timedelta(days=day)
            turns = (at - start).days // (7 * weeks[0]) if weeks and weeks[0] and at >= start else 0
            start, end = (each + timedelta(days=7 * turns * (weeks or [0])[0]) for each in (start, end))
            if start <= at <= end:
                return True
        return False


def spoken(names: Sequence[str], last: str = "and") -> str:
    if last == "or":
        return " or ".join(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
