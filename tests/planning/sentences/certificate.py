"""What is said of the whole week: who carries how much, who would trade, what is proved."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from tests.planning.sentences.told import Told


def untrue(told: Told) -> Iterable[str]:
    return (line for line in told.plan.certificate.lines if not true(told, line))


def true(told: Told, line: str) -> bool:
    loads = [told.load(p, p) for p in range(len(told.people))]
    if line.startswith("By their own ratings"):
        for p in told.adults:
            name = told.people[p]
            found = re.search(rf"\b{re.escape(name)}(?: carries)? (\d+) %(?: \(agreed: (\d+) %\))?", line)
            if found is None or int(found[1]) != told.percent(p, loads[p]):
                return False
            agreed = (round(Fraction(10_000 * told.top["people"][p]["share"], told.shares)) + 50) // 100
            if found[2] is not None and int(found[2]) != agreed:
                return False
            fair = re.search(r"a fair share is (\d+) %", line)
            if fair is not None and int(fair[1]) != agreed:
                return False
        return True
    if found := re.fullmatch(rf"({told.name}) is owed ([\d.]+) points from the weeks before\.(.*)", line):
        p = told.people.index(found[1])
        if Fraction(found[2]) * 100 != told.brute.carry[p]:
            return False
        less = all(
            loads[p] < loads[o]  # by the shares: half of the work is little for whose part is three quarters
            for o in told.adults
            if o != p
        )
        return not found[3] or ("carries less" in found[3]) == less
    if "would trade lists" in line:
        excepted = re.findall(rf"one turn of (.+?) on ({told.name})'s list", line)
        envious = {(a, b) for a in told.adults for b in told.adults if told.envies(a, b)}
        if "apart from" not in line:
            return not envious
        return (
            bool(envious)
            and {told.people[a] for a, _ in envious} == {who for _, who in excepted}
            and all(
                any(not told.envies(a, b, told.chores.index(chore)) for a, b in envious if told.people[a] == who)
                for chore, who in excepted
            )
        )
    if found := re.match(
        rf"({told.name}) would rather have ({told.name})'s list: .* it is ([\d.]+) % .* own ([\d.]+) %", line
    ):
        a, b = told.people.index(found[1]), told.people.index(found[2])
        parts = told.percent(a, told.load(a, b)), told.percent(a, loads[a])
        exactly = found[3] != found[4] and "." in found[3] + found[4]
        return told.envies(a, b) and (exactly or (int(found[3]), int(found[4])) == parts)
    if found := re.match(rf"({told.name})'s list is heavier than ({told.name})'s by the shares:", line):
        return told.envies(told.people.index(found[1]), told.people.index(found[2]))
    but_for = rf"But for one turn of (.+) on ({told.name})'s list, \2 would not trade with (.+)\."
    if found := re.fullmatch(but_for, line):
        a, one = told.people.index(found[2]), told.chores.index(found[1])
        others = [told.people.index(name) for name in re.findall(told.name, found[3])]
        return all(told.envies(a, b) and not told.envies(a, b, one) for b in others)
    heaviest = told.plan.stages[1]
    if "cannot be made lighter" in line:
        return heaviest.bound == heaviest.value == told.steps(loads)
    if found := re.search(r"at most ([\d.]+) points from the best", line):
        return told.steps(loads) == heaviest.value and Fraction(found[1]) * 100 < told.steps(loads) * told.brute.g + 100
    if line.endswith("by more than one turn (EF1)."):
        beta, at = told.brute.beta, told.chores.index
        mine = {a: [at(s.chore) for s in told.plan.slots if told.people[a] in s.people] for a in told.adults}
        heaviest = {a: max(list_, key=lambda c, a=a: beta[c][a]) for a, list_ in mine.items() if list_}
        return not any(told.envies(a, b, c) for a, c in heaviest.items() for b in told.adults)
    if line.endswith("(leximin): proved."):
        now = [max(0, ceil(Fraction(loads[p] + told.brute.carry[p], told.brute.g))) for p in told.adults]
        return len(now) > 2 and sorted(now, reverse=True) == list(told.plan.certificate.levels)
    if line == "Nothing is shared out in this plan, so there is nothing to weigh.":
        return not any(loads[p] for p in told.adults)
    return line in (
        "Lists are compared by the shares you agreed on.",
        "Perhaps more could be placed: the search was ended before that was certain.",
    )
