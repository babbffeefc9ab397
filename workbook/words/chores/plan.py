"""What is said of a plan wherever it is shown: days and amounts, a plan on paper, rules broken by hand.

Names of chores and people come in as they were written; the sentences never judge anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common import signs
from workbook.words.common.dates import WEEKDAYS

if TYPE_CHECKING:
    from workbook.domain.chores.week import Broken

PARTS = ("morning", "afternoon", "evening")


def day_name(day: int) -> str:
    """Monday; in the second week of a fortnight "Monday of the second week"."""
    return WEEKDAYS[day] if day < 7 else f"{WEEKDAYS[day % 7]} of the second week"


def when(day: int, part: int) -> str:
    """Saturday morning"""
    second = " of the second week" if day >= 7 else ""
    return f"{WEEKDAYS[day % 7]} {PARTS[part]}{second}"


def clock(span: tuple[int, int]) -> str:
    """between 18:00 and 19:30"""
    return f"between {time(span[0])} and {time(span[1])}"


def span(clock: tuple[int, int]) -> str:
    """18:00-19:30"""
    return f"{time(clock[0])}-{time(clock[1])}"


def time(minutes: int) -> str:
    """18:00"""
    return f"{minutes // 60}:{minutes % 60:02d}"


def hours(minutes: int) -> str:
    """4 h 05, 45 min"""
    return f"{minutes // 60} h {minutes % 60:02d}" if minutes >= 60 else f"{minutes} min"


def percent(basis_points: int) -> str:
    """Basis points as whole per cent."""
    return f"{(basis_points + 50) // 100} %"


def points(basis_points: int) -> str:
    """Basis points as points: 0.1, 2, 12.3."""
    return f"{basis_points / 100:.2f}".rstrip("0").rstrip(".")


def listing(names: Sequence[str]) -> str:
    """Ana · Ana and Ben · Ana, Ben and Cleo"""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def named(name: str) -> str:
    """A chore's name inside a sentence: in quotes where it would not be seen where it ends."""
    return f"“{name}”" if "," in name or ";" in name or " and " in name or " or " in name else name


def often(count: int) -> str:
    """once · twice · 5 times"""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


# Faults

NOBODY_TO_PLAN_FOR = "There is nobody to plan for: no person has a share above 0. Nothing was changed."
FAILED_CHECK = (
    "A plan was found that did not pass its own check, so it is not shown. Nothing was changed. "
    "This is a fault of the program; the household can be sent along with a report of it."
)


NO_OPTIMISER = (
    "The optimiser (highspy) is not installed here or cannot be loaded, so this is a first plan: it keeps every "
    "rule, and nobody knows how much fairer one could be."
)


NO_OPTIMISER_OTHERS = (
    "The optimiser (highspy) is not installed here or cannot be loaded, so other plans cannot be looked for."
)


def turn_yields(chore: str) -> str:
    """A note of a plan."""
    return f"{chore}: the turn was given up this time, for with it the chore would have been left out."


# A plan on paper


def childs_list(name: str) -> str:
    return f"{name}'s list"


def to_tick(day: str, part: int, chore: str, after: str = "") -> str:
    """[ ] Mon 23, evening: Set table; of what has its order: Clear table, after Set table"""
    return f"{signs.OPEN} {day}, {PARTS[part]}: {chore}" + (f", {comes_after(after)}" if after else "")


def comes_after(chore: str) -> str:
    """after Wash"""
    return f"after {named(chore)}"


def paid_help(chores: Sequence[str]) -> str:
    """What stands in nobody's column: Paid help: Windows and Stairs"""
    return f"Paid help: {listing([named(chore) for chore in chores])}"


LOADS = "What each carries"
FAIR = "How fair it is"
WHY = "Why it is whose"
LEFT_OUT = "What did not fit"
NOTED = "Noticed"
NOTHING = "·"
NOTHING_TO_DO = "There is nothing to do this week."


