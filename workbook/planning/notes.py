"""What is worth saying of a household before or beside its plan. None of it is an error."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workbook.domain.chores.burden import taking_part
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.spelled_out import in_a_circle, is_owned
from workbook.planning.problem import pinned_people, too_long
from workbook.words.chores import notes as words

ENOUGH_RATINGS = 3  # so many equal ratings, and none else, are worth a word


def notes_of(household: Household, chore: str, monday: date) -> tuple[str, ...]:
    """What is worth saying of one chore of the household, for the week that begins on `monday`: what is odd about it,
    and of whom or what it speaks that is not there."""
    if household.chore(chore) is None:
        return ()
    without = replace(household, chores=tuple(each for each in household.chores if each.name != chore))
    before = {*_said(without, monday)}
    return tuple(said for said in _said(household, monday) if said not in before and chore in said)


def _said(household: Household, monday: date) -> tuple[str, ...]:
    return (*read(to_plain(household))[1], *notes(replace(household, monday=monday)))


def notes(household: Household) -> tuple[str, ...]:
    """Sentences about odd minutes, contradicting pins, people without time or share, ratings that are all alike."""
    people = taking_part(household)
    begun = household.first > 0
    said: list[str] = [words.from_day(household.first)] if begun else []
    if not household.chores and not begun:
        said.append(words.NO_CHORES)
    for chore in household.chores:
        if chore.rotation and not set(chore.rotation) & {person.name for person in people}:
            said.append(words.turns_of_nobody(chore.name))
        if chore.owner and household.person(chore.owner) is None:
            said.append(words.owner_gone(chore.name))
        elif chore.owner and chore.owner_until and not is_owned(chore, household.monday):
            said.append(words.season_over(chore.name, chore.owner, chore.owner_until))
        if chore.days == ():
            said.append(words.no_fixed_day(chore.name))
        elif chore.helped:
            said.append(words.paid_help(chore.name))
        elif chore.days is None and not chore.times:
            said.append(words.no_times(chore.name))
        elif too_long(chore):
            said.append(words.huge_minutes(chore.name, chore.minutes + chore.planning))
        elif not chore.minutes + chore.planning:
            said.append(words.no_minutes(chore.name))
        clash = {
            name
            for day in range(7)
            if len(names := pinned_people(household, chore, day)) > chore.people
            for name in names
        }
        if clash:
            said.append(words.pins_disagree(chore.name, sorted(clash)))
    said += [words.after_itself(name) for name in in_a_circle(household)]
    without_time = [person for person in people if not any(minutes for day in person.free for minutes in day)]
    if len(without_time) == len(people):
        said.append(words.NOBODY_HAS_TIME_LEFT if begun else words.NOBODY_HAS_TIME)
    else:
        said += [words.no_free_time(person.name, begun=begun) for person in without_time]
    resting = [person for person in household.people if not person.share and person.only is None]
    said += [words.takes_no_part(person.name) for person in resting]
    if len(people) == 1:
        said.append(words.ONE_PERSON)
    for person in people if len(people) > 1 else ():
        if person.cannot:  # what one cannot do counts as neutral, so that equal ratings are not neutral beside it
            continue
        ratings = [person.rating(chore.name) for chore in household.chores]
        if len(ratings) >= ENOUGH_RATINGS and len(set(ratings)) == 1 and ratings[0] != 0:
            said.append(words.all_rated_the_same(person.name))
    return tuple(said)
