"""The keys of Today, and on which of its rows each of them acts."""

from __future__ import annotations

from datetime import date

from textual.binding import Binding, BindingType

from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import repairable
from workbook.widgets.today.values import AwayRow, DueRow, GroupRow, SlotRow, WheneverRow
from workbook.words.today import screen as words

KEYS: list[BindingType] = [
    Binding("space", "mark('kept')", words.KEPT, key_display="space", id="today.kept", tooltip=words.KEPT_TIP),
    Binding("t", "mark('late')", words.LATE, id="today.late", tooltip=words.LATE_TIP),
    Binding("m", "mark('missed')", words.MISSED, id="today.missed", tooltip=words.MISSED_TIP),
    Binding("space", "tick", words.DONE, key_display="space", id="slot.done", tooltip=words.DONE_TIP),
    Binding("m", "let_go", words.LET_IT_GO, id="slot.let-go", tooltip=words.LET_IT_GO_TIP),
    Binding("n", "mark('not applicable')", words.NA, show=False, id="today.na", tooltip=words.NA_TIP),
    Binding("r", "renegotiate", words.MOVE, id="today.renegotiate", tooltip=words.MOVE_TIP),
    Binding("p", "repair", words.REPAIR, id="today.repair", tooltip=words.REPAIR_TIP),
    Binding("i", "note", words.NOTE, show=False, id="today.note", tooltip=words.NOTE_TIP),
    Binding("v", "pick", words.PICK, show=False, id="today.pick", tooltip=words.PICK_TIP),
    Binding("V", "pick_all", words.PICK_ALL, show=False, id="today.pick-all", tooltip=words.PICK_ALL_TIP),
    Binding("w", "away", words.AWAY, show=False, id="today.away", tooltip=words.AWAY_TIP),
    Binding("a", "add", words.ADD, id="today.add", tooltip=words.ADD_TIP),
    Binding("tab,shift+tab,left,right,h,l", "other_side", words.OTHER_SIDE, show=False, id="today.other-side",
            tooltip=words.OTHER_SIDE_TIP),
]  # fmt: skip


def may(action: str, parameters: tuple[object, ...], value: object, *, picked: bool, today: date) -> bool:
    """Whether an action does something to the row of this `value`. `picked`: are there dues that the next mark is
    for?"""
    if action == "mark":
        if isinstance(value, WheneverRow):
            return parameters == ("kept",)
        if isinstance(value, DueRow):
            return value.due.moved_to is None  # else its mark is made on the day that it was moved to
        return isinstance(value, GroupRow) and picked
    if action in ("tick", "let_go"):
        return isinstance(value, SlotRow) and (action == "tick" or value.before)
    if action in ("pick", "pick_all", "away"):
        return bool(promise_of(value)) or (action == "away" and isinstance(value, AwayRow))
    if action in ("note", "repair", "renegotiate"):
        due = due_of(value)
        if due is None:
            return action == "renegotiate" and isinstance(value, SlotRow) and value.movable
        if action == "renegotiate":
            return due.is_open and not picked
        if action == "note":
            return due.mark is not None
        return due.mark is not None and repairable(due.mark, today)
    return True


def due_of(value: object) -> Due | None:
    """The due of a row, as it was read."""
    return value.due if isinstance(value, DueRow) else None


def promise_of(value: object) -> str:
    """The promise that a row is of, by its id; "" for none that has days."""
    if isinstance(value, DueRow):
        return value.due.promise.id
    return value.promise if isinstance(value, GroupRow) else ""
