"""What the verbs about one answer say."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbook.words.common.dates import short_date

if TYPE_CHECKING:
    from workbook.domain.steps.progress import State

ANSWER = "one answer as `write` takes it; or set it aside, keep it private, put a draft away to rest"
EXERCISE = "a step and one of its exercises, as `workbook step ID` names them"
OPTIONS = {
    "not-now": "set this exercise aside; what is written stays",
    "take-up": "take it up again",
    "private": "leave this answer out of exports and of reviews together",
    "not-private": "no longer",
    "ready": "of a draft: put it away for its rest before you say it",
    "desk": "of a draft: end the rest and go on writing",
}
VERSIONS = "what stood in an answer before, the newest first"
NUMBER = "the number of the one to print"
BRING_BACK = "make that one the answer again; the present one is kept"

NO_DRAFT = "Only a draft is put away to rest. Nothing was changed."
EMPTY_DRAFT = "There is nothing in this draft yet. Nothing was changed."
NOT_READY = (
    "This may be more than wording, and is not made ready to be said. “workbook notice” names who to talk to first."
)
NOTHING = "Nothing stands there yet."
NO_VERSIONS = "Nothing stood there before."
NO_SUCH_VERSION = "There is no version of that number. Nothing was changed."
WHICH = "Say which: `workbook versions STEP/EXERCISE N --bring-back`. Nothing was changed."
BROUGHT_BACK = "Brought back. What stood there is kept among the versions."
SAID: dict[State, str] = {"untouched": "untouched", "begun": "begun", "done": "done", "not now": "not now"}
LONGEST = 60


def rests(until: datetime, *, aloud: bool) -> str:
    """As the page says it; there what is read aloud has a key."""
    return f"It rests until {short_date(until.date())}, {until:%H:%M}." + (" Read it aloud then." if aloud else "")


def stands(title: str, state: State, *, private: bool) -> str:
    return f"{title}: {SAID[state]}" + (", private" if private else "") + "."


def version_line(number: int, at: datetime, text: str) -> str:
    line = " ".join(text.split())
    return f"{number:>3}  {at:%Y-%m-%d %H:%M}  {line if len(line) <= LONGEST else line[:LONGEST].rstrip() + '…'}"
