"""Promises in the notebook: every verb is one change, can be undone, and survives being opened again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NoReturn

import pytest

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import MOST_A_DAY, due_key
from workbook.domain.promises.promise import ME, Promise
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import MarkTables

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = Notebook.open(tmp_path, sync=False)
    yield book
    book.close()


def made(notebook: Notebook, cadence: Cadence = DAILY, act: str = "Home by 18:30", today: date = TODAY) -> Promise:
    return notebook.promises.add(Draft(act, cadence, minutes=10), today)


def key(promise: Promise, day: date = TODAY, nth: int = 1) -> str:
    return due_key(promise.id, day, nth)


def labels(notebook: Notebook) -> list[str]:
    return [entry.label for entry in notebook.history()]


def test_a_promise_is_found_again_when_the_workbook_is_opened_again(notebook: Notebook, tmp_path: Path) -> None:
    draft = Draft(
        "Ring", Cadence("every_days", number=3), "at noon", "a line", "it rings", None, TODAY, TODAY, "o", "p", "n", 5
    )
    promise = notebook.promises.add(replace(draft, until=TODAY + timedelta(days=9)), TODAY)
    again = Notebook.open(tmp_path)
    assert again.promises.all() == [promise]
    assert again.promises.get(promise.id) == promise
    again.close()


def test_text_is_cleaned_on_its_way_in(notebook: Notebook) -> None:
    promise = notebook.promises.add(Draft("Home\nby\x1b[31m 18:30\u202e ", cue="  when\nit closes "), TODAY)
    assert promise.terms[0].act == "Home by 18:30"
    assert promise.cue == "when it closes"


def test_what_cannot_be_promised_leaves_nothing_behind(notebook: Notebook, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        notebook.promises.add(Draft("\n\t "), TODAY)
    assert not (tmp_path / "workbook.json").exists()


def test_marks_of_several_dues_are_one_change(notebook: Notebook) -> None:
    one, two = made(notebook), made(notebook, act="Phone away")
    notebook.promises.mark([key(one), key(two)], "kept", TODAY, by=ME)
    assert labels(notebook)[0] == "Marked “Home by 18:30” and 1 more kept"
    assert notebook.promises.today(TODAY).open_count == 0
    notebook.undo()
    assert notebook.promises.today(TODAY).open_count == 2
    notebook.redo()
    assert [mark.kind for mark in notebook.promises.marks().values()] == ["kept", "kept"]


def test_a_label_names_the_act(notebook: Notebook) -> None:
    promise = made(notebook, act="Home by 18:30 with everything that was on the list")
    notebook.promises.mark([key(promise)], "late", TODAY, by=ME)
    assert labels(notebook) == [
        "Marked “Home by 18:30 with everything that was…” kept late",
        "Made the promise “Home by 18:30 with everything that was…”",
    ]


def test_the_same_due_marked_twice_counts_once_and_the_earlier_mark_is_kept_behind(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "missed", TODAY, "forgot", by=ME)
    notebook.promises.mark([key(promise)], "kept", TOMORROW, by=ME)
    [mark] = notebook.promises.marks_of(promise.id)
    [behind] = mark.earlier
    assert (mark.kind, mark.marked_on) == ("kept", TOMORROW)
    assert (behind.kind, behind.marked_on, behind.note) == ("missed", TODAY, "forgot")
    before = len(labels(notebook))
    notebook.promises.mark([key(promise)], "kept", TOMORROW, by=ME)
    assert len(labels(notebook)) == before


def test_one_due_that_cannot_be_marked_takes_back_the_others(notebook: Notebook) -> None:
    promise = made(notebook)
    with pytest.raises(WorkbookError, match="not come yet"):
        notebook.promises.mark([key(promise), key(promise, TOMORROW)], "kept", TODAY, by=ME)
    assert notebook.promises.marks_of(promise.id) == []


@pytest.mark.parametrize("wrong", ["", "x", "x.y", "x.2026-11-21", "x.2026-11-21.a"])
def test_a_key_that_is_none_is_not_found(notebook: Notebook, wrong: str) -> None:
    with pytest.raises(NotFoundError):
        notebook.promises.mark([wrong], "kept", TODAY, by=ME)


def test_a_day_that_was_no_due_is_refused(notebook: Notebook) -> None:
    promise = made(notebook, Cadence("weekdays", (0,)))
    with pytest.raises(WorkbookError, match="not due on that day"):
        notebook.promises.due_on(promise.id, TODAY, TODAY)
    with pytest.raises(NotFoundError):
        notebook.promises.due(key(promise), TODAY)


def test_what_was_promised_by_a_date_can_be_kept_before_it(notebook: Notebook) -> None:
    promise = made(notebook, Cadence("once", on=TOMORROW))
    notebook.promises.mark([key(promise, TOMORROW)], "kept", TODAY, by=ME)
    with pytest.raises(WorkbookError, match="not come yet"):
        notebook.promises.mark([key(promise, TOMORROW)], "missed", TODAY, by=ME)
    assert not notebook.promises.any_open(TOMORROW)


def test_a_mark_is_taken_back_on_the_day_it_was_made(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "missed", TODAY, by=ME)
    notebook.promises.mark([key(promise)], "kept", TODAY, by=ME)
    notebook.promises.unmark([key(promise)], TODAY, by=ME)
    assert [mark.kind for mark in notebook.promises.marks_of(promise.id)] == ["missed"]
    notebook.promises.unmark([key(promise)], TODAY, by=ME)
    assert notebook.promises.marks_of(promise.id) == []
    with pytest.raises(WorkbookError, match="no mark to take back"):
        notebook.promises.unmark([key(promise)], TODAY, by=ME)
    notebook.undo()
    with pytest.raises(WorkbookError, match="earlier day"):
        notebook.promises.unmark([key(promise)], TOMORROW, by=ME)


def test_a_miss_is_repaired_within_48_hours(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "missed", TODAY, by=ME)
    mark = notebook.promises.repair(key(promise), TODAY + timedelta(days=2), "said it", by=ME)
    assert (mark.kind, mark.note) == ("repaired", "said it")
    assert labels(notebook)[0] == "Repaired “Home by 18:30”"
    notebook.undo()
    with pytest.raises(WorkbookError, match="48 hours"):
        notebook.promises.repair(key(promise), TODAY + timedelta(days=3), by=ME)


def test_a_due_is_moved_before_it_comes(notebook: Notebook) -> None:
    promise = made(notebook, Cadence("once", on=TOMORROW))
    friday = TODAY + timedelta(days=6)
    there = notebook.promises.renegotiate(key(promise, TOMORROW), friday, TODAY, by=ME)
    assert (there.kind, there.on, there.nth, there.moved_from) == ("open", friday, 2, TOMORROW)
    [moved, _] = notebook.promises.marks_of(promise.id)
    assert (moved.kind, moved.moved_to) == ("renegotiated", friday)
    assert [due.on for due in notebook.promises.today(friday).dues] == [friday]
    assert notebook.promises.today(TOMORROW).open_count == 0
    notebook.promises.mark([key(promise, friday, 2)], "kept", friday, by=ME)
    [standing] = notebook.promises.standings(friday + timedelta(days=1))
    assert (standing.state, standing.counts.kept, standing.counts.counted) == ("shelf", 1, 1)
    notebook.undo(), notebook.undo()
    assert notebook.promises.marks_of(promise.id) == []


def test_of_a_daily_promise_one_day_can_be_moved_to_another_that_then_asks_twice(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.renegotiate(key(promise), TOMORROW, TODAY, by=ME)
    assert [(due.on, due.nth) for due in notebook.promises.today(TOMORROW).dues] == [(TOMORROW, 1), (TOMORROW, 2)]


@pytest.mark.parametrize(
    ("to", "today", "error", "tells"),
    [
        (TOMORROW, TOMORROW, WorkbookError, "day has passed"),
        (TODAY, TODAY, UsageError, "due already"),
        (TODAY - timedelta(days=1), TODAY, UsageError, "today or a later day"),
        (date(2190, 1, 1), TODAY, UsageError, "fifty years"),
    ],
)
def test_moves_that_cannot_be(
    notebook: Notebook, to: date, today: date, error: type[WorkbookError], tells: str
) -> None:
    promise = made(notebook)
    with pytest.raises(error, match=tells):
        notebook.promises.renegotiate(key(promise), to, today, by=ME)
    assert notebook.promises.marks_of(promise.id) == []


def test_a_marked_due_is_not_renegotiated(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "missed", TODAY, by=ME)
    with pytest.raises(WorkbookError, match="has its mark already"):
        notebook.promises.renegotiate(key(promise), TOMORROW, TODAY, by=ME)


def test_events_of_a_whenever_promise_are_dues(notebook: Notebook) -> None:
    promise = made(notebook, WHENEVER)
    first = notebook.promises.happened(promise.id, TODAY, TODAY, by=ME)
    second = notebook.promises.happened(promise.id, TODAY, TODAY, by=ME)
    assert (first.nth, second.nth) == (1, 2)
    notebook.promises.mark([key(promise)], "kept", TODAY, by=ME)
    notebook.promises.unmark([key(promise)], TODAY, by=ME)
    assert notebook.promises.today(TODAY).open_count == 2
    for _ in range(MOST_A_DAY - 2):
        notebook.promises.happened(promise.id, TODAY, TODAY, by=ME)
    with pytest.raises(WorkbookError, match="as many events"):
        notebook.promises.happened(promise.id, TODAY, TODAY, by=ME)


def test_events_that_cannot_be(notebook: Notebook) -> None:
    daily, whenever = made(notebook), made(notebook, WHENEVER)
    with pytest.raises(WorkbookError, match="whenever"):
        notebook.promises.happened(daily.id, TODAY, TODAY, by=ME)
    with pytest.raises(WorkbookError, match="not come yet"):
        notebook.promises.happened(whenever.id, TOMORROW, TODAY, by=ME)
    with pytest.raises(WorkbookError, match="not begun"):
        notebook.promises.happened(whenever.id, TODAY - timedelta(days=1), TODAY, by=ME)


def test_the_partners_word_changes_no_mark(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.noticed(key(promise), "noticed", TODAY, by="partner")
    assert notebook.promises.today(TODAY).open_count == 1
    notebook.promises.mark([key(promise)], "kept", TODAY, by=ME)
    notebook.promises.noticed(key(promise), "rather not say", TODAY, by="partner")
    [mark] = notebook.promises.marks_of(promise.id)
    with pytest.raises(WorkbookError, match="said by the other one"):
        notebook.promises.noticed(key(promise), "noticed", TODAY, by=ME)
    assert (mark.kind, mark.noticed) == ("kept", "rather not say")
    assert "Home" not in labels(notebook)[0]


def test_an_easing_waits_and_old_dues_stay(notebook: Notebook) -> None:
    promise = made(notebook, today=TODAY - timedelta(days=10))
    before = [due.on for due in notebook.promises.today(TODAY).before]
    rarer = replace(promise.terms[0], cadence=Cadence("monthly", number=1))
    changed = notebook.promises.amend(promise.id, TODAY, by=ME, term=rarer)
    assert changed.terms[-1].since == TODAY + timedelta(days=7)
    notebook.promises.amend(promise.id, TODAY, by=ME, term=rarer, agreed=True)
    assert [due.on for due in notebook.promises.today(TODAY).before] == before
    assert notebook.promises.today(TODAY).dues == ()


def test_changing_over_somebody_elses_change_is_a_conflict(notebook: Notebook, tmp_path: Path) -> None:
    promise = made(notebook)
    other = Notebook.open(tmp_path, sync=False)
    other.promises.amend(promise.id, TODAY, by=ME, cue="when the office closes")
    with pytest.raises(Conflict):
        notebook.promises.amend(
            promise.id, TODAY, by=ME, term=replace(promise.terms[0], act="Home"), expect=promise.revision
        )
    assert notebook.promises.get(promise.id).cue == "when the office closes"
    other.close()


def test_marks_of_two_processes_are_both_kept(notebook: Notebook, tmp_path: Path) -> None:
    one, two = made(notebook), made(notebook, act="Phone away")
    other = Notebook.open(tmp_path, sync=False)
    assert other.promises.today(TODAY).open_count == 2
    notebook.promises.mark([key(one)], "kept", TODAY, by=ME)
    other.promises.mark([key(two)], "kept", TODAY, by=ME)
    other.promises.mark([key(one)], "late", TODAY, by=ME)
    assert notebook.promises.today(TODAY).open_count == 0
    [mark] = notebook.promises.marks_of(one.id)
    assert (mark.kind, mark.earlier[0].kind) == ("late", "kept")
    other.close()


def test_ending_pausing_and_taking_up_again(notebook: Notebook) -> None:
    promise = made(notebook, today=TODAY - timedelta(days=9))
    notebook.promises.pause(promise.id, TODAY, TOMORROW, TODAY, by=ME)
    assert notebook.promises.today(TODAY).dues == ()
    notebook.promises.resume(promise.id, TODAY, by=ME)
    with pytest.raises(WorkbookError, match="not away"):
        notebook.promises.resume(promise.id, TODAY, by=ME)
    assert notebook.promises.end(promise.id, "put down", TODAY, by=ME).last_day == TODAY + timedelta(days=6)
    notebook.promises.end(promise.id, "finished", TODAY, agreed=True, by=ME)
    with pytest.raises(WorkbookError, match="on the shelf already"):
        notebook.promises.end(promise.id, "finished", TODAY, by=ME)
    assert labels(notebook)[:2] == ["Finished “Home by 18:30”", "Put down “Home by 18:30”"]
    assert notebook.promises.standings(TODAY)[0].state == "shelf"


def test_beyond_what_a_week_carries_is_said_and_not_forbidden(notebook: Notebook) -> None:
    for _ in range(3):
        assert notebook.carrying.beyond(Draft("Ring"), TODAY) is None
        made(notebook)
    load = notebook.carrying.beyond(Draft("Ring"), TODAY)
    assert load is not None
    assert load.promises == 4
    notebook.settings.change(capacity_number=9, capacity_minutes=200)
    assert notebook.carrying.beyond(Draft("Ring"), TODAY) is not None


def test_what_a_week_carries_counts_the_promises_of_whoever_makes_one(notebook: Notebook) -> None:
    for _ in range(3):
        notebook.promises.add(Draft("Ring", person="partner"), TODAY)
    assert notebook.carrying.beyond(Draft("Ring"), TODAY) is None
    load = notebook.carrying.beyond(Draft("Ring", person="partner"), TODAY)
    assert load is not None
    assert load.promises == 4
    made(notebook)
    assert notebook.carrying.load(TODAY, ME).promises == 1
    assert notebook.carrying.load(TODAY, "partner").promises == 3


def test_a_review_date_can_be_moved(notebook: Notebook) -> None:
    promise = made(notebook)
    assert notebook.promises.amend(promise.id, TODAY, by=ME, review_on=TOMORROW).review_on == TOMORROW
    with pytest.raises(UsageError, match="passed"):
        notebook.promises.amend(promise.id, TODAY, by=ME, review_on=TODAY - timedelta(days=1))


def test_a_damaged_mark_is_set_aside_and_the_rest_opens(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "kept", TODAY, by=ME)
    with notebook.change("broken by hand") as change:
        change.put("marks_2026", "x.2026-11-20", {"promise": "x", "on": "2026-11-20", "kind": "great", "marked_on": ""})
    assert list(notebook.promises.marks()) == [key(promise)]
    assert notebook.promises.today(TODAY).open_count == 0


def test_marks_lie_in_the_table_of_their_year_and_leave_out_the_usual(notebook: Notebook) -> None:
    promise = made(notebook, today=date(2026, 12, 31))
    notebook.promises.mark([key(promise, date(2026, 12, 31))], "kept", date(2027, 1, 1), by=ME)
    notebook.promises.mark([key(promise, date(2027, 1, 1))], "kept", date(2027, 1, 1), by=ME)
    assert notebook.tables("marks_") == ("marks_2026", "marks_2027")
    document = notebook.get("marks_2026", key(promise, date(2026, 12, 31)))
    assert document == {
        "promise": promise.id, "on": "2026-12-31", "kind": "kept", "marked_on": "2027-01-01", "revision": 1
    }  # fmt: skip


def test_the_week_begins_on_the_day_in_the_settings(notebook: Notebook) -> None:
    notebook.settings.change(week_start=6)
    assert notebook.promises.today(TODAY).week_begins == date(2026, 11, 15)


def test_only_its_maker_marks_or_changes_a_promise_and_the_refusal_says_whose_it_is(notebook: Notebook) -> None:
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    theirs = notebook.promises.add(Draft("Say it the same day", DAILY, person="partner"), TODAY)
    event = notebook.promises.add(Draft("Ring when late", WHENEVER, person="partner"), TODAY)
    notebook.promises.mark([key(theirs)], "missed", TODAY, by="partner")
    before = (notebook.promises.marks_of(theirs.id), notebook.promises.all(), len(notebook.history()))
    act = notebook.promises
    for refused in (
        lambda: act.mark([key(theirs)], "kept", TODAY, by=ME),
        lambda: act.unmark([key(theirs)], TODAY, by=ME),
        lambda: act.repair(key(theirs), TODAY, by=ME),
        lambda: act.renegotiate(key(theirs), TOMORROW, TODAY, by=ME),
        lambda: act.happened(event.id, TODAY, TODAY, by=ME),
        lambda: act.note(key(theirs), "words", TODAY, by=ME),
        lambda: act.amend(theirs.id, TODAY, by=ME, cue="when it rains"),
        lambda: act.end(theirs.id, "put down", TODAY, by=ME),
        lambda: act.pause(theirs.id, TODAY, TOMORROW, TODAY, by=ME),
        lambda: act.resume(theirs.id, TODAY, by=ME),
    ):
        with pytest.raises(WorkbookError, match="Alex’s promise"):
            refused()
    assert (notebook.promises.marks_of(theirs.id), notebook.promises.all(), len(notebook.history())) == before
    assert notebook.promises.noticed(key(theirs), "noticed", TODAY, by=ME).kind == "missed"


def test_promises_made_before_anybody_had_a_name_belong_to_the_one_rebuilding(notebook: Notebook) -> None:
    promise = made(notebook)
    notebook.people.name("partner", "Alex")
    notebook.people.name("rebuilding", "Sam")
    with pytest.raises(WorkbookError, match="Sam’s promise"):
        notebook.promises.mark([key(promise)], "kept", TODAY, by="partner")
    assert notebook.promises.mark([key(promise)], "kept", TODAY, by="rebuilding")[0].kind == "kept"


def test_marks_of_another_process_of_undo_and_within_a_change_are_seen_at_once(
    notebook: Notebook, tmp_path: Path
) -> None:
    promise = made(notebook, today=TODAY - timedelta(days=400))
    old, new = key(promise, TODAY - timedelta(days=390)), key(promise)

    def kinds() -> list[str]:
        open_before = notebook.promises.today(TODAY).before_count
        marks = notebook.promises.marks_of(promise.id)
        assert open_before == 400 - sum(mark.on < TODAY for mark in marks)
        assert marks == sorted(marks, key=lambda mark: mark.on)
        return [mark.kind for mark in marks]

    assert kinds() == []
    other = Notebook.open(tmp_path, sync=False)
    other.promises.mark([new], "kept", TODAY, by=ME)
    assert kinds() == ["kept"]
    other.promises.mark([old], "missed", TODAY, by=ME)
    other.close()
    assert kinds() == ["missed", "kept"]
    with notebook.change("Both"):
        notebook.promises.mark([old], "late", TODAY, by=ME)
        assert kinds() == ["late", "kept"]
    notebook.undo()
    assert kinds() == ["missed", "kept"]


def test_before_the_first_paint_the_marks_of_all_years_are_not_read(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    promise = made(notebook)
    notebook.promises.mark([key(promise)], "kept", TODAY, by=ME)

    def all_of_them(_: MarkTables) -> NoReturn:
        raise AssertionError("every mark was read")

    monkeypatch.setattr(MarkTables, "groups", all_of_them)
    fresh = type(notebook.promises)(notebook, notebook.settings, notebook.people)
    assert fresh.today(TODAY, ME).open_count == 0
    assert fresh.any_open(TODAY, ME)
