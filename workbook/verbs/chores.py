"""`chores plan`, `chores week`, `chores done`: the chore week from the shell."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import verbs as words
from workbook.words.common import signs

if TYPE_CHECKING:
    from workbook.domain.chores.household import Household
    from workbook.domain.chores.week import Week, WeekPlan
    from workbook.planning.prices import Price
    from workbook.planning.searching import Progress

MOST_SECONDS = 3600.0
PATIENCE = 0.3  # seconds; what is quicker needs no word
PART_ORDER = {"morning": 0, "afternoon": 1, "evening": 2}


def register(add: AddVerb) -> None:
    """Add the verbs to the command line."""
    parser = add("chores plan", help=words.HELP_PLAN, run=plan)
    parser.add_argument("--household", metavar="FILE", required=True, help=words.HELP_HOUSEHOLD)
    parser.add_argument("--seconds", metavar="S", default=None, help=words.HELP_SECONDS)
    parser.add_argument("--prices", action="store_true", help=words.HELP_PRICES)
    parser = add("chores week", help=words.HELP_WEEK, run=week)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    parser = add("chores done", help=words.HELP_DONE, run=done)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("--minutes", metavar="M", default=None, help=words.HELP_MINUTES)
    parser.add_argument("--by", metavar="NAME", action="append", default=None, help=words.HELP_BY)


def plan(ctx: Context) -> int:
    """Plan the week of a household file. Needs no workbook and leaves none behind."""
    from workbook.domain.chores.due import due_in_week_of
    from workbook.domain.chores.paid_hours import parts_by_paid_hours, percents
    from workbook.store.chores.household_file import read_file
    from workbook.words.chores import notes

    household, said = read_file(Path(ctx.args.household))
    if asked := parts_by_paid_hours(household):
        said = (*said, notes.by_paid_hours(asked, percents(household)))
    household = due_in_week_of(household, ctx.today)
    seconds = _seconds(ctx.args.seconds)
    found = _made(household, seconds)
    priced = _priced(household, found) if ctx.args.prices else ()
    if ctx.as_json:
        from workbook.export.chores.plan_json import prices_to_json, to_json

        values = to_json(found) | ({"prices": prices_to_json(priced)} if ctx.args.prices else {})
        ctx.json(**{**values, "notes": [*said, *values["notes"]]})
        return 0
    from workbook.export.chores.week_text import as_text

    for sentence in said:
        ctx.tell(sentence)
    ctx.say(as_text(household, found))
    if priced:
        from workbook.export.chores.week_text import prices_as_text

        ctx.say(prices_as_text(priced))
    return 0


def _priced(household: Household, found: WeekPlan) -> Sequence[Price]:
    from workbook.planning.prices import prices

    return prices(household, found)


def week(ctx: Context) -> int:
    """The agreed week that today lies in, or the next one; a proposal where nothing is agreed yet."""
    day = ctx.today + timedelta(days=7) if ctx.args.next else ctx.today
    found = ctx.notebook.chores.current(day)
    if ctx.as_json:
        ctx.json(**_week_values(found))
    elif found is None:
        ctx.tell(words.NO_WEEK)
    else:
        for line in _week_lines(found, ctx.today):
            ctx.say(line)
    return 0


def done(ctx: Context) -> int:
    """Mark a slot of the agreed week done."""
    chores = ctx.notebook.chores
    found = chores.current(ctx.today)
    if found is None:
        raise NotFoundError(words.NO_WEEK)
    if found.state == "proposed":
        raise WorkbookError(words.NOT_AGREED)
    number = _whole(ctx.args.number, words.NUMBER_NEEDED)
    minutes = None if ctx.args.minutes is None else _whole(ctx.args.minutes, words.MINUTES_RANGE)
    by = [_person(found, name) for name in ctx.args.by or ()]
    after = chores.done(found.id, number - 1, ctx.today, by=by, minutes=minutes)
    slot = after.where(number - 1)
    if ctx.as_json:
        ctx.json(slot=_slot_values(after, number - 1))
    else:
        ctx.say(words.done(slot.chore, slot.people, after.record(number - 1).minutes))
    return 0


def _whole(text: str, sentence: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UsageError(sentence) from None


def _person(week: Week, name: str) -> str:
    """The person of that name, whatever its capitals. Raises NotFoundError."""
    wanted = " ".join(name.split()).casefold()
    for person in week.household.people:
        if person.name.casefold() == wanted:
            return person.name
    raise NotFoundError(words.NO_SUCH_PERSON)


def _week_values(week: Week | None) -> dict[str, Any]:
    if week is None:
        return {"week": None, "slots": [], "unplaced": [], "loads": [], "as_done": []}
    from workbook.export.chores.plan_json import to_json
    from workbook.planning.appraisal import slots_now, stands

    plan = to_json(week.plan)
    about = {
        "id": week.id,
        "monday": str(week.monday),
        "weeks": week.plan.weeks,
        "state": week.state,
        "agreed_on": None if week.agreed_on is None else str(week.agreed_on),
        "review": None if week.review is None else str(week.review),
    }
    slots = [_slot_values(week, number) for number in range(len(week.plan.slots))]
    done = [
        {"person": load.person, "basis_points": load.basis_points, "minutes": load.minutes}
        for load in stands(week, slots_now(week)).as_done
    ]
    return {"week": about, **plan, "slots": slots, "as_done": done}


def _slot_values(week: Week, number: int) -> dict[str, Any]:
    from workbook.domain.chores.household import PARTS
    from workbook.domain.chores.week import minutes_of

    slot, record = week.where(number), week.record(number)
    return {
        "n": number + 1,
        "chore": slot.chore,
        "day": slot.day,
        "date": str(week.date_of(slot.day)),
        "part": PARTS[slot.part],
        "people": list(slot.people),
        "minutes": minutes_of(week.household, slot),
        "outcome": record.outcome,
        "done": record.outcome == "done",
        "real_minutes": record.minutes,
    }


def _week_lines(week: Week, today: date) -> list[str]:
    """The week as a list to read and to tick: a heading a day, a numbered line a slot, then the loads."""
    from workbook.domain.chores.burden import parts
    from workbook.export.chores.week_text import WIDTH, cells, padded, wrapped
    from workbook.planning.appraisal import slots_now, stands
    from workbook.words.chores import plan as plans

    values = [_slot_values(week, number) for number in range(len(week.plan.slots))]
    found = [words.week_title(week.monday, week.plan.weeks, week.state, week.review)]
    wide = min(40, max((cells(value["chore"]) for value in values), default=0))
    for day in range(7 * week.plan.weeks):
        here = sorted((value for value in values if value["day"] == day), key=lambda v: (PART_ORDER[v["part"]], v["n"]))
        if here:
            found += ["", words.day_title(week.date_of(day), today)]
        for value in here:
            glyph = signs.SLOTS[value["outcome"]]
            about = f"{value['minutes']:>3} min  {value['part']:<9}  {' + '.join(value['people'])}"
            found.append(f"{value['n']:>4} {glyph} {padded(value['chore'], wide)}  {about}")
    minutes = {load.person: load.minutes for load in week.plan.loads}
    told = [(name, part, minutes[name]) for name, part in parts(week.household, week.plan.loads)]
    names = max((cells(load.person) for load in week.plan.loads), default=0)
    found += ["", *(f"  {plans.load_line(name, part, minutes, names)}" for name, part, minutes in told), ""]
    said = [*stands(week, slots_now(week)).sentences]
    said += [plans.left_out(each.chore, each.times, each.reason, each.remedy) for each in week.plan.unplaced]
    return found + [row for sentence in said for row in wrapped(sentence, WIDTH, "", "  ")]


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
    ticker = _Ticker(sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    with ThreadPoolExecutor(1) as pool:
        future = pool.submit(make_plan, household, seconds=seconds, progress=ticker, cancelled=stop.is_set)
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
