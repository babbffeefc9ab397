"""The first page of a review as rows: the week that it looks at, drawn; and what comes, for the page after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.domain.promises.steadiness import Counts
from workbook.domain.promises.today import worst
from workbook.domain.today.letter import AHEAD, Coming
from workbook.domain.together.review import Seen, WeeklyReview
from workbook.screens.together.rows import MUTED, SeenRow, heading
from workbook.widgets.common.braille import line_rows
from workbook.widgets.common.day_signs import day_sign
from workbook.widgets.common.row_list import Row, note
from workbook.widgets.common.safe import one_line, plain, whole_items
from workbook.words.common import dates, signs
from workbook.words.today import letter as letters
from workbook.words.today import screen as today_words
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import ChoreToday
    from workbook.store.together.look import Look

BAR = 12
COUNTED = 10
LOAD = 18
EACH, HIGH = 7, 2
"""Cells of a week of the line of ups and downs, and its lines."""
NAME = 16
COUNTS = ("kept", "late", "repaired", "missed")
ROOMY = 44
"""Cells from which the days stand apart."""


def look_rows(
    it: Look,
    review: WeeklyReview,
    names: Mapping[str, str],
    lines: Mapping[str, Sequence[float | None]],
    *,
    tight: bool,
    width: int,
) -> list[Row]:
    """The question first, then what it was drawn from. A miss stands under its maker's name only. `lines`: of ups and
    downs, as far as both show theirs. `tight`: without blank lines, so that it stands on one screen."""
    gap = [] if tight else [Row()]
    between = "  " if width >= ROOMY else ""
    initials = _initials(review, between)
    rows = [heading(words.ONE_QUESTION), note(letters.question(it.letter.question), ""), *gap]
    begun = len(rows)
    for person in review.people:
        if own := [one for one in it.seen if one.person == person]:
            week = plain(initials + " " * COUNTED, MUTED) if len(rows) == begun else None
            rows += [
                *(gap if len(rows) > begun else []),
                heading(names[person], week),
                *(_seen(one, between) for one in own),
            ]
    rows += [note(whole_items(today_words.LEGEND) if len(rows) > begun else words.LOOK_NOTHING), *gap]
    if it.chores:
        rows += [heading(words.CHORES), *_chores(it.chores), *gap]
    if it.tried:
        tried = [(what, words.came_up(times)) for what, times in it.tried]
        rows += [heading(words.TRIED), *(_line(what, said) for what, said in tried), *gap]
    if lines:
        rows += [heading(words.LINES), *_ups_and_downs(lines, review, names, width), *gap]
    if tight and rows[-1].left.cell_length:
        rows.append(Row())
    found = [row for row in rows if row.mark.cell_length]
    numbers = {id(row): number for number, row in enumerate(found)}
    return [
        row._replace(value=SeenRow(numbers[id(row)]), mark=Content("")) if id(row) in numbers else row for row in rows
    ]


def both_rows(it: Look, review: WeeklyReview, *, width: int, low: bool) -> list[Row]:
    """The week once more, in a line of all promises and the load of each, beneath what each says of it apart; in a
    `low` window without the loads. Nothing where there was nothing."""
    if not it.seen:
        return []
    between = "  " if width >= ROOMY else ""
    days = Content(between).join(day_sign(worst({one.days[at] for one in it.seen})) for at in range(7))
    whole = Counts(*(sum(getattr(one.counts, kind) for one in it.seen) for kind in COUNTS))
    counted = plain(words.counted(whole).rjust(COUNTED), MUTED)
    head = Row(plain(words.FOR_BOTH, MUTED), plain(_initials(review, between) + " " * COUNTED, MUTED), whole=True)
    line = Row(one_line(today_words.ALL_PROMISES), days + counted, plain("  "), whole=True)
    return [Row(), head, line, *([] if low else _chores(it.chores))]


def _initials(review: WeeklyReview, between: str) -> str:
    return between.join(dates.DAYS[(review.begins + timedelta(days=n)).weekday()][0] for n in range(7))


def coming_rows(it: Look) -> list[Row]:
    """What the promises ask for after this week, by themselves."""
    if not it.letter.coming:
        return []
    return [heading(words.COMES), *(_line(one.act, _when(one)) for one in it.letter.coming)]


def _ups_and_downs(
    lines: Mapping[str, Sequence[float | None]], review: WeeklyReview, names: Mapping[str, str], width: int
) -> list[Row]:
    """The line of each on the same weeks, under one another: nothing lays the one against the other."""
    many = max(min(len(next(iter(lines.values()))), (width - NAME) // EACH), 1)
    firsts = [review.begins - timedelta(weeks=back) for back in range(many - 1, -1, -1)]
    days = "".join(f"{first.day} {dates.MONTHS[first.month - 1]}".ljust(EACH) for first in firsts)
    rows = [Row(Content(""), plain(days, MUTED), plain("  "))]
    for person, levels in lines.items():
        drawn = line_rows([None, *levels[-many:], None], EACH, HIGH)
        for number, line in enumerate(drawn):
            name = one_line(names[person]) if number == 0 else Content("")
            rows.append(Row(name, plain(line, "$accent"), plain("  "), whole=True))
    return rows


def _line(left: str, right: str) -> Row:
    return Row(one_line(left), plain(right, MUTED), plain("  "), whole=True, wrap=True)


def _when(one: Coming) -> str:
    if one.times or len(one.days) == AHEAD:
        return letters.coming(one).rpartition(": ")[2]
    return " ".join(dates.DAYS[day.weekday()] for day in one.days)


def _seen(one: Seen, between: str) -> Row:
    days = Content(between).join(day_sign(state) for state in one.days)
    counted = plain(words.counted(one.counts).rjust(COUNTED), MUTED)
    return Row(one_line(one.act), days + counted, plain("  "), whole=True, wrap=True)


def _chores(slots: Sequence[ChoreToday]) -> list[Row]:
    """As agreed and as done, of each; what two do together counts for both."""
    people = list(dict.fromkeys(name for one in slots for name in one.slot.people))
    rows: list[Row] = []
    for name in people:
        own = [one for one in slots if name in one.slot.people]
        of, done = sum(one.minutes for one in own), sum(one.minutes for one in own if one.outcome == "done")
        full = min(-(-BAR * done // of), BAR - (done < of)) if of else 0
        bar = plain(signs.FULL * full, "$success") + plain(signs.EMPTY * (BAR - full), MUTED)
        load = plain(words.minutes_of(done, of).rjust(LOAD), MUTED)
        rows.append(Row(one_line(name), bar + load, plain("  "), whole=True))
    return rows
