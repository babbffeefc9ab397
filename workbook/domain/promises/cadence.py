"""When a promise or a chore falls due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import day_of_month, parse_day, weekday_named
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import promises as refusals

CadenceKind = Literal["once", "weekdays", "per_week", "every_days", "monthly", "whenever"]
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
MOST_DAYS_BETWEEN = 366

_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Cadence:
    """When something falls due. Only the fields of its kind are filled:

    - once: `on`, the date by which it is done
    - weekdays: `weekdays`, sorted, 0 = Monday; all seven is every day
    - per_week: `number` times a week (1–7), on any days
    - every_days: every `number` days (1–366), counted from `on` (None: from the start of what it belongs to)
    - monthly: on day `number` (1–31); the last day of a short month serves
    - whenever: on no calendar; an event makes the due

    ValueError for a combination that means nothing (a damaged file).
    """

    kind: CadenceKind
    weekdays: tuple[int, ...] = ()
    number: int = 0
    on: date | None = None

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
            "whenever": True,
        }
        if not fits[self.kind]:
            raise ValueError("a cadence that means nothing")


DAILY = Cadence("weekdays", EVERY_DAY)
WHENEVER = Cadence("whenever")


def parse_cadence(text: str, today: date) -> Cadence:
    """The forms of the shell: `daily`, `mon,wed,fri`, `weekdays`, `weekends`, `3/week`, `3 a week`, `weekly`,
    `every 2 days`, `every 2 weeks`, `every fri`, `monthly 15`, `monthly last`, `once 2026-12-01`, `whenever`.

    UsageError when it means nothing.
    """
    parts = text.lower().replace(",", " ").replace("/", " / ").split()
    match parts:
        case ["daily"] | ["every", "day"] | ["every", "1", "day" | "days"] | ["each", "day"]:
            return DAILY
        case ["whenever"]:
            return WHENEVER
        case ["weekdays"]:
            return Cadence("weekdays", EVERY_DAY[:5])
        case ["weekends"]:
            return Cadence("weekdays", EVERY_DAY[5:])
        case ["weekly"] | ["once", "a", "week"] | ["every", "week"]:
            return Cadence("per_week", number=1)
        case ["twice", "a", "week"]:
            return Cadence("per_week", number=2)
        case [count, "/" | "a" | "per", "week"] | [count, "times", "a", "week"]:
            return Cadence("per_week", number=_number(count, 1, 7, refusals.CADENCE_TIMES))
        case ["every", number, "day" | "days"]:
            return Cadence("every_days", number=_number(number, 1, MOST_DAYS_BETWEEN, refusals.CADENCE_DAYS))
        case ["every", number, "week" | "weeks"]:
            return Cadence("every_days", number=7 * _number(number, 1, 52, refusals.CADENCE_WEEKS))
        case ["monthly"]:
            return Cadence("monthly", number=today.day)
        case ["monthly", "last"]:
            return Cadence("monthly", number=31)
        case ["monthly", number]:
            return Cadence("monthly", number=_number(number, 1, 31, refusals.CADENCE_MONTH_DAY))
        case ["once" | "by", *rest] if rest:
            return Cadence("once", on=parse_day(" ".join(rest), today))
        case ["every" | "on", *rest] if rest:
            return _weekdays(rest)
        case _:
            return _weekdays(parts)


def cadence_text(cadence: Cadence) -> str:
    """The form that `parse_cadence` reads back to the same cadence (`every_days` without its first day)."""
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
            return f"monthly {cadence.number}"
        case "whenever":
            return "whenever"


def anchored(cadence: Cadence, start: date) -> Cadence:
    """The same cadence with the day that `every n days` counts from filled in; others as they are."""
    if cadence.kind == "every_days" and cadence.on is None:
        return replace(cadence, on=start)
    return cadence


def fixed_days(cadence: Cadence, first: date, last: date) -> Iterator[date]:
    """The calendar days on which it falls due, from `first` to `last` inclusive, in order, each once.

    `per_week` and `whenever` have none: the first asks for a number in a week, the second waits for an event.
    `every_days` without a first day counts from `first`.
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
    elif cadence.kind == "monthly":
        for months in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            day = day_of_month(months // 12, months % 12 + 1, cadence.number)
            if first <= day <= last:
                yield day


def times_a_week(cadence: Cadence) -> float:
    """How often it falls due in an average week; `once` and `whenever` give 0."""
    match cadence.kind:
        case "weekdays":
            return float(len(cadence.weekdays))
        case "per_week":
            return float(cadence.number)
        case "every_days":
            return 7 / cadence.number
        case "monthly":
            return 12 * 7 / 365.25
        case "once" | "whenever":
            return 0.0


def week_quota(number: int, days: int) -> int:
    """How many of `number` a week are owed when only `days` (0–7) of the week count (it began in mid-week, or
    somebody was away): in proportion, halves rounded up, and never more than there are days."""
    return (2 * number * days + 7) // 14


def next_fixed_day(cadence: Cadence, day: date) -> date | None:
    """The first due on or after `day`; None when there is none within some fourteen months (or ever)."""
    if cadence.kind == "once":
        return cadence.on if cadence.on is not None and cadence.on >= day else None
    begin = max(day, cadence.on) if cadence.on is not None else day
    return next(fixed_days(cadence, begin, begin + timedelta(days=430)), None)


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
