"""Why a slot fell to somebody. The short ones complete "Ironing: Sam, …"."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.words.chores.plan import listing

PINNED = "as you pinned it"
TOGETHER = "together"
ONLY_ONE = "the only one here"
EVEN = "to keep the loads even"
OTHERS = "everybody else"
FINDS = {-2: "finds it very heavy", -1: "finds it heavy", 0: "does not mind", 1: "likes it", 2: "likes it a lot"}


def because_cannot(others: Sequence[str]) -> str:
    return f"because {listing(others)} cannot do it" if len(others) == 1 else "the only one who can"


def because_no_time(others: Sequence[str], minutes: int) -> str:
    if len(others) == 1:
        return f"because {others[0]} has no {minutes} minutes for it then"
    return f"the only one with {minutes} minutes for it then"


def because_no_stretch(others: Sequence[str], minutes: int) -> str:
    if len(others) == 1:
        return f"because {others[0]} has no {minutes} minutes in one go when it could be done"
    return f"the only one with {minutes} minutes in one go when it could be done"


def because_never_free(others: Sequence[str]) -> str:
    return f"because {listing(others)} {'has' if len(others) == 1 else 'have'} no free time this week"


def because_last_time(others: Sequence[str]) -> str:
    return f"because {listing(others)} did it last time"


def because_of_ratings(person: str, own: int, other: str | None, others: int) -> str:
    """because Alex finds it very heavy and Sam does not mind · because Sam likes it"""
    if other is not None and others < 0:
        return f"because {other} {FINDS[others]} and {person} {FINDS[own]}"
    return f"because {person} {FINDS[own]}"


def because_learning(others: Sequence[str]) -> str:
    return f"because {listing(others)} is still learning it and needs longer"


def because_lighter(person: str) -> str:
    return f"because it weighs least on {person}'s list"


def because_owner(person: str) -> str:
    return f"because one person does all of it, and it weighs least on {person}'s list"


def reason(chore: str, people: Sequence[str], why: str) -> str:
    """Ironing: Sam, because Alex finds it very heavy and Sam does not mind."""
    return f"{chore}: {listing(people)}, {why}." if why else f"{chore}: {listing(people)}."
