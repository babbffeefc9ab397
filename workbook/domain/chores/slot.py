"""One place in a week plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One doing of a chore: `day` 0–6 (0–13 in a fortnight plan), `part` 0–2, and the people who do it."""

    chore: str
    day: int
    part: int
    people: tuple[str, ...]
