"""What the form says about one chore: how often, when, by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbook.domain.chores.household import ALL_PARTS, WEEK, Chore, Hours
from workbook.domain.chores.household import ANYBODY as ANYONE
from workbook.words.chores.plan import span
from workbook.words.common.dates import DAYS, DAYS_TWO

PARTS = ("morning", "afternoon", "evening")
ONCE = {1: "once", 2: "twice"}
EVERY = {"week": "every week", "two weeks": "every two weeks", "month": "once a month"}
PEOPLE = {1: "one of you", 2: "two together", 3: "three together"}
EACH, HELPED = "everybody one of their own", "paid help"
HEAVY = {False: "no", True: "yes: nobody does two of them in one evening"}
ANYBODY = "somebody"
ANY_TIME, NO_OTHER = "at any time", "no other"
PLANNED_BY_DOER, PLANNED_BY_ANYBODY = "whoever does it", "somebody, the same all week"
A_DAY = {1: "once", 2: "twice", 3: "three times"}
ALL_YEAR = "all year"
TYPED_NAMES = re.compile(r"[,;→]")
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
    "a_day": "On one day",
    "every": "In which weeks",
    "season": "Season",
    "rotation": "In turn",
    "days": "Days",
    "parts": "Time of day",
    "gap": "Days apart, at least",
    "people": "Done by",
    "clock": "By the clock",
    "after": "Comes after",
    "heavy": "Heavy",
    "owned": "Belongs to",
    "owner": "Whose it is",
    "planner": "Planned by",
    "alternate": "Takes turns",
    "priority": "If time is short",
    "done_means": "Done means",
}
HINTS = {
    "name": "enter to change",
    "minutes": "for one time, type it or use ← →",
    "planning": "noticing and arranging is work too",
    "times": "← →",
    "a_day": "← →, each in another part of the day",
    "every": "← →, or type how many days after it was last done",
    "season": "← →, or enter: Apr-Sep; - all year",
    "rotation": "enter to write the names in order; - for none",
    "days": "1–7 switch a day",
    "parts": "1–3 switch one",
    "gap": "← →",
    "people": "← →",
    "clock": "enter: 18:00-19:30; - at any time",
    "after": "enter: a chore of the same day; - none",
    "heavy": "← →",
    "owned": "← →",
    "owner": "enter: Ben until 1 Mar; - for nobody",
    "planner": "enter: a name, or somebody; - the doer",
    "alternate": "← →",
    "priority": "← →",
    "done_means": "enter to write what you both call done",
}
CHANGE, CHANGE_TIP = "Change", "Right and left change what is under the cursor; digits type a number"
WRITE, WRITE_TIP = "Write", "Write a text, or choose the next"
NOT_SAID = "not said"
MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def minutes(number: int) -> str:
    return f"{number} min"


def hours(said: Sequence[Hours]) -> str:
    """Mon-Fri 17:30-22:00, Sat 9:00-12:00"""
    return ", ".join(f"{_weekdays(each.days)} {span((each.start, each.end))}" for each in said)


def _weekdays(days: Sequence[int]) -> str:
    if not days:
        return NO_DAY
    firsts = [day for day in days if (day - 1) % 7 not in days]
    if len(days) == 7:
        return "daily"
    if len(firsts) == 1 and len(days) > 1:
        return f"{DAYS[firsts[0]]}-{DAYS[(firsts[0] + len(days) - 1) % 7]}"
    return " ".join(DAYS[day] for day in days)


def owner(chore: Chore) -> str:
    """Ben, Ben until 1 Mar 2027"""
    until = chore.owner_until
    if not chore.owner or until is None:
        return chore.owner or NOT_SAID
    return f"{chore.owner} until {until.day} {MONTHS[until.month]} {until.year}"


def planner(chore: Chore) -> str:
    return {"": PLANNED_BY_DOER, ANYONE: PLANNED_BY_ANYBODY}.get(chore.planner, chore.planner)


def people(chore: Chore) -> str:
    return HELPED if chore.helped else EACH if chore.each else PEOPLE[chore.people]


def times(number: int) -> str:
    return f"{ONCE.get(number, f'{number} times')} a week" if number else "not at all"


def a_day(chore: Chore) -> str:
    """`once`, `at most twice`; on fixed days `twice`."""
    most = chore.most_a_day
    return A_DAY[most] if chore.days is not None or most == 1 else f"at most {A_DAY[most]}"


def every(chore: Chore) -> str:
    return days_after(chore.every_days) if chore.every_days else EVERY[chore.every]


def days_after(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'} after it was last done"


def season(months: Sequence[int] | None) -> str:
    """`all year`, `Apr–Sep`, `Oct–Mar`, `Jan Jun`."""
    if months is None or len(months) == 12:
        return ALL_YEAR
    firsts = [month for month in months if (month - 2) % 12 + 1 not in months]
    if len(firsts) == 1:
        last = (firsts[0] + len(months) - 2) % 12 + 1
        return f"{MONTHS[firsts[0]]}–{MONTHS[last]}" if len(months) > 1 else MONTHS[last]
    return " ".join(MONTHS[month] for month in months) or "never"


def months_written(text: str) -> tuple[int, ...] | None:
    """`Apr-Sep`, `Oct to Mar`, `Jan, Jun`, as `season` says it; None for all year. Raises ValueError."""
    text = text.strip()
    if text in ("-", "–") or text.casefold() == ALL_YEAR:
        return None
    found: set[int] = set()
    for piece in filter(None, re.split(r"\s*,\s*|\s+and\s+", re.sub(r"\s*(?:-|–|\bto\b)\s*", "-", text))):
        for said in piece.split():
            first, last = (_month(name) for name in (said if "-" in said else f"{said}-{said}").split("-"))
            found |= {(first - 1 + n) % 12 + 1 for n in range((last - first) % 12 + 1)}
    return tuple(sorted(found))


def _month(name: str) -> int:
    """Raises ValueError for what is no month."""
    return [each.casefold() for each in MONTHS].index(name.casefold()[:3] or "?")


def rotation(names: Sequence[str]) -> str:
    return " → ".join(names) or NOT_SAID


def names_in_turn(text: str) -> tuple[str, ...]:
    """The names somebody wrote, apart by commas or arrows; a dash alone is nobody."""
    names = (" ".join(part.split()).strip("-–") for part in TYPED_NAMES.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


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
    elif chore.every_days:
        text = f"{days_after(chore.every_days).removesuffix(' it was last done')} the last"
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
    if chore.days is not None and chore.a_day > 1:
        said.append(f"{A_DAY[chore.a_day]} each")
    if chore.months is not None:
        said.append(season(chore.months))
    if chore.clock is not None:
        said.append(span(chore.clock))
    if chore.after:
        said.append(f"after {chore.after}")
    if chore.people > 1 or chore.each or chore.helped:
        said.append(people(chore))
    if chore.owner:
        said.append(owner(chore))
    if chore.planner:
        said.append(f"planned by {planner(chore)}")
    if chore.rotation:
        said.append(f"in turn {rotation(chore.rotation)}")
    if chore.owned:
        said.append("by the same person")
    if chore.alternate:
        said.append("taking turns")
    return ", ".join(said) + "."
