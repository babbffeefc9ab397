"""Promises as iCalendar (RFC 5545), through the icalendar package.

One entry for each stretch of time with one cadence, repeated by a rule, with days away and moved dues taken out; and
one for each due that was moved somewhere. Dates without hours or time zones. The same promise has the same UID in
every export, so that importing again replaces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from workbook.domain.common.dates import week_start
from workbook.domain.promises.cadence import Cadence, fixed_days
from workbook.domain.promises.due import scheduled
from workbook.domain.promises.mark import Mark, key_of
from workbook.domain.promises.promise import Promise, stretches
from workbook.words.promises import import_export as words

Entry = Literal["vevent", "vtodo"]
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_AHEAD = timedelta(days=3 * 366)  # days away further ahead than this are not spelled out


def as_calendar(
    promises: Iterable[Promise],
    marks: Mapping[str, Sequence[Mark]],
    today: date,
    stamp: datetime,
    *,
    entry: Entry = "vevent",
    in_words: bool = False,
    week_first: int = 0,
) -> bytes:
    """The calendar: what falls due from today on. Without `in_words` every entry says the same neutral thing.

    `stamp` is the time of the export, with its offset. Marks are by promise.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", words.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for promise in promises:
        own = marks.get(promise.id, ())
        for cadence, begin, end in stretches(promise):
            if (end is not None and end < today) or (cadence.kind == "once" and _over(cadence, own, today)):
                continue
            summary = promise.term_on(max(begin, today)).act if in_words else words.NEUTRAL_SUMMARY
            first = _first(cadence, begin, end, week_first)
            if first is None:
                continue
            item = _item(entry, f"{promise.id}-{begin}", first, summary, stamp)
            if rule := _rule(cadence, end):
                item.add("rrule", rule)
            for day in _left_out(promise, cadence, own, begin, end, today):
                item.add("exdate", day, parameters={"VALUE": "DATE"})
            if in_words and promise.cue:
                item.add("description", promise.cue)
            calendar.add_component(item)
        for mark in own:
            if mark.kind == "open" and mark.on >= today:
                summary = promise.term_on(mark.on).act if in_words else words.NEUTRAL_SUMMARY
                calendar.add_component(_item(entry, key_of(mark), mark.on, summary, stamp))
    return calendar.to_ical()


def _item(entry: Entry, uid: str, day: date, summary: str, stamp: datetime) -> Any:
    from icalendar import Event, Todo

    item = Event() if entry == "vevent" else Todo()
    item.add("uid", f"{uid}@workbook")
    item.add("dtstamp", stamp)
    item.add("dtstart", day)
    item.add("summary", summary)
    if entry == "vevent":
        item.add("transp", "TRANSPARENT")
    else:
        # A DUE must lie after its DTSTART and repeats only with one, so the to-do is said to last its day.
        item.add("duration", timedelta(days=1))
        item.add("status", "NEEDS-ACTION")
    return item


def _first(cadence: Cadence, begin: date, end: date | None, week_first: int) -> date | None:
    """The first day of the rule. n times a week is one entry a week, on its first day (or the day it began on)."""
    if cadence.kind == "per_week":
        first = week_start(begin, week_first)
        return first if first >= begin else begin
    return next(fixed_days(cadence, begin, end or begin + timedelta(days=400)), None)


def _over(cadence: Cadence, marks: Sequence[Mark], today: date) -> bool:
    """Whether a day promised once has passed or has its mark."""
    marked = any(mark.nth == 1 and mark.kind != "open" and mark.on == cadence.on for mark in marks)
    return cadence.on is None or cadence.on < today or marked


def _rule(cadence: Cadence, end: date | None) -> dict[str, Any]:
    rule: dict[str, Any] = {}
    match cadence.kind:
        case "weekdays" if len(cadence.weekdays) == 7:
            rule = {"freq": "daily"}
        case "weekdays":
            rule = {"freq": "weekly", "byday": [_DAYS[day] for day in cadence.weekdays]}
        case "every_days":
            rule = {"freq": "daily", "interval": cadence.number}
        case "per_week":
            rule = {"freq": "weekly"}
        case "monthly" if cadence.number <= 28:
            rule = {"freq": "monthly", "bymonthday": cadence.number}
        case "monthly":  # the last of these days that a month has: a short month is served by its last day
            rule = {"freq": "monthly", "bymonthday": list(range(28, cadence.number + 1)), "bysetpos": -1}
        case "once" | "whenever":
            return {}
    if end is not None:
        rule["until"] = end
    return rule


def _left_out(
    promise: Promise, cadence: Cadence, marks: Sequence[Mark], begin: date, end: date | None, today: date
) -> list[date]:
    """Days of the rule that do not ask: away, or moved to another day."""
    if cadence.kind in ("per_week", "whenever"):
        return []
    last = min(end or today + _AHEAD, today + _AHEAD)
    asked = set(scheduled(promise, begin, last))
    moved = {mark.on for mark in marks if mark.kind == "renegotiated" and mark.nth == 1}
    first = max(begin, today) if not promise.pauses else begin
    return [day for day in fixed_days(cadence, first, last) if day not in asked or day in moved]
