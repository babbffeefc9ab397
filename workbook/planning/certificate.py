"""What can honestly be said of a finished plan: shares, whether anybody would trade, what is proved, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbook.domain.chores.balance import OWED_FROM
from workbook.domain.chores.burden import agreed_part, fair_load, part_of_work, parts, step, taking_part
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Certificate, Envy, Load, Slot, Stage
from workbook.planning.check import beta
from workbook.planning.reasons import reasons
from workbook.words.chores import certificate as words


def certify(
    household: Household,
    slots: Sequence[Slot],
    loads: Sequence[Load],
    worst: int,
    stages: Sequence[Stage],
    weeks: int,
    levels: Sequence[int] = (),
    given: int = 0,
) -> Certificate:
    """The certificate of a plan. Its lines are said of everybody by name; see `lines` for "you". `given` as in
    Certificate."""
    found = envies(household, slots, weeks)
    at_most = worst - least_worst(household, worst, stages)
    proved = all(stage.proved for stage in stages[:2])
    return Certificate(
        fair_basis_points=fair_load(household),
        envies=found,
        heaviest_proved=proved,
        at_most_better=0 if proved else at_most,
        lines=_lines(household, loads, found, stages, None, 0 if proved else at_most, levels, given),
        levels=tuple(levels),
        given=given,
        reasons=reasons(household, slots, weeks),
    )


def lines(
    household: Household, loads: Sequence[Load], certificate: Certificate, stages: Sequence[Stage], you: str | None
) -> tuple[str, ...]:
    """The certificate's sentences, spoken to the person called `you`."""
    at_most, given = certificate.at_most_better, certificate.given
    return _lines(household, loads, certificate.envies, stages, you, at_most, certificate.levels, given)


def least_worst(household: Household, worst: int, stages: Sequence[Stage]) -> int:
    """A proved lower bound of the heaviest load in basis points: more than all but the last of T's proved steps."""
    heaviest = next((stage for stage in stages if stage.name == "heaviest"), None)
    bound = heaviest.bound if heaviest is not None else 0
    return min(worst, (bound - 1) * step(household) + 1) if bound > 0 else min(0, worst)


