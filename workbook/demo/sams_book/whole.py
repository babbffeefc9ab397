"""All that Sam wrote: (how many days ago, step, exercise, answer)."""

from __future__ import annotations

from workbook.demo.sams_book import made_real, owned, talked

ANSWERS = (*owned.ANSWERS, *talked.ANSWERS, *made_real.ANSWERS)
SORTED = (
    (355, "doorway", "expect"), (331, "sincerity", "motives"), (318, "their-side", "replies"),
    (248, "listening", "tones"), (215, "amends", "show"), (37, "boundaries", "which"),
)  # fmt: skip
"""Cards that Sam put where the book puts them in the end."""
NOT_NOW = (
    (180, "know-yourself", "shame"),
    (9, "growth", "chain"), (9, "growth", "habit"), (9, "growth", "plan"), (9, "growth", "log"), (9, "growth", "act"),
)  # fmt: skip
"""What was set aside: one exercise of a step, and the whole of another."""
DRAFT_HELD = ("apology", "desk")
"""The draft that was called ready; its day of rest is long over."""
JOTS = (
    (3, "Ask Alex whether the tax papers can go in the same folder as the statements."),
    (1, "Jonah said the walks are good because nobody looks at a phone."),
)
