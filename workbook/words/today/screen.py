"""What the Today screen says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.words.common import signs
from workbook.words.common.dates import near_date, on_day, short_date

PROMISES = "PROMISES FOR TODAY"
BEFORE = "FROM BEFORE"
WHENEVER = "WHENEVER IT HAPPENS"
ENDS = "WITH AN END"
MENDABLE = "STILL TO BE REPAIRED"
MENDABLE_KEYS = "p: name it and make it good"
WEEK = "THIS WEEK"
ALL_PROMISES = "all promises"
CHORES = "CHORES TODAY"
CHORES_BEFORE = "CHORES FROM BEFORE"
CHORE_BEFORE_KEYS = "space: done · m: let it go · r: to today"
CHORE_BEFORE_OVER = "space: done · m: let it go"
CHORES_BEFORE_KEYS = "enter: one by one"
LET_GO = "let go"
BOTH = "both"
AWAY_OFFER_KEYS = "enter: those days ask nothing, for all promises"
LOOK_BACK = "TIME TO LOOK BACK"
WEEKLY = "The review of the week"
NEXT = "NEXT SMALL STEP"
CONTINUE = "‹ Continue ›"
BEGIN = "‹ Begin ›"
BEGIN_KEY, BEGIN_TIP = "Begin", "Go to the step, and begin"
BOOK_DONE = "Every step has been worked through."
BOOK_SET_ASIDE = "Nothing is open in the book. What you set aside can be opened on any day."
REREAD = "They stay open: any of them can be read and done again."

DATES = "TODAY"
AGAIN = "It has happened again"
OPEN_OWN = "‹ Open your pages ›"
NOTHING_ASKED = "Nothing here is asked of you."
"""Said to the one who was let down."""

NO_DUES = "Nothing is promised for today."
NO_PROMISES = (
    "A promise belongs here: one small act, and when it happens.",
    "“Be home by 18:30, when the office closes.”",
)
NO_PROMISES_KEY = "a", "adds one"
NO_CHORES = "None today."
NO_PLAN = ("Who does what, planned fairly for a week.",)
NO_PLAN_KEY = "4", "plans one"
WORD = {
    "kept": "kept",
    "late": "kept late",
    "missed": "missed",
    "repaired": "repaired",
    "renegotiated": "moved",
    "not applicable": "did not come up",
}
LEGEND = (
    f"{signs.DAYS['kept']} kept  {signs.DAYS['partly']} late, repaired  {signs.DAYS['missed']} missed  "
    f"{signs.DAYS['open']} open  {signs.DAYS['nothing']} nothing due"
)

KEPT, KEPT_TIP = "Kept", "Mark it kept; once more takes that back"
DONE, DONE_TIP = "Done", "Tick the chore off; once more takes that back"
LET_IT_GO, LET_IT_GO_TIP = "Let it go", "The chore of an earlier day was not done and is not asked for again"
LATE, LATE_TIP = "Late", "Mark it kept, but after its time"
MISSED, MISSED_TIP = "Missed", "Mark it missed; nothing more is said about it here"
NA, NA_TIP = "Did not come up", "Away, ill, or it did not come up: it does not count"
MOVE, MOVE_TIP = "Move", "Move it to another day, agreed with your partner beforehand"
REPAIR, REPAIR_TIP = "Repair", "Name the miss and make it good; there are two days for it"
NOTE, NOTE_TIP = "Note", "Write a few words beside the mark"
PICK, PICK_TIP = "Pick", "Pick several; the next mark is for all of them"
PICK_ALL, PICK_ALL_TIP = "Pick all", "Pick all that is open of this promise; once more, all from before"
AWAY, AWAY_TIP = "Away", "You were away, or will be: those days count for nothing"
ADD, ADD_TIP = "Add", "Make a promise"
OTHER_SIDE, OTHER_SIDE_TIP = "Other column", "Go to the chores and the next step, or back"
BOOK_CLOSED = "The steps cannot be shown. `workbook content check` tells why."


def chore_week(monday: date | None) -> str:
    """Chore week of 5 Jan: in one line of 80 columns, beside its day."""
    return "The chore week" if monday is None else f"Chore week of {short_date(monday).partition(' ')[2]}"


def smallest(text: str) -> str:
    return f"Smallest version: {text}"


def load(done: int, of: int) -> str:
    return f"{done} of {of} min"


def days_open(count: int) -> str:
    """`6 days open`"""
    if not count:
        return "all marked"
    return "1 day open" if count == 1 else f"{count} days open"


def group_keys(*, is_open: bool, asks: bool) -> str:
    """What the keys do on the row of a promise that has days from before."""
    return ("enter: fold up" if is_open else "enter: one by one") + (" · V: all of it · w: I was away" if asks else "")


def away_offer(since: date, until: date) -> str:
    """`I was away, Mon 16 to Fri 20 Nov`"""
    first = short_date(since)
    return f"I was away, {first[:-4] if since.month == until.month else first} to {short_date(until)}"


def ended(said: str) -> str:
    """Beside what is open of a promise that has come to its last day by itself."""
    return f"{said} · ended"


def not_said(count: int) -> str:
    """`12 of this week not ticked`"""
    return "nothing is left" if not count else f"{count} of the last week not ticked"


def more_of_week(count: int) -> str:
    return f"and {count} more, under 3 Promises"


def step_place(number: int, of: int, title: str) -> str:
    return f"{number} of {of}: {title}"


def about(number: int) -> str:
    return f"about {number} min"


def sitting(when: str) -> str:
    return f"Next sitting: {when}"


READ_SHOWN = "‹ Read it ›"


def shows_you(name: str) -> str:
    return f"{name.upper()} SHOWS YOU"


def lines(number: int, *, unread: bool) -> str:
    said = "1 line" if number == 1 else f"{number} lines"
    return f"{said}, unread" if unread else said


READ_AGAIN = "‹ Read again what you wrote ›"
RENEW = "‹ Renew promises, or end them ›"


def months_on(months: int) -> str:
    return {1: "ONE MONTH ON", 12: "ONE YEAR ON"}.get(months, f"{months} MONTHS ON")


def missed_sitting(day: date, today: date, title: str, minutes: int) -> str:
    long = "a minute" if minutes == 1 else f"{minutes} minutes"
    return (
        f"The sitting {on_day(day, today)} did not take place. “{title}” takes about {long}, today or on "
        "another day that you choose."
    )


def when(planned: Sequence[tuple[date, str]], today: date) -> str:
    """`Sun 20:00`, `today 20:00 and 3 Dec`"""
    return " and ".join(f"{near_date(day, today)} {at}".strip() for day, at in planned)


def more_before(count: int) -> str:
    return f"and {count} older, under 3 Promises"
