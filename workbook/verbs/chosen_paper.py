"""`print chosen`: the counsellor's page, item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.chosen_pages import Choice, answer_choices, answer_items, conflict_choices, pictures, week_choices
from workbook.verbs.context import Context
from workbook.verbs.paper_out import hand_out_sheet
from workbook.words.common import paper as words
from workbook.words.common import whole_workbook

if TYPE_CHECKING:
    from workbook.domain.promises.promise import Promise
    from workbook.papers import Kind


def print_chosen(ctx: Context) -> int:
    """The page with what was chosen. Where a kind was named and nothing of it chosen, or nothing at all, say what
    there is: exit code 2."""
    asked: dict[Kind, list[str] | None] = {kind: getattr(ctx.args, kind) for kind in _IDS}
    if all(items is None for items in asked.values()):
        raise UsageError(words.CHOOSE_ITEMS)
    if empty := [name for name, items in asked.items() if items == []]:
        return _list(ctx, empty)
    from workbook import papers

    chosen = [papers.Chosen(kind, id, "") for kind, find in _IDS.items() for id in find(ctx, asked[kind] or ())]
    sheet = papers.chosen(
        chosen,
        ctx.book,
        ctx.notebook,
        ctx.person,
        ctx.today,
        private=ctx.args.private,
        notes=ctx.args.notes,
        landscape=ctx.args.landscape,
    )
    return hand_out_sheet(ctx, sheet)


def _list(ctx: Context, names: Sequence[str]) -> int:
    found = {name: _CHOICES[name](ctx) for name in names}
    if ctx.as_json:
        ctx.json(choose={name: [one._asdict() for one in items] for name, items in found.items()})
    said = whole_workbook.CHOOSE if any(found.values()) else words.NOTHING_TO_CHOOSE[names[0]]
    ctx.failed(UsageError(said), told=False)
    for name, items in found.items():
        ctx.tell(whole_workbook.CHOOSE if items else words.NOTHING_TO_CHOOSE[name])
        for one in items:
            ctx.tell(f"  --{name} {one.item}   {one.title}".rstrip())
    return UsageError.exit_code


def _answers(ctx: Context, chosen: Sequence[str]) -> list[str]:
    """The answers meant, by their ids; so for the other kinds. NotFoundError where nothing is meant."""
    items = answer_items(ctx)
    wanted: list[str] = []
    for one in chosen:
        meant = [id for id in items if one in (id, id.partition("/")[0])]
        if not meant:
            raise NotFoundError(words.NO_ANSWER)
        wanted += meant
    return wanted


def own_promise(ctx: Context, typed: str) -> Promise:
    """A promise of the person in front. Another's record is not theirs to print."""
    from workbook.domain.promises.targets import promise_meant
    from workbook.papers import check_own

    return check_own(promise_meant(ctx.notebook.promises, typed, ctx.today, ctx.person), ctx.person)


def _promises(ctx: Context, chosen: Sequence[str]) -> list[str]:
    return [own_promise(ctx, typed).id for typed in chosen]


def _promise_choices(ctx: Context) -> list[Choice]:
    own = [one for one in ctx.notebook.promises.all(ctx.person) if one.person == ctx.person]
    return [
        Choice(one.id, one.term_on(max(ctx.today, one.start)).act + ("" if one.shown else words.KEPT_TO_YOURSELF))
        for one in own
    ]


def _conflicts(ctx: Context, chosen: Sequence[str]) -> list[str]:
    found = [one.conflict for one in pictures(ctx)]
    wanted: list[str] = []
    for text in chosen:
        typed = " ".join(text.split()).casefold()
        meant = [
            one.id for one in found if typed and typed in (one.id.casefold(), " ".join(one.what.split()).casefold())
        ]
        if not meant:
            raise NotFoundError(words.NO_CONFLICT)
        wanted += meant
    return wanted


def _weeks(ctx: Context, chosen: Sequence[str]) -> list[str]:
    wanted: list[str] = []
    for text in chosen:
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise UsageError(whole_workbook.NOT_A_DAY) from None
        week = ctx.notebook.chores.current(day)
        if week is None:
            raise NotFoundError(words.NO_CHOSEN_WEEK)
        wanted.append(week.id)
    return wanted


_IDS: dict[Kind, Callable[[Context, Sequence[str]], list[str]]] = {
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
