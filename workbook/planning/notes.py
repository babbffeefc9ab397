"""What is worth saying of a household before or beside its plan. None of it is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from workbook.domain.chores.burden import taking_part
from workbook.domain.chores.due import in_season, is_due
from workbook.domain.chores.household import Household
from workbook.domain.chores.household_entries import unused
from workbook.domain.chores.household_file import read, to_plain
from workbook.domain.chores.spelled_out import OWN, followed, in_a_circle, is_owned, on_lists, spelled_out
from workbook.domain.chores.week import Unplaced
from workbook.planning.check import doings
from workbook.planning.problem import pinned_people, too_long
from workbook.words.chores import notes as words
from workbook.words.refusals import chores as refusals

MUCH_UNDONE = 10  # per cent of the work
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
    plain = to_plain(household)
    in_files = {refusals.unused(each["name"], *both) for each in plain["chores"] for both in unused(each)}
    read_of = (said for said in read(plain)[1] if said not in in_files)  # a form does not show what it does not use
    return (*read_of, *notes(replace(household, monday=monday)))


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
        pinned = {pin.weekday for pin in household.pins if pin.chore == chore.name and pin.weekday is not None}
        if chore.days is None and len(pinned) > chore.times > 0:
            said.append(words.more_pins(chore.name, sorted(pinned)[: chore.times], sorted(pinned)[chore.times :]))
        if clash:
            said.append(words.pins_disagree(chore.name, sorted(clash)))
    said += [words.after_itself(name) for name in in_a_circle(household)]
    said += [words.none_for(chore, name) for chore, name in _without_one(household)]
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


def undone(household: Household, unplaced: Iterable[Unplaced], weeks: int = 1) -> tuple[str, ...]:
    """How much of the shared work has no place, where that is so much that the parts of it do not come near to the
    fair ones."""
    childs, asked = on_lists(household), doings(household, weeks)
    left = {each.chore: each.times for each in unplaced}

    def minutes(counts: Mapping[str, int]) -> int:
        return sum(
            (chore.minutes + chore.planning) * chore.people * counts.get(chore.name, 0)
            for chore in household.chores
            if not too_long(chore) and chore.name not in childs
        )

    whole = minutes(asked)
    percent = round(100 * minutes(left) / whole) if whole else 0
    return (words.undone(percent),) if percent >= MUCH_UNDONE else ()


def _without_one(household: Household) -> list[tuple[str, str]]:
    """Chores of which each has one of their own, and who has none, for they cannot do it."""
    names = {chore.name for chore in household.chores}
    return [
        (chore, person.name)
        for person in taking_part(household)
        for chore in person.cannot
        if chore not in names
        and any(OWN.format(chore=chore, person=other.name) in names for other in household.people if other != person)
    ]


def not_asked_for(whole: Household, planned: Household) -> tuple[str, ...]:
    """What a household asks for and its week does not: what comes after a chore that rests, and of a week that has
    begun how often that is asked for which comes several times. `planned`: the same household for its week."""
    monday, now = planned.monday, {chore.name: chore for chore in planned.chores}
    if monday is None:
        return ()
    spelled, said = spelled_out(whole, monday), list[str]()
    after = followed(spelled)
    for chore in spelled.chores:
        due = in_season(chore, monday) and is_due(chore, whole.last_done.get(chore.name), monday)
        if chore.name not in now and chore.doings and due and after.get(chore.name, chore.name) not in now:
            if chore.name in after:
                said.append(words.after_resting(chore.name, after[chore.name]))
        elif planned.first and chore.name in now and chore.days is None and not chore.every_days:
            fewer = now[chore.name].doings
            said += [words.fewer(chore.name, fewer, chore.doings)] if fewer < chore.doings else []
    return tuple(said)
