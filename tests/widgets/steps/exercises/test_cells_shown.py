"""A cell as it stands in a table."""

from datetime import date

from workbook.domain.steps.exercises import Column
from workbook.widgets.steps.exercises.cells import shown

UNTIL = Column("until", "Until", "date")


def test_what_was_agreed_until_a_day_says_that_it_ended_once_the_day_has_passed() -> None:
    assert shown(UNTIL, "2026-12-15", ends_before=date(2026, 12, 15)).plain == "Tue 15 Dec"
    assert shown(UNTIL, "2026-12-15", ends_before=date(2026, 12, 16)).plain == "ended Tue 15 Dec"
    assert shown(UNTIL, "2026-12-15").plain == "Tue 15 Dec"
    assert shown(Column("what", "What"), "2026-12-15", ends_before=date(2027, 1, 1)).plain == "2026-12-15"
