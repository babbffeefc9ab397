"""What the rescue screen says when the main file cannot be read."""

from __future__ import annotations

from datetime import datetime

from workbook.words.common.dates import full_date

TITLE = "Your workbook could not be opened"
CHOOSE = "Bring one of these back, with enter"
NONE_LEFT = "No earlier version opens. You can begin an empty workbook, or leave and look for a copy of your own."
KEPT = "Whatever you choose, the file as it is now is kept beside it."
FRESH = "Begin an empty workbook"
LEAVE = "Leave everything as it is"
TAKE, TAKE_TIP = "Bring back", "Use what the cursor is on; the file as it is now is kept"
QUIT, QUIT_TIP = "Leave", "Close without changing anything"
KINDS = {
    "previous": "Before the last change",
    "daily": "Daily backup",
    "hand": "Backup made by hand",
    "replaced": "What an earlier rescue replaced",
}


def version(kind: str) -> str:
    return KINDS.get(kind, "Backup")


def moment(at: datetime) -> str:
    return f"{full_date(at.date())}, {at:%H:%M}"
