"""A line caught in passing, to be looked at another day. Its writer's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LONGEST = 20_000
"""Characters of one line. What is longer is refused whole, never cut."""
MOST = 1_000
"""Of one person."""


@dataclass(frozen=True, slots=True)
class Jot:
    """`on` is the day it was caught."""

    id: str
    person: str
    text: str
    on: date
    revision: int = 0
