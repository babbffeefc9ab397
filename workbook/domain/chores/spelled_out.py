"""What households ask for and what comes down to plainer chores: one each, a planner apart from the doer, an owner for
a season, paid help. And which chore follows which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workbook.domain.chores.household import ANYBODY, Chore, Household, HouseholdPerson, Pin

OWN = "{chore} ({person})"
PLANNING = "{chore}, planning"


def spelled_out(household: Household, monday: date | None = None) -> Household:
    """The household in plainer chores, for the week that begins on `monday` (None: for no week in particular).

    Of a chore that everybody does one of, each has a chore of their own; one whose planner is somebody else has a chore
    of planning minutes beside it, once a week; what paid help does is not the household's, but for the planning of it.
    Whose something is, is pinned to it. What is spelled out already stays as it is.
    """
    chores: list[Chore] = []
    copies: dict[str, list[str]] = {}
    apart = {chore.name for chore in household.chores if chore.each}
    for chore in household.chores:
        made = list(_parts_of(household, chore, apart))
        chores += made
        copies[chore.name] = [each.name for each in made if each.name != chore.name]
    people = tuple(_said_of_copies(household, person, copies) for person in household.people)
    owned = [Pin(chore.name, chore.owner) for chore in chores if chore.owner and is_owned(chore, monday)]
    pins = (*household.pins, *_own(household.pins, apart))
    return replace(
        household,
        people=people,
        chores=tuple(chores),
        pins=(*pins, *(pin for pin in owned if pin not in pins)),
        forbids=(*household.forbids, *_own(household.forbids, apart)),
    )


def _own(pins: Sequence[Pin], apart: set[str]) -> tuple[Pin, ...]:
    """What was said of a chore of which each has one of their own, said of theirs."""
    return tuple(
        replace(pin, chore=OWN.format(chore=pin.chore, person=pin.person)) for pin in pins if pin.chore in apart
    )


def is_owned(chore: Chore, monday: date | None) -> bool:
    """Whether it is still its owner's in the week that begins on `monday`."""
    return bool(chore.owner) and (chore.owner_until is None or monday is None or monday <= chore.owner_until)


def _parts_of(household: Household, chore: Chore, apart: set[str]) -> Iterable[Chore]:
    if (chore.planner or chore.helped) and chore.planning:
        yield Chore(
            PLANNING.format(chore=chore.name),
            minutes=0,
            planning=chore.planning * max(1, chore.doings),
            every=chore.every,
            every_days=chore.every_days,
            months=chore.months,
            owner="" if chore.planner == ANYBODY else chore.planner,
            priority=chore.priority,
        )
        chore = replace(chore, planning=0, planner="")
    if chore.helped:
        chore = replace(chore, times=0, days=None, each=False)
    if not chore.each:
        yield chore
        return
    for person in household.people:
        has_one = person.takes_share and chore.name not in person.cannot
        if has_one or chore.name in (person.only or ()):
            yield replace(
                chore,
                name=OWN.format(chore=chore.name, person=person.name),
                each=False,
                people=1,
                alternate=False,
                rotation=(),
                owner=person.name,
                owner_until=None,
                after=OWN.format(chore=chore.after, person=person.name) if chore.after in apart else chore.after,
            )


def _said_of_copies(household: Household, person: HouseholdPerson, copies: dict[str, list[str]]) -> HouseholdPerson:
    """What somebody said of a chore holds for what it was spelled out to. A child's list has the child's own of what
    everybody does one of, and no planning but what is the child's."""
    theirs = {
        *(person.only or ()),
        *(OWN.format(chore=chore.name, person=person.name) for chore in household.chores if chore.each),
        *(PLANNING.format(chore=chore.name) for chore in household.chores if chore.planner == person.name),
    }

    def spread(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one for name in names for one in (name, *copies.get(name, ()))))

    if not any(copies.values()):
        return person
    return replace(
        person,
        ratings={one: rating for name, rating in person.ratings.items() for one in spread([name])},
        factors={one: factor for name, factor in person.factors.items() for one in spread([name])},
        cannot=spread(person.cannot),
        learning=spread(person.learning),
        only=None if person.only is None else tuple(one for one in spread(person.only) if one in theirs),
    )


def followed(household: Household) -> dict[str, str]:
    """Which chore each comes after, by name: only where both are in the household, and neither is in a circle."""
    circle = set(in_a_circle(household))
    after = {chore.name: chore.after for chore in household.chores if chore.after}
    doings = {chore.name for chore in household.chores if chore.doings}
    return {name: other for name, other in after.items() if other in doings and name not in circle}


def by_paid_help(household: Household) -> tuple[str, ...]:
    """The chores that paid help does: nobody's slots."""
    return tuple(chore.name for chore in household.chores if chore.helped)


def in_a_circle(household: Household) -> tuple[str, ...]:
    """Chores of which each would have to come after itself, one behind the other."""
    after = {chore.name: chore.after for chore in household.chores if chore.after}
    found: list[str] = []
    for name in after:
        at, seen = after.get(name), set[str]()
        while at is not None and at != name and at not in seen:
            seen.add(at)
            at = after.get(at)
        if at == name:
            found.append(name)
    return tuple(found)


def on_lists(household: Household) -> frozenset[str]:
    """The chores on a child's list. Nobody else does them."""
    return frozenset(name for person in household.people for name in person.only or ())
