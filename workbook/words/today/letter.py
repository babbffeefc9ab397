"""The letter of the week, in words: counts, what comes, one question. Nothing scolds, and nothing is praised away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.today.letter import AHEAD
from workbook.words.common.dates import WEEKDAYS, short_date

if TYPE_CHECKING:
    from workbook.domain.promises.steadiness import Counts
    from workbook.domain.today.letter import Coming, Letter, Line, Question

WEEK_HELP = "the letter of the week: what was kept, late, repaired, what comes, and one question"
LAST_HELP = "of the week before this one"

NOTHING = "Nothing was counted in this week."
NOTHING_ASKED = "Nothing was asked of you in this week."
COMES = "WHAT COMES"
QUESTION = "ONE QUESTION"
QUESTIONS = {
    "weekday": "More than one promise came to nothing on a {weekday}. What stands in the way on that day?",
    "promise": "“{act}” was missed. What would have to be different for it, or is it too large as it stands?",
    "late": "“{act}” was late more than once. Is its time the right one?",
    "open": "Some days have no mark yet. What became of them?",
    "mended": "“{act}” was missed and repaired. What made that possible?",
    "kept": "What helped to keep what was kept?",
    "nothing": "What is one small thing that could be promised for the coming week?",
    "lighter": "What would make next week lighter for you?",
    "each": "What would make next week lighter for each of you?",
}


def title(letter: Letter) -> str:
    return f"{short_date(letter.begins)} to {short_date(letter.ends)}"


def became(counts: Counts, open: int = 0) -> str:
    """`kept 4 of 6 · 1 late · 1 repaired · 1 without a mark`"""
    parts = [f"kept {counts.kept} of {counts.counted}"] if counts.counted else []
    named = (counts.late, "late"), (counts.repaired, "repaired"), (counts.missed, "missed"), (open, "without a mark")
    return " · ".join([*parts, *(f"{number} {word}" for number, word in named if number)])


def line(one: Line) -> str:
    return f"  {one.act}: {became(one.counts, one.open)}"


def chores(done: int, agreed: int) -> str:
    return f"Chores: {done} of {agreed} done"


def coming(one: Coming) -> str:
    if one.times:
        when = "once a week" if one.times == 1 else f"{one.times} times a week"
    elif len(one.days) == AHEAD:
        when = "every day"
    else:
        when = ", ".join(short_date(day) for day in one.days)
    return f"  {one.act}: {when}"


def question(one: Question) -> str:
    weekday = WEEKDAYS[one.weekday] if one.weekday is not None else ""
    return QUESTIONS[one.about].format(act=one.act, weekday=weekday)
