"""Which sentences are due of the whole week."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction as F
from itertools import permutations
from math import ceil

from tests.planning.second_reader.home import Home, spoken


def lines(home: Home) -> Iterable[str]:
    adults, loads = home.adults, home.mine
    if not any(loads.values()):
        yield "Nothing is shared out in this plan, so there is nothing to weigh."
        return
    alike = len({home.everybody[name]["share"] for name in adults}) == 1
    parts = [f"{n}{' carries' * (n == adults[0])} {home.percent(n, loads[n])} %" for n in adults]
    if alike:
        yield f"By their own ratings {', '.join(parts)}; a fair share is {home.agreed(adults[0])} %."
    else:
        parts = [f"{part} (agreed: {home.agreed(n)} %)" for n, part in zip(adults, parts, strict=True)]
        yield f"By their own ratings, as parts of the whole work, {', '.join(parts)}."
    for name in adults:
        if home.carry[name] >= 50:  # less than half a point is nothing that anybody felt
            yield given_back(home, name, alike)
    if len(adults) > 1:
        yield from trades(home, alike)
    yield from proofs(home)


def given_back(home: Home, name: str, alike: bool) -> str:
    number = f"{home.carry[name] / 100:.2f}".rstrip("0").rstrip(".")
    said = f"{name} is owed {number} points from the weeks before."
    others = [other for other in home.adults if other != name]
    if not others:
        return said
    if any(home.mine[other] <= home.mine[name] for other in others):
        over = {n: home.mine[n] + home.carry[n] for n in home.adults}
        like = home.plan.certificate.given > 0 and over[name] == max(over.values())
        return f"{said} This week does not give that back{', to stay more like the last one' if like else ''}."
    measure = "" if alike else ", by the shares you agreed on,"
    return f"{said} This week{measure} {name} carries less than {spoken(others)}."


def trades(home: Home, alike: bool) -> Iterable[str]:
    nobody = "Neither of you would trade lists" if len(home.adults) == 2 else "Nobody would trade lists with anybody"
    pairs = [(a, b) for a, b in permutations(home.adults, 2) if over(home, a, b)]
    spared: list[str] = []
    for a in dict.fromkeys(a for a, _ in pairs):
        enough = [c for c in home.lists[a] if not any(over(home, a, b, c) for b in home.adults if b != a)]
        if len(home.lists[a]) > 1 and enough:
            lightest = min(enough, key=lambda c, a=a: (home.points(a, c), c))
            spared.append(f"one turn of {lightest} on {a}'s list")
    if not pairs:
        yield f"{nobody}."
    elif len(spared) == len({a for a, _ in pairs}):
        yield f"{nobody}, apart from {spoken(spared)}."
        if len(home.adults) > 2:
            yield "So nobody's list is heavier than another's by more than one turn (EF1)."
    else:
        for a in dict.fromkeys(a for a, _ in pairs):
            near: dict[str, set[str]] = {}
            for b in [b for one, b in pairs if one == a]:
                near[b] = {c for c in home.lists[a] if not over(home, a, b, c)} if len(home.lists[a]) > 1 else set()
                if not near[b]:
                    yield rather(home, a, b, alike)
            if any(near.values()):
                enough = set[str].intersection(*filter(None, near.values()))
                lightest = min(enough, key=lambda c, a=a: (home.points(a, c), c))
                others = spoken([b for b in near if near[b]], "or")
                yield f"But for one turn of {lightest} on {a}'s list, {a} would not trade with {others}."
    if not alike:
        yield "Lists are compared by the shares you agreed on."


def over(home: Home, a: str, b: str, without: str | None = None) -> bool:
    """Whether `a` would rather have the list of `b`, were one doing not on the own."""
    own = home.mine[a] - (home.points(a, without) if without else 0)
    return F(own, home.everybody[a]["share"]) > F(home.weight(a, home.lists[b]), home.everybody[b]["share"])


def rather(home: Home, a: str, b: str, alike: bool) -> str:
    own, other = exact(home, a, home.mine[a]), exact(home, a, home.weight(a, home.lists[b]))
    digits = next((n for n in (0, 1, 2) if shown(own, n) != shown(other, n)), 0)
    if alike:
        return (
            f"{a} would rather have {b}'s list: by {a}'s own ratings it is {shown(other, digits)} % of the work, "
            f"{a}'s own {shown(own, digits)} %."
        )
    return (
        f"{a}'s list is heavier than {b}'s by the shares: by {a}'s own ratings it is {shown(own, digits)} % of the "
        f"work (agreed: {home.agreed(a)} %), {b}'s {shown(other, digits)} % (agreed: {home.agreed(b)} %)."
    )


def exact(home: Home, name: str, points: int) -> int:
    """A list as a part of the whole work, in basis points."""
    shares = sum(home.everybody[n]["share"] for n in home.adults)
    return min(10_000, round(F(points * len(home.adults) * home.everybody[name]["share"], shares)))


def proofs(home: Home) -> Iterable[str]:
    place, heaviest = home.plan.stages[:2]
    side = {1: "The load", 2: "The heavier side"}.get(len(home.adults), "The heaviest load")
    side += ", with what was carried before counted in," if any(home.carry.values()) else ""
    worst = max(home.mine[n] + home.carry[n] for n in home.adults)
    if place.value == place.bound and heaviest.value == heaviest.bound:
        yield f"{side} cannot be made lighter by even {home.g / 100:g} point: proved."
        if home.plan.certificate.levels:
            yield (
                "After the heaviest load the second heaviest is as light as it can be, and so on down, for at most "
                "3 % more work in all (leximin): proved."
            )
        return
    least = min(worst, (heaviest.bound - 1) * home.g + 1) if heaviest.bound else min(0, worst)
    why = ": so much is given up for a week more like the last one" if home.plan.certificate.given else ""
    gap = F(worst - least, 100)
    number = f"{ceil(gap)}" if gap >= 10 else f"{ceil(10 * gap) / 10:g}" if gap >= 1 else f"{float(gap):g}"
    yield f"{side} is at most {number} points from the best possible{why}."
    if place.value != place.bound:
        yield "Perhaps more could be placed: the search was ended before that was certain."


def shown(points: int, digits: int) -> str:
    return str((points + 50) // 100) if not digits else f"{points / 100:.{digits}f}"
