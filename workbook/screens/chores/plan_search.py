"""The search for plans: a thread computes, a line says how far it is, and both can be stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.widgets import Static

from workbook.domain.chores.burden import is_part_of_work, step
from workbook.domain.chores.household import Household
from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.guard import Guarded
from workbook.widgets.chores.search_drawing import Steps, grown, search_line, search_lines
from workbook.widgets.common.safe import plain
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.planning.searching import Progress

PROGRESS_AFTER = 0.3  # seconds; what is quicker needs no word
PAUSE_BETWEEN_NEWS = 0.1  # seconds; a stage can have a thousand steps, nobody reads that fast

HIGH, WIDE = 34, 100
"""Lines and cells of the window from which every stage has a line of its own."""

Tell = Callable[["Progress"], None]
Cancelled = Callable[[], bool]
Work = Callable[[Tell, Cancelled], Any]


@dataclass(frozen=True, slots=True)
class Search:
    """What to compute for a household, and how to keep what comes of it. `keep` returns a sentence, or ""; `said` is
    what stands in the line meanwhile."""

    household: Household
    work: Work
    keep: Callable[[Any], str]
    said: str = words.MAKING


@dataclass(eq=False)
class Run:
    """A search under way. With `take_best`, stopping it counts as found."""

    search: Search
    take_best: bool = False
    stopped: threading.Event = field(default_factory=threading.Event)


class PlanSearch(Guarded, Static):
    """The line of the search that runs, if one does. One at a time: a new one takes the place of the old.

    Posts `Found` or `NotFound` at the end. Nothing is saved here.
    """

    @dataclass(repr=False)
    class Found(Message):
        """The result is there, complete or the best so far, not yet kept."""

        search: Search
        result: Any

    @dataclass(repr=False)
    class NotFound(Message):
        """There is no result; `why` is a sentence."""

        why: str

    @dataclass(repr=False)
    class News(Message):
        """From the thread: how far it is."""

        run: Run
        progress: Progress

    @dataclass(repr=False)
    class Ended(Message):
        """From the thread: it is over, with a message for whoever wanted the plan. `fault`: an error that is ours."""

        run: Run
        outcome: PlanSearch.Found | PlanSearch.NotFound
        fault: Exception | None = None

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._current: Run | None = None
        self._steps: Steps = {}

    @property
    def running(self) -> bool:
        return self._current is not None

    def start(self, search: Search) -> None:
        """Compute in a thread."""
        run = self._current = Run(search)
        self._steps = {}
        self.set_timer(PROGRESS_AFTER, self._say)
        self.run_worker(lambda: self._compute(run), thread=True, group="plan", exclusive=True, exit_on_error=False)
        self.refresh_bindings()

    def stop(self, *, take_best: bool) -> None:
        """End it soon; with `take_best`, the best plan found so far is the result."""
        if self._current is not None:
            self._current.take_best = take_best
            self._current.stopped.set()

    def on_unmount(self) -> None:
        """Whoever waited for it is gone, and nobody waits for the thread."""
        self.stop(take_best=False)

    # -- in the thread ----------------------------------------------------------------------------------------

    def _compute(self, run: Run) -> None:
        last = 0.0

        def tell(progress: Progress) -> None:
            nonlocal last
            now = time.monotonic()
            if now - last >= PAUSE_BETWEEN_NEWS:
                last = now
                self.post_message(self.News(run, progress))

        try:
            result = run.search.work(tell, run.stopped.is_set)
        except WorkbookError as error:
            self.post_message(self.Ended(run, self.NotFound(str(error))))
        except Exception as error:
            # A fault of ours must not take the screen with it: nothing has been saved yet, so nothing is lost.
            self.post_message(self.Ended(run, self.NotFound(words.NOT_MADE), error))
        else:
            given_up = run.stopped.is_set() and not run.take_best
            outcome = self.NotFound(words.STOPPED) if given_up else self.Found(run.search, result)
            self.post_message(self.Ended(run, outcome))

    # -- on the screen ----------------------------------------------------------------------------------------

    def _say(self, text: str = "") -> None:
        self.display = self.running
        if not self.running:
            self.styles.height = 1
        self.update(plain(text or (self._current.search.said if self._current else "")))

    @on(News)
    def _news(self, message: News) -> None:
        message.stop()
        if message.run is not self._current or not self.display:
            return
        progress, search = message.progress, message.run.search
        self._steps = grown(self._steps, progress.stage, progress.best, progress.bound)
        best = _best_load(search.household, self._steps)
        if self.app.size.height >= HIGH and self.app.size.width >= WIDE:
            told = "\n".join(search_lines(search.said, self._steps, progress.stage, best))
        else:
            told = search_line(search.said, progress.stage, best, self.size.width)
        self.styles.height = told.count("\n") + 1
        self._say(told)

    @on(Ended)
    def _ended(self, message: Ended) -> None:
        message.stop()
        if message.run is not self._current:
            return
        self._current = None
        self._say()
        if message.fault is not None:
            self.log.error(type(message.fault).__name__)
        self.post_message(message.outcome)
        self.refresh_bindings()


def _best_load(household: Household, steps: Steps) -> str:
    """The heaviest list so far as a part of the work; "" before there is one, and where a load is not such a part."""
    if not steps.get("heaviest") or not is_part_of_work(household):
        return ""
    best, bound = steps["heaviest"][-1]
    grain = step(household) / 100
    return words.best_load(best * grain, bound * grain)
