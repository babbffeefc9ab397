"""What other programs were told in earlier exports, so that a later one takes back what no longer holds.

A calendar or a task list that brings in a file again replaces what has the same id. What is no longer in the file stays
there for ever; so it is said once more that it is off, and each other state of an entry has a higher number.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

REMEMBERED_FOR = timedelta(days=400)
"""So long after its last day an entry is still known, and said to be off where it is."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was last said of an entry: the first day it stands on and the last (None: it has no end), its `state` in
    letters that say nothing, the number of that state (SEQUENCE), and whether it is off."""

    first: date
    last: date | None
    state: str
    sequence: int = 0
    off: bool = False


@dataclass
class Exported:
    """What was told so far, by the id of the entry. Each export begins with `start`; `tell` brings it up to date, and
    `vanished` are those that were told and not again."""

    told: dict[str, Told] = field(default_factory=dict[str, Told])
    again: set[str] = field(default_factory=set[str])

    def __contains__(self, id: str) -> bool:
        return id in self.told

    def start(self) -> None:
        """Another export begins: nothing was told again so far."""
        self.again.clear()

    def tell(self, id: str, first: date, last: date | None, state: str, *, off: bool = False) -> int:
        """Note what is said of an entry now; returns the number of this state."""
        self.again.add(id)
        before = self.told.get(id)
        sequence = 0 if before is None else before.sequence + ((before.state, before.off) != (state, off))
        self.told[id] = Told(first, last, state, sequence, off)
        return sequence

    def vanished(self, today: date) -> list[str]:
        """The entries that were told and not again, in order; those that are long over are forgotten."""
        for id, told in list(self.told.items()):
            if told.last is not None and told.last < today - REMEMBERED_FOR and id not in self.again:
                del self.told[id]
        return sorted(id for id in self.told if id not in self.again)
