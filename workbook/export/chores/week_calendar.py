"""Agreed chore weeks as iCalendar (RFC 5545): whole days, no hours, no time zones, and UIDs that stay.

Without `in_words` a day with chores is one entry that says nothing but "Check-in"; in words every slot is its own.
The same day, or the same slot of a week's plan, has the same UID in every export, so importing again replaces.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from workbook.domain.chores.spelled_out import followed
from workbook.domain.chores.week import Week
from workbook.export.common import alarms
from workbook.words.chores import plan as plans
from workbook.words.promises import import_export as words


def as_calendar(
    weeks: Iterable[Week],
    today: date,
    stamp: datetime,
    *,
    person: str | None = None,
    in_words: bool = False,
    alarm: timedelta | None = None,
) -> bytes:
    """What still lies ahead from `today` on, of weeks that were agreed; only a person's own if one is named.

    `stamp` is the time of the export, with its offset. `alarm`: so long after the day begins (before it, where it is
    negative) the program is to make itself heard.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", words.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for week in weeks:
        if week.state != "agreed":
            continue
        for uid, day, summary in _in_words(week, person) if in_words else _neutral(week, person):
            if day >= today:
                calendar.add_component(_event(uid, day, summary, stamp, alarm))
    return calendar.to_ical()


def _in_words(week: Week, person: str | None) -> Iterable[tuple[str, date, str]]:
    after = followed(week.household)
    for number in range(len(week.plan.slots)):
        slot = week.where(number)
        if week.record(number).outcome == "open" and (person is None or person in slot.people):
            chore = week.household.chore(slot.chore)
            clock = chore.clock if chore else None
            summary = plans.calendar_entry(slot.chore, slot.people, slot.part, clock, after.get(slot.chore, ""))
            yield f"{week.id}-{number}", week.date_of(slot.day), summary


def _neutral(week: Week, person: str | None) -> Iterable[tuple[str, date, str]]:
    days = sorted({day for _, day, _ in _in_words(week, person)})
    return [(f"{week.id}-{day}", day, words.NEUTRAL_SUMMARY) for day in days]


def _event(uid: str, day: date, summary: str, stamp: datetime, alarm: timedelta | None) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@workbook")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    if alarm is not None:
        event.add_component(alarms.display(alarm, summary))
    return event
