"""`print …`: sheets of paper, as HTML for the browser's printing, as text, Markdown or PDF."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import AddVerb, Context
from workbook.verbs.paper_out import hand_out_sheet
from workbook.words.common import paper as words
from workbook.words.common import people

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from workbook.domain.steps.programme import Step
    from workbook.export.paper.sheet import Sheet
    from workbook.export.paper.step import Answers


def register(add: AddVerb) -> None:
    verb = add("print week", help=words.WEEK, run=week)
    verb.add_argument("--next", action="store_true", help=words.NEXT)
    _out(verb)
    verb = add("print step", help=words.STEP, run=step)
    verb.add_argument("id", metavar="ID", help=words.STEP_ID)
    _answers(verb)
    _out(verb)
    for name in ("cards", "card"):
        verb = add(f"print {name}", help=words.CARDS, run=cards)
        verb.add_argument("id", metavar="ID", nargs="?", help=words.DECK)
        _out(verb)
    verb = add("print promises", help=words.PROMISES, run=promises)
    verb.add_argument("which", metavar="N", nargs="*", help=words.WHICH)
    _out(verb)
    verb = add("print record", help=words.RECORD, run=record)
    verb.add_argument("which", metavar="N", help=words.PROMISE)
    verb.add_argument("--notes", action="store_true", help=words.NOTES)
    _out(verb)
    verb = add("print review", help=words.REVIEW, run=review)
    _out(verb)
    verb = add("print book", help=words.BOOK, run=book)
    _answers(verb)
    _out(verb)
    verb = add("print chosen", help=words.CHOSEN, run=chosen)
    verb.add_argument("--answers", nargs="*", metavar="STEP/EXERCISE", help=words.CHOSEN_ANSWERS)
    verb.add_argument("--promises", nargs="*", metavar="N", help=words.CHOSEN_PROMISES)
    verb.add_argument("--conflicts", nargs="*", metavar="ID", help=words.CHOSEN_CONFLICTS)
    verb.add_argument("--weeks", nargs="*", metavar="DATE", help=words.CHOSEN_WEEKS)
    verb.add_argument("--private", action="store_true", help=words.PRIVATE)
    verb.add_argument("--notes", action="store_true", help=words.NOTES)
    _out(verb)


def _out(verb: ArgumentParser) -> None:
    verb.add_argument("-o", "--out", metavar="FILE", help=words.OUT)
    verb.add_argument("--format", choices=("html", "text", "markdown", "pdf"), help=words.FORMAT)
    verb.add_argument("--landscape", action="store_true", help=words.LANDSCAPE)
    verb.add_argument("--paper", choices=("a4", "letter"), default="a4", help=words.PAPER)
    verb.add_argument("--open", action="store_true", help=words.OPEN)
    verb.add_argument("--force", action="store_true", help=words.FORCE)


def _answers(verb: ArgumentParser) -> None:
    verb.add_argument("--answers", action="store_true", help=words.ANSWERS)
    verb.add_argument("--private", action="store_true", help=words.PRIVATE)


def week(ctx: Context) -> int:
    """The agreed week that today lies in, or the next one; a proposal where nothing is agreed yet."""
    from workbook import papers

    day = ctx.today + timedelta(days=7 if ctx.args.next else 0)
    return hand_out_sheet(ctx, papers.week(ctx.notebook, day, landscape=ctx.args.landscape))


def step(ctx: Context) -> int:
    """One step, to be filled in, or with the answers of the person in front."""
    from workbook.export.paper.step import step_sheet

    book = ctx.book
    own = _own_answers(ctx)
    try:
        found = book.step(book.id_meant(ctx.args.id))
    except NotFoundError:
        if own is not None and (left := _left_of(ctx, ctx.args.id)) is not None:
            return hand_out_sheet(ctx, left)
        raise
    by, help = book.programme.by(found.id), book.places_to_turn()
    return hand_out_sheet(ctx, step_sheet(found, own, private=ctx.args.private, help=help, by=by))


def _left_of(ctx: Context, id: str) -> Sheet | None:
    """What was written for a step that is not in the book now."""
    from workbook import papers
    from workbook.domain.steps.strays import strays

    left = strays(ctx.notebook.answers.of(ctx.person), ctx.book.programme.every_id).get(id)
    if left is None:
        return None
    which = [papers.Chosen("answers", f"{id}/{one.exercise}", "") for one in left]
    return papers.chosen(which, ctx.book, ctx.notebook, ctx.person, ctx.today, private=ctx.args.private)


def _own_answers(ctx: Context) -> Answers | None:
    """None: the sheet is blank. What is private is asked for by name, so asking for it asks for the answers."""
    wanted = ctx.args.answers or ctx.args.private
    own = ctx.notebook.answers.of(ctx.person)  # a locked workbook says so, whatever is asked for
    return own if wanted else None


def cards(ctx: Context) -> int:
    """A deck of the book, or the cards of an exercise."""
    from workbook.domain.steps.exercises import Cards, Sort
    from workbook.export.paper.step import cards_sheet

    book = ctx.book
    typed = (ctx.args.id or "").strip()
    if typed and (deck := book.deck(typed)) is not None:
        return hand_out_sheet(ctx, cards_sheet(deck.title, [card.text for card in deck.cards]))
    if typed:
        id, _, exercise = typed.partition("/")
        try:
            found = book.step(book.id_meant(id))
        except NotFoundError:
            raise NotFoundError(words.NO_DECK) from None
        for one in found.exercises:
            if isinstance(one.settings, Cards | Sort) and exercise in ("", one.id):
                return hand_out_sheet(ctx, cards_sheet(one.title, [card.text for card in one.settings.cards]))
        raise NotFoundError(words.NO_DECK)
    decks = book.decks()
    if ctx.as_json:
        ctx.json(choose={"cards": [{"item": deck.id, "title": deck.title} for deck in decks]})
    code = ctx.failed(UsageError(words.CHOOSE_DECK))
    for line in words.choices([(deck.id, deck.title) for deck in decks]):
        ctx.tell(line)
    return code


def promises(ctx: Context) -> int:
    """The coming fortnight of what the person in front promised: all that is shown, or those that are named."""
    from workbook import papers
    from workbook.verbs.chosen_paper import own_promise

    which = [own_promise(ctx, typed) for typed in ctx.args.which]
    return hand_out_sheet(ctx, papers.promises(ctx.notebook, ctx.person, ctx.today, which))


def record(ctx: Context) -> int:
    from workbook import papers
    from workbook.verbs.chosen_paper import own_promise

    promise = own_promise(ctx, ctx.args.which)
    return hand_out_sheet(ctx, papers.record(ctx.notebook, promise, ctx.person, ctx.today, notes=ctx.args.notes))


def review(ctx: Context) -> int:
    from workbook import papers

    return hand_out_sheet(ctx, papers.review(ctx.notebook, ctx.today))


def book(ctx: Context) -> int:
    """Every step for the role of the person in front. One that cannot be read is named, the others are printed."""
    from workbook.content.book import ContentError
    from workbook.export.paper.step import book_sheet

    found = ctx.book
    answers = _own_answers(ctx)
    parts: list[tuple[str, list[Step]]] = []
    for part in found.programme.parts_for(ctx.role):
        steps: list[Step] = []
        for id in part.steps:
            try:
                steps.append(found.step(id))
            except ContentError as error:
                for fault in error.faults:
                    ctx.tell(str(fault))
        parts.append((people.part_title(part), steps))
    sheet = book_sheet(found.programme.title, parts, answers, private=ctx.args.private, help=found.places_to_turn())
    return hand_out_sheet(ctx, sheet)


def chosen(ctx: Context) -> int:
    from workbook.verbs.chosen_paper import print_chosen

    return print_chosen(ctx)
