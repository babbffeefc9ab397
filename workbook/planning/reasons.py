"""Why a slot fell to somebody: what stops each of the others, as obstacles.py finds it.

For every slot the other person is put in its place, and the first thing that stops them is named: they cannot; you
both left them out of it; it is their turn to rest; they have not so many minutes in one go, or none left; the heaviest
list would grow. What they feel is named only where they rated it themselves, and not everything alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbook.domain.chores.due import passed_over, whose_turn
from workbook.domain.chores.household import Chore, Household, HouseholdPerson
from workbook.domain.chores.spelled_out import is_owned, on_lists
from workbook.domain.chores.week import Slot
from workbook.planning.check import pinned_to
from workbook.planning.obstacles import Kind, Obstacle, Trying
from workbook.words.chores import reasons as words


def reasons(
    household: Household, slots: Sequence[Slot], weeks: int = 1, numbers: Sequence[int] | None = None
) -> tuple[str, ...]:
    """One sentence for each slot (or for these `numbers` of them): "Ironing: Sam, because with it Alex would carry 46 %
    and finds it very heavy." """
    week = Trying(household, slots, weeks)
    wanted = slots if numbers is None else [slots[number] for number in numbers]
    return tuple(words.reason(slot.chore, slot.people, _why(week, slot)) for slot in wanted)


def _why(week: Trying, slot: Slot) -> str:
    chore = week.chores[slot.chore]
    if chore.name in on_lists(week.household):
        known = (week.household.person(name) for name in slot.people)
        if any(person is None or chore.name not in (person.only or ()) for person in known):
            return ""
        return words.on_list(slot.people[0]) if len(slot.people) == 1 else words.TOGETHER
    if pinned_to(week.household, chore.name, slot.day % 7) & set(slot.people):
        if slot.people == (chore.owner,) and is_owned(chore, week.household.monday):
            return words.whose(chore.owner_until)
        if slot.people != (whose_turn(week.household, chore),):
            return words.PINNED
        passed = passed_over(week.household, chore)
        whys = [_passed(week, chore, each) for each in passed]
        return words.turn_came([each.name for each in passed], whys) if passed else words.THEIR_TURN
    if len(week.people) == 1:
        return words.ONLY_ONE
    if len(slot.people) != 1:
        return _together(week, slot)
    person = week.household.person(slot.people[0])
    if person is None:
        return ""
    found = [week.obstacle(slot, other) for other in week.others(slot)]
    clauses = _all_clauses(week, slot, found)
    free_to = [each.person for each in found if each.kind in ("heavier", "less even", "weighs more", "nothing")]
    felt = _feelings(week, chore, person, free_to)
    clauses += felt
    if not clauses:
        return words.could_as_well([each.person for each in found])
    doings = [other.people for other in week.slots if other.chore == chore.name]
    kept_whole = chore.owned and len(doings) > 1 and len(set(doings)) == 1
    why = words.because([words.ONE_FOR_ALL, *clauses] if kept_whole else clauses)
    free = [each.person for each in found if each.kind == "nothing"]
    return f"{why}, {words.could_as_well(free)}" if free and not felt else why


def _together(week: Trying, slot: Slot) -> str:
    """Why these do it, and none of the others in place of one of them: what stops each by themselves."""
    chore = week.chores[slot.chore]
    if chore.owned and chore.doings > 1:
        return words.TOGETHER
    found = [week.obstacle(slot, other) for other in week.others(slot)]
    clauses = _all_clauses(week, slot, [each for each in found if each.kind not in ("less even", "weighs more")])
    return f"{words.TOGETHER}, {words.because(clauses)}" if clauses else words.TOGETHER


def _all_clauses(week: Trying, slot: Slot, found: Sequence[Obstacle]) -> list[str]:
    by_kind: dict[Kind, list[Obstacle]] = {}
    for each in found:
        by_kind.setdefault(each.kind, []).append(each)
    chore, begun = week.chores[slot.chore], week.household.first > 0
    alike = len({each.share for each in week.people}) == 1
    return [clause for kind, each in by_kind.items() for clause in _clauses(chore, slot, kind, each, alike, begun)]


