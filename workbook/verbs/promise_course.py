"""promise away, back, review, finish, down: how a promise goes on, and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.verbs.context import AddVerb, Context
from workbook.words.promises import verbs as words

if TYPE_CHECKING:
    from workbook.domain.promises.promise import Ending


def register(add: AddVerb) -> None:
    verb = add("promise away", help=words.AWAY, run=away)
    verb.add_argument("number", metavar="N", help=words.NUMBER)
    verb.add_argument("first", metavar="FROM", help=words.AWAY_FROM)
    verb.add_argument("last", metavar="TO", help=words.AWAY_TO)
    verb = add("promise back", help=words.BACK, run=back)
    verb.add_argument("number", metavar="N", help=words.NUMBER)
    verb = add("promise review", help=words.REVIEWED, run=review)
    verb.add_argument("number", metavar="N", help=words.NUMBER)
    verb.add_argument("--next", metavar="DATE", help=words.NEXT_REVIEW)
    for name, help, run in (("finish", words.FINISH, finish), ("down", words.PUT_DOWN, put_down)):
        verb = add(f"promise {name}", help=help, run=run)
        verb.add_argument("number", metavar="N", help=words.NUMBER)
        verb.add_argument("--agreed", action="store_true", help=words.AGREED)


def away(ctx: Context) -> int:
    """A pause from one day to another, inclusive."""
    from workbook.domain.common.dates import parse_day, weekday_named
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    first = ctx.day(ctx.args.first)
    # From Friday to Tuesday: the Tuesday after that Friday.
    weekday = weekday_named(ctx.args.last, least=2)
    last = ctx.day(ctx.args.last) if weekday is None else parse_day(ctx.args.last, max(first, ctx.today))
    ctx.notebook.promises.away([promise.id], first, last, ctx.today, by=ctx.person)
    return _answer(ctx, promise.id, words.away(str(first), str(last)), first=str(first), last=str(last))


def back(ctx: Context) -> int:
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    ctx.notebook.promises.resume(promise.id, ctx.today, by=ctx.person)
    return _answer(ctx, promise.id, words.RESUMED)


def review(ctx: Context) -> int:
    """Looked back on: it stays as it is until the next look."""
    from workbook.domain.promises.promise import next_review
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    said = ctx.args.next
    if said is None:
        on = next_review(ctx.today)
    else:
        on = None if said.strip().lower() == words.NEVER else ctx.day(said)
    ctx.notebook.promises.look_back(promise.id, on, ctx.today, by=ctx.person)
    act = promise.term_on(ctx.today).act
    return _answer(ctx, promise.id, words.looked_back(act, str(on or "")), review=str(on or ""))


def finish(ctx: Context) -> int:
    return _end(ctx, "finished")


def put_down(ctx: Context) -> int:
    return _end(ctx, "put down")


def _end(ctx: Context, ending: Ending) -> int:
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    ended = ctx.notebook.promises.end(promise.id, ending, ctx.today, by=ctx.person, agreed=ctx.args.agreed)
    last = ended.last_day
    over = last is None or last < ctx.today
    if not over:
        from workbook.domain.promises.due import moved_by

        last = moved_by(ended, ctx.notebook.promises.marks_of(promise.id)) or last
    return _answer(ctx, promise.id, words.NOW_ON_SHELF if over else words.ends_on(str(last)), last_day=str(last))


def _answer(ctx: Context, id: str, sentence: str, **plain: str) -> int:
    if ctx.as_json:
        ctx.json(id=id, **plain)
    else:
        ctx.say(sentence)
    return 0
