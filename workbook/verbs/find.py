"""`find WORDS`: in everything one wrote, in what both see, and in the book."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context
from workbook.words.common import find as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbook.content.book import Book
    from workbook.domain.common.finding import Piece

LONGEST_LINE = 200
"""Characters of a line that are printed for people; JSON has all of it."""


def register(add: AddVerb) -> None:
    verb = add("find", help=words.FIND, run=find)
    verb.add_argument("words", nargs="+", metavar="WORDS", help=words.WORDS_HELP)


def find(ctx: Context) -> int:
    """Each place with its line, and what `open` takes for it; exit code 1 where there is none."""
    from workbook.domain.common.finding import Sought, alike, cut, folded, search

    try:
        sought = Sought(_typed(ctx))
    except ValueError:
        raise UsageError(words.NO_WORDS) from None
    found = search(_pieces(ctx, ctx.book), sought)
    if ctx.as_json:
        ctx.json(
            found=[
                {"what": one.sort, "title": one.title, "on": one.on, "opens": one.opens or None, "line": line}
                | {"own": one.own and not one.theirs}
                for one, line in found
            ]
        )
    else:
        several = alike(found)
        for one, line in found:
            on = one.on if (one.sort, one.folded_title) in several else None
            ctx.say(words.heading(one.sort, one.title, one.opens, on))
            if line and folded(line) != one.folded_title:
                shown = cut(line, sought)
                ctx.say(f"    {shown if len(shown) <= LONGEST_LINE else f'{shown[:LONGEST_LINE].rstrip()}…'}")
        if found:
            ctx.tell(f"{words.how_many(len(found))} {words.HINT}")
    return 0 if found else ctx.failed(WorkbookError(words.NOTHING))


def _typed(ctx: Context) -> str:
    if ctx.args.words != ["-"]:
        return " ".join(ctx.args.words)
    if getattr(ctx.args, "no_input", False) and sys.stdin.isatty():
        raise UsageError(words.NO_WORDS)
    if sys.stdin.isatty():
        ctx.tell(words.ASK_WORDS)
    return sys.stdin.readline()


def _pieces(ctx: Context, book: Book) -> Iterator[Piece]:
    """What may be found: the person's own first. A step that cannot be read is named and passed over."""
    from functools import partial

    from workbook.content.book import ContentError
    from workbook.content.pieces import exercise_of, pieces_of
    from workbook.store.together.written import pieces_for

    yield from pieces_for(ctx.notebook, ctx.person, partial(exercise_of, book))
    for id in book.programme.every_id:
        try:
            yield from pieces_of(book.step(id))
        except ContentError as error:
            for fault in error.faults:
                ctx.tell(str(fault))
