"""A second reader of a plan's sentences, of its own mind: it derives what has to be said and compares, where
sentences.py asks whether what is said is true. Reads the plain JSON values and the slots; shares no line with it.

Each sentence of the certificate has to be there exactly when it holds, each other person has to have the obstacle that
stops them first, and of three and more people no single change may make the lists more even.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction as F
from itertools import permutations
from math import ceil
from typing import Any

from workbook.domain.chores.week import Slot, WeekPlan

Top = dict[str, Any]
FACTORS = (F(8, 5), F(13, 10), F(1), F(3, 4), F(1, 2))  # of −2 … +2
DAY = 1440


class Reader:
    """A household as it was planned, spelled out, and its plan; `wrong` is what should be said otherwise."""

    def __init__(self, top: Top, plan: WeekPlan) -> None:
        self.top, self.plan, self.wrong = top, plan, list[str]()
        self.chores = {chore["name"]: chore for chore in top["chores"]}
        self.everybody = {one["name"]: one for one in top["people"]}
        self.adults = [name for name, one in self.everybody.items() if one["share"] and one.get("only") is None]
        self.g = 25 if len(self.adults) > 4 else 10
        self.carry = {name: top.get("carry", {}).get(name, 0) for name in self.adults}
        self.lists = {name: [slot.chore for slot in plan.slots if name in slot.people] for name in self.everybody}
        self.lined = {name for one in top["people"] for name in one.get("only") or ()}
        self.whole = {name: self._whole(name) for name in self.adults}
        self.mine = {name: self.weight(name, self.lists[name]) for name in self.adults}

    # -- how heavy

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

    # -- what has to be said of the whole

    def certificate(self) -> None:
        said, due = list(self.plan.certificate.lines), list(self.lines())
        self.wrong += [f"said, not due: {line}" for line in said if line not in due]
        self.wrong += [f"due, not said: {line}" for line in due if line not in said]
        if len(self.adults) > 2 and any("(leximin)" in line for line in said):
            self.wrong += [f"more even: {change}" for change in self.more_even()]

    def lines(self) -> Iterable[str]:
        adults, loads = self.adults, self.mine
        if not any(loads.values()):
            yield "Nothing is shared out in this plan, so there is nothing to weigh."
            return
        alike = len({self.everybody[name]["share"] for name in adults}) == 1
        parts = [f"{n}{' carries' * (n == adults[0])} {self.percent(n, loads[n])} %" for n in adults]
        if alike:
            yield f"By their own ratings {', '.join(parts)}; a fair share is {self.agreed(adults[0])} %."
        else:
            parts = [f"{part} (agreed: {self.agreed(n)} %)" for n, part in zip(adults, parts, strict=True)]
            yield f"By their own ratings, as parts of the whole work, {', '.join(parts)}."
        for name in adults:
            if self.carry[name] >= 50:  # less than half a point is nothing that anybody felt
                yield self.given_back(name, alike)
        if len(adults) > 1:
            yield from self.trades(alike)
        yield from self.proofs()

    def given_back(self, name: str, alike: bool) -> str:
        number = f"{self.carry[name] / 100:.2f}".rstrip("0").rstrip(".")
        said = f"{name} is owed {number} points from the weeks before."
        others = [other for other in self.adults if other != name]
        if not others:
            return said
        if any(self.mine[other] <= self.mine[name] for other in others):
            over = {n: self.mine[n] + self.carry[n] for n in self.adults}
            like = self.plan.certificate.given > 0 and over[name] == max(over.values())
            return f"{said} This week does not give that back{', to stay more like the last one' if like else ''}."
        measure = "" if alike else ", by the shares you agreed on,"
        return f"{said} This week{measure} {name} carries less than {spoken(others)}."

    def over(self, a: str, b: str, without: str | None = None) -> bool:
        """Whether `a` would rather have the list of `b`, were one doing not on the own."""
        own = self.mine[a] - (self.points(a, without) if without else 0)
        return F(own, self.everybody[a]["share"]) > F(self.weight(a, self.lists[b]), self.everybody[b]["share"])

    def trades(self, alike: bool) -> Iterable[str]:
        nobody = (
            "Neither of you would trade lists" if len(self.adults) == 2 else "Nobody would trade lists with anybody"
        )
        pairs = [(a, b) for a, b in permutations(self.adults, 2) if self.over(a, b)]
        spared: list[str] = []
        for a in dict.fromkeys(a for a, _ in pairs):
            enough = [c for c in self.lists[a] if not any(self.over(a, b, c) for b in self.adults if b != a)]
            if len(self.lists[a]) > 1 and enough:
                lightest = min(enough, key=lambda c, a=a: (self.points(a, c), c))
                spared.append(f"one turn of {lightest} on {a}'s list")
        if not pairs:
            yield f"{nobody}."
        elif len(spared) == len({a for a, _ in pairs}):
            yield f"{nobody}, apart from {spoken(spared)}."
            if len(self.adults) > 2:
                yield "So nobody's list is heavier than another's by more than one turn (EF1)."
        else:
            for a in dict.fromkeys(a for a, _ in pairs):
                near: dict[str, set[str]] = {}
                for b in [b for one, b in pairs if one == a]:
                    near[b] = {c for c in self.lists[a] if not self.over(a, b, c)} if len(self.lists[a]) > 1 else set()
                    if not near[b]:
                        yield self.rather(a, b, alike)
                if any(near.values()):
                    enough = set[str].intersection(*filter(None, near.values()))
                    lightest = min(enough, key=lambda c, a=a: (self.points(a, c), c))
                    others = spoken([b for b in near if near[b]], "or")
                    yield f"But for one turn of {lightest} on {a}'s list, {a} would not trade with {others}."
        if not alike:
            yield "Lists are compared by the shares you agreed on."

    def rather(self, a: str, b: str, alike: bool) -> str:
        own, other = self.exact(a, self.mine[a]), self.exact(a, self.weight(a, self.lists[b]))
        digits = next((n for n in (0, 1, 2) if shown(own, n) != shown(other, n)), 0)
        if alike:
            return (
                f"{a} would rather have {b}'s list: by {a}'s own ratings it is {shown(other, digits)} % of the work, "
                f"{a}'s own {shown(own, digits)} %."
            )
        return (
            f"{a}'s list is heavier than {b}'s by the shares: by {a}'s own ratings it is {shown(own, digits)} % of the "
            f"work (agreed: {self.agreed(a)} %), {b}'s {shown(other, digits)} % (agreed: {self.agreed(b)} %)."
        )

    def exact(self, name: str, points: int) -> int:
        """A list as a part of the whole work, in basis points."""
        shares = sum(self.everybody[n]["share"] for n in self.adults)
        return min(10_000, round(F(points * len(self.adults) * self.everybody[name]["share"], shares)))

    def proofs(self) -> Iterable[str]:
        place, heaviest = self.plan.stages[:2]
        side = {1: "The load", 2: "The heavier side"}.get(len(self.adults), "The heaviest load")
        side += ", with what was carried before counted in," if any(self.carry.values()) else ""
        worst = max(self.mine[n] + self.carry[n] for n in self.adults)
        if place.value == place.bound and heaviest.value == heaviest.bound:
            yield f"{side} cannot be made lighter by even {self.g / 100:g} point: proved."
            if self.plan.certificate.levels:
                yield (
                    "After the heaviest load the second heaviest is as light as it can be, and so on down, for at most "
                    "3 % more work in all (leximin): proved."
                )
            return
        least = min(worst, (heaviest.bound - 1) * self.g + 1) if heaviest.bound else min(0, worst)
        why = ": so much is given up for a week more like the last one" if self.plan.certificate.given else ""
        number = f"{(worst - least) / 100:.2f}".rstrip("0").rstrip(".")
        yield f"{side} is at most {number} points from the best possible{why}."
        if place.value != place.bound:
            yield "Perhaps more could be placed: the search was ended before that was certain."

    def more_even(self) -> Iterable[str]:
        """Single doings given to another where they stand, and two exchanged, after which the lists were more even for
        no more work in all."""
        now, total = self.steps(self.mine), sum(self.mine.values())
        slots = list(self.plan.slots)
        free = [n for n, slot in enumerate(slots) if len(slot.people) == 1 and not self.tied(slot)]
        changes = [[(n, name)] for n in free for name in self.adults if name not in slots[n].people]
        changes += [
            [(n, slots[m].people[0]), (m, slots[n].people[0])]
            for n in free for m in free if n < m and slots[n].people != slots[m].people
        ]  # fmt: skip
        for change in changes:
            loads = dict(self.mine)
            for n, name in change:
                loads[slots[n].people[0]] -= self.points(slots[n].people[0], slots[n].chore)
                loads[name] += self.points(name, slots[n].chore)
            if self.steps(loads) < now and sum(loads.values()) <= total:
                then = list(slots)
                for n, name in change:
                    then[n] = Slot(slots[n].chore, slots[n].day, slots[n].part, (name,))
                if all(self.possible(then, then[n]) for n, _ in change):
                    yield ", ".join(f"{slots[n].chore} to {name}" for n, name in change)

    def tied(self, slot: Slot) -> bool:
        """Whose it is does not follow from the sums alone."""
        chore = self.chores[slot.chore]
        turns = chore.get("alternate") and self.plan.weeks > 1  # of the two weeks one has the other's people
        return bool(turns or chore.get("owned") or chore.get("clock") or slot.chore in self.lined or self.pinned(slot))

    def pinned(self, slot: Slot) -> set[str]:
        return {
            who for what, who, day in self.top.get("pins", []) if what == slot.chore and day in (None, slot.day % 7)
        }

    def may(self, name: str, chore: str, day: int) -> bool:
        barred = any(
            what == chore and who == name and when in (None, day % 7) for what, who, when in self.top.get("forbids", [])
        )
        return not barred and chore not in self.everybody[name]["cannot"]

    def rests(self, name: str, chore: str) -> bool:
        last = self.top.get("last_owner", {}).get(chore, [])
        return bool(self.chores[chore].get("alternate")) and name in last and chore not in self.plan.yielded

    def possible(self, slots: Sequence[Slot], slot: Slot) -> bool:
        """Whether somebody can do it there, as far as ability, turns, minutes and limits go."""
        (name,) = slot.people
        one = self.everybody[name]
        day = [s for s in slots if name in s.people and s.day == slot.day]
        here = [s for s in day if s.part == slot.part]
        long = {s: self.minutes(name, self.chores[s.chore]) for s in day}
        evening = [s for s in day if s.part == 2]
        return (
            self.may(name, slot.chore, slot.day)
            and not self.rests(name, slot.chore)
            and not self.gone(name, slot.day)
            and sum(long[s] for s in here) <= one["avail"][slot.day % 7][slot.part]
            and sum(long.values()) <= (one.get("most_a_day") or DAY)
            and sum(long[s] for s in evening) <= (one.get("most_an_evening") or DAY)
            and sum(bool(self.chores[s.chore].get("heavy")) for s in evening) < 2
        )

    def gone(self, name: str, day: int) -> bool:
        """Away on that day: planning needs no minutes and is nobody's then all the same."""
        monday = date.fromisoformat(self.top["monday"]) if self.top.get("monday") else None
        for first, last, *weeks in self.everybody[name].get("away", []) if monday else []:
            since = (monday + timedelta(days=day) - date.fromisoformat(first)).days
            since = since % (7 * weeks[0]) if weeks and weeks[0] and since >= 0 else since
            if 0 <= since <= (date.fromisoformat(last) - date.fromisoformat(first)).days:
                return True
        return False

    # -- who is stopped by what

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

    def reasons(self) -> None:
        name = "|".join(re.escape(n) for n in sorted(self.everybody, key=len, reverse=True))
        names = rf"((?:{name})(?:, (?:{name}))*(?: and (?:{name}))?)"
        for slot, reason in zip(self.plan.slots, self.plan.certificate.reasons, strict=True):
            why = reason.removeprefix(f"{slot.chore}: {spoken(slot.people)}, ").removesuffix(".")
            others = [n for n in self.adults if n not in slot.people]
            if len(slot.people) > 1 or self.pinned(slot) or slot.chore in self.lined or not others:
                continue
            said: dict[str, str] = {}
            for kind, pattern in self.CLAUSES.items():
                for found in re.finditer(pattern.replace("{N}", names).replace("{n}", name), why):
                    said |= dict.fromkeys(re.findall(name, found[1]), kind)
            due = {n: kind for n in others if (kind := self.stopped(slot, n)) != "nothing"}
            if "limit" in said.values() or "clock" in self.chores[slot.chore]:
                continue
            if said != due:
                self.wrong.append(f"{reason} Due: {due}")
            if why.startswith("though ") and spoken(others, "or") not in why:
                self.wrong.append(f"{reason} Due: {spoken(others, 'or')}")
            unsaid = [n for n in others if n not in due]
            felt = re.search(r"finds it|likes it|learning it", why)
            tail = f", though {spoken(unsaid, 'or')} could do it as well"
            if unsaid and due and not felt and not why.endswith(tail):
                self.wrong.append(f"{reason} Due: though {unsaid}")

    def stopped(self, slot: Slot, name: str) -> str:
        """The first thing that stops somebody from taking over a doing, or all of them where one does them all."""
        chore, one = self.chores[slot.chore], self.everybody[name]
        mine = [s for s in self.plan.slots if s.chore == slot.chore and s.people == slot.people]
        mine = mine if chore.get("owned") else [slot]
        days = [slot.day % 7] if "days" in chore else chore.get("allowed_days", range(7))
        if slot.chore in one["cannot"]:
            return "cannot"
        if not any(self.may(name, slot.chore, day) for day in days):
            return "forbidden"
        if self.rests(name, slot.chore) and self.others_could(slot.chore) and slot.day < 7:
            return "turn"
        whole = range(self.top.get("first_day", 0), 7 * self.plan.weeks)
        if all(self.away(name, day) for day in whole):
            return "away"
        if not any(map(any, one["avail"])):
            return "never free"
        for s in mine:
            if not list(self.rooms(s, name, mine)):
                could = {day for day, _ in self.rooms(s, name, mine, long=False)}
                return "away" if could and all(self.away(name, day) for day in could) else "minutes"
        for beside, kind in ((False, "not all"), (True, "taken")):
            if not self.choice([list(self.rooms(s, name, mine, beside)) for s in mine], chore):
                return kind
        (owner,) = slot.people
        loads = dict(self.mine)
        loads[owner] -= len(mine) * self.points(owner, slot.chore)
        loads[name] += len(mine) * self.points(name, slot.chore)
        if max(self.steps(loads)) > max(self.steps(self.mine)):
            return "heavier"
        if len(self.adults) > 2 and self.less_even(loads):
            return "less even"
        return "weighs more" if self.points(name, slot.chore) > self.points(owner, slot.chore) else "nothing"

    def less_even(self, loads: dict[str, int]) -> bool:
        """Whether the lists would be less even, at the same place, with what was carried before and without it."""
        places: set[int] = set()
        for carry in (self.carry, dict.fromkeys(self.adults, 0)):
            now, then = (
                sorted((max(0, ceil(F(each[n] + carry[n], self.g))) for n in self.adults), reverse=True)
                for each in (self.mine, loads)
            )
            places.add(next((n for n in range(len(now)) if now[n] != then[n]), -1) if then > now else -1)
        return len(places) == 1 and places != {-1}

    def others_could(self, chore: str) -> bool:
        """Whether turns can be taken: of those who did not do it last time, enough can and have the minutes."""
        last, what = self.top["last_owner"][chore], self.chores[chore]
        days = [d for d in what.get("days", range(7)) if d in what.get("allowed_days", range(7))]
        places = [(day, part) for day in days for part in what.get("parts", range(3))]

        def could(name: str) -> bool:
            there = (Slot(chore, day, part, (name,)) for day, part in places)
            return self.listed(name, chore) and any(self.possible([slot], slot) for slot in there)

        able = [name for name in self.everybody if name not in last and could(name)]
        return len(able) >= what.get("people", 1)

    def listed(self, name: str, chore: str) -> bool:
        """Whether it is one of those that somebody does: a child what is on its list, everybody else all the rest."""
        only = self.everybody[name].get("only")
        return chore in only if only is not None else name in self.adults and chore not in self.lined

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

    def choice(self, options: list[list[tuple[int, int]]], chore: Top) -> bool:
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

    def rooms(
        self, slot: Slot, name: str, mine: Sequence[Slot], beside: bool = False, long: bool = True
    ) -> Iterable[tuple[int, int]]:
        """Each place where this doing could stand for somebody who takes over all of `mine`: in which (`long`) they
        have the minutes in one go, `beside` what they do there."""
        chore, one = self.chores[slot.chore], self.everybody[name]
        elsewhere = [s for s in self.plan.slots if s.chore == slot.chore and s not in mine]
        weekly = chore.get("every", "week") == "week"
        span = range(slot.day // 7 * 7, slot.day // 7 * 7 + 7) if weekly else range(7 * self.plan.weeks)
        often = max(chore.get("a_day", 1), ceil(F(chore.get("times", 1), 7)) if "days" not in chore else 1)
        for day in [slot.day] if "days" in chore else [d for d in span if d % 7 in chore.get("allowed_days", range(7))]:
            pinned = self.pinned(Slot(slot.chore, day, 0, ()))
            if not self.may(name, slot.chore, day) or not pinned <= {name}:
                continue
            if "days" not in chore and (
                sum(s.day == day for s in elsewhere) >= often
                if often > 1
                else any(abs(s.day - day) < chore.get("gap", 1) for s in elsewhere)
            ):
                continue
            if day < self.soonest(chore):
                continue
            for part in chore.get("parts", range(3)):
                if any((s.day, s.part) == (day, part) for s in elsewhere):
                    continue
                there = [s for s in self.plan.slots if name in s.people and (s.day, s.part) == (day, part)]
                used = sum(self.minutes(name, self.chores[s.chore]) for s in there) if beside else 0
                enough = one["avail"][day % 7][part] - used >= self.minutes(name, chore)
                if not long or (enough and not self.away(name, day)):
                    yield day, part

    def soonest(self, chore: Top) -> int:
        """The first day that is as far from the last doing as two have to be."""
        done, monday = self.top.get("last_done", {}).get(chore["name"]), self.top.get("monday")
        fixed = any(what == chore["name"] and day is not None for what, _, day in self.top.get("pins", []))
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


def shown(points: int, digits: int) -> str:
    return str((points + 50) // 100) if not digits else f"{points / 100:.{digits}f}"


def spoken(names: Sequence[str], last: str = "and") -> str:
    if last == "or":
        return " or ".join(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def otherwise(top: Top, plan: WeekPlan) -> list[str]:
    """What this plan of a household, spelled out, should say otherwise."""
    reader = Reader(top, plan)
    reader.certificate()
    reader.reasons()
    return reader.wrong
