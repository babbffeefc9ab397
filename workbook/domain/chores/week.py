"""A week plan: who does what when, how fair that is, and what became of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.chores.household import PARTS, Household, Part
from workbook.domain.chores.slot import Slot

Status = Literal["proved", "gap", "heuristic"]
StageName = Literal["place", "heaviest", "total", "days"]
Outcome = Literal["open", "done", "not done"]
Felt = Literal["lighter", "as thought", "heavier"]
WeekState = Literal["proposed", "agreed", "adjust", "worked", "did not work"]
Rule = Literal[
    "unknown", "people", "day", "part", "cannot", "forbidden", "pinned", "turn", "owner", "gap", "often", "time",
    "list", "after", "clock", "heavy", "evening", "whole day",
]  # fmt: skip

STAGES: tuple[StageName, ...] = ("place", "heaviest", "total", "days")


def minutes_of(household: Household, slot: Slot) -> int:
    """Minutes that a slot takes: those of who needs longest of its people; 0 for a chore that is not there."""
    chore = household.chore(slot.chore)
    people = [person for person in household.people if person.name in slot.people]
    return 0 if chore is None else max((person.minutes(chore) for person in people), default=chore.minutes)


def told_minutes(household: Household, slot: Slot) -> int:
    """The minutes that are named beside a slot: those it takes, or those of planning where it is nothing else."""
    chore = household.chore(slot.chore)
    return minutes_of(household, slot) or (0 if chore is None else chore.planning)


def one_more(household: Household, name: str) -> Slot | None:
    """One doing of a chore more, on the first day and part it may have, by the first who can (as many as it needs);
    None when too few can, or the chore is not there any more."""
    chore = household.chore(name)
    able = [person.name for person in household.people if person.takes_share and person.ability(name) != "cannot"]
    able = [person.name for person in household.people if name in (person.only or ())] or able
    if chore is None or len(able) < chore.people:
        return None
    day = (chore.days or chore.allowed_days or (0,))[0]
    return Slot(name, day, (chore.parts or (0,))[0], tuple(able[: chore.people]))


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Doings of a chore that found no place: how many, why (a sentence), and the smallest change that would help."""

    chore: str
    times: int
    reason: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries: basis points of the whole household's work in their own eyes (their fair load is
    10 000 / number of people), and plain minutes."""

    person: str
    basis_points: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the computation: `value` reached, `bound` proved (equal when proved), and seconds taken.

    Units: place – priority weight left out; heaviest – steps of `WeekPlan.step` basis points; total – basis
    points; days – minutes above even days.
    """

    name: StageName
    value: int
    bound: int
    seconds: float

    @property
    def proved(self) -> bool:
        return self.bound >= self.value


