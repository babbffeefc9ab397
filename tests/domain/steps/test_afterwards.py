"""What comes one, three, six and twelve months after the last step."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from workbook.content.book import load
from workbook.domain.steps.afterwards import SHOWN_DAYS, after_the_end, months_after
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
