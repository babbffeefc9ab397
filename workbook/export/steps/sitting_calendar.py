"""The next sittings as iCalendar (RFC 5545): local time without a zone, a quarter of an hour each, and neutral words.

The first and the second sitting have the same UID in every export, and a later export has a higher number: importing
again moves them. One whose day has passed, or that was taken back, is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from workbook.domain.steps.appointments import Appointment, ahead
from workbook.words.promises import import_export as words

MINUTES = 15


def as_calendar(
    sittings: Iterable[Appointment], workbook: str, today: date, stamp: datetime, *, in_words: bool = False
) -> bytes:
    """What lies ahead. `workbook` is what tells this workbook from every other, `stamp` the time of the export with its
    offset."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", words.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for one in ahead(sittings, today):
        event = Event()
        event.add("uid", f"{hashlib.sha256(f'{workbook} {one.id}'.encode()).hexdigest()[:20]}@workbook")
        event.add("dtstamp", stamp)
        event.add("sequence", int(stamp.timestamp()) // 60)
        if one.at:
            start = datetime.combine(one.on, time.fromisoformat(one.at))
            event.add("dtstart", start)
            event.add("dtend", start + timedelta(minutes=MINUTES))
        else:
            event.add("dtstart", one.on)
            event.add("dtend", one.on + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        event.add("summary", words.SITTING_SUMMARY if in_words else words.NEUTRAL_SUMMARY)
        calendar.add_component(event)
    return calendar.to_ical()
