"""`chores swap`, `chores together`, `chores pin`: the week changed by hand, as on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.verbs.chores import slot_meant, slot_said, the_week
from workbook.verbs.context import AddVerb, Context
from workbook.words.chores import screen
from workbook.words.chores import verbs as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import Slot, Week


def register(add: AddVerb) -> None:
    parser = add("chores swap", help=words.HELP_SWAP, run=swap)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("other", metavar="M", help=words.HELP_NUMBER)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    parser = add("chores together", help=words.HELP_TOGETHER, run=together)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)
    parser = add("chores pin", help=words.HELP_PIN, run=pin)
    parser.add_argument("number", metavar="N", help=words.HELP_NUMBER)
    parser.add_argument("--off", action="store_true", help=words.HELP_PIN_OFF)
    parser.add_argument("--next", action="store_true", help=words.HELP_NEXT)


def swap(ctx: Context) -> int:
    """Two slots trade people; where those are the same, they trade times."""
    from workbook.planning import hand
    from workbook.planning.appraisal import slots_now

    week = the_week(ctx)
    one, two = (_number(ctx, week, typed) for typed in (ctx.args.number, ctx.args.other))
    return _kept(ctx, week, hand.swapped(slots_now(week), one, two), one)


def together(ctx: Context) -> int:
    """A slot is done by two, or by one again."""
    from workbook.planning import hand
    from workbook.planning.appraisal import slots_now

    week = the_week(ctx)
    number = _number(ctx, week, ctx.args.number)
    return _kept(ctx, week, hand.together(week.household, slots_now(week), number), number)


def pin(ctx: Context) -> int:
    """New plans keep this slot's people for its chore on that weekday; with --off no longer."""
    from workbook.planning import hand

    week, notebook = the_week(ctx), ctx.notebook
    number, household = _number(ctx, week, ctx.args.number), notebook.chores.household()
    slot = week.where(number)
    if household is None or household.chore(slot.chore) is None:
        raise UsageError(screen.NOT_IN_HOUSEHOLD)
    label = screen.LABEL_LET_GO if ctx.args.off else screen.LABEL_PINNED
    notebook.chores.save_household(hand.pinned(household, slot, not ctx.args.off), label)
    return slot_said(ctx, week, number, words.pinned(slot.chore, slot.people, slot.day, off=ctx.args.off))


def _number(ctx: Context, week: Week, typed: str) -> int:
    number = slot_meant(ctx, typed, week)
    if not 0 <= number < len(week.plan.slots):
        raise NotFoundError(words.NO_SUCH_SLOT)
    return number


def _kept(ctx: Context, week: Week, slots: Sequence[Slot], number: int) -> int:
    """In the plan itself while it is a proposal; of an agreed week beside it, slot by slot."""
    from workbook.planning import hand
    from workbook.planning.appraisal import slots_now

    chores, now = ctx.notebook.chores, slots_now(week)
    changed = [at for at, slot in enumerate(slots) if slot != now[at]]
    if not changed:
        raise UsageError(words.NOTHING_TO_TRADE)
    for at in changed:
        slot = slots[at]
        if slot.day != now[at].day and week.has_passed(slot.day, ctx.today):
            raise UsageError(words.move_passed(slot.chore, week.date_of(slot.day), at + 1))
    if week.state == "proposed":
        plan = hand.by_hand(week.household, week.plan, slots)
        after = chores.change_plan(week.id, plan)
        number = plan.slots.index(slots[number])
        told = [plan.slots.index(slots[at]) for at in changed]
    else:
        with ctx.notebook.change(screen.label_changed([slots[at].chore for at in changed])):
            for at in changed:
                after = chores.move(week.id, at, slots[at].day, slots[at].part, slots[at].people)
        after, told = chores.week(week.id), changed
    lines = [
        words.moved(one.chore, after.date_of(one.day), one.part, one.people, at + 1)
        for at, one in ((at, after.where(at)) for at in told)
    ]
    return slot_said(ctx, after, number, "\n".join(lines))
