"""promise add, change, show; promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError
from workbook.verbs.capacity import week_carries
from workbook.verbs.context import AddVerb, Context
from workbook.words.promises import promise as promise_words
from workbook.words.promises import verbs as words

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from workbook.domain.promises.drafting import Draft
    from workbook.domain.promises.promise import Promise
    from workbook.domain.promises.summary import Summary


def register(add: AddVerb) -> None:
    verb = add("promise add", help=words.ADD, run=add_promise)
    verb.add_argument("act", metavar="ACT", help=words.ACT)
    verb.add_argument("--starts", metavar="DATE", help=words.STARTS)
    verb.add_argument("--cadence", metavar="C", default="daily", help=words.CADENCE)
    seen = verb.add_mutually_exclusive_group()
    seen.add_argument("--own", action="store_true", help=words.OWN)
    seen.add_argument("--shown", action="store_true", help=words.SHOWN)
    _terms(verb)
    _around(verb)
    verb = add("promise change", help=words.CHANGE, run=change)
    verb.add_argument("number", metavar="N", help=words.NUMBER)
    verb.add_argument("--act", metavar="ACT", help=words.ACT)
    verb.add_argument("--cadence", metavar="C", help=words.CADENCE)
    verb.add_argument("--no-end", action="store_true", help=words.NO_END)
    verb.add_argument("--agreed", action="store_true", help=words.AGREED)
    verb.add_argument("--smaller", action="store_true", help=words.SMALLER)
    verb.add_argument("--shown", action="store_true", help=words.SHOW_NOW)
    _terms(verb)
    _around(verb)
    verb = add("promise show", help=words.SHOW, run=show)
    verb.add_argument("number", metavar="N", help=words.NUMBER)
    verb = add("promises", help=words.LIST, run=promises)
    verb.add_argument("--all", action="store_true", help=words.ALL)


def add_promise(ctx: Context) -> int:
    """Make a promise; beyond what the week carries, ask first where somebody can be asked."""
    from workbook.domain.promises.drafting import TEXTS
    from workbook.verbs.care import care_in, care_values, tell_care

    draft = _draft(ctx)
    texts = tuple(getattr(draft, name) for name in ("act", *TEXTS))
    if draft.shown and not ctx.args.shown and care_in(ctx, *texts):
        draft = replace(draft, shown=False)
    if not week_carries(ctx, draft):
        return 1
    promise = ctx.notebook.promises.add(draft, ctx.today)
    if ctx.as_json:
        ctx.json(id=promise.id, promise=plain_promise(promise, ctx.today), care=care_values(ctx, *texts))
    else:
        term = promise.terms[0]
        ctx.say(words.made(term.act, promise_words.cadence(term.cadence), promise.id))
        for line in seen_by(ctx, promise):
            ctx.say(line)
        tell_care(ctx, *texts)
    return 0


def seen_by(ctx: Context, promise: Promise) -> list[str]:
    """Who sees a promise that was just made: a line, none where there is nobody else."""
    other = ctx.notebook.people.other(ctx.person)
    if not promise.shown:
        return [words.ONLY_YOU]
    return [words.seen_too(other.name)] if other is not None else []


def promises(ctx: Context) -> int:
    """Promises with their counts, in the order they were made."""
    shown = [
        standing
        for standing in ctx.notebook.promises.standings(ctx.today, ctx.person)
        if ctx.args.all or standing.state != "shelf"
    ]
    if ctx.as_json:
        ctx.json(promises=[_plain(standing, ctx.today) for standing in shown])
    elif shown:
        for standing in shown:
            ctx.say(_line(ctx, standing))
    else:
        none = words.NO_PROMISES if ctx.role == "rebuilding" else words.NONE_YET
        ctx.tell(words.NONE_OPEN if ctx.notebook.promises.all(ctx.person) else none)
    return 0


def show(ctx: Context) -> int:
    """One promise with everything about it, counts first."""
    from workbook.domain.promises.mark import key_of
    from workbook.domain.promises.targets import promise_meant
    from workbook.store.file.records import to_document

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    standings = ctx.notebook.promises.standings(ctx.today, ctx.person)
    [standing] = [one for one in standings if one.promise.id == promise.id]
    marks = ctx.notebook.promises.marks_of(promise.id)
    if ctx.as_json:
        ctx.json(
            promise={
                **_plain(standing, ctx.today),
                "terms": to_document(promise)["terms"],
                "pauses": [[str(first), str(last)] for first, last in promise.pauses],
                "marks": [{**to_document(mark), "key": key_of(mark)} for mark in marks],
            }
        )
        return 0
    ctx.say(_line(ctx, standing))
    for line in words.details(promise, ctx.today):
        ctx.say(line)
    for term in promise.terms:
        ctx.say(words.term_line(term, promise_words.cadence(term.cadence)))
    for mark in marks:
        ctx.say(words.mark_line(mark))
    return 0


def change(ctx: Context) -> int:
    """Other terms, or other words around them; one change of the history."""
    from workbook.domain.promises.cadence import carried_on
    from workbook.domain.promises.targets import promise_meant

    args = ctx.args
    promise = promise_meant(ctx.notebook.promises, args.number, ctx.today, ctx.person)
    old = promise.term_on(max(ctx.today, promise.start))
    term = replace(
        old,
        act=old.act if args.act is None else args.act,
        cadence=old.cadence if args.cadence is None else carried_on(_cadence(ctx, args.cadence), old.cadence),
        smallest=args.smallest if args.smallest is not None else old.smallest,
        until=None if args.no_end else ctx.day(args.until) if args.until else old.until,
        minutes=old.minutes if args.minutes is None else args.minutes,
    )
    names = ("cue", "noticed_by", "obstacle", "plan", "need")
    around: dict[str, Any] = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    if args.shown and not promise.shown:
        around["shown"] = True
    if args.review:
        around["review_on"] = ctx.day(args.review)
    if not around and term == old:
        raise UsageError(words.NOTHING_TO_CHANGE)
    from workbook.verbs.care import care_values, let_read, tell_care

    texts = [text for text in (args.act, args.smallest, *around.values()) if isinstance(text, str)]
    if promise.shown:
        let_read(ctx, args.shown, *texts)
    changed = ctx.notebook.promises.amend(
        promise.id,
        ctx.today,
        by=ctx.person,
        term=term if term != old else None,
        agreed=args.agreed,
        smaller=args.smaller,
        **around,
    )
    since = changed.terms[-1].since
    if ctx.as_json:
        ctx.json(id=promise.id, since=str(since if term != old else ctx.today), care=care_values(ctx, *texts))
    else:
        ctx.say(words.eased_from(str(since)) if term != old and since > ctx.today else words.CHANGED)
        tell_care(ctx, *texts)
    return 0


def _draft(ctx: Context) -> Draft:
    from workbook.domain.promises.drafting import Draft, shown_at_first

    args = ctx.args

    def day(text: str | None) -> date | None:
        return None if text is None else ctx.day(text)

    return Draft(
        act=args.act,
        cadence=_cadence(ctx, args.cadence),
        cue=args.cue or "",
        smallest=args.smallest or "",
        noticed_by=args.noticed_by or "",
        starts=day(args.starts),
        until=day(args.until),
        review_on=day(args.review),
        obstacle=args.obstacle or "",
        plan=args.plan or "",
        need=args.need or "",
        minutes=args.minutes or 0,
        person=ctx.person,
        shown=not args.own and (args.shown or shown_at_first(ctx.role, "")),
    )


def _cadence(ctx: Context, text: str) -> Any:
    from workbook.domain.promises.typed_cadence import parse_cadence

    return parse_cadence(text, ctx.today)


def plain_promise(promise: Promise, today: date) -> dict[str, Any]:
    from workbook.domain.promises.typed_cadence import cadence_text

    term = promise.term_on(max(today, promise.start))
    return {
        "id": promise.id,
        "act": term.act,
        "cadence": cadence_text(term.cadence),
        "cadence_words": promise_words.cadence(term.cadence),
        "cue": promise.cue,
        "smallest": term.smallest,
        "minutes": term.minutes,
        "made": promise.made_on,
        "starts": promise.start,
        "until": term.until,
        "last_day": promise.last_day,
        "review": promise.review_on,
        "origin": promise.origin,
        "person": promise.person,
        "shown": promise.shown,
    }


def _plain(standing: Summary, today: date) -> dict[str, Any]:
    counts = standing.counts
    return {
        **plain_promise(standing.promise, today),
        "state": standing.state,
        "kept": counts.kept,
        "late": counts.late,
        "repaired": counts.repaired,
        "missed": counts.missed,
        "counted": counts.counted,
        "steadiness": standing.steadiness,
        "next": standing.next_due,
        "moved_by": standing.moved_by,
    }


def _line(ctx: Context, standing: Summary) -> str:
    """One promise with its counts; whose it is, where it is not of who acts."""
    from workbook.domain.promises.promise import coming

    today, person = ctx.today, ctx.notebook.people.get(standing.promise.person)
    whose = person.name if person is not None and person.id != ctx.person else ""
    term = standing.promise.term_on(max(today, standing.promise.start))
    counted = promise_words.counted(standing.counts)
    pending = promise_words.pending(coming(standing.promise, today), today) if standing.state != "shelf" else ()
    often = promise_words.cadence_now(term.cadence, standing.moved_by)
    return words.promise_line(standing, term.act, often, counted, pending, whose=whose)


def _terms(verb: ArgumentParser) -> None:
    verb.add_argument("--smallest", metavar="TEXT", help=words.SMALLEST)
    verb.add_argument("--until", metavar="DATE", help=words.UNTIL)
    verb.add_argument("--minutes", metavar="M", type=int, help=words.MINUTES)


def _around(verb: ArgumentParser) -> None:
    verb.add_argument("--cue", metavar="TEXT", help=words.CUE)
    verb.add_argument("--noticed-by", metavar="TEXT", help=words.NOTICED_BY)
    verb.add_argument("--review", metavar="DATE", help=words.REVIEW)
    verb.add_argument("--obstacle", metavar="TEXT", help=words.OBSTACLE)
    verb.add_argument("--plan", metavar="TEXT", help=words.PLAN)
    verb.add_argument("--need", metavar="TEXT", help=words.NEED)
