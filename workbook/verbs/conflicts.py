"""`conflict …`: what keeps coming back, from the shell: naming it, looking at it, when it came up, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.conflict_meant import as_typed, day, let_read, may_be_read, meant, said, summary, tell_whole
from workbook.verbs.context import AddVerb, Context
from workbook.words.conflicts import verbs as words

if TYPE_CHECKING:
    from workbook.domain.conflicts.conflict import Ending
    from workbook.domain.conflicts.trigger import PartOfDay

PARTS = ("morning", "afternoon", "evening", "night")
ENDINGS = {"settled": "settled", "put-aside": "put aside", "open": ""}


def register(add: AddVerb) -> None:
    verb = add("conflict list", help=words.LIST, run=list_)
    verb.add_argument("--all", action="store_true", help=words.ALL)
    verb = add("conflict show", help=words.SHOW, run=show)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb = add("conflict add", help=words.ADD, run=add_)
    verb.add_argument("what", metavar="WHAT", help=words.WHAT)
    for name, help in (("--sets-off", words.SETS_OFF), ("--often", words.OFTEN), ("--need", words.NEED)):
        verb.add_argument(name, metavar="TEXT", help=help)
    may_be_read(verb)
    verb = add("conflict change", help=words.CHANGE, run=change)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    for name, help in (
        ("--what", words.WHAT),
        ("--sets-off", words.SETS_OFF),
        ("--often", words.OFTEN),
        ("--need", words.NEED),
    ):
        verb.add_argument(name, metavar="TEXT", help=help)
    may_be_read(verb)
    verb = add("conflict trigger", help=words.TRIGGER, run=trigger)
    may_be_read(verb)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("about", metavar="ABOUT", nargs="?", default="", help=words.ABOUT)
    verb.add_argument("--on", metavar="DATE", help=words.ON)
    verb.add_argument("--part", choices=PARTS, default="", help=words.PART)
    verb.add_argument("--place", metavar="TEXT", default="", help=words.PLACE)
    verb = add("conflict end", help=words.END, run=end)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("ending", nargs="?", choices=tuple(ENDINGS), default="settled", help=words.ENDING)
    verb = add("conflict remove", help=words.REMOVE, run=remove)
    verb.add_argument("conflict", metavar="N", help=words.CONFLICT)
    verb.add_argument("--came-up", metavar="M", type=int, help=words.REMOVE_CAME_UP)


def list_(ctx: Context) -> int:
    """The conflicts that are open, what waits for a review first; with --all those that are over too."""
    from workbook.domain.conflicts.conflict import in_order

    conflicts = ctx.notebook.conflicts
    numbers = {one.id: number for number, one in enumerate(conflicts.all(), 1)}
    shown = [one for one in in_order(conflicts.pictures(), ctx.today) if ctx.args.all or not one.conflict.ending]
    if ctx.as_json:
        ctx.json(conflicts=[summary(one, numbers[one.conflict.id], ctx.today) for one in shown])
        return 0
    for one in shown:
        ctx.say(words.line(numbers[one.conflict.id], one, ctx.today))
    if not shown:
        ctx.tell(words.ALL_OVER if numbers else words.NONE)
    return 0


def show(ctx: Context) -> int:
    """One conflict with all that belongs to it, its options with their numbers."""
    number, found = meant(ctx)
    return tell_whole(ctx, number, ctx.notebook.conflicts.picture(found.id))


def add_(ctx: Context) -> int:
    """Name a conflict."""
    needs = {ctx.person: ctx.args.need} if ctx.args.need else {}
    what = as_typed(ctx, ctx.args.what)
    let_read(ctx, what, ctx.args.sets_off, ctx.args.often, ctx.args.need)
    made = ctx.notebook.conflicts.add(
        what,
        ctx.today,
        sets_off=ctx.args.sets_off or "",
        often=ctx.args.often or "",
        needs=needs,
    )
    other = ctx.notebook.people.other(ctx.person)
    code = said(ctx, made.id, words.added)
    if other is not None:
        ctx.tell(words.read_too(other.name))
    return code


def change(ctx: Context) -> int:
    """Say a conflict differently; what is not given stays."""
    args, (_, old) = ctx.args, meant(ctx)
    if all(one is None for one in (args.what, args.sets_off, args.often, args.need)):
        raise UsageError(words.NOTHING_GIVEN)
    what = old.what if args.what is None else as_typed(ctx, args.what)
    let_read(ctx, what if what != old.what else "", args.sets_off, args.often, args.need)
    ctx.notebook.conflicts.change(
        old.id,
        what=what,
        sets_off=old.sets_off if args.sets_off is None else args.sets_off,
        often=old.often if args.often is None else args.often,
        needs=None if args.need is None else {ctx.person: args.need},
        expect=old.revision,
    )
    return said(ctx, old.id, lambda _: words.CHANGED)


def trigger(ctx: Context) -> int:
    """It came up again."""
    _, found = meant(ctx)
    on, about = day(ctx, ctx.args.on, "back") or ctx.today, as_typed(ctx, ctx.args.about)
    let_read(ctx, about, ctx.args.place)
    ctx.notebook.conflicts.log(
        found.id,
        on,
        ctx.today,
        about=about,
        part=cast("PartOfDay", ctx.args.part),
        place=ctx.args.place,
        person=ctx.person,
    )
    return said(ctx, found.id, words.logged)


def end(ctx: Context) -> int:
    """Settled, put aside, or taken up again."""
    _, found = meant(ctx)
    ending = cast("Ending", ENDINGS[ctx.args.ending])
    ctx.notebook.conflicts.end(found.id, ending, ctx.today)
    return said(ctx, found.id, lambda _: words.ended(ending))


def remove(ctx: Context) -> int:
    """A conflict with everything that belongs to it, or one of the times that it came up; undo brings it back."""
    number, found = meant(ctx)
    conflicts, which = ctx.notebook.conflicts, ctx.args.came_up
    if which is None:
        conflicts.remove(found.id)
    else:
        came_up = conflicts.picture(found.id).triggers
        if not 1 <= which <= len(came_up):
            raise NotFoundError(words.NO_SUCH_TIME)
        conflicts.remove_trigger(came_up[which - 1].id)
    if ctx.as_json:
        ctx.json(removed={"n": number, "id": found.id, "came_up": which})
    else:
        ctx.say(words.REMOVED)
    return 0
