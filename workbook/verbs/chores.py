"""`chores plan`, `chores week`, `chores done`: the chore week from the shell."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.errors import UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words import chores as words

if TYPE_CHECKING:
    from workbook.domain.household import Household
    from workbook.domain.week import WeekPlan
    from workbook.planning.search import Progress

MOST_SECONDS = 3600.0


def register(add: AddVerb) -> None:
    """Add the verbs to the command line."""
    parser = add("chores plan", help=words.HELP_PLAN, run=plan)
    parser.add_argument("--household", metavar="FILE", required=True, help=words.HELP_HOUSEHOLD)
    parser.add_argument("--seconds", metavar="S", default=None, help=words.HELP_SECONDS)


def plan(ctx: Context) -> int:
    """Plan the week of a household file. Needs no workbook and leaves none behind."""
    from workbook.store.household_file import read_file

    household, said = read_file(Path(ctx.args.household))
    seconds = _seconds(ctx.args.seconds)
    found = _made(household, seconds)
    if ctx.as_json:
        from workbook.export.week_plan import to_json

        values = to_json(found)
        ctx.json(**{**values, "notes": [*said, *values["notes"]]})
        return 0
    from workbook.export.week_text import as_text

    for sentence in said:
        ctx.tell(sentence)
    ctx.say(as_text(household, found))
    return 0


def _seconds(text: str | None) -> float:
    """How long to search; the engine's own default when nothing is said."""
    if text is None:
        from workbook.planning.engine import DEFAULT_SECONDS

        return DEFAULT_SECONDS
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= MOST_SECONDS:
        raise UsageError(words.SECONDS_RANGE)
    return seconds


def _made(household: Household, seconds: float) -> WeekPlan:
    """The plan, made in a thread so that ctrl+c ends the search at once instead of after it."""
    import threading
    from concurrent.futures import ThreadPoolExecutor, wait

    from workbook.planning.engine import make_plan

    stop = threading.Event()
    talk = _ticker() if sys.stderr.isatty() else lambda progress: None
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(make_plan, household, seconds=seconds, progress=talk, cancelled=stop.is_set)
        try:
            while not wait([future], timeout=0.1).done:
                pass
        finally:
            stop.set()
    return future.result()


def _ticker() -> Callable[[Progress], None]:
    """Shows the stage on one line of the terminal, once the search takes longer than a blink."""
    began = time.monotonic()

    def tick(progress: Progress) -> None:
        if time.monotonic() - began > 0.3:
            print(f"\r\x1b[K{words.PLANNING[progress.stage]} …", end="", file=sys.stderr, flush=True)

    return tick
