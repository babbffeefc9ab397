"""How days, dates and lengths of time are said, wherever they are."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_TWO = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(day: date) -> str:
    """`Sat 21 Nov`"""
    return f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """`Sat 21 Nov 2026`"""
    return f"{short_date(day)} {day.year}"


def near_date(day: date, today: date) -> str:
    """`today`, `Thu` within a week before or after, `21 Nov` within half a year, else with the year."""
    away = (day - today).days
    if away == 0:
        return "today"
    if abs(away) < 7:
        return DAYS[day.weekday()]
    if abs(away) < 180:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def on_day(day: date, today: date) -> str:
    """Within a sentence: `today`, `on Tuesday` within a week, `on 21 Nov`."""
    away = (day - today).days
    if away == 0:
        return "today"
    return f"on {WEEKDAYS[day.weekday()] if abs(away) < 7 else near_date(day, today)}"


def minutes(number: int) -> str:
    """`45 min`, `1 h`, `1 h 05 min`"""
    if number < 60:
        return f"{number} min"
    return f"{number // 60} h {number % 60:02} min" if number % 60 else f"{number // 60} h"
