"""`conflict promise`: an option of a conflict as a promise, which knows where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.verbs.context import AddVerb, Context
from workbook.words.conflicts import verbs as words
from workbook.words.promises import promise as promise_words
from workbook.words.promises import verbs as said

if TYPE_CHECKING:
    from workbook.domain.promises.cadence import Cadence


def register(add: AddVerb) -> None:
    verb = add("conflict promise", help=words.PROMISE, run=promise)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("option", metavar="OPTION", help=words.OPTION_NUMBER)
    verb.add_argument("--act", metavar="ACT", help=words.PROMISE_ACT)
    verb.add_argument("--cadence", metavar="C", help=said.CADENCE)
    verb.add_argument("--cue", metavar="TEXT", help=said.CUE)
    verb.add_argument("--smallest", metavar="TEXT", help=said.SMALLEST)
    verb.add_argument("--until", metavar="DATE", help=said.UNTIL)
    verb.add_argument("--own", action="store_true", help=said.OWN)


def promise(ctx: Context) -> int:
    """What the option, or its kind, brings along stands in it; a trial that runs gives the day to look back."""
    from workbook.content.solutions import load_solutions
    from workbook.domain.conflicts.solution import promise_texts
    from workbook.domain.promises.drafting import Draft
    from workbook.domain.promises.promise import FROM_OPTION
    from workbook.verbs.capacity import week_carries
    from workbook.verbs.care import care_in, care_values, tell_care
    from workbook.verbs.conflict_meant import meant, option_meant_in
    from workbook.verbs.promises import plain_promise, seen_by

    args, conflicts = ctx.args, ctx.notebook.conflicts
    _, found = meant(ctx)
    option = option_meant_in(ctx, found)
    book = ctx.book
    texts = promise_texts(load_solutions(book.folder, book.spare), conflicts.ratings.template_names(), option)
    running = conflicts.running(found.id)
    draft = Draft(
        act=args.act or texts["act"],
        cadence=_cadence(ctx, args.cadence or texts.get("often", "daily")),
        cue=texts.get("cue", "") if args.cue is None else args.cue,
        smallest=texts.get("smallest", "") if args.smallest is None else args.smallest,
        until=ctx.day(args.until) if args.until else None,
        review_on=running.review if running is not None and running.option == option.id else None,
        person=ctx.person,
        origin=FROM_OPTION + option.id,
        shown=not args.own and not care_in(ctx, args.act or "", args.cue or "", args.smallest or ""),
    )
    if not week_carries(ctx, draft):
        return 1
    made = ctx.notebook.promises.add(draft, ctx.today)
    if ctx.as_json:
        ctx.json(id=made.id, promise=plain_promise(made, ctx.today), care=care_values(ctx, args.act or ""))
        return 0
    term = made.terms[0]
    ctx.say(said.made(term.act, promise_words.cadence(term.cadence), made.id))
    for line in seen_by(ctx, made):
        ctx.say(line)
    tell_care(ctx, args.act or "")
    return 0


def _cadence(ctx: Context, text: str) -> Cadence:
    from workbook.domain.promises.typed_cadence import parse_cadence

    return parse_cadence(text, ctx.today)
