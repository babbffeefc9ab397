"""What is written for a setting of a chore or of a person: read against the household, so that names are those in it.
Pure values; all of it raises UsageError for what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workbook.domain.chores.away import parse_away
from workbook.domain.chores.clock import parse_hours, parse_span
from workbook.domain.chores.household import ANYBODY, Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import in_a_circle
from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.words.chores import sheet as words
from workbook.words.chores.plan import span
from workbook.words.refusals import chores as refusals

_UNTIL = re.compile(r"\s+until\s+", re.IGNORECASE)


def text_of(chore: Chore, key: str) -> str:
    """What stands in the field for a setting when it is opened."""
    texts = {
        "name": chore.name,
        "rotation": ", ".join(chore.rotation),
        "after": chore.after,
        "season": "" if chore.months is None else words.season(chore.months),
        "clock": "" if chore.clock is None else span(chore.clock),
        "owner": words.owner(chore) if chore.owner else "",
        "planner": words.ANYBODY if chore.planner == ANYBODY else chore.planner,
    }
    return texts.get(key, chore.done_means)


def chore_written(household: Household, chore: Chore, key: str, text: str, today: date) -> Chore:
    """The chore with a setting as it was written."""
    nothing = text.strip() in ("-", "–")
    people = [person.name for person in household.people]
    if key == "name":
        return replace(chore, name=text)
    if key == "rotation":
        known = (*people, *chore.rotation)  # who has left may stand there still
        names = (_called(name, known, refusals.NO_SUCH_PERSON_HERE) for name in words.names_in_turn(text))
        return replace(chore, rotation=tuple(dict.fromkeys(names)))
    if key == "after":
        return replace(chore, after="" if nothing else _first(household, chore, text))
    if key == "season":
        try:
            return replace(chore, months=words.months_written(text))
        except ValueError:
            raise UsageError(refusals.SEASON) from None
    if key == "clock":
        return replace(chore, clock=parse_span(text))
    if key == "owner":
        who, *until = _UNTIL.split(text.strip(), maxsplit=1)
        owner = "" if nothing else _called(who, people, refusals.NO_SUCH_PERSON_HERE)
        return replace(chore, owner=owner, owner_until=parse_day(until[0], today) if until and owner else None)
    if key == "planner":
        if text.strip().casefold() in (ANYBODY, words.ANYBODY):
            return replace(chore, planner=ANYBODY)
        return replace(chore, planner="" if nothing else _called(text, people, refusals.NO_SUCH_PERSON_HERE))
    return replace(chore, done_means=text)


def _first(household: Household, chore: Chore, text: str) -> str:
    """The chore that this one shall come after."""
    others = [other for other in household.chores if other.name != chore.name]
    first = _called(text, (chore.name, *(other.name for other in others)), refusals.NO_SUCH_CHORE_HERE)
    if chore.name in in_a_circle(replace(household, chores=(*others, replace(chore, after=first)))):
        raise UsageError(refusals.AFTER_ITSELF)
    return first


def person_text_of(person: HouseholdPerson, key: str) -> str:
    """What stands in the field for a setting of a person when it is opened."""
    if key == "hours":
        return words.hours(person.hours)
    return ", ".join(person.only or ()) if key == "only" else ""


def person_written(household: Household, person: HouseholdPerson, key: str, text: str, today: date) -> HouseholdPerson:
    """The person with a setting as it was written."""
    nothing = text.strip() in ("-", "–")
    if key == "away":
        away = parse_away(text, today)
        return replace(person, away=() if away is None else tuple(dict.fromkeys((*person.away, away))))
    if key == "hours":
        return replace(person, hours=parse_hours(text))
    chores = [chore.name for chore in household.chores]
    names = [name for name in text.split(",") if name.strip()]
    only = None if nothing else tuple(_called(name, chores, refusals.NO_SUCH_CHORE_HERE) for name in names)
    return replace(person, only=only)


def _called(text: str, names: Iterable[str], refusal: str) -> str:
    """The name that was meant, whatever its capitals."""
    wanted = " ".join(text.split()).casefold()
    for name in names:
        if name.casefold() == wanted:
            return name
    raise UsageError(refusal)
