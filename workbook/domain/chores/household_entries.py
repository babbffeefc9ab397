"""People, chores, pins and slots of a household file as plain JSON values, both ways. Each reader gets the value and a
place that a person can find."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from workbook.domain.chores.clock import Span, parse_span
from workbook.domain.chores.household import (
    ALL_PARTS,
    DAY_MINUTES,
    EVERY,
    WEEK,
    Away,
    Chore,
    Hours,
    HouseholdPerson,
    Pin,
)
from workbook.domain.chores.household_values import (
    NAME_LENGTH,
    HouseholdFault,
    Plain,
    day_numbers,
    listed,
    mapping,
    name_itself,
    name_of,
    numbers,
    text_of,
    whole,
    yes,
)
from workbook.domain.chores.slot import Slot
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import chores as refusals

MOST_PEOPLE = 20
MOST_CHORES = 500
MOST_TIMES = 21
MOST_A_DAY = 3  # one in each part of a day
MOST_DAYS = 366
MOST_HOURS = 168
TEXT_LENGTH = 2000
LEAST_FACTOR, MOST_FACTOR = 40, 200  # per cent

_USUAL = Chore("", 0)
_SHORT = {"priority": "prio"}
_LISTED = ("days", "allowed_days", "parts", "months", "rotation")
_AS_IT_IS = (
    "planning", "times", "a_day", "gap", "every_days", "people", "priority", "owned", "alternate", "every",
    "done_means", "after", "each", "heavy", "owner", "planner", "helped",
)  # fmt: skip
_NOT_BESIDE_EACH = ("owned", "alternate", "rotation", "owner")
_LIMITS = ("most_a_day", "most_an_evening", "paid_hours")


def plain_chore(chore: Chore) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": chore.name, "minutes": chore.minutes}
    for field in (*_AS_IT_IS, *_LISTED):
        value = getattr(chore, field)
        if value != getattr(_USUAL, field):
            plain[_SHORT.get(field, field)] = list(value) if field in _LISTED else value
    if chore.clock is not None:
        plain["clock"] = [_plain_time(minutes) for minutes in chore.clock]
    if chore.owner_until is not None:
        plain["owner_until"] = chore.owner_until.isoformat()
    return plain


def _plain_time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def plain_person(person: HouseholdPerson) -> dict[str, Any]:
    factors = {"factors": dict(person.factors)} if person.factors else {}
    return {
        "name": person.name,
        "avail": [list(day) for day in person.free],
        "share": person.share,
        "prefs": dict(person.ratings),
        **factors,
        "cannot": list(person.cannot),
        "learning": list(person.learning),
        **({"away": [_plain_away(each) for each in person.away]} if person.away else {}),
        **{key: value for key in _LIMITS if (value := getattr(person, key))},
        **({"hours": [_plain_hours(each) for each in person.hours]} if person.hours else {}),
        **({"only": list(person.only)} if person.only is not None else {}),
    }


def _plain_hours(hours: Hours) -> list[Any]:
    return [list(hours.days), _plain_time(hours.start), _plain_time(hours.end)]


def _plain_away(away: Away) -> list[Any]:
    return [away.first.isoformat(), away.last.isoformat(), *([away.weeks] if away.weeks else [])]


_PERSON = (
    "name", "avail", "share", "prefs", "factors", "cannot", "learning", "away", *_LIMITS, "hours", "only",
)  # fmt: skip
_CHORE = (
    "name", "minutes", "planning", "times", "a_day", "gap", "days", "every", "every_days", "months", "rotation",
    "allowed_days", "parts", "people", "owned", "alternate", "prio", "done_means", "after", "each", "heavy", "clock",
    "owner", "owner_until", "planner", "helped",
)  # fmt: skip
_ALSO = {"planning_minutes": "planning", "priority": "prio"}
KEYS = frozenset((*_PERSON, *_CHORE, *_ALSO))


def person(value: object, place: str) -> HouseholdPerson:
    plain = mapping(value, place, _PERSON)
    return HouseholdPerson(
        name=name_of(plain, place),
        free=_free(plain.get("avail"), f"{place}, avail"),
        share=whole(plain.get("share", 100), f"{place}, share", 0, 10_000),
        ratings=numbers(plain, "prefs", place, -2, 2),
        factors=numbers(plain, "factors", place, LEAST_FACTOR, MOST_FACTOR),
        cannot=tuple(listed(plain, "cannot", place, 0, MOST_CHORES, name_itself)),
        learning=tuple(listed(plain, "learning", place, 0, MOST_CHORES, name_itself)),
        away=tuple(listed(plain, "away", place, 0, 200, _away)),
        most_a_day=whole(plain.get("most_a_day", 0), f"{place}, most_a_day", 0, DAY_MINUTES),
        most_an_evening=whole(plain.get("most_an_evening", 0), f"{place}, most_an_evening", 0, DAY_MINUTES),
        hours=tuple(listed(plain, "hours", place, 0, 50, _hours)),
        paid_hours=whole(plain.get("paid_hours", 0), f"{place}, paid_hours", 0, MOST_HOURS),
        only=None if plain.get("only") is None else tuple(listed(plain, "only", place, 0, MOST_CHORES, name_itself)),
    )


def _hours(value: object, place: str) -> Hours:
    parts = cast(list[object], value) if isinstance(value, list) else []
    if len(parts) != 3:
        raise HouseholdFault(refusals.NOT_HOURS.format(place=place))
    days = day_numbers({"days": parts[0]}, "days", place, 6, ())
    return Hours(days, *_span(parts[1:], place, refusals.NOT_HOURS))


def _span(parts: list[object], place: str, fault: str) -> Span:
    span: Span | None = None
    if len(parts) == 2 and all(isinstance(part, str) for part in parts):
        try:
            span = parse_span(f"{parts[0]}-{parts[1]}")
        except UsageError:
            span = None
    if span is None:
        raise HouseholdFault(fault.format(place=place))
    return span


def _away(value: object, place: str) -> Away:
    parts = cast(list[object], value) if isinstance(value, list) else []
    if len(parts) not in (2, 3):
        raise HouseholdFault(refusals.NOT_AWAY.format(place=place))
    first, last = (date_of(part, place) for part in parts[:2])
    if last < first:
        raise HouseholdFault(refusals.NOT_AWAY.format(place=place))
    weeks = whole(parts[2], f"{place}, weeks", 0, 52) if len(parts) == 3 else 0
    return Away(first, last, weeks)


def chore(value: object, place: str) -> Chore:
    plain = mapping(value, place, _CHORE, _ALSO)
    if "minutes" not in plain:
        raise HouseholdFault(refusals.NO_MINUTES.format(place=place))
    every = plain.get("every", "week")
    if every not in EVERY:
        raise HouseholdFault(refusals.NOT_HOW_OFTEN.format(place=place))
    return Chore(
        name=name_of(plain, place),
        minutes=whole(plain["minutes"], f"{place}, minutes", 0, None),
        planning=whole(plain.get("planning", 0), f"{place}, planning", 0, None),
        times=whole(plain.get("times", 1), f"{place}, times", 0, MOST_TIMES),
        a_day=min(MOST_A_DAY, whole(plain.get("a_day", 1), f"{place}, a_day", 1, MOST_TIMES)),
        gap=whole(plain.get("gap", 1), f"{place}, gap", 1, 7),
        days=None if plain.get("days") is None else day_numbers(plain, "days", place, 6, ()),
        every=every,
        every_days=whole(plain.get("every_days", 0), f"{place}, every_days", 0, MOST_DAYS),
        months=None if plain.get("months") is None else _months(plain, place),
        rotation=tuple(listed(plain, "rotation", place, 0, MOST_PEOPLE, name_itself)),
        allowed_days=day_numbers(plain, "allowed_days", place, 6, WEEK),
        parts=day_numbers(plain, "parts", place, 2, ALL_PARTS),
        people=whole(plain.get("people", 1), f"{place}, people", 1, 3),
        owned=yes(plain, "owned", place),
        alternate=yes(plain, "alternate", place),
        priority=whole(plain.get("prio", 2), f"{place}, prio", 1, 3),
        done_means=text_of(plain, "done_means", place, TEXT_LENGTH),
        after=text_of(plain, "after", place, NAME_LENGTH),
        each=yes(plain, "each", place),
        heavy=yes(plain, "heavy", place),
        clock=None if plain.get("clock") is None else _clock(plain["clock"], f"{place}, clock"),
        owner=text_of(plain, "owner", place, NAME_LENGTH),
        owner_until=_until(plain, place),
        planner=text_of(plain, "planner", place, NAME_LENGTH),
        helped=yes(plain, "helped", place),
    )


def unused(plain: Plain) -> list[tuple[str, str]]:
    """What is said of a chore, as it stands in the file, and is not used beside something else that is said: both."""
    said = {_ALSO.get(key, key): value for key, value in plain.items()}
    days = said.get("days")
    doings = None if days is None else len(set(days)) * said.get("a_day", 1)
    planned = said.get("planning", 0) > 0
    rules: list[tuple[bool, str, str]] = [
        (days is not None and len(days) > len(set(days)), "a day that stands twice", "days"),
        (doings is not None and said.get("times", doings) != doings, "times", "days"),
        (days is not None and said.get("gap", 1) > 1, "gap", "days"),
        (bool(said.get("every_days")) and said.get("times", 1) != 1, "times", "every_days"),
        (bool(said.get("every_days")) and days is not None, "days", "every_days"),
        (bool(said.get("every_days")) and said.get("every", "week") != "week", "every", "every_days"),
        (bool(said.get("each")) and said.get("people", 1) > 1, "people", "each"),
        *((bool(said.get("each")) and bool(said.get(key)), key, "each") for key in _NOT_BESIDE_EACH),
        (bool(said.get("owner_until")) and not said.get("owner"), "owner_until", "no owner"),
        (bool(said.get("planner")) and not planned, "planner", "no planning"),
    ]
    return [(what, beside) for holds, what, beside in rules if holds]


def _clock(value: object, place: str) -> Span:
    return _span(cast(list[object], value) if isinstance(value, list) else [], place, refusals.NOT_CLOCK)


def _until(plain: Plain, place: str) -> date | None:
    value = plain.get("owner_until")
    return None if value is None else date_of(value, f"{place}, owner_until")


def pin(value: object, place: str) -> Pin:
    if not isinstance(value, list) or len(cast(list[object], value)) not in (2, 3):
        raise HouseholdFault(refusals.NOT_A_PIN.format(place=place))
    parts = cast(list[object], value)
    weekday = parts[2] if len(parts) == 3 else None
    return Pin(
        name_itself(parts[0], f"{place}, chore"),
        name_itself(parts[1], f"{place}, person"),
        None if weekday is None else whole(weekday, f"{place}, weekday", 0, 6),
    )


def slot(value: object, place: str) -> Slot:
    parts = cast(list[object], value) if isinstance(value, list) else []
    if len(parts) != 4:
        raise HouseholdFault(refusals.NOT_A_SLOT.format(place=place))
    return Slot(
        name_itself(parts[0], f"{place}, chore"),
        whole(parts[1], f"{place}, day", 0, 13),
        whole(parts[2], f"{place}, part", 0, 2),
        tuple(listed({"people": parts[3]}, "people", place, 0, MOST_PEOPLE, name_itself)),
    )


def _free(value: object, place: str) -> tuple[tuple[int, int, int], ...]:
    days = cast(list[object], value) if isinstance(value, list) else []
    if len(days) != 7:
        raise HouseholdFault(refusals.NOT_SEVEN_DAYS.format(place=place))
    found: list[tuple[int, int, int]] = []
    for number, day in enumerate(days, 1):
        parts = cast(list[object], day) if isinstance(day, list) else []
        if len(parts) != 3:
            raise HouseholdFault(refusals.NOT_THREE_PARTS.format(place=place, number=number))
        one, two, three = (whole(part, f"{place}, day {number}", 0, DAY_MINUTES) for part in parts)
        found.append((one, two, three))
    return tuple(found)


def date_of(value: object, place: str) -> date:
    try:
        return date.fromisoformat(cast(str, value))
    except (TypeError, ValueError):
        raise HouseholdFault(refusals.NOT_A_DATE.format(place=place)) from None


def _months(plain: Plain, place: str) -> tuple[int, ...]:
    found = listed(plain, "months", place, 0, 12, lambda value, where: whole(value, where, 1, 12))
    return tuple(sorted(set(found)))
