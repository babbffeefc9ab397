"""What the chore verbs say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.chores.household_edits import share_percent
from workbook.words.chores import household as of_household
from workbook.words.chores import sheet
from workbook.words.chores.plan import date_name, percent
from workbook.words.common.dates import WEEKDAYS, minutes, short_date

if TYPE_CHECKING:
    from workbook.domain.chores.household import Household

PART_NAMES = ("morning", "afternoon", "evening")

HELP_PLAN = "plan a week for the household of the workbook, or of a file, which needs no workbook"
HELP_SAVE = "keep it as a proposal, to be agreed to; it takes the place of an earlier one"
HELP_THIS = "this week, from today on (or else: this one up to Wednesday, then the next)"
HELP_FORTNIGHT = "two weeks in one plan, from a Monday on"
HELP_AGREE = "say yes to the proposal, all whom it concerns: it is on trial until a day on which you look at it again"
HELP_AGREE_REVIEW = "that day (or else two weeks from its beginning)"
HELP_DROP = "throw a proposal away; `undo` brings it back"
HELP_FELT = "how it was"
HELP_UNDO = "open a chore of the week again"
HELP_SKIP = "mark a chore of the week as not done"
HELP_SWAP = "two slots of the week trade people; where those are the same, they trade times"
HELP_TOGETHER = "a chore is done by two, or by one again"
HELP_PIN = "new plans keep whoever does this chore on that weekday"
HELP_PIN_OFF = "no longer"
NOTHING_TO_TRADE = "That leaves the week as it is. Nothing was changed."
HELP_EXAMPLE = "print a household to begin from, for `household import`"
STRANGERS = (
    "Nobody in this household is called as anybody in the workbook. If it is not yours, `workbook undo` brings back "
    "the one before; names are changed in the file, or in `workbook` under Plans."
)
EXAMPLE = """
{
 "name": "Ours",
 "people": [
  {"name": "Sam", "avail": [[0, 0, 90], [0, 0, 90], [0, 0, 90], [0, 0, 90], [0, 0, 60], [90, 60, 60], [90, 60, 60]],
   "prefs": {"Vacuum": -2, "Cook dinner": 1}},
  {"name": "Alex", "avail": [[0, 0, 60], [0, 0, 60], [0, 0, 90], [0, 0, 90], [0, 0, 60], [60, 60, 60], [90, 60, 60]],
   "prefs": {"Dishes": -1}, "cannot": ["Bins out"]}
 ],
 "chores": [
  {"name": "Cook dinner", "minutes": 45, "days": [0, 1, 2, 3, 4, 5, 6], "parts": [2]},
  {"name": "Dishes", "minutes": 20, "days": [0, 1, 2, 3, 4, 5, 6], "parts": [2]},
  {"name": "Laundry", "minutes": 30, "times": 2, "gap": 2},
  {"name": "Vacuum", "minutes": 40, "times": 1},
  {"name": "Bins out", "minutes": 10, "times": 1, "allowed_days": [3]}
 ]
}
"""
"""`avail`: for each day from Monday on the free minutes of morning, afternoon, evening; `prefs` go from -2 to 2."""
HELP_MOVE = "another day or part of it, or other people"
HELP_TO, HELP_PART = "a day of that week: fri, tomorrow, 2026-11-27", "morning, afternoon or evening"
HELP_GIVE = "who does it now; for two, say it twice"
HELP_REVIEW = "look back on the week whose day has come, or else this one: what became of it, and what comes of it"
HELP_OF = "the week that this day lies in: mon, 4 jan"
HELP_CAME = "what comes of it; open takes back what was said"
HELP_FAIR = "how fair it feels to you; only you see the number"
HELP_IMPORT = "take the household from a file, in place of the one that is there; `undo` brings it back"
HELP_DRY = "read the file and say what is in it, and change nothing"
HELP_EXPORT = "write the household out as JSON, as `household import` reads it"
HELP_OUT = "the file to write to (or else standard output)"
HELP_HOUSEHOLD_SHOW = "who is in it, with the minutes they have, and what there is to do"
HELP_HOUSEHOLD = "household file (JSON)"
HELP_SECONDS = "how long to search at most (default 20); 0 shows the first plan found"

HELP_PRICES = "also say what would make the heaviest list lighter: a chore less, or paid help"

HELP_WEEK = "the agreed week, with numbers to tick"
HELP_NEXT = "the week after this one"
HELP_DONE = "mark a chore of the week done"
HELP_NUMBER = "its number in `workbook chores week`, or words of the chore"
HELP_MINUTES = "how many minutes it really took"
HELP_BY = "who did it, when not who was planned; for two, say it twice"

NO_WEEK = "There is no chore week for these days yet. `workbook chores plan --save` makes one."
NEXT_WEEK = "There is no chore week for these days, but one for the next: `workbook chores week --next`."
LAST_WEEK = "There is no chore week for these days yet. This is the last one."
NO_HOUSEHOLD = (
    "There is no household yet. `workbook household import FILE` reads one, and `workbook household example` prints "
    "one to begin from; in `workbook` it stands under Plans."
)
FILE_OR_SAVE = (
    "A file is planned without the workbook. To keep a week, read it first: `workbook household import FILE`."
)
HELP_REST = "plan the days of the agreed week that are left anew, with few changes"
HELP_OTHERS = "other good plans for the same week, by name"
HELP_OTHER = "the plan to show: fairest, most liked, calmest days, closest to last week"
HELP_KEEP = "keep it; `workbook undo` brings back what was"
WHICH_OTHER = "Say which plan is to be kept: `workbook chores others calmest --save`. Nothing was changed."
NO_SUCH_OTHER = "There is no plan of that name. `workbook chores others` lists them."
NOT_FOUND_THIS_TIME = "No plan of that name is really different and nearly as fair. Nothing was changed."
NOT_KEPT_YET = "Nothing was kept. --save keeps it."
OTHERS_HINT = "`workbook chores others NAME` shows one, with --save it is kept."
NOT_KEPT = "Nothing was kept. With --save this is a proposal, until it is agreed to."
NO_PROPOSAL = "There is no proposal for the days ahead. `workbook chores plan --save` makes one."
DROPPED = "Thrown away. `workbook undo` brings it back."
MOVE_HOW = "Say --to DAY, --part or --give NAME. Nothing was changed."
FELT_KEPT = "Kept how fair it feels to you."
NOT_IN_THIS_WEEK = "That is asked of those who are in the household of this week. --as NAME says who you are."
NOT_AGREED = "This week is a proposal: nothing is ticked until it is agreed to. Nothing was changed."
NUMBER_NEEDED = "The number of a chore is a whole number, as `workbook chores week` shows it. Nothing was changed."

STATES = {"proposed": "a proposal", "adjust": "to be adjusted", "worked": "worked", "did not work": "did not work"}


def fortnight_begun(monday: date) -> str:
    return f"Two weeks in one begin on a Monday: with --next on {short_date(monday)}. Nothing was planned."


def in_week(monday: date, weeks: int) -> str:
    """That is in the week of 25 January 2026."""
    return f"That is in the {'fortnight' if weeks == 2 else 'week'} of {date_name(monday)}."


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


def reopened(chore: str) -> str:
    return f"Open again: {chore}."


def not_done(chore: str) -> str:
    return f"Marked as not done: {chore}."


def moved(chore: str, day: date, part: int, people: Sequence[str], number: int) -> str:
    """Moved: Cook (number 4), Fri 27 Nov, evening, Ida."""
    return f"Moved: {chore} (number {number}), {short_date(day)}, {PART_NAMES[part]}, {' + '.join(people)}."


def pinned(chore: str, people: Sequence[str], day: int, *, off: bool) -> str:
    whose = " and ".join(people)
    if off:
        return f"{chore} is no longer kept for {whose} in new plans."
    return f"New plans keep {chore} for {whose}, {WEEKDAYS[day % 7]}."


def move_passed(chore: str, day: date, number: int) -> str:
    return (
        f"{short_date(day)} has passed, so {chore} cannot be moved there. If it was done then: "
        f"`workbook chores done {number}`. Nothing was changed."
    )


def no_household(missing: str) -> str:
    return (
        f"The household has no {missing} yet, so there is nothing to plan. `workbook household import FILE` reads one, "
        "and `workbook household example` prints one to begin from."
    )


def unticked(count: int) -> str:
    said = "One chore of the days before today has" if count == 1 else f"{count} chores of the days before today have"
    return f"{said} no mark; `chores done` and `chores skip` say what became of them."


UNTICKED_TITLE = "Nobody has said yet what became of these:"
ASK_DONE, ASK_NOT, ASK_REST = "d", "n", "a"
ASK_HOW = "Type d for done, n for not done, a for this and all the rest done; enter leaves it open."


def unticked_line(number: int, chore: str, day: date, people: Sequence[str], took: int) -> str:
    """`   3 Iron · Fri 27 Nov · Sam · 30 min`"""
    return f"{number:>4} {chore} · {short_date(day)} · {' + '.join(people)} · {took} min"


def unticked_means(number: int, of: str) -> str:
    """`of`: the option that names the week, where it is not today's."""
    return (
        "Nobody has to tick: what has no mark counts as done, in what is owed and in the next plan, until somebody "
        f"says otherwise. `workbook chores skip {number}{of}` says it was not done."
    )


