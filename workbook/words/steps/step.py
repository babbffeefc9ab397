"""What is said of steps, answers and dates wherever they are kept: labels of changes, what cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.words.common.dates import short_date

# -- labels of changes, as undo lists them


def answered(title: str) -> str:
    return f"Wrote in “{title}”"


def made_private(title: str, private: bool) -> str:
    return f"Marked “{title}” private" if private else f"“{title}” no longer private"


def set_aside(title: str, not_now: bool) -> str:
    return f"“{title}”: not now" if not_now else f"Took up “{title}” again"


def brought_back(title: str) -> str:
    return f"Brought back an earlier version of “{title}”"


def forgot_versions(title: str) -> str:
    return f"Removed the earlier versions of “{title}”"


def sitting_set(days: Sequence[date]) -> str:
    return f"Next sitting on {', '.join(short_date(day) for day in days)}" if days else "Took back the next sitting"


def date_set(on: date) -> str:
    return f"Set a date on {short_date(on)}"


def line_shown(title: str) -> str:
    return f"Showed a line of “{title}”"


def line_taken_back(title: str) -> str:
    return f"Took back a line of “{title}”"


def point_set(on: date) -> str:
    return f"Drew how it was on {short_date(on)}"


def moment_noted(on: date) -> str:
    return f"Wrote a note on {short_date(on)}"


DATE_REMOVED = "Took back a date"
LINES_SEEN = "Lines were read"  # never shown: nothing that undo would list

# -- what cannot be done

NO_SUCH_VERSION = "There is no such earlier version. Nothing was changed."
LINE_BLANK = "There is nothing in this line yet. Nothing was shown."
LINE_READ = "It has been read by now and can no longer be taken back. Removing the row removes it there as well."
APPOINTMENT_BLANK = "The date has no name. Say in a few words what it is for."


def no_step(nearest: str = "") -> str:
    """`nearest`: the id that is most like it, if any is."""
    near = f" The nearest is {nearest};" if nearest else ""
    return f"There is no such step.{near} `workbook steps` lists them."


def several_steps(ids: Sequence[str]) -> str:
    return f"Several steps have those words: {', '.join(ids)}. Say which."
