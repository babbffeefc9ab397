"""The next sittings and the next review as iCalendar (RFC 5545): local time without a zone, a quarter of an hour each
(a review is of its whole day), and neutral words.

The first and the second sitting have the same UID in every export, and a later export has a higher number: importing
again moves them. One whose day has passed is left out; one that a calendar was told of, and that was taken back before
its day came, is said once more to be off.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbook.domain.common.alarm import Alarm
from workbook.domain.promises.exported import Exported
from workbook.domain.steps.appointments import Appointment, ahead
from workbook.export.common import alarms
from workbook.words.promises import import_export as words

if TYPE_CHECKING:
    from icalendar import Event

MINUTES = 15


def as_calendar(
    sittings: Iterable[Appointment],
    workbook: str,
    today: date,
    stamp: datetime,
    *,
    in_words: bool = False,
    alarm: Alarm | None = None,
    known: Exported | None = None,
) -> bytes:
    """What lies ahead. `workbook` is what tells this workbook from every other, `stamp` the time of the export with its
    offset. `known`: what earlier exports told of this person's sittings, brought up to date here."""
    from icalendar import Calendar, Event

    known = known if known is not None else Exported()
    known.start()
    calendar = Calendar()
    calendar.add("prodid", words.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for one in ahead(sittings, today):
        uid = hashlib.sha256(f"{workbook} {one.id}".encode()).hexdigest()[:20]
        known.tell(uid, one.on, one.on, "")
        event = _event(Event(), uid, stamp)
        begins = timedelta()
        if one.at:
            start = datetime.combine(one.on, time.fromisoformat(one.at))
            event.add("dtstart", start)
            event.add("dtend", start + timedelta(minutes=MINUTES))
            begins = timedelta(hours=start.hour, minutes=start.minute)
        else:
            event.add("dtstart", one.on)
            event.add("dtend", one.on + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        summary = (one.what or words.SITTING_SUMMARY) if in_words else words.NEUTRAL_SUMMARY
        event.add("summary", summary)
        if alarm is not None:
            event.add_component(alarms.display(alarm.from_start(begins) if one.at else alarm.after, summary))
        calendar.add_component(event)
    for uid in known.vanished(today):
        day = known.told[uid].first
        if day >= today:
            known.tell(uid, day, day, "", off=True)
            event = _event(Event(), uid, stamp)
            event.add("dtstart", day)
            event.add("dtend", day + timedelta(days=1))
            event.add("summary", words.NEUTRAL_SUMMARY)
            event.add("status", "CANCELLED")
            calendar.add_component(event)
    return calendar.to_ical()


def _event(event: Event, uid: str, stamp: datetime) -> Event:
    event.add("uid", f"{uid}@workbook")
    event.add("dtstamp", stamp)
    event.add("sequence", int(stamp.timestamp()) // 60)
    return event
