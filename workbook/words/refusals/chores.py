"""Why a household, or a file of one, is refused; and what was set right while it was read."""

from __future__ import annotations

# -- filling in a household
TOO_MANY_PEOPLE = "A household holds {most} people at most. Nothing was changed."
TOO_MANY_CHORES = "A household holds {most} chores at most. Nothing was changed."
NOBODY_WITH_A_SHARE = "Somebody has to have a share of the work. Nothing was changed."
NO_NAME = "A name is needed here. Nothing was changed."
NO_PAID_HOURS = (
    "Say with m how many hours of paid work each of you has, where they are not the same, and tick your chores: then "
    "p has something to go by. Nothing was changed."
)
MOST_MINUTES = "A day has 1440 minutes. Nothing was changed."
ONE_DAY = "One day has to stay. To leave it out for now, untick it in the list of chores. Nothing was changed."
ONE_PART = "One time of the day has to stay. Nothing was changed."
MOST_DAYS_AFTER = "That is more than a year: 366 days at most. Nothing was changed."
MOST_HOURS = "A week has 168 hours. Nothing was changed."
NAME_TAKEN = "That name is there already. Nothing was changed; choose another."

# -- reading one: the place, and what belongs there
NOBODY_TO_PLAN_FOR = "people: nobody has a share above 0, so there is nobody to plan for."
NO_MINUTES = "{place}: minutes are missing. A whole number of minutes belongs here."
NOT_HOW_OFTEN = '{place}, every: one of "week", "two weeks" and "month" belongs here.'
NOT_A_PIN = "{place}: [chore, person, weekday or null] belongs here."
NOT_SEVEN_DAYS = "{place}: a list of 7 days belongs here, each with 3 numbers of free minutes."
NOT_THREE_PARTS = "{place}, day {number}: 3 numbers belong here: morning, afternoon, evening."
NOT_A_DATE = "{place}: a date such as 2026-11-21 belongs here."
NOT_A_MONDAY = "monday: the date of a Monday belongs here."
NEVER_IN_SEASON = "{name} has a season of no month, so it never comes."
DAYS_AWAY = "Write a first and a last day: 24 Dec to 2 Jan, or Fri to Sun every 2 weeks. A dash alone: no longer away."
MOST_A_DAY = "{name} is planned at most {most} times a day: once in each part of it."
NO_SUCH_CHORE_HERE = "There is no chore of that name in your week. Nothing was changed."
AFTER_ITSELF = "Then it would have to come after itself in the end. Nothing was changed."
NO_SUCH_PERSON_HERE = "There is nobody of that name in the household. Nothing was changed."
SEASON = "Write the months: Apr-Sep, or Jan, Jun. A dash alone: all year."
CLOCK = "Write from when to when: 18:00-19:30. A dash alone: at any time."
HOURS = "Write days and times: Mon-Fri 17:30-22, Sat 9-12. A dash alone: at any time."
NOT_CLOCK = '{place}: ["18:00", "19:30"], from when to when, belongs here.'
NOT_HOURS = '{place}: [[weekdays 0 to 6], "17:30", "22:00"] belongs here.'
NOT_AWAY = "{place}: [first day, last day] belongs here, or [first day, last day, again every so many weeks]."
NOT_A_SLOT = "{place}: [chore, day 0 to 13, part 0 to 2, [people]] belongs here."
UNKNOWN_KEY = "{place}: {shown} is not known here. Known are: {known}."
TWO_NAMES = '{place}: "{other}" and "{key}" say the same; only one of them may stand here.'
HOW_MANY = "{place}: between {least} and {most} entries belong here, found {found}."
TOO_LONG = "{place}: at most {most} characters belong here, found {found}."
NAME_MISSING = "{place}: the name is missing."

GROUP = "a group of named values in braces belongs"
LIST = "a list belongs"
NAMES = "names with their values, in braces, belong"
WHOLE = "a whole number belongs"
FLAG = "true or false belongs"
TEXT = "text belongs"
NAME = "a name in quotes belongs"


def instead_of(place: str, wanted: str, value: object) -> str:
    """`people, entry 1, share: a whole number belongs here, not text.`"""
    return f"{place}: {wanted} here, not {kind_of(value)}."


def out_of_span(place: str, low: int, high: int | None) -> str:
    span = f"{low} or more" if high is None else f"from {low} to {high}"
    return f"{place}: a whole number {span} belongs here."


def kind_of(value: object) -> str:
    """What a value is, in the words of somebody who wrote it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text" if value.strip() else "an empty text"
    if isinstance(value, int):
        return "a number"
    if isinstance(value, float):
        return "a number with a fraction"
    return "a list" if isinstance(value, list) else "a group in braces"


# -- set right on the way
NO_SUCH_CHORE = "“{name}” is spoken of, but there is no chore of that name."
SAID_TWICE = "“{name}” is written in two ways in one list. What stands there last holds."
CANNOT_AND_LEARNING = "{person} both cannot do {name} and is learning it: it counts as cannot."
DONE_LATER = "{name}: the day it was last done, {day}, comes after the week that is planned."
NO_SUCH_PERSON = "“{name}” is spoken of, but there is nobody of that name."


def unused(name: str, what: str, beside: str) -> str:
    """`what` of a chore is not used: `beside` holds, or is not there."""
    if beside.startswith("no "):
        return f"{name}: {what} is not used, for there is {beside}."
    return f"{name}: {what} is not used, for {beside} says it."


def twins(kind: str, name: str, shown: str) -> str:
    """`kind`: chores or people."""
    return f"Two {kind} are called “{name}”. The later one is shown as “{shown}”."