def more_wait(mondays: Sequence[date]) -> str:
    named = ", ".join(f"--of {day}" for day in mondays)
    return f"To be looked back on as well: {named}."


def no_week_of(day: date) -> str:
    return f"There is no chore week on {short_date(day)}. Nothing was changed."


def replanned(changes: int) -> str:
    said = {0: "Nothing had to change.", 1: "One slot changed."}.get(changes, f"{changes} slots changed.")
    return f"Planned anew. {said} `workbook undo` brings back what was."


def other_line(name: str, differs: int, shares: Sequence[str]) -> str:
    slots = "" if not differs else f", {differs} slot{'s' if differs > 1 else ''} other"
    return f"  {name}{slots}: {', '.join(shares)}"


def share_of(part: int) -> str:
    return percent(part)


def kept(monday: date) -> str:
    return f"Kept as a proposal for the week of {date_name(monday)}. `workbook chores agree` once everybody says yes."


def agreed(monday: date, review: date, by: str) -> str:
    """`by`: who typed it, "" for one who gave no name."""
    said = f"{by or 'You'} said yes here for everybody in it; `workbook undo` takes that back."
    return f"Agreed: the week of {date_name(monday)}. You look at it again on {short_date(review)}. {said}"


def household_read(people: int, chores: int, *, saved: bool) -> str:
    ends = "`workbook undo` brings back what was." if saved else "Nothing was changed."
    return f"{'Read' if saved else 'In the file'}: {people} in the household, {chores} chores. {ends}"


