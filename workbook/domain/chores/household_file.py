"""A household as plain JSON values, both ways, with one clear sentence and its place for everything that is wrong.

Keys of a household: name, why, people, chores, pins, forbids, last_owner, last_done, carry, repay_absence, monday,
last_week, first_day. `avail` of a person is 7 days × 3 parts of free minutes, day 0 is Monday; pins and forbids are
[chore, person, weekday or null]; the slots of last_week are [chore, day, part, [people]]; first_day is the weekday from
which on it is planned, where the week has begun.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from workbook.domain.chores import household_entries as entries
from workbook.domain.chores.household import ANYBODY, Chore, Household, HouseholdPerson, Pin
from workbook.domain.chores.household_entries import MOST_CHORES, MOST_PEOPLE, TEXT_LENGTH
from workbook.domain.chores.household_values import (
    NAME_LENGTH,
    HouseholdFault,
    Plain,
    clean,
    listed,
    mapping,
    name_itself,
    named_values,
    numbers,
    text_of,
    whole,
    yes,
)
from workbook.words.refusals import chores as refusals

__all__ = ["KEYS", "HouseholdFault", "read", "to_plain"]

WHOLE_LOAD = 10_000


def read(plain: object) -> tuple[Household, tuple[str, ...]]:
    """The household in `plain`, and sentences about what was set right on the way (names that occur twice, words
    about chores or people that are not in the household). Raises HouseholdFault for what cannot be read."""
    top = mapping(plain, "the household", _TOP, _ALSO)
    notes: list[str] = []
    people = listed(top, "people", "the household", 1, MOST_PEOPLE, entries.person)
    chores = listed(top, "chores", "the household", 0, MOST_CHORES, entries.chore)
    if not any(person.takes_share for person in people):
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
        pins=_spread(listed(top, "pins", "the household", 0, 1000, entries.pin), twins),
        forbids=_spread(listed(top, "forbids", "the household", 0, 1000, entries.pin), twins),
        last_owner=_last_owner(top, twins),
        last_done=_days_by_name(top),
        carry=numbers(top, "carry", "the household", -WHOLE_LOAD, WHOLE_LOAD),
        repay_absence=yes(top, "repay_absence", ""),
        monday=_monday(top),
        last_week=tuple(listed(top, "last_week", "the household", 0, 2000, entries.slot)),
        first=whole(top.get("first_day", 0), "first_day", 0, 6),
    )
    notes += [
        refusals.MOST_A_DAY.format(name=chore.name, most=entries.MOST_A_DAY)
        for chore, said in zip(chores, top.get("chores", []), strict=True)
        if said.get("a_day", 1) > entries.MOST_A_DAY
    ]
    for chore, said in zip(chores, top.get("chores", []), strict=True):
        notes += [refusals.unused(chore.name, what, beside) for what, beside in entries.unused(said)]
    notes += _said_twice(top)
    notes += [refusals.NEVER_IN_SEASON.format(name=chore.name) for chore in chores if chore.months == ()]
    notes += [
        refusals.CANNOT_AND_LEARNING.format(person=person.name, name=name)
        for person in people
        for name in person.learning
        if name in person.cannot
    ]
    if household.monday is not None:
        sunday = household.monday + timedelta(days=6)
        later = ((name, day) for name, day in household.last_done.items() if day > sunday)
        notes += [refusals.DONE_LATER.format(name=name, day=day) for name, day in later]
    notes.extend(_strangers(household, called))
    return household, tuple(notes)


def to_plain(household: Household) -> dict[str, Any]:
    """The household as JSON values that `read` takes back unchanged; what is at its usual value is left out."""
    top: dict[str, Any] = {"name": household.name}
    if household.why:
        top["why"] = household.why
    top["people"] = [entries.plain_person(person) for person in household.people]
    top["chores"] = [entries.plain_chore(chore) for chore in household.chores]
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
    if household.first:
        top["first_day"] = household.first
    return top


# What may stand where. The entries of the lists are read in household_entries.

_TOP = (
    "name", "why", "people", "chores", "pins", "forbids", "last_owner", "last_done", "carry", "repay_absence", "monday",
    "last_week", "first_day",
)  # fmt: skip
_ALSO = {"forbid": "forbids"}
KEYS = entries.KEYS.union(_TOP, _ALSO)  # every name of the format; any other is a word of somebody's here


def _monday(plain: Plain) -> date | None:
    if plain.get("monday") is None:
        return None
    day = entries.date_of(plain["monday"], "monday")
    if day.weekday() != 0:
        raise HouseholdFault(refusals.NOT_A_MONDAY)
    return day


def _said_twice(plain: Plain) -> list[str]:
    """Names that are written in several ways (“C”, “C ”) and stand for one: what was said of it last holds."""
    groups: list[Plain | None] = [plain.get("last_done"), plain.get("last_owner"), plain.get("carry")]
    for person in plain.get("people", []):
        groups += [person.get("prefs"), person.get("factors")]
    found: list[str] = []
    for group in groups:
        names = [clean(name) for name in group or {}]
        found += [name for name in dict.fromkeys(names) if names.count(name) > 1]
    return [refusals.SAID_TWICE.format(name=name) for name in dict.fromkeys(found)]


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
        found[clean(name)] = entries.date_of(value, f"last_done, entry {number}")
    return found


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
        only=None if person.only is None else tuple(n for name in person.only for n in twins.get(name, (name,))),
    )


def _spread(pins: list[Pin], twins: Mapping[str, tuple[str, ...]]) -> tuple[Pin, ...]:
    return tuple(replace(pin, chore=name) for pin in pins for name in twins.get(pin.chore, (pin.chore,)))


def _strangers(household: Household, chores: set[str]) -> list[str]:
    """Sentences about names that are spoken of but not there. They change nothing."""
    people = {person.name for person in household.people}
    said = [name for person in household.people for name in (*person.ratings, *person.cannot, *person.learning)]
    said += [name for person in household.people for name in person.only or ()]
    said += [chore.after for chore in household.chores if chore.after]
    said += [pin.chore for pin in (*household.pins, *household.forbids)] + list(household.last_owner)
    known = chores | {chore.name for chore in household.chores}
    missing = dict.fromkeys(name for name in (*said, *household.last_done) if name not in known)
    notes = [refusals.NO_SUCH_CHORE.format(name=name) for name in missing]
    named = [pin.person for pin in (*household.pins, *household.forbids)] + list(household.carry)
    named += [name for names in household.last_owner.values() for name in names]
    named += [name for chore in household.chores for name in (*chore.rotation, chore.owner, chore.planner)]
    absent = dict.fromkeys(name for name in named if name not in people and name not in ("", ANYBODY))
    return notes + [refusals.NO_SUCH_PERSON.format(name=name) for name in absent]
