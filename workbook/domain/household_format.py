"""A household as plain JSON values, both ways, with one clear sentence and its place for everything that is wrong.

Keys of a household: name, why, people, chores, pins, forbids, last_owner, last_done, carry, repay_absence. `avail` of a person is
7 days × 3 parts of free minutes, day 0 is Monday; pins and forbids are [chore, person, weekday or null].
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from workbook.domain.errors import WorkbookError
from workbook.domain.household import (
    ALL_PARTS,
    DAY_MINUTES,
    EVERY,
    WEEK,
    Chore,
    Household,
    HouseholdPerson,
    Pin,
)

MOST_PEOPLE = 20
MOST_CHORES = 500
MOST_TIMES = 21
NAME_LENGTH = 80
TEXT_LENGTH = 2000
WHOLE_LOAD = 10_000
LEAST_FACTOR, MOST_FACTOR = 40, 200  # per cent

Plain = Mapping[str, Any]
T = TypeVar("T")


class HouseholdFault(WorkbookError):
    """A household file that cannot be read as one; the sentence names the place and what belongs there."""


def read(plain: object) -> tuple[Household, tuple[str, ...]]:
    """The household in `plain`, and sentences about what was set right on the way (names that occur twice, words
    about chores or people that are not in the household). Raises HouseholdFault for what cannot be read."""
    top = _mapping(plain, "the household", _TOP)
    notes: list[str] = []
    people = _list(top, "people", "the household", 1, MOST_PEOPLE, _person)
    chores = _list(top, "chores", "the household", 0, MOST_CHORES, _chore)
    if not any(person.share for person in people):
        raise HouseholdFault("people: nobody has a share above 0, so there is nobody to plan for.")
    called = {chore.name for chore in chores}
    chores, twins = _apart(chores, "chores", notes)
    people = [_with_twins(person, twins) for person in people]
    people, _ = _apart(people, "people", notes)
    household = Household(
        name=_text(top, "name", "the household", NAME_LENGTH),
        why=_text(top, "why", "the household", TEXT_LENGTH),
        people=tuple(people),
        chores=tuple(chores),
        pins=_spread(_list(top, "pins", "the household", 0, 1000, _pin), twins),
        forbids=_spread(_list(top, "forbids", "the household", 0, 1000, _pin), twins),
        last_owner=_last_owner(top, twins),
        last_done=_days_by_name(top),
        carry=_numbers(top, "carry", "the household", -WHOLE_LOAD, WHOLE_LOAD),
        repay_absence=_yes(top, "repay_absence", ""),
    )
    notes.extend(_strangers(household, called))
    return household, tuple(notes)


def to_plain(household: Household) -> dict[str, Any]:
    """The household as JSON values that `read` takes back unchanged; what is at its usual value is left out."""
    top: dict[str, Any] = {"name": household.name}
    if household.why:
        top["why"] = household.why
    top["people"] = [_plain_person(person) for person in household.people]
    top["chores"] = [_plain_chore(chore) for chore in household.chores]
    if household.pins:
        top["pins"] = [[pin.chore, pin.person, pin.weekday] for pin in household.pins]
    if household.forbids:
        top["forbids"] = [[pin.chore, pin.person, pin.weekday] for pin in household.forbids]
    if household.last_owner:
        top["last_owner"] = {chore: list(names) for chore, names in household.last_owner.items()}
    if household.last_done:
        top["last_done"] = {chore: day.isoformat() for chore, day in household.last_done.items()}
    if household.carry:
        top["carry"] = dict(household.carry)
    if household.repay_absence:
        top["repay_absence"] = True
    return top


_USUAL = Chore("", 0)
_SHORT = {"priority": "prio"}
_LISTED = ("days", "allowed_days", "parts")
_NUMBERS = ("planning", "times", "gap", "people", "priority")


def _plain_chore(chore: Chore) -> dict[str, Any]:
    plain: dict[str, Any] = {"name": chore.name, "minutes": chore.minutes}
    for field in (*_NUMBERS, "owned", "alternate", "every", "done_means", *_LISTED):
        value = getattr(chore, field)
        if value != getattr(_USUAL, field):
            plain[_SHORT.get(field, field)] = list(value) if field in _LISTED else value
    return plain


def _plain_person(person: HouseholdPerson) -> dict[str, Any]:
    factors = {"factors": dict(person.factors)} if person.factors else {}
    return {
        "name": person.name,
        "avail": [list(day) for day in person.free],
        "share": person.share,
        "prefs": dict(person.ratings),
        **factors,
        "cannot": list(person.cannot),
        "learning": list(person.learning),
    }


# What may stand where. Each reader gets the value and a place that a person can find.

_TOP = ("name", "why", "people", "chores", "pins", "forbids", "last_owner", "last_done", "carry", "repay_absence")
_PERSON = ("name", "avail", "share", "prefs", "factors", "cannot", "learning")
_CHORE = (
    "name", "minutes", "planning", "times", "gap", "days", "every", "allowed_days", "parts", "people", "owned",
    "alternate", "prio", "done_means",
)  # fmt: skip


def _person(value: object, place: str) -> HouseholdPerson:
    plain = _mapping(value, place, _PERSON)
    return HouseholdPerson(
        name=_name(plain, place),
        free=_free(plain.get("avail"), f"{place}, avail"),
        share=_number(plain.get("share", 100), f"{place}, share", 0, 10_000),
        ratings=_numbers(plain, "prefs", place, -2, 2),
        factors=_numbers(plain, "factors", place, LEAST_FACTOR, MOST_FACTOR),
        cannot=tuple(_list(plain, "cannot", place, 0, MOST_CHORES, _name_itself)),
        learning=tuple(_list(plain, "learning", place, 0, MOST_CHORES, _name_itself)),
    )


def _chore(value: object, place: str) -> Chore:
    plain = _mapping(value, place, _CHORE)
    if "minutes" not in plain:
        raise HouseholdFault(f"{place}: minutes are missing. A whole number of minutes belongs here.")
    every = plain.get("every", "week")
    if every not in EVERY:
        raise HouseholdFault(f'{place}, every: one of "week", "two weeks" and "month" belongs here.')
    return Chore(
        name=_name(plain, place),
        minutes=_number(plain["minutes"], f"{place}, minutes", 0, None),
        planning=_number(plain.get("planning", 0), f"{place}, planning", 0, None),
        times=_number(plain.get("times", 1), f"{place}, times", 0, MOST_TIMES),
        gap=_number(plain.get("gap", 1), f"{place}, gap", 1, 7),
        days=None if plain.get("days") is None else _days(plain, "days", place, 6, ()),
        every=every,
        allowed_days=_days(plain, "allowed_days", place, 6, WEEK),
        parts=_days(plain, "parts", place, 2, ALL_PARTS),
        people=_number(plain.get("people", 1), f"{place}, people", 1, 2),
        owned=_yes(plain, "owned", place),
        alternate=_yes(plain, "alternate", place),
        priority=_number(plain.get("prio", 2), f"{place}, prio", 1, 3),
        done_means=_text(plain, "done_means", place, TEXT_LENGTH),
    )


def _pin(value: object, place: str) -> Pin:
    if not isinstance(value, list) or len(cast(list[object], value)) not in (2, 3):
        raise HouseholdFault(f"{place}: [chore, person, weekday or null] belongs here.")
    parts = cast(list[object], value)
    weekday = parts[2] if len(parts) == 3 else None
    return Pin(
        _name_itself(parts[0], f"{place}, chore"),
        _name_itself(parts[1], f"{place}, person"),
        None if weekday is None else _number(weekday, f"{place}, weekday", 0, 6),
    )


def _free(value: object, place: str) -> tuple[tuple[int, int, int], ...]:
    days = cast(list[object], value) if isinstance(value, list) else []
    if len(days) != 7:
        raise HouseholdFault(f"{place}: a list of 7 days belongs here, each with 3 numbers of free minutes.")
    found: list[tuple[int, int, int]] = []
    for number, day in enumerate(days, 1):
        parts = cast(list[object], day) if isinstance(day, list) else []
        if len(parts) != 3:
            raise HouseholdFault(f"{place}, day {number}: 3 numbers belong here: morning, afternoon, evening.")
        one, two, three = (_number(part, f"{place}, day {number}", 0, DAY_MINUTES) for part in parts)
        found.append((one, two, three))
    return tuple(found)


def _mapping(value: object, place: str, keys: tuple[str, ...]) -> Plain:
    if not isinstance(value, dict):
        raise HouseholdFault(f"{place}: a group of named values in braces belongs here, not {_kind(value)}.")
    plain = cast(dict[str, Any], value)
    for number, key in enumerate(plain, 1):
        if key not in keys:
            # The key is shown only where it looks like one: a household file never leaks words that people wrote.
            shown = f'"{key}"' if re.fullmatch(r"[A-Za-z_]{1,24}", key) else f"entry {number}"
            raise HouseholdFault(f"{place}: {shown} is not known here. Known are: {', '.join(keys)}.")
    return plain


def _list(
    plain: Plain, key: str, place: str, least: int, most: int, read_one: Callable[[object, str], T]
) -> list[T]:
    where = key if place == "the household" else f"{place}, {key}"
    value = plain.get(key, [])
    if not isinstance(value, list):
        raise HouseholdFault(f"{where}: a list belongs here, not {_kind(value)}.")
    entries = cast(list[object], value)
    if not least <= len(entries) <= most:
        raise HouseholdFault(f"{where}: between {least} and {most} entries belong here, found {len(entries)}.")
    return [read_one(entry, f"{where}, entry {number}") for number, entry in enumerate(entries, 1)]


def _days(plain: Plain, key: str, place: str, last: int, usual: tuple[int, ...]) -> tuple[int, ...]:
    if key not in plain:
        return usual
    found = _list(plain, key, place, 0, 100, lambda value, where: _number(value, where, 0, last))
    return tuple(sorted(set(found)))


def _numbers(plain: Plain, key: str, place: str, low: int, high: int) -> dict[str, int]:
    where = key if place == "the household" else f"{place}, {key}"
    found = _any_mapping(plain, key, where)
    return {
        _clean(name): _number(value, f"{where}, entry {number}", low, high)
        for number, (name, value) in enumerate(found.items(), 1)
    }


def _any_mapping(plain: Plain, key: str, where: str) -> dict[str, Any]:
    value = plain.get(key, {})
    if not isinstance(value, dict):
        raise HouseholdFault(f"{where}: names with their values, in braces, belong here, not {_kind(value)}.")
    return cast(dict[str, Any], value)


def _last_owner(plain: Plain, twins: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, (chore, value) in enumerate(_any_mapping(plain, "last_owner", "last_owner").items(), 1):
        listed: Plain = {"names": [value] if isinstance(value, str) else value}
        names = tuple(_list(listed, "names", f"last_owner, entry {number}", 0, MOST_PEOPLE, _name_itself))
        found |= dict.fromkeys(twins.get(_clean(chore), (_clean(chore),)), names)
    return found


def _days_by_name(plain: Plain) -> dict[str, date]:
    found: dict[str, date] = {}
    for number, (name, value) in enumerate(_any_mapping(plain, "last_done", "last_done").items(), 1):
        try:
            found[_clean(name)] = date.fromisoformat(cast(str, value))
        except (TypeError, ValueError):
            raise HouseholdFault(f"last_done, entry {number}: a date such as 2026-11-21 belongs here.") from None
    return found


def _number(value: object, place: str, low: int, high: int | None) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise HouseholdFault(f"{place}: a whole number belongs here, not {_kind(value)}.")
    if value < low or (high is not None and value > high):
        span = f"{low} or more" if high is None else f"from {low} to {high}"
        raise HouseholdFault(f"{place}: a whole number {span} belongs here.")
    return value


def _yes(plain: Plain, key: str, place: str) -> bool:
    value = plain.get(key, False)
    if not isinstance(value, bool):
        where = f"{place}, {key}" if place else key
        raise HouseholdFault(f"{where}: true or false belongs here, not {_kind(value)}.")
    return value


def _text(plain: Plain, key: str, place: str, most: int) -> str:
    value = plain.get(key, "")
    where = key if place == "the household" else f"{place}, {key}"
    if not isinstance(value, str):
        raise HouseholdFault(f"{where}: text belongs here, not {_kind(value)}.")
    if len(value) > most:
        raise HouseholdFault(f"{where}: at most {most} characters belong here, found {len(value)}.")
    return _clean(value)


def _name(plain: Plain, place: str) -> str:
    if "name" not in plain:
        raise HouseholdFault(f"{place}: the name is missing.")
    return _name_itself(plain["name"], f"{place}, name")


def _name_itself(value: object, place: str) -> str:
    name = _text({"": value}, "", place, NAME_LENGTH) if isinstance(value, str) else ""
    if not name:
        raise HouseholdFault(f"{place}: a name in quotes belongs here, not {_kind(value)}.")
    return name


def _clean(text: str) -> str:
    """Text on one line without control characters, half characters or marks that turn the writing direction."""
    kept = re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+", " ", text)
    return " ".join(kept.split())


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, str):
        return "text" if value.strip() else "an empty text"
    if isinstance(value, int):
        return "a number"
    if isinstance(value, float):
        return "a number with a fraction"
    return "a list" if isinstance(value, list) else "a group in braces"


# Names that occur twice: the second becomes "Dishes (2)", and what was said of "Dishes" holds for both.

Named = TypeVar("Named", Chore, HouseholdPerson)


def _apart(
    entries: list[Named], kind: str, notes: list[str]
) -> tuple[list[Named], dict[str, tuple[str, ...]]]:
    taken = {entry.name for entry in entries}
    seen: dict[str, tuple[str, ...]] = {}
    found: list[Named] = []
    for entry in entries:
        name, number = entry.name, 2
        if name in seen:
            while f"{name} ({number})" in taken:
                number += 1
            name = f"{entry.name} ({number})"
            taken.add(name)
            notes.append(f"Two {kind} are called “{entry.name}”. The later one is shown as “{name}”.")
        seen[entry.name] = (*seen.get(entry.name, ()), name)
        found.append(replace(entry, name=name))
    return found, seen


def _with_twins(person: HouseholdPerson, twins: Mapping[str, tuple[str, ...]]) -> HouseholdPerson:
    return replace(
        person,
        ratings={n: rating for name, rating in person.ratings.items() for n in twins.get(name, (name,))},
        factors={n: factor for name, factor in person.factors.items() for n in twins.get(name, (name,))},
        cannot=tuple(n for name in person.cannot for n in twins.get(name, (name,))),
        learning=tuple(n for name in person.learning for n in twins.get(name, (name,))),
    )


def _spread(pins: list[Pin], twins: Mapping[str, tuple[str, ...]]) -> tuple[Pin, ...]:
    return tuple(replace(pin, chore=name) for pin in pins for name in twins.get(pin.chore, (pin.chore,)))


def _strangers(household: Household, chores: set[str]) -> list[str]:
    """Sentences about names that are spoken of but not there. They change nothing."""
    people = {person.name for person in household.people}
    said = [name for person in household.people for name in (*person.ratings, *person.cannot, *person.learning)]
    said += [pin.chore for pin in (*household.pins, *household.forbids)] + list(household.last_owner)
    known = chores | {chore.name for chore in household.chores}
    missing = dict.fromkeys(name for name in (*said, *household.last_done) if name not in known)
    notes = [f"“{name}” is spoken of, but there is no chore of that name." for name in missing]
    named = [pin.person for pin in (*household.pins, *household.forbids)] + list(household.carry)
    named += [name for names in household.last_owner.values() for name in names]
    absent = dict.fromkeys(name for name in named if name not in people)
    return notes + [f"“{name}” is spoken of, but there is nobody of that name." for name in absent]
