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
