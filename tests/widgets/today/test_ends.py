"""What a day says of promises that end by themselves."""

from dataclasses import replace
from datetime import date, timedelta

from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.ends import end_said
from workbook.domain.promises.promise import Promise, Term, coming, ended
from workbook.domain.promises.today import today_of
from workbook.widgets.today.rows import promise_rows
from workbook.words.promises import promise as said

FRIDAY = date(2026, 11, 20)
LAST = FRIDAY + timedelta(days=28)
FRIDAYS = Cadence("weekdays", (4,))
STATEMENT = Promise("a", FRIDAY, (Term(FRIDAY, FRIDAYS, "Lay the statement on the table", until=LAST),))


def on(days: int, *promises: Promise) -> list[str]:
    """What the page of that day shows of its promises; no mark was ever made."""
    view = today_of(promises or (STATEMENT,), {}, FRIDAY + timedelta(days=days))
    rows = promise_rows(view, has_promises=view.day <= LAST)
    return [f"{row.left.plain}|{row.right.plain or row.under.plain}" for row in rows]


def test_its_end_stands_on_every_day_until_then_and_is_said_once_it_has_passed() -> None:
    assert "Lay the statement on the table|ends 18 Dec" in on(0), "on a day on which it asks"
    assert "Lay the statement on the table|ends 18 Dec" in on(3), "and on one on which it does not"
    assert "Lay the statement on the table|ends today" in on(28)
    after = on(29)
    assert "Lay the statement on the table|ended yesterday, as agreed" in after
    assert not any("belongs here" in row for row in after), "not as if there had never been one"
    assert any("days open · ended" in row for row in on(29)), "what is open from before, as in the shell"
    assert "Lay the statement on the table|ended on 18 Dec, as agreed" in on(35)
    assert not any("statement" in row for row in on(36))


def test_only_of_one_that_ends_by_itself() -> None:
    day = FRIDAY + timedelta(days=3)
    endless = replace(STATEMENT, terms=(replace(STATEMENT.terms[0], until=None),))
    once = replace(STATEMENT, terms=(replace(STATEMENT.terms[0], cadence=Cadence("once", on=LAST)),))
    for promise in (endless, once, ended(STATEMENT, "put down", day, agreed=False)):
        assert end_said(promise, day) is None
    assert end_said(STATEMENT, FRIDAY - timedelta(days=1)) is None, "it has not begun"
    daily = replace(STATEMENT, terms=(replace(STATEMENT.terms[0], cadence=DAILY),))
    assert sum("statement" in row and "ends" in row for row in on(3, daily)) == 1, "said beside what is due, not twice"


def test_a_list_says_it_from_the_first_day_on() -> None:
    assert said.pending(coming(STATEMENT, FRIDAY), FRIDAY) == ["ends 18 Dec"]
