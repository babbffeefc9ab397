"""Whether a single change would make the lists of three and more people more even."""

from __future__ import annotations

from collections.abc import Iterable

from tests.planning.second_reader.home import Home
from tests.planning.second_reader.rooms import possible
from workbook.domain.chores.week import Slot


def more_even(home: Home) -> Iterable[str]:
    """Single doings given to another where they stand, and two exchanged, after which the lists were more even for
    no more work in all."""
    now, total = home.steps(home.mine), sum(home.mine.values())
    slots = list(home.plan.slots)
    free = [n for n, slot in enumerate(slots) if len(slot.people) == 1 and not tied(home, slot)]
    changes = [[(n, name)] for n in free for name in home.adults if name not in slots[n].people]
    changes += [
        [(n, slots[m].people[0]), (m, slots[n].people[0])]
        for n in free for m in free if n < m and slots[n].people != slots[m].people
    ]  # fmt: skip
    for change in changes:
        loads = dict(home.mine)
        for n, name in change:
            loads[slots[n].people[0]] -= home.points(slots[n].people[0], slots[n].chore)
            loads[name] += home.points(name, slots[n].chore)
        if home.steps(loads) < now and sum(loads.values()) <= total:
            then = list(slots)
            for n, name in change:
                then[n] = Slot(slots[n].chore, slots[n].day, slots[n].part, (name,))
            if all(possible(home, then, then[n]) for n, _ in change):
                yield ", ".join(f"{slots[n].chore} to {name}" for n, name in change)


def tied(home: Home, slot: Slot) -> bool:
    """Whose it is does not follow from the sums alone."""
    chore = home.chores[slot.chore]
    turns = chore.get("alternate") and home.plan.weeks > 1  # of the two weeks one has the other's people
    return bool(turns or chore.get("owned") or chore.get("clock") or slot.chore in home.lined or home.pinned(slot))
