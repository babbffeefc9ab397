"""`moment`: how it was between the two on one day, for the one who acts: a point, a few words, and the last of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.words.journey import verbs as words

if TYPE_CHECKING:
    from datetime import date

    from workbook.domain.steps.moments import Moment

LISTED = 56  # days: eight weeks


def register(add: AddVerb) -> None:
    verb = add("moment", help=words.MOMENT, run=moment)
    verb.add_argument("level", nargs="?", metavar="0-10", type=int, help=words.LEVEL)
    verb.add_argument("--on", metavar="DATE", help=words.ON)
    verb.add_argument("--note", metavar="TEXT", help=words.NOTE)
    verb.add_argument("--take-off", action="store_true", help=words.TAKE_OFF)


def moment(ctx: Context) -> int:
    """Set a point, write beside it, take it off again; without any of it list those of the last eight weeks."""
    args = ctx.args
    if args.level is not None and args.take_off:
        raise UsageError(words.ONE_THING)
    if args.level is None and args.note is None and not args.take_off:
        return _listed(ctx)
    day = _day(ctx)
    moments, stood = ctx.notebook.moments, _all(ctx).get(day)
    level = args.level if args.level is not None else stood.level if stood and not args.take_off else None
    note = _note(ctx)
    with ctx.notebook.change(words.label(day)):
        if args.level is not None or args.take_off:
            moments.set_level(ctx.person, day, level)
        if note is not None:
            moments.set_note(ctx.person, day, note, level)
    return _said(ctx, day, note or "")


def _day(ctx: Context) -> date:
    if ctx.args.on is None:
        return ctx.today
    day = ctx.day(ctx.args.on, "back")
    if day > ctx.today:
        raise UsageError(words.NOT_YET)
    return day


def _note(ctx: Context) -> str | None:
    if ctx.args.note != "-":
        return ctx.args.note
    from workbook.domain.steps.moments import NOTE_LIMIT
    from workbook.verbs.typed import from_stdin
    from workbook.words.refusals import journey as refusals

    long = refusals.NOTE_TOO_LONG.format(limit=NOTE_LIMIT)
    return from_stdin(ctx, ask=words.ASK, blank=words.NO_NOTE, too_long=long).strip()


def _all(ctx: Context) -> dict[date, Moment]:
    from workbook.content.book import load
    from workbook.content.pieces import line_of_moments
    from workbook.store.journey.life import moments_of

    return moments_of(ctx.notebook, ctx.person, line_of_moments(load(ctx.content)))


def _said(ctx: Context, day: date, note: str) -> int:
    from workbook.verbs.care import care_values, tell_care

    now = _all(ctx).get(day)
    if ctx.as_json:
        ctx.json(moment=_plain(day, now), care=care_values(ctx, note))
        return 0
    ctx.say(words.line(day, now.level if now else None, now.note if now else ""))
    tell_care(ctx, note)
    return 0


def _listed(ctx: Context) -> int:
    first = ctx.today - timedelta(days=LISTED - 1)
    found = {day: one for day, one in sorted(_all(ctx).items()) if first <= day <= ctx.today}
    found = {day: one for day, one in found.items() if one.level is not None or one.note}
    if ctx.as_json:
        ctx.json(moments=[_plain(day, one) for day, one in found.items()])
        return 0
    for day, one in found.items():
        ctx.say(words.line(day, one.level, one.note))
    if not found:
        ctx.tell(words.NONE)
    return 0


def _plain(day: date, one: Moment | None) -> dict[str, Any]:
    return {"on": str(day), "level": one.level if one else None, "note": one.note if one else ""}
