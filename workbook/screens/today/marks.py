"""What the keys of Today write: marks of a due, or of all that are picked, and what became of a chore."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MarkKind, key_of
from workbook.screens.common.app_context import AppContext
from workbook.widgets.today.values import DueRow, GroupRow, SlotRow, WheneverRow


class Marks:
    """Marks for the one who sits in front. `dues` gives those of the day and from before."""

    def __init__(self, context: AppContext, dues: Callable[[], Sequence[Due]]) -> None:
        self._context = context
        self._dues = dues
        self.picked: set[str] = set()
        """The dues that the next mark is for, when several are marked at once, by their keys."""

    def mark(self, value: DueRow | WheneverRow | GroupRow, kind: MarkKind, shown: Sequence[DueRow]) -> str:
        """Mark what stands in a row, or all that is picked. Returns the due of `shown`, those that have a row, to which
        the cursor goes then, by its key: "" where it stays."""
        if isinstance(value, WheneverRow):
            return self._happened(value.promise)
        if self.picked:
            self._mark_picked(kind)
        elif isinstance(value, DueRow):
            return self._mark_due(value.due, kind, shown)
        return ""

    def _mark_picked(self, kind: MarkKind) -> None:
        keys = [key for due in self._dues() if due.key in self.picked for key in due.keys]
        self._context.notebook.promises.mark(keys, kind, self._context.today, by=self._context.person_id)
        self.picked.clear()

    def _mark_due(self, one: Due, kind: MarkKind, shown: Sequence[DueRow]) -> str:
        promises, today, by = self._context.notebook.promises, self._context.today, self._context.person_id
        due = promises.due(one.key, today)
        was = due.mark.kind if due.mark and not due.is_open else None
        if was == kind and due.mark is not None and due.mark.marked_on == today:
            promises.unmark(one.keys, today, by=by)  # the same key once more takes it back
            return ""
        promises.mark(one.keys, kind, today, by=by)
        return next_open(one.key, shown) if was is None else ""

    def _happened(self, promise: str) -> str:
        today = self._context.today
        return key_of(self._context.notebook.promises.happened(promise, today, today, by=self._context.person_id))

    def tick(self, slot: SlotRow) -> None:
        """A chore is done, or open again."""
        chores = self._context.notebook.chores
        done = chores.week(slot.week).record(slot.number).outcome == "done"
        chores.tick(slot.week, slot.number, not done, self._context.today)

    def let_go(self, slot: SlotRow) -> None:
        """A chore stays undone, or is open again."""
        chores = self._context.notebook.chores
        if chores.week(slot.week).record(slot.number).outcome == "not done":
            chores.reopen(slot.week, slot.number)
        else:
            chores.not_done(slot.week, slot.number, self._context.today)


def next_open(key: str, shown: Sequence[DueRow]) -> str:
    """The next open due below, so that several are marked by the same key; "" when there is none."""
    here = next((place for place, value in enumerate(shown) if value.key == key), -1)
    return next((value.key for value in shown[here + 1 :] if value.due.is_open), "")
