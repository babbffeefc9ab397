"""A reminder: at which time, on which weekdays, of what; and whether there is anything to be reminded of."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal, get_args

from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.words.refusals import dates as refusals

Kind = Literal["promises", "chores", "sitting", "review"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What one can be reminded of: promises, one's own chores, sittings with the book, what is to be looked at again."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
EVERY_DAY = tuple(range(7))


@dataclass(frozen=True, slots=True)
class Reminder:
    """`at` is "20:00"; `days` are weekdays in order (0 Monday)."""

    at: str
    days: tuple[int, ...] = EVERY_DAY
    kinds: tuple[Kind, ...] = KINDS

    @property
    def days_text(self) -> str:
        """As it is typed: `daily`, `mon,wed`."""
        return "daily" if self.days == EVERY_DAY else ",".join(WEEKDAYS[day] for day in self.days)


def reminder(at: str, on: str = "daily", kinds: Collection[str] = ()) -> Reminder:
    """From what was typed. UsageError for no time, and for days that are none."""
    time = parse_time(at)
    if not time:
        raise UsageError(refusals.NOT_A_TIME)
    chosen: list[Kind] = [kind for kind in KINDS if kind in frozenset(kinds)]
    return Reminder(time, parse_days(on), tuple(chosen) or KINDS)


def parse_days(text: str) -> tuple[int, ...]:
    """`daily`, `mon-fri`, `mon,wed,sat-sun`, `fri-mon`. UsageError for anything else."""
    word = text.strip().lower()
    if word in ("daily", "every day"):
        return EVERY_DAY
    found: set[int] = set()
    for part in word.split(","):
        span = re.fullmatch(r"\s*([a-z]+)\s*(?:[-–]\s*([a-z]+)\s*)?", part)
        first = _day(span[1]) if span else None
        last = _day(span[2]) if span and span[2] else first
        if first is None or last is None:
            raise UsageError(refusals.NOT_WEEKDAYS)
        found |= {(first + more) % 7 for more in range((last - first) % 7 + 1)}
    return tuple(sorted(found))


def _day(word: str) -> int | None:
    """The weekday that begins so, by three letters at least."""
    return next((number for number, full in enumerate(_FULL) if len(word) >= 3 and full.startswith(word)), None)
