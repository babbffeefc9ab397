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
    if len(set(_paid_minutes(household).values())) < 2:
        return {}
    return {name: max(LEAST_SHARE, share) for name, share in _level_shares(household).items()}


def chore_minutes(household: Household) -> Fraction:
    """Minutes of all shared chores in a usual week, those that come more rarely in part, noticing and arranging too."""
    whole = spelled_out(household)
    childs = on_lists(whole)
    return sum((_weekly(chore) for chore in whole.chores if chore.name not in childs), Fraction(0))


def parts_by_paid_hours(household: Household) -> list[tuple[str, int]]:
    """What part of the work each would take over by paid work, in whole per cent; empty where that is nothing else than
    now. Whoever takes part has the least share, where paid work leaves less for them."""
    would = percents(_with(household, shares_by_paid_hours(household)))
    return [] if would == percents(household) else would


def nearest_parts(household: Household) -> list[tuple[str, int]]:
    """With what part of the work each, in whole per cent, paid work and chores together come nearest to being as long
    for everybody: nothing for whose paid work is that long."""
    shares = _level_shares(household)
    whole = sum(shares.values())
    return [(name, round(100 * share / whole) if whole else 0) for name, share in shares.items()]


def as_long_for_all(household: Household) -> bool:
    """Whether with those parts it is as long for everybody: not where somebody's paid work alone is longer."""
    paid = _paid_minutes(household)
    own = _up_to_one_level(paid, chore_minutes(household))
    return len({paid[name] + own[name] for name in paid}) <= 1


def _level_shares(household: Household) -> dict[str, int]:
    """The same as shares; 0 for whoever has nothing of it. Empty without work."""
    work, paid = chore_minutes(household), _paid_minutes(household)
    own = _up_to_one_level(paid, work) if work else {}
    return {name: round(EVEN_SHARE * len(paid) * part / work) for name, part in own.items()}


def _paid_minutes(household: Household) -> dict[str, Fraction]:
    return {person.name: Fraction(60 * person.paid_hours) for person in household.people if person.takes_share}


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
