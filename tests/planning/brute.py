"""Every plan of a tiny household, tried in turn: what the engine's first three stages must agree with.

Written from planner.md alone, on the plain JSON values; shares no line with the engine, the checker or the domain.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import combinations
from math import ceil
from typing import Any

FACTOR = {-2: "1.6", -1: "1.3", 0: "1", 1: "0.75", 2: "0.5"}
WEIGHT = {1: 10_000, 2: 100, 3: 1}
Best = tuple[int, int, int]


def best(top: dict[str, Any]) -> Best:
    """(priority weight left out, T, total burden), each as small as possible in this order. A turn that leaves
    something out yields, the most urgent chore's first."""
    found, given_up = Brute(top).search(), set[str]()
    turns = [chore for c, chore in enumerate(top["chores"]) if Brute(top).resting(c)]
    for chore in sorted(turns, key=lambda chore: chore.get("prio", 2)):
        if not found[0]:
            break
        last = {n: who for n, who in top["last_owner"].items() if n not in given_up | {chore["name"]}}
        other = Brute({**top, "last_owner": last}).search()
        if other[0] < found[0]:
            found, given_up = other, given_up | {chore["name"]}
    return found


class Brute:
    def __init__(self, top: dict[str, Any]) -> None:
        self.top, self.people, self.chores = top, top["people"], top["chores"]
        self.g = 25 if len(self.people) >= 5 else 10
        self.carry = [top.get("carry", {}).get(p["name"], 0) for p in self.people]
        self.beta = self._beta()
        # One entry a slot: chore, the days it may be on.
        self.slots: list[tuple[int, tuple[int, ...]]] = []
        for c, chore in enumerate(self.chores):
            pinned = sorted({w for name, _, w in top.get("pins", []) if name == chore["name"] and w is not None})
            if "days" in chore:
                self.slots += [(c, (day,)) for day in chore["days"] for _ in range(chore.get("a_day", 1))]
                continue
            times = chore.get("times", 1)
            fixed = pinned[:times]
            self.slots += [(c, (day,)) for day in fixed]
            self.slots += [(c, tuple(d for d in range(7) if d not in fixed))] * (times - len(fixed))

    def minutes(self, c: int, p: int) -> int:
        chore, person = self.chores[c], self.people[p]
        return ceil(Fraction(3, 2) * chore["minutes"]) if chore["name"] in person["learning"] else chore["minutes"]

    def burden(self, c: int, p: int) -> Fraction:
        chore = self.chores[c]
        cannot = chore["name"] in self.people[p]["cannot"]  # neutral, whatever was rated
        factor = Fraction(FACTOR[0 if cannot else self.people[p]["prefs"].get(chore["name"], 0)])
        return (self.minutes(c, p) + chore.get("planning", 0)) * factor

    def _beta(self) -> list[list[int]]:
        shares = sum(p["share"] for p in self.people)
        counts = [len(c["days"]) * c.get("a_day", 1) if "days" in c else c.get("times", 1) for c in self.chores]
        rows: list[list[int]] = []
        for c in range(len(self.chores)):
            row: list[int] = []
            for p, person in enumerate(self.people):
                whole = sum(
                    self.burden(k, p) * counts[k] * self.chores[k].get("people", 1) for k in range(len(self.chores))
                )
                part = len(self.people) * Fraction(person["share"], shares)
                row.append(max(1, round(10_000 * self.burden(c, p) / whole / part)))
            rows.append(row)
        return rows

    def said(self, key: str, c: int, p: int, day: int) -> bool:
        return any(
            name == self.chores[c]["name"] and who == self.people[p]["name"] and weekday in (None, day)
            for name, who, weekday in self.top.get(key, [])
        )

    def pinned(self, c: int, day: int) -> set[int]:
        return {p for p in range(len(self.people)) if self.said("pins", c, p, day)}

    def able(self, c: int, p: int, day: int) -> bool:
        return self.chores[c]["name"] not in self.people[p]["cannot"] and not self.said("forbids", c, p, day)

    def resting(self, c: int) -> set[int]:
        chore = self.chores[c]
        last = {
            p for p, x in enumerate(self.people) if x["name"] in self.top.get("last_owner", {}).get(chore["name"], [])
        }
        if not chore.get("alternate") or not last:
            return set()
        days = [d for d in chore.get("days", range(7)) if d in chore.get("allowed_days", range(7))]
        others = {
            p
            for p in range(len(self.people))
            if p not in last
            and any(
                self.able(c, p, d) and self.minutes(c, p) <= self.people[p]["avail"][d][s]
                for d in days
                for s in chore.get("parts", [0, 1, 2])
            )
        }
        return last if len(others) >= chore.get("people", 1) else set()

    def soonest(self, c: int) -> int:
        """The first day that is as far from the last doing as two doings have to be."""
        chore = self.chores[c]
        done = self.top.get("last_done", {}).get(chore["name"])
        pinned = any(name == chore["name"] and day is not None for name, _, day in self.top.get("pins", []))
        if done is None or "monday" not in self.top or "days" in chore or pinned:
            return 0
        if chore.get("a_day", 1) > 1:
            return 0
        ago = (date.fromisoformat(self.top["monday"]) - date.fromisoformat(done)).days
        gap = chore.get("gap", 1)
        latest = max(0, 6 - gap * (chore.get("times", 1) - 1))  # to begin on, so that all doings fit into the week
        return 0 if ago < 1 else min(latest, max(0, gap - ago))

    def options(self, c: int, days: tuple[int, ...]) -> list[tuple[int, int, tuple[int, ...]]]:
        chore = self.chores[c]
        found: list[tuple[int, int, tuple[int, ...]]] = []
        for day in days:
            if day not in chore.get("allowed_days", range(7)) or day < self.soonest(c):
                continue
            pinned = self.pinned(c, day)
            can = [
                p for p in range(len(self.people)) if self.able(c, p, day) and (p in pinned or p not in self.resting(c))
            ]
            for part in chore.get("parts", [0, 1, 2]):
                for team in combinations(can, chore.get("people", 1)):
                    if pinned <= set(team):
                        found.append((day, part, team))
        return found

    def search(self) -> Best:
        self.free = {
            (p, d, s): person["avail"][d][s] for p, person in enumerate(self.people) for d in range(7) for s in range(3)
        }
        self.loads = list(self.carry)
        self.done: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {c: [] for c in range(len(self.chores))}
        self.least: Best = (10**9, 10**9, 10**9)
        self.choices = [self.options(c, days) for c, days in self.slots]
        self._try(0, 0, 0, None)
        return self.least

    def _try(self, n: int, weight: int, total: int, before: tuple[int, int] | None) -> None:
        """Decide on slot n; `before` is the day and part of slot n − 1, None when that was left out."""
        now = (weight, max(0, ceil(Fraction(max(self.loads), self.g))), total)
        if now >= self.least:
            return
        if n == len(self.slots):
            self.least = now
            return
        c = self.slots[n][0]
        same = n > 0 and self.slots[n - 1] == self.slots[n]
        for option in self.choices[n]:
            # The slots of a chore are alike: taken in the order of their days, and left out from the end.
            if same and (before is None or option[:2] <= before):
                continue
            if self._fits(c, option):
                self._add(c, option, 1)
                self._try(n + 1, weight, total + sum(self.beta[c][p] for p in option[2]), option[:2])
                self._add(c, option, -1)
        self._try(n + 1, weight + WEIGHT[self.chores[c].get("prio", 2)], total, None)

    def _fits(self, c: int, option: tuple[int, int, tuple[int, ...]]) -> bool:
        chore, (day, part, team) = self.chores[c], option
        gap = 1 if "days" in chore else chore.get("gap", 1)
        most = max(chore.get("a_day", 1), 1 if "days" in chore else ceil(chore.get("times", 1) / 7))
        if most > 1:
            here = [other for other in self.done[c] if other[0] == day]
            if len(here) >= most or any(other[1] == part for other in here):
                return False
        elif any(abs(other - day) < gap for other, _, _ in self.done[c]):
            return False
        if any(self.free[p, day, part] < self.minutes(c, p) for p in team):
            return False
        owners = {p for _, _, people in self.done[c] for p in people} | set(team)
        return not chore.get("owned") or len(owners) <= chore.get("people", 1)

    def _add(self, c: int, option: tuple[int, int, tuple[int, ...]], sign: int) -> None:
        day, part, team = option
        for p in team:
            self.free[p, day, part] -= sign * self.minutes(c, p)
            self.loads[p] += sign * self.beta[c][p]
        if sign > 0:
            self.done[c].append(option)
        else:
            self.done[c].pop()
