"""One day as a person has it before them: what is due, the chores, what is to be looked at again, the next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from workbook.domain.promises.today import Today

if TYPE_CHECKING:
    from workbook.domain.chores.week import ChoreToday
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.steps.next_step import NextStep, States


@dataclass(frozen=True, slots=True)
class Review:
    """Something whose day to look back on it has come. `id` is that of the promise, of the chore week, of the conflict
    whose trial it is, or of the weekly review before; `what` the act or the conflict in words, empty for a chore week
    and a weekly review. `on`: the day; `monday`: that on which a chore week began."""

    kind: Literal["promise", "week", "trial", "weekly"]
    id: str
    what: str
    on: date
    monday: date | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """One day, ready to be shown, in the app and in the shell.

    `promises` has the dues, the week and the progress of those asked for (`domain.promises.today`); `any_open` says
    whether any of their promises is not on the shelf. `has_plan`: is there a chore week at all; `chores` are the slots
    of the agreed one on this day, everybody's. `reviews`: the longest overdue first. `states` are those of the
    person's answers, `dates` the dates with a name that they set for this day, and
    `next_step` what follows from them: None when all is settled, or nobody asked for it. `chores_before` are
    slots of the week that has passed of which nobody said what became; they ask for nothing.
    """

    promises: Today
    any_open: bool
    has_plan: bool
    chores: tuple[ChoreToday, ...]
    reviews: tuple[Review, ...]
    states: States
    dates: tuple[Appointment, ...]
    next_step: NextStep | None
    chores_before: tuple[ChoreToday, ...] = ()

    @property
    def open_count(self) -> int:
        """How much waits to be marked or ticked off: dues and chores."""
        return self.promises.open_count + sum(chore.outcome != "done" for chore in self.chores)
