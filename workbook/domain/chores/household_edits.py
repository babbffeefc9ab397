"""Filling in a household bit by bit: every function returns a new one, and names stay true everywhere.

Names are keys (household.py), so a new name is carried into ratings, pins, owners and carry, and a name that
would occur twice is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from workbook.domain.chores.household import (
    ANYBODY,
    DAY_MINUTES,
    Ability,
    Away,
    Chore,
    Free,
    Household,
    HouseholdPerson,
)
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import chores as refusals

MOST_PEOPLE, MOST_CHORES, NAME_LENGTH = 20, 500, 80
SHARE_STEP, MOST_SHARE = 10, 1000
USUAL_DAY, USUAL_FREE_DAY = (15, 0, 90), (90, 60, 60)
USUAL_WEEK: Free = (USUAL_DAY,) * 5 + (USUAL_FREE_DAY,) * 2

V = TypeVar("V")


class NameTaken(UsageError):
    """There is somebody, or a chore, of that name already."""


def clean_name(text: str) -> str:
    """The name on one line, at most 80 characters; "" when nothing is left."""
    return " ".join(text.split())[:NAME_LENGTH].strip()


# -- people


def with_person(household: Household, name: str) -> Household:
    """One more person, with no free time yet. Raises NameTaken, and UsageError when there are 20 already."""
    name = clean_name(name)
    if len(household.people) >= MOST_PEOPLE:
        raise UsageError(refusals.TOO_MANY_PEOPLE.format(most=MOST_PEOPLE))
    _free_name(name, [person.name for person in household.people])
    return replace(household, people=(*household.people, HouseholdPerson(name)))


def renamed_person(household: Household, old: str, new: str) -> Household:
    """The same household with `old` called `new`, in pins, owners and carry too. Raises NameTaken."""
    new = clean_name(new)
    if new == old:
        return household
    _free_name(new, [ANYBODY, *(person.name for person in household.people if person.name != old)])

    def name(known: str) -> str:
        return new if known == old else known

    return replace(
        household,
        people=tuple(replace(person, name=name(person.name)) for person in household.people),
        chores=tuple(
            replace(
                chore,
                rotation=tuple(map(name, chore.rotation)),
                owner=name(chore.owner),
                planner=chore.planner if chore.planner == ANYBODY else name(chore.planner),
            )
            for chore in household.chores
        ),
        pins=tuple(replace(pin, person=name(pin.person)) for pin in household.pins),
        forbids=tuple(replace(pin, person=name(pin.person)) for pin in household.forbids),
        last_owner={chore: tuple(map(name, names)) for chore, names in household.last_owner.items()},
        carry={name(person): points for person, points in household.carry.items()},
        last_week=tuple(replace(slot, people=tuple(map(name, slot.people))) for slot in household.last_week),
    )


def without_person(household: Household, name: str) -> Household:
    """The household without that person and what was said of them. Raises UsageError for the last who has a share."""
    _needs_somebody(household, name)
    return replace(
        household,
        people=tuple(person for person in household.people if person.name != name),
        pins=tuple(pin for pin in household.pins if pin.person != name),
        forbids=tuple(pin for pin in household.forbids if pin.person != name),
        last_owner={
            chore: left
            for chore, names in household.last_owner.items()
            if (left := tuple(other for other in names if other != name))
        },
        carry=_without(household.carry, name),
    )


def with_share(household: Household, name: str, share: int) -> Household:
    """`name` takes on this share, kept within 0 and 1000; 0 takes no part this time. Raises UsageError when nobody
    would have a share then."""
    if share <= 0:
        _needs_somebody(household, name)
    return _person(household, name, share=min(max(share, 0), MOST_SHARE))


def changed_person(household: Household, person: HouseholdPerson) -> Household:
    """The household in which whoever has that name is as given. Raises UsageError when nobody would have a share."""
    if not person.takes_share:
        _needs_somebody(household, person.name)
    return replace(household, people=tuple(person if one.name == person.name else one for one in household.people))


def share_percent(household: Household, name: str) -> int:
    """What part of the work falls to `name` by the shares, in whole percent; 0 when nobody takes any."""
    whole = sum(person.share for person in household.people if person.takes_share)
    person = household.person(name)
    return round(100 * person.share / whole) if whole and person and person.takes_share else 0


# -- free time


def with_away(household: Household, name: str, away: Away | None) -> Household:
    """`name` has no time on these days either; None: is away on no day any more."""
    person = household.person(name)
    known = () if person is None or away is None else person.away
    return _person(household, name, away=(*known, away) if away is not None and away not in known else known)


def with_free(household: Household, name: str, free: Free) -> Household:
    return _person(household, name, free=free)


def free_set(free: Free, day: int, part: int, minutes: int) -> Free:
    """Free time with one part of one day at `minutes`, kept within a day."""
    kept = min(max(minutes, 0), DAY_MINUTES)
    morning, afternoon, evening = (kept if n == part else old for n, old in enumerate(free[day]))
    return (*free[:day], (morning, afternoon, evening), *free[day + 1 :])


def free_copied(free: Free, day: int, to: tuple[int, ...]) -> Free:
    """Free time with `day` copied to the days in `to`."""
    return tuple(free[day] if n in to else old for n, old in enumerate(free))


# -- chores


def with_chore(household: Household, chore: Chore) -> Household:
    """One more chore. Raises NameTaken, and UsageError when there are 500 already."""
    if len(household.chores) >= MOST_CHORES:
        raise UsageError(refusals.TOO_MANY_CHORES.format(most=MOST_CHORES))
    chore = replace(chore, name=clean_name(chore.name))
    _free_name(chore.name, [known.name for known in household.chores])
    return replace(household, chores=(*household.chores, chore))


def changed_chore(household: Household, old: str, chore: Chore) -> Household:
    """`old` is now `chore`; a new name is carried along everywhere. Raises NameTaken."""
    new = clean_name(chore.name)
    chore = replace(chore, name=new)
    if new != old:
        _free_name(new, [known.name for known in household.chores if known.name != old])

    def name(known: str) -> str:
        return new if known == old else known

    return replace(
        household,
        chores=tuple(
            replace(each, after=name(each.after))
            for each in (chore if known.name == old else known for known in household.chores)
        ),
        people=tuple(
            replace(
                person,
                ratings={name(rated): rating for rated, rating in person.ratings.items()},
                cannot=tuple(map(name, person.cannot)),
                learning=tuple(map(name, person.learning)),
                only=None if person.only is None else tuple(map(name, person.only)),
            )
            for person in household.people
        ),
        pins=tuple(replace(pin, chore=name(pin.chore)) for pin in household.pins),
        forbids=tuple(replace(pin, chore=name(pin.chore)) for pin in household.forbids),
        last_owner={name(owned): names for owned, names in household.last_owner.items()},
        last_done={name(done): day for done, day in household.last_done.items()},
        last_week=tuple(replace(slot, chore=name(slot.chore)) for slot in household.last_week),
    )


def without_chore(household: Household, name: str) -> Household:
    """The household without that chore. Ratings stay, so that it can come back as it was."""
    return replace(
        household,
        chores=tuple(chore for chore in household.chores if chore.name != name),
        pins=tuple(pin for pin in household.pins if pin.chore != name),
        forbids=tuple(pin for pin in household.forbids if pin.chore != name),
    )


# -- what each says


def rated(household: Household, name: str, chore: str, rating: int) -> Household:
    """`name` finds `chore` this pleasant, −2 to +2."""
    person = household.person(name)
    if person is None:
        return household
    return _person(household, name, ratings={**person.ratings, chore: min(max(rating, -2), 2)})


def able(household: Household, name: str, chore: str, ability: Ability) -> Household:
    """`name` can do `chore`, is learning it, or cannot."""
    person = household.person(name)
    if person is None:
        return household
    cannot = tuple(known for known in person.cannot if known != chore)
    learning = tuple(known for known in person.learning if known != chore)
    if ability == "cannot":
        cannot = (*cannot, chore)
    elif ability == "learning":
        learning = (*learning, chore)
    return _person(household, name, cannot=cannot, learning=learning)


def unrated(household: Household, person: HouseholdPerson) -> tuple[str, ...]:
    """The chores that this person has said nothing about: neither a rating nor that they cannot do it."""
    return tuple(
        chore.name for chore in household.chores if chore.name not in person.ratings and chore.name not in person.cannot
    )


def idle(household: Household) -> tuple[str, ...]:
    """Who takes a share of the work and has not said when: nobody's chores can be placed there."""
    return tuple(person.name for person in household.people if person.takes_share and not any(map(any, person.free)))


def is_complete(household: Household) -> bool:
    """Whether a week can be planned from it: somebody, with time, and something to do."""
    return bool(household.chores) and any(
        person.takes_share and any(map(any, person.free)) for person in household.people
    )


def _person(household: Household, name: str, **changes: object) -> Household:
    people = (replace(one, **changes) if one.name == name else one for one in household.people)
    return replace(household, people=tuple(people))


def _needs_somebody(household: Household, name: str) -> None:
    if not any(person.takes_share for person in household.people if person.name != name):
        raise UsageError(refusals.NOBODY_WITH_A_SHARE)


def _without(values: Mapping[str, V], name: str) -> dict[str, V]:
    return {key: value for key, value in values.items() if key != name}


def _free_name(name: str, taken: list[str]) -> None:
    if not name:
        raise UsageError(refusals.NO_NAME)
    if name.casefold() in {known.casefold() for known in taken}:
        raise NameTaken(refusals.NAME_TAKEN)
