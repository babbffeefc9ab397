"""What the Journey screen says."""

from __future__ import annotations

from workbook.words.common import signs

TITLE = "WEEK BY WEEK"
STEPS = "STEPS WORKED THROUGH"
SMALL = (
    "This page is small so far: what became of your promises, week by week, in plain counts. Ups and downs, "
    "reviews and what was tried will come to stand beside it."
)
EMPTY = "Once a promise has its first mark, its week appears here: how many kept, late, repaired, missed."
EMPTY_KEY = "1", "goes to Today, where marks are made"
LEGEND = f"{signs.COUNTED['kept']} kept   {signs.COUNTED['late']} late or repaired   {signs.COUNTED['missed']} missed"
THIS_WEEK = "this week"
NOTHING = "nothing counted"
NO_STEPS = "None yet."


def week(kept: int, late: int, repaired: int, missed: int) -> str:
    """`kept 11 of 13 · 1 late · 1 missed`"""
    counted = kept + late + repaired + missed
    parts = [f"kept {kept} of {counted}"]
    parts += [f"{n} {word}" for n, word in ((late, "late"), (repaired, "repaired"), (missed, "missed")) if n]
    return " · ".join(parts)


def step(done: int, of: int) -> str:
    return f"{done} of {of}"
