"""The letter of a week: what became of one person's promises, what comes, and one question chosen from what happened.

It counts and asks; it judges nothing, compares nobody and knows no score.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from workbook.domain.promises.due import dues, week_cadence
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.steadiness import Counts, counts

AHEAD = 7
"""Days after today, or after the week, of which is said what comes."""
OFTEN = 2
"""From so many times on something is asked about."""

Asked = Literal["weekday", "promise", "late", "open", "mended", "kept", "nothing", "lighter", "each"]
"""What the question is about: a weekday or a promise that was missed more than once, one that was late more than once,
days without a mark, something that was mended, a week in which all was kept, one in which nothing was counted; and
`lighter`: what would make the week so for the one who was let down, of whom no promise is asked; `each`: for each of
two, where nothing was counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One promise in that week: `open` are the days up to today that have no mark yet."""

    act: str
    counts: Counts
    open: int = 0


@dataclass(frozen=True, slots=True)
class Coming:
    """A promise that asks again: on these days, or `times` in a week (0: on days)."""

    act: str
    days: tuple[date, ...]
    times: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """`act`: of the promise that it is about; `weekday`: 0 Monday … 6 Sunday."""

    about: Asked
    act: str = ""
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """`begins` and `ends` are the first and the last day of the week. `chores`: done and agreed of that week's slots up
    to today; None where there is no agreed week."""

    begins: date
    ends: date
    lines: tuple[Line, ...]
    coming: tuple[Coming, ...]
    question: Question
    chores: tuple[int, int] | None = None

    @property
    def counts(self) -> Counts:
        """All lines together."""
        every = [line.counts for line in self.lines]
        return Counts(*(sum(getattr(one, name) for one in every) for name in ("kept", "late", "repaired", "missed")))


def letter_of(
    promises: Iterable[Promise],
    marks: Mapping[str, Sequence[Mark]],
    begins: date,
    today: date,
    week_first: int = 0,
    chores: tuple[int, int] | None = None,
    *,
    let_down: bool = False,
    of_two: bool = False,
) -> Letter:
    """The letter of the week that begins on `begins`, as of today. `marks`: those of each promise, in order.
    `let_down`: it is for the one who was; then no chores are counted, and no promise is asked for. Nor is one where the
    letter is `of_two`, one of whom was let down."""
    ends = begins + timedelta(days=6)
    ahead = max(min(today, ends), begins) + timedelta(days=1)
    lines: list[Line] = []
    coming: list[Coming] = []
    inside: list[tuple[str, Mark]] = []
    for promise in promises:
        own = marks.get(promise.id, ())
        found = dues(promise, own, begins, min(ends, today), today, week_first) if begins <= today else []
        counted = [due.mark for due in found if due.mark is not None]
        inside += [(due.act, due.mark) for due in found if due.mark is not None]
        waits = sum(due.is_open and due.on < today and not week_cadence(promise, due.on) for due in found)
        if counts(counted).counted or waits:
            lines.append(Line(promise.term_on(min(ends, today)).act, counts(counted), waits))
        if (next_ := _coming(promise, own, ahead, today, week_first)) is not None:
            coming.append(next_)
    question = Question("lighter") if let_down else _question(lines, inside)
    if of_two and question.about == "nothing":
        question = Question("each")
    return Letter(begins, ends, tuple(lines), tuple(coming), question, None if let_down else chores)


def _coming(promise: Promise, own: Sequence[Mark], first: date, today: date, week_first: int) -> Coming | None:
    last = first + timedelta(days=AHEAD - 1)
    days = [due.on for due in dues(promise, own, first, last, today, week_first) if due.is_open]
    act = promise.term_on(first).act
    if times := week_cadence(promise, first):
        return Coming(act, (), times)
    return Coming(act, tuple(dict.fromkeys(days))) if days else None


def _question(lines: Sequence[Line], inside: Sequence[tuple[str, Mark]]) -> Question:
    missed = [(act, mark) for act, mark in inside if mark.kind == "missed"]
    weekdays = Counter(mark.on.weekday() for _, mark in missed)
    if weekdays and (often := max(weekdays.values())) >= OFTEN:
        return Question("weekday", weekday=min(day for day, number in weekdays.items() if number == often))
    rules: tuple[tuple[Asked, str, int], ...] = (("promise", "missed", OFTEN), ("late", "late", OFTEN))
    for about, name, least in rules:
        most = max(lines, key=lambda line: getattr(line.counts, name), default=None)  # the first of several
        if most is not None and getattr(most.counts, name) >= least:
            return Question(about, most.act)
    if any(line.open for line in lines):
        return Question("open")
    if mended := next((line for line in lines if line.counts.repaired), None):
        return Question("mended", mended.act)
    if missed:
        return Question("promise", missed[0][0])
    return Question("kept" if any(line.counts.counted for line in lines) else "nothing")
