"""A cadence as people type it, in the forge, the shell and the content, and in the form that is read back."""

import re
from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.common.dates import MONTH_NAMES, days_in_month, month_named, parse_day, weekday_named
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import (
    A_YEAR,
    DAILY,
    EVERY_DAY,
    MOST_DAYS_BETWEEN,
    MOST_MONTHS_BETWEEN,
    SOME_YEAR,
    WHENEVER,
    Cadence,
    day_number,
)
from workbook.words.refusals import promises as refusals

_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PLACES = ("first", "second", "third", "fourth", "last")
_MONTHS_AND_YEARS = frozenset(
    ["month", "months", "monthly", "quarter", "quarterly", "year", "years", "yearly", "annually"]
)
_YEAR = re.compile(r"[12]\d{3}(-|$)", re.ASCII)
_YEARS = frozenset(["year", "years", "yearly", "annually"])
_COUNTS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "thrice": "3",
}  # fmt: skip
_ORDINALS = {
    "other": "2", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4",
    "fifth": "5", "5th": "5", "sixth": "6", "6th": "6", "seventh": "7", "7th": "7", "tenth": "10", "10th": "10",
}  # fmt: skip
_TIMES = re.compile(r"(\d{1,4})x", re.ASCII)
_AT = frozenset(["on", "the", "of", "in"])
_DONE = frozenset(["it", "was", "is", "i", "last", "done", "did", "the", "time", "before"])


def parse_cadence(text: str, today: date) -> Cadence:
    """What people type: `daily`, `mon,wed,fri`, `every weekday`, `weekends`, `3/week`, `weekly`, `every other day`,
    `every 2 weeks on fri`, `fortnightly`, `monthly 15`, `monthly last`, `last fri monthly`, `every 3 months`,
    `quarterly`, `yearly 29 feb`, `10 days after it was last done`, `once 2026-12-01`, `1 dec`, `next fri`,
    `in 2 weeks`, `whenever`.

    UsageError when it means nothing, or could mean two things (`biweekly`).
    """
    parts = _parts(text)
    if parts[:1] == ["in"]:
        return _once(" ".join(parts), today)
    if not _MONTHS_AND_YEARS.isdisjoint(parts):
        return _by_month(parts, today)
    match parts:
        case ["daily"] | ["every", "day"] | ["every", "1", "day" | "days"] | ["once", "a", "day"]:
            return DAILY
        case ["whenever"]:
            return WHENEVER
        case ["weekdays" | "workdays"] | ["every" | "on", "weekday" | "weekdays" | "workday" | "workdays"]:
            return Cadence("weekdays", EVERY_DAY[:5])
        case ["weekends"] | ["every" | "on", "weekend" | "weekends"]:
            return Cadence("weekdays", EVERY_DAY[5:])
        case ["weekly"] | ["once", "a", "week"] | ["every", "week"]:
            return Cadence("per_week", number=1)
        case ["weekly", *rest] | ["once", "a", "week", *rest] | ["every", "week", *rest]:
            return _weekdays([word for word in rest if word != "on"])
        case ["twice", "a", "week"]:
            return Cadence("per_week", number=2)
        case [count, "/" | "a", "week"] | [count, "times", "a" | "/", "week"]:
            return Cadence("per_week", number=_number(count, 1, 7, refusals.CADENCE_TIMES))
        case ["alternate", "days"]:
            return Cadence("every_days", number=2)
        case ["fortnightly", *rest] | ["every", "fortnight", *rest]:
            return _every_weeks(2, rest, today)
        case ["every", "other", day] if weekday_named(day) is not None:
            return _every_weeks(2, [day], today)
        case ["every", number, "day" | "days"]:
            return Cadence("every_days", number=_number(number, 1, MOST_DAYS_BETWEEN, refusals.CADENCE_DAYS))
        case ["every", number, "week" | "weeks", *rest]:
            return _every_weeks(_number(number, 1, 52, refusals.CADENCE_WEEKS), rest, today)
        case ["every", "first" | "last" as place, day] if weekday_named(day) is not None:
            return _month_weekday(place, day)
        case ["after", number, unit] | ["every", number, unit, "after", *_] | [number, unit, "after", *_]:
            return _after(number, unit, parts[parts.index("after") + 1 :] if parts[0] != "after" else [])
        case ["once", "on" | "by", *rest] | ["once" | "by", *rest] if rest:
            return Cadence("once", on=parse_day(" ".join(rest), today))
        case ["on", *rest] if rest and not _are_weekdays(rest):
            return _once(" ".join(rest), today)
        case ["every" | "on", *rest] if rest:
            return _weekdays(rest)
        case _:
            return _weekdays(parts) if _are_weekdays(parts) else _once(text, today)


def _parts(text: str) -> list[str]:
    """The words of a rhythm, each way of saying the same in one: `each` is every, `3x` and `per` are 3 times a, `every
    third day` is every 3 days."""
    plain = text.lower().replace("–", "-")
    for sign in ",&+":
        plain = plain.replace(sign, " ")
    found: list[str] = []
    for word in plain.replace("/", " / ").split():
        if times := _TIMES.fullmatch(word):
            found += [times[1], "times"]
        elif word == "weekly" and found and (found[-1] in ("times", "once", "twice") or found[-1].isdigit()):
            found += ["a", "week"]
        else:
            found.append({"each": "every", "per": "a", "x": "times", "×": "times"}.get(word, _COUNTS.get(word, word)))
    match found:
        case ["every", nth, "day" | "week" | "month", *_] if nth in _ORDINALS:
            found[1] = _ORDINALS[nth]
        case _:
            pass
    return found


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
    if cadence.months == A_YEAR and cadence.on is not None:
        return f"yearly {day} {MONTH_NAMES[cadence.on.month - 1][:3]}"
    return f"monthly {day}" if cadence.months == 1 else f"every {cadence.months} months {day}"


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
    if months == A_YEAR and any(_YEAR.match(word) for word in rest):
        raise UsageError(refusals.CADENCE_YEARLY)
    if not months or len(named) > 1 or (named and months != A_YEAR):
        raise UsageError(refusals.CADENCE_UNKNOWN)
    cadence = _day_of_month([word for word in rest if month_named(word) is None], today, named)
    if named or not _YEARS.isdisjoint(parts):
        return replace(cadence, months=months, on=date(SOME_YEAR, named[0] if named else today.month, 1))
    return replace(cadence, months=months)


def _months_between(words: list[str], *, first: bool) -> tuple[int, int]:
    """How many months lie between, where the words begin with that, and how many of them say it; else 0 and 1."""
    match words:
        case ["monthly", *_]:
            return 1, 1
        case ["quarterly", *_]:
            return 3, 1
        case ["yearly" | "annually", *_]:
            return A_YEAR, 1
        case ["every", "month", *_]:
            return 1, 2
        case ["every", "quarter", *_]:
            return 3, 2
        case ["every", "year", *_]:
            return A_YEAR, 2
        case ["once", "a", "year", *_]:
            return A_YEAR, 3
        case ["every", number, "month" | "months", *_]:
            return _number(number, 1, MOST_MONTHS_BETWEEN, refusals.CADENCE_MONTHS), 3
        case ["every", number, "year" | "years", *_] if number.isdigit() or number in _ORDINALS:
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
            most = days_in_month(SOME_YEAR, named[0]) if named else 31
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
    words = [word for word in parts if word not in ("and", "/")]
    for part in " ".join(words).replace(" to ", "-").replace(" through ", "-").replace(" - ", "-").split():
        ends = [weekday_named(end.removesuffix("s")) for end in part.split("-")]
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
