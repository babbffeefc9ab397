"""The smallest change that would make room for what did not fit.

A kind of change (another hour, no turns, …) is made and looked at again: where it does not help by itself, what is
missing then is said with it. Minutes are those of more_minutes.py.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from workbook.domain.chores.household import ALL_PARTS, WEEK, Chore, Household
from workbook.planning.highs import Watch
from workbook.planning.left_out import why_left_out
from workbook.planning.more_minutes import Change, least_more
from workbook.planning.places import Placing, left_out
from workbook.planning.problem import Problem
from workbook.words.chores import leftovers as words

MOST_TOGETHER = 12  # changes, as they are said, for everything at once: of more, the smallest one for one slot is shown
MOST_KINDS = 4  # changes one after the other; more is no help


def _anywhere(household: Household, chore: Chore) -> Household:
    days = None if chore.days is None else chore.days or WEEK
    return _with(household, replace(chore, days=days, allowed_days=WEEK, parts=ALL_PARTS, gap=1, every_days=0))


def _without_limits(household: Household, chore: Chore) -> Household:
    people = tuple(replace(person, most_a_day=0, most_an_evening=0) for person in household.people)
    return replace(household, people=people)


def _learned(household: Household, chore: Chore) -> Household:
    """Everybody who cannot is learning it."""
    return replace(
        household,
        people=tuple(
            replace(
                person,
                cannot=tuple(name for name in person.cannot if name != chore.name),
                learning=(*person.learning, chore.name),
            )
            if chore.name in person.cannot
            else person
            for person in household.people
        ),
        forbids=tuple(pin for pin in household.forbids if pin.chore != chore.name),
    )


def _unbound(household: Household, chore: Chore) -> Household:
    return replace(household, pins=tuple(pin for pin in household.pins if pin.chore != chore.name))


def _with(household: Household, chore: Chore) -> Household:
    return replace(household, chores=tuple(chore if one.name == chore.name else one for one in household.chores))


KINDS: Mapping[str, Callable[[Household, Chore], Household]] = {
    words.ALLOW_MORE: _anywhere,
    words.SMALLER_GAP: _anywhere,
    words.LET_TWO_OWN: lambda household, chore: _with(household, replace(chore, owned=False)),
    words.NO_TURN: lambda household, chore: _with(household, replace(chore, alternate=False)),
    words.ROOM_BEFORE: lambda household, chore: _with(household, replace(chore, after="")),
    words.OTHER_TIME: lambda household, chore: _with(household, replace(chore, clock=None)),
    words.RAISE_LIMIT: _without_limits,
    words.TWO_HEAVY: lambda household, chore: _with(household, replace(chore, heavy=False)),
    words.UNPIN: _unbound,
    words.OTHER_OWNER: _unbound,
    words.PASS_TURN: _unbound,
    words.LEARN_IT: _learned,
    words.ASK_SOMEBODY: lambda household, chore: _with(household, replace(chore, people=1)),
}
"""What a household is like after a change of each kind."""
BESIDE_MINUTES = (words.RAISE_LIMIT, words.TWO_HEAVY, words.OTHER_TIME, words.ALLOW_MORE)
"""What may be in the way where minutes alone would not do."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan in which something found no place. `rebuilt` makes the problem anew of a changed household; `rivals` are
    chores that lack minutes as well, and could take those that are found."""

    problem: Problem
    placing: Placing
    rebuilt: Callable[[Household], Problem]
    watch: Watch
    rivals: Sequence[str]

    def remedy(self, number: int, missing: int, kind: str) -> str:
        """What makes room for a chore: a change of that kind, with what has to come with it; minutes for kind ""."""
        kinds = (kind,)
        if not kind:
            changes, helped = _more_minutes(self.problem, self.placing, number, missing, self.watch)
            if changes is not None:
                said = _said(self.problem, changes, missing, helped)
                return words.or_for(said, self._others(self.problem, changes)) if changes else words.ROOM_WAS_LEFT
            kinds = BESIDE_MINUTES
        elif kind not in KINDS:  # nothing that could be tried: the week after, or a look at its minutes
            return kind
        tries = (self._changed(number, missing, each, most) for most in (1, MOST_KINDS) for each in kinds)
        return next(filter(None, tries), "")

    def _changed(self, number: int, missing: int, kind: str, most: int) -> str:
        """A change of that kind with what has to come with it, at most so many kinds; "" where that does not do."""
        problem, found = self.problem, list[str]()
        while kind in KINDS and len(found) < most:
            changed = KINDS[kind](problem.household, problem.chores[number])
            if changed == problem.household:
                break  # what is not there cannot be changed
            found.append(kind)
            problem = self.rebuilt(changed)
            minutes = self._fewest_minutes(problem, number)
            if minutes:
                said = words.and_then([*found, _said(problem, minutes, missing, 1)])
                return words.or_for(said, self._others(problem, minutes))
            if minutes is not None:
                return words.and_then(found)
            then = why_left_out(problem, self.placing, number).remedy
            kind = next((each for each in (then, *BESIDE_MINUTES) if self._new(problem, number, each, found)), "")
        return ""

    def _others(self, problem: Problem, changes: Sequence[Change]) -> list[str]:
        """Those of the rivals that could take these minutes instead."""
        people = list(problem.household.people)
        for p, day, part, minutes in changes:
            at = next(n for n, person in enumerate(people) if person.name == problem.people[p].name)
            free = [list(of_day) for of_day in people[at].free]
            free[day % 7][part] += minutes
            people[at] = replace(people[at], free=tuple((one, two, three) for one, two, three in free))
        then = self.rebuilt(replace(problem.household, people=tuple(people)))
        numbers = {chore.name: number for number, chore in enumerate(then.chores)}

        def could(rival: str) -> bool:
            return least_more(then, self.placing, {numbers[rival]: 1}, self.watch) == []

        return [rival for rival in self.rivals if could(rival)]

    def _new(self, problem: Problem, number: int, kind: str, found: Sequence[str]) -> bool:
        """Whether a kind of change is none of those found, and would change anything."""
        if not kind or kind in found:
            return False
        make = KINDS.get(kind)
        return make is None or make(problem.household, problem.chores[number]) != problem.household

    def _fewest_minutes(self, problem: Problem, number: int) -> list[Change] | None:
        """More minutes for one more doing, none where there is room already; None where minutes do not help."""
        return least_more(problem, self.placing, {number: 1}, self.watch)


def together(problem: Problem, placing: Placing, chores: Sequence[int], watch: Watch) -> str:
    """The fewest, smallest changes after which all doings of these chores, and all that was placed, have their place;
    empty when there are none, or too many to be of help."""
    left = left_out(problem, placing)
    counts = [(demand.chore, count) for demand, count in zip(problem.demands, left, strict=True)]
    wanted = {chore: sum(count for other, count in counts if other == chore) for chore in chores}
    changes = least_more(problem, placing, wanted, watch)
    return _said(problem, changes, 1, 1) if changes and _phrases(problem, changes) <= MOST_TOGETHER else ""


def _more_minutes(
    problem: Problem, placing: Placing, chore: int, missing: int, watch: Watch
) -> tuple[list[Change] | None, int]:
    """The minutes that make room for all doings that are missing, or for one, and for how many; none where there is
    room already, and None where minutes do not help."""
    if missing > 1:
        changes = least_more(problem, placing, {chore: missing}, watch)
        if changes and _phrases(problem, changes) <= MOST_TOGETHER:
            return changes, missing
    return least_more(problem, placing, {chore: 1}, watch), 1


def _said(problem: Problem, changes: Sequence[Change], missing: int, helped: int) -> str:
    if not changes:
        return ""
    named = [(problem.people[person].name, minutes, day, part) for person, day, part, minutes in changes]
    return words.more_minutes(named, missing, helped)


def _phrases(problem: Problem, changes: Sequence[Change]) -> int:
    return len(words.together([(problem.people[p].name, minutes, day, part) for p, day, part, minutes in changes]))
