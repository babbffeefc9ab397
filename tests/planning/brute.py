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
WEIGHT = {0: 10**8, 1: 10_000, 2: 100, 3: 1}  # 0: what a test asks for before all else
PART_TIMES = ((0, 720), (720, 1020), (1020, 1440))
RHYTHM = {"two weeks": 11, "month": 21}  # days at least from one to the next
Best = tuple[int, int, int]


def spelled(top: dict[str, Any]) -> dict[str, Any]:
    """The household as its week of `monday` is planned: one each, planners, owners, paid help, and hours, in full."""
    monday, made, pins = top.get("monday"), list[dict[str, Any]](), [list(pin) for pin in top.get("pins", [])]
    people = [{**p, "prefs": dict(p["prefs"]), "cannot": list(p["cannot"])} for p in top["people"]]
    each = {c["name"] for c in top["chores"] if c.get("each")}

    def copied(name: str, new: str, whose: str) -> None:
        for p in people:
            if name in p["prefs"]:
                p["prefs"][new] = p["prefs"][name]
            for key in ("cannot", "learning", "only"):
                if key == "only" and whose != p["name"]:
                    continue  # a child's list holds its own, and bars nobody from theirs
                if name in (p.get(key) or ()):
                    p[key] = [*p[key], new]

    for chore in top["chores"]:
        name, planning = chore["name"], chore.get("planning", 0)
        if planning and (chore.get("planner") or chore.get("helped")):
            slots = len(chore["days"]) * chore.get("a_day", 1) if "days" in chore else chore.get("times", 1)
            made.append({"name": f"{name}, planning", "minutes": 0, "planning": planning * slots,
                         "prio": chore.get("prio", 2)})  # fmt: skip
            copied(name, made[-1]["name"], chore.get("planner", ""))
            if chore.get("planner", "*") != "*":
                pins.append([made[-1]["name"], chore["planner"], None])
            chore = {**chore, "planning": 0}
        if chore.get("helped"):
            continue
        if chore.get("each"):
            for p in top["people"]:
                mine = name in (p["only"] or ()) if p.get("only") is not None else name not in p["cannot"]
                if mine and (p["share"] or p.get("only") is not None):
                    after = chore.get("after", "")
                    after = f"{after} ({p['name']})" if after in each else after
                    new = f"{name} ({p['name']})"
                    made.append({**chore, "name": new, "people": 1, "alternate": False, "after": after})
                    copied(name, new, p["name"])
                    pins.append([new, p["name"], None])
            continue
        made.append(chore)
        if chore.get("owner") and (not chore.get("owner_until") or not monday or monday <= chore["owner_until"]):
            pins.append([name, chore["owner"], None])
    forbids = [list(said) for said in top.get("forbids", [])]
    for said in (pins, forbids):
        said += [[f"{name} ({who})", who, day] for name, who, day in said if name in each]
    for p in people:
        hours = [[sum(there(p, day, minute) for minute in range(*part)) for part in PART_TIMES] for day in range(7)]
        p["avail"] = [list(map(min, row, hours[day])) for day, row in enumerate(p["avail"])]
    return {**top, "people": people, "chores": made, "pins": pins, "forbids": forbids}


def there(person: dict[str, Any], day: int, minute: int) -> bool:
    said = [(clock(a), clock(b)) for days, a, b in person.get("hours", []) if day in days]
    return not said or any(a <= minute < b for a, b in said)


def clock(text: str) -> int:
    return 60 * int(text[:2]) + int(text[3:])


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
    last = {n: who for n, who in top.get("last_owner", {}).items() if n not in given_up}
    return even(Brute({**top, "last_owner": last}), found)


def even(brute: Brute, found: Best) -> Best:
    """Of three people and more: the total of the most even lists, for at most 3 % more of it, then without envy of more
    than one doing where that can be."""
    if len(brute.adults) < 3:
        return found
    brute.search(found)
    return *found[:2], brute.evenest[2]


