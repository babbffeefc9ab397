"""How far a household is filled in, and whose turn it is to rate. Pure functions."""

from __future__ import annotations

from workbook.domain.chores import household_edits as edits
from workbook.domain.chores.household import Household
from workbook.domain.chores.paid_hours import as_long_for_all, nearest_parts, parts_by_paid_hours
from workbook.words.chores import household as words


def filled(household: Household) -> list[bool]:
    """Which parts have all that a plan needs. Ratings need not be given, but the tick waits for them."""
    people = household.people
    return [
        bool(people),
        bool(people) and not edits.idle(household),
        bool(household.chores),
        bool(household.chores) and not any(edits.unrated(household, person) for person in people),
    ]


def about(household: Household, part: int, rater: str) -> str:
    """What stands above a part of the form; above the people the question of paid work, where that would come to other
    parts than now. `rater`: who rates just now."""
    if part == len(words.ABOUT) - 1:
        return words.ABOUT_RATINGS.format(name=rater) if household.chores else words.NO_CHORES_YET
    asked = parts_by_paid_hours(household) if part == 0 else ()
    paid = [person.paid_hours for person in household.people if person.takes_share]
    if not asked:
        return words.ABOUT[part]
    return words.by_paid_hours(nearest_parts(household), paid, asked, alike=as_long_for_all(household))


def missing(household: Household, rater: str = "") -> str:
    """What is still missing, in one line. `rater`: who rates just now, if somebody does."""
    people, chores = household.people, household.chores
    idle = edits.idle(household)
    lacking = [
        *([] if people else [words.NO_PEOPLE]),
        *([words.free_missing(idle)] if idle else []),
        *([] if chores else [words.NO_CHORES]),
    ]
    if lacking:
        return words.MISSING + " · ".join(lacking)
    waiting = [person for person in people if edits.unrated(household, person)]
    if rater and waiting and rater not in [person.name for person in waiting]:
        return words.ALL_RATED.format(name=rater, other=next_rater(household, rater))
    for person in waiting:
        return words.ratings_open(person.name, len(edits.unrated(household, person)))
    return words.READY


def rater_of(household: Household, *preferred: str) -> str:
    """Whose turn it is to rate: the first of those preferred who is there, else the first person, else ""."""
    names = [person.name for person in household.people]
    return next((name for name in preferred if name in names), names[0] if names else "")


def next_rater(household: Household, rater: str) -> str:
    """Who comes after whose turn it is: the next who has not rated everything, else just the next."""
    people = household.people
    if not people:
        return ""
    place = [person.name for person in people].index(rater_of(household, rater)) + 1
    following = people[place:] + people[:place]
    waiting = (one.name for one in following[:-1] if edits.unrated(household, one))
    return next(waiting, following[0].name)
