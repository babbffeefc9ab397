"""What is said of reminders, and by them. What appears on a screen says nothing of what is open."""

from __future__ import annotations

from collections.abc import Sequence

HELP = "a neutral reminder at a time of day: shown, set, or taken away; without a network"
WHAT = "at TIME: set it; off: take it away; now: remind if anything is open; left out: show what is set"
TIME = "the time of day, such as 20:00"
ON = "the days, such as mon-fri (default: daily)"
FOR = "of what (default: all of it): promises, chores, sitting, review"
YES = "write it without asking"
SHOWS = "Something is open in the notebook"
TITLE = "Notebook"

WILL_WRITE = "This will be written, for {system}:"
WILL_RUN = "And run: {line}"
ASK = "Write it? [y/N] "
NOT_WRITTEN = "Nothing was written."
NEEDS_YES = "A reminder is written after it was seen. --yes writes it unseen. Nothing was written."
NEEDS_TIME = "At which time? `workbook remind at 20:00`. Nothing was written."
NO_TIMER = (
    "Nothing here wakes a program at a time of day: no systemd of yours, no launchd, no cron. Nothing was written. "
    "`workbook export ics --alarm 20:00` reminds by the calendar."
)
REFUSED = "{system} did not take it. Nothing is set, and what was written for it is gone again."
NONE_SET = "No reminder is set. `workbook remind at 20:00` sets one."
TAKEN_AWAY = "The reminder is gone, and all that was written for it."
NONE_TO_TAKE = "No reminder is set, so there is nothing to take away."
STILL_THERE = "It could not be taken away altogether: {system} did not answer. `workbook remind` shows what is left."
NOTHING_SHOWS = (
    "Nothing here can show a reminder on the screen (notify-send is what most desktops use). It is set all the same, "
    "and stays silent until there is."
)
CANNOT_SHOW = "Nothing here can show a reminder on the screen."
STRANGE_PLACE = "A folder with a line end in its name cannot stand in a timer. Nothing was written."
SYSTEMS = {"systemd": "systemd", "launchd": "launchd", "cron": "cron"}


def is_set(system: str, at: str, days: str, kinds: Sequence[str]) -> str:
    """`A reminder is set with systemd: 20:00, daily, for promises, chores.`"""
    return f"A reminder is set with {system}: {at}, {days}, for {', '.join(kinds)}."
