"""What may be more than wording in what was written: said beside the answer of a verb, with the place to turn to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import Context
from workbook.words.wording import verbs as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.wording.care import Care
    from workbook.verbs.asking import Asker

LONGEST_QUOTE = 60
MOST_CHARACTERS = 60_000
"""Of what was written that are looked through."""


def care_in(ctx: Context, *texts: str, writer: str = "") -> Sequence[Care]:
    """The sentences that may be more than wording. `writer`: the id of who wrote it, where that is not who acts."""
    text = joined(*texts)
    if not text:
        return ()
    from workbook.domain.wording.names import known

    ctx.care_rules.know(known(ctx.notebook.people.all(), writer or ctx.person))
    return ctx.care_rules.found(text)


def not_to_say(ctx: Context, text: str) -> bool:
    """Is it something that nothing should help to word, to finish or to say?"""
    from workbook.domain.wording.care import not_to_polish

    return not_to_polish(care_in(ctx, text))


def joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text.strip())[:MOST_CHARACTERS]


def tell_care(ctx: Context, *texts: str) -> None:
    """Say on standard error what may be more than wording in these."""
    for line in care_lines(ctx, joined(*texts), care_in(ctx, *texts)):
        ctx.tell(line)


def care_values(ctx: Context, *texts: str) -> list[dict[str, Any]]:
    """The same for programs."""
    return as_values(ctx, joined(*texts), care_in(ctx, *texts))


def as_values(ctx: Context, text: str, care: Sequence[Care]) -> list[dict[str, Any]]:
    places = _places(ctx) if care else {}
    found: list[dict[str, Any]] = []
    for each in care:
        place = places.get(each.rule.help)
        turn = {"id": place.id, "title": place.title, "what": place.what, "where": place.where} if place else None
        said = {"start": each.start, "end": each.end, "text": text[each.start : each.end]}
        found.append({"rule": each.rule.rule.id, **said, "line": each.rule.line, "help": turn})
    return found


def let_read(ctx: Context, agreed: bool, *texts: str) -> None:
    """What may be more than wording goes to the other one only where that was said, or is said now. Raises UsageError
    where it was not and nobody can be asked, WorkbookError where the answer is no."""
    other = ctx.notebook.people.other(ctx.person)
    if agreed or other is None or not care_in(ctx, *texts):
        return
    if ctx.as_json or not ctx.may_ask:
        if not ctx.as_json:
            tell_care(ctx, *texts)
            ctx.tell("")
        raise UsageError(words.say_shown(other.name))
    from workbook.verbs.asking import Asker, Stopped

    try:
        agreed = lets_read(ctx, Asker(), other.name, *texts)
    except Stopped:
        agreed = False
    if not agreed:
        raise WorkbookError(words.KEPT_FROM_THEM)


def lets_read(ctx: Context, asker: Asker, name: str, *texts: str) -> bool:
    """May somebody of that name read this? Asked only of what may be more than wording. Raises Stopped."""
    if not care_in(ctx, *texts):
        return True
    tell_care(ctx, *texts)
    ctx.tell("")
    return asker.yes(words.let_read(name))


def care_lines(ctx: Context, text: str, care: Sequence[Care]) -> Iterator[str]:
    """One quotation and line for each place to turn to, with that place."""
    from workbook.domain.wording.care import one_each

    places = _places(ctx) if care else {}
    for each in one_each(care):
        yield f"\n“{quote(text[each.start : each.end])}”"
        yield f"   {each.rule.line}"
        if place := places.get(each.rule.help):
            yield f"   {words.TURN}{place.title}"
            yield f"   {place.what} {place.where}"


def _places(ctx: Context) -> dict[str, HelpPlace]:
    """Where to turn, by id."""
    from workbook.content.book import Book

    return {place.id: place for place in Book(ctx.content).places_to_turn()}


def quote(text: str) -> str:
    quote = " ".join(printable(text).split())
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1].rstrip() + "…"


def printable(text: str) -> str:
    """Without what could steer a terminal."""
    unseen = "\N{REPLACEMENT CHARACTER}"
    return "".join(c if c.isprintable() or c in "\n\t" else unseen for c in text.replace("\r\n", "\n"))
