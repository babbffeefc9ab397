"""When a promise or a chore falls due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import day_of_month, days_in_month

CadenceKind = Literal["once", "weekdays", "per_week", "every_days", "monthly", "month_weekday", "after", "whenever"]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MOST_DAYS_BETWEEN = 366
MOST_MONTHS_BETWEEN = 12
LAST = 5
"""The place of the last weekday of a month, behind the first to fourth."""

A_YEAR = 12
SOME_YEAR = 2024
"""Of the day that something yearly counts from only the month matters; this year has a 29 February."""


@dataclass(frozen=True, slots=True)
class Cadence:
    """When something falls due. Only the fields of its kind are filled:

    - once: `on`, the date by which it is done
    - weekdays: `weekdays`, sorted, 0 = Monday; all seven is every day
    - per_week: `number` times a week (1–7), on any days
    - every_days: every `number` days (1–366), counted from `on` (None: from the start of what it belongs to)
    - monthly: on day `number` (1–31); the last day of a short month serves
    - month_weekday: on the `number`th (1–4, 5: the last) of its one weekday in the month
    - after: `number` days (1–366) after it was last done, the first time on `on` (None: on the start)
    - whenever: on no calendar; an event makes the due

    `months` (1–12): of monthly and month_weekday only each so manieth month, counted from the month of `on` (None: from
    the first that comes); 12 is once a year.
    ValueError for a combination that means nothing (a damaged file).
    """

    kind: CadenceKind
    weekdays: tuple[int, ...] = ()
    number: int = 0
    on: date | None = None
    months: int = 1

    def __post_init__(self) -> None:
        days_fit = (
            bool(self.weekdays)
            and self.weekdays == tuple(sorted(set(self.weekdays)))
            and self.weekdays[0] >= 0
            and self.weekdays[-1] <= 6
        )
        fits = {
            "once": self.on is not None,
            "weekdays": days_fit,
            "per_week": 1 <= self.number <= 7,
            "every_days": 1 <= self.number <= MOST_DAYS_BETWEEN,
            "monthly": 1 <= self.number <= 31,
            "month_weekday": days_fit and len(self.weekdays) == 1 and 1 <= self.number <= LAST,
            "after": 1 <= self.number <= MOST_DAYS_BETWEEN,
            "whenever": True,
        }
        by_month = self.kind in ("monthly", "month_weekday")
        if not fits[self.kind] or not 1 <= self.months <= (MOST_MONTHS_BETWEEN if by_month else 1):
            raise ValueError("a cadence that means nothing")


DAILY = Cadence("weekdays", EVERY_DAY)
WHENEVER = Cadence("whenever")


def day_number(cadence: Cadence) -> int:
    """The day of the month, or of the one month of a year, as one says it: the 29th of February, never the 31st."""
    if cadence.months == A_YEAR and cadence.on is not None:
        return min(cadence.number, days_in_month(SOME_YEAR, cadence.on.month))
    return cadence.number


def anchored(cadence: Cadence, start: date) -> Cadence:
    """The same cadence with the day that it counts from filled in, where it counts from one; others as they are."""
    if cadence.on is not None:
        return cadence
    if cadence.kind in ("every_days", "after"):
        return replace(cadence, on=start)
    if cadence.months > 1:
        return replace(cadence, on=next_fixed_day(replace(cadence, months=1), start))
    return cadence


def carried_on(new: Cadence, old: Cadence) -> Cadence:
    """The cadence that `new` is in the place of `old`: the same rhythm goes on counting from where it counted, unless
    it says from where."""
    same = new.kind == old.kind and new.on is None and old.kind != "once" and new == replace(old, on=None)
    return old if same else new


def fixed_days(cadence: Cadence, first: date, last: date) -> Iterator[date]:
    """The calendar days on which it falls due, from `first` to `last` inclusive, in order, each once.

    `per_week`, `after` and `whenever` have none: the first asks for a number in a week, the second counts from a mark,
    the third waits for an event. What counts from a day and has none counts from `first`.
    """
    if last < first:
        return
    if cadence.kind == "once":
        if cadence.on is not None and first <= cadence.on <= last:
            yield cadence.on
    elif cadence.kind == "weekdays":
        ordinal, end = first.toordinal(), last.toordinal()
        wanted = [(day in cadence.weekdays) for day in EVERY_DAY]
        for number in range(ordinal, end + 1):
            if wanted[(number + 6) % 7]:  # ordinal 1 is a Monday
                yield date.fromordinal(number)
    elif cadence.kind == "every_days":
        anchor = (cadence.on or first).toordinal()
        begin = max(anchor, first.toordinal() + (anchor - first.toordinal()) % cadence.number)
        for number in range(begin, last.toordinal() + 1, cadence.number):
            yield date.fromordinal(number)
    elif cadence.kind in ("monthly", "month_weekday"):
        from_month = _month_number(cadence.on or first)
        for months in range(_month_number(first), _month_number(last) + 1):
            if (months - from_month) % cadence.months == 0:
                day = _day_in_month(cadence, months // 12, months % 12 + 1)
                if first <= day <= last:
                    yield day


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _day_in_month(cadence: Cadence, year: int, month: int) -> date:
    if cadence.kind == "monthly":
        return day_of_month(year, month, cadence.number)
    weekday = cadence.weekdays[0]
    if cadence.number == LAST:
        last = day_of_month(year, month, 31)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return date(year, month, 1 + (weekday - date(year, month, 1).weekday()) % 7 + 7 * (cadence.number - 1))


def times_a_week(cadence: Cadence) -> float:
    """How often it falls due in an average week; `once` and `whenever` give 0."""
    match cadence.kind:
        case "weekdays":
            return float(len(cadence.weekdays))
        case "per_week":
            return float(cadence.number)
        case "every_days" | "after":
            return 7 / cadence.number
        case "monthly" | "month_weekday":
            return 12 * 7 / 365.25 / cadence.months
        case "once" | "whenever":
            return 0.0


def week_quota(number: int, days: int) -> int:
    """How many of `number` a week are owed when only `days` (0–7) of the week count (it began in mid-week, or
    somebody was away): in proportion, halves rounded up, and never more than there are days."""
    return (2 * number * days + 7) // 14


def next_fixed_day(cadence: Cadence, day: date) -> date | None:
    """The first due on or after `day`; None when there is none within some fourteen months (or ever). Of what counts
    from a mark it is the first one of all."""
    if cadence.kind == "once":
        return cadence.on if cadence.on is not None and cadence.on >= day else None
    if cadence.kind == "after":
        return cadence.on if cadence.on is not None and cadence.on >= day else None
    begin = max(day, cadence.on) if cadence.on is not None and cadence.kind == "every_days" else day
    return next(fixed_days(cadence, begin, begin + timedelta(days=430)), None)


def falls_due(cadence: Cadence, first: date, last: date) -> bool:
    """Whether it can fall due from `first` to `last`; what has no days of its own can."""
    if cadence.kind in ("per_week", "whenever"):
        return True
    day = next_fixed_day(cadence, first)
    return day is not None and day <= last
