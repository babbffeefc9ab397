"""Why a slot fell to somebody, in words for the people concerned. Pure Python, from the household alone."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.domain.chores.burden import taking_part
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.week import Slot
from workbook.planning.check import beta, could, may_on, pinned_to, resting
from workbook.words.chores import reasons as words


def reasons(household: Household, slots: Sequence[Slot], weeks: int = 1) -> tuple[str, ...]:
    """One sentence for each slot: "Ironing: Sam, because Alex finds it very heavy and Sam does not mind." """
    weights = beta(household, weeks)
    chores = {chore.name: chore for chore in household.chores}
    return tuple(
        words.reason(slot.chore, slot.people, _why(household, chores[slot.chore], slot, weights)) for slot in slots
    )


def _why(household: Household, chore: Chore, slot: Slot, weights: dict[tuple[str, str], int]) -> str:
    people = taking_part(household)
    if pinned_to(household, chore.name, slot.day % 7) & set(slot.people):
        return words.PINNED
    if len(people) == 1:
        return words.ONLY_ONE
    if len(slot.people) != 1:
        return words.TOGETHER
    person = household.person(slot.people[0])
    others = [other for other in people if other.name not in slot.people]
    if person is None:
        return ""
    able = [other for other in others if any(may_on(household, chore, other, day) for day in _days(chore, slot))]
    if not able:
        return words.because_cannot([other.name for other in others])
    awake = [other for other in able if _has_time(household, chore, other, slot)]
    if not awake:
        return _no_time(chore, person, able)
    rested = [other for other in awake if other.name not in resting(household, chore)]
    if not rested:
        return words.because_last_time([other.name for other in awake])
    return _by_ratings(household, chore, person, rested, weights)


def _no_time(chore: Chore, person: HouseholdPerson, others: Sequence[HouseholdPerson]) -> str:
    names = [other.name for other in others]
    if not any(minutes for other in others for day in other.free for minutes in day):
        return words.because_never_free(names)
    minutes = others[0].minutes(chore) if len(others) == 1 else person.minutes(chore)
    if chore.days is None:
        return words.because_no_stretch(names, minutes)
    return words.because_no_time(names, minutes)


def _felt(household: Household, person: HouseholdPerson, chore: Chore) -> int:
    """A person's rating; neutral for somebody who rates everything alike, for that says nothing of one chore."""
    ratings = {person.rating(other.name) for other in household.chores}
    return person.rating(chore.name) if len(ratings) > 1 else 0


def _by_ratings(
    household: Household,
    chore: Chore,
    person: HouseholdPerson,
    others: Sequence[HouseholdPerson],
    weights: dict[tuple[str, str], int],
) -> str:
    """Among people who could all have done it."""
    own = _felt(household, person, chore)
    ratings = {_felt(household, other, chore) for other in others}
    if own > max(ratings) and (own > 0 or max(ratings) < 0):
        named = others[0].name if len(others) == 1 else None
        if named is None and own <= 0:
            return words.because_of_ratings(person.name, own, words.OTHERS, max(ratings))
        return words.because_of_ratings(person.name, own, named, max(ratings))
    if own == max(ratings) and person.ability(chore.name) == "can":
        learning = [other.name for other in others if other.ability(chore.name) == "learning"]
        if len(learning) == len(others):
            return words.because_learning(learning)
    mine = weights[chore.name, person.name]
    if all(mine < weights[chore.name, other.name] for other in others):
        return words.because_owner(person.name) if chore.owned else words.because_lighter(person.name)
    return words.EVEN


def _days(chore: Chore, slot: Slot) -> Sequence[int]:
    return (slot.day % 7,) if chore.days is not None else chore.allowed_days


def _has_time(household: Household, chore: Chore, person: HouseholdPerson, slot: Slot) -> bool:
    """For a fixed weekday: then; for others: at all."""
    if chore.days is None:
        return person in could(household, chore)
    weekday = slot.day % 7
    return any(person.minutes(chore) <= person.free[weekday][part] for part in chore.parts)
