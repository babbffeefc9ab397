"""Shares that follow from paid work: such that paid work and chores together are as long for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from workbook.domain.chores.household import Chore, Household
from workbook.domain.chores.household_edits import share_percent
from workbook.domain.chores.spelled_out import on_lists, spelled_out
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import chores as refusals

EVEN_SHARE, LEAST_SHARE = 100, 10
"""The share of an even part; and the least that somebody has who takes part, however long the paid work is."""
WEEKS = {"week": Fraction(1), "two weeks": Fraction(1, 2), "month": Fraction(12, 52)}


def shares_by_paid_hours(household: Household) -> Mapping[str, int]:
    """A share for each person who has one. Empty where it would not say anything: nobody's hours are known, or they are
    the same for all, or there is no work, or nobody to share it with."""
    people = [person for person in household.people if person.takes_share]
    work = chore_minutes(household)
    paid = {person.name: Fraction(60 * person.paid_hours) for person in people}
    if len(people) < 2 or not work or len(set(paid.values())) == 1:
        return {}
    own = _up_to_one_level(paid, work)
    return {name: max(LEAST_SHARE, round(EVEN_SHARE * len(people) * part / work)) for name, part in own.items()}


def chore_minutes(household: Household) -> Fraction:
    """Minutes of all shared chores in a usual week, those that come more rarely in part, noticing and arranging too."""
    whole = spelled_out(household)
    childs = on_lists(whole)
    return sum((_weekly(chore) for chore in whole.chores if chore.name not in childs), Fraction(0))


def parts_by_paid_hours(household: Household) -> list[tuple[str, int]]:
    """What part of the work each would take on by paid work, in whole per cent; empty where that is nothing else than
    now."""
    would = percents(_with(household, shares_by_paid_hours(household)))
    return [] if would == percents(household) else would


def as_long_for_all(household: Household) -> bool:
    """Whether by those shares paid work and chores together are as long for everybody: not where somebody's paid work
    is so long that hardly anything, or nothing, is left for them, and they have the least share all the same."""
    people = [person for person in household.people if person.takes_share]
    work = chore_minutes(household)
    own = _up_to_one_level({person.name: Fraction(60 * person.paid_hours) for person in people}, work)
    return all(EVEN_SHARE * len(people) * part >= LEAST_SHARE * work for part in own.values())


def with_shares_by_paid_hours(household: Household) -> Household:
    """The household with those shares. Raises UsageError where paid work says nothing of them."""
    shares = shares_by_paid_hours(household)
    if not shares:
        raise UsageError(refusals.NO_PAID_HOURS)
    return _with(household, shares)


def percents(household: Household) -> list[tuple[str, int]]:
    """What part of the work each takes on, in whole per cent."""
    return [(one.name, share_percent(household, one.name)) for one in household.people if one.takes_share]


def _with(household: Household, shares: Mapping[str, int]) -> Household:
    people = (replace(person, share=shares.get(person.name, person.share)) for person in household.people)
    return replace(household, people=tuple(people))


def _weekly(chore: Chore) -> Fraction:
    often = chore.doings * WEEKS[chore.every] if not chore.every_days else Fraction(7, chore.every_days)
    season = Fraction(len(set(chore.months)), 12) if chore.months is not None else 1
    return (chore.minutes * chore.people + chore.planning) * often * season


def _up_to_one_level(paid: Mapping[str, Fraction], work: Fraction) -> dict[str, Fraction]:
    """The work given to whoever has least so far, until all of it is given."""
    rising = sorted(paid, key=lambda name: paid[name])
    for count in range(len(rising), 0, -1):
        level = (work + sum(paid[name] for name in rising[:count])) / count
        if level >= paid[rising[count - 1]]:
            return {name: max(Fraction(0), level - paid[name]) for name in paid}
    return dict.fromkeys(paid, Fraction(0))
