"""The rows of Today that are there first: promises of the day and from before, the week, and plain notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from textual.content import Content

from workbook.domain.promises.due import Due
from workbook.domain.promises.ends import end_said
from workbook.domain.promises.today import DayState, Earlier, Today
from workbook.widgets.common.day_signs import day_sign
from workbook.widgets.common.row_list import Row, note
from workbook.widgets.common.safe import one_line, plain, whole_items
from workbook.widgets.today.values import AwayRow, DueRow, EndRow, GroupRow, WheneverRow
from workbook.words.common import dates, signs
from workbook.words.promises import promise as said
from workbook.words.today import screen as words

MUTED = "$text-muted"
MOST_OF_WEEK = 12
MOST_OF_PROMISE = 20  # days of a promise that is unfolded


def heading(text: str) -> Row:
    return Row(left=plain(text, MUTED))


def teach(lines: Iterable[str], key: tuple[str, str]) -> list[Row]:
    """An empty state: what belongs here, and the one key that begins it."""
    pressed, does = key
    return [*(note(line) for line in lines), Row(left=Content.assemble("  ", (pressed, "$accent bold"), " ", does))]


def frame() -> list[Row]:
    """What stands beside the promises until the rest of the day is read."""
    return [heading(words.CHORES), Row(), Row(), heading(words.NEXT)]


def page_rows(text: str) -> list[Row]:
    """The book's own words before the first page or after the last, as paragraphs."""
    rows: list[Row] = []
    for paragraph in text.strip().split("\n\n"):
        rows += [Row(), note(" ".join(paragraph.split()))]
    return rows


def date_rows(dates: Sequence[tuple[str, str]]) -> list[Row]:
    """What somebody set for this day, in the words they chose, with its time; nothing where there is nothing."""
    if not dates:
        return []
    found = [Row(left=one_line(what), right=plain(at, MUTED), mark=plain(" · ")) for what, at in dates]
    return [heading(words.DATES), *found, Row()]


def due_row(due: Due, today: date, picked: Collection[str] = (), progress: tuple[int, int] | None = None) -> Row:
    """`[x] Home by 18:30    kept`; an open one shows its cue, an older one its day, a picked one a star; one of n
    times a week how often it was kept so far."""
    star = plain("*", "$accent bold") if due.key in picked else plain(" ")
    kind = due.mark.kind if due.mark is not None and not due.is_open else None
    value, beneath = DueRow(due.key, due), about(due, today, progress)
    if kind is not None:
        style = {"kept": "$success", "missed": "$warning"}.get(kind, "")
        aside = words.WORD[kind]
        if due.on != today:
            aside = f"{dates.near_date(due.on, today)} · {aside}"
        mark = plain(signs.MARKS[kind], style) + star
        return Row(one_line(due.act, MUTED), plain(aside, MUTED), mark, value, wrap=True, whole=True, beneath=beneath)
    aside = dates.near_date(due.on, today) if due.on != today else due.promise.cue
    last = end_said(due.promise, today) if due.on == today else None
    if last is not None and progress is None:
        aside = said.end(last, today)  # its cue stands under the row
    if due.on != today and due.promise.ran_out(today):
        aside = words.ended(aside)
    if due.of_week is not None:
        kept, asked, days = due.of_week
        aside = f"{said.so_far(kept, asked)} · {dates.near_date(days[-1], today)}"
    elif progress is not None and due.on == today:
        aside = said.so_far(*progress)  # its cue stands under the row
    spare = due.on == today and progress is None and last is None  # a cue stands under the row too
    mark = plain(signs.OPEN) + star
    return Row(
        one_line(due.act), one_line(aside, MUTED), mark, value, wrap=True, spare=spare, whole=not spare, beneath=beneath
    )


def about(due: Due, today: date, progress: tuple[int, int] | None = None) -> tuple[Content, ...]:
    """What opens under the row of a due: how often of n times a week, its cue, the smallest version that counts, a
    note."""
    parts: list[Content] = []
    if due.of_week is not None:
        parts.append(plain(said.of_week(due.of_week, today), MUTED))
    elif progress is not None and due.on == today:
        parts.append(plain(said.this_week(*progress), MUTED))
    if progress is not None and (last := end_said(due.promise, today)) is not None:
        parts.append(plain(said.end(last, today), MUTED))
    if due.promise.cue:
        parts.append(one_line(due.promise.cue, MUTED))
    if smallest := due.promise.term_on(due.on).smallest:
        parts.append(one_line(words.smallest(smallest), MUTED))
    if due.mark is not None and due.mark.note:
        parts.append(one_line(due.mark.note, MUTED))
    return tuple(parts)


def promise_rows(
    view: Today,
    has_promises: bool,
    picked: Collection[str] = (),
    *,
    unfolded: Collection[str] = (),
    roomy: bool = True,
) -> list[Row]:
    """Dues of the day, promises that wait for an event, and what is open from before: `unfolded` are promises whose
    days stand there one by one. `roomy`: a name and seven days stand in one line."""
    rows = [heading(words.PROMISES)]
    waiting = {promise.id for promise in view.whenever}
    rows += [
        due_row(due, view.day, picked, view.progress.get(due.promise.id) if due.nth == 1 else None)
        for due in view.dues
        if due.promise.id not in waiting
    ]
    if not has_promises and not (view.ends or view.earlier or view.mendable):
        rows += teach(words.NO_PROMISES, words.NO_PROMISES_KEY)
    elif len(rows) == 1:
        rows.append(note(words.NO_DUES))
    if view.whenever:
        rows += [Row(), heading(words.WHENEVER)]
        for promise in view.whenever:
            term, last = promise.term_on(view.day), end_said(promise, view.day)
            rows.append(
                Row(
                    left=one_line(term.act),
                    right=one_line(promise.cue if last is None else said.end(last, view.day), MUTED),
                    mark=plain(f" {signs.HELD}  "),
                    value=WheneverRow(promise.id),
                    wrap=True,
                    spare=last is None,
                    beneath=tuple(
                        one_line(text, MUTED)
                        for text in (promise.cue, words.smallest(term.smallest) if term.smallest else "")
                        if text
                    ),
                )
            )
        rows += [due_row(due, view.day, picked) for due in view.dues if due.promise.id in waiting]
    before = before_rows(view, picked, unfolded, roomy=roomy)
    return [*rows, *end_rows(view), *before, *mendable_rows(view, picked)]


