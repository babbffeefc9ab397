"""What comes one, three, six and twelve months after the last step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbook.content.book import load
from workbook.domain.steps.afterwards import SHOWN_DAYS, after_the_end, asked, months_after, worked_through
from workbook.domain.steps.next_step import States
from workbook.domain.steps.programme import After
from workbook.paths import content_folder

AFTER = load(content_folder()).programme.after
ENDED = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("months", "day"),
    [(1, date(2026, 12, 30)), (3, date(2027, 2, 28)), (6, date(2027, 5, 30)), (12, date(2027, 11, 30))],
)
def test_each_comes_on_its_day_and_passes_without_a_word(months: int, day: date) -> None:
    assert months_after(ENDED, months) == day
    assert after_the_end(AFTER, ENDED, day - timedelta(days=1)) is None
    found = after_the_end(AFTER, ENDED, day)
    assert found is not None
    assert found.months == months
    assert after_the_end(AFTER, ENDED, day + timedelta(days=SHOWN_DAYS - 1)) == found
    assert after_the_end(AFTER, ENDED, day + timedelta(days=SHOWN_DAYS)) is None


def test_what_is_read_again_is_there() -> None:
    book = load(content_folder())
    assert [one.months for one in AFTER] == [1, 3, 6, 12]
    for one in AFTER:
        step, _, exercise = one.reread.partition("/")
        assert book.step(step).exercise(exercise).stored


@pytest.mark.parametrize("one", AFTER, ids=lambda one: str(one.months))
def test_what_is_asked_has_something_to_be_asked_of(one: After) -> None:
    step, _, exercise = one.reread.partition("/")
    written: States = {(step, exercise): ("done", 1.0)}
    for states in ({}, {(step, exercise): ("not now", 1.0)}):
        assert asked(one, states, lambda _: False, promises=False) is None
        bare = asked(one, states, lambda _: False, promises=True)
        assert bare is not None
        assert (bare.reread, bare.questions) == ("", (one.promises,) if one.promises else ())
    assert asked(one, written, lambda _: True, promises=False) is None, "what may be more than wording is not put anew"
    found = asked(one, written, lambda _: False, promises=False)
    assert found is not None
    assert (found.reread, found.questions) == (one.reread, (one.question,))
    assert "promise" not in one.question


def test_the_book_was_worked_through_where_something_was_done_in_each_step_that_was_touched() -> None:
    ids = ("a", "b", "c")
    assert not worked_through(ids, {})
    assert not worked_through(ids, {("a", "x"): ("not now", 1.0), ("b", "y"): ("done", 1.0)})
    mixed: States = {("a", "x"): ("not now", 1.0), ("a", "y"): ("done", 1.0), ("elsewhere", "z"): ("not now", 2.0)}
    assert worked_through(ids, mixed)
