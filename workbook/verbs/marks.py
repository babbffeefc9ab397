"""keep, late, miss, na, repair, renegotiate, happened: what became of dues, from the shell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.promises import promise as promise_words
from workbook.words.promises import verbs as words
from workbook.words.wording.verbs import SHOWN

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from workbook.domain.promises.due import Due
    from workbook.domain.promises.mark import Mark, MarkKind, Noticed
    from workbook.domain.promises.promise import Promise


def register(add: AddVerb) -> None:
    for name, help, run in (
        ("keep", words.KEEP, keep),
        ("late", words.LATE, late),
        ("miss", words.MISS, miss),
        ("na", words.NA, na),
    ):
        verb = add(name, help=help, run=run)
        verb.add_argument("numbers", nargs="+", metavar="N", help=words.NUMBERS)
        _dated(verb)
        verb.add_argument("--from", dest="first", metavar="DATE", help=words.FROM)
        verb.add_argument("--to", dest="last", metavar="DATE", help=words.SPAN_TO)
    repairing = add("repair", help=words.REPAIR, run=repair)
    repairing.add_argument("number", metavar="N", help=words.NUMBER)
    _dated(repairing)
    moving = add("renegotiate", help=words.RENEGOTIATE, run=renegotiate)
    moving.add_argument("number", metavar="N", help=words.NUMBER)
    moving.add_argument("--to", metavar="DATE", required=True, help=words.TO)
    _dated(moving)
    event = add("happened", help=words.HAPPENED, run=happened)
    event.add_argument("number", metavar="N", help=words.NUMBER)
    _dated(event)
    noticing = add("noticed", help=words.NOTICED, run=noticed)
    noticing.add_argument("number", metavar="N", help=words.NUMBER)
    noticing.add_argument("word", choices=("noticed", "not-yet", "rather-not-say"), help=words.NOTICED_WORD)
    noticing.add_argument("--on", metavar="DATE", help=words.ON)


def keep(ctx: Context) -> int:
    return _mark(ctx, "kept")


def late(ctx: Context) -> int:
    return _mark(ctx, "late")


def miss(ctx: Context) -> int:
    """Missed; of a week that has passed, all that it owes."""
    code = _mark(ctx, "missed")
    ctx.tell(promise_words.MISS_SAID)
    return code


def na(ctx: Context) -> int:
    return _mark(ctx, "not applicable")


def repair(ctx: Context) -> int:
    """Mend the latest miss, or the one of the day given."""
    from workbook.domain.promises.targets import miss_meant

    due = miss_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person, _on(ctx))
    _let_read(ctx, due.promise)
    return _said(ctx, [ctx.notebook.promises.repair(due.key, ctx.today, ctx.args.note, by=ctx.person)])


def renegotiate(ctx: Context) -> int:
    """Move a due to another day before it has passed."""
    from workbook.domain.promises.targets import due_meant

    to = ctx.day(ctx.args.to)
    due = due_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person, _on(ctx, ahead=True))
    _let_read(ctx, due.promise)
    there = ctx.notebook.promises.renegotiate(due.key, to, ctx.today, ctx.args.note, by=ctx.person)
    if ctx.as_json:
        ctx.json(moved={**_plain(there, due.promise), "from": str(due.on)})
    else:
        ctx.say(words.moved(due.act, str(due.on), str(to)))
    return 0


def happened(ctx: Context) -> int:
    """An event of a *whenever* promise: an open due."""
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person)
    _let_read(ctx, promise)
    event = ctx.notebook.promises.happened(promise.id, _on(ctx) or ctx.today, ctx.today, ctx.args.note, by=ctx.person)
    if ctx.as_json:
        ctx.json(event=_plain(event, promise))
    else:
        ctx.say(words.happened(promise.term_on(event.on).act, str(event.on)))
    return 0


def noticed(ctx: Context) -> int:
    """The partner's own word beside a due."""
    from workbook.domain.promises.targets import due_meant

    due = due_meant(ctx.notebook.promises, ctx.args.number, ctx.today, ctx.person, _on(ctx), theirs=True)
    word = cast("Noticed", ctx.args.word.replace("-", " "))
    ctx.notebook.promises.noticed(due.key, word, ctx.today, by=ctx.person)
    if ctx.as_json:
        ctx.json(promise=due.promise.id, due=str(due.on), noticed=word)
    else:
        ctx.say(words.noticed(due.act, str(due.on), word))
    return 0


