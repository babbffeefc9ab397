"""A life in weeks: what each week of a person's time with the workbook holds, for the five lanes of Journey.

Everything here is derived from what is stored anyway. Nothing is summed up beyond one week.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from workbook.domain.common.dates import week_start
from workbook.domain.conflicts.trial import Outcome
from workbook.domain.promises.due import dues
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.steadiness import Counts
from workbook.domain.promises.today import DayState, state_of_week, worst
from workbook.domain.steps.moments import Moment, mean

WEEK = timedelta(days=7)
_KINDS = ("kept", "late", "repaired", "missed")


@dataclass(frozen=True, slots=True)
class Tried:
    """One trial of a conflict: `name` of the option as it was tried. `last` is the day it was concluded; None while it
    runs, until its `review`. `came_up`: the days on which the conflict came up while it was tried."""

    conflict: str
    name: str
    start: date
    review: date
    last: date | None = None
    outcome: Outcome = ""
    came_up: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conflict for which there are `ways` since the day on which it was named, and none was ever tried."""

    conflict: str
    ways: int
    since: date


@dataclass(frozen=True, slots=True)
class Review:
    """A day of looking back together: `held` or still to come. `conflict`: what it is about; "" for the chores and
    for a weekly review, whose `line` is what was to be kept of it; `weekly`: the id of one that was held."""

    on: date
    held: bool
    conflict: str = ""
    line: str = ""
    weekly: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """What one week holds. `level`: the mean of its points, None for a gap. `tried` with how often it came up in that
    week. `steps`: the ids of the steps that were worked on, in the order in which that was. `waiting`: in the running
    week only."""

    begins: date
    level: float | None
    moments: tuple[Moment, ...]
    counts: Counts
    tried: tuple[tuple[Tried, int], ...]
    steps: tuple[str, ...]
    reviews: tuple[Review, ...]
    waiting: tuple[Waiting, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A promise over a range of weeks: a state a day; "nothing" where it did not ask, None before it was made and once
    it was over."""

    promise: str
    act: str
    days: tuple[DayState | None, ...]


@dataclass(frozen=True)
class Life:
    """What a person stored, as it was read. `promises` and `marks` (by promise, in the order of their dues) are their
    own, as are `moments` and `worked` (days on which a step was worked on); `tried`, `waiting` and `reviews` are both
    people's. `conflicts`: what each is called, by its id. `with_steps`: is it told at all what was worked on?"""

    today: date
    week_first: int = 0
    promises: Sequence[Promise] = ()
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict[str, Sequence[Mark]])
    moments: Mapping[date, Moment] = field(default_factory=dict[date, Moment])
    tried: Sequence[Tried] = ()
    worked: Iterable[tuple[date, str]] = ()
    reviews: Sequence[Review] = ()
    waiting: Sequence[Waiting] = ()
    conflicts: Mapping[str, str] = field(default_factory=dict[str, str])
    with_steps: bool = True


