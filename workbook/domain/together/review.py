"""The weekly review: the two of them, or one alone, look at a week, say what they noticed, and settle what comes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.dates import week_start
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.due import dues
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.steadiness import Counts, counts
from workbook.domain.promises.today import DayState, state_of_week
from workbook.domain.steps.moments import Moment, mean
from workbook.words.refusals import together as refusals

PageName = Literal["look", "notice", "improve", "how", "close"]
PAGES: tuple[PageName, ...] = ("look", "notice", "improve", "how", "close")
Part = Literal["notice", "improve", "fair", "line"]
PARTS: tuple[Part, ...] = ("notice", "improve", "fair")
"""What can be said."""
LINE: Part = "line"
"""Not said but allowed: that the own line of ups and downs lies beside the other's as long as this review runs."""
Became = Literal["", "promise", "date", "trial", "chores"]
BECAME: tuple[Became, ...] = ("", "promise", "date", "trial", "chores")

LONGEST = 4_000
TOP = 10
MOST_DECIDED = 20
EVERY = (1, 2, 4)
"""Weeks from one review to the next, as can be chosen."""
ASKED_AFTER = 4
"""After so many reviews, and so many more, it is asked whether they come at the right distance."""
SPOKEN_OF = 14
"""A review whose day has passed is offered within so many days, once."""
LATE_IN_THE_WEEK = 4
"""From its fifth day on a review looks at the running week, before that at the one before."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who does what, when, in words. `became`: what was made of it, and the id of that; `agreed`: both said yes."""

    what: str
    who: str = ""
    when: str = ""
    became: Became = ""
    link: str = ""
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class WeeklyReview:
    """`begins`: first day of the week that is looked at; `on`: the day on which it was begun, `held` that on which it
    was closed. `people`: the ids of those who hold it. `own_of`: held alone, and nobody else's; "" for that of both.
    `next`: when the next one is, `every` so many weeks; `told`: the day on which it
    was said that that day had passed."""

    id: str
    begins: date
    on: date
    people: tuple[str, ...]
    own_of: str = ""
    decided: tuple[Decision, ...] = ()
    held: date | None = None
    next: date | None = None
    every: int = 1
    line: str = ""
    told: date | None = None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What one person handed in for one part of a review. It stands, and is closed to everybody until each had a
    turn. `seen`: it was shown to both because the other one passed over, and what was seen once stays open."""

    review: str
    person: str
    part: Part
    text: str = ""
    level: int | None = None
    own_of: str = ""
    seen: bool = False
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A promise in the week that is looked at: its seven days, and what was counted."""

    person: str
    act: str
    days: tuple[DayState, ...]
    counts: Counts


def week_of(today: date, week_first: int = 0) -> date:
    """The first day of the week that a review on this day looks at."""
    running = week_start(today, week_first)
    return running if (today - running).days >= LATE_IN_THE_WEEK else running - timedelta(weeks=1)


def opened(
    part: Part, said: Mapping[str, Said], people: Collection[str], passed: Collection[str] = ()
) -> dict[str, Said]:
    """Person → what they say, once each of `people` is in or has `passed`; before that nothing but what was seen
    already, whoever asks. How fair it feels is open when everybody said so, or not at all; the lines of ups and downs
    as well."""
    given = {person: one for person, one in said.items() if person in people}
    needed = set(people) if part in ("fair", LINE) else set(people) - set(passed)
    if given and needed <= given.keys():
        return given
    return {person: one for person, one in given.items() if one.seen}


def promiser(who: str, names: Mapping[str, str], front: str) -> str:
    """The id of whose promise it becomes: of the one by whose name (id → name) it is to be done, else of who sits in
    front."""
    return next((id for id, name in names.items() if name == who), front)


def check_said(said: Said) -> None:
    """UsageError for nothing said, for what is longer than can be kept, and for a number that is none."""
    if not said.text.strip() and said.level is None:
        raise UsageError(refusals.NOTHING_SAID)
    if len(said.text) > LONGEST:
        raise UsageError(refusals.TOO_LONG.format(limit=LONGEST))
    if said.level is not None and not 0 <= said.level <= TOP:
        raise UsageError(refusals.NO_LEVEL)


def check_decided(decided: Sequence[Decision]) -> None:
    """UsageError for a decision without words or with too many, and for one too many."""
    if len(decided) > MOST_DECIDED:
        raise UsageError(refusals.TOO_MANY.format(limit=MOST_DECIDED))
    for one in decided:
        if not one.what.strip():
            raise UsageError(refusals.BLANK, field="what")
        if any(len(text) > LONGEST for text in (one.what, one.who, one.when)):
            raise UsageError(refusals.TOO_LONG.format(limit=LONGEST))


def levels_by_week(moments: Mapping[date, Moment], last: date, weeks: int) -> list[float | None]:
    """The mean level of each of so many weeks, the last of which begins on `last`; None for a week without a point."""
    found: list[float | None] = []
    for back in range(weeks - 1, -1, -1):
        first = last - timedelta(weeks=back)
        found.append(mean([one for one in (moments.get(first + timedelta(days=n)) for n in range(7)) if one]))
    return found


def next_day(on: date, every: int = 1) -> date:
    return on + timedelta(weeks=every)


def last_held(reviews: Iterable[WeeklyReview]) -> WeeklyReview | None:
    held = [one for one in reviews if one.held is not None]
    return max(held, key=lambda one: (one.held, one.id), default=None)


def running(reviews: Iterable[WeeklyReview]) -> WeeklyReview | None:
    """The one that was begun and neither closed nor laid down; of several the one begun last."""
    return max((one for one in reviews if one.held is None), key=lambda one: (one.on, one.id), default=None)


def asks_how_often(reviews: Iterable[WeeklyReview]) -> bool:
    """Is the one being closed a fourth?"""
    return (sum(one.held is not None for one in reviews) + 1) % ASKED_AFTER == 0


def offered(reviews: Sequence[WeeklyReview], today: date) -> WeeklyReview | None:
    """The review whose next day it is, or was: on the day itself, and once later on. Nothing while one is running."""
    last = last_held(reviews)
    if last is None or last.next is None or running(reviews) is not None:
        return None
    passed = (today - last.next).days
    return last if passed == 0 or (0 < passed <= SPOKEN_OF and last.told in (None, today)) else None


def looked_at(
    promises: Iterable[Promise], marks: Mapping[str, Sequence[Mark]], begins: date, today: date, week_first: int = 0
) -> list[Seen]:
    """What became of promises in the week that begins on `begins`: of each that asked for something in it."""
    found: list[Seen] = []
    end = begins + timedelta(days=6)
    for promise in promises:
        own = dues(promise, marks.get(promise.id, ()), begins, end, today, week_first)
        states: list[DayState] = [state_of_week(own, begins + timedelta(days=n), today) for n in range(7)]
        if all(state == "nothing" for state in states):
            continue
        became = counts([due.mark for due in own if due.mark is not None])
        found.append(Seen(promise.person, promise.term_on(min(end, today)).act, tuple(states), became))
    return found
