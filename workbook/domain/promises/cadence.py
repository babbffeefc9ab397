"""When a promise or a chore falls due."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import (
    MONTH_NAMES,
    day_of_month,
    days_in_month,
    month_named,
    parse_day,
    weekday_named,
)
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import promises as refusals

CadenceKind = Literal["once", "weekdays", "per_week", "every_days", "monthly", "month_weekday", "after", "whenever"]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MOST_DAYS_BETWEEN = 366
MOST_MONTHS_BETWEEN = 12
LAST = 5
"""The place of the last weekday of a month, behind the first to fourth."""

_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = ("first", "second", "third", "fourth", "last")
_A_YEAR = 12
_SOME_YEAR = 2024  # of a year only the month counts; this one has a 29 February


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


def parse_cadence(text: str, today: date) -> Cadence:
    """What people type: `daily`, `mon,wed,fri`, `every weekday`, `weekends`, `3/week`, `weekly`, `every other day`,
    `every 2 weeks on fri`, `fortnightly`, `monthly 15`, `monthly last`, `last fri monthly`, `every 3 months`,
    `quarterly`, `yearly 29 feb`, `10 days after it was last done`, `once 2026-12-01`, `1 dec`, `next fri`,
    `in 2 weeks`, `whenever`.

    UsageError when it means nothing, or could mean two things (`biweekly`).
    """
    parts = [_COUNTS.get(part, part) for part in text.lower().replace(",", " ").replace("/", " / ").split()]
    if parts[:1] == ["in"]:
        return _once(text, today)
    if not _MONTHS_AND_YEARS.isdisjoint(parts):
        return _by_month(parts, today)
    match parts:
        case ["daily"] | ["every", "day"] | ["every", "1", "day" | "days"] | ["each", "day"]:
            return DAILY
        case ["whenever"]:
            return WHENEVER
        case ["weekdays"] | ["every" | "each" | "on", "weekday" | "weekdays" | "workday" | "workdays"]:
            return Cadence("weekdays", EVERY_DAY[:5])
        case ["weekends"] | ["every" | "each" | "on", "weekend" | "weekends"]:
            return Cadence("weekdays", EVERY_DAY[5:])
        case ["weekly"] | ["once", "a", "week"] | ["every", "week"]:
            return Cadence("per_week", number=1)
        case ["twice", "a", "week"]:
            return Cadence("per_week", number=2)
        case [count, "/" | "a" | "per", "week"] | [count, "times", "a", "week"]:
            return Cadence("per_week", number=_number(count, 1, 7, refusals.CADENCE_TIMES))
        case ["every", "other" | "second", "day"] | ["alternate", "days"]:
            return Cadence("every_days", number=2)
        case ["fortnightly", *rest] | ["every", "fortnight", *rest] | ["every", "other", "week", *rest]:
            return _every_weeks(2, rest, today)
        case ["every", "other", day] if weekday_named(day) is not None:
            return _every_weeks(2, [day], today)
        case ["every", number, "day" | "days"]:
            return Cadence("every_days", number=_number(number, 1, MOST_DAYS_BETWEEN, refusals.CADENCE_DAYS))
        case ["every", number, "week" | "weeks", *rest]:
            return _every_weeks(_number(number, 1, 52, refusals.CADENCE_WEEKS), rest, today)
        case ["every" | "each", "first" | "last" as place, day] if weekday_named(day) is not None:
            return _month_weekday(place, day)
        case ["after", number, unit] | ["every", number, unit, "after", *_] | [number, unit, "after", *_]:
            return _after(number, unit, parts[parts.index("after") + 1 :] if parts[0] != "after" else [])
        case ["once" | "by", *rest] if rest:
            return Cadence("once", on=parse_day(" ".join(rest), today))
        case ["every" | "on", *rest] if rest:
            return _weekdays(rest)
        case _:
            return _weekdays(parts) if _are_weekdays(parts) else _once(text, today)


def cadence_text(cadence: Cadence) -> str:
    """The form that `parse_cadence` reads back to the same cadence (without the day that it counts from)."""
    match cadence.kind:
        case "once":
            return f"once {cadence.on}"
        case "weekdays":
            return "daily" if cadence.weekdays == EVERY_DAY else ",".join(_SHORT[d] for d in cadence.weekdays)
        case "per_week":
            return f"{cadence.number}/week"
        case "every_days":
            return f"every {cadence.number} days"
        case "monthly":
            return _month_text(cadence, str(day_number(cadence)))
        case "month_weekday":
            return _month_text(cadence, f"{_PLACES[cadence.number - 1]} {_SHORT[cadence.weekdays[0]]}")
        case "after":
            return f"{cadence.number} days after"
        case "whenever":
            return "whenever"


def _month_text(cadence: Cadence, day: str) -> str:
    if cadence.months == _A_YEAR and cadence.on is not None:
        return f"yearly {day} {MONTH_NAMES[cadence.on.month - 1][:3]}"
    return f"monthly {day}" if cadence.months == 1 else f"every {cadence.months} months {day}"


def day_number(cadence: Cadence) -> int:
    """The day of the month, or of the one month of a year, as one says it: the 29th of February, never the 31st."""
    if cadence.months == _A_YEAR and cadence.on is not None:
        return min(cadence.number, days_in_month(_SOME_YEAR, cadence.on.month))
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
    return old if new.on is None and new == replace(old, on=None) else new


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


_MONTHS_AND_YEARS = frozenset(
    ["month", "months", "monthly", "quarter", "quarterly", "year", "years", "yearly", "annually"]
)
_YEAR = re.compile(r"[12]\d{3}(-|$)", re.ASCII)
_YEARS = frozenset(["year", "years", "yearly", "annually"])
_COUNTS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_AT = frozenset(["on", "the", "of", "in"])


def _by_month(parts: list[str], today: date) -> Cadence:
    """`monthly 15`, `last fri of the month`, `every 3 months on the 15th`, `yearly on 29 feb`."""
    words = [part for part in parts if part not in _AT]
    months, at = 0, 0
    rest: list[str] = []
    while at < len(words):
        found, used = _months_between(words[at:], first=at == 0)
        if found and months:
            raise UsageError(refusals.CADENCE_UNKNOWN)
        if not found:
            rest.append(words[at])
        months, at = found or months, at + used
    named = [month for word in rest if (month := month_named(word)) is not None]
    if months == _A_YEAR and any(_YEAR.match(word) for word in rest):
        raise UsageError(refusals.CADENCE_YEARLY)
    if not months or len(named) > 1 or (named and months != _A_YEAR):
        raise UsageError(refusals.CADENCE_UNKNOWN)
    cadence = _day_of_month([word for word in rest if month_named(word) is None], today, named)
    if named or not _YEARS.isdisjoint(parts):
        return replace(cadence, months=months, on=date(_SOME_YEAR, named[0] if named else today.month, 1))
    return replace(cadence, months=months)


def _months_between(words: list[str], *, first: bool) -> tuple[int, int]:
    """How many months lie between, where the words begin with that, and how many of them say it; else 0 and 1."""
    match words:
        case ["monthly", *_]:
            return 1, 1
        case ["quarterly", *_]:
            return 3, 1
        case ["yearly" | "annually", *_]:
            return _A_YEAR, 1
        case ["every" | "each", "month", *_]:
            return 1, 2
        case ["every" | "each", "quarter", *_]:
            return 3, 2
        case ["every" | "each", "year", *_]:
            return _A_YEAR, 2
        case ["once", "a", "year", *_]:
            return _A_YEAR, 3
        case ["every", "other" | "second", "month", *_]:
            return 2, 3
        case ["every", number, "month" | "months", *_]:
            return _number(number, 1, MOST_MONTHS_BETWEEN, refusals.CADENCE_MONTHS), 3
        case ["every", _, "year" | "years", *_]:
            raise UsageError(refusals.CADENCE_MONTHS)
        case ["month"] if not first:  # the last Friday of the month
            return 1, 1
        case _:
            return 0, 1


def _day_of_month(words: list[str], today: date, named: list[int]) -> Cadence:
    match words:
        case [] if not named:
            return Cadence("monthly", number=today.day)
        case ["last"] | ["last", "day"]:
            return Cadence("monthly", number=31)
        case [number] | ["day", number]:
            most = days_in_month(_SOME_YEAR, named[0]) if named else 31
            for ending in ("st", "nd", "rd", "th"):
                number = number.removesuffix(ending)
            sentence = refusals.CADENCE_MONTH_DAYS.format(most=most) if named else refusals.CADENCE_MONTH_DAY
            return Cadence("monthly", number=_number(number, 1, most, sentence))
        case [place, day]:
            return _month_weekday(place, day)
        case _:
            raise UsageError(refusals.CADENCE_UNKNOWN)


def _month_weekday(place: str, day: str) -> Cadence:
    places = (_PLACES, ("1st", "2nd", "3rd", "4th", "last"))
    number = next((names.index(place) + 1 for names in places if place in names), 0)
    weekday = weekday_named(day)
    if not number or weekday is None:
        raise UsageError(refusals.CADENCE_UNKNOWN)
    return Cadence("month_weekday", (weekday,), number)


def _every_weeks(number: int, rest: list[str], today: date) -> Cadence:
    """Every so many weeks, from the start or from the next such weekday on."""
    match [word for word in rest if word != "on"]:
        case []:
            return Cadence("every_days", number=7 * number)
        case [day] if (weekday := weekday_named(day)) is not None:
            return Cadence("every_days", number=7 * number, on=today + timedelta(days=(weekday - today.weekday()) % 7))
        case _:
            raise UsageError(refusals.CADENCE_UNKNOWN)


_DONE = frozenset(["it", "was", "is", "i", "last", "done", "did", "the", "time", "before"])


def _after(number: str, unit: str, rest: list[str]) -> Cadence:
    if not _DONE.issuperset(rest):
        raise UsageError(refusals.CADENCE_UNKNOWN)
    match unit:
        case "day" | "days":
            return Cadence("after", number=_number(number, 1, MOST_DAYS_BETWEEN, refusals.CADENCE_DAYS))
        case "week" | "weeks":
            return Cadence("after", number=7 * _number(number, 1, 52, refusals.CADENCE_WEEKS))
        case _:
            raise UsageError(refusals.CADENCE_UNKNOWN)


def _once(text: str, today: date) -> Cadence:
    """A date alone; what is none is no cadence either."""
    try:
        return Cadence("once", on=parse_day(text, today))
    except UsageError:
        raise UsageError(refusals.CADENCE_UNKNOWN) from None


def _are_weekdays(parts: list[str]) -> bool:
    return bool(parts) and weekday_named(parts[0].split("-")[0].removesuffix("s")) is not None


def _weekdays(parts: list[str]) -> Cadence:
    days: set[int] = set()
    for part in parts:
        ends = [weekday_named(end) for end in part.removesuffix("s").split("-")] if part != "-" else []
        match ends:
            case [int(day)]:
                days.add(day)
            case [int(day), int(to)]:
                days.update((day + n) % 7 for n in range((to - day) % 7 + 1))
            case _:
                raise UsageError(refusals.CADENCE_UNKNOWN)
    if not days:
        raise UsageError(refusals.CADENCE_UNKNOWN)
    return Cadence("weekdays", tuple(sorted(days)))


def _number(word: str, least: int, most: int, sentence: str) -> int:
    if not (word.isascii() and word.isdigit()):
        raise UsageError(refusals.CADENCE_UNKNOWN)
    if len(word) > 4 or not least <= int(word) <= most:
        raise UsageError(sentence)
    return int(word)
