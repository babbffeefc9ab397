"""Promises as iCalendar, read by another implementation (vobject), day for day as the workbook sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, get_args

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.promises.rhythms import by_kind, fixed_of
from tests.export.promises.month import RHYTHMS
from tests.export.promises.test_judges import CADENCES
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence, CadenceKind
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term, changed, ended, paused
from workbook.domain.promises.typed_cadence import parse_cadence
from workbook.export.promises.calendar import Kind, as_calendar

TODAY = date(2026, 11, 21)
STAMP = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
soon = st.dates(TODAY, TODAY + timedelta(days=60))
cadences = fixed_of(by_kind(soon, soon, most=60))


def promise(cadence: Cadence = DAILY, **fields: Any) -> Promise:
    return Promise("01kb", TODAY, (Term(TODAY, cadence, "Home; by 18:30, sharp\\ ok"),), **fields)


def read(one: Promise, *marks: Mark, **options: Any) -> Any:
    return vobject.readOne(as_calendar([one], {one.id: list(marks)}, TODAY, STAMP, **options).decode())


def days(calendar: Any, last: date) -> list[date]:
    found: list[date] = []
    for event in calendar.contents.get("vevent", []):
        rules = event.getrruleset(addRDate=True)
        if rules is None or not event.contents.get("rrule"):
            found.append(event.dtstart.value)
        else:
            found += [day.date() for day in rules.between(datetime(2026, 1, 1), datetime(2031, 1, 1))]
    return sorted(day for day in found if day <= last)


def test_the_month_and_the_other_programs_meet_a_rhythm_of_every_kind_that_has_days() -> None:
    asked = {*get_args(CadenceKind)} - {"per_week", "whenever"}
    assert {parse_cadence(one, TODAY).kind for one in RHYTHMS.values()} >= asked
    assert {one.kind for one in CADENCES.values()} >= asked - {"once", "after"}


@settings(max_examples=60)
@given(cadences, st.integers(0, 400), st.booleans())
def test_another_program_sees_the_same_days(cadence: Cadence, until: int, ends: bool) -> None:
    last = TODAY + timedelta(days=500)
    one = promise(cadence)
    if ends:
        one = replace(one, terms=(replace(one.terms[0], until=TODAY + timedelta(days=until)),))
    assert days(read(one), last) == scheduled(one, TODAY, last)


def test_days_away_and_changed_cadences_are_as_in_the_workbook() -> None:
    one = paused(promise(), TODAY + timedelta(days=3), TODAY + timedelta(days=9), TODAY)
    rarer = replace(one.terms[0], cadence=Cadence("weekdays", (0, 3)))
    one = changed(one, rarer, TODAY + timedelta(days=1), agreed=False)
    last = TODAY + timedelta(days=100)
    assert days(read(one), last) == scheduled(one, TODAY, last)


def test_a_moved_due_stands_on_its_new_day() -> None:
    tomorrow, friday = TODAY + timedelta(days=1), TODAY + timedelta(days=6)
    one = promise(Cadence("once", on=tomorrow))
    moved = Mark("01kb", tomorrow, "renegotiated", TODAY, moved_to=friday)
    there = Mark("01kb", friday, "open", TODAY, 2, moved_from=tomorrow)
    assert days(read(one, moved, there), friday) == [friday]
    daily = read(promise(), moved, there)
    assert days(daily, friday) == sorted([TODAY, *(TODAY + timedelta(days=n) for n in range(2, 7)), friday])


def test_entries_are_neutral_unless_words_are_asked_for() -> None:
    plain = as_calendar([promise(cue="when the office closes")], {}, TODAY, STAMP).decode()
    assert "18:30" not in plain
    assert "office" not in plain
    assert read(promise()).vevent.summary.value == "Check-in"
    spoken = read(promise(cue="when the office closes"), in_words=True).vevent
    assert spoken.summary.value == "Home; by 18:30, sharp\\ ok"
    assert spoken.description.value == "when the office closes"


def test_uids_are_the_same_in_every_export() -> None:
    one = promise()
    again = changed(one, replace(one.terms[0], act="Home"), TODAY + timedelta(days=2), agreed=True)
    later = as_calendar([again], {}, TODAY + timedelta(days=5), STAMP + timedelta(days=5))
    assert read(one).vevent.uid.value == vobject.readOne(later.decode()).vevent.uid.value


@pytest.mark.parametrize("entry", ["vevent", "vtodo"])
def test_to_dos_and_events_are_sound(entry: Kind) -> None:
    calendar = read(promise(), entry=entry)
    calendar.validate(raiseException=True)
    [item] = calendar.contents[entry]
    assert item.dtstart.value == TODAY
    assert item.rrule.value == "FREQ=DAILY"
    assert (entry == "vtodo") == hasattr(item, "status")


def test_n_a_week_is_one_entry_on_the_first_day_of_each_and_whenever_has_none() -> None:
    one = promise(Cadence("per_week", number=3))
    mondays = [date(2026, 11, 23) + timedelta(days=7 * week) for week in range(5)]
    assert days(read(one), mondays[-1]) == [TODAY, *mondays]
    away = paused(one, mondays[1], mondays[2] + timedelta(days=2), TODAY)
    assert days(read(away), mondays[-1]) == [TODAY, mondays[0], *mondays[2:]], "a week that is all away asks nothing"
    over = replace(one, terms=(replace(one.terms[0], until=mondays[2] + timedelta(days=1)),))
    assert days(read(over), mondays[-1]) == [TODAY, *mondays[:3]]
    short = replace(one, terms=(replace(one.terms[0], until=TODAY),))
    assert days(read(short), mondays[-1]) == [TODAY]
    assert "vevent" not in read(promise(WHENEVER)).contents


def test_what_is_over_is_left_out() -> None:
    old = Promise("p", date(2026, 1, 1), (Term(date(2026, 1, 1), DAILY, "Ring", until=date(2026, 2, 1)),))
    assert "vevent" not in vobject.readOne(as_calendar([old], {}, TODAY, STAMP).decode()).contents
    done = promise(Cadence("once", on=TODAY))
    assert "vevent" not in read(done, Mark("01kb", TODAY, "kept", TODAY)).contents


# -- what was told before is taken back


class Reader:
    """A calendar program that brings in one export after the other: what has the same UID is replaced."""

    def __init__(self) -> None:
        self.known, self.items = Exported(), {}

    def take(self, one: Promise | None, *marks: Mark, today: date = TODAY, **options: Any) -> None:
        promises = [one] if one else []
        groups = {one.id: list(marks)} if one else {}
        text = as_calendar(promises, groups, today, STAMP, known=self.known, **options).decode()
        for item in vobject.readOne(text).contents.get(options.get("entry", "vevent"), []):
            before = self.items.get(item.uid.value)
            if before is not None and before.serialize() != item.serialize():
                assert int(item.sequence.value) > int(before.sequence.value)
            self.items[item.uid.value] = item

    def days(self, last: date) -> list[date]:
        on = [item for item in self.items.values() if "CANCELLED" not in item.serialize()]
        return days(SimpleNamespace(contents={"vevent": on}), last)


def test_after_a_month_of_changes_the_calendar_says_what_the_workbook_says() -> None:
    reader, last = Reader(), TODAY + timedelta(days=200)
    one = promise()
    reader.take(one)
    at = TODAY + timedelta(days=3)
    rarer = replace(one.terms[0], cadence=Cadence("weekdays", (0, 3)))
    changed_once = replace(changed(one, rarer, at, agreed=False), revision=2)
    reader.take(changed_once, today=at)
    assert reader.days(last) == scheduled(changed_once, TODAY, last)
    at += timedelta(days=2)  # what was decided and does not hold yet gives way
    other = replace(one.terms[0], cadence=Cadence("month_weekday", (4,), 5))
    changed_twice = replace(changed(changed_once, other, at, agreed=False), revision=3)
    reader.take(changed_twice, today=at)
    assert reader.days(last) == scheduled(changed_twice, TODAY, last)
    away = replace(paused(changed_twice, at + timedelta(days=1), at + timedelta(days=4), at), revision=4)
    reader.take(away, today=at)
    assert reader.days(last) == scheduled(away, TODAY, last)
    over = replace(ended(away, "put down", at + timedelta(days=6), agreed=True), revision=5)
    reader.take(over, today=at + timedelta(days=6))
    assert reader.days(last) == scheduled(over, TODAY, last)
    reader.take(over, today=at + timedelta(days=60))
    assert reader.days(last) == scheduled(over, TODAY, last)


def test_nothing_new_keeps_its_number_and_what_vanishes_is_cancelled() -> None:
    reader, one = Reader(), promise()
    reader.take(one)
    reader.take(one, today=TODAY + timedelta(days=5))
    assert [item.sequence.value for item in reader.items.values()] == ["0"]
    reader.take(None)  # taken back by undo, or put down on the day it was made
    assert [(item.sequence.value, item.status.value) for item in reader.items.values()] == [("1", "CANCELLED")]
    reader.take(one)
    assert [item.sequence.value for item in reader.items.values()] == ["2"]


def test_a_due_that_is_moved_twice_stands_once() -> None:
    reader = Reader()
    first, second, third = (TODAY + timedelta(days=n) for n in (1, 6, 8))
    one = promise(Cadence("once", on=first))
    reader.take(one)
    moved = Mark("01kb", first, "renegotiated", TODAY, moved_to=second)
    there = Mark("01kb", second, "open", TODAY, 2, moved_from=first)
    reader.take(one, moved, there)
    assert reader.days(third) == [second]
    gone = replace(there, kind="renegotiated", moved_to=third)
    reader.take(one, moved, gone, Mark("01kb", third, "open", TODAY, 2, moved_from=second))
    assert reader.days(third) == [third]


def test_what_was_answered_before_it_came_or_is_not_asked_leaves_the_calendar() -> None:
    wednesday = TODAY + timedelta(days=4)
    for one in (promise(), promise(Cadence("once", on=wednesday))):
        reader = Reader()
        reader.take(one)
        reader.take(one, Mark("01kb", wednesday, "not applicable", TODAY))
        assert wednesday not in reader.days(wednesday)
    for one in (promise(Cadence("once", on=wednesday)), promise(WHENEVER)):
        reader, todos = Reader(), Reader()
        there = Mark("01kb", wednesday, "open", TODAY, 2, moved_from=TODAY)
        for mark in (there, replace(there, kind="kept"), replace(there, kind="missed", marked_on=wednesday)):
            day = mark.marked_on if mark.kind == "missed" else TODAY
            marks = [Mark("01kb", wednesday, "kept", TODAY)] if one.terms[0].cadence != WHENEVER else []
            reader.take(one, *marks, mark, today=day)
            todos.take(one, *marks, mark, today=day, entry="vtodo")
            here = "CANCELLED" if mark.kind == "missed" else "COMPLETED" if mark.kind == "kept" else "NEEDS-ACTION"
            assert reader.days(wednesday) == ([] if mark.kind == "kept" else [wednesday]), mark.kind
            assert todos.items[f"{there.promise}.{wednesday}.2@workbook"].status.value == here
    only = promise(Cadence("weekdays", (2,)))
    only = replace(only, terms=(replace(only.terms[0], until=wednesday),))
    reader = Reader()
    reader.take(only)
    reader.take(only, Mark("01kb", wednesday, "not applicable", TODAY))
    assert reader.days(wednesday) == []
    assert "rrule" not in next(iter(reader.items.values())).contents, "no rule without a day"
    away = promise(Cadence("once", on=wednesday), pauses=((wednesday, wednesday),))
    assert days(read(away), wednesday) == []


def test_an_event_stays_on_the_list_until_it_is_answered() -> None:
    reader, one, happened = Reader(), promise(WHENEVER), Mark("01kb", TODAY, "open", TODAY)
    tomorrow = TODAY + timedelta(days=1)
    for mark, status in (
        (happened, "NEEDS-ACTION"),
        (happened, "NEEDS-ACTION"),
        (replace(happened, kind="kept", marked_on=tomorrow), "COMPLETED"),
    ):
        reader.take(one, mark, entry="vtodo", today=TODAY if not reader.items else tomorrow)
        assert [item.status.value for item in reader.items.values()] == [status]
    reader.take(
        replace(one, ending="put down", terms=(replace(one.terms[0], until=TODAY),)),
        happened,
        entry="vtodo",
        today=TODAY + timedelta(days=1),
    )
    assert [item.status.value for item in reader.items.values()] == ["CANCELLED"], "it is not asked any more"


def test_to_dos_are_due_on_their_day_and_done_when_they_are() -> None:
    reader, one = Reader(), promise(Cadence("once", on=TODAY))
    reader.take(one, entry="vtodo")
    [item] = reader.items.values()
    assert (item.due.value, item.status.value) == (TODAY, "NEEDS-ACTION")
    reader.take(one, Mark("01kb", TODAY, "kept", TODAY), entry="vtodo")
    [item] = reader.items.values()
    assert item.status.value == "COMPLETED"


def test_a_to_do_that_comes_again_is_due_when_it_is_next_and_over_when_it_is() -> None:
    reader, one = Reader(), promise(Cadence("month_weekday", (4,), 5))  # 27 Nov, 25 Dec, 29 Jan
    reader.take(one, entry="vtodo")
    [item] = reader.items.values()
    assert item.due.value == item.dtstart.value == date(2026, 11, 27)
    kept = Mark("01kb", date(2026, 11, 27), "kept", date(2026, 11, 27))
    moved = Mark("01kb", date(2026, 12, 25), "renegotiated", date(2026, 12, 1))
    reader.take(one, kept, moved, entry="vtodo", today=date(2026, 12, 1))
    [item] = reader.items.values()
    assert (item.due.value, item.status.value) == (date(2027, 1, 29), "NEEDS-ACTION")
    over = replace(ended(one, "put down", date(2026, 12, 2), agreed=True), revision=2)
    reader.take(over, kept, entry="vtodo", today=date(2026, 12, 2))
    [item] = reader.items.values()
    assert item.status.value == "COMPLETED"
    reader.take(over, entry="vtodo", today=date(2026, 12, 3))
    [item] = reader.items.values()
    assert item.status.value == "CANCELLED", "what a promise that is over still owed is not asked any more"


def test_a_to_do_of_n_a_week_is_that_of_the_week_that_asks() -> None:
    reader, one = Reader(), promise(Cadence("per_week", number=1))
    monday = date(2026, 11, 23)  # of the two days before nothing was owed
    reader.take(one, entry="vtodo", today=monday)
    reader.take(one, Mark("01kb", monday, "kept", monday), entry="vtodo", today=monday)
    assert [item.due.value for item in reader.items.values()] == [date(2026, 11, 30)]
    reader.take(one, entry="vtodo", today=date(2026, 12, 9))
    assert [item.due.value for item in reader.items.values()] == [monday], "what a week still owes is asked first"


def test_the_last_day_of_a_short_month_is_done_as_a_to_do_of_its_own() -> None:
    reader, one = Reader(), promise(Cadence("monthly", number=30))
    reader.take(one, entry="vtodo")
    february = Mark("01kb", date(2027, 2, 28), "kept", date(2027, 2, 28))
    reader.take(one, february, entry="vtodo", today=date(2027, 3, 1))
    states = {item.due.value: item.status.value for item in reader.items.values()}
    assert (states[date(2027, 2, 28)], states[date(2028, 2, 29)]) == ("COMPLETED", "NEEDS-ACTION")


@pytest.mark.parametrize(
    ("cadence", "rule"),
    [
        (Cadence("monthly", number=31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Cadence("monthly", number=30), "FREQ=MONTHLY;BYMONTHDAY=30"),
        (Cadence("month_weekday", (4,), 5), "FREQ=MONTHLY;BYDAY=-1FR"),
        (Cadence("month_weekday", (0,), 1, TODAY, 3), "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO"),
        (Cadence("monthly", number=29, months=12, on=date(2024, 2, 1)), "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"),
    ],
)
def test_rules_are_those_that_all_programs_know(cadence: Cadence, rule: str) -> None:
    found = [item.rrule.value for item in read(promise(cadence)).contents["vevent"] if "rrule" in item.contents]
    assert found == [rule]


def test_days_after_it_was_last_done_are_one_entry_that_moves_on() -> None:
    reader, one = Reader(), promise(Cadence("after", number=10, on=TODAY))
    reader.take(one)
    assert reader.days(TODAY + timedelta(days=90)) == [TODAY]
    reader.take(one, Mark("01kb", TODAY, "kept", TODAY), today=TODAY + timedelta(days=1))
    assert reader.days(TODAY + timedelta(days=90)) == [TODAY + timedelta(days=10)]


def test_an_alarm_says_no_more_than_the_entry() -> None:
    event = read(promise(), alarm=timedelta(hours=20)).vevent
    assert event.valarm.trigger.value == timedelta(hours=20)
    assert event.valarm.description.value == "Check-in"
