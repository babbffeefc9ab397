"""What the Plans screen, the week grid and the household form say."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.words.app import DAYS, MONTHS

PARTS = ("morning", "afternoon", "evening")
PARTS_SHORT = ("mor", "aft", "eve")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# -- the grid
NOT_PLACED = "Not placed"
MOVE, MOVE_TIP = "Move", "Pick up what is under the cursor, or put it down"
PUT_BACK, PUT_BACK_TIP = "Put back", "Put back what you are holding"
DONE, DONE_TIP = "Done", "Tick off what is under the cursor, or untick it"
PIN, PIN_TIP = "Pin", "Keep this where it is in every new plan, or let it go again"
SWAP, SWAP_TIP = "Swap", "Let two slots trade places: press on the first, then on the second"
TOGETHER, TOGETHER_TIP = "Together", "Do it together, or one alone again"


def day_name(monday: date, day: int, width: int) -> str:
    """`Mon 23` where there is room, else `Mo 23`, else `Mo`."""
    on = monday + timedelta(days=day)
    name = DAYS[on.weekday()]
    long, short = f"{name} {on.day}", f"{name[:2]} {on.day}"
    return long if len(long) < width else short if len(short) < width else name[:2]


def day_date(monday: date, day: int) -> str:
    """`Mon 23 Nov`"""
    on = monday + timedelta(days=day)
    return f"{DAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"


def hours(minutes: int) -> str:
    """`4 h 05`, `45 min`, `0 min`"""
    return f"{minutes // 60} h {minutes % 60:02}" if minutes >= 60 else f"{minutes} min"


# -- free time
FREE_TYPE, FREE_TYPE_TIP = "Minutes", "Type the minutes that are free for chores in this part of the day"
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

# -- what each carries


def percent(basis_points: int) -> str:
    """`43 %`"""
    return f"{round(basis_points / 100)} %"


def load(minutes: int, basis_points: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} · {percent(basis_points)}"


def unplaced_name(chore: str, times: int) -> str:
    return f"{chore} ×{times}" if times > 1 else chore