def _passed(week: Trying, chore: Chore, person: HouseholdPerson) -> str:
    """Why a turn went past somebody."""
    who, begun = [person.name], week.household.first > 0
    if not person.takes_share:
        return words.no_part(who)
    if person.ability(chore.name) == "cannot":
        return words.cannot(who)
    if week.is_away_throughout(person):
        return words.away(who, None, whole=True, begun=begun)
    if week.is_away_when_it_could_be(person, chore):
        return words.away(who, None, whole=False)
    return words.no_stretch(who, person.minutes(chore), None)


def _clauses(chore: Chore, slot: Slot, kind: Kind, found: Sequence[Obstacle], alike: bool, begun: bool) -> list[str]:
    names = [each.person for each in found]
    day = slot.day if chore.days is not None else None
    if kind == "cannot":
        return [words.cannot(names)]
    if kind == "forbidden":
        return [words.left_out_of_it(names, day)]
    if kind == "turn":
        return [words.last_time(names)]
    if kind == "away":
        return _by_place(found, lambda each, who: words.away(who, each.day, whole=each.whole, begun=begun))
    if kind == "never free":
        return [words.never_free(names, begun=begun)]
    if kind == "minutes":
        return _by_place(found, lambda each, who: words.no_stretch(who, each.minutes, each.day, each.parts))
    if kind == "clock" and chore.clock is not None:
        hours = chore.clock
        return _by_place(found, lambda each, who: words.not_there(who, each.minutes, hours, each.day))
    if kind == "not all":
        return [words.not_all(names)]
    if kind == "taken":
        return _by_place(found, lambda each, who: words.taken(who, each.apart))
    if kind == "limit":
        return _by_place(found, lambda each, who: words.limited(who, each.rules))
    if kind == "less even":
        return _by_place(found, lambda each, who: words.less_even(who, each.place))
    if kind == "heavier":
        return [_heavier(each, alike) for each in found]
    return [words.weighs_more(names)] if kind == "weighs more" else []


def _by_place(found: Sequence[Obstacle], say: Callable[[Obstacle, list[str]], str]) -> list[str]:
    """One clause for all whom the same stops at the same place."""
    alike: dict[Obstacle, list[Obstacle]] = {}
    for each in found:
        alike.setdefault(replace(each, person="", load=0, before=None, now=("", 0)), []).append(each)
    return [say(same[0], [each.person for each in same]) for same in alike.values()]


def _heavier(found: Obstacle, alike: bool) -> str:
    if found.before is None:
        return words.would_carry(found.person, found.load, found.now, alike=alike)
    whose, points = found.before
    if whose == found.person:
        return words.would_carry_owed(whose, found.load, points)
    return words.would_carry_beside(found.person, found.load, whose, -points)


def _feelings(week: Trying, chore: Chore, person: HouseholdPerson, others: Sequence[str]) -> list[str]:
    """What they said of it themselves, of those whom nothing but the sums keeps from it."""
    own = _felt(week.household, person, chore)
    said: list[str] = []
    for name in others:
        other = week.household.person(name)
        if other is None:
            continue
        if other.ability(chore.name) == "learning" != person.ability(chore.name):
            said.append(words.learning(name))
        theirs = _felt(week.household, other, chore)
        if theirs < 0 and theirs < own:
            said.append(words.finds(name, theirs))
    if others and own > 0 and all(own > _felt_by(week, name, chore) for name in others):
        said.append(words.finds(person.name, own))
    return said


def _felt_by(week: Trying, name: str, chore: Chore) -> int:
    person = week.household.person(name)
    return _felt(week.household, person, chore) if person else 0


def _felt(household: Household, person: HouseholdPerson, chore: Chore) -> int:
    """A person's rating; neutral for somebody who rates everything alike, for that says nothing of one chore, and for
    what they cannot do."""
    rated = {person.rating(other.name) for other in household.chores if person.ability(other.name) != "cannot"}
    return person.rating(chore.name) if len(rated) > 1 and person.ability(chore.name) != "cannot" else 0
