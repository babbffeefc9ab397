"""`jot` and `jots`: lines caught in passing, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import jot as words

if TYPE_CHECKING:
    from workbook.domain.common.jot import Jot


def register(add: AddVerb) -> None:
    verb = add("jot", help=words.JOT, run=jot)
    verb.add_argument("words", nargs="*", metavar="WORDS", help=words.JOT_WORDS)
    verb = add("jots", help=words.JOTS, run=jots)
    verb.add_argument("--let-go", metavar="N", type=int, help=words.LET_GO)


def jot(ctx: Context) -> int:
    """Catch a line."""
    said = " ".join(ctx.args.words)
    caught = ctx.notebook.jots.add(ctx.person, _typed(ctx) if said in ("", "-") else said, ctx.today)
    if ctx.as_json:
        ctx.json(jot=_plain(caught))
    else:
        ctx.say(words.CAUGHT)
    return 0


def jots(ctx: Context) -> int:
    """List the lines, or let one go."""
    found = ctx.notebook.jots.of(ctx.person)
    number = ctx.args.let_go
    if number is not None:
        if not 1 <= number <= len(found):
            raise NotFoundError(words.NO_SUCH_JOT)
        gone = found[number - 1]
        ctx.notebook.jots.let_go(ctx.person, gone.id)
        if ctx.as_json:
            ctx.json(let_go=gone.id)
        else:
            ctx.say(words.GONE)
    elif ctx.as_json:
        ctx.json(jots=[{"n": n, **_plain(one)} for n, one in enumerate(found, 1)])
    else:
        for n, one in enumerate(found, 1):
            ctx.say(words.line(n, str(one.on), " ".join(one.text.split())))
        if not found:
            ctx.tell(words.NONE)
    return 0


def _typed(ctx: Context) -> str:
    from workbook.domain.common.jot import LONGEST
    from workbook.verbs.typed import from_stdin

    return from_stdin(ctx, ask=words.ASK, blank=words.BLANK, too_long=words.TOO_LONG.format(most=LONGEST))


def _plain(one: Jot) -> dict[str, object]:
    return {"id": one.id, "on": str(one.on), "text": one.text}