class Weeks:
    """The weeks from the first in which anything stands to the running one, or the one of the next review."""

    def __init__(self, life: Life, least: int = 1) -> None:
        """`least`: so many weeks there are at any rate."""
        self.life = life
        self.running = week_start(life.today, life.week_first)
        self._worked: dict[date, dict[str, None]] = {}
        for day, step in sorted(life.worked):
            self._worked.setdefault(week_start(day, life.week_first), {})[step] = None
        self._shift = (1 + life.week_first) % 7  # day 1 of the calendar was a Monday
        by_number: dict[int, list[Moment]] = {}
        for day, moment in life.moments.items():
            if moment.level is not None or moment.note:
                by_number.setdefault(self._number(day), []).append(moment)
        self._by_week = {self._week(number): found for number, found in by_number.items()}
        self._counts: dict[date, Counts] = {}
        begins = [*self._worked, *self._by_week, self.running - (least - 1) * WEEK]
        begins += [week_start(one.start, life.week_first) for one in life.tried]
        begins += [week_start(min(start for _, start, _ in self._lasting), life.week_first)] if self._lasting else []
        begins += [week_start(one.on, life.week_first) for one in life.reviews if one.held]
        self.first = min(begins)
        ahead = [one.on for one in life.reviews if not one.held and one.on - self.running < 3 * WEEK]
        self.last = max([self.running, *(week_start(day, life.week_first) for day in ahead)])
        self._cells: dict[tuple[str, date], tuple[DayState | None, ...]] = {}

    def _number(self, day: date) -> int:
        """Which week of the calendar a day lies in."""
        return (day.toordinal() - self._shift) // 7

    def _week(self, number: int) -> date:
        return date.fromordinal(max(number * 7 + self._shift, 1))

    @property
    def empty(self) -> bool:
        """Whether nothing stands in any lane."""
        life = self.life
        return not (self._worked or self._by_week or life.promises or life.tried or life.reviews or life.waiting)

    def number(self, week: date) -> int:
        """Weeks from the first one."""
        return (week - self.first).days // 7

    @property
    def many(self) -> int:
        return self.number(self.last) + 1

    def begins(self, number: int) -> date:
        """The first day of a week by its number."""
        return self.first + number * WEEK

    def level(self, week: date) -> float | None:
        return mean(self._by_week.get(week, ()))

    def counts(self, week: date) -> Counts:
        """What became of the dues of one week."""
        if week not in self._counts:
            end = week + timedelta(days=6)
            kinds = [
                mark.kind
                for promise, start, last in self._lasting
                if start <= end and last >= week
                for mark in _between(self.life.marks.get(promise.id, ()), week, end)
            ]
            self._counts[week] = Counts(*map(kinds.count, _KINDS))
        return self._counts[week]

    def steps(self, week: date) -> tuple[str, ...]:
        return tuple(self._worked.get(week, ()))

    def reviews(self, week: date) -> tuple[Review, ...]:
        return tuple(one for one in self.life.reviews if week <= one.on < week + WEEK)

    def notes(self, week: date) -> tuple[Moment, ...]:
        """The moments of a week that have a note, in the order of their days."""
        return tuple(one for one in sorted(self._by_week.get(week, ()), key=lambda one: one.on) if one.note)

    def tried(self, first: date, last: date) -> list[Tried]:
        """What was on trial on any day of a range, in the order in which it was begun."""
        found = [one for one in self.life.tried if one.start <= last and (one.last or max(one.review, last)) >= first]
        return sorted(found, key=lambda one: one.start)

    def waiting(self, first: date, last: date) -> list[Waiting]:
        """For what there were ways on any day of a range that has come, none of which was tried."""
        return [one for one in self.life.waiting if one.since <= last and first <= self.life.today]

    def week(self, begins: date) -> Week:
        """All of one week."""
        end = begins + timedelta(days=6)
        tried = tuple((one, sum(begins <= day <= end for day in one.came_up)) for one in self.tried(begins, end))
        own = tuple(sorted(self._by_week.get(begins, ()), key=lambda one: one.on))
        counts, steps, reviews = self.counts(begins), self.steps(begins), self.reviews(begins)
        waiting = tuple(self.waiting(begins, end)) if begins == self.running else ()
        return Week(begins, mean(own), own, counts, tried, steps, reviews, waiting)

    @cached_property
    def _lasting(self) -> list[tuple[Promise, date, date]]:
        """Each promise with the first and the last day on which it may have asked: marks may lie before its start or
        behind its end, where it came from another program or a due was moved."""
        found: list[tuple[Promise, date, date]] = []
        for promise in self.life.promises:
            own, term = self.life.marks.get(promise.id), promise.terms[-1]
            last = (term.cadence.on if term.cadence.kind == "once" else term.until) or date.max
            if own:
                found.append((promise, min(promise.start, own[0].on), max(last, own[-1].on)))
            else:
                found.append((promise, promise.start, last))
        return found

    def rows(self, first: date, weeks: int) -> list[Row]:
        """A row for each promise that asked in the range; those that asked last first."""
        range_end = first + weeks * WEEK - timedelta(days=1)
        found: list[tuple[int, int, Row]] = []
        for number, (promise, begun, last) in enumerate(self._lasting):
            if begun > range_end or last < first:
                continue
            days: list[DayState | None] = [
                state for n in range(weeks) for state in self._states(promise, begun, last, first + n * WEEK)
            ]
            newest = max((at for at, state in enumerate(days) if state not in ("nothing", None)), default=-1)
            if newest >= 0:
                act = promise.term_on(min(self.life.today, range_end)).act
                found.append((-(newest // 7), number, Row(promise.id, act, tuple(days))))
        return [row for _, _, row in sorted(found, key=lambda one: one[:2])]

    def _states(self, promise: Promise, begun: date, last: date, week: date) -> tuple[DayState | None, ...]:
        key = (promise.id, week)
        if key not in self._cells:
            end, today = week + timedelta(days=6), self.life.today
            own = self.life.marks.get(promise.id, ())
            found = dues(promise, own, week, end, today, self.life.week_first) if week <= today else []
            days = (week + timedelta(days=number) for number in range(7))
            self._cells[key] = tuple(
                state_of_week(found, day, today) if begun <= day <= last and week <= today else None for day in days
            )
        return self._cells[key]


def _between(marks: Sequence[Mark], first: date, last: date) -> Sequence[Mark]:
    """Those of marks in the order of their dues that lie between two days."""
    return marks[bisect_left(marks, first, key=_on) : bisect_right(marks, last, key=_on)]


def _on(mark: Mark) -> date:
    return mark.on


def worst_of(rows: Sequence[Row], days: int) -> tuple[DayState | None, ...]:
    """One row of all: the worst that became of anything on each day; None where there was nothing yet."""
    return tuple(worst({row.days[at] for row in rows}) for at in range(days))
