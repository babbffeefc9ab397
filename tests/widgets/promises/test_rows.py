"""The rows of the list of promises, from values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.due import Due
from workbook.domain.promises.entry import Entry
from workbook.domain.promises.mark import Mark, MarkKind
from workbook.domain.promises.promise import Promise, Term
from workbook.domain.promises.summary import summary_of
from workbook.widgets.common.row_list import Row
from workbook.widgets.promises.rows import FEW, list_rows

TODAY = date(2026, 11, 21)  # a Saturday
KINDS: tuple[MarkKind, ...] = ("kept", "missed", "late", "not applicable", "kept", "kept")


def entry(id: str = "p", since: int = 5, cadence: Cadence = DAILY) -> Entry:
    start = TODAY - timedelta(days=since)
    promise = Promise(id, start, (Term(start, cadence, "Be home by six"),))
    days = [start + timedelta(days=n) for n in range(since)]
    marks = [Mark(id, day, kind, day) for day, kind in zip(days, KINDS, strict=False)]
    return Entry(summary_of(promise, marks, TODAY), marks, None, TODAY)


def about(found: list[Entry], width: int) -> Row:
    line = list_rows(found, TODAY, width=width)[2]
    return line if isinstance(line, Row) else line.row()


def test_two_weeks_stand_on_the_row_of_a_promise_blank_before_it_was_made() -> None:
    assert about([entry()], 80).right.plain.split() == ["●", "○", "◐", "·", "●", "▫"]
    assert about([entry()], 80).right.cell_length == 27
    assert about([entry()], 46).right.plain == " " * 8 + "●○◐·●▫"


def test_where_the_days_of_one_have_no_room_apart_those_of_all_stand_close() -> None:
    often = entry("q", cadence=Cadence("weekdays", weekdays=(0, 2, 4)))
    assert about([entry(), often], 66).right.cell_length == 27
    private = replace(often, standing=replace(often.standing, promise=replace(often.promise, shown=False)))
    assert about([entry(), private], 66).right.cell_length == 14


def test_words_are_cut_last() -> None:
    narrow = about([entry()], 25)
    assert (narrow.right.plain.strip(), narrow.wrap, narrow.whole) == ("●○◐·●▫", True, True)
    many = about([entry(str(n)) for n in range(FEW + 1)], 25)
    assert many.right.plain.strip() == "●○◐·●▫"


def test_weekdays_on_end_are_said_short_and_what_was_kept_stands_beside_the_name() -> None:
    found = entry(cadence=Cadence("weekdays", weekdays=(0, 1, 2, 3, 4, 5)))
    assert about([found], 80).left.plain.strip() == "Mon–Sat"
    first = list_rows([found], TODAY, width=80)[1]
    assert isinstance(first, Row)
    assert first.right.plain == "2 of 4"


def test_what_is_due_now_stands_whole_before_what_was_kept() -> None:
    found = entry(cadence=Cadence("per_week", number=2), since=4)
    found = replace(found, current=Due(found.promise, TODAY))
    for width, said in ((120, "this week · "), (50, "this week")):
        row = list_rows([found], TODAY, width=width)[1]
        assert isinstance(row, Row)
        assert said in row.right.plain
        assert row.whole or row.right.cell_length <= width // 3
    assert row.right.plain.endswith("this week")
