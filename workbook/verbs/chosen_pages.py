"""`export markdown --answers … --conflicts … --weeks … --promises`: pages chosen item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.context import Context
from workbook.verbs.output_file import write_out
from workbook.words.common import whole_workbook as words
from workbook.words.promises.import_export import written

if TYPE_CHECKING:
    from workbook.domain.chores.week import Week
    from workbook.domain.conflicts.conflict import Picture
    from workbook.export.book.markdown import Item


class Choice(NamedTuple):
    """What can be chosen: what one types for it, and what it is called."""

    item: str
    title: str


def export_chosen(ctx: Context) -> int:
    """Write the chosen pages. Where a kind was named and nothing of it chosen, say what there is: exit code 2."""
    if ctx.args.format != "markdown":
        raise UsageError(words.ONLY_MARKDOWN)
    chosen = {name: getattr(ctx.args, name) for name in _PAGES}
    open_ = [name for name, items in chosen.items() if items == []]
    if open_:
        return _list(ctx, open_)
    pages = [_PAGES[name](ctx, items) for name, items in chosen.items() if items]
    if ctx.args.promises:
        pages.append(_promises(ctx))
    text = "\n".join(pages)
    if ctx.args.out is None:
        ctx.hand_out(text)
        return 0
    path = write_out(ctx, ctx.args.out, text.encode(), replace=False)
    if ctx.as_json:
        ctx.json(file=str(path))
    else:
        ctx.tell(written(str(path)))
    return 0


def _list(ctx: Context, names: Sequence[str]) -> int:
    choices = {name: _CHOICES[name](ctx) for name in names}
    if ctx.as_json:
        ctx.json(choose={name: [one._asdict() for one in found] for name, found in choices.items()})
    ctx.failed(UsageError(words.CHOOSE if any(choices.values()) else words.NOTHING_TO_CHOOSE[names[0]]), told=False)
    for name, found in choices.items():
        ctx.tell(words.CHOOSE if found else words.NOTHING_TO_CHOOSE[name])
        for one in found:
            ctx.tell(f"  {words.CHOOSE_OPTION[name].format(item=one.item)}   {one.title}".rstrip())
    return UsageError.exit_code


# --- answers


def answer_items(ctx: Context) -> dict[str, Item]:
    """`STEP/EXERCISE` → each answer that says something, in the order of the book."""
    from workbook import papers

    found, faults = papers.answers(ctx.book, ctx.notebook, ctx.person)
    for fault in faults:
        ctx.tell(str(fault))
    return found


def answer_choices(ctx: Context) -> list[Choice]:
    items = answer_items(ctx)
    return [
        Choice(id, item.exercise + (words.PRIVATE_SIGN if item.answer.private else "")) for id, item in items.items()
    ]


def _answers(ctx: Context, chosen: Sequence[str]) -> str:
    from workbook.export.book.markdown import answers_page

    items = answer_items(ctx)
    wanted: set[str] = set()
    for one in chosen:
        meant = {id for id in items if one in (id, id.partition("/")[0])}
        if not meant:
            raise NotFoundError(words.NO_ANSWER)
        wanted |= meant
    return answers_page([item for id, item in items.items() if id in wanted], private=ctx.args.private)


# --- conflicts


def pictures(ctx: Context) -> list[Picture]:
    from workbook.domain.conflicts.conflict import in_order

    return list(in_order(ctx.notebook.conflicts.pictures(), ctx.today))


def conflict_choices(ctx: Context) -> list[Choice]:
    from workbook.words.promises.promise import shortened

    return [Choice(one.conflict.id, shortened(" ".join(one.conflict.what.split()))) for one in pictures(ctx)]


def _conflicts(ctx: Context, chosen: Sequence[str]) -> str:
    from workbook.export.book.markdown import conflicts_page

    found = pictures(ctx)
    wanted: set[str] = set()
    for text in chosen:
        typed = " ".join(text.split()).casefold()
        meant = {
            one.conflict.id
            for one in found
            if typed and typed in (one.conflict.id.casefold(), " ".join(one.conflict.what.split()).casefold())
        }
        if not meant:
            raise NotFoundError(words.NO_CONFLICT)
        wanted |= meant
    names = {person.id: person.name for person in ctx.notebook.people.all()}
    return conflicts_page((one for one in found if one.conflict.id in wanted), names)


# --- weeks


def week_choices(ctx: Context) -> list[Choice]:
    return [Choice(str(week.monday), week.state) for week in ctx.notebook.chores.weeks()]


def _weeks(ctx: Context, chosen: Sequence[str]) -> str:
    from workbook.export.chores.week_text import as_markdown
    from workbook.planning.appraisal import as_it_stands

    weeks: dict[str, Week] = {}
    for text in chosen:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise UsageError(words.NOT_A_DAY) from None
        week = ctx.notebook.chores.current(day)
        if week is None:
            raise NotFoundError(words.NO_WEEK)
        weeks[week.id] = week
    found = sorted(weeks.values(), key=lambda week: week.monday)
    return "\n".join(as_markdown(week.household, as_it_stands(week), week.monday) for week in found)


# --- promises


def _promises(ctx: Context) -> str:
    from workbook.domain.promises.mark import by_promise
    from workbook.export.promises.as_text import as_markdown

    promises = ctx.notebook.promises
    seen_by = ctx.person if ctx.args.private else None
    return as_markdown(promises.standings(ctx.today, seen_by), by_promise(promises.marks().values()), ctx.today) + "\n"


_PAGES: dict[str, Callable[[Context, Sequence[str]], str]] = {
    "answers": _answers,
    "conflicts": _conflicts,
    "weeks": _weeks,
}
_CHOICES: dict[str, Callable[[Context], list[Choice]]] = {
    "answers": answer_choices,
    "conflicts": conflict_choices,
    "weeks": week_choices,
}