@dataclass(frozen=True, slots=True)
class Envy:
    """`person` would, by their own ratings, rather have `other`'s list, which weighs `theirs` basis points in their own
    eyes; `but_for` is a chore of their own list of which one doing less would be enough, if there is such a chore and
    it is not their whole list."""

    person: str
    other: str
    points: int
    but_for: str | None = None
    theirs: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that a list of slots breaks. `minutes` says by how much, for time; `their` what makes somebody pinned to
    a chore where nobody pinned them."""

    rule: Rule
    chore: str = ""
    person: str = ""
    day: int = 0
    part: int = 0
    minutes: int = 0
    their: Literal["", "turn", "own"] = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """What can honestly be said of a finished plan. `lines` and `reasons` are sentences for people, in the order
    in which they are shown; `reasons` has one entry for each slot, by its place in `WeekPlan.slots`. `levels`: of three
    people and more, all loads in steps, the heaviest first, where they are proved to be as even as they can be.
    `given`: basis points by which the heaviest load is above the best, which was proved, so that more is as it was last
    week."""

    fair_basis_points: int
    envies: tuple[Envy, ...]
    heaviest_proved: bool
    at_most_better: int
    lines: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    given: int = 0


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """A finished plan for one or two weeks. Slots are in a fixed order: day, part, then the household's order.

    `worst` is the heaviest load (carried-over points included) and `bound` what it was proved to be at least, both
    in basis points; `step` is the grain in which the heaviest load was made small. `yielded` are chores whose turn was
    given up, so that they are not left out: whoever did them last may do them again.
    """

    status: Status
    slots: tuple[Slot, ...]
    unplaced: tuple[Unplaced, ...]
    loads: tuple[Load, ...]
    worst: int
    bound: int
    step: int
    stages: tuple[Stage, ...]
    certificate: Certificate
    weeks: int = 1
    notes: tuple[str, ...] = ()
    yielded: tuple[str, ...] = ()


def without_turns(household: Household, chores: Sequence[str]) -> Household:
    """The household in which nobody rests from these chores this time."""
    if not chores:
        return household
    last = {chore: names for chore, names in household.last_owner.items() if chore not in chores}
    return replace(household, last_owner=last)


@dataclass(frozen=True, slots=True)
class SlotRecord:
    """What became of one slot. `day` and `part` are where it was moved to, `people` to whom it was given; None and
    () when it stayed as planned. `by` is who did it, `minutes` how long that really took."""

    outcome: Outcome = "open"
    by: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    minutes: int | None = None
    felt: Felt | None = None
    on: date | None = None
    day: int | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Week:
    """A stored week: the plan, the household it was made from, and what became of its slots (by slot number,
    counted from 0 in the plan's order). Its state tells whether the two agreed to try it, and until when."""

    id: str
    monday: date
    household: Household
    plan: WeekPlan
    state: WeekState = "proposed"
    agreed_on: date | None = None
    review: date | None = None
    records: Mapping[int, SlotRecord] = field(default_factory=dict[int, SlotRecord])
    feels_fair: Mapping[str, int] = field(default_factory=dict[str, int])
    revision: int = 0

    def record(self, number: int) -> SlotRecord:
        return self.records.get(number, SlotRecord())

    def where(self, number: int) -> Slot:
        """Slot `number` where it stands now: moved slots on their new day, with the people who did it if done."""
        slot, record = self.plan.slots[number], self.record(number)
        day = slot.day if record.day is None else record.day
        part = slot.part if record.part is None else record.part
        return Slot(slot.chore, day, part, record.by or record.people or slot.people)

    def settled(self) -> Iterator[tuple[Slot, SlotRecord]]:
        """Slots that count as done, where and by whom they were: all but those marked as not done, for ticking is no
        duty."""
        for number in range(len(self.plan.slots)):
            record = self.record(number)
            if record.outcome != "not done":
                yield self.where(number), record

    def done_slots(self) -> list[Slot]:
        """The slots of `settled`."""
        return [slot for slot, _ in self.settled()]

    def became(self) -> list[tuple[str, int, int]]:
        """What became of each person's slots: of those with a share, how many count as done, and how many were theirs
        as the plan stands."""
        theirs = [(slot.people, self.record(n).outcome != "not done") for n, slot in enumerate(self.plan.slots)]
        names = [person.name for person in self.household.people if person.takes_share or person.only]
        return [
            (name, sum(name in people and done for people, done in theirs), sum(name in people for people, _ in theirs))
            for name in names
        ]

    def date_of(self, day: int) -> date:
        """The calendar date of day 0–6 (0–13)."""
        return self.monday + timedelta(days=day)

    def has_passed(self, day: int, today: date) -> bool:
        """Whether day 0–6 (0–13) lies before `today`. Nothing is moved there; what was done then can be marked so."""
        return self.date_of(day) < today

    def covers(self, day: date) -> bool:
        return self.monday <= day < self.date_of(7 * self.plan.weeks)

    def unticked(self, today: date) -> list[int]:
        """The slots of days before `today`, by number, of which nobody has said what became; none of a proposal."""
        if self.state == "proposed":
            return []
        passed = (n for n in range(len(self.plan.slots)) if self.date_of(self.where(n).day) < today)
        return [number for number in passed if self.record(number).outcome == "open"]

    def review_has_come(self, today: date) -> bool:
        """Whether the two agreed to look at it again today or earlier, and have not yet."""
        return self.state == "agreed" and self.review is not None and self.review <= today


def nearest(weeks: Sequence[Week], today: date) -> Week | None:
    """The week that `today` lies in, else the next, else the last; a proposal before what it would replace."""

    def distance(week: Week) -> tuple[int, int, bool]:
        away = (week.monday - today).days
        return (0 if week.covers(today) else 1 if away > 0 else 2, abs(away), week.state != "proposed")

    return min(reversed(weeks), key=distance, default=None)


def to_look_back_on(weeks: Sequence[Week], today: date) -> Week | None:
    """The agreed week that a word about how it went means: the one that waits longest to be looked at again, else that
    of `today`, else the last that has begun. None where there is none."""
    agreed = [week for week in weeks if week.state != "proposed" and week.monday <= today]
    waiting = [(week.review, week.monday, week) for week in agreed if week.review and week.review_has_come(today)]
    return min(waiting, key=lambda one: one[:2])[2] if waiting else (agreed or [None])[-1]


def last_on_trial(weeks: Sequence[Week], today: date) -> Week | None:
    """The last agreed week that has begun by `today`, while the two have yet to look back on it: what is ticked where
    no week stands on a day. One before it is meant by its own days alone."""
    begun = [week for week in weeks if week.state != "proposed" and week.monday <= today]
    last = max(begun, key=lambda week: week.monday, default=None)
    return last if last is not None and last.state == "agreed" else None


@dataclass(frozen=True, slots=True)
class ChoreToday:
    """A slot that stands on a day. `week` is the week's id, `number` its place in that week's plan, from 0; `on` the
    day where that is an earlier one, and `movable` whether its week reaches to today."""

    week: str
    number: int
    slot: Slot
    minutes: int
    outcome: Outcome
    on: date | None = None
    movable: bool = False

    @property
    def part(self) -> Part:
        return PARTS[self.slot.part]
