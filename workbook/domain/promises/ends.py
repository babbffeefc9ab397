"""Ends that promises come to by themselves: which of them is said on a day, before it and when it has passed."""

from datetime import date, timedelta

from workbook.domain.promises.promise import Promise

STILL_SAID = timedelta(days=7)
"""So long after its last day it is said of a promise that it ended, for not everybody looks each day."""


def end_said(promise: Promise, today: date) -> date | None:
    """The last day of a promise that was made with an end and holds, or that came to it within the last week. None for
    one without, for one not begun, for one made for a single day, and for one that somebody ended."""
    last = promise.last_day
    if last is None or promise.ending or promise.terms[-1].cadence.kind == "once":
        return None
    return last if promise.start <= today <= last + STILL_SAID else None
