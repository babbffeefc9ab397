"""Habitica's user data (habitica-user-data.json): its dailies and habits, and the days on which they were done.

A daily that was done has its own moment. One that was not is written down when Habitica was next opened, be it days
later, so nobody can say which day was missed: those are counted and left out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from workbook.domain.common import clean
from workbook.domain.common.dates import FIRST_YEAR, LAST_YEAR
from workbook.domain.promises.cadence import DAILY, LAST, MOST_DAYS_BETWEEN, MOST_MONTHS_BETWEEN, WHENEVER, Cadence
from workbook.export.promises.incoming import (
    CannotRead,
    Habit,
    Incoming,
    Plain,
    add_habits,
    json_in,
    list_of,
    plain_of,
    text_of,
)
from workbook.words.promises import import_export as words

_DAYS = ("m", "t", "w", "th", "f", "s", "su")
_FARTHEST = 14 * 60  # minutes that a place can lie from Greenwich


def read(path: Path, today: date) -> Incoming:
    """What the file holds. Raises CannotRead."""
    loaded = plain_of(json_in(text_of(path)))
    tasks = plain_of(loaded.get("tasks"))
    if not tasks:
        raise CannotRead(words.NO_HABITICA)
    found = Incoming()
    clock = _Clock(plain_of(loaded.get("preferences")))
    habits: list[Habit] = []
    for kind in ("dailys", "habits"):
        for number, task in enumerate(list_of(tasks.get(kind)), 1):
            place = words.OF_KIND.format(kind=words.HABITICA_KINDS[kind], number=number)
            habit = _habit(found, task, place, daily=kind == "dailys", today=today)
            if habit is None:
                continue
            for entry in list_of(task.get("history")):
                _enter(found, habit, entry, place, clock, today, daily=kind == "dailys")
            habits.append(habit)
    for kind in ("todos", "rewards"):
        if others := len(list_of(tasks.get(kind))):
            found.leave(words.HABITICA_OTHER, count=others)
    add_habits(found, "habitica", habits, today)
    return found


class _Clock:
    """Days as the person had them there: their place's offset, and the hour at which their day began."""

    def __init__(self, preferences: Plain) -> None:
        offset, start = preferences.get("timezoneOffset"), preferences.get("dayStart", 0)
        known = type(offset) is int and abs(offset) <= _FARTHEST and type(start) is int and 0 <= start < 24
        self._west = timedelta(minutes=cast("int", offset)) if known else None
        self._begins = timedelta(hours=cast("int", start)) if known else timedelta(0)

    def day(self, moment: object) -> date | None:
        """The day of a moment in milliseconds; None for what is none."""
        if type(moment) not in (int, float):
            return None
        try:
            found = datetime.fromtimestamp(cast("float", moment) / 1000, UTC)
            found = found - self._west if self._west is not None else found.astimezone()
            day = (found - self._begins).date()
        except (ValueError, OverflowError, OSError):
            return None
        return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _habit(found: Incoming, task: Plain, place: str, *, daily: bool, today: date) -> Habit | None:
    name, key = task.get("text"), task.get("id") or task.get("_id")
    if not isinstance(name, str) or not isinstance(key, str):
        found.fault(place, words.NO_NAME)
        return None
    notes = task.get("notes")
    habit = Habit(clean.line(name), WHENEVER, key=key, place=place)
    habit.need = clean.text(notes).strip() if isinstance(notes, str) else ""
    if daily:
        cadence = _cadence(task, today)
        if cadence is None:
            found.rhythms.append(words.rhythm_unknown(place, WHENEVER))
        habit.cadence = cadence or WHENEVER
        habit.begins = _start(task.get("startDate"))
    return habit


def _enter(found: Incoming, habit: Habit, entry: Plain, place: str, clock: _Clock, today: date, *, daily: bool) -> None:
    day = clock.day(entry.get("date"))
    if day is None or day > today:
        found.fault(place, words.BAD_MOMENT)
    elif daily and entry.get("completed") is True:
        habit.entries[day] = "kept", ""
    elif daily:
        found.leave(words.HABITICA_MISSED if entry.get("completed") is False else words.HABITICA_UNSAID)
    else:
        times = entry.get("scoredUp")
        if type(times) is int and times > 0:
            habit.entries[day] = "kept", f"{times} ×" if times > 1 else ""
        if type(entry.get("scoredDown")) is int and entry["scoredDown"] > 0:
            found.leave(words.HABITICA_MINUS)
        elif type(times) is not int:
            found.leave(words.HABITICA_UNSAID)


def _cadence(task: Plain, today: date) -> Cadence | None:
    """How often a daily falls due, where that is as we have it."""
    every, repeat = task.get("everyX", 1), plain_of(task.get("repeat"))
    weekdays = tuple(number for number, day in enumerate(_DAYS) if repeat.get(day) is True)
    start = _start(task.get("startDate"))
    if type(every) is not int or not 1 <= every <= MOST_DAYS_BETWEEN:
        return None
    match task.get("frequency"):
        case "daily":
            return DAILY if every == 1 else Cadence("every_days", number=every, on=_next(start, every, today))
        case "weekly" if weekdays and every == 1:
            return Cadence("weekdays", weekdays)
        case "monthly" if every <= MOST_MONTHS_BETWEEN and start is not None:
            days, weeks = task.get("daysOfMonth") or [], task.get("weeksOfMonth") or []
            if isinstance(days, list) and len(cast("list[Any]", days)) == 1 and days[0] in range(1, 32):
                return Cadence("monthly", number=days[0], months=every, on=start if every > 1 else None)
            one_week = isinstance(weeks, list) and len(cast("list[Any]", weeks)) == 1 and weeks[0] in range(LAST - 1)
            if one_week and len(weekdays) == 1:
                on = start if every > 1 else None
                return Cadence("month_weekday", weekdays, weeks[0] + 1, on, every)
            return None
        case "yearly" if every == 1 and start is not None:
            return Cadence("monthly", number=start.day, months=MOST_MONTHS_BETWEEN, on=start)
        case _:
            return None


def _start(text: object) -> date | None:
    try:
        found = datetime.fromisoformat(text.replace("Z", "+00:00")).date() if isinstance(text, str) else None
    except ValueError:
        return None
    return found if found is not None and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _next(start: date | None, every: int, today: date) -> date | None:
    """The next day from today on of what counts from `start`."""
    return None if start is None else today + timedelta(days=(start - today).days % every)
