"""promise capacity: what a week can carry, and whether one more promise is to be made beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.verbs.context import AddVerb, Context, tell
from workbook.words.promises import promise as promise_words
from workbook.words.promises import verbs as words

if TYPE_CHECKING:
    from workbook.domain.promises.drafting import Draft


def register(add: AddVerb) -> None:
    verb = add("promise capacity", help=words.CAPACITY, run=capacity)
    verb.add_argument("--number", metavar="N", type=int, help=words.CAPACITY_NUMBER)
    verb.add_argument("--minutes", metavar="M", help=words.CAPACITY_MINUTES)


def capacity(ctx: Context) -> int:
    """What a week can carry: shown, or said anew."""
    args, chosen = ctx.args, dict[str, Any]()
    if args.number is not None:
        chosen["capacity_number"] = args.number
    if args.minutes is not None:
        typed = args.minutes.strip().casefold()
        if typed not in words.NO_LIMIT and not (typed.isascii() and typed.isdigit() and len(typed) <= 5):
            raise UsageError(words.CAPACITY_RANGE)
        chosen["capacity_minutes"] = None if typed in words.NO_LIMIT else int(typed)
    if chosen:
        from workbook.words.promises.forge import LABEL_CAPACITY

        try:
            ctx.notebook.settings.change(LABEL_CAPACITY, **chosen)
        except ValueError:
            raise UsageError(words.CAPACITY_RANGE) from None
    now = ctx.notebook.carrying.capacity()
    if ctx.as_json:
        ctx.json(capacity={"promises": now.at_once, "minutes": now.minutes})
    else:
        ctx.say(words.capacity(now.at_once, now.minutes))
    return 0


def week_carries(ctx: Context, draft: Draft) -> bool:
    """Is it to be made? Beyond what the week carries that is asked, or told where nobody can be asked."""
    load = ctx.notebook.carrying.beyond(draft, ctx.today)
    if load is None:
        return True
    capacity = ctx.notebook.carrying.capacity()
    minutes = round(load.minutes) if capacity.minutes is not None else None
    said = promise_words.beyond(load.promises, minutes, capacity.at_once, capacity.minutes)
    if not ctx.may_ask:
        ctx.tell(f"{said} {promise_words.BEYOND_TOLD}")
        return True
    if _agrees(ctx, f"{said} {promise_words.BEYOND_ASK}"):
        return True
    ctx.failed(WorkbookError(promise_words.BEYOND_NOT_MADE))
    return False


def _agrees(ctx: Context, question: str) -> bool:
    tell(question, end="")  # `input` would put it among the data
    try:
        return input().strip().lower() in ("y", "yes")
    except EOFError:
        ctx.tell("")
        return False
