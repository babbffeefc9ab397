"""Which dues one mark is for, when several are marked at once. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date

from workbook.domain.promises.due import Due


def picked_next(dues: Iterable[Due], picked: Set[str], promise: str, today: date, *, earlier: bool) -> set[str]:
    """The keys of the dues that are picked after the key for all: every open one of the promise; where those are picked
    already, all that is open from before as well; then none. `earlier`: the row is of the promise's earlier days."""
    open_ones = [due for due in dues if due.is_open]
    own = {due.key for due in open_ones if due.promise.id == promise and not (earlier and due.on >= today)}
    every = {due.key for due in open_ones if due.on < today} | own
    if not own <= picked:
        return own
    return set() if every <= picked else every