class Brute:
    def __init__(self, top: dict[str, Any]) -> None:
        self.top, self.people, self.chores = top, top["people"], top["chores"]
        self.adults = [p for p, one in enumerate(self.people) if one.get("only") is None and one["share"]]
        self.stretches: dict[tuple[int, int, int, int], int] = {}
        self.g = 25 if len(self.adults) >= 5 else 10
        owed = top.get("carry", {})
        self.carry = [owed.get(one["name"], 0) * (p in self.adults) for p, one in enumerate(self.people)]
        self.childs = {name for p in self.people for name in p.get("only") or ()}
        self.beta = self._beta()
        # One entry a slot: chore, the days it may be on.
        self.slots: list[tuple[int, tuple[int, ...]]] = []
        self.names = [chore["name"] for chore in self.chores]
        self.after = {
            c: self.names.index(chore["after"])
            for c, chore in enumerate(self.chores)
            if chore.get("after") in self.names
        }
        self.after = {c: first for c, first in self.after.items() if not self.in_a_circle(c)}
        for c, chore in sorted(enumerate(self.chores), key=lambda entry: self.behind(entry[0])):
            pinned = sorted({w for name, _, w in top.get("pins", []) if name == chore["name"] and w is not None})
            if "days" in chore:
                self.slots += [(c, (day,)) for day in chore["days"] for _ in range(chore.get("a_day", 1))]
                continue
            times = chore.get("times", 1)
            fixed = pinned[:times]
            self.slots += [(c, (day,)) for day in fixed]
            self.slots += [(c, tuple(d for d in range(7) if d not in fixed))] * (times - len(fixed))

    def in_a_circle(self, c: int) -> bool:
        at, steps = self.after.get(c), 0
        while at is not None and at != c and steps < len(self.chores):
            at, steps = self.after.get(at), steps + 1
        return at == c

    def behind(self, c: int) -> int:
        return 1 + self.behind(self.after[c]) if c in self.after else 0

    def minutes(self, c: int, p: int) -> int:
        chore, person = self.chores[c], self.people[p]
        return ceil(Fraction(3, 2) * chore["minutes"]) if chore["name"] in person["learning"] else chore["minutes"]

    def burden(self, c: int, p: int) -> Fraction:
        chore = self.chores[c]
        cannot = chore["name"] in self.people[p]["cannot"]  # neutral, whatever was rated
        factor = Fraction(FACTOR[0 if cannot else self.people[p]["prefs"].get(chore["name"], 0)])
        if not cannot and chore["name"] in self.people[p].get("factors", {}):  # what weeks before have taught
            factor = Fraction(self.people[p]["factors"][chore["name"]], 100)
        return (self.minutes(c, p) + chore.get("planning", 0)) * factor

    def _beta(self) -> list[list[int]]:
        shares = sum(self.people[p]["share"] for p in self.adults)
        shared = [c for c, chore in enumerate(self.chores) if chore["name"] not in self.childs]
        counts = [len(c["days"]) * c.get("a_day", 1) if "days" in c else c.get("times", 1) for c in self.chores]
        rows: list[list[int]] = []
        for c in range(len(self.chores)):
            row: list[int] = []
            for p, person in enumerate(self.people):
                if p not in self.adults:
                    row.append(0)
                    continue
                whole = sum(self.burden(k, p) * counts[k] * self.chores[k].get("people", 1) for k in shared)
                part = len(self.adults) * Fraction(person["share"], shares)
                row.append(max(1, round(10_000 * self.burden(c, p) / whole / part)) if whole and c in shared else 1)
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
        only = self.people[p].get("only")
        listed = self.chores[c]["name"] in (only if only is not None else self.childs)
        if listed is (only is None) or (only is None and p not in self.adults):
            return False
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
                self.able(c, p, d)
                and self.minutes(c, p) <= self.people[p]["avail"][d][s]
                and self.within_limits(p, d, s, [c], [c])
                for d in days
                for s in chore.get("parts", [0, 1, 2])
            )
        }
        return last if len(others) >= chore.get("people", 1) else set()

    def within_limits(self, p: int, day: int, part: int, here: list[int], whole_day: list[int]) -> bool:
        """Whether these chores in one part of the day, those of all the day beside, are no more than was agreed."""
        person = self.people[p]
        if sum(self.minutes(c, p) for c in whole_day) > (person.get("most_a_day") or 10**6):
            return False
        if part == 2 and (
            sum(self.minutes(c, p) for c in here) > (person.get("most_an_evening") or 10**6)
            or sum(bool(self.chores[c].get("heavy")) for c in here) > 1
        ):
            return False
        return self.in_time(p, day, part, here)

    def longest(self, p: int, day: int, start: int, end: int) -> int:
        """The longest stretch of these minutes in which somebody is there."""
        if (p, day, start, end) not in self.stretches:
            free = "".join("x" if there(self.people[p], day, minute) else " " for minute in range(start, end))
            self.stretches[p, day, start, end] = max(map(len, free.split()), default=0)
        return self.stretches[p, day, start, end]

    def in_time(self, p: int, day: int, part: int, here: list[int]) -> bool:
        """Minute by minute, always what has to end first: whether all that has its hours is done by then."""
        jobs: list[list[int]] = []
        for c in here:
            if "clock" in self.chores[c]:
                start, end = (clock(text) for text in self.chores[c]["clock"])
                start, end = max(start, PART_TIMES[part][0]), min(end, PART_TIMES[part][1])
                if self.longest(p, day, start, end) < self.minutes(c, p):
                    return False
                jobs.append([end, start, self.minutes(c, p)])
        for minute in range(*PART_TIMES[part]) if len(jobs) > 1 else ():
            ready = [job for job in jobs if job[1] <= minute < job[0] and job[2]]
            if ready and there(self.people[p], day, minute):
                min(ready)[2] -= 1
        return len(jobs) < 2 or not any(job[2] for job in jobs)

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
        if ago > 0 and (rhythm := chore.get("every_days") or RHYTHM.get(chore.get("every", "week"))):
            return max(0, rhythm - ago)
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

    def search(self, within: Best | None = None) -> Best:
        """The least of all plans; `within` a known least, `evenest` is found: levels, envy of more than one, total."""
        self.within = within
        self.evenest: tuple[list[int], bool, int] = ([10**9], True, 10**9)
        self.free = {
            (p, d, s): person["avail"][d][s] for p, person in enumerate(self.people) for d in range(7) for s in range(3)
        }
        self.loads = list(self.carry)
        self.done: dict[int, list[tuple[int, int, tuple[int, ...]]]] = {c: [] for c in range(len(self.chores))}
        self.limited = any("clock" in c or c.get("heavy") for c in self.chores) or any(
            p.get("most_a_day") or p.get("most_an_evening") for p in self.people
        )
        self.least: Best = (10**9, 10**9, 10**9)
        self.choices = [self.options(c, days) for c, days in self.slots]
        self._try(0, 0, 0, None)
        return self.least

    def _try(self, n: int, weight: int, total: int, before: tuple[int, int] | None) -> None:
        """Decide on slot n; `before` is the day and part of slot n − 1, None when that was left out."""
        now = (weight, max(0, ceil(Fraction(max(self.loads), self.g))), total)
        if self.within is not None:
            if weight > self.within[0] or now[1] > self.within[1] or total > self.within[2] * 103 // 100:
                return
        elif now >= self.least:
            return
        if n == len(self.slots):
            if self.within is None:
                self.least = now
            else:
                self.evenest = min(self.evenest, (self.levels(), self.envied(), total))
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

    def levels(self) -> list[int]:
        return sorted((max(0, ceil(Fraction(self.loads[p], self.g))) for p in self.adults), reverse=True)

    def envied(self) -> bool:
        """Whether somebody's list is heavier than another's even without its heaviest doing."""
        lists = {p: [c for c, done in self.done.items() for _, _, who in done if p in who] for p in self.adults}
        for a in self.adults:
            own = [self.beta[c][a] for c in lists[a]]
            for b in self.adults:
                share = Fraction(self.people[a]["share"], self.people[b]["share"])
                if sum(own) - max(own, default=0) > sum(self.beta[c][a] for c in lists[b]) * share:
                    return True
        return False

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
        first = self.after.get(c)
        if first is not None and not any(d == day and s <= part for d, s, _ in self.done[first]):
            return False
        for p in team if self.limited else ():
            mine = [(k, s) for k, done in self.done.items() for d, s, people in done if d == day and p in people]
            here = [c, *(k for k, s in mine if s == part)]
            if not self.within_limits(p, day, part, here, [c, *(k for k, _ in mine)]):
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
