"""What the household form says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.words.chores.plan import hours
from workbook.words.chores.sheet import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.chores.household import Away, HouseholdPerson

TITLE = "Household"
PARTS = ("People", "Free time", "Chores", "Ratings")
ABOUT = (
    "Who shares the work. The parts are equal unless you agree otherwise.",
    "Minutes that each of you could give the household. Type a number; s fills in a usual week to start from.",
    "Tick what your household needs in a week. Change minutes and days to what is true for you.",
    "",
)
ABOUT_RATINGS = (
    "{name} rates alone: 1 is “hate it”, 5 is “love it”. What counts is how your chores compare, so rating "
    "everything “hate it” changes nothing."
)
NEXT, NEXT_TIP = "Next", "Go on to the next part of the form"
BACK, BACK_TIP = "Back", "Go back to the part before"
LEAVE, LEAVE_TIP = "Back", "Leave the form; everything is saved as you go"
IMPORT, IMPORT_TIP = "Import", "Read a household from a file"

# -- people
ADD, ADD_TIP = "Add", "Add a person"
RENAME, RENAME_TIP = "Rename", "Give the person another name"
REMOVE, REMOVE_TIP = "Remove", "Take the person out; u brings them back"
SHARE, SHARE_TIP = "Share", "Right: takes on more of the work. Left: less"
PAID, PAID_TIP = "By paid work", "Take over the parts at which paid work and chores together are as long for everybody"
AWAY, AWAY_TIP = "Away", "Days on which the person has no time: a holiday, or every other weekend"
AWAY_HINT = "24 Dec to 2 Jan · Fri to Sun every 2 weeks · - for none"
NAME_HINT = "A name, then enter"
PEOPLE_FIRST = "First say who lives here, then the rest can be kept."
NOBODY = "Nobody yet. Press a and write a name."
NO_PART = "takes no part this time"

# -- chores
TICK, TICK_TIP = "Tick", "This belongs to our week, or does not"
ADJUST, ADJUST_TIP = "Adjust", "Minutes, days, together, whose it is, and what done means"
MORE_TIP = "5 minutes more"
LESS, LESS_TIP = "5 less", "5 minutes less"
ADD_CHORE, ADD_CHORE_TIP = "Add own", "Add a chore that is not in the list"
REMOVE_CHORE_TIP = "Take the chore out of your week; u brings it back"
OWN_GONE = "Taken out. u brings it back."
OWN_CHORES = "Your own"
CHORE_HINT = "What is it called? Then enter"
NO_STARTERS = "The starter list cannot be read. Press a to add your own chores."

CHORE_GONE = "This chore was taken out in another window. Nothing was changed here."
CHANGED_ELSEWHERE = (
    "The household was changed in another window, and this is not in it any more. Nothing was changed here; it is "
    "shown as it is now."
)

# -- ratings
TURN, TURN_TIP = "Hand over", "The next person rates"
NO_CHORES_YET = "There are no chores to rate yet. Go back with [ and tick some."
ALL_RATED = "{name} has rated everything. n hands over to {other}."

# -- what is still missing
READY = "Everything is there. esc, then n, makes a week of it."
MISSING = "Still missing: "
NO_PEOPLE = "people"
NO_CHORES = "chores"

# -- import
IMPORT_TITLE = "Read a household from a file"
IMPORT_HINT = (
    "The path of a JSON file, such as ~/household.json. It takes the place of what is in the form; u brings that back."
)
IMPORT_DO = "Read"
IMPORTED = "The household was read from the file."
NO_PATH = "Write the path of a file first."


DETAILS, DETAILS_TIP = "More", "Hours, limits, paid work, days away, a child's list"
ANY_TIME = "at any time"
PERSON_LABELS = {
    "share": "Takes on",
    "paid_hours": "Paid work",
    "away": "Away",
    "hours": "Is there",
    "most_a_day": "At most on one day",
    "most_an_evening": "At most an evening",
    "only": "A child's list",
}
PERSON_HINTS = {
    "share": "← →",
    "paid_hours": "hours a week, with the way there",
    "away": "enter: Fri to Sun every 2 weeks; - for never",
    "hours": "enter: Mon-Fri 17:30-22, Sat 9-12",
    "most_a_day": "type the minutes or use ← →",
    "most_an_evening": "type the minutes or use ← →",
    "only": "enter: chores apart by commas; - for no child",
}


def paid_hours(hours: int) -> str:
    return f"{hours} hours a week" if hours else "none"


def by_paid_hours(
    parts: Sequence[tuple[str, int]], paid: Sequence[int], taken: Sequence[tuple[str, int]], *, alike: bool
) -> str:
    """`parts`: what part of the work each would have, in per cent; `paid`: their hours of paid work. `alike`: with
    that it is as long for everybody, else only as near to it as can be. `taken`: what p makes of it, for whoever takes
    part has a share."""
    said = [f"{name} {percent} % ({hours} h paid)" for (name, percent), hours in zip(parts, paid, strict=True)]
    then = "then paid work and chores together are as long for everybody"
    near = "as near as paid work and chores together come to being as long for everybody"
    over = "p takes that over, if you agree."
    if list(taken) != list(parts):
        some = _and([f"{name} {percent} %" for name, percent in taken])
        over = f"Nobody who takes part has no share: p makes it {some}, if you agree."
    return f"By your paid work it would be {_and(said)}: {then if alike else near}. {over}"


def most(minutes: int) -> str:
    return f"{minutes} min" if minutes else "no limit"


def childs_list(only: Sequence[str] | None) -> str:
    return "no child" if only is None else ", ".join(only) or "nothing yet"


def about_person(person: HouseholdPerson) -> str:
    """One line under the settings."""
    if person.only is not None:
        return f"{person.name} does what is on the list, and nobody else does that. It counts in nobody's share."
    return "What is said here holds for every week. Free minutes stand in the next part of the form."


def days_away(away: Sequence[Away]) -> str:
    """24 Dec–2 Jan, 9 Jan every 2 weeks"""
    said: list[str] = []
    for each in away:
        last = "" if each.last == each.first else f"–{_day(each.last)}"
        again = {0: "", 1: " every week"}.get(each.weeks, f" every {each.weeks} weeks")
        said.append(f"{_day(each.first)}{last}{again}")
    return ", ".join(said)


def share(percent: int, equal: bool) -> str:
    return f"{percent} % of the work" + (" (equal)" if equal else "")


def of_person(percent: int, equal: bool, away: Sequence[Away], only: Sequence[str] | None = None) -> str:
    """40 % of the work, away 24 Dec–2 Jan. `percent` 0: takes no part. `only`: a child's list."""
    said = share(percent, equal) if percent else NO_PART
    if only is not None:
        said = f"a child, {len(only)} on the list"
    return f"{said}, away {days_away(away)}" if away else said


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month]}"


