"""Days that people set: the next sittings with the book, and dates with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.words.refusals import steps as refusals

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


_CLOCK = r"\d{1,2}[:.]\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m"
_BETWEEN = re.compile(rf"\s*(?:,|;|\band\b)\s*|(?<=\s)({_CLOCK})(?=\s|,|;|$)", re.ASCII | re.IGNORECASE)


def typed_sittings(text: str, today: date) -> Planned:
    """Sittings as a person types them: `fri 20:00`, `fri 8pm, sun`, `fri 20:00 sun 18:30`, the earliest first. A day
    stands before its time. UsageError for no day, one that has passed, and more than can be set."""
    found: list[list[str]] = []
    pieces = _BETWEEN.split(f"{' '.join(text.split())} ")
    for day, clock in zip(pieces[::2], [*pieces[1::2], None], strict=True):
        if day.strip():
            found.append([day.strip(), clock or ""])
        elif clock and found and not found[-1][1]:
            found[-1][1] = clock
        elif clock:
            raise UsageError(refusals.NO_SITTING_DAY)
    if not found:
        raise UsageError(refusals.NO_SITTING_DAY)
    if len(found) > SITTINGS:
        raise UsageError(refusals.TOO_MANY_SITTINGS)
    planned = [(parse_day(day, today), parse_time(at)) for day, at in found]
    if any(on < today for on, _ in planned):
        raise UsageError(refusals.SITTING_PASSED)
    return tuple(sorted(planned))
