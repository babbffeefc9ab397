"""`chores plan`, `chores agree`, `chores drop`: a week from the household to both saying yes."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import verbs as words

if TYPE_CHECKING:
    from workbook.domain.chores.household import Household
    from workbook.domain.chores.week import Week, WeekPlan
    from workbook.planning.prices import Price
    from workbook.planning.searching import Progress

_Found = TypeVar("_Found")
MOST_SECONDS = 3600.0
PATIENCE = 0.3  # seconds; what is quicker needs no word
SOON_DAYS = 3  # up to Wednesday most of a week is still ahead
TRIAL_DAYS = 13  # two weeks, their last day included


def register(add: AddVerb) -> None:
    """Add the verbs to the command line."""
    parser = add("chores plan", help=words.HELP_PLAN, run=plan)
    parser.add_argument("--household", metavar="FILE", help=words.HELP_HOUSEHOLD)
    parser.add_argument("--save", action="store_true", help=words.HELP_SAVE)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--this", action="store_true", help=words.HELP_THIS)
    which.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    parser.add_argument("--fortnight", action="store_true", help=words.HELP_FORTNIGHT)
    parser.add_argument("--seconds", metavar="S", default=None, help=words.HELP_SECONDS)
    parser.add_argument("--prices", action="store_true", help=words.HELP_PRICES)
    parser = add("chores agree", help=words.HELP_AGREE, run=agree)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    parser.add_argument("--review", metavar="DATE", help=words.HELP_AGREE_REVIEW)
    parser = add("chores drop", help=words.HELP_DROP, run=drop)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)


def plan(ctx: Context) -> int:
    """A plan for the week of a household file, which needs no workbook and leaves none behind; else for the household
    of the workbook, kept as a proposal with --save."""
    if ctx.args.household is None:
        return _plan_here(ctx)
    if ctx.args.save or ctx.args.next or ctx.args.this or ctx.args.fortnight:
        raise UsageError(words.FILE_OR_SAVE)
    from workbook.domain.chores.due import asks_for_dates, due_in_week_of
    from workbook.domain.chores.paid_hours import as_long_for_all, nearest_parts, parts_by_paid_hours, percents
    from workbook.planning.notes import not_asked_for
    from workbook.store.chores.household_file import read_file
    from workbook.words.chores import notes

    household, said = read_file(Path(ctx.args.household))
    if parts_by_paid_hours(household):
        parts, alike = nearest_parts(household), as_long_for_all(household)
        said = (*said, notes.by_paid_hours(parts, percents(household), alike=alike))
    if household.monday is None and asks_for_dates(household):
        said = (*said, notes.of_no_week(ctx.today - timedelta(days=ctx.today.weekday())))
    whole, household = household, due_in_week_of(household, household.monday or ctx.today)
    said = (*said, *not_asked_for(whole, household))
    seconds = seconds_of(ctx.args.seconds)
    found = _made(household, seconds)
    priced = _priced(household, found) if ctx.args.prices else ()
    _show(ctx, household, found, priced, said)
    return 0


def _plan_here(ctx: Context) -> int:
    """The household of the workbook, with what its weeks taught."""
    from workbook.planning.notes import not_asked_for
    from workbook.words.chores import household as of_household

    monday, weeks = _monday(ctx), 2 if ctx.args.fortnight else 1
    if weeks == 2 and monday < ctx.today:
        raise UsageError(words.fortnight_begun(monday + timedelta(days=7)))
    seconds, chores = seconds_of(ctx.args.seconds), ctx.notebook.chores
    household = chores.for_week(monday, weeks, ctx.today)
    if household is None or not household.people or not household.chores:
        missing = of_household.NO_CHORES if household and household.people else of_household.NO_PEOPLE
        raise NotFoundError(words.no_household(missing))
    found = _made(household, seconds, weeks)
    priced = _priced(household, found) if ctx.args.prices else ()
    said = not_asked_for(chores.household() or household, household)
    kept = chores.propose(household, found, monday) if ctx.args.save else None
    _show(ctx, household, found, priced, said, kept=kept)
    return 0


def _monday(ctx: Context) -> date:
    """This week while most of it is ahead, else the next."""
    from workbook.domain.common.dates import week_start

    this = week_start(ctx.today)
    soon = 1 if ctx.args.fortnight else SOON_DAYS  # two weeks in one begin on a Monday
    later = ctx.args.next or (not ctx.args.this and (ctx.today - this).days >= soon)
    return this + timedelta(days=7 * later)


def agree(ctx: Context) -> int:
    """Both want to try the proposal."""
    found = _proposal(ctx)
    typed = ctx.args.review
    day = ctx.day(typed) if typed else max(found.monday, ctx.today) + timedelta(days=TRIAL_DAYS)
    after = ctx.notebook.chores.agree(found.id, ctx.today, day)
    if ctx.as_json:
        ctx.json(agreed={"id": after.id, "monday": str(after.monday), "weeks": after.plan.weeks, "review": str(day)})
    else:
        sits = ctx.notebook.people.get(ctx.person)
        ctx.say(words.agreed(after.monday, day, sits.name if sits else ""))
    return 0


def drop(ctx: Context) -> int:
    """Throw a proposal away."""
    found = _proposal(ctx)
    ctx.notebook.chores.drop(found.id)
    if ctx.as_json:
        ctx.json(dropped={"id": found.id, "monday": str(found.monday), "weeks": found.plan.weeks})
    else:
        ctx.say(words.DROPPED)
    return 0


def _proposal(ctx: Context) -> Week:
    """The proposal that was made last, of weeks that are not over; with --next, of those of next week."""
    ahead = ctx.today + timedelta(days=7)
    every = [one for one in ctx.notebook.chores.weeks() if one.state == "proposed" and one.date_of(7) > ctx.today]
    found = [one for one in every if not ctx.args.next or one.covers(ahead)]
    if not found:
        raise NotFoundError(words.NO_PROPOSAL)
    return max(found, key=lambda one: one.id)


def _show(
    ctx: Context,
    household: Household,
    found: WeekPlan,
    priced: Sequence[Price],
    said: Sequence[str] = (),
    *,
    kept: Week | None = None,
) -> None:
    if ctx.as_json:
        from workbook.export.chores.plan_json import prices_to_json, to_json

        values = to_json(found) | ({"prices": prices_to_json(priced)} if ctx.args.prices else {})
        about = {"week": {"id": kept.id, "monday": str(kept.monday), "weeks": kept.plan.weeks}} if kept else {}
        ctx.json(**{**about, **values, "notes": [*said, *values["notes"]]})
        return
    from workbook.export.chores.week_text import as_text

    for sentence in said:
        ctx.tell(sentence)
    ctx.say(as_text(household, found))
    if priced:
        from workbook.export.chores.week_text import prices_as_text

        ctx.say(prices_as_text(priced))
    if ctx.args.household is None:
        ctx.tell(words.kept(kept.monday) if kept else words.NOT_KEPT)


def _priced(household: Household, found: WeekPlan) -> Sequence[Price]:
    from workbook.planning.prices import prices

    return prices(household, found)


def seconds_of(text: str | None) -> float:
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


def _made(household: Household, seconds: float, weeks: int = 1) -> WeekPlan:
    from workbook.planning.engine import make_plan

    return searched(
        lambda progress, cancelled: make_plan(
            household, weeks=weeks, seconds=seconds, progress=progress, cancelled=cancelled
        )
    )


def searched(work: Callable[[Callable[[Progress], None], Callable[[], bool]], _Found]) -> _Found:
    """What a search finds, in a thread so that ctrl+c ends it at once instead of after it."""
    import threading
    from concurrent.futures import ThreadPoolExecutor, wait

    stop = threading.Event()
    ticker = _Ticker(sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(work, ticker, stop.is_set)
        try:
            while not wait([future], timeout=0.1).done:
                pass
        finally:
            stop.set()
            ticker.clear()
    return future.result()


class _Ticker:
    """Shows the stage on one line of the terminal, once the search takes longer than a blink, and takes it away."""

    def __init__(self, shown: bool) -> None:
        self.began = time.monotonic()
        self.shown = shown
        self.dirty = False

    def __call__(self, progress: Progress) -> None:
        if self.shown and time.monotonic() - self.began > PATIENCE:
            print(f"\r\x1b[K{words.PLANNING[progress.stage]} …", end="", file=sys.stderr, flush=True)
            self.dirty = True

    def clear(self) -> None:
        self.shown = False
        if self.dirty:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
