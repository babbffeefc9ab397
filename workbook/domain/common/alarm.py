"""When a calendar is to make itself heard: at an hour of the day, or so long before an entry begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.words.refusals import dates as words

LONGEST_BEFORE = timedelta(days=28)
"""So long before a day its alarm may be: further ahead it would be one of other dues."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """`after`: so long after the entry's day begins (before it, where it is negative); `of_day`: that is an hour of the
    day, whenever the entry begins."""

    after: timedelta
    of_day: bool = False

    def from_start(self, begins: timedelta) -> timedelta:
        """The same from the start of an entry that `begins` so long after its day: an hour that comes later than that
        would remind of what is over, so it is then the start."""
        return min(self.after - begins, timedelta()) if self.of_day else self.after


def typed_alarm(text: str, begins: int) -> Alarm:
    """`20:00`, `15m`, `2h`, `1d`. An hour before the minute at which a day `begins` is of the night after it.
    UsageError for what is no alarm."""
    if found := re.fullmatch(r"(\d{1,4})([mhd])", text.strip(), re.ASCII):
        unit = {"m": "minutes", "h": "hours", "d": "days"}[found[2]]
        before = timedelta(**{unit: int(found[1])})
        if before > LONGEST_BEFORE:
            raise UsageError(words.EARLY_ALARM.format(days=LONGEST_BEFORE.days))
        return Alarm(-before)
    try:
        hour, _, minute = parse_time(text).partition(":")
        after = timedelta(hours=int(hour), minutes=int(minute))
    except (UsageError, ValueError):
        raise UsageError(words.BAD_ALARM) from None
    return Alarm(after if after >= timedelta(minutes=begins) else after + timedelta(days=1), of_day=True)
