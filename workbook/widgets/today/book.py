"""The rows of Today that lead elsewhere: what is looked back on, the next step, what the other one shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.widgets.common.row_list import Row, note
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.today.rows import MUTED, heading
from workbook.widgets.today.values import Door, LookBackRow, WayRow
from workbook.words.common import dates, signs
from workbook.words.today import screen as words

if TYPE_CHECKING:
    from workbook.domain.steps.afterwards import Asked
    from workbook.domain.steps.next_step import NextStep
    from workbook.domain.steps.shown import ShownLine

MOST_REVIEWS = 5


def review_rows(reviews: Sequence[tuple[LookBackRow | WayRow, str, date]], today: date) -> list[Row]:
    """What is to be looked back on: where, in words, since when; nothing at all where there is nothing."""
    if not reviews:
        return []
    rows = [heading(words.LOOK_BACK)]
    for row, what, on in reviews[:MOST_REVIEWS]:
        when = plain(dates.near_date(on, today), MUTED)
        rows.append(Row(left=one_line(what), right=when, mark=plain(f"{signs.HELD} "), value=row, wrap=True))
    return [*rows, Row()]


def step_rows(step: NextStep | None, begun: bool, sitting: str = "", *, worked: bool = True) -> list[Row]:
    """The next small step, one row to open it, and the next sitting where one is set. `worked`: was all of the book
    worked through, where there is no next step?"""
    rows = [heading(words.NEXT)]
    if step is None:
        rows += [note(words.BOOK_DONE), note(words.REREAD)] if worked else [note(words.BOOK_SET_ASIDE)]
    else:
        rows.append(note(step.step_title, ""))
        rows.append(note(words.step_place(step.number, step.of, step.exercise_title)))
        rows.append(
            Row(
                left=plain(words.CONTINUE if begun else words.BEGIN, "$accent bold"),
                right=plain(words.about(step.minutes), MUTED),
                value=WayRow("steps", f"{step.step}/{step.exercise}"),
            )
        )
    if sitting:
        rows.append(note(words.sitting(sitting)))
    return rows


def after_rows(asked: Asked) -> list[Row]:
    """Some months after the last step: what is asked, and the way to what is read again, which is looked at and not
    written in, and to the promises."""
    found = [Row(), heading(words.months_on(asked.months)), *(note(question, "") for question in asked.questions)]
    if asked.reread:
        way = WayRow("steps", asked.reread, begin=False)
        found.append(Row(left=plain(words.READ_AGAIN, "$accent bold"), value=way))
    if asked.promises:
        found.append(Row(left=plain(words.RENEW, "$accent bold"), value=WayRow("promises")))
    return found


def shown_rows(name: str, lines: Sequence[ShownLine]) -> list[Row]:
    """The way to what the other one shows; the words themselves do not stand here. Nothing where there is nothing."""
    if not lines:
        return []
    unread = sum(line.seen is None for line in lines)
    left = plain(words.READ_SHOWN, "$accent bold" if unread else MUTED)
    right = plain(words.lines(unread or len(lines), unread=bool(unread)), MUTED)
    found = [heading(words.shows_you(name)), Row(left=left, right=right, value=Door.SHOWN)]
    return [*found, Row()] if unread else [Row(), *found]


def again_rows(step: str) -> list[Row]:
    """The way to the page for when it has happened again; quiet, and on every day. `step` "": there is none."""
    return [Row(), Row(left=plain(words.AGAIN, MUTED), value=WayRow("steps", step))] if step else []


def own_rows(title: str, first: str, sitting: str = "") -> list[Row]:
    """For somebody who is not rebuilding: the door to their own pages, the same on every day, whether they were there
    or not. `title` and `first` are those pages' title and first step ("": there are none)."""
    rows: list[Row] = []
    if first:
        rows.append(heading(title.upper()))
        rows.append(Row(left=plain(words.OPEN_OWN, "$accent bold"), value=WayRow("steps", first)))
    if sitting:
        rows.append(note(words.sitting(sitting)))
    return rows
