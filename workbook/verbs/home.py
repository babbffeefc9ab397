"""`home`: the page for the other's phone, open until it is ended."""

from __future__ import annotations

import asyncio
import re
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.verbs.context import AddVerb, Context, wrote_all
from workbook.words.common import home as words

if TYPE_CHECKING:
    from workbook.home.care import said_of
    from workbook.home.opened import Opened


def register(add: AddVerb) -> None:
    verb = add("home", help=words.HELP, run=home)
    verb.add_argument("--port", metavar="N", help=words.PORT)
    verb.add_argument("--host", metavar="NAME", default="", help=words.HOST)
    verb.add_argument("--lan", action="store_true", help=words.LAN)


def home(ctx: Context) -> int:
    """Open the page and stay until ctrl+c, SIGTERM, or half an hour without a look."""
    port = _port(ctx.args.port)
    if not re.fullmatch(r"[\w.-]*(:\d{1,5})?", ctx.args.host, re.ASCII):
        raise UsageError(words.NOT_A_HOST)
    from workbook.home.opened import Opened, key_is_closed, person_for
    from workbook.home.views.frame import Sight
    from workbook.verbs.care import care_in

    notebook = ctx.notebook
    whose, fixed = person_for(notebook, _seated(ctx))[0], getattr(ctx.args, "today", None)

    def care(text: str) -> list[str]:
        return said_of(care_in(ctx, text, writer=whose.id), ctx.book.places_to_turn)

    def sight() -> Sight | None:
        person, other = notebook.people.get(whose.id), notebook.people.other(whose.id)
        if person is None or other is None or key_is_closed(notebook, person.id):
            return None
        return Sight(notebook, person, other, ctx.clock() if fixed is None else ctx.today, care)

    opened = Opened(sight)
    return asyncio.run(_serve(ctx, opened, port, whose.name))


def _seated(ctx: Context) -> str:
    """Who is not on the phone. `--as NAME` names whose page it is; without it the page is the partner's."""
    people = ctx.notebook.people
    if getattr(ctx.args, "as", None) is not None:
        other = people.other(ctx.person)
        return other.id if other is not None else ""
    rebuilding = people.rebuilding()
    return rebuilding.id if rebuilding is not None else ""


async def _serve(ctx: Context, opened: Opened, port: int | None, name: str) -> int:
    ended = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: ctrl+c ends it all the same
            loop.add_signal_handler(number, ended.set)
    await opened.open(port, lan=ctx.args.lan, host=ctx.args.host)
    idle = asyncio.create_task(opened.until_idle())
    waiting = asyncio.create_task(ended.wait())
    try:
        _say(ctx, opened, name)
        await asyncio.wait({idle, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if not ended.is_set():
            ctx.tell(words.CLOSED_IDLE)
    finally:
        idle.cancel()
        waiting.cancel()
        await opened.close()
    return 0


def _say(ctx: Context, opened: Opened, name: str) -> None:
    place = words.place(opened.place.address, opened.place.interface)
    if ctx.as_json:
        ctx.json(url=opened.url, address=opened.place.address, port=opened.port, lan=ctx.args.lan)
        ctx.answer()
    else:
        ctx.say(words.open_for(name, opened.url))
        if sys.stdout.isatty():
            ctx.say("\n".join(opened.code()))
        wrote_all()
    ctx.tell(words.PLAIN.format(place=place) if ctx.args.lan else words.LOOPBACK)
    ctx.tell(f"{words.ONCE} {words.ENDS}")


def _port(text: str | None) -> int | None:
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise UsageError(words.NOT_A_PORT)
    return int(text)
