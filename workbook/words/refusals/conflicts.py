"""Why an entry about a conflict is refused."""

from __future__ import annotations

DAY_TOO_FAR = "That day is more than fifty years away. Nothing was saved."
REVIEW_PASSED = "The review comes after the start, today or later. Nothing was saved yet."


def too_long(limit: int, length: int) -> str:
    return f"One field takes {limit:,} characters, and this has {length:,}. Nothing was saved or cut."
