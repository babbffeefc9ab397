"""Marking a due: what may be said on which day, moving it, and events."""

from datetime import date, timedelta

import pytest

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.due import Due
from workbook.domain.promises.mark import MOST_A_DAY, Mark, MarkKind
from workbook.domain.promises.marking import event, marked, moved, noted, noticed, taken_back
from workbook.domain.promises.promise import Promise, Term

TODAY = date(2026, 11, 16)
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def promise(cadence: Cadence = DAILY, until: date | None = None) -> Promise:
    start = TODAY - timedelta(days=10)
    return Promise("p", start, (Term(start, cadence, "Ring", until=until),))


def open_mark(day: date, nth: int = 1) -> Mark:
    return Mark("p", day, "open", day, nth)


def test_of_a_day_to_come_only_not_applicable_can_be_said() -> None:
    due = Due(promise(), AFTER)
    assert marked(due, "not applicable", TODAY, "").kind == "not applicable"
    for kind in ("kept", "late", "missed"):
        with pytest.raises(WorkbookError, match="has not come yet"):
            marked(due, kind, TODAY, "")


@pytest.mark.parametrize("due", [Due(promise(Cadence("once", on=AFTER)), AFTER), Due(promise(), AFTER, nth=2)])
def test_what_was_promised_for_one_day_may_be_kept_before_it(due: Due) -> None:
    assert marked(due, "kept", TODAY, "sooner").note == "sooner"
    with pytest.raises(WorkbookError, match="has not come yet"):
        marked(due, "missed", TODAY, "")


def test_a_mark_keeps_the_earlier_one_behind_it() -> None:
    first = Mark("p", TODAY, "missed", TODAY)
    assert marked(Due(promise(), TODAY, mark=first), "late", TODAY, "").earlier == (first,)


def test_a_moved_due_is_open_on_the_other_day_beside_the_one_that_is_there() -> None:
    here, there = moved(Due(promise(), TODAY), AFTER, TODAY, "agreed", [])
    assert (here.kind, here.moved_to, here.note) == ("renegotiated", AFTER, "agreed")
    assert there == Mark("p", AFTER, "open", TODAY, 2, moved_from=TODAY)
    _, there = moved(Due(promise(), TODAY), AFTER, TODAY, "", [open_mark(AFTER, 4), open_mark(TODAY, 9)])
    assert there.nth == 5


@pytest.mark.parametrize("kind", ["kept", "late", "missed", "not applicable"])
def test_what_was_moved_has_its_one_mark_on_the_other_day(kind: MarkKind) -> None:
    here, there = moved(Due(promise(), TODAY), AFTER, TODAY, "", [])
    with pytest.raises(WorkbookError, match=f"moved to {AFTER}"):
        marked(Due(promise(), TODAY, mark=here), kind, TODAY, "")
    assert marked(Due(promise(), AFTER, 2, there), kind, AFTER, "").moved_from == TODAY


@pytest.mark.parametrize(
    ("due", "to", "error", "tells"),
    [
        (Due(promise(), BEFORE), AFTER, WorkbookError, "Its day has passed"),
        (Due(promise(), TODAY, mark=Mark("p", TODAY, "kept", TODAY)), AFTER, WorkbookError, "has its mark already"),
        (Due(promise(), TODAY), BEFORE, UsageError, "today or a later day only"),
        (Due(promise(), TODAY), TODAY, UsageError, "is due already"),
        (Due(promise(), TODAY), TODAY + timedelta(days=60 * 366), UsageError, "fifty years"),
    ],
)
def test_what_cannot_be_moved(due: Due, to: date, error: type[Exception], tells: str) -> None:
    with pytest.raises(error, match=tells):
        moved(due, to, TODAY, "", [])


def test_events_of_one_day_are_numbered_and_it_holds_so_many() -> None:
    assert event(promise(WHENEVER), TODAY, TODAY, "", []).nth == 1
    assert event(promise(WHENEVER), TODAY, TODAY, "", [open_mark(TODAY), open_mark(BEFORE, 7)]).nth == 2
    with pytest.raises(WorkbookError, match="as many events"):
        event(promise(WHENEVER), TODAY, TODAY, "", [open_mark(TODAY, MOST_A_DAY)])
    with pytest.raises(WorkbookError, match="as many events"):
        moved(Due(promise(), TODAY), AFTER, TODAY, "", [open_mark(AFTER, MOST_A_DAY)])


@pytest.mark.parametrize(
    ("of", "day", "tells"),
    [
        (promise(), TODAY, "Only a promise for “whenever”"),
        (promise(WHENEVER), AFTER, "has not come yet"),
        (promise(WHENEVER), TODAY - timedelta(days=11), "had not begun"),
        (promise(WHENEVER, until=BEFORE), TODAY, "was over"),
    ],
)
def test_what_is_no_event(of: Promise, day: date, tells: str) -> None:
    with pytest.raises(WorkbookError, match=tells):
        event(of, day, TODAY, "", [])


def test_the_others_word_and_a_note_leave_the_mark_as_it_is() -> None:
    kept = Mark("p", TODAY, "kept", TODAY)
    assert noticed(Due(promise(), TODAY, mark=kept), "noticed", TODAY).kind == "kept"
    assert noticed(Due(promise(), TODAY), "not yet", TODAY).kind == "open"
    assert noted(Due(promise(), TODAY, mark=kept), "late train") == Mark("p", TODAY, "kept", TODAY, note="late train")
    with pytest.raises(WorkbookError, match="no mark"):
        noted(Due(promise(), TODAY), "late train")


def test_a_mark_of_today_is_taken_back_and_a_record_stays_only_where_it_is_needed() -> None:
    kept = Mark("p", TODAY, "kept", TODAY)
    assert taken_back(Due(promise(), TODAY, mark=kept), TODAY) is None
    happened = taken_back(Due(promise(WHENEVER), TODAY, mark=kept), TODAY)
    assert happened is not None
    assert happened.kind == "open"
    with pytest.raises(WorkbookError, match="no mark"):
        taken_back(Due(promise(), TODAY), TODAY)
