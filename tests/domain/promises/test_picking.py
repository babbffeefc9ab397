"""The key that picks all: one promise, then all that is open from before, then none."""

from __future__ import annotations

from datetime import date, timedelta

from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import Mark, MarkKind
from workbook.domain.promises.picking import picked_next
from workbook.domain.promises.promise import Promise, Term

TODAY = date(2026, 11, 21)


def due(promise: str, back: int, kind: MarkKind | None = None) -> Due:
    on = TODAY - timedelta(days=back)
    begun = TODAY - timedelta(days=30)
    made = Promise(promise, begun, (Term(begun, DAILY, "Ring"),))
    mark = Mark(promise, on, kind, TODAY) if kind else None
    return Due(made, on, mark=mark)


HOME, AWAY, KEPT, CALL, CALL_TODAY = (
    due("home", 0), due("home", 1), due("home", 2, "kept"), due("call", 3), due("call", 0),
)  # fmt: skip
ALL = [HOME, AWAY, KEPT, CALL, CALL_TODAY]


def keys(*dues: Due) -> set[str]:
    return {one.key for one in dues}


def test_first_its_own_then_all_from_before_then_none() -> None:
    own = picked_next(ALL, set(), "home", TODAY, earlier=False)
    assert own == keys(HOME, AWAY)
    every = picked_next(ALL, own, "home", TODAY, earlier=False)
    assert every == keys(HOME, AWAY, CALL)
    assert picked_next(ALL, every, "home", TODAY, earlier=False) == set()


def test_the_row_of_earlier_days_picks_none_of_today() -> None:
    own = picked_next(ALL, set(), "home", TODAY, earlier=True)
    assert own == keys(AWAY)
    assert picked_next(ALL, own, "home", TODAY, earlier=True) == keys(AWAY, CALL)


def test_some_of_its_own_are_filled_up_first() -> None:
    assert picked_next(ALL, keys(AWAY, CALL), "home", TODAY, earlier=False) == keys(HOME, AWAY)
