"""Why a slot fell to somebody. Each clause says what stops somebody else, or what they said of it themselves.

The name YOU is who is spoken to: the verbs follow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.chores.plan import PARTS, clock, date_name, day_name, listing, percent, points, when

if TYPE_CHECKING:
    from workbook.domain.chores.week import Rule

PINNED = "as you pinned it"
THEIR_TURN = "whose turn it is"
TOGETHER = "together"
ONLY_ONE = "the only one here"
ONE_FOR_ALL = "one person does all of it"
FINDS = {-2: "finds it very heavy", -1: "finds it heavy", 1: "likes it", 2: "likes it a lot"}
YOU = "you"


def to(names: Sequence[str], you: str | None) -> tuple[str, ...]:
    """The names with YOU in the place of who is spoken to."""
    return tuple(YOU if name == you else name for name in names)


def _has(names: Sequence[str]) -> str:
    return "has" if len(names) == 1 and names[0] != YOU else "have"


def _is(name: str) -> str:
    return "are" if name == YOU else "is"


def _whose(names: Sequence[str]) -> str:
    """Ana's · Ana and Ben's · your · your and Ben's"""
    if YOU not in names:
        return f"{listing(names)}'s"
    return listing(["your", *(f"{name}'s" for name in names if name != YOU)])


def cannot(names: Sequence[str]) -> str:
    return f"{listing(names)} cannot do it"


def left_out_of_it(names: Sequence[str], day: int | None) -> str:
    """What the household forbids; `day` for a chore that has its fixed days."""
    when = "" if day is None else f" on {day_name(day)}"
    if YOU not in names:
        return f"you left {listing(names)} out of it{when}"
    return f"{listing(names)} are left out of it{when}, as agreed"


def last_time(names: Sequence[str]) -> str:
    return f"{listing(names)} did it last time"


def never_free(names: Sequence[str], *, begun: bool = False) -> str:
    return f"{listing(names)} {_has(names)} no free time {_whole(begun)}"


def _whole(begun: bool) -> str:
    return "on the days that are left" if begun else "this week"


def away(names: Sequence[str], day: int | None, *, whole: bool, begun: bool = False) -> str:
    """`whole`: on all days there are; else on that `day`, or on all on which it could be done."""
    verb = "is" if len(names) == 1 and names[0] != YOU else "are"
    if whole:
        return f"{listing(names)} {verb} away {_whole(begun)}"
    return f"{listing(names)} {verb} away {_on(day)}"


def no_part(names: Sequence[str]) -> str:
    return f"{listing(names)} {'take' if len(names) > 1 or names[0] == YOU else 'takes'} no part this time"


def turn_came(names: Sequence[str], whys: Sequence[str]) -> str:
    """since it was Ben's turn, but Ben is away this week · since it was Ben's turn, then Cem's, but …"""
    first, *others = (_whose([name]) for name in names)
    then = "".join(f", then {other}" for other in others)
    return f"since it was {first} turn{then}, but {listing(whys)}"


def _on(day: int | None, parts: Sequence[int] = ()) -> str:
    """when it could be done · on Monday · on Monday morning or evening"""
    if day is None:
        return "when it could be done"
    return f"on {day_name(day)}" if not parts else f"on {' or '.join(_times(day, parts))}"


def _times(day: int, parts: Sequence[int]) -> list[str]:
    """Monday morning, evening; of the second week of a fortnight each with that"""
    first, *others = (when(day, part) for part in parts)
    return [first, *(PARTS[part] if day < 7 else other for part, other in zip(parts[1:], others, strict=True))]


def no_stretch(names: Sequence[str], minutes: int, day: int | None, parts: Sequence[int] = ()) -> str:
    """`day` for a chore that has its fixed days; `parts` of it in which it could be done, where those are not all."""
    return f"{listing(names)} {_has(names)} no {minutes} minutes in one go {_on(day, parts)}"


def not_there(names: Sequence[str], minutes: int, hours: tuple[int, int], day: int | None) -> str:
    """Ben is not there for 30 minutes in one go between 18:00 and 18:45 on Monday"""
    verb = "is" if len(names) == 1 and names[0] != YOU else "are"
    on = "" if day is None else f" on {day_name(day)}"
    return f"{listing(names)} {verb} not there for {minutes} minutes in one go {clock(hours)}{on}"


