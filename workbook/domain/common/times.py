"""Times of day as people type them."""

from __future__ import annotations

import re

from workbook.domain.common.errors import UsageError
from workbook.words.refusals import dates as refusals

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.ASCII)


def parse_time(text: str) -> str:
    """`20:00`, `20.30`, `2030`, `20`, `8pm` or `8:30 pm` as "20:00"; "" for nothing. UsageError for anything else."""
    word = text.strip().lower()
    if not word:
        return ""
    found = _TIME.fullmatch(word)
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        half = (found[3] or "").replace(".", "")
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 24
        if hour < 24 and minute < 60:
            return f"{hour:02}:{minute:02}"
    raise UsageError(refusals.NOT_A_TIME)
