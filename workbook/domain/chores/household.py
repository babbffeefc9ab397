"""A household as the chore week sees it: people with free time, chores, and what each of them can, likes and owes.

Names are the keys: ratings, pins and last owners refer to chores and people by name, as the JSON format does.
Weekday 0 is Monday; a part is 0 morning, 1 afternoon, 2 evening.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from workbook.domain.chores.slot import Slot

Part = Literal["morning", "afternoon", "evening"]
Every = Literal["week", "two weeks", "month"]
Ability = Literal["can", "learning", "cannot"]
Free = tuple[tuple[int, int, int], ...]

PARTS: tuple[Part, ...] = ("morning", "afternoon", "evening")
WEEK: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
ALL_PARTS: tuple[int, ...] = (0, 1, 2)
EVERY: tuple[Every, ...] = ("week", "two weeks", "month")
RATINGS: tuple[int, ...] = (-2, -1, 0, 1, 2)
PRIORITIES: tuple[int, ...] = (1, 2, 3)
DAY_MINUTES = 24 * 60
PART_HOURS: tuple[tuple[int, int], ...] = ((0, 12 * 60), (12 * 60, 17 * 60), (17 * 60, DAY_MINUTES))
"""From when to when a part of the day lasts, in minutes since midnight."""
ANYBODY = "*"
NO_TIME: Free = ((0, 0, 0),) * 7


@dataclass(frozen=True, slots=True)
class Chore:
    """A household task.

    It is done on fixed weekdays (`days`), or else `times` a week with any `gap` days in a row holding at most one
    doing. `a_day`: so often on each fixed day, at most so often on any other, each in another part of the day; there is
    no gap then. `every` other than "week" makes it rest in the weeks between; `every_days` above 0: so many days after
    it was last done, instead. `months` (1–12) is its season, None all year. `rotation`: whose turn it is, one after the
    other, week by week. `planning` are the minutes of noticing and arranging that one doing brings along: they count
    as load, not against the free time of the slot. `people` (1–3) do it together.

    `after`: it is done on a day on which that chore is done, in the same part of it or later. `each`: everybody does
    one of their own. `heavy`: nobody does two such in one evening. `clock`: from when to when it can be done, in
    minutes since midnight. `owner`: whose it is, up to and with `owner_until` (None: for good). `planner`: who carries
    its planning minutes when that is not who does it; ANYBODY for one whom the plan finds. `helped`: paid help does it.
    """

    name: str
    minutes: int
    planning: int = 0
    times: int = 1
    a_day: int = 1
    gap: int = 1
    days: tuple[int, ...] | None = None
    every: Every = "week"
    every_days: int = 0
    months: tuple[int, ...] | None = None
    rotation: tuple[str, ...] = ()
    allowed_days: tuple[int, ...] = WEEK
    parts: tuple[int, ...] = ALL_PARTS
    people: int = 1
    owned: bool = False
    alternate: bool = False
    priority: int = 2
    done_means: str = ""
    after: str = ""
    each: bool = False
    heavy: bool = False
    clock: tuple[int, int] | None = None
    owner: str = ""
    owner_until: date | None = None
    planner: str = ""
    helped: bool = False

    @property
    def doings(self) -> int:
        """How many slots it has in a week in which it is due."""
        return self.times if self.days is None else len(self.days) * self.a_day

    @property
    def most_a_day(self) -> int:
        """How often it may stand on one day: more than said where it could not be done so often a week otherwise."""
        return self.a_day if self.days is not None else max(self.a_day, -(-self.times // 7))

    @property
    def apart(self) -> int:
        """Any so many days in a row hold one day of it. Fixed weekdays are as close as they were set."""
        return 1 if self.days is not None or self.most_a_day > 1 else self.gap


@dataclass(frozen=True, slots=True)
class Away:
    """Days on which somebody has no time, from `first` to `last`; with `weeks`, again every so many weeks (a child's
    weeks elsewhere, a shift)."""

    first: date
    last: date
    weeks: int = 0

    def holds(self, day: date) -> bool:
        since = (day - self.first).days
        if self.weeks and since >= 0:
            since %= 7 * self.weeks
        return 0 <= since <= (self.last - self.first).days


@dataclass(frozen=True, slots=True)
class Hours:
    """On these weekdays somebody is there from `start` to `end`, in minutes since midnight."""

    days: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HouseholdPerson:
    """Someone who takes part in the week: free minutes for 7 days × 3 parts, share, and what they say of chores.

    `ratings` run from −2 (hates it) to +2 (likes it); a chore not named is neutral. `share` is relative to the
    others' shares; 0 means that this person takes no part this time. `factors` are what weeks have taught of how
    heavy a chore is, in per cent of its minutes (40–200): they take the place of the rating's own factor.
    `most_a_day` and `most_an_evening` are minutes that are never passed (0: no such limit). `hours` say when the person
    is there; on weekdays that none of them names, any time. `paid_hours` are those of paid work a week, for the
    question of shares. `only`, of a child: the chores of its own list; it does these and no others, and has no share.
    """

    name: str
    free: Free = NO_TIME
    share: int = 100
    ratings: Mapping[str, int] = field(default_factory=dict[str, int])
    factors: Mapping[str, int] = field(default_factory=dict[str, int])
    cannot: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    away: tuple[Away, ...] = ()
    most_a_day: int = 0
    most_an_evening: int = 0
    hours: tuple[Hours, ...] = ()
    paid_hours: int = 0
    only: tuple[str, ...] | None = None

    @property
    def takes_share(self) -> bool:
        """Has a part of the work that is shared out: no child, and not somebody who takes none this time."""
        return self.share > 0 and self.only is None

    def ability(self, chore: str) -> Ability:
        if chore in self.cannot:
            return "cannot"
        return "learning" if chore in self.learning else "can"

    def rating(self, chore: str) -> int:
        return self.ratings.get(chore, 0)

    def minutes(self, chore: Chore) -> int:
        """Minutes this person needs for one doing: half as much again, rounded up, while learning it."""
        return -(-chore.minutes * 3 // 2) if chore.name in self.learning else chore.minutes


@dataclass(frozen=True, slots=True)
class Pin:
    """`person` does `chore`: on that weekday, or (None) always. As a forbid: does not do it then."""

    chore: str
    person: str
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Household:
    """Everything that a chore week is made from.

    `repay_absence`: a week in which somebody had no free time at all counts towards what is owed back.
    `last_owner` says who did a chore the time before (for chores that alternate). `carry` is what a person carried
    beyond the fair share and is owed back this week, in basis points; below 0, what they carried less than it.
    `last_done` is the day a chore was last done. `monday` is the first day of the week it is planned for, None for no
    week in particular; `last_week` are the slots of the week before where they stood in the end: the next week comes as
    near to them as it can. `first` is the first weekday that it is planned for, above 0 where the week has begun: see
    begun.py.
    """

    name: str = ""
    people: tuple[HouseholdPerson, ...] = ()
    chores: tuple[Chore, ...] = ()
    pins: tuple[Pin, ...] = ()
    forbids: tuple[Pin, ...] = ()
    last_owner: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    last_done: Mapping[str, date] = field(default_factory=dict[str, date])
    carry: Mapping[str, int] = field(default_factory=dict[str, int])
    repay_absence: bool = False
    why: str = ""
    monday: date | None = None
    last_week: tuple[Slot, ...] = ()
    first: int = 0

    def person(self, name: str) -> HouseholdPerson | None:
        return next((person for person in self.people if person.name == name), None)

    def chore(self, name: str) -> Chore | None:
        return next((chore for chore in self.chores if chore.name == name), None)
