"""Some weeks of changes to one promise, exported after each: what a calendar, a list of to-dos and a list of tasks
show, all exports brought in one after the other, is what the workbook says on that day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.promises.rhythms import by_kind
from tests.export.promises.test_calendar import TODAY, Reader
from workbook.domain.common.dates import week_start
from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.before import closed
from workbook.domain.promises.cadence import Cadence, CadenceKind
from workbook.domain.promises.due import dues, next_due, open_days, scheduled
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark, in_order, key_of
from workbook.domain.promises.marking import marked, moved
from workbook.domain.promises.promise import Promise, Term, changed, ended, paused
from workbook.export.promises.taskwarrior import AHEAD, as_taskwarrior

FAR = timedelta(days=100)
soon = st.dates(TODAY, TODAY + timedelta(days=60))
rhythms = st.one_of(*(one for kind, one in by_kind(soon, soon, most=60).items() if kind != "whenever"))


@dataclass
class Life:
    """A promise with its marks, by the keys of their dues, as it is lived through."""

    promise: Promise
    marks: dict[str, Mark]

    @property
    def own(self) -> list[Mark]:
        return in_order(self.marks.values())

    def act(self, what: str, number: int, other: Term, today: date) -> None:
        """One thing that a person does on a day, where it can be done."""
        one = self.promise
        near = dues(one, self.own, today - timedelta(days=4), today + timedelta(days=12), today)
        due = near[number % len(near)] if near else None
        try:
            match what:
                case "change":
                    self.promise = changed(one, other, today, agreed=number % 2 == 0)
                case "away":
                    self.promise = paused(
                        one, today + timedelta(days=number), today + timedelta(days=number + 5), today
                    )
                case "end":
                    self.promise = ended(one, "put down", today, agreed=number % 2 == 0)
                case "move" if due is not None:
                    to = today + timedelta(days=number)
                    there = [mark for mark in self.own if mark.on == to]
                    for mark in moved(due, to, today, "", there):
                        self.marks[key_of(mark)] = mark
                case "kept" | "missed" | "not applicable" as kind if due is not None:
                    mark = marked(due, kind, today, "")
                    self.marks[key_of(mark)] = mark
                case _:
                    pass
        except WorkbookError:
            pass  # it cannot be done, and nothing was

    def asks(self, today: date) -> list[date]:
        """The days on which it asks, from the first on that is still open."""
        ahead = [] if closed(self.promise, today) else [mark.on for mark in self.own if mark.kind == "open"]
        days = open_days(self.promise, self.own, today, today + FAR, today)
        return sorted([*days, *(day for day in ahead if today <= day), *self.before(today)])

    def before(self, today: date) -> list[date]:
        if closed(self.promise, today):
            return []
        days = open_days(self.promise, self.own, TODAY, today - timedelta(days=1), today)
        return [*days, *(mark.on for mark in self.own if mark.kind == "open" and mark.on < today)]

    def next(self, today: date) -> date | None:
        ahead = None if closed(self.promise, today) else next_due(self.promise, self.own, today)
        return min([*self.before(today), *([ahead] if ahead and ahead <= today + FAR else [])], default=None)

    def has(self, kind: CadenceKind) -> bool:
        return any(term.cadence.kind == kind for term in self.promise.terms)

    def asked(self, today: date) -> list[date]:
        """The days that a calendar shows: those that ask, and those that came and asked, as long as the rhythm of that
        time has them: it may have been changed on the very day."""
        over = closed(self.promise, today)
        rhythm = scheduled(replace(self.promise, pauses=()), TODAY, today)
        return [
            due.on
            for due in dues(self.promise, self.own, TODAY, today + FAR, today)
            if (due.mark is None or due.mark.kind not in ("renegotiated", "not applicable"))
            and not (due.mark and not due.is_open and due.mark.marked_on < due.on)
            and not (over and due.is_open and due.on >= today)
            and (due.is_open or due.nth > 1 or due.on in rhythm)
        ]


acts = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from(["kept", "missed", "not applicable", "move", "away", "change", "end", "nothing"]),
        st.integers(0, 20),
        rhythms,
    ),
    max_size=7,
)


@settings(max_examples=60)
@given(rhythms, acts)
def test_all_of_them_say_the_same_day_by_day(cadence: Cadence, days: Sequence[tuple[int, str, int, Cadence]]) -> None:
    first = Term(TODAY, cadence, "Ring")
    life, today = Life(Promise("01kb", TODAY, (first,)), {}), TODAY
    calendar, to_dos, told, tasks = Reader(), Reader(), Exported(), dict[str, dict[str, str]]()
    for later, what, number, other in [(0, "nothing", 0, cadence), *days]:
        today += timedelta(days=later)
        life.act(what, number, replace(first, cadence=other), today)
        calendar.take(life.promise, *life.own, today=today)
        since = today if life.has("after") else TODAY  # the one day of it moves on
        shown, asked = ([day for day in all if day >= since] for all in (calendar.days(today + FAR), life.asked(today)))
        weekly = life.has("per_week")
        assert weekly or shown == asked, "calendar"
        to_dos.take(life.promise, *life.own, today=today, entry="vtodo")
        open_ones = [one.due.value for one in to_dos.items.values() if one.status.value == "NEEDS-ACTION"]
        first_shown, first_asked = min((day for day in open_ones if day <= today + FAR), default=None), life.next(today)
        if weekly and first_shown and first_asked:
            first_shown, first_asked = week_start(first_shown, 0), week_start(first_asked, 0)
        assert first_shown == first_asked, "to-dos"
        text = as_taskwarrior([life.promise], {"01kb": life.own}, today, known=told)
        tasks |= {task["uuid"]: task for task in json.loads(text)}
        pending = [_day(task["due"]) for task in tasks.values() if task["status"] == "pending"]
        assert sorted(pending) == [day for day in life.asks(today) if day <= today + AHEAD], "tasks"


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).astimezone().date()