def envies(household: Household, slots: Sequence[Slot], weeks: int = 1) -> tuple[Envy, ...]:
    """Who would, by their own ratings, rather have whose list.

    Lists are compared as the shares agreed on weigh them: own / own share > other's / other's share. `but_for` is
    the chore of the lightest single doing of the own list without which that would be over; a list that is nothing but
    that one doing is no exception.
    """
    weights = beta(household, weeks)
    people = taking_part(household)
    found: list[Envy] = []
    for person in people:
        lists = {other.name: _list(slots, other.name, person.name, weights) for other in people}
        own = lists[person.name]
        for other in people:
            raw = sum(weight for weight, _ in lists[other.name])
            theirs = Fraction(raw * person.share, other.share)
            over = sum(weight for weight, _ in own) - theirs
            if other is person or over <= 0:
                continue
            enough = [doing for doing in own if doing[0] >= over] if len(own) > 1 else []
            lightest = min(enough)[1] if enough else None
            found.append(Envy(person.name, other.name, -(-over.numerator // over.denominator), lightest, raw))
    return tuple(found)


def _list(slots: Sequence[Slot], whose: str, eyes: str, weights: dict[tuple[str, str], int]) -> list[tuple[int, str]]:
    """Somebody's doings: the weight of each in somebody's eyes, and its chore."""
    return [(weights.get((slot.chore, eyes), 1), slot.chore) for slot in slots if whose in slot.people]


def _lines(
    household: Household,
    loads: Sequence[Load],
    found: Sequence[Envy],
    stages: Sequence[Stage],
    you: str | None,
    at_most: int,
    levels: Sequence[int],
    given: int,
) -> tuple[str, ...]:
    people = taking_part(household)
    if not any(load.basis_points for load in loads):
        return (words.NOTHING_SHARED,)
    owed = any(household.carry.get(person.name) for person in people)
    told = parts(household, loads)
    agreed = {person.name: agreed_part(household, person.name) for person in people}
    said = [words.shares(told, agreed, you)]
    alike = len({person.share for person in people}) == 1
    for one in owed_back(household, loads, given):
        less, steady = one.less, one.steady
        said.append(
            words.carried_before(one.person, one.beyond, one.others, you, less=less, steady=steady, alike=alike)
        )
    if len(people) > 1:
        said.extend(_envy_lines(household, loads, found, you))
    if all(stage.proved for stage in stages[:2]):
        said.append(words.cannot_be_lighter(len(people), step(household), owed))
        if levels and list(levels) == _levels(household, loads):
            said.append(words.LEXIMIN)
    else:
        said.append(words.at_most_from_best(len(people), at_most, owed, given=given > 0))
        if not stages[0].proved:
            said.append(words.PLACING_OPEN)
    return tuple(said)


@dataclass(frozen=True, slots=True)
class Owed:
    """What somebody carried beyond the fair share before and is owed, in basis points; `less`: by the shares theirs is
    this week the lightest list, lighter than those of the `others`. `steady`: it is not given back because that was
    given up for a week more like the last one."""

    person: str
    beyond: int
    others: tuple[str, ...]
    less: bool
    steady: bool = False


def owed_back(household: Household, loads: Sequence[Load], given: int = 0) -> list[Owed]:
    """To whom so much is owed that it is said. `given` as in Certificate: in the best plan whoever has the heaviest
    list, with what was carried before counted in, carries less by that."""
    whole = {load.person: load.basis_points + household.carry.get(load.person, 0) for load in loads}
    carried = {load.person: load.basis_points for load in loads}  # by the shares: what counts as giving back
    found: list[Owed] = []
    for person in taking_part(household):
        if (beyond := household.carry.get(person.name, 0)) >= OWED_FROM:
            others = {name: points for name, points in carried.items() if name != person.name}
            less = all(carried.get(person.name, 0) < points for points in others.values())
            steady = given > 0 and whole.get(person.name, 0) == max(whole.values())
            found.append(Owed(person.name, beyond, tuple(others), less, steady and not less))
    return found


def _levels(household: Household, loads: Sequence[Load]) -> list[int]:
    """All loads with what is carried over in started steps, the heaviest first."""
    whole = (load.basis_points + household.carry.get(load.person, 0) for load in loads)
    return sorted((max(0, -(-each // step(household))) for each in whole), reverse=True)


def _envy_lines(household: Household, loads: Sequence[Load], found: Sequence[Envy], you: str | None) -> list[str]:
    people = taking_part(household)
    by_name = {load.person: load.basis_points for load in loads}
    if not found:
        said = [words.no_trade(len(people))]
    elif all(envy.but_for is not None for envy in found):
        most = {envy.person: envy for envy in sorted(found, key=lambda envy: envy.points)}
        order = dict.fromkeys(envy.person for envy in found)
        # What is enough for the list that is envied most is enough for all: one doing of each, not one for each other.
        said = [words.trade_but_for(len(people), [(name, most[name].but_for or "") for name in order], you)]
        if len(people) > 2:
            said.append(words.EF1)
    else:
        alike = len({person.share for person in people}) == 1
        said = [
            words.would_trade(
                envy.person,
                envy.other,
                part_of_work(household, envy.person, by_name[envy.person]),
                part_of_work(household, envy.person, envy.theirs),
                you,
                None if alike else (agreed_part(household, envy.person), agreed_part(household, envy.other)),
            )
            for envy in found
            if envy.but_for is None
        ]
        near = [envy for envy in sorted(found, key=lambda envy: -envy.points) if envy.but_for is not None]
        for name in dict.fromkeys(envy.person for envy in found):
            if mine := [envy for envy in near if envy.person == name]:
                others = [envy.other for envy in found if envy in mine]
                said.append(words.but_for(name, mine[0].but_for or "", others, you))
    if len({person.share for person in people}) > 1:
        said.append(words.UNEQUAL_SHARES)
    return said
