"""`reviews`: those that were held, and how one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.verbs.context import AddVerb, Context
from workbook.words.together import review as words
from workbook.words.together import verbs as said

if TYPE_CHECKING:
    from workbook.domain.together.review import Part, WeeklyReview


def register(add: AddVerb) -> None:
    add("reviews", help=said.REVIEWS, run=reviews)


def reviews(ctx: Context) -> int:
    """Those that were held, the newest first, and the one that is begun."""
    found = list(reversed(ctx.notebook.reviews.of(ctx.person)))
    if ctx.as_json:
        ctx.json(reviews=[as_values(ctx, one) for one in found])
        return 0
    for number, one in enumerate(found):
        ctx.say(("\n" if number else "") + _title(ctx, one))
        for line in _lines(ctx, one):
            ctx.say(line)
    if not found:
        ctx.tell(said.NONE)
    return 0


def _title(ctx: Context, one: WeeklyReview) -> str:
    names = names_in(ctx, one)
    return said.heading(one.held, one.begins, [*names.values()]) if one.held else said.going(one.begins)


def _lines(ctx: Context, one: WeeklyReview) -> list[str]:
    names, found = names_in(ctx, one), list[str]()
    for part, opened in _opened(ctx, one).items():
        shown = {person: words.fair(each) if isinstance(each, int) else each for person, each in opened.items()}
        found += (
            [words.HELD_HEADS[part], *(said.said(names[person], text) for person, text in shown.items())]
            if shown
            else []
        )
    if one.decided:
        found += [words.SETTLED, *decided_lines(ctx, one)]
    found += [said.line(one.line)] if one.line else []
    return found + ([said.next_one(one.next)] if one.next else [])


def decided_lines(ctx: Context, one: WeeklyReview) -> list[str]:
    from workbook.store.together.holding import became

    names = names_in(ctx, one)
    return [said.decided(at, each, became(ctx.notebook, each, names)) for at, each in enumerate(one.decided, 1)]


def names_in(ctx: Context, review: WeeklyReview) -> dict[str, str]:
    """Who holds it, by name; one who never gave any is called what the rest of the program calls them."""
    known = {one.id: one.name for one in ctx.notebook.people.all()}
    return {id: known.get(id) or (words.YOU if id == ctx.person else words.PARTNER) for id in review.people}


def _opened(ctx: Context, review: WeeklyReview) -> dict[Part, dict[str, Any]]:
    """Part → person → what each said, of what this person may read."""
    from workbook.domain.together.review import PARTS

    found: dict[Part, dict[str, Any]] = {}
    for part in PARTS:
        opened = ctx.notebook.reviews.seen_by(review, part, ctx.person)
        found[part] = {person: one.text if one.level is None else one.level for person, one in opened.items()}
    return found


def as_values(ctx: Context, one: WeeklyReview) -> dict[str, Any]:
    names = names_in(ctx, one)
    return {
        "id": one.id,
        "week": one.begins,
        "begun": one.on,
        "held": one.held,
        "next": one.next,
        "every_weeks": one.every,
        "people": [*names.values()],
        "alone": bool(one.own_of),
        "line": one.line,
        "said": {
            part: {names[person]: text for person, text in opened.items()} for part, opened in _opened(ctx, one).items()
        },
        "settled": [
            {
                "what": each.what,
                "who": each.who,
                "when": each.when,
                "becomes": each.became or None,
                "made": each.link or None,
                "agreed": each.agreed,
            }
            for each in one.decided
        ],
    }
