"""Local calendar dates: weeks, months, and dates as people type them. No time zones, no clock."""

import re
from datetime import date, datetime, timedelta
from typing import Literal

from workbook.domain.common.errors import UsageError
from workbook.domain.common.finding import nearest
from workbook.words.refusals import dates as refusals

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Dates outside these years are refused at the door, so that no later arithmetic can leave the calendar."""
HORIZON_DAYS = 50 * 366
"""How far ahead an end, a review or a date may lie: about fifty years."""

WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAYS = (*WEEKDAY_NAMES, *(name[:3] for name in WEEKDAY_NAMES))
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
Direction = Literal["ahead", "back"]

_ISO = re.compile(r"(\d{1,6})-(\d{1,2})-(\d{1,2})", re.ASCII)
_AHEAD = re.compile(r"(?:\+|in )\s?(\d{1,6}|an?(?= ))(?: (day|week|month|year)s?)?", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})\.?(?:,? (\d{4}))?", re.ASCII)
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", re.ASCII)
_FROM_NOW = re.compile(r"(\d{1,6}|an?) (day|week|month|year)s? from (?:now|today)", re.ASCII)
_NEXT = re.compile(r"next (week|month|year)")
_AGO = re.compile(r"(\d{1,6}) days? ago", re.ASCII)


def week_start(day: date, first: int = 0) -> date:
    """The first day of the week that `day` lies in; weeks begin on weekday `first` (0 = Monday)."""
    return day - timedelta(days=(day.weekday() - first) % 7)


def day_of(moment: datetime, begins: int = 0) -> date:
    """The day that a moment belongs to, for somebody whose days begin `begins` minutes after midnight. By the clock on
    the wall, whatever the hour is set forward or back."""
    return (moment.replace(tzinfo=None) - timedelta(minutes=begins)).date()


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def day_of_month(year: int, month: int, number: int) -> date:
    """Day `number` (1–31) of a month; the last day of a shorter month serves for it."""
    return date(year, month, min(number, days_in_month(year, month)))


def weekday_named(word: str, *, least: int = 3) -> int | None:
    """0 (Monday) to 6 for `mon`, `Tues`, `wednesday`…; None for anything else. Three letters are enough; two with
    `least` 2, where nothing but a day can stand."""
    word = word.strip().lower().rstrip(".")
    if len(word) < least:
        return None
    for number, name in enumerate(WEEKDAY_NAMES):
        if name.startswith(word):
            return number
    return None


def month_named(word: str) -> int | None:
    """1 (January) to 12 for `jan`, `Sept`, `december`…; None for anything else. Three letters are enough."""
    word = word.strip().lower().rstrip(".")
    if len(word) < 3:
        return None
    return next((number for number, name in enumerate(MONTH_NAMES, 1) if name.startswith(word)), None)


def parse_iso(text: str) -> date:
    """A date written as 2026-12-01. UsageError for anything else, for days that do not exist and for years
    that no workbook needs."""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise UsageError(refusals.NOT_ISO)
    year, month, day = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _out_of_reach()
    if not 1 <= month <= 12:
        raise UsageError(refusals.NO_SUCH_MONTH)
    if not 1 <= day <= days_in_month(year, month):
        raise UsageError(refusals.NO_SUCH_DAY.format(last=days_in_month(year, month), year=year))
    return date(year, month, day)


def parse_day(text: str, today: date, toward: Direction = "ahead") -> date:
    """A date as a person types it: ISO, `today`, `tomorrow`, `yesterday`, `fri`, `fr`, `next fri`, `fri week`, `next
    week`, `in 3 days`, `in 2 weeks`, `a week from now`, `2 days ago`, `1 dec`, `dec 1 2027`, `1.12.2026`.

    A weekday means the next one after today when looking ahead, and the latest one up to and including today
    when looking back; a day of a month the next or the latest such day, today included.
    UsageError when it means nothing or lies outside the years that can be used.
    """
    word = " ".join(text.split()).lower()
    if _ISO.fullmatch(word):
        return parse_iso(word)
    if word in ("today", "tomorrow", "yesterday"):
        return shifted(today, {"today": 0, "tomorrow": 1, "yesterday": -1}[word])
    if found := _AHEAD.fullmatch(word):
        return _ahead(today, int(found[1]) if found[1].isdigit() else 1, found[2] or "day")
    if found := _FROM_NOW.fullmatch(word):
        return _ahead(today, int(found[1]) if found[1].isdigit() else 1, found[2])
    if found := _NEXT.fullmatch(word):
        return _ahead(today, 1, found[1])
    if found := _DOTTED.fullmatch(word):
        return parse_iso(f"{found[3]}-{found[2]}-{found[1]}")
    if found := _AGO.fullmatch(word):
        return shifted(today, -int(found[1]))
    if found := _DAY_MONTH.fullmatch(word):
        return _in_year(today, int(found[1]), found[2], found[3], toward)
    if found := _MONTH_DAY.fullmatch(word):
        return _in_year(today, int(found[2]), found[1], found[3], toward)
    if word.startswith("next "):
        word, toward = word.removeprefix("next "), "ahead"
    later = 0
    if word.endswith(" week") and toward == "ahead":
        word, later = word.removesuffix(" week"), 7
    weekday = weekday_named(word, least=2)
    if weekday is None:
        near = nearest(word, ("today", "tomorrow", "yesterday", *_WEEKDAYS)) if len(word) > 2 else ""
        raise UsageError(refusals.not_a_date(near))
    if toward == "ahead":
        return shifted(today, (weekday - today.weekday() - 1) % 7 + 1 + later)
    return shifted(today, -((today.weekday() - weekday) % 7))


def is_further(text: str, day: date, today: date) -> bool:
    """Whether `parse_day` took a year for a text that hardly anybody expects: for 29 February without its year, where
    the next to come, or the latest there was, is more than a year away."""
    word = " ".join(text.split()).lower()
    found = _DAY_MONTH.fullmatch(word) or _MONTH_DAY.fullmatch(word)
    return found is not None and found[3] is None and abs((day - today).days) > 366


def _ahead(today: date, number: int, unit: str) -> date:
    """So many days, weeks, months or years on; the last day of a shorter month serves."""
    if unit in ("day", "week"):
        return shifted(today, number * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
    if not FIRST_YEAR <= months // 12 <= LAST_YEAR:
        raise _out_of_reach()
    return day_of_month(months // 12, months % 12 + 1, today.day)


def _in_year(today: date, day: int, month_word: str, year_text: str | None, toward: Direction) -> date:
    """A day of a named month: of the year that is said, else the next to come or the latest there was."""
    month = month_named(month_word)
    if month is None:
        raise UsageError(refusals.NOT_A_DATE)
    if year_text is not None:
        return parse_iso(f"{year_text}-{month}-{day}")
    step = 1 if toward == "ahead" else -1
    for year in range(today.year, today.year + 9 * step, step):
        if 1 <= day <= days_in_month(year, month):
            found = date(year, month, day)
            if found >= today if toward == "ahead" else found <= today:
                return found
    raise UsageError(refusals.NO_SUCH_DAY.format(last=days_in_month(today.year, month), year=today.year))


def shifted(day: date, days: int) -> date:
    """`day` moved by a number of days; UsageError when that leaves the years that can be used."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        moved = None
    if moved is None or not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise _out_of_reach()
    return moved


def _out_of_reach() -> UsageError:
    return UsageError(refusals.OUT_OF_REACH.format(first=FIRST_YEAR, last=LAST_YEAR))