def free_missing(names: Sequence[str]) -> str:
    return f"free time of {_and(names)}"


def ratings_open(name: str, count: int) -> str:
    chores = "1 chore" if count == 1 else f"{count} chores"
    return f"{name}: {chores} not rated yet (counted as neutral)"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# -- labels of the history
def label_person(what: str) -> str:
    return {
        "add": "Added somebody to the household",
        "name": "Changed a name in the household",
        "away": "Changed when somebody is away",
        "remove": "Took somebody out of the household",
        "share": "Changed the shares of the work",
        "paid": "Took over the shares by paid work",
        "details": "Changed what was said of somebody in the household",
    }[what]


LABEL_FREE = "Changed free time"
LABEL_TICK = "Changed the list of chores"
LABEL_CHORE = "Changed a chore"
LABEL_RATED = "Rated chores"


# -- free time
FREE_MORE, FREE_MORE_TIP = "15 more", "15 minutes more"
FREE_LESS, FREE_LESS_TIP = "15 less", "15 minutes less"
FREE_NEXT, FREE_NEXT_TIP = "Copy to next day", "The next day gets the same three numbers, and the cursor goes there"
FREE_WEEKDAYS, FREE_WEEKDAYS_TIP = "To Mon–Fri", "Monday to Friday get the same three numbers"
FREE_ALL, FREE_ALL_TIP = "To all days", "Every day gets the same three numbers"
FREE_USUAL, FREE_USUAL_TIP = "Usual week", "Start from a usual working week, then change what is different"


def free_total(minutes: int) -> str:
    return f"{hours(minutes)} a week" if minutes else "nothing yet"


# -- ratings
RATINGS = {-2: "hate it", -1: "rather not", 0: "neutral", 1: "like it", 2: "love it"}
ABILITIES = {"can": "can", "learning": "learning", "cannot": "cannot"}
RATE, RATE_TIP = "Rate", "1 hate it · 2 rather not · 3 neutral · 4 like it · 5 love it; then the next chore"
CAN, CAN_TIP = "Can", "I can do this"
LEARNING, LEARNING_TIP = "Learning", "I am learning this; it takes me half as long again"
CANNOT, CANNOT_TIP = "Cannot", "I cannot do this, so it never falls to me"
UNRATED = "not rated"
