"""What the small questions around promises say: moving a due, a note, repairing a miss, days away, ending."""

from __future__ import annotations

from datetime import date

from workbook.words.common import dates

SAVE, SAVE_TIP = "Save", "Save and close"
CLOSE = "Not now"


def day_understood(day: date) -> str:
    """`that is Fri 27 Nov 2026`"""
    return f"that is {dates.full_date(day)}"


# -- renegotiating
MOVE_TITLE = "Move it to another day"
MOVE_HINT = (
    "Only what you both agreed to before its day counts as moved. Then the old day is not counted, and the new one is."
)
MOVE_TO = "To which day"
MOVE_TO_HINT = "fri, in 3 days, or 2026-12-01"
MOVE_NOTE = "What you agreed"
MOVE_SAVE = "We agreed: move it"
MOVE_HINT_ALONE = "What is moved before its day counts as moved: the old day is not counted, and the new one is."
MOVE_NOTE_ALONE = "A note, if you like"
MOVE_SAVE_ALONE = "Move it"


def due_that_day(act: str, day: date, today: date) -> str:
    return f"{act} — due {dates.near_date(day, today) if day == today else dates.short_date(day)}"


# -- a note
NOTE_TITLE = "A note beside the mark"
NOTE_HINT = "What happened, in a line or two. It stands in the record, beneath the mark."

# -- repairing
REPAIR_TITLE = "After a miss"
REPAIR_STEPS = (
    "Before they find out, or at once if they know: say what was due and that it did not happen. No reason yet.",
    "Ask what it cost them, and listen to the end.",
    "Say what you do now. The smallest version still counts as making it good:",
)
REPAIR_ALONE = ("What of it can still be done? The smallest version still counts as making it good:",)
REPAIR_SMALLEST_ALONE = "The part of it that can be done today."
REPAIR_SMALLEST = "Ask what would make it good, and do the part of it that can be done today."
REPAIR_WORDS = "Words to begin with"
REPAIR_NOTE = "What you said and did"
REPAIR_SAVE = "Said and made good"
REPAIR_NOTE_ALONE = "What you did"
REPAIR_SAVE_ALONE = "Made good"
REPAIR_LATER = "Not yet"
REPAIR_HINT = "Mark it repaired once it is done, within 48 hours. It keeps its place as a miss that was made good."


def repair_steps(*, alone: bool) -> tuple[tuple[str, ...], str]:
    """What there is to do after a miss, and what counts where the promise has no smallest version. `alone`: it is told
    to nobody."""
    return (REPAIR_ALONE, REPAIR_SMALLEST_ALONE) if alone else (REPAIR_STEPS, REPAIR_SMALLEST)


def repair_words(act: str, day: date, today: date) -> str:
    when = {0: "today", 1: "yesterday"}.get((today - day).days, f"on {dates.DAYS[day.weekday()]}")
    return f"“I had promised: {act}. It was due {when}, and I did not do it. I am telling you now.”"


# -- days away
AWAY_TITLE = "Days away"
AWAY_HINT = "It asks nothing on these days, both included, and they count for nothing. What has a mark keeps it."
AWAY_FROM, AWAY_TO = "From", "To"
AWAY_ALL = "All promises that are open"
BACK_TITLE = "You are away until {day}"
BACK_HINT = "It asks again at once; the days that were away stay away."
BACK_SAVE = "Back today"
AWAY_SAVE = "Away"

# -- looking back
BACK_ON_TITLE = "Looking back on it"
BACK_ON_KEEP = "Keep it as it is", "it leaves Today until the next look"
BACK_ON_EASE = "Make it easier", "after seven days, or at once if they agree"
BACK_ON_SHARPEN = "Ask more of it", "from today on"
BACK_ON_END = "End it", "finished, or put down; its record stays"
BACK_ON_NEXT = "Look at it again on"
BACK_ON_NEXT_HINT = "sun, in 4 weeks, or 2026-12-01; empty: on no day"

# -- ending
END_TITLE = "End this promise"
END_HINT = "It goes to the shelf, and its record with it. Nothing of what was marked is changed."
FINISHED, PUT_DOWN = "Finished", "Put down"
AGREED = "{name} agreed to it"
THEY = "Your partner"
ENDS_AT_ONCE = "It asks nothing more from today on."
ENDS_LATER = "It goes on asking until {day}, like anything that makes a promise easier. If they agree, it ends at once."

# -- what became of a day
DAY_TITLE = "What became of it"
DAY_KEPT = "Kept", "as promised, or the smallest version"
DAY_LATE = "Kept late", "done after its time"
DAY_MISSED = "Missed", "not done"
DAY_NA = "Did not come up", "or you were away, or ill"
DAY_NOTE = "A note", "beside the mark"
DAY_BACK = "Take the mark back", "the one made today"
NOTICED = "Noticed", "I saw it"
NOTICED_NOT_YET = "Not yet", "I did not see it yet"
NOTICED_RATHER_NOT = "Rather not say", "no answer is an answer too"


def noticed_hint(name: str) -> str:
    return f"Your own word beside it. {name or THEY} can read it. It changes nothing in the mark, and none is needed."
