"""What the chore verbs say."""

from collections.abc import Sequence
from datetime import date

from workbook.words.chores.plan import date_name
from workbook.words.common.dates import WEEKDAYS, short_date

HELP_PLAN = "plan a week from a household file; no workbook needed"
HELP_HOUSEHOLD = "household file (JSON)"
HELP_SECONDS = "how long to search at most (default 20); 0 shows the first plan found"

HELP_PRICES = "also say what would make the heaviest list lighter: a chore less, or paid help"

HELP_WEEK = "the agreed week, with numbers to tick"
HELP_NEXT = "the week after this one"
HELP_DONE = "mark a chore of the week done"
HELP_NUMBER = "its number in `workbook chores week`"
HELP_MINUTES = "how many minutes it really took"
HELP_BY = "who did it, when not who was planned; for two, say it twice"

NO_WEEK = "There is no chore week for these days yet. One is made under Plans in `workbook`."
NOT_AGREED = "This week is a proposal: nothing is ticked until you have both agreed to it. Nothing was changed."
NUMBER_NEEDED = "The number of a chore is a whole number, as `workbook chores week` shows it. Nothing was changed."

STATES = {"proposed": "a proposal", "adjust": "to be adjusted", "worked": "worked", "did not work": "did not work"}


def week_title(monday: date, weeks: int, state: str, review: date | None) -> str:
    """Week of 23 November 2026 · agreed, on trial until Sun 6 Dec"""
    if state == "agreed" and review is not None:
        said = f"agreed, on trial until {short_date(review)}"
    else:
        said = STATES.get(state, state)
    return f"{'Fortnight' if weeks == 2 else 'Week'} of {date_name(monday)} · {said}"


def day_title(day: date, today: date) -> str:
    """Monday 23 · today"""
    return f"{WEEKDAYS[day.weekday()]} {day.day}{' · today' if day == today else ''}"


def done(chore: str, people: Sequence[str], minutes: int | None) -> str:
    took = f", {minutes} min" if minutes is not None else ""
    return f"Done: {chore} ({' + '.join(people)}{took})."


SECONDS_RANGE = "--seconds needs a number from 0 to 3600. Nothing was changed."
PLANNING = {
    "place": "Placing chores",
    "heaviest": "Making the heavier load lighter",
    "total": "Making the whole lighter",
    "days": "Evening out the days",
}

# What undo shows. The name of a chore is shown only inside the program.
LABEL_SAVED = "Changed the household"
LABEL_IMPORTED = "Read the household from a file"


def label_proposed(monday: date) -> str:
    return f"Made a plan for the week of {monday}"


def label_changed(monday: date) -> str:
    return f"Changed the plan for the week of {monday}"


def label_agreed(monday: date) -> str:
    return f"Agreed on the week of {monday}"


def label_concluded(monday: date) -> str:
    return f"Looked back on the week of {monday}"


def label_felt(monday: date) -> str:
    return f"Said how fair the week of {monday} feels"


def label_dropped(monday: date) -> str:
    return f"Threw away the plan for the week of {monday}"


def label_done(chore: str) -> str:
    return f"Marked “{chore}” done"


def label_not_done(chore: str) -> str:
    return f"Marked “{chore}” not done"


def label_reopened(chore: str) -> str:
    return f"Opened “{chore}” again"


def label_moved(chore: str) -> str:
    return f"Moved “{chore}”"


NO_SUCH_WEEK = "There is no such week. Nothing was changed."
NO_SUCH_SLOT = "There is no chore of that number in this week. `workbook chores week` shows the numbers."
NO_SUCH_PERSON = "There is nobody of that name in this household. Nothing was changed."
WEEK_IS_OVER = "That week is over. It can be marked done, or let go."
NO_SUCH_PLACE = "There is no such day or part of the day in this week. Nothing was changed."
NOT_A_MONDAY = "A week begins on a Monday. Nothing was changed."
REVIEW_PASSED = "The day to look at it again has passed already. Choose today or a later one."
FEELS_RANGE = "How fair it feels is a number from 0 to 10. Nothing was changed."
MINUTES_RANGE = "Minutes are a whole number from 1 to 1440. Nothing was changed."


def name_too_long(most: int) -> tuple[str, str]:
    """A fault of the starter list: cause and remedy."""
    return f"The name has more than {most} characters, so it does not fit into the week.", "Shorten it."
