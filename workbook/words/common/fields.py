"""What a field says: how it is left, and how a day and a time are typed."""

from __future__ import annotations

from datetime import date

from workbook.words.common.dates import full_date, short_date

LEAVE, LEAVE_TIP = "Back", "Leave the field; every word is kept"
DAY_HOW = "a day: fri, in 3 days, 2026-12-01"
DAY_UNKNOWN = "not understood yet: fri, in 3 days, 2026-12-01"
TIME_HOW = "a time, if you like: 20:00"
TIME_UNKNOWN = "not understood yet: 20:00 or 8pm"


def day_said(day: date, today: date) -> str:
    """`Sun 22 Nov, in 4 days`; with its year where that is not the next such day."""
    away = (day - today).days
    if away == 0:
        near = "today"
    elif away in (1, -1):
        near = "tomorrow" if away > 0 else "yesterday"
    else:
        near = f"in {away} days" if away > 0 else f"{-away} days ago"
    return f"{full_date(day) if abs(away) > 366 else short_date(day)}, {near}"
