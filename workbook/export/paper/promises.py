"""Promises on paper: a box for each day of the coming fortnight, and what became of one promise. The promiser's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from workbook.domain.common.dates import week_start
from workbook.domain.promises.due import dues, week_cadence
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.summary import Summary
from workbook.export.paper import sheet as s
from workbook.words.common import paper, signs
from workbook.words.promises import promise as words
from workbook.words.promises import verbs as lines

DAYS = 14


def promises_sheet(
    promises: Sequence[Promise], marks: Mapping[str, Sequence[Mark]], today: date, week_first: int = 0
) -> s.Sheet | None:
    """A row for each promise that asks in these days; None where none does. One that asks so often a week has a box on
    each day, one for whenever it happens a line to write on."""
    days = [today + timedelta(days=number) for number in range(DAYS)]
    rows: list[s.Row] = []
    around: list[s.Block] = []
    for promise in promises:
        own = marks.get(promise.id, ())
        asks = {one.on: one for one in dues(promise, own, days[0], days[-1], today, week_first)}
        term = promise.term_on(max(today, promise.start))
        times = {day for day in days if week_cadence(promise, day) and not promise.away_on(day)}
        whenever = term.cadence.kind == "whenever" and (promise.last_day is None or promise.last_day >= today)
        if not (asks or times or whenever):
            continue
        cells = tuple(
            _cell(asks.get(day) is not None or day in times, asks[day].mark if day in asks else None) for day in days
        )
        rows.append(s.Row(f"{term.act} ({words.cadence_short(term.cadence)})", cells))
        around += _around(promise, term.act, term.smallest)
        if whenever:
            around.append(s.Room(2, f"{term.act}. {paper.WHENEVER}"))
    if not rows:
        return None
    heads = tuple(paper.day(day) for day in days)
    blocks = (s.Table(heads, tuple(rows), corner=paper.PROMISE, narrow=True), s.Words(paper.SIGNS, quiet=True), *around)
    return s.Sheet(paper.fortnight(days[0], days[-1]), blocks)


def _cell(asks: bool, mark: Mark | None) -> s.Cell:
    if not asks:
        return ()
    if mark is None or mark.kind in ("open", "kept"):
        return (s.Tick("", done=mark is not None and mark.kind == "kept"),)
    return (signs.PAPER[mark.kind],)


def _around(promise: Promise, act: str, smallest: str) -> Iterator[s.Block]:
    said = [paper.CUE.format(cue=promise.cue)] if promise.cue else []
    said += [paper.SMALLEST.format(smallest=smallest)] if smallest else []
    if said:
        yield s.Heading(act, 3)
        yield s.Points(tuple(said))


def record_blocks(
    summary: Summary, marks: Sequence[Mark], today: date, week_first: int = 0, *, notes: bool = False
) -> Iterator[s.Block]:
    """Counts first, then the marks week by week, the latest first."""
    promise = summary.promise
    term = promise.term_on(max(today, promise.start))
    often = words.cadence_now(term.cadence, summary.moved_by)
    yield s.Words(f"{words.counted(summary.counts)} · {often} · {words.STATES[summary.state]}")
    yield s.Points(tuple(line.strip() for line in lines.details(promise, today, paper.month)))
    shown = [mark for mark in marks if mark.kind != "open"]
    if not shown:
        yield s.Words(paper.NO_MARKS)
        return
    weeks: dict[date, dict[int, list[str]]] = {}
    for mark in shown:
        begins = week_start(mark.on, week_first)
        weeks.setdefault(begins, {}).setdefault((mark.on - begins).days, []).append(signs.PAPER[mark.kind])
    heads = tuple(paper.DAYS[(week_first + number) % 7] for number in range(7))
    rows = tuple(
        s.Row(paper.month(begins), tuple((" ".join(days[number]),) if number in days else () for number in range(7)))
        for begins, days in sorted(weeks.items(), reverse=True)
    )
    yield s.Table(heads, rows, corner=paper.WEEK_OF, narrow=True)
    yield s.Words(f"{paper.LEGEND}. {paper.OWN_COUNT}", quiet=True)
    said = tuple(f"{paper.month(mark.on)}: {mark.note}" for mark in shown if mark.note)
    if notes and said:
        yield s.Heading(paper.NOTES_TITLE, 3)
        yield s.Points(said)


def record_sheet(
    summary: Summary, marks: Sequence[Mark], today: date, week_first: int = 0, *, notes: bool = False
) -> s.Sheet:
    act = summary.promise.term_on(max(today, summary.promise.start)).act
    blocks = tuple(record_blocks(summary, marks, today, week_first, notes=notes))
    return s.Sheet(act, blocks, paper.printed_on(today))
