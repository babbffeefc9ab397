"""What is said of the earlier versions of an answer, and of one that was written in two places."""

from __future__ import annotations

from datetime import date

from workbook.words.common.dates import near_date

VERSIONS = "Earlier versions"
BROUGHT_BACK = "Brought back. What stood there is among the earlier versions."
NO_VERSIONS = "There are no earlier versions of this answer yet. One is kept each time you come back to it."
BRING_BACK, BRING_BACK_TIP = "Bring back", "Make this version the answer again; the present one is kept"
COMPARE_NOW = "Compare"
COMPARE_NOW_TIP = "Underline what only this version has; in [brackets] what it lacks of the present one"
NOW = "as it is now"
CONFLICT = "Written in two places"
CONFLICT_WHY = (
    "Somebody, or you in another window, changed this answer while you were writing. Both versions are here, and "
    "the one you do not choose stays among the earlier versions."
)
MINE, MINE_TIP = "Keep mine", "Save what you have here"
THEIRS, THEIRS_TIP = "Take that one", "Show the one that was saved elsewhere"
BOTH, BOTH_TIP = "Keep both", "Put that one beneath yours"
HERE, THERE = "Here", "Elsewhere"
NOTHING_WRITTEN = "(nothing)"


def version_line(day: date, at: str, today: date) -> str:
    return f"{near_date(day, today)} {at}"
