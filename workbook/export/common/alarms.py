"""The alarm of an entry in a calendar (RFC 5545)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any


def display(after: timedelta, summary: str) -> Any:
    """So long after the entry begins, before it where that is negative. It says what the entry says."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", after)
    return alarm