def written_to(path: str) -> str:
    return f"Written to {path}."


def household_lines(household: Household) -> Iterator[str]:
    """Who is in it, then what there is to do, a line each."""
    if household.name:
        yield household.name
    for person in household.people:
        free = sum(sum(parts) for parts in person.free)
        equal = len({each.share for each in household.people if each.takes_share}) == 1
        about = of_household.of_person(share_percent(household, person.name), equal, person.away, person.only)
        yield f"  {person.name} · {minutes(free)} free a week · {about}"
    yield ""
    for chore in household.chores:
        yield f"  {chore.name} · {sheet.about(chore)}"


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
LABEL_WEEKS_BROUGHT = "Brought in weeks of chores"


def _monday(day: date) -> str:
    return short_date(day).partition(" ")[2]


def label_proposed(monday: date) -> str:
    return f"Made a plan for the week of {_monday(monday)}"


def label_changed(monday: date) -> str:
    return f"Changed the plan for the week of {_monday(monday)}"


def label_agreed(monday: date) -> str:
    return f"Agreed on the week of {_monday(monday)}"


def label_concluded(monday: date) -> str:
    return f"Looked back on the week of {_monday(monday)}"


def label_felt(monday: date) -> str:
    return f"Said how fair the week of {_monday(monday)} feels"


def label_dropped(monday: date) -> str:
    return f"Threw away the plan for the week of {_monday(monday)}"


def label_done(chore: str) -> str:
    return f"Marked “{chore}” done"


def label_not_done(chore: str) -> str:
    return f"Marked “{chore}” not done"


def label_reopened(chore: str) -> str:
    return f"Opened “{chore}” again"


def label_moved(chore: str) -> str:
    return f"Moved “{chore}”"


NO_SUCH_WEEK = "There is no such week. Nothing was changed."
NO_SUCH_CHORE = "There is no such chore in this week. `workbook chores week` shows what is in it."
ALL_ARE_DONE = "Nothing of that chore is open in this week. `workbook chores week` shows it. Nothing was changed."
NONE_IS_DONE = "Nothing of that chore is marked in this week. `workbook chores week` shows it. Nothing was changed."


def nearest_chore(number: int) -> str:
    return f"{NO_SUCH_CHORE} The nearest is number {number}."


def several_chores(numbers: Sequence[int]) -> str:
    named = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return f"Several chores of this week have those words: {named}. Take the number instead. Nothing was changed."


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
