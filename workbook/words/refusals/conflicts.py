"""Why an entry about a conflict is refused."""

from __future__ import annotations

from collections.abc import Sequence

MUCH_TOO_LONG = "That is longer than a field takes. Nothing was saved or cut."
DAY_TOO_FAR = "That day is more than fifty years away. Nothing was saved."
REVIEW_PASSED = "The review comes after the start, today or later. Nothing was saved yet."


def too_long(limit: int, length: int) -> str:
    return f"One field takes {limit:,} characters, and this has {length:,}. Nothing was saved or cut."


# -- what was typed at a shell names none, or more than one
NO_SUCH_CONFLICT = "There is no such conflict. `workbook conflict list` numbers them."
NO_SUCH_OPTION = "There is no such option. `workbook conflict show` numbers those of a conflict."


def several(numbers: Sequence[int]) -> str:
    named = f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
    return f"Those words stand in more than one of them: {named}. Take the number instead. Nothing was changed."


def nearest(none: str, number: int) -> str:
    return f"{none} The nearest is number {number}."
