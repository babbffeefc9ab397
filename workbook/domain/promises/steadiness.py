"""Counts of marks, and the steadiness curve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from workbook.domain.common.dates import week_start
from workbook.domain.promises.mark import WORTH, Mark, in_order

HALF_LIFE = 13
"""After this many counted dues, what was before weighs half."""
MEMORY = 0.5 ** (1 / HALF_LIFE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many counted dues were kept, kept late, repaired and missed."""

    kept: int = 0
    late: int = 0
    repaired: int = 0
    missed: int = 0

    @property
    def counted(self) -> int:
        """All of them: what "kept 7 of 11" calls 11."""
        return self.kept + self.late + self.repaired + self.missed


def counts(marks: Iterable[Mark], last: int | None = None) -> Counts:
    """Counts over all counted marks, or over the `last` so many by their dues. Marks that are open, renegotiated
    or not applicable are not counted."""
    counted = [mark for mark in in_order(marks) if mark.kind in WORTH]
    if last is not None:
        counted = counted[-last:] if last > 0 else []
    kinds = [mark.kind for mark in counted]
    return Counts(*(kinds.count(kind) for kind in ("kept", "late", "repaired", "missed")))


def curve(marks: Iterable[Mark]) -> list[tuple[date, float]]:
    """The steadiness after each counted due, 0 to 1, with the day of that due. It steps on dues, not on calendar
    days, so that a weekly and a daily promise mean the same."""
    found: list[tuple[date, float]] = []
    value = 0.0
    for mark in in_order(marks):
        if mark.kind in WORTH:
            value = value * MEMORY + WORTH[mark.kind] * (1 - MEMORY)
            found.append((mark.on, value))
    return found


def weekly(marks: Iterable[Mark], last: date, first: int = 0) -> dict[date, float]:
    """The steadiness at the end of each week, by its first day, from the first counted due to the week of `last`; it
    stays where nothing was counted."""
    ends: dict[date, float] = {}
    for day, value in curve(marks):
        ends[week_start(day, first)] = value
    if not ends:
        return {}
    week, value = min(ends), 0.0
    found: dict[date, float] = {}
    while week <= last:
        value = found[week] = ends.get(week, value)
        week += timedelta(days=7)
    return found


def steadiness(marks: Iterable[Mark]) -> float:
    """Where the curve stands now, 0 to 1; 0 before the first counted due."""
    steps = curve(marks)
    return steps[-1][1] if steps else 0.0


def by_week(marks: Iterable[Mark], today: date, weeks: int, first: int = 0) -> list[tuple[date, Counts]]:
    """Counts for each of the last `weeks` weeks, oldest first, the running one last; with the week's first day."""
    this_week = week_start(today, first)
    begins = [this_week - timedelta(days=7 * back) for back in range(weeks - 1, -1, -1)]
    groups: dict[date, list[Mark]] = {begin: [] for begin in begins}
    for mark in marks:
        begin = week_start(mark.on, first)
        if begin in groups:
            groups[begin].append(mark)
    return [(begin, counts(groups[begin])) for begin in begins]
