"""What the chore weeks ask of a day: the slots that stand on it, and those of earlier days nobody spoke of. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from workbook.domain.chores.week import ChoreToday, Week, told_minutes

STILL_ASKED = 7
"""Days that a slot without a word stands on Today."""


def on_day(week: Week | None, day: date) -> list[ChoreToday]:
    """The slots of an agreed week that stand on a day, in the plan's order."""
    return [_asked(week, number) for week, number in _standing(week, day)]


def left_over(in_force: Callable[[date], Week | None], day: date) -> list[ChoreToday]:
    """What nobody said anything of, of the seven days before this one, and what was said of them on this very day; by
    day. `in_force` gives the week that holds on a day; it is asked once for each.
    Nothing is asked of days before it was agreed."""
    found: list[ChoreToday] = []
    week: Week | None = None
    for back in range(STILL_ASKED, 0, -1):
        on = day - timedelta(days=back)
        if back == STILL_ASKED or on.weekday() == 0:  # weeks begin on a Monday
            week = in_force(on)
        for of, number in _standing(week, on):
            record = of.record(number)
            if record.outcome == "open" and of.agreed_on is not None and on < of.agreed_on:
                continue
            if record.outcome == "open" or record.on == day:
                found.append(_asked(of, number, on, movable=of.covers(day)))
    return found


def is_of_both(people: Iterable[str], two: Iterable[str]) -> bool:
    """Do these `two` do it together, whoever else does it with them? Of two who are not both known by name, whatever
    several people do may be. Names in a household are typed, so capitals do not count."""
    named, wanted = {name.casefold() for name in people}, {name.casefold() for name in two}
    return wanted <= named if len(wanted) == 2 else len(named) > 1


def _standing(week: Week | None, day: date) -> Iterator[tuple[Week, int]]:
    """The week with the number of each slot that stands on a day; nothing where nothing is agreed."""
    if week is not None and week.state != "proposed":
        for number in range(len(week.plan.slots)):
            if week.date_of(week.where(number).day) == day:
                yield week, number


def _asked(week: Week, number: int, on: date | None = None, *, movable: bool = False) -> ChoreToday:
    slot = week.where(number)
    minutes = told_minutes(week.household, slot)
    return ChoreToday(week.id, number, slot, minutes, week.record(number).outcome, on, movable)
