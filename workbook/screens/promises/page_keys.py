"""The keys of the page of promises, and on which of them each acts."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbook.domain.promises.entry import Entry
from workbook.words.common import forget
from workbook.words.promises import forge
from workbook.words.promises import screen as words

KEYS: list[BindingType] = [
    Binding("space", "mark('kept')", words.KEPT, id="promises.kept", tooltip=words.KEPT_TIP),
    Binding("t", "mark('late')", words.LATE, id="promises.late", tooltip=words.LATE_TIP),
    Binding("m", "mark('missed')", words.MISSED, id="promises.missed", tooltip=words.MISSED_TIP),
    Binding("p", "repair", words.REPAIR, id="promises.repair", tooltip=words.REPAIR_TIP),
    Binding("a", "add", words.ADD, id="promises.add", tooltip=words.ADD_TIP),
    Binding("e", "change", words.CHANGE, id="promises.change", tooltip=words.CHANGE_TIP),
    Binding("r", "renegotiate", words.MOVE, id="promises.renegotiate", tooltip=words.MOVE_TIP),
    Binding("x", "end", words.END, id="promises.end", tooltip=words.END_TIP),
    Binding("w", "away", words.AWAY, id="promises.away", tooltip=words.AWAY_TIP),
    Binding("b", "look_back", words.BACK_ON, id="promises.look-back", tooltip=words.BACK_ON_TIP),
    Binding("o", "origin", words.ORIGIN, show=False, id="promises.origin", tooltip=words.ORIGIN_TIP),
    Binding("i", "note", words.NOTE, id="promises.note", tooltip=words.NOTE_TIP),
    Binding("n", "mark('not applicable')", words.NA, id="promises.na", tooltip=words.NA_TIP),
    Binding("space,t,m,n", "notice", words.NOTICE, id="promises.notice", tooltip=words.NOTICE_TIP),
    Binding("f", "figures", words.FIGURES, show=False, id="promises.figures", tooltip=words.FIGURES_TIP),
    Binding("c", "capacity", forge.CAPACITY, show=False, id="promises.capacity", tooltip=forge.CAPACITY_TIP),
    Binding("plus", "happened", words.HAPPENED, key_display="+", show=False, id="promises.happened",
            tooltip=words.HAPPENED_TIP),
    Binding("F", "forget", forget.PROMISE_KEY, show=False, id="promises.forget", tooltip=forget.PROMISE_TIP),
    Binding("enter", "open", words.RECORD, show=False, id="promises.open", tooltip=words.RECORD_TIP),
    Binding("escape", "list", words.LIST, show=False, id="promises.list", tooltip=words.LIST_TIP),
]  # fmt: skip
OF_ONES_OWN = (
    *("mark", "renegotiate", "change", "end", "away", "note", "forget"),
    *("origin", "look_back", "repair", "happened"),
)


def may(action: str, entry: Entry | None, person: str, *, afraid: bool) -> bool:
    """Whether an action does something to the promise under the cursor, for the one who sits in front. `afraid`: no
    word about the other's promise is asked of them."""
    if action in ("open", "figures"):
        return entry is not None
    theirs = entry is not None and entry.promise.person != person
    if action == "notice":
        return theirs and not afraid
    if action not in OF_ONES_OWN:
        return True
    if entry is None or theirs:
        return False
    if action == "origin":
        return bool(entry.promise.origin)
    if action == "look_back":
        return not entry.shelved and entry.promise.review_on is not None
    if action == "repair":
        return entry.missed() is not None
    return entry.waits if action == "happened" else True
