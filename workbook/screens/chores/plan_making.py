"""Making plans beside the screen: a thread computes, posts how far it is, and can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.widget import Widget

from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, Week
from workbook.domain.common.errors import WorkbookError
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.planning.search import Progress

PAUSE_BETWEEN_NEWS = 0.1  # seconds; a stage can have a thousand steps, nobody reads that fast

Tell = Callable[["Progress"], None]
Cancelled = Callable[[], bool]
Work = Callable[[Tell, Cancelled], Any]


class PlanProgress(Message):
    """How far it is."""

    def __init__(self, making: Making, progress: Progress) -> None:
        super().__init__()
        self.making, self.progress = making, progress


class PlanMade(Message):
    """The result is there: complete, or the best so far where somebody took that."""

    def __init__(self, making: Making, result: Any) -> None:
        super().__init__()
        self.making, self.result = making, result


class PlanNotMade(Message):
    """There is none; `why` is a sentence. `fault` is the error where it is one of the program's own."""

    def __init__(self, making: Making, why: str, fault: Exception | None = None) -> None:
        super().__init__()
        self.making, self.why, self.fault = making, why, fault


@dataclass
class Making:
    """One computation for a household. `then` is what its owner does with the result. `stop` ends it soon; with
    `keep`, the best found so far is taken."""

    household: Household
    work: Work
    then: Callable[[Any], None]
    keep: bool = False
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self, *, keep: bool) -> None:
        self.keep = keep
        self._stopped.set()

    def start(self, owner: Widget) -> None:
        """Compute in a thread; `owner` hears the messages above."""
        owner.run_worker(lambda: self._run(owner), thread=True, group="plan", exclusive=True, exit_on_error=False)

    def _run(self, owner: Widget) -> None:
        last = 0.0

        def tell(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= PAUSE_BETWEEN_NEWS:
                last = now
                owner.post_message(PlanProgress(self, progress))

        try:
            result = self.work(tell, self._stopped.is_set)
        except WorkbookError as error:
            owner.post_message(PlanNotMade(self, str(error)))
        except Exception as error:
            # A fault of ours must not take the screen with it: nothing has been saved yet, so nothing is lost.
            owner.post_message(PlanNotMade(self, words.NOT_MADE, error))
        else:
            if self._stopped.is_set() and not self.keep:
                owner.post_message(PlanNotMade(self, words.STOPPED))
            else:
                owner.post_message(PlanMade(self, result))


# What can be computed. The solver takes a moment to load, and the screen must not wait for it: so it is imported in
# the thread.


def a_plan(household: Household, weeks: int) -> Work:
    """The fairest plan, a WeekPlan."""

    def work(tell: Tell, cancelled: Cancelled) -> Any:
        from workbook.planning.engine import make_plan

        return make_plan(household, weeks=weeks, progress=tell, cancelled=cancelled)

    return work


def the_rest(week: Week, today: date, household: Household) -> Work:
    """The days of a week from `today` on planned anew with few changes, a Replanned."""

    def work(tell: Tell, cancelled: Cancelled) -> Any:
        from workbook.planning.replan import replan

        return replan(week, today, household, progress=tell, cancelled=cancelled)

    return work


def others(week: Week, last: tuple[Slot, ...]) -> Work:
    """Other plans for a week by name, a tuple of OtherPlan. `last`: the slots of the week before."""

    def work(tell: Tell, cancelled: Cancelled) -> Any:
        from workbook.planning.others import other_plans

        fairest = week.plan if week.plan.status == "proved" else None
        return other_plans(
            week.household, weeks=week.plan.weeks, fairest=fairest, last=last, progress=tell, cancelled=cancelled
        )

    return work
