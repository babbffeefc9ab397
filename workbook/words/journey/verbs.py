"""What the verb about ups and downs says."""

from __future__ import annotations

from datetime import date

from workbook.words.common.dates import short_date

MOMENT = "how it was between the two of you on a day, from far apart (0) to close (10); yours alone"
LEVEL = "from 0, far apart, to 10, close"
ON = "the day (or else today)"
NOTE = "a few words beside it; - reads them from standard input"
TAKE_OFF = "take the point of that day off again"
ONE_THING = "Set a point or take it off, not both. Nothing was changed."
NOT_YET = "That day has not come yet. Nothing was changed."
NO_NOTE = "There are no words. Nothing was changed."
ASK = "A few words:"
NONE = "No point stands in the last eight weeks. `workbook moment 6` sets one for today."


def label(day: date) -> str:
    return f"How it was on {short_date(day)}"


def line(day: date, level: int | None, note: str) -> str:
    """`  Sat 21 Nov   6 of 10  We laughed.`"""
    point = f"{level:>2} of 10" if level is not None else "no point"
    return f"  {short_date(day):<10} {point}  {' '.join(note.split())}".rstrip()
