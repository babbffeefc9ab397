"""Days away as people write them: `24 Dec to 2 Jan`, `Fri to Sun every 2 weeks`, `24 Dec`."""

from __future__ import annotations

import re
from datetime import date

from workbook.domain.chores.household import Away
from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import chores as refusals

MOST_WEEKS = 52
_AGAIN = re.compile(r",?\s*every (?:(\d{1,2}) weeks|other week|week)$", re.IGNORECASE)
_SPAN = re.compile(r"\s+to\s+|\s*[–—]\s*|\s+-\s+")


def parse_away(text: str, today: date) -> Away | None:
    """What was written as days away; None for a lone dash: no longer away. Raises UsageError."""
    text = " ".join(text.split())
    if text in ("-", "–"):
        return None
    again, weeks = _AGAIN.search(text), 0
    if again is not None:
        text = text[: again.start()]
        said = again.group(0).lower()
        weeks = int(again.group(1)) if again.group(1) else 2 if "other" in said else 1
    days = _SPAN.split(text)
    if len(days) > 2 or weeks > MOST_WEEKS:
        raise UsageError(refusals.DAYS_AWAY)
    first = parse_day(days[0], today)
    last = parse_day(days[-1], first)
    if last < first or (weeks and (last - first).days >= 7 * weeks):
        raise UsageError(refusals.DAYS_AWAY)
    return Away(first, last, weeks)
