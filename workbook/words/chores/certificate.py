"""What the planner can say of how fair a plan is, in the order in which it is shown."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.words.chores.plan import listing, percent, points


def shares(loads: Sequence[tuple[str, int]], fair: int, you: str | None = None) -> str:
    """By your own ratings you carry 43 %, Sam 44 %; a fair share is 50 %."""
    ordered = sorted(loads, key=lambda load: load[0] != you)
    names = ["you" if name == you else name for name, _ in ordered]
    verb = "carry" if names[0] == "you" else "carries"
    said = [f"{name} {percent(load)}" for name, (_, load) in zip(names[1:], ordered[1:], strict=True)]
    said.insert(0, f"{names[0]} {verb} {percent(ordered[0][1])}")
    whose = "your own" if "you" in names else "their own"
    return f"By {whose} ratings {', '.join(said)}; a fair share is {percent(fair)}."


def carried_over(owed: Sequence[tuple[str, int]]) -> str:
    """Points carried beyond the fair share earlier, given back this week."""
    said = [f"{name} {points(each)} points" for name, each in owed]
    return f"Carried beyond the fair share before, and given back this week: {listing(said)}."


def no_trade(people: int) -> str:
    return "Neither of you would trade lists." if people == 2 else "Nobody would trade lists with anybody."


def trade_but_for(people: int, chores: Sequence[tuple[str, str]]) -> str:
    """…apart from one chore. `chores`: person and chore."""
    first = "Neither of you would trade lists" if people == 2 else "Nobody would trade lists with anybody"
    if len(chores) == 1:
        return f"{first}, apart from one chore: {chores[0][1]}."
    return f"{first}, apart from one chore each: {listing([f'{chore} for {name}' for name, chore in chores])}."


def would_trade(person: str, other: str, own: int, others: int) -> str:
    return (
        f"{person} would rather have {other}'s list: by {person}'s own ratings it weighs {percent(others)}, "
        f"{person}'s own {percent(own)}."
    )


UNEQUAL_SHARES = "Lists are compared by the shares you agreed on."


def cannot_be_lighter(people: int, step: int) -> str:
    side = {1: "The load", 2: "The heavier side"}.get(people, "The heaviest load")
    return f"{side} cannot be made lighter by even {points(step)} point: proved."


def at_most_from_best(people: int, gap: int) -> str:
    side = {1: "The load", 2: "The heavier side"}.get(people, "The heaviest load")
    return f"{side} is at most {points(gap)} points from the best possible."


PLACING_OPEN = "Perhaps more could be placed: the search was ended before that was certain."