def not_all(names: Sequence[str]) -> str:
    """Of what one person does all of."""
    return f"{listing(names)} {_has(names)} not the time for all of it"


def taken(names: Sequence[str], apart: int = 0) -> str:
    """`apart`: there is some, but nearer to its other doings than so many days."""
    there = f", {apart} days or more from its other turns" if apart > 1 else ""
    there = " on days that have no other turn of it" if apart == 1 else there
    return f"no room for it is left in {_whose(names)} free time{there}"


LIMITS: dict[Rule, str] = {
    "after": "the order of chores",
    "whole day": "the most you agreed on for a day",
    "evening": "the most you agreed on for an evening",
    "heavy": "one heavy chore an evening",
    "clock": "what has its hours",
}


def limited(names: Sequence[str], rules: Sequence[Rule]) -> str:
    """the order of chores and one heavy chore an evening leave no room for it in Ben's week"""
    verb = "leaves" if len(rules) == 1 else "leave"
    return f"{listing([LIMITS[rule] for rule in rules])} {verb} no room for it in {_whose(names)} week"


def on_list(name: str) -> str:
    return f"because it is on {_whose([name])} list"


def whose(until: date | None) -> str:
    return "whose it is" if until is None else f"whose it is until {date_name(until)}"


def would_carry(name: str, load: int, now: tuple[str, int] = ("", 0), *, alike: bool = True) -> str:
    """`load`: their part of the work then, in basis points; theirs would be the heaviest list, heavier than any now.
    `now`: whose list that is, and its part, which may be the same in whole per cent. Where the shares are not `alike`,
    a part below another's can be the heavier one."""
    more = "" if alike else ", by your shares more than anybody now"
    whose, part = now
    if alike and whose and percent(part) == percent(load):
        more = f", a little more than {'' if whose == name else f'{whose} '}now"
    return f"with it {name} would carry {percent(load)}{more}"


def would_carry_owed(name: str, load: int, owed: int) -> str:
    """The same where theirs would be the heaviest only with what is owed to them counted in."""
    return f"with it {name}, who {_is(name)} owed {points(owed)} points, would carry {percent(load)}"


def would_carry_beside(name: str, load: int, other: str, owing: int) -> str:
    """The same where somebody's list is heavier, who makes up with it for what they carried less before."""
    return f"{would_carry(name, load)} while {other} {_has([other])} {points(owing)} points to make up for"


PLACES = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


def less_even(names: Sequence[str], place: int) -> str:
    """with it on Ben's list the second-heaviest list would be heavier"""
    return f"with it on {_whose(names)} list the {PLACES.get(place, 'next')}-heaviest list would be heavier"


def weighs_more(names: Sequence[str]) -> str:
    return f"it weighs more on {_whose(names)} list"


def learning(name: str) -> str:
    return f"{name} {_is(name)} still learning it and {'need' if name == YOU else 'needs'} longer"


def finds(name: str, rating: int) -> str:
    said = FINDS[rating]
    return f"{name} {said.replace('s it', ' it', 1) if name == YOU else said}"


def did_it(agreed: Sequence[str]) -> str:
    """It was done by others than agreed."""
    return f"who did it; agreed was {listing(agreed)}"


def by_hand(agreed: Sequence[str], place: str) -> str:
    """What of an agreed slot was moved: `agreed` people, where they are others now, and the `place`, where it is
    another."""
    said = [*([listing(agreed)] if agreed else []), *([place] if place else [])]
    return f"moved there by hand; agreed was {', '.join(said)}"


def because(clauses: Sequence[str]) -> str:
    """because Alex cannot do it · because with it … and Alex finds it very heavy"""
    return f"because {listing(clauses)}"


def could_as_well(names: Sequence[str]) -> str:
    """Nothing speaks against the others."""
    return f"though {' or '.join(names)} could do it as well"


def reason(chore: str, people: Sequence[str], why: str) -> str:
    """Ironing: Sam, because Alex cannot do it."""
    return f"{chore}: {listing(people)}, {why}." if why else f"{chore}: {listing(people)}."
