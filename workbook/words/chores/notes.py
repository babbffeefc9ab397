"""Notes about a household: what the planner noticed in it, none of it an error."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.words.chores.plan import date_name, listing, often
from workbook.words.common.dates import WEEKDAYS


def no_minutes(chore: str) -> str:
    return f"“{chore}” has 0 minutes, so it counts next to nothing."


def no_times(chore: str) -> str:
    return f"“{chore}” is to be done 0 times, so it is not planned."


def of_no_week(monday: date) -> str:
    """Of a file with days, months or rhythms in it, and no monday."""
    return f"No monday stands here, so this is planned for the week of {date_name(monday)}."


def turns_of_nobody(chore: str) -> str:
    return f"{chore}: of those who shall take turns nobody takes part, so anybody may do it."


def by_paid_hours(parts: Sequence[tuple[str, int]], agreed: Sequence[tuple[str, int]], *, alike: bool) -> str:
    """`parts`, `agreed`: what part of the work each takes on, in per cent. `alike`: it can be as long for everybody."""
    would, now = (listing([f"{name} {percent} %" for name, percent in said]) for said in (parts, agreed))
    if alike:
        said = f"For paid work and chores together to be as long for everybody, it would be {would} of the chores."
    else:
        said = (
            "Paid work and chores together cannot be as long for everybody, whoever does the chores. It comes nearest "
            f"with {would} of them."
        )
    return f"{said} You agreed on {now}."


def paid_help(chore: str) -> str:
    return f"“{chore}” is done by paid help, so it is nobody's part."


def owner_gone(chore: str) -> str:
    return f"{chore}: whose it was is not in the household any more, so anybody may do it."


def season_over(chore: str, owner: str, until: date) -> str:
    return f"{chore} was {owner}'s until {date_name(until)}: now anybody may do it. Whose shall it be next?"


def after_itself(chore: str) -> str:
    return f"{chore} would have to come after itself in the end, so it is planned without that order."


def no_fixed_day(chore: str) -> str:
    return f"“{chore}” has fixed days, but none is named, so it is not planned."


def more_pins(chore: str, kept: Sequence[int], dropped: Sequence[int]) -> str:
    """`kept`, `dropped`: weekdays."""
    names, others = (listing([WEEKDAYS[day] for day in days]) for days in (kept, dropped))
    return f"“{chore}” is pinned to more days than it is done on: it stays on {names}, the pin of {others} is not used."


def none_for(chore: str, person: str) -> str:
    return f"“{chore}” is one each, and {person} cannot do it: there is none for {person}."


def after_resting(chore: str, first: str) -> str:
    return f"“{chore}” comes after “{first}”, which does not come this week, so neither does it."


def fewer(chore: str, now: int, whole: int) -> str:
    """Of a week that has begun: its part of so many times a week."""
    return f"“{chore}” is asked for {often(now)} on the days that are left, of {whole} a week."


def undone(percent: int) -> str:
    return (
        f"{percent} % of the work, by its minutes, has no place here and is on nobody's list. What is carried is said "
        "as a part of all of it."
    )


def huge_minutes(chore: str, minutes: int) -> str:
    return f"“{chore}” is down for {minutes} minutes, more than a whole day. It was left out."


def all_rated_the_same(person: str) -> str:
    return f"{person} rates every chore the same, so {person}'s ratings count as neutral."


def from_day(first: int) -> str:
    """From Wednesday on; Monday and Tuesday are past: what belongs to them alone is not asked for, and what is done
    several times a week only as often as belongs to the days that are left."""
    days = listing(WEEKDAYS[:first]) if first < 3 else f"{WEEKDAYS[0]} to {WEEKDAYS[first - 1]}"
    past = "is past: what belongs to it" if first == 1 else "are past: what belongs to them"
    return (
        f"From {WEEKDAYS[first]} on; {days} {past} alone is not asked for, and what is done several times a week only "
        "as often as belongs to the days that are left."
    )


def no_free_time(person: str, *, begun: bool = False) -> str:
    return f"{person} has no free time {'on the days that are left' if begun else 'this week'}."


def takes_no_part(person: str) -> str:
    return f"{person} has no share this time and is left out."


def pins_disagree(chore: str, names: Sequence[str]) -> str:
    return f"The pins of “{chore}” contradict each other: {listing(names)}."


NOBODY_HAS_TIME_LEFT = "Nobody has any free time on the days that are left, so nothing can be placed."
NOBODY_HAS_TIME = "Nobody has any free time, so nothing can be placed."
ONE_PERSON = "With one person there is nothing to share out; the plan only finds the days."
NO_CHORES = "There are no chores yet."
