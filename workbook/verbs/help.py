"""`help TOPIC`: what the manual page says at length, on the terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from workbook.domain.common.errors import NotFoundError
from workbook.verbs import AREAS
from workbook.verbs.context import AddVerb, Context
from workbook.words import topics as words

WIDEST, NARROWEST = 84, 30


class Topic(NamedTuple):
    """`blocks`: each its kind ("words", "typed", "point") and its text."""

    name: str
    title: str
    blocks: tuple[tuple[str, str], ...]


def register(add: AddVerb) -> None:
    verb = add("help", help=words.HELP, run=help_)
    verb.add_argument("topic", nargs="*", metavar="TOPIC", help=words.TOPIC)


def help_(ctx: Context) -> int:
    """One topic, the help of one verb, or the list."""
    asked = " ".join(ctx.args.topic).casefold().strip()
    if not asked:
        return _list(ctx)
    name = words.ALSO.get(asked, asked)
    if name not in words.NAMES:
        return _of_verb(ctx, asked)
    one = topic(name)
    if ctx.as_json:
        ctx.json(topic=name, title=one.title, text=_source(name).strip("\n"))
        return 0
    for line in lines(one, _columns()):
        ctx.say(line)
    return 0


def _list(ctx: Context) -> int:
    every = [topic(name) for name in words.NAMES]
    if ctx.as_json:
        ctx.json(topics=[{"topic": one.name, "title": one.title} for one in every])
        return 0
    ctx.say(words.LIST)
    for one in every:
        ctx.say(f"  {one.name:<10} {one.title}")
    ctx.say(words.VERBS)
    return 0


def _of_verb(ctx: Context, asked: str) -> int:
    """What `workbook VERB --help` prints."""
    from workbook.verbs.parser import build_parser, parser_of

    found = parser_of(build_parser(), asked.split())
    if found is None:
        from workbook.domain.common.finding import nearest

        known = [*words.NAMES, *words.ALSO, *(verb for verbs in AREAS.values() for verb in verbs)]
        near = nearest(asked, known)
        raise NotFoundError(words.nearest(words.ALSO.get(near, near)) if near else words.NO_TOPIC)
    if ctx.as_json:
        ctx.json(verb=asked, text=found.format_help())
    else:
        ctx.say(found.format_help().rstrip())
    return 0


def _source(name: str) -> str:
    return import_module(f"{words.__name__}.{name}").TEXT


def topic(name: str) -> Topic:
    """The topic of that name."""
    module = import_module(f"{words.__name__}.{name}")
    return Topic(name, module.TITLE, tuple(_blocks(module.TEXT.strip("\n").split("\n"))))


def _blocks(rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs, points and what is typed; lines of one paragraph are one."""
    kind, held = "", list[str]()
    for row in [*rows, ""]:
        now = (
            ""
            if not row.strip()
            else "typed"
            if row.startswith("    ")
            else "point"
            if row.startswith("- ")
            else "words"
        )
        goes_on = (now == kind and now != "point") or (now == "words" and kind == "point" and row.startswith("  "))
        if held and not goes_on:
            yield kind, ("\n" if kind == "typed" else " ").join(held)
            held = []
        if not goes_on:
            kind = now
        if now:
            held.append(row[4:] if now == "typed" else row.removeprefix("- ").strip())


def lines(one: Topic, columns: int) -> Iterator[str]:
    """The topic for a terminal of so many columns."""
    width = max(NARROWEST, min(columns, WIDEST))
    yield one.title[:1].upper() + one.title[1:]
    before = ""
    for kind, text in one.blocks:
        if not kind == before == "point":
            yield ""
        before = kind
        if kind == "typed":
            yield from (f"    {row}" for row in text.split("\n"))
        else:
            mark, hang = ("- ", "  ") if kind == "point" else ("", "")
            yield from textwrap.wrap(
                text, width, initial_indent=mark, subsequent_indent=hang, break_on_hyphens=False, break_long_words=False
            )


def _columns() -> int:
    return shutil.get_terminal_size((80, 24)).columns if sys.stdout.isatty() else 80
