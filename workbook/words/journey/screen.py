"""What the Journey screen says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.words.common import signs

if TYPE_CHECKING:
    from workbook.domain.promises.today import DayState

SIGNS: tuple[tuple[DayState, str], ...] = (
    ("kept", "kept"),
    ("partly", "late, repaired, or some of it"),
    ("missed", "missed"),
    ("open", "open"),
    ("nothing", "nothing due"),
)
LEGEND = "   ".join(f"{signs.DAYS[state]} {word}" for state, word in SIGNS)
LANES = ("Ups and downs", "Promises", "Tried", "Steps", "Reviews")
LANES_SHORT = ("ups, downs", "promises", "tried", "steps", "reviews")
CLOSE, APART = "close", "apart"
KEPT = "kept"
EARLIER, LATER = "‹", "›"
OUTCOMES = {"works": "works", "adjust": "adjusted", "did not work": "no"}
MORE = "+ all promises"
FEWER = "+ fewer"
EMPTY = (
    "Nothing stands here yet. What becomes of your promises, what you two try, the steps you work on and the reviews "
    "come here by themselves. d draws how it was this week."
)
EMPTY_UNASKED = (
    "Nothing stands here yet, and nothing has to. d draws how it was this week. What you two try and the reviews come "
    "here by themselves, and a promise of your own if you make one."
)
"""For whoever is asked for nothing."""

DRAW, DRAW_TIP = "Draw", "Draw how close or far apart it was, week by week"
NOTE, NOTE_TIP = "Note", "A few words beside this week's point"
ALL, ALL_TIP = "All promises", "Shows a row for each promise, or few again"
WEEK, WEEK_TIP = "Week", "To the week before or after; home and end go to the first and the last"
LANE, LANE_TIP = "Lane", "To the lane above or below"
OPEN, OPEN_TIP = "Open", "Opens what the lane shows in this week"
LEVEL, LEVEL_TIP = "Level", "Closer or further apart, from 0 to 10"
TAKE_OFF, TAKE_OFF_TIP = "No point", "Takes the point of this day off again"
DRAWN, DRAWN_TIP = "Back", "Ends drawing; what was drawn is saved"

NOTE_TITLE = "How was it?"
NOTE_HINT = "Only you see it. A few words stand under the line."
AHEAD = "That week has not come yet. Choose one up to today."
NOTHING_HERE = "Nothing of this lane lies in this week."


def note_of(day: str) -> str:
    return f"A note on {day}"


def drawing(day: str, level: int | None) -> str:
    """What stands beneath while one draws."""
    point = "no point yet" if level is None else f"{level} of 10"
    return f"{day}: {point}. ↑↓ closer or further apart, ←→ another week, a letter begins a note, esc ends."
