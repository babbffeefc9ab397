"""A week changed by hand: what the Notebook is told. Each is one change, with a label that undo shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.chores.week import Slot, Week
from workbook.domain.common.errors import UsageError
from workbook.screens.chores.shown_week import ShownWeek
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.store.chores.collection import Chores
    from workbook.store.notebook import Notebook


def as_seen(chores: Chores, week: Week) -> Week:
    """The week as it is stored now. Raises NotFoundError when another window dropped it, and UsageError when one put
    another plan in its place: slots are known by their number, and that number is another slot then."""
    now = chores.week(week.id)
    if now.plan != week.plan:
        raise UsageError(words.CHANGED_ELSEWHERE)
    return now


def keep_slots(notebook: Notebook, shown: ShownWeek, slots: Sequence[Slot], number: int, today: date) -> int:
    """Keep these slots in place of those shown; returns the number that slot `number` has then.

    While a week is a proposal its plan itself is changed. Once agreed the plan stays what was agreed on, and what
    was moved is kept beside it, slot by slot. Raises UsageError where one would go to a day that has passed.
    """
    from workbook.planning import hand

    chores, week = notebook.chores, as_seen(notebook.chores, shown.week)
    for slot, was in zip(slots, shown.slots, strict=True):
        if slot.day != was.day and week.has_passed(slot.day, today):
            raise UsageError(words.moved_passed(slot.chore, week.date_of(slot.day)))
    if week.state == "proposed":
        plan = hand.by_hand(week.household, week.plan, slots)
        chores.change_plan(week.id, plan)
        return plan.slots.index(slots[number])
    moved = [n for n, slot in enumerate(slots) if slot != shown.slots[n]]
    with notebook.change(words.label_changed([slots[n].chore for n in moved])):
        for n in moved:
            chores.move(week.id, n, slots[n].day, slots[n].part, slots[n].people)
    return number


def put_in(notebook: Notebook, shown: ShownWeek, slot: Slot, today: date) -> int:
    """Put in what found no place: one doing more in the plan, of an agreed week too; what was done or moved stays with
    its slot. Returns the number that the new slot has. Raises UsageError on a day that has passed."""
    from workbook.planning import hand

    chores, week = notebook.chores, as_seen(notebook.chores, shown.week)
    if week.has_passed(slot.day, today):
        raise UsageError(words.put_in_passed(slot.chore, week.date_of(slot.day)))
    before = week.plan.slots
    plan = hand.by_hand(week.household, week.plan, hand.added(before, slot))
    new = len(plan.slots) - 1 - plan.slots[::-1].index(slot)
    old = [number for number in range(len(plan.slots)) if number != new]
    chores.change_plan(week.id, plan, label=words.label_put_in(slot.chore), numbers=old)
    return new


def pin(notebook: Notebook, slot: Slot, pinned: bool) -> None:
    """New plans keep this slot's people for its chore on that weekday, or no longer do. Raises UsageError when the
    household does not have the chore any more."""
    from workbook.planning import hand

    household = notebook.chores.household()
    if household is None or household.chore(slot.chore) is None:
        raise UsageError(words.NOT_IN_HOUSEHOLD)
    label = words.LABEL_PINNED if pinned else words.LABEL_LET_GO
    notebook.chores.save_household(hand.pinned(household, slot, pinned), label)
