"""A chore week in a calendar: whole days, the same UIDs each time, and nothing said unless asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from tests.planning.households import household, sample
from workbook.domain.chores.week import SlotRecord, Week
from workbook.export.chores.week_calendar import as_calendar
from workbook.planning.engine import make_plan

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)
STAMP = datetime(2026, 11, 22, 20, tzinfo=UTC)


def week(**more: Any) -> Week:
    made = household(sample("ida"))
    return Week("w1", MONDAY, made, make_plan(made), **{"state": "agreed", **more})


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_without_words_each_day_is_one_neutral_entry() -> None:
    found = events(as_calendar([week()], MONDAY, STAMP))
    assert {str(event["summary"]) for event in found} == {"Check-in"}
    assert [event.decoded("dtstart") for event in found] == [date(2026, 11, 23 + day) for day in range(7)]
    assert b"Dishes" not in as_calendar([week()], MONDAY, STAMP)


def test_in_words_each_slot_is_an_entry_of_its_own() -> None:
    made = week()
    found = events(as_calendar([made], MONDAY, STAMP, in_words=True))
    assert len(found) == len(made.plan.slots)
    assert "Cook dinner · Ida · evening" in {str(event["summary"]) for event in found}
    mine = events(as_calendar([made], MONDAY, STAMP, in_words=True, person="Jon"))
    assert all("Jon" in event["summary"] for event in mine)


def test_uids_stay_and_days_carry_no_hours() -> None:
    first, again = (events(as_calendar([week()], MONDAY, STAMP)) for _ in range(2))
    assert [event["uid"] for event in first] == [event["uid"] for event in again]
    assert len({event["uid"] for event in first}) == len(first)
    assert all(not isinstance(event.decoded("dtstart"), datetime) for event in first)


def test_only_what_lies_ahead_and_is_open_of_agreed_weeks() -> None:
    done = week(records={number: SlotRecord("done") for number in range(30)})
    assert len(events(as_calendar([done], MONDAY, STAMP, in_words=True))) == len(done.plan.slots) - 30
    assert len(events(as_calendar([week()], WEDNESDAY, STAMP))) == 5
    assert events(as_calendar([week(state="proposed")], MONDAY, STAMP)) == []


def test_a_moved_slot_keeps_its_uid_on_its_new_day() -> None:
    before = events(as_calendar([week()], MONDAY, STAMP, in_words=True))[0]
    moved = week(records={0: SlotRecord(day=5, part=1)})
    after = [e for e in events(as_calendar([moved], MONDAY, STAMP, in_words=True)) if e["uid"] == before["uid"]]
    assert [event.decoded("dtstart") for event in after] == [date(2026, 11, 28)]