def _mark(ctx: Context, kind: MarkKind) -> int:
    promises = ctx.notebook.promises
    dues = _span(ctx) if ctx.args.first or ctx.args.last else _meant(ctx, ahead=kind == "not applicable")
    _let_read(ctx, *(due.promise for due in dues))
    keys = [key for due in dues for key in due.keys]
    return _said(ctx, promises.mark(keys, kind, ctx.today, ctx.args.note, by=ctx.person))


def _let_read(ctx: Context, *promises: Promise) -> None:
    """The note goes to the other one with the mark of a promise that is shown."""
    if ctx.args.note and any(promise.shown for promise in promises):
        from workbook.verbs.care import let_read

        let_read(ctx, ctx.args.shown, ctx.args.note)


def _meant(ctx: Context, *, ahead: bool) -> list[Due]:
    """The dues that the numbers stand for; `all`: every open one of today's list, one's own."""
    from workbook.domain.promises.targets import due_meant

    on, promises = _on(ctx, ahead=ahead), ctx.notebook.promises
    found: list[Due] = []
    for typed in _which(ctx, ctx.args.numbers):
        if typed == words.ALL_OF_THEM and on is None:
            today = promises.today(ctx.today, ctx.person)
            found += [due for due in (*today.dues, *today.before) if due.is_open]
        else:
            found.append(due_meant(promises, typed, ctx.today, ctx.person, on))
    return found


def _which(ctx: Context, typed: Sequence[str]) -> list[str]:
    """What was typed, one by one; UsageError for nothing, such as a variable of a script that is empty."""
    from workbook.domain.promises.targets import check_numbers, spread

    found = spread(typed)
    if not found:
        raise UsageError(words.WHICH_ONES)
    check_numbers(ctx.notebook.promises, found, ctx.today, ctx.person)
    return found


def _span(ctx: Context) -> list[Due]:
    """Every open due of the promises meant, or of all of one's own, from one day to another."""
    from workbook.domain.promises.targets import promise_meant
    from workbook.words.refusals import promises as refusals

    args, promises = ctx.args, ctx.notebook.promises
    if not args.first or args.on:
        raise UsageError(words.SPAN_FROM)
    first = ctx.day(args.first, "back")
    last = ctx.day(args.last, "back") if args.last else ctx.today
    ids: dict[str, None] = {}
    for typed in _which(ctx, args.numbers):
        every = typed == words.ALL_OF_THEM
        meant = promises.of(ctx.person) if every else [promise_meant(promises, typed, ctx.today, ctx.person)]
        ids |= dict.fromkeys(promise.id for promise in meant)
    found = [due for id in ids for due in promises.open_between(id, first, last, ctx.today)]
    if not found:
        raise WorkbookError(refusals.SPAN_EMPTY)
    return found


def _said(ctx: Context, marks: Sequence[Mark]) -> int:
    promises = {promise.id: promise for promise in ctx.notebook.promises.all(ctx.person)}
    if ctx.as_json:
        ctx.json(marked=[_plain(mark, promises[mark.promise]) for mark in marks])
        return 0
    for mark in marks:
        act = promises[mark.promise].term_on(mark.on).act
        later = str(mark.marked_on) if mark.marked_on != mark.on else ""
        ctx.say(words.marked(act, str(mark.on), mark.kind, later))
    return 0


def _plain(mark: Mark, promise: Promise) -> dict[str, object]:
    from workbook.domain.promises.mark import key_of

    return {
        "promise": mark.promise,
        "act": promise.term_on(mark.on).act,
        "due": str(mark.on),
        "key": key_of(mark),
        "mark": None if mark.kind == "open" else mark.kind,
        "marked_on": str(mark.marked_on),
        "note": mark.note,
    }


def _on(ctx: Context, *, ahead: bool = False) -> date | None:
    if ctx.args.on is None:
        return None
    return ctx.day(ctx.args.on, "ahead" if ahead else "back")


def _dated(verb: ArgumentParser) -> None:
    verb.add_argument("--on", metavar="DATE", help=words.ON)
    verb.add_argument("--note", metavar="TEXT", default="", help=words.NOTE)
    verb.add_argument("--shown", action="store_true", help=SHOWN)
