"""`conflict …`: what could be done about it: options, rating apart, a trial and its review."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.conflict_meant import as_typed, day, let_read, may_be_read, meant, of_option, option_meant_in, said
from workbook.verbs.context import AddVerb, Context
from workbook.words.conflicts import verbs as words

if TYPE_CHECKING:
    from workbook.domain.conflicts.trial import Outcome

CAME_OF_IT = {"works": "works", "adjust": "adjust", "did-not-work": "did not work"}


def register(add: AddVerb) -> None:
    verb = add("conflict option", help=words.OPTION, run=option)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("what", metavar="WHAT", help=words.OPTION_WHAT)
    verb.add_argument("--who", metavar="NAME", default="", help=words.WHO)
    verb.add_argument("--when", metavar="TEXT", default="", help=words.WHEN)
    verb.add_argument("--starts", metavar="DATE", help=words.STARTS)
    verb = add("conflict drop", help=words.DROP, run=drop)
    of_option(verb)
    verb.add_argument("--back", action="store_true", help=words.BACK)
    verb = add("conflict rate", help=words.RATE, run=rate)
    of_option(verb)
    verb.add_argument("--wish", metavar="1-5", type=int, help=words.WISH)
    verb.add_argument("--ability", metavar="1-5", type=int, help=words.ABILITY)
    others = verb.add_mutually_exclusive_group()
    others.add_argument("--rather-not-say", action="store_true", help=words.DECLINE)
    others.add_argument("--anew", action="store_true", help=words.ANEW)
    verb = add("conflict try", help=words.TRY, run=try_)
    of_option(verb)
    verb.add_argument("--from", dest="first", metavar="DATE", help=words.TRY_FROM)
    verb.add_argument("--until", metavar="DATE", help=words.TRY_UNTIL)
    verb = add("conflict review", help=words.REVIEW, run=review)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("outcome", nargs="?", choices=tuple(CAME_OF_IT), help=words.OUTCOME)
    verb.add_argument("--note", metavar="TEXT", default="", help=words.NOTE)
    verb.add_argument("--to", metavar="DATE", help=words.REVIEW_TO)
    verb = add("conflict reword", help=words.REWORD, run=reword)
    may_be_read(verb)
    of_option(verb)
    for name, help in (("--what", words.OPTION_WHAT), ("--who", words.WHO), ("--when", words.WHEN)):
        verb.add_argument(name, metavar="TEXT", help=help)


def option(ctx: Context) -> int:
    """One more way to solve it."""
    from workbook.domain.conflicts.option import Wording

    _, found = meant(ctx)
    wording = Wording(as_typed(ctx, ctx.args.what), ctx.args.who, ctx.args.when)
    let_read(ctx, wording.what, wording.who, wording.when)
    conflicts = ctx.notebook.conflicts
    conflicts.options.add(found.id, wording, ctx.today, starts=day(ctx, ctx.args.starts))
    return said(ctx, found.id, lambda _: words.option_added(len(conflicts.options.of(found.id))))


def drop(ctx: Context) -> int:
    """An option off the list, or with --back on it again."""
    _, found = meant(ctx)
    options, one = ctx.notebook.conflicts.options, option_meant_in(ctx, found)
    if not ctx.args.back:
        options.drop(one.id)
    elif one.put_aside:
        options.take_back(one.id)
    return said(ctx, found.id, lambda _: words.TAKEN_BACK if ctx.args.back else words.DROPPED)


def rate(ctx: Context) -> int:
    """What the one who acts says of an option; nobody's numbers show before everybody's are in."""
    args, (_, found) = ctx.args, meant(ctx)
    ratings, one = ctx.notebook.conflicts.ratings, option_meant_in(ctx, found)
    given = args.wish is not None or args.ability is not None
    if given == (args.rather_not_say or args.anew):
        raise UsageError(words.RATE_HOW)
    if args.anew:
        ratings.rate_anew(one.id)
        return said(ctx, found.id, lambda _: words.RATED_ANEW)
    if args.rather_not_say:
        ratings.decline(one.id, ctx.person)
    else:
        ratings.rate(one.id, ctx.person, wish=args.wish, ability=args.ability)
    if one.id in {each.id for each in ratings.unrated(found.id, ctx.person)}:
        return said(ctx, found.id, lambda _: words.HALF_RATED)
    everybody = bool(ratings.of(one.id))
    return said(ctx, found.id, lambda _: words.ALL_RATED if everybody else words.KEPT_CLOSED)


def reword(ctx: Context) -> int:
    """An option in other words; what is not given stays."""
    from workbook.domain.conflicts.option import Wording

    args, (_, found) = ctx.args, meant(ctx)
    if all(one is None for one in (args.what, args.who, args.when)):
        raise UsageError(words.NOTHING_GIVEN)
    one = option_meant_in(ctx, found)
    old, new = one.wording, (args.what, args.who, args.when)
    what, who, when = (was if now is None else now for was, now in zip((old.what, old.who, old.when), new, strict=True))
    what = as_typed(ctx, what)
    let_read(
        ctx, *(now for was, now in zip((old.what, old.who, old.when), (what, who, when), strict=True) if now != was)
    )
    ctx.notebook.conflicts.options.change(one.id, Wording(what, who, when), starts=one.starts)
    return said(ctx, found.id, lambda _: words.CHANGED)


def try_(ctx: Context) -> int:
    """Try an option until a day."""
    _, found = meant(ctx)
    one = option_meant_in(ctx, found)
    first = day(ctx, ctx.args.first) or max(one.starts or ctx.today, ctx.today)
    trial = ctx.notebook.conflicts.begin_trial(one.id, first, ctx.today, day(ctx, ctx.args.until))
    return said(ctx, found.id, lambda _: words.tried(trial))


def review(ctx: Context) -> int:
    """What came of the trial that runs, or another day to look at it."""
    args, (_, found) = ctx.args, meant(ctx)
    if (args.outcome is None) == (args.to is None) or (args.to and args.note):
        raise UsageError(words.REVIEW_HOW)
    conflicts = ctx.notebook.conflicts
    trial = conflicts.running(found.id)
    if trial is None:
        raise NotFoundError(words.NO_TRIAL)
    if args.to is not None:
        moved = conflicts.move_review(trial.id, cast(date, day(ctx, args.to)), ctx.today)
        return said(ctx, found.id, lambda _: words.moved(moved.review))
    outcome = cast("Outcome", CAME_OF_IT[args.outcome])
    note = as_typed(ctx, args.note)
    let_read(ctx, note)
    conflicts.conclude(trial.id, outcome, ctx.today, note=note)
    return said(ctx, found.id, lambda picture: words.concluded(outcome, picture))