def load_line(name: str, part: int, minutes: int, width: int = 0) -> str:
    """Ana    43 %   8 h 00. `part`: of the work in their own eyes, in basis points."""
    return f"{name.ljust(width)}  {percent(part):>5}   {hours(minutes)}"


def part_of_day(day: str, part: int) -> str:
    """Mon evening · Mon, Tue evening"""
    return f"{day} {PARTS[part]}"


def reasons(chores: Sequence[str], whose: str) -> str:
    """Several chores with one reason: Toilet, Dust: Ana, because …"""
    return f"{', '.join(chores)}: {whose}"


def people(names: Sequence[str]) -> str:
    """Ana · Ana + Ben"""
    return " + ".join(names)


def title(name: str, weeks: int, week_of: str) -> str:
    """Week of 23 November 2026 · Ana & Ben"""
    span = "Fortnight" if weeks == 2 else "Week"
    first = f"{span} of {week_of}" if week_of else ("A fortnight" if weeks == 2 else "A week")
    return f"{first} · {name}" if name else first


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def date_name(day: date) -> str:
    """23 November 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def left_out(chore: str, times: int, reason: str, remedy: str) -> str:
    """Bathroom: needs 100 minutes in one go; … . What would help: Kim: 45 more minutes on Monday afternoon."""
    count = f" ({times} times)" if times > 1 else ""
    helps = f" What would help: {remedy}." if remedy else ""
    return f"{chore}{count}: {reason}.{helps}"


def calendar_entry(
    chore: str, names: Sequence[str], part: int, clock: tuple[int, int] | None = None, after: str = ""
) -> str:
    """Cook dinner · Ana + Ben · evening; what has its hours with those: Bins · Ana · 18:00-18:30; what has its order
    with that: Hang · Ben · evening, after Wash"""
    said = f"{chore} · {people(names)} · {PARTS[part % 3] if clock is None else span(clock)}"
    return f"{said}, {comes_after(after)}" if after else said


# Changes by hand: which rule a list of slots breaks.

TAKEN_OUT = "taken out by hand"


def broken(each: Broken, you: str | None = None) -> str:
    """A sentence for one broken rule, spoken to the person called `you`."""
    chore, person, at = each.chore, each.person, when(each.day, each.part)
    mine = bool(person) and person == you
    who, has, whose = ("You", "have", "yours") if mine else (person, "has", f"{person}'s")
    their = {"turn": f"{chore}: it is {'your' if mine else whose} turn.", "own": f"{chore} is {whose}."}
    return {
        "unknown": f"“{chore}” is not in this household.",
        "people": f"{chore} is planned with another number of people than agreed.",
        "day": f"{chore} is not meant for {day_name(each.day)}.",
        "part": f"{chore} is not meant for the {PARTS[each.part % 3]}.",
        "cannot": f"{who} cannot do {chore}.",
        "forbidden": f"{who} shall not do {chore} on {day_name(each.day)}.",
        "pinned": their.get(each.their, f"{chore} is pinned: {'you' if mine else person or 'to another day'}."),
        "turn": f"{chore}: {'you' if mine else person} had it last time.",
        "owner": f"{chore} shall stay in one person's hands.",
        "gap": f"{chore} comes too soon again on {day_name(each.day)}.",
        "often": f"{chore} is there more often than asked for.",
        "time": f"{who} {'are' if mine else 'is'} {each.minutes} minutes short on {at}.",
        "list": f"{chore} is not {whose} to do: a child does what is on its list, and nobody else does that.",
        "after": f"{chore} on {at} has nothing before it that it comes after.",
        "clock": f"{who} {has} not the time for {chore} at its hour on {at}."
        if chore
        else f"{who} {has} more to do at one time on {at} than fits into it.",
        "heavy": f"{who} {has} more than one heavy chore on {at}.",
        "evening": f"{who} {has} {each.minutes} minutes more on {at} than you agreed on for an evening.",
        "whole day": f"{who} {has} {each.minutes} minutes more on {day_name(each.day)} than you agreed on for a day.",
    }[each.rule]
