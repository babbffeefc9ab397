"""Weeks on end: a household planned, done with gaps, planned again in the middle of the week, and so on.

python -m tests.planning.weeks [weeks] [rounds]    prints what `run` found of households of 2 × 40
"""

from __future__ import annotations

import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tests.planning.households import household, realistic
from workbook.domain.chores.balance import owed
from workbook.domain.chores.household import Household
from workbook.domain.chores.learning import taught
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.week import SlotRecord, Week
from workbook.planning import check
from workbook.planning.engine import make_plan
from workbook.planning.replan import replan

MONDAY = date(2026, 1, 5)


@dataclass
class Found:
    """`hands`: for each week after the first, how many of its doings changed hands, and of how many. `waits`: days
    between doings of chores done once a week that were done. `balances`: the most that anybody was owed, by week;
    `agreed`: the same had all been done as it was agreed on that Monday, so what the plan alone brought about."""

    hands: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    waits: list[int] = field(default_factory=list[int])
    balances: list[int] = field(default_factory=list[int])
    agreed: list[int] = field(default_factory=list[int])
    weeks: list[Week] = field(default_factory=list[Week])

    @property
    def changed(self) -> float:
        """Part of all doings that changed hands from one week to the next."""
        return sum(one for one, _ in self.hands) / max(1, sum(every for _, every in self.hands))


def run(made: Household, weeks: int, seed: int, undone: Mapping[str, float], *, seconds: float = 20.0) -> Found:
    """Live through so many weeks; each person leaves that part of their slots undone. What was missed until Wednesday
    evening is planned anew on Thursday."""
    rng, found = random.Random(seed), Found()
    done_on: dict[str, date] = {}
    usual = {chore.name for chore in made.chores if chore.days is None and chore.times == 1 and chore.every == "week"}
    for number in range(weeks):
        monday = MONDAY + timedelta(days=7 * number)
        now = taught(made, found.weeks, monday)
        plan = make_plan(now, seconds=seconds)
        assert not check.faults(now, plan)
        if found.weeks:
            found.hands.append(_hands(made, found.weeks[-1].plan.slots, plan.slots))
        week = Week(str(number), monday, now, plan, "agreed")
        found.agreed.append(max(owed(made, [*found.weeks, week]).values(), default=0))
        week = _lived(week, rng, undone, 0, 3)
        for name in _missed(week):
            done_on.pop(name, None)
        if any(record.outcome == "not done" for record in week.records.values()):
            week = _anew(week, monday + timedelta(days=3), seconds)
        week = _lived(week, rng, undone, 3, 7)
        for slot, _ in week.settled():
            day = week.date_of(slot.day)
            if slot.chore in usual and slot.chore in done_on:
                found.waits.append((day - done_on[slot.chore]).days)
            done_on[slot.chore] = day
        for name in _missed(week):  # a wait with a miss in it is the people's, not the plan's
            done_on.pop(name, None)
        found.weeks.append(week)
        found.balances.append(max(owed(made, found.weeks).values(), default=0))
    return found


def _lived(week: Week, rng: random.Random, undone: Mapping[str, float], first: int, last: int) -> Week:
    records = dict(week.records)
    for number, slot in enumerate(week.plan.slots):
        if first <= slot.day < last and number not in records:
            missed = rng.random() < max(undone.get(name, 0.0) for name in slot.people)
            records[number] = SlotRecord("not done" if missed else "done", on=week.date_of(slot.day))
    return replace(week, records=records)


def _missed(week: Week) -> set[str]:
    return {week.plan.slots[number].chore for number, record in week.records.items() if record.outcome == "not done"}


def _anew(week: Week, today: date, seconds: float) -> Week:
    found = replan(week, today, seconds=seconds)
    free = [(number, slot) for number, slot in enumerate(found.plan.slots)]
    records: dict[int, SlotRecord] = {}
    for number, record in week.records.items():
        if record.outcome == "done":
            place = next(entry for entry in free if entry[1] == week.plan.slots[number])
            free.remove(place)
            records[place[0]] = record
    return replace(week, plan=found.plan, records=records)


def _hands(made: Household, before: tuple[Slot, ...], after: tuple[Slot, ...]) -> tuple[int, int]:
    """Of the doings of chores in both weeks, how many fell to somebody who had fewer of them before. What takes turns
    is meant to."""
    names = {slot.chore for slot in before} & {slot.chore for slot in after}
    names -= {chore.name for chore in made.chores if chore.alternate}
    had = [(slot.chore, name) for slot in before for name in slot.people]
    changed = every = 0
    for slot in after:
        for name in slot.people if slot.chore in names else ():
            every += 1
            if (slot.chore, name) in had:
                had.remove((slot.chore, name))
            else:
                changed += 1
    return changed, every


def main(weeks: int = 12, rounds: int = 3) -> None:
    for seed in range(rounds):
        made = household(realistic(2, 40, seed))
        names = [person.name for person in made.people]
        found = run(made, weeks, seed, dict.fromkeys(names, 0.1))
        off = sum(not 5 <= wait <= 9 for wait in found.waits)
        print(
            f"seed {seed}: {found.changed:.1%} change hands; {off} of {len(found.waits)} waits outside 5 to 9 "
            f"({min(found.waits)}-{max(found.waits)}); owed {found.balances}",
            flush=True,
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
