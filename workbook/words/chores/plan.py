"""What the planner says: certificate, reasons, what did not fit and what would help, notes about a household.

Names of chores and people come in as they were written; the sentences never judge anybody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common.app import WEEKDAYS

if TYPE_CHECKING:
    from workbook.domain.chores.week import Broken, Load

PARTS = ("morning", "afternoon", "evening")


def day_name(day: int) -> str:
    """Monday; in the second week of a fortnight "Monday of the second week"."""
    return WEEKDAYS[day] if day < 7 else f"{WEEKDAYS[day % 7]} of the second week"


def when(day: int, part: int) -> str:
    """Saturday morning"""
    second = " of the second week" if day >= 7 else ""
    return f"{WEEKDAYS[day % 7]} {PARTS[part]}{second}"


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


# The certificate, in the order in which it is shown.


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
NOTHING_TO_DO = "There is nothing to do this week."


# Why a slot fell to somebody. Each completes "Ironing: Sam, …".

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


def reasons(chores: Sequence[str], whose: str) -> str:
    """Several chores with one reason: Toilet, Dust: Ana, because …"""
    return f"{', '.join(chores)}: {whose}"


def reason(chore: str, people: Sequence[str], why: str) -> str:
    """Ironing: Sam, because Alex finds it very heavy and Sam does not mind."""
    return f"{chore}: {listing(people)}, {why}." if why else f"{chore}: {listing(people)}."


# What did not fit: why.


def too_long(minutes: int) -> str:
    return f"needs {minutes} minutes, more than a whole day has; it was left out of the sums as well"


NOBODY_CAN = "nobody here can"
NOT_ALLOWED_ANYWHERE = "no day and part of the day is allowed for it"
NO_TIME_TOGETHER = "no time when two who can are free together"
ALL_TAKEN = "the free time that suits it is taken up by other chores"
DAY_PASSED = "its day has passed, and the days that are left have it already"
NEEDS_TWO = "needs two, and there is only one here"


def only_one_can(name: str) -> str:
    return f"needs two, and only {name} can"


def pins_contradict(names: Sequence[str]) -> str:
    return f"is pinned to {listing(names)} at the same time"


def pinned_cannot(name: str) -> str:
    return f"is pinned to {name}, who cannot do it or shall not"


def pinned_no_time(name: str, minutes: int, longest: int, where: str) -> str:
    return f"is pinned to {name}; {_stretch(minutes, longest, where)}"


def no_stretch(minutes: int, longest: int, where: str) -> str:
    """needs 100 minutes in one go; the longest free stretch is 90, Saturday morning"""
    return _stretch(minutes, longest, where)


def _stretch(minutes: int, longest: int, where: str) -> str:
    if not longest:
        return f"needs {minutes} minutes in one go; there is no free time for it at all"
    return f"needs {minutes} minutes in one go; the longest free stretch is {longest}, {where}"


def too_close(times: int, gap: int, most: int) -> str:
    if gap == 1:
        return f"{times} times a week do not fit into the {most} days that suit it"
    return f"{times} times a week do not fit: of {gap} days in a row one may have it, which leaves room for {most}"


# What did not fit: the smallest change that would help.


def more_minutes(changes: Sequence[tuple[str, int, int, int]], missing: int, helped: int) -> str:
    """Kim: 45 more minutes on Monday afternoon. `changes`: person, minutes, day, part."""
    said: list[str] = []
    for number, (name, minutes, day, part) in enumerate(changes):
        same = number > 0 and changes[number - 1][0] == name
        said.append(f" and {minutes}" if same else f"{'; ' if number else ''}{name}: {minutes} more minutes")
        said.append(f" on {when(day, part)}")
    for_some = "" if helped == missing else f" (for {'one' if helped == 1 else helped} of the {missing})"
    return f"{''.join(said)}{for_some}"


LEARN_IT = "somebody here could learn it, or somebody else be asked"
UNPIN = "take away a pin"
ALLOW_MORE = "allow more days or parts of the day for it"
SMALLER_GAP = "allow it closer together, on more days, or less often"
CHECK_MINUTES = "check its minutes"
ASK_SOMEBODY = "ask somebody from outside, or let one do it"
ROOM_WAS_LEFT = "look again with more time: the search was ended early"


# Notes about a household: what was noticed, none of it an error.


def no_minutes(chore: str) -> str:
    return f"“{chore}” has 0 minutes, so it counts next to nothing."


def huge_minutes(chore: str, minutes: int) -> str:
    return f"“{chore}” is down for {minutes} minutes, more than a whole day. It was left out."


def all_rated_the_same(person: str) -> str:
    return f"{person} rates every chore the same, so {person}'s ratings count as neutral."


def no_free_time(person: str) -> str:
    return f"{person} has no free time this week."


def takes_no_part(person: str) -> str:
    return f"{person} has no share this time and is left out."


def pins_disagree(chore: str, names: Sequence[str]) -> str:
    return f"The pins of “{chore}” contradict each other: {listing(names)}."


NOBODY_HAS_TIME = "Nobody has any free time, so nothing can be placed."
ONE_PERSON = "With one person there is nothing to share out; the plan only finds the days."
NO_CHORES = "There are no chores yet."


# Faults

NOBODY_TO_PLAN_FOR = "There is nobody to plan for: no person has a share above 0. Nothing was changed."
FAILED_CHECK = (
    "A plan was found that did not pass its own check, so it is not shown. Nothing was changed. "
    "This is a fault of the program; the household can be sent along with a report of it."
)


# A plan on paper

LOADS = "What each carries"
FAIR = "How fair it is"
WHY = "Why it is whose"
LEFT_OUT = "What did not fit"
NOTED = "Noticed"
NOTHING = "·"


def load_line(load: Load, width: int = 0) -> str:
    """Ana    43 %   8 h 00"""
    return f"{load.person.ljust(width)}  {percent(load.basis_points):>5}   {hours(load.minutes)}"


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


def calendar_entry(chore: str, names: Sequence[str], part: int) -> str:
    """Cook dinner · Ana + Ben · evening"""
    return f"{chore} · {people(names)} · {PARTS[part % 3]}"


# Changes by hand: which rule a list of slots breaks.

TAKEN_OUT = "taken out by hand"


def broken(each: Broken) -> str:
    """A sentence for one broken rule."""
    chore, person, at = each.chore, each.person, when(each.day, each.part)
    return {
        "unknown": f"“{chore}” is not in this household.",
        "people": f"{chore} is planned with another number of people than agreed.",
        "day": f"{chore} is not meant for {day_name(each.day)}.",
        "part": f"{chore} is not meant for the {PARTS[each.part % 3]}.",
        "cannot": f"{person} cannot do {chore}.",
        "forbidden": f"{person} shall not do {chore} on {day_name(each.day)}.",
        "pinned": f"{chore} is pinned: {person or 'to another day'}.",
        "turn": f"{chore}: {person} had it last time.",
        "owner": f"{chore} shall stay in one person's hands.",
        "gap": f"{chore} comes too soon again on {day_name(each.day)}.",
        "often": f"{chore} is there more often than asked for.",
        "time": f"{person} is {each.minutes} minutes short on {at}.",
    }[each.rule]
