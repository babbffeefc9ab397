"""Promises as iCalendar (RFC 5545), through the icalendar package.

One entry for each stretch of time with one cadence, repeated by a rule, with days away and moved dues taken out; and
one for each due that was moved somewhere. Dates without hours or time zones. The same stretch has the same UID in every
export, so that importing again replaces; what ended, moved or was taken back is ended in the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from workbook.domain.common.dates import days_in_month, week_start
from workbook.domain.promises.before import closed
from workbook.domain.promises.cadence import LAST, MOST_MONTHS_BETWEEN, Cadence, fixed_days
from workbook.domain.promises.due import GOOD, Due, held_days, next_of_week, open_days, scheduled
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import WORTH, Mark, due_key, key_of
from workbook.domain.promises.promise import Promise, stretches
from workbook.export.common import alarms
from workbook.words.promises import import_export as words

Kind = Literal["vevent", "vtodo"]
State = Literal["on", "done", "off"]
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_AHEAD = timedelta(days=3 * 366)  # days away and short months further ahead than this are not spelled out


@dataclass(frozen=True)
class Entry:
    """One entry: its UID (without the place), first day, last day (None: no end), rule and the days left out of it.
    `revision` is that of its promise. `state`: it asks, it asked and has its answer, or it is not asked (any more).
    `past`: nobody needs it who was not told of it before."""

    uid: str
    revision: int
    first: date
    last: date | None
    rule: dict[str, Any] = field(default_factory=dict[str, Any])
    left_out: tuple[date, ...] = ()
    state: State = "on"
    past: bool = False


def as_calendar(
    promises: Iterable[Promise],
    marks: Mapping[str, Sequence[Mark]],
    today: date,
    stamp: datetime,
    *,
    entry: Kind = "vevent",
    in_words: bool = False,
    week_first: int = 0,
    alarm: timedelta | None = None,
    known: Exported | None = None,
) -> bytes:
    """The calendar: what falls due from today on. Without `in_words` every entry says the same neutral thing.

    `stamp` is the time of the export, with its offset. Marks are by promise. `alarm`: so long after the day begins
    (before it, where it is negative) the program is to make itself heard. `known`: what earlier exports told, brought
    up to date here.
    """
    from icalendar import Calendar

    known = known if known is not None else Exported()
    known.start()
    calendar = Calendar()
    calendar.add("prodid", words.PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.CALENDAR_NAME)
    for promise in promises:
        for one in _entries(promise, marks.get(promise.id, ()), today, week_first, entry):
            if one.past and one.uid not in known:
                continue
            sequence = known.tell(one.uid, one.first, one.last, _letters(one, in_words, alarm), off=one.state == "off")
            summary = promise.term_on(max(one.first, today)).act if in_words else words.NEUTRAL_SUMMARY
            item = _item(entry, one, sequence, summary, stamp)
            if in_words and promise.cue:
                item.add("description", promise.cue)
            if alarm is not None and one.state == "on":
                item.add_component(alarms.display(alarm, summary))
            calendar.add_component(item)
    for uid in known.vanished(today):
        told = known.told[uid]
        sequence = known.tell(uid, told.first, told.last, "", off=True)
        gone = Entry(uid, 0, told.first, told.last, state="off")
        calendar.add_component(_item(entry, gone, sequence, words.NEUTRAL_SUMMARY, stamp))
    return calendar.to_ical()


def _entries(promise: Promise, marks: Sequence[Mark], today: date, week_first: int, kind: Kind) -> Iterator[Entry]:
    over = closed(promise, today)
    for cadence, begin, end in stretches(promise):
        uid = f"{promise.id}-{begin}"
        if cadence.kind == "once":
            if cadence.on is not None and begin <= cadence.on <= (end or cadence.on):
                yield _single(promise, cadence.on, marks, uid, today, kind)
        elif cadence.kind == "after":
            last = end or today + _AHEAD
            day = next(iter(open_days(promise, marks, begin, last, today, week_first)), None)
            if day is not None and begin <= day:
                state = _state(None, day, today, kind, over=over)
                yield Entry(uid, promise.revision, day, day, state=state, past=day < today)
        elif cadence.kind != "whenever":
            if cadence.kind == "per_week" and kind == "vevent" and begin > week_start(begin, week_first):
                yield from _first_week(promise, begin, end, today, week_first)
                begin = week_start(begin, week_first) + timedelta(days=7)
                if end is not None and end < begin:
                    continue
            for one in _repeated(promise, cadence, marks, uid, begin, end, today, week_first):
                yield one if kind == "vevent" else _as_to_do(one, promise, cadence, marks, today, week_first)
    for mark in marks:
        if not Due(promise, mark.on, mark.nth).is_by_cadence:
            state = _state(mark, mark.on, today, kind, over=over)
            past = state != "on" or mark.on < today
            yield Entry(key_of(mark), promise.revision, mark.on, mark.on, state=state, past=past)


def _state(mark: Mark | None, day: date, today: date, kind: Kind, *, over: bool) -> State:
    """What became of an entry for one day; `over`: its promise asks for nothing any more. A calendar goes on showing a
    day that came and asked, whatever was the answer; on a list of what is to be done only what was done is done."""
    came = kind == "vevent" and day < today
    if mark is None or mark.kind == "open":
        return "off" if over and not came else "on"
    if kind == "vtodo":
        return "done" if mark.kind in GOOD else "off"
    return "done" if _came(mark) else "off"


def _came(mark: Mark) -> bool:
    """Whether its day came and asked, so that a calendar shows it."""
    return mark.kind == "open" or (mark.kind in WORTH and mark.marked_on >= mark.on)


def _single(promise: Promise, day: date, marks: Sequence[Mark], uid: str, today: date, kind: Kind) -> Entry:
    """What was promised for one day."""
    mark = next((mark for mark in marks if mark.nth == 1 and mark.on == day), None)
    away = promise.away_on(day) and (mark is None or mark.kind == "open")
    state = "off" if away else _state(mark, day, today, kind, over=closed(promise, today))
    return Entry(uid, promise.revision, day, day, state=state, past=state != "on" or day < today)


def _first_week(promise: Promise, begin: date, end: date | None, today: date, week_first: int) -> Iterator[Entry]:
    """The week in the middle of which n times a week begins; the others are an entry each on their first day."""
    if held_days(promise, begin, end, week_start(begin, week_first)):
        yield Entry(due_key(promise.id, begin), promise.revision, begin, begin, past=begin < today)


def _repeated(
    promise: Promise,
    cadence: Cadence,
    marks: Sequence[Mark],
    uid: str,
    begin: date,
    end: date | None,
    today: date,
    week_first: int,
) -> Iterator[Entry]:
    """A stretch as a rule; and the last day of a month that is too short for it, which no rule of the 29th or 30th
    says to all programs alike, as an entry of its own."""
    last = min(end or today + _AHEAD, today + _AHEAD)
    over = end is not None and end < today
    first = _first(cadence, begin, end)
    left_out = _left_out(promise, cadence, marks, begin, last, week_first)
    if first is not None:
        rule = _rule(cadence, first, end)
        empty = end == last and {*_days_of_rule(cadence, first, last)} <= {*left_out}
        if empty:  # a rule without a day is one that programs stumble over
            yield Entry(uid, promise.revision, first, end, state="off", past=True)
        else:
            yield Entry(uid, promise.revision, first, end, rule, tuple(left_out), past=over)
    if _misses_short_months(cadence):
        for day in fixed_days(cadence, begin, last):
            if day.day != cadence.number and day not in left_out:
                yield Entry(due_key(promise.id, day), promise.revision, day, day, past=over or day < today)


def _as_to_do(
    one: Entry, promise: Promise, cadence: Cadence, marks: Sequence[Mark], today: date, week_first: int
) -> Entry:
    """The entry on the day that it is next due, open ones from before among them: of what comes again, programs show
    the first day alone. One without any is done; what a promise that is over asks no more is off."""
    last = one.last or today + _AHEAD
    days = [*open_days(promise, marks, one.first, last, today, week_first)]
    days += [mark.on for mark in marks if mark.kind == "open" and mark.nth == 1 and one.first <= mark.on <= last]
    if one.rule and cadence.kind != "per_week":
        days = [day for day in days if not _misses_short_months(cadence) or day.day == cadence.number]
    elif one.rule:
        day = min(days, default=None) or next_of_week(promise, marks, cadence, one.first, today, week_first)
        days = [max(week_start(day, week_first), one.first)] if day is not None and day <= last else []
    first = min(days, default=None)
    if first is None or first > last:
        return replace(one, state="done", past=True)
    return replace(one, first=first, state="off" if closed(promise, today) else "on", past=first < today)


def _letters(one: Entry, in_words: bool, alarm: timedelta | None) -> str:
    """The state of an entry in letters that say nothing of it."""
    said = (one.first, one.rule, one.left_out, one.state, in_words, alarm, one.revision)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:12]


def _item(entry: Kind, one: Entry, sequence: int, summary: str, stamp: datetime) -> Any:
    from icalendar import Event, Todo

    item = Event() if entry == "vevent" else Todo()
    item.add("uid", f"{one.uid}@workbook")
    item.add("dtstamp", stamp)
    item.add("sequence", sequence)
    item.add("dtstart", one.first)
    item.add("summary", summary)
    if entry == "vevent":
        item.add("transp", "TRANSPARENT")
        if one.state == "off":
            item.add("status", "CANCELLED")
    else:
        # Due on its own day: programs show the date that stands here, and few know what a to-do's duration is.
        item.add("due", one.first)
        item.add("status", {"on": "NEEDS-ACTION", "done": "COMPLETED", "off": "CANCELLED"}[one.state])
    if one.rule:
        item.add("rrule", one.rule)
    for day in one.left_out:
        item.add("exdate", day, parameters={"VALUE": "DATE"})
    return item


def _first(cadence: Cadence, begin: date, end: date | None) -> date | None:
    """The first day of the rule. n times a week is one entry a week, on the day it began on."""
    if cadence.kind == "per_week":
        return begin
    return next(iter(_days_of_rule(cadence, begin, end or begin + timedelta(days=2 * 430))), None)


def _days_of_rule(cadence: Cadence, first: date, last: date) -> list[date]:
    """The days that the rule has from `first` to `last`."""
    if cadence.kind == "per_week":
        return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1, 7)]
    return [
        day
        for day in fixed_days(cadence, first, last)
        if day.day == cadence.number or not _misses_short_months(cadence)
    ]


def _misses_short_months(cadence: Cadence) -> bool:
    """Whether its day is missing in some month, and is not simply the last one of each."""
    if cadence.kind != "monthly" or cadence.number not in (29, 30):
        return False
    return cadence.months < MOST_MONTHS_BETWEEN or cadence.on is None or cadence.on.month != 2


def _rule(cadence: Cadence, first: date, end: date | None) -> dict[str, Any]:
    rule: dict[str, Any] = {}
    yearly = cadence.months == MOST_MONTHS_BETWEEN
    match cadence.kind:
        case "weekdays" if len(cadence.weekdays) == 7:
            rule = {"freq": "daily"}
        case "weekdays":
            rule = {"freq": "weekly", "byday": [_DAYS[day] for day in cadence.weekdays]}
        case "every_days":
            rule = {"freq": "daily", "interval": cadence.number}
        case "per_week":
            rule = {"freq": "weekly"}
        case "monthly":
            last = cadence.number >= (days_in_month(2024, first.month) if yearly else 31)
            rule = {"freq": "monthly", "bymonthday": -1 if last else cadence.number}
        case "month_weekday":
            place = -1 if cadence.number == LAST else cadence.number
            rule = {"freq": "monthly", "byday": f"{place}{_DAYS[cadence.weekdays[0]]}"}
        case "once" | "after" | "whenever":
            return {}
    if yearly:
        rule |= {"freq": "yearly", "bymonth": first.month}
    elif cadence.months > 1:
        rule["interval"] = cadence.months
    if end is not None:
        rule["until"] = end
    return rule


def _left_out(
    promise: Promise, cadence: Cadence, marks: Sequence[Mark], begin: date, last: date, week_first: int
) -> list[date]:
    """Days of the rule that do not ask: away, moved to another day, not applicable, or done before they came; of n
    times a week those of weeks that are all away."""
    if cadence.kind == "per_week":
        days = _days_of_rule(cadence, begin, last) if promise.pauses else []
        return [day for day in days if not held_days(promise, begin, last, week_start(day, week_first))]
    asked = set(scheduled(promise, begin, last))
    for mark in marks:
        if mark.nth == 1 and mark.kind != "open":
            (asked.add if _came(mark) else asked.discard)(mark.on)
    return [day for day in fixed_days(cadence, begin, last) if day not in asked]
