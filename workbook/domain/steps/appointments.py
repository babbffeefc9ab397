"""Days that people set: the next sittings with the book, and dates with a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

SITTINGS = 2
"""So many sittings are set ahead: a week's."""
MISSED_DAYS = 14
"""A sitting that did not happen is spoken of within so many days after it, or not at all."""

Planned = tuple[tuple[date, str], ...]
"""Sittings as they are chosen: the day, and a time such as "20:00" or ""."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day, and perhaps a time ("20:00"), that an act set: a sitting, or something with a name.

    `what` is "" for a sitting. `step` is where it was set. `told`: the day on which it was said of a sitting that it
    did not happen, for that is said once.
    """

    id: str
    person: str
    on: date
    at: str = ""
    what: str = ""
    step: str = ""
    told: date | None = None
    revision: int = 0

    @property
    def is_sitting(self) -> bool:
        return not self.what


def ahead(sittings: Iterable[Appointment], today: date) -> list[Appointment]:
    """Those of today and later, the next one first."""
    return sorted((one for one in sittings if one.on >= today), key=lambda one: (one.on, one.at))


def missed(sittings: Sequence[Appointment], written: Iterable[date], today: date) -> Appointment | None:
    """The last sitting that passed with nothing written on its day or since, as long as it is to be spoken of: on the
    day it is first said, and on no other. `written`: the days on which something was written."""
    passed = [one for one in sittings if 0 < (today - one.on).days <= MISSED_DAYS]
    if not passed:
        return None
    last = max(passed, key=lambda one: (one.on, one.at))
    if last.told not in (None, today) or any(day >= last.on for day in written):
        return None
    return last
