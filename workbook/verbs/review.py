"""`review`: the review of the week, on the screen or in plain questions."""

from __future__ import annotations

import os
import sys

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.together import review as words
from workbook.words.together import verbs as said


def register(add: AddVerb) -> None:
    verb = add("review", help=said.REVIEW, run=review)
    verb.add_argument("--plain", action="store_true", help=said.PLAIN)
    how = verb.add_mutually_exclusive_group()
    how.add_argument("--alone", action="store_true", help=said.ALONE)
    how.add_argument("--together", action="store_true", help=said.TOGETHER)
    how.add_argument("--lay-down", action="store_true", help=said.LAY_DOWN)
    verb.add_argument("--yes", action="store_true", help=said.YES)
    verb.set_defaults(place="journey/review")


def review(ctx: Context) -> int:
    args = ctx.args
    if args.lay_down:
        return _lay_down(ctx)
    dumb = os.environ.get("TERM") == "dumb" and sys.stdin.isatty()
    if not (args.plain or args.alone or args.together or dumb):
        from workbook.verbs.opening import open_workbook

        return open_workbook(ctx)
    if getattr(args, "no_input", False):
        raise UsageError(said.ASKS)
    from workbook.verbs.plain_review import hold
    from workbook.verbs.reviews import as_values

    _check_may(ctx)
    held = hold(ctx)
    if ctx.as_json:
        ctx.json(review=None if held is None else as_values(ctx, held))
    return 0


def _check_may(ctx: Context) -> None:
    from workbook.store.common.people import PARTNER, REBUILDING

    if ctx.person not in (REBUILDING, PARTNER):
        raise UsageError(said.NOT_YOURS)


def _lay_down(ctx: Context) -> int:
    from workbook.store.together import holding

    going = holding.going(ctx.notebook, ctx.person)
    if going is None:
        raise NotFoundError(said.NOTHING_BEGUN)
    if not ctx.args.yes and not _agrees(ctx):
        return ctx.failed(WorkbookError(said.NOT_LAID_DOWN))
    holding.lay_down(ctx.notebook, going)
    if ctx.as_json:
        ctx.json(laid_down=going.id)
    else:
        ctx.say(said.LAID_DOWN)
    return 0


def _agrees(ctx: Context) -> bool:
    """It cannot be brought back, so it is asked."""
    if not ctx.may_ask:
        raise UsageError(said.NEEDS_YES)
    from workbook.verbs.asking import Asker, Stopped

    try:
        return Asker().yes(f"{words.LAY_TITLE} {words.LAY_ABOUT}")
    except Stopped:
        return False
