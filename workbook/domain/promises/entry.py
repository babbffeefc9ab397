"""A promise with all that its page shows of it, and the dues that a key pressed on it means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from workbook.domain.promises.before import from_before, so_far
from workbook.domain.promises.due import Due, due_at, dues, week_cadence
from workbook.domain.promises.mark import REPAIR_HOURS, Mark, repairable
from workbook.domain.promises.promise import Promise, State
from workbook.domain.promises.summary import Summary

_AHEAD = timedelta(days=430)
"""So far ahead a due that can be moved is looked for."""
_MENDABLE = timedelta(days=-(-REPAIR_HOURS // 24))


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise as of `today`. `marks` are its own, in the order of their dues; `current` is the due that a key
    marks now: today's, else the newest one open from before. Weeks begin on `week_first`."""

    standing: Summary
    marks: Sequence[Mark]
    current: Due | None
    today: date
    week_first: int = 0

    @property
    def promise(self) -> Promise:
        return self.standing.promise

    @property
    def shelved(self) -> bool:
        return self.standing.state == "shelf"

    @property
    def waits(self) -> bool:
        """Whether it waits for an event (a promise for *whenever*)."""
        return self.standing.state == "open" and self.promise.terms[-1].cadence.kind == "whenever"

    @property
    def pause(self) -> tuple[date, date]:
        """The pause that today lies in; of several the one that ends last. Today alone when there is none."""
        holding = (pause for pause in self.promise.pauses if pause[0] <= self.today <= pause[1])
        return max(holding, key=lambda pause: pause[1], default=(self.today, self.today))

    @property
    def so_far(self) -> tuple[int, int] | None:
        """How often it was kept this week, of how often, where it is for n times a week."""
        if not week_cadence(self.promise, self.today):
            return None
        return so_far(self.promise, self.marks, self.today, self.week_first)

    def missed(self) -> Due | None:
        """The newest miss that can still be repaired."""
        earliest = self.today - _MENDABLE
        for mark in self._newest_first():
            if mark.on < earliest:
                return None
            if repairable(mark, self.today):
                return self._due(mark)
        return None

    def newest_marked(self) -> Due | None:
        """The newest due up to today that has a mark."""
        mark = next((mark for mark in self._newest_first() if mark.on <= self.today), None)
        return self._due(mark) if mark is not None else None

    def movable(self) -> Due | None:
        """The next open due from today on; where none lies ahead, the one whose day has come."""
        if self.shelved:
            return None
        found = dues(self.promise, self.marks, self.today, self.today + _AHEAD, self.today, self.week_first)
        return next((due for due in found if due.is_open), self.current)

    def _newest_first(self) -> Iterator[Mark]:
        return reversed(self.marks)

    def _due(self, mark: Mark) -> Due:
        return Due(self.promise, mark.on, mark.nth, mark)


def entries(
    standings: Iterable[Summary], groups: Mapping[str, Sequence[Mark]], today: date, week_first: int = 0
) -> list[Entry]:
    """One entry a promise: what is open first, then what waits to begin, is away, and the shelf; the oldest first,
    on the shelf the newest. `groups`: the marks of each promise, in the order of their dues."""
    found: list[Entry] = []
    for standing in standings:
        own = groups.get(standing.promise.id, [])
        current = None if standing.state == "shelf" else current_due(standing.promise, own, today, week_first)
        found.append(Entry(standing, own, current, today, week_first))
    places: tuple[State, ...] = get_args(State)
    others = [entry for entry in found if not entry.shelved]
    shelf = [entry for entry in found if entry.shelved]
    return sorted(others, key=lambda entry: places.index(entry.standing.state)) + shelf[::-1]


def current_due(promise: Promise, own: Sequence[Mark], today: date, week_first: int = 0) -> Due | None:
    """Today's due whether marked or not, else the newest one that is open from before, else the newest one that was
    marked today (so that the mark can be seen, and taken back)."""
    due = due_at(promise, own, today, today, week_first)
    if due is not None:
        return due
    before = from_before(promise, own, today, week_first)
    return max([due for due in before if due.is_open] or before, key=lambda found: found.on, default=None)
