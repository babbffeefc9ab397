"""Making a plan beside the screen: a thread computes, posts how far it is, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from workbook.domain.errors import WorkbookError
from workbook.domain.household import Household
from workbook.domain.week import WeekPlan
from workbook.words import plans_screen as words

if TYPE_CHECKING:
    from workbook.planning.search import Progress

PAUSE_BETWEEN_NEWS = 0.1  # seconds; a stage can have a thousand steps, nobody reads that fast


class PlanProgress(Message):
    """How far it is."""

    def __init__(self, making: Making, progress: Progress) -> None:
        super().__init__()
        self.making, self.progress = making, progress


class PlanMade(Message):
    """The plan is there: complete, or the best so far where somebody took that."""

    def __init__(self, making: Making, plan: WeekPlan) -> None:
        super().__init__()
        self.making, self.plan = making, plan


class PlanNotMade(Message):
    """There is none; `why` is a sentence."""

    def __init__(self, making: Making, why: str) -> None:
        super().__init__()
        self.making, self.why = making, why


@dataclass
class Making:
    """One computation. `stop` ends it soon; with `keep`, the best plan found so far is taken."""

    household: Household
    monday: date
    weeks: int
    keep: bool = False
    _stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self, *, keep: bool) -> None:
        self.keep = keep
        self._stopped.set()

    def start(self, owner: Widget) -> None:
        """Compute in a thread; `owner` hears the messages above."""
        owner.run_worker(lambda: self._run(owner), thread=True, group="plan", exclusive=True, exit_on_error=False)

    def _run(self, owner: Widget) -> None:
        import time

        last = 0.0

        def news(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= PAUSE_BETWEEN_NEWS:
                last = now
                owner.post_message(PlanProgress(self, progress))

        try:
            plan = compute(self, news, self._stopped.is_set)
        except WorkbookError as error:
            owner.post_message(PlanNotMade(self, str(error)))
        except Exception:
            # A fault of ours must not take the screen with it: nothing has been saved yet, so nothing is lost.
            owner.post_message(PlanNotMade(self, words.NOT_MADE))
        else:
            if self._stopped.is_set() and not self.keep:
                owner.post_message(PlanNotMade(self, words.STOPPED))
            else:
                owner.post_message(PlanMade(self, plan))


def compute(making: Making, progress: Callable[[Progress], None], cancelled: Callable[[], bool]) -> WeekPlan:
    # Here and not above: the solver takes a moment to load, and the screen must not wait for it.
    from workbook.planning.engine import make_plan

    return make_plan(making.household, weeks=making.weeks, progress=progress, cancelled=cancelled)
