"""`print chosen`: the counsellor's page, item by item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.verbs.chosen_pages import Choice, answer_choices, answer_items, conflict_choices, pictures, week_choices
from workbook.verbs.context import Context
from workbook.verbs.paper_out import hand_out_sheet
from workbook.words.common import paper as words
from workbook.words.common import whole_workbook

if TYPE_CHECKING:
    from workbook.domain.chores.week import Week
    from workbook.domain.promises.promise import Promise
    from workbook.export.paper.sheet import Block


def print_chosen(ctx: Context) -> int:
    """The page with what was chosen. Where a kind was named and nothing of it chosen, or nothing at all, say what
    there is: exit code 2."""
    asked = {name: getattr(ctx.args, name) for name in _BLOCKS}
    if all(items is None for items in asked.values()):
        raise UsageError(words.CHOOSE_ITEMS)
    if empty := [name for name, items in asked.items() if items == []]:
        return _list(ctx, empty)
    from workbook.export.paper.chosen import chosen_sheet

    blocks = [block for name, items in asked.items() if items for block in _BLOCKS[name](ctx, items)]
    return hand_out_sheet(ctx, chosen_sheet(blocks, ctx.today))


def _list(ctx: Context, names: Sequence[str]) -> int:
    found = {name: _CHOICES[name](ctx) for name in names}
    if ctx.as_json:
        ctx.json(choose={name: [one._asdict() for one in items] for name, items in found.items()})
    for name, items in found.items():
        ctx.tell(whole_workbook.CHOOSE if items else words.NOTHING_TO_CHOOSE[name])
        for one in items:
            ctx.tell(f"  --{name} {one.item}   {one.title}".rstrip())
    return UsageError.exit_code


def _answers(ctx: Context, chosen: Sequence[str]) -> Iterator[Block]:
    from workbook.export.paper.chosen import answer_blocks

    items = answer_items(ctx)
    wanted: set[str] = set()
    for one in chosen:
        meant = {id for id in items if one in (id, id.partition("/")[0])}
        if not meant:
            raise NotFoundError(words.NO_ANSWER)
        wanted |= meant
    return answer_blocks([item for id, item in items.items() if id in wanted], private=ctx.args.private)


def own_promise(ctx: Context, typed: str) -> Promise:
    """A promise of the person in front. Another's record is not theirs to print."""
    from workbook.domain.promises.targets import promise_meant

    promise = promise_meant(ctx.notebook.promises, typed, ctx.today, ctx.person)
    if promise.person != ctx.person:
        raise WorkbookError(words.NOT_YOURS)
    return promise


def _promises(ctx: Context, chosen: Sequence[str]) -> Iterator[Block]:
    from workbook.export.paper.chosen import promise_blocks

    wanted = [own_promise(ctx, typed).id for typed in chosen]
    collection = ctx.notebook.promises
    standings = {one.promise.id: one for one in collection.standings(ctx.today, ctx.person)}
    week_first = ctx.notebook.settings.read().week_start
    return promise_blocks(
        [standings[id] for id in dict.fromkeys(wanted)],
        collection.marks_by_promise(),
        ctx.today,
        week_first,
        notes=ctx.args.notes,
    )


def _promise_choices(ctx: Context) -> list[Choice]:
    own = [one for one in ctx.notebook.promises.all(ctx.person) if one.person == ctx.person]
    return [
        Choice(one.id, one.term_on(max(ctx.today, one.start)).act + ("" if one.shown else words.KEPT_TO_YOURSELF))
        for one in own
    ]


def _conflicts(ctx: Context, chosen: Sequence[str]) -> Iterator[Block]:
    from workbook.export.paper.chosen import conflict_blocks

    found = {one.conflict.id: one for one in pictures(ctx)}
    wanted: set[str] = set()
    for text in chosen:
        typed = " ".join(text.split()).casefold()
        meant = {
            id
            for id, one in found.items()
            if typed and typed in (id.casefold(), " ".join(one.conflict.what.split()).casefold())
        }
        if not meant:
            raise NotFoundError(words.NO_CONFLICT)
        wanted |= meant
    names = {person.id: person.name for person in ctx.notebook.people.all()}
    return conflict_blocks([one for id, one in found.items() if id in wanted], names)


def _weeks(ctx: Context, chosen: Sequence[str]) -> Iterator[Block]:
    from workbook.export.paper.sheet import Heading
    from workbook.export.paper.week import week_sheet

    weeks: dict[str, Week] = {}
    for text in chosen:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise UsageError(whole_workbook.NOT_A_DAY) from None
        week = ctx.notebook.chores.current(day)
        if week is None:
            raise NotFoundError(words.NO_CHOSEN_WEEK)
        weeks[week.id] = week
    for week in sorted(weeks.values(), key=lambda one: one.monday):
        sheet = week_sheet(week, landscape=ctx.args.landscape, room=False)
        yield Heading(sheet.title)
        yield from sheet.blocks


_BLOCKS: dict[str, Callable[[Context, Sequence[str]], Iterator[Block]]] = {
    "answers": _answers,
    "promises": _promises,
    "conflicts": _conflicts,
    "weeks": _weeks,
}
_CHOICES: dict[str, Callable[[Context], list[Choice]]] = {
    "answers": answer_choices,
    "promises": _promise_choices,
    "conflicts": conflict_choices,
    "weeks": week_choices,
}
