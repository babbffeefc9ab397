"""The next sittings as a calendar: neutral words, local time, and a day that moves on the next import."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from workbook.domain.common.alarm import typed_alarm
from workbook.domain.promises.exported import Exported
from workbook.domain.steps.appointments import Appointment
from workbook.export.steps.sitting_calendar import as_calendar

TODAY = date(2026, 11, 21)
STAMP = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
SITTINGS = (
    Appointment("sitting-sam", "sam", date(2026, 9, 18), "20:00"),
    Appointment("sitting-sam/2", "sam", date(2026, 11, 25), "07:00"),
)


def test_what_lies_ahead_is_a_check_in_of_a_quarter_of_an_hour_that_names_nobody() -> None:
    text = as_calendar(SITTINGS, "book", TODAY, STAMP).decode()
    assert "sam" not in text
    [event] = Calendar.from_ical(text).walk("VEVENT")
    assert event["summary"] == "Check-in"
    assert event.decoded("dtstart") == datetime(2026, 11, 25, 7, 0)
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=15)


def test_a_sitting_that_moved_replaces_the_one_before() -> None:
    moved = (SITTINGS[0], Appointment("sitting-sam/2", "sam", date(2026, 11, 26)))
    [before] = Calendar.from_ical(as_calendar(SITTINGS, "book", TODAY, STAMP)).walk("VEVENT")
    [after] = Calendar.from_ical(as_calendar(moved, "book", TODAY, STAMP + timedelta(hours=1), in_words=True)).walk(
        "VEVENT"
    )
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after.decoded("dtstart") == date(2026, 11, 26)
    assert after["summary"] == "A sitting with the workbook"
    [elsewhere] = Calendar.from_ical(as_calendar(SITTINGS, "another", TODAY, STAMP)).walk("VEVENT")
    assert elsewhere["uid"] != before["uid"]


def test_one_that_was_taken_back_before_its_day_is_said_to_be_off_and_one_that_passed_is_not() -> None:
    known = Exported()

    def events(sittings: tuple[Appointment, ...], day: date) -> list[tuple[str, date, str]]:
        found = Calendar.from_ical(as_calendar(sittings, "book", day, STAMP, known=known)).walk("VEVENT")
        return [(str(one["uid"]), one["dtstart"].dt, str(one.get("status", ""))) for one in found]

    [(uid, _, _)] = events(SITTINGS, TODAY)
    assert events((), TODAY) == [(uid, date(2026, 11, 25), "CANCELLED")]
    assert events((), TODAY) == [(uid, date(2026, 11, 25), "CANCELLED")], "as often as it is asked for"
    [(again, _, status)] = events(SITTINGS, TODAY)
    assert (again, status) == (uid, "")
    assert events((), date(2026, 11, 26)) == []


def test_an_alarm_is_before_it_begins_or_at_an_hour_of_its_day_and_never_when_it_is_over() -> None:
    sittings = (SITTINGS[1], Appointment("review-1", "sam", date(2026, 11, 28), what="The review of the week"))

    def alarms(typed: str, *, in_words: bool = False) -> list[tuple[str, timedelta]]:
        calendar = as_calendar(sittings, "book", TODAY, STAMP, alarm=typed_alarm(typed, 0), in_words=in_words)
        found = Calendar.from_ical(calendar).walk("VALARM")
        return [(str(one["description"]), one["trigger"].dt) for one in found]

    hours = timedelta(hours=1)
    assert alarms("15m") == [("Check-in", -hours / 4), ("Check-in", -hours / 4)]
    assert alarms("6:30") == [("Check-in", -hours / 2), ("Check-in", 6.5 * hours)]
    assert alarms("20:00") == [("Check-in", 0 * hours), ("Check-in", 20 * hours)]
    assert alarms("0m", in_words=True) == [
        ("A sitting with the workbook", 0 * hours),
        ("The review of the week", 0 * hours),
    ]
