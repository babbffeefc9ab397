"""A household as plain JSON values, both ways, with one clear sentence and its place for everything that is wrong.

Keys of a household: name, why, people, chores, pins, forbids, last_owner, last_done, carry, repay_absence, monday,
last_week. `avail` of a person is 7 days × 3 parts of free minutes, day 0 is Monday; pins and forbids are [chore,
person, weekday or null]; the slots of last_week are [chore, day, part, [people]].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from workbook.domain.chores.household import (
    ALL_PARTS,
    DAY_MINUTES,
    EVERY,
    WEEK,
    Away,
    Chore,
    Household,
    HouseholdPerson,
    Pin,
)
from workbook.domain.chores.household_values import (
    NAME_LENGTH,
    HouseholdFault,
    Plain,
    clean,
    day_numbers,
    listed,
    mapping,
    name_itself,
    name_of,
    named_values,
    numbers,
    text_of,
    whole,
    yes,
)
from workbook.domain.chores.slot import Slot
from workbook.words.refusals import chores as refusals

__all__ = ["HouseholdFault", "read", "to_plain"]

MOST_PEOPLE = 20
MOST_CHORES = 500
MOST_TIMES = 21
MOST_DAYS = 366
TEXT_LENGTH = 2000
WHOLE_LOAD = 10_000
LEAST_FACTOR, MOST_FACTOR = 40, 200  # per cent


def read(plain: object) -> tuple[Household, tuple[str, ...]]:
    """The household in `plain`, and sentences about what was set right on the way (names that occur twice, words
    about chores or people that are not in the household). Raises HouseholdFault for what cannot be read."""
    top = mapping(plain, "the household", _TOP, {"forbid": "forbids"})
    notes: list[str] = []
    people = listed(top, "people", "the household", 1, MOST_PEOPLE, _person)
    chores = listed(top, "chores", "the household", 0, MOST_CHORES, _chore)
    if not any(person.share for person in people):
        raise HouseholdFault(refusals.NOBODY_TO_PLAN_FOR)
    called = {chore.name for chore in chores}
    chores, twins = _apart(chores, "chores", notes)
    people = [_with_twins(person, twins) for person in people]
    people, _ = _apart(people, "people", notes)
    household = Household(
        name=text_of(top, "name", "the household", NAME_LENGTH),
        why=text_of(top, "why", "the household", TEXT_LENGTH),
        people=tuple(people),
        chores=tuple(chores),
        pins=_spread(listed(top, "pins", "the household", 0, 1000, _pin), twins),
        forbids=_spread(listed(top, "forbids", "the household", 0, 1000, _pin), twins),
        last_owner=_last_owner(top, twins),
        last_done=_days_by_name(top),
        carry=numbers(top, "carry", "the household", -WHOLE_LOAD, WHOLE_LOAD),
        repay_absence=yes(top, "repay_absence", ""),
        monday=_monday(top),
        last_week=tuple(listed(top, "last_week", "the household", 0, 2000, _slot)),
    )
    notes += [refusals.NEVER_IN_SEASON.format(name=chore.name) for chore in chores if chore.months == ()]
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
    if household.monday:
        top["monday"] = household.monday.isoformat()
    if household.last_week:
        top["last_week"] = [[slot.chore, slot.day, slot.part, list(slot.people)] for slot in household.last_week]
    return top


_USUAL = Chore("", 0)
_SHORT = {"priority": "prio"}
_LISTED = ("days", "allowed_days", "parts", "months", "rotation")
_NUMBERS = ("planning", "times", "a_day", "gap", "every_days", "people", "priority")


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
        **({"away": [_plain_away(each) for each in person.away]} if person.away else {}),
    }


def _plain_away(away: Away) -> list[Any]:
    return [away.first.isoformat(), away.last.isoformat(), *([away.weeks] if away.weeks else [])]


# What may stand where. Each reader gets the value and a place that a person can find.

_TOP = (
    "name", "why", "people", "chores", "pins", "forbids", "last_owner", "last_done", "carry", "repay_absence", "monday",
    "last_week",
)  # fmt: skip
_PERSON = ("name", "avail", "share", "prefs", "factors", "cannot", "learning", "away")
_CHORE = (
    "name", "minutes", "planning", "times", "a_day", "gap", "days", "every", "every_days", "months", "rotation",
    "allowed_days", "parts", "people", "owned", "alternate", "prio", "done_means",
)  # fmt: skip


def _person(value: object, place: str) -> HouseholdPerson:
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
    )


def _away(value: object, place: str) -> Away:
    parts = cast(list[object], value) if isinstance(value, list) else []
    if len(parts) not in (2, 3):
        raise HouseholdFault(refusals.NOT_AWAY.format(place=place))
    first, last = (_date(part, place) for part in parts[:2])
    if last < first:
        raise HouseholdFault(refusals.NOT_AWAY.format(place=place))
    weeks = whole(parts[2], f"{place}, weeks", 0, 52) if len(parts) == 3 else 0
    return Away(first, last, weeks)


def _chore(value: object, place: str) -> Chore:
    plain = mapping(value, place, _CHORE, {"planning_minutes": "planning", "priority": "prio"})
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
        a_day=whole(plain.get("a_day", 1), f"{place}, a_day", 1, 3),
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
    )


def _pin(value: object, place: str) -> Pin:
    if not isinstance(value, list) or len(cast(list[object], value)) not in (2, 3):
        raise HouseholdFault(refusals.NOT_A_PIN.format(place=place))
    parts = cast(list[object], value)
    weekday = parts[2] if len(parts) == 3 else None
    return Pin(
        name_itself(parts[0], f"{place}, chore"),
        name_itself(parts[1], f"{place}, person"),
        None if weekday is None else whole(weekday, f"{place}, weekday", 0, 6),
    )


def _slot(value: object, place: str) -> Slot:
    parts = cast(list[object], value) if isinstance(value, list) else []
    if len(parts) != 4:
        raise HouseholdFault(refusals.NOT_A_SLOT.format(place=place))
    return Slot(
        name_itself(parts[0], f"{place}, chore"),
        whole(parts[1], f"{place}, day", 0, 13),
        whole(parts[2], f"{place}, part", 0, 2),
        tuple(listed({"people": parts[3]}, "people", place, 0, MOST_PEOPLE, name_itself)),
    )


def _monday(plain: Plain) -> date | None:
    if plain.get("monday") is None:
        return None
    day = _date(plain["monday"], "monday")
    if day.weekday() != 0:
        raise HouseholdFault(refusals.NOT_A_MONDAY)
    return day


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


def _last_owner(plain: Plain, twins: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, (chore, value) in enumerate(named_values(plain, "last_owner", "last_owner").items(), 1):
        said: Plain = {"names": [value] if isinstance(value, str) else value}
        names = tuple(listed(said, "names", f"last_owner, entry {number}", 0, MOST_PEOPLE, name_itself))
        found |= dict.fromkeys(twins.get(clean(chore), (clean(chore),)), names)
    return found


def _days_by_name(plain: Plain) -> dict[str, date]:
    found: dict[str, date] = {}
    for number, (name, value) in enumerate(named_values(plain, "last_done", "last_done").items(), 1):
        found[clean(name)] = _date(value, f"last_done, entry {number}")
    return found


def _date(value: object, place: str) -> date:
    try:
        return date.fromisoformat(cast(str, value))
    except (TypeError, ValueError):
        raise HouseholdFault(refusals.NOT_A_DATE.format(place=place)) from None


def _months(plain: Plain, place: str) -> tuple[int, ...]:
    found = listed(plain, "months", place, 0, 12, lambda value, where: whole(value, where, 1, 12))
    return tuple(sorted(set(found)))


# Names that occur twice: the second becomes "Dishes (2)", and what was said of "Dishes" holds for both.

Named = TypeVar("Named", Chore, HouseholdPerson)


def _apart(entries: list[Named], kind: str, notes: list[str]) -> tuple[list[Named], dict[str, tuple[str, ...]]]:
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
            notes.append(refusals.twins(kind, entry.name, name))
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
    notes = [refusals.NO_SUCH_CHORE.format(name=name) for name in missing]
    named = [pin.person for pin in (*household.pins, *household.forbids)] + list(household.carry)
    named += [name for names in household.last_owner.values() for name in names]
    named += [name for chore in household.chores for name in chore.rotation]
    absent = dict.fromkeys(name for name in named if name not in people)
    return notes + [refusals.NO_SUCH_PERSON.format(name=name) for name in absent]
