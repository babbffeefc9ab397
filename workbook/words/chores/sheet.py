"""What the form says about one chore: how often, when, by whom."""

from __future__ import annotations

from workbook.domain.chores.household import ALL_PARTS, WEEK, Chore
from workbook.words.common.dates import DAYS, DAYS_TWO

PARTS = ("morning", "afternoon", "evening")
ONCE = {1: "once", 2: "twice"}
EVERY = {"week": "every week", "two weeks": "every two weeks", "month": "once a month"}
PEOPLE = {1: "one of you", 2: "two together"}
OWNED = {False: "whoever fits, each time", True: "the same person every time"}
ALTERNATE = {False: "no", True: "not who did it last"}
PRIORITY = {1: "must be done", 2: "should be done", 3: "can wait"}
ON_EACH = "each of these days"
NO_DAY = "no day yet"

LABELS = {
    "name": "Name",
    "minutes": "Minutes",
    "planning": "Planning minutes",
    "times": "How often",
    "every": "In which weeks",
    "days": "Days",
    "parts": "Time of day",
    "gap": "Days apart, at least",
    "people": "Done by",
    "owned": "Belongs to",
    "alternate": "Takes turns",
    "priority": "If time is short",
    "done_means": "Done means",
}
HINTS = {
    "name": "enter to change",
    "minutes": "for one time, type it or use ← →",
    "planning": "noticing and arranging is work too",
    "times": "← →",
    "every": "← →",
    "days": "1–7 switch a day",
    "parts": "1–3 switch one",
    "gap": "← →",
    "people": "← →",
    "owned": "← →",
    "alternate": "← →",
    "priority": "← →",
    "done_means": "enter to write what you both call done",
}
CHANGE, CHANGE_TIP = "Change", "Right and left change what is under the cursor; digits type a number"
WRITE, WRITE_TIP = "Write", "Write a text, or choose the next"
NOT_SAID = "not said"


def minutes(number: int) -> str:
    return f"{number} min"


def times(number: int) -> str:
    return f"{ONCE.get(number, f'{number} times')} a week" if number else "not at all"


def when(chore: Chore) -> str:
    """`every day`, `Tue Fri`, `twice a week, evening`, `once a month`: for a row of a list."""
    if chore.days is not None:
        if chore.days == WEEK:
            text = "every day"
        elif chore.days == WEEK[:5]:
            text = "Mon–Fri"
        else:
            names = DAYS if len(chore.days) < 4 else DAYS_TWO
            text = " ".join(names[day] for day in chore.days) or NO_DAY
    elif chore.every != "week" and chore.times == 1:
        text = EVERY[chore.every]
    else:
        text = times(chore.times)
    if chore.every != "week" and (chore.days is not None or chore.times != 1):
        text += f", {EVERY[chore.every]}"
    if chore.days is None and chore.allowed_days != WEEK and len(chore.allowed_days) < 4:
        text += ", " + " ".join(DAYS_TWO[day] for day in chore.allowed_days)
    if chore.parts != ALL_PARTS and chore.parts:
        text += ", " + "/".join(PARTS[part] for part in chore.parts)
    return text


CLOSE = "Done"


def about(chore: Chore) -> str:
    """One line that says what the settings come to: `45 min, every day, evening.`"""
    said = [minutes(chore.minutes), when(chore)]
    if chore.planning:
        said.append(f"and {chore.planning} min of thinking of it")
    if chore.people == 2:
        said.append("two together")
    if chore.owned:
        said.append("by the same person")
    if chore.alternate:
        said.append("taking turns")
    return ", ".join(said) + "."
