"""What an act says, the next sitting, and what an act has become."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.words.common.dates import near_date, short_date

# -- act
WHAT, CUE, SMALLEST, HOW_OFTEN, ON_DAY, AT_TIME = (
    "What",
    "When or where: the moment that reminds you",
    "The smallest version that still counts",
    "How often",
    "On",
    "At",
)
UNTIL_DAY = "Look at it again on"
ENDS_DAY = "It ends by itself on"
MAKE = {"promise": "Make this promise", "plan": "Open the plan", "date": "Set this date"}
MAKE_IT = "Make it"
MAKE_TIP = "Turn what stands here into something real"
OPEN_LINK, OPEN_LINK_TIP = "Go to it", "Show what this act has become"
CADENCE_HOW = "mon,thu · 3/week · every 2 days · monthly 1 · whenever"
CADENCE_UNKNOWN = "not understood yet. Try mon,thu or 3/week or every 2 days"

# -- next sitting
SITTING = "When is your next sitting?"
SITTING_PROMPT = (
    "Choose a day while you are here, and if you can the one after it: two a week is a good pace. Ten minutes are "
    "enough, and “soon” tends not to come."
)
SITTING_AFTER = "And after that, on"
SITTING_SET, SITTING_SET_TIP = "Set", "Choose the days and the times"


def sittings_on(planned: Sequence[tuple[date, str]], today: date) -> str:
    return " · ".join(near_date(day, today) + (f" {at}" if at else "") for day, at in planned)


# -- what an act has become
ACT_NEEDS_DAY = "Choose a day first. Nothing was made; what you wrote is kept."
ACT_NEEDS_WHAT = "Say first what it is about. Nothing was made; what you wrote is kept."


def act_made(title: str) -> str:
    return f"Made it: “{title}”"


def made_promise(
    act: str, cadence: str, once_on: date | None, review: date | None, until: date | None, today: date
) -> str:
    again = f"\nYou look at it again {on(review, today)}." if review else ""
    if until and not once_on:
        again += f"\nIt ends by itself {on(until, today)}."
    when = f"by {short_date(once_on)}" if once_on else cadence
    return f"This is a promise now:\n{act}, {when}.{again}"


def made_date(what: str, day: date, at: str) -> str:
    return f"This has a date now:\n{what}, {short_date(day)}{f' at {at}' if at else ''}."


def made_sitting(planned: Sequence[tuple[date, str]]) -> str:
    days = " and ".join(short_date(day) + (f" at {at}" if at else "") for day, at in planned)
    return f"Your next sitting is set:\n{days}, and again each week."


def made_plan(what: str, plan: str) -> str:
    where = "as a conflict to solve" if plan == "conflict" else "as a chore week"
    return f"This goes on among the plans, {where}:\n{what}"


def on(day: date, today: date) -> str:
    """`on Thu`, `today`"""
    near = near_date(day, today)
    return near if near == "today" else f"on {near}"