def end_rows(view: Today) -> list[Row]:
    """Promises that end by themselves on a day, also where they ask nothing on this one, and those that just did."""
    found: list[Row] = []
    for promise in view.ends:
        act = promise.term_on(view.day).act
        if (last := end_said(promise, view.day)) is not None:
            row = Row(one_line(act), mark=plain(" ·  "), value=EndRow(promise.id), wrap=True, whole=True)
            aside = plain(said.end(last, view.day), MUTED)
            found.append(row._replace(right=aside) if last >= view.day else row._replace(under=aside))
    return [Row(), heading(words.ENDS), *found] if found else []


def before_rows(view: Today, picked: Collection[str], unfolded: Collection[str], *, roomy: bool) -> list[Row]:
    """What is open from before, a promise a row with its seven days; first, after a gap, that one was away. A single
    day stands as a day."""
    if not view.earlier:
        return []
    several = any(len(one.dues) > 1 for one in view.earlier)
    days = " ".join(dates.DAYS_TWO[(view.day + timedelta(days=n)).weekday()] for n in range(-7, 0))
    rows = [Row(), Row(left=plain(words.BEFORE, MUTED), right=plain(days if several else "", MUTED), whole=True)]
    if view.away_since is not None:
        text = words.away_offer(view.away_since, view.day - timedelta(days=1))
        beneath = (plain(words.AWAY_OFFER_KEYS, MUTED),)
        rows.append(Row(plain(text, "$accent"), mark=plain("·   "), value=AwayRow(view.away_since), wrap=True,
                        beneath=beneath))  # fmt: skip
    for one in view.earlier:
        if len(one.dues) == 1:
            rows += [due_row(due, view.day, picked) for due in one.dues]
            continue
        rows += _group_rows(one, view.day, one.promise.id in unfolded, picked, roomy=roomy)
        if one.promise.id in unfolded:
            shown = one.dues[-MOST_OF_PROMISE:]
            if (more := sum(due.is_open for due in one.dues[:-MOST_OF_PROMISE])) > 0:
                rows.append(note(words.more_before(more)))
            rows += [due_row(due, view.day, picked)._replace(beneath=()) for due in shown]
    return rows


def mendable_rows(view: Today, picked: Collection[str]) -> list[Row]:
    """Misses of the last days that can still be named and made good; nothing where there are none."""
    if not view.mendable:
        return []
    rows = [Row(), heading(words.MENDABLE)]
    for due in view.mendable:
        row = due_row(due, view.day, picked)
        rows.append(row._replace(beneath=(plain(words.MENDABLE_KEYS, MUTED), *row.beneath)))
    return rows


def _group_rows(one: Earlier, today: date, is_open: bool, picked: Collection[str], *, roomy: bool) -> list[Row]:
    """`Be home by 18:30   6 days open   ▫  ▫  ▫  ▫  ▫  ▫  ·`; the days in a line of their own where it is narrow."""
    act, days, value = one.dues[-1].act, _signs(one.days), GroupRow(one.promise.id)
    open_ones = [due for due in one.dues if due.is_open]
    every = bool(open_ones) and all(due.key in picked for due in open_ones)
    mark = plain(" - " if is_open else " + ", MUTED) + (plain("*", "$accent bold") if every else plain(" "))
    count = words.days_open(one.open_count)
    if roomy and one.promise.ran_out(today):  # where it is narrow, only the row above says so
        count = words.ended(count)
    keys = words.group_keys(is_open=is_open, asks=bool(open_ones))
    beneath = (plain(keys, MUTED),)
    row = Row(one_line(act), mark=mark, value=value, wrap=True, whole=True, beneath=beneath)
    if roomy:
        return [row._replace(right=plain(f"{count}   ", MUTED) + days)]
    return [row._replace(under=plain(f"{count}  ", MUTED) + days)]


def week_rows(view: Today, *, grid: bool = True) -> list[Row]:
    """This week as a grid, a row a promise, with what its signs mean; without `grid` one row of all promises. Nothing
    where nothing asks in it."""
    if not view.grid:
        return []
    names = " ".join(dates.DAYS_TWO[(view.week_begins.weekday() + n) % 7] for n in range(7))
    rows = [Row(), Row(left=plain(words.WEEK, MUTED), right=plain(names, MUTED), whole=True)]
    if not grid:
        return [*rows, _days(plain(words.ALL_PROMISES, MUTED), view.week)]
    rows += [_days(one_line(promise.act), promise.days) for promise in view.grid[:MOST_OF_WEEK]]
    if (more := len(view.grid) - MOST_OF_WEEK) > 0:
        rows.append(note(words.more_of_week(more)))
    return [*rows, note(whole_items(words.LEGEND))]


def _days(name: Content, days: Sequence[DayState]) -> Row:
    return Row(left=name, right=_signs(days), mark=plain("  "), whole=True, wrap=True)


def _signs(days: Sequence[DayState]) -> Content:
    """Seven days under the names of weekdays of two letters."""
    return Content("  ").join(day_sign(state) for state in days) + plain(" ")
