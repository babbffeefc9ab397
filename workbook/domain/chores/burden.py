"""How heavy a slot is in a person's own eyes, normalised so that complaining does not pay.

β[c,p] = 10⁴ · b[c,p] / (the whole household's work as p rates it) / (n · share_p), in whole basis points, at
least 1. b = minutes × factor. Because each person's ratings are divided by that person's own total, rating
everything as hateful changes nothing. Source: normalised additive disutilities, as in fair division of chores.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from workbook.domain.chores.household import Chore, Household, HouseholdPerson

if TYPE_CHECKING:
    from workbook.domain.chores.week import Load

WHOLE = 10_000
FACTORS = {-2: Fraction(16, 10), -1: Fraction(13, 10), 0: Fraction(1), 1: Fraction(3, 4), 2: Fraction(1, 2)}
"""What a rating makes of a minute, until weeks have taught another factor (`learning`)."""


def burden(chore: Chore, person: HouseholdPerson) -> Fraction:
    """b[c,p]: minutes (while learning, more) and planning minutes, times the factor of the rating, or the one that
    weeks have taught."""
    learned = person.factors.get(chore.name)
    if person.ability(chore.name) == "cannot":
        factor = Fraction(1)  # whatever was said of it: rating what one cannot do must not move the other work
    else:
        factor = FACTORS[person.rating(chore.name)] if learned is None else Fraction(learned, 100)
    return (person.minutes(chore) + chore.planning) * factor


def taking_part(household: Household) -> tuple[HouseholdPerson, ...]:
    """The people with a share: the others have no load and no fair part."""
    return tuple(person for person in household.people if person.takes_share)


def planned_for(household: Household) -> tuple[HouseholdPerson, ...]:
    """The people with a share, then the children with lists of their own."""
    return (*taking_part(household), *(person for person in household.people if person.only is not None))


def burdens(household: Household, counted: Iterable[tuple[Chore, int]]) -> dict[tuple[str, str], int]:
    """β for each (chore, person) in basis points, for the chores and their number of slots in `counted`.

    The whole work counts every slot, twice where done together, also of chores that the person cannot do. With no
    work at all (or none but of zero minutes) every β is 1.
    """
    work = tuple(counted)
    people = taking_part(household)
    shares = sum(person.share for person in people)
    found: dict[tuple[str, str], int] = {}
    for person in people:
        own = {chore.name: burden(chore, person) for chore, _ in work}
        whole = sum((own[chore.name] * slots * chore.people for chore, slots in work), Fraction(0))
        parts = len(people) * Fraction(person.share, shares)
        for chore, _ in work:
            exact = WHOLE * own[chore.name] / whole / parts if whole else Fraction(0)
            found[chore.name, person.name] = max(1, round(exact))
    return found


def fair_load(household: Household) -> int:
    """Everyone's fair load in basis points: 10⁴ / n, since shares are already inside β."""
    return round(Fraction(WHOLE, max(1, len(taking_part(household)))))


def part_of_work(household: Household, name: str, basis_points: int) -> int:
    """A load as a true part of the whole household's work in that person's own eyes, in basis points, at most 10 000.
    Loads are divided by shares; with equal shares the two are the same."""
    people = taking_part(household)
    shares = sum(person.share for person in people)
    share = next((person.share for person in people if person.name == name), 0)
    return min(WHOLE, round(Fraction(basis_points * len(people) * share, shares))) if shares else 0


def parts(household: Household, loads: Iterable[Load]) -> tuple[tuple[str, int], ...]:
    """What each carries, as `part_of_work`."""
    return tuple((load.person, part_of_work(household, load.person, load.basis_points)) for load in loads)


def agreed_part(household: Household, name: str) -> int:
    """The part of the work that somebody has by their share, in basis points."""
    people = taking_part(household)
    shares = sum(person.share for person in people)
    return sum(round(Fraction(WHOLE * person.share, shares)) for person in people if person.name == name)


UNEVEN = 1.2
"""Times the mean of all loads: for two people, more than 60 to 40."""


def overloaded(loads: Iterable[Load]) -> frozenset[str]:
    """Who carries so much more than the others that it should be said."""
    points = {load.person: load.basis_points for load in loads}
    mean = sum(points.values()) / len(points) if points else 0
    return frozenset(name for name, each in points.items() if len(points) > 1 and each > UNEVEN * mean)


SAID_FROM = 1.4
"""Times what another carries, from which it is said how many times."""


@dataclass(frozen=True, slots=True)
class Uneven:
    """`heavy` carries `times` as much as `light`, each in their own eyes and by the agreed shares; 0: `light` carries
    nothing. `idle`: `light` has no free minute in the whole week."""

    heavy: str
    light: str
    times: float
    idle: bool


def uneven(household: Household, loads: Iterable[Load]) -> Uneven | None:
    """The two furthest apart of a week so uneven that it should be said; None where it is not."""
    found = sorted(loads, key=lambda load: load.basis_points)
    if not overloaded(found):
        return None
    light, heavy = found[0], found[-1]
    times = heavy.basis_points / light.basis_points if light.basis_points else 0
    if 0 < times < SAID_FROM:
        return None
    person = household.person(light.person)
    return Uneven(heavy.person, light.person, times, person is not None and not any(map(sum, person.free)))


def is_part_of_work(household: Household) -> bool:
    """Whether the heaviest load is as well that person's part of the work: by equal shares, and with nothing owed."""
    alike = len({person.share for person in taking_part(household)}) == 1
    return alike and not any(household.carry.values())


def step(household: Household) -> int:
    """The grain g of the heaviest load in basis points: 10, and 25 for five people and more."""
    return 25 if len(taking_part(household)) >= 5 else 10
