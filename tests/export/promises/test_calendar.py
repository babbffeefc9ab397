"""Promises as iCalendar, read by another implementation (vobject), day for day as the workbook sees them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term, changed, paused
from workbook.export.promises.calendar import Entry, as_calendar

TODAY = date(2026, 11, 21)
STAMP = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
cadences = st.one_of(
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: Cadence("weekdays", tuple(sorted(days)))),
    st.builds(lambda n: Cadence("every_days", number=n, on=TODAY), st.integers(1, 60)),
    st.integers(1, 31).map(lambda n: Cadence("monthly", number=n)),
    st.builds(lambda n: Cadence("once", on=TODAY + timedelta(days=n)), st.integers(0, 60)),
)


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
def test_to_dos_and_events_are_sound(entry: Entry) -> None:
    calendar = read(promise(), entry=entry)
    calendar.validate(raiseException=True)
    [item] = calendar.contents[entry]
    assert item.dtstart.value == TODAY
    assert item.rrule.value == "FREQ=DAILY"
    assert (entry == "vtodo") == hasattr(item, "status")


def test_n_a_week_is_one_entry_a_week_and_whenever_has_none() -> None:
    assert read(promise(Cadence("per_week", number=3))).vevent.rrule.value == "FREQ=WEEKLY"
    assert "vevent" not in read(promise(WHENEVER)).contents


def test_what_is_over_is_left_out() -> None:
    old = Promise("p", date(2026, 1, 1), (Term(date(2026, 1, 1), DAILY, "Ring", until=date(2026, 2, 1)),))
    assert "vevent" not in vobject.readOne(as_calendar([old], {}, TODAY, STAMP).decode()).contents
    done = promise(Cadence("once", on=TODAY))
    assert "vevent" not in read(done, Mark("01kb", TODAY, "kept", TODAY)).contents
