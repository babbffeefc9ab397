"""Days that people set: the next sittings with the book, and dates with a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from workbook.domain.common.dates import parse_day
from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.words.refusals import steps as refusals

SITTINGS = 2
"""So many sittings are set ahead: a week's."""
WEEKS = 8
"""So long they come again each week, for about so long is the book; whoever goes on names days anew."""
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
    """Those of today and later, the next one first. A sitting comes again on its weekday, for `WEEKS` weeks; a
    date with a name does not."""
    found = [replace(one, on=_again(one.on, today)) if one.is_sitting else one for one in sittings]
    return sorted((one for one in found if one.on >= today), key=lambda one: (one.on, one.at))


def _again(first: date, day: date) -> date:
    """The first of the weekly days from `first` on that is not before `day`; the last one, where they are over."""
    weeks = max(-(-(day - first).days // 7), 0)
    return first + timedelta(weeks=min(weeks, WEEKS))


def missed(sittings: Sequence[Appointment], written: Iterable[date], today: date) -> Appointment | None:
    """The last sitting that passed with nothing written on its day or since, as long as it is to be spoken of: on the
    day it is first said, and on no other. One of a later week counts only where something was written in the week
    before it: nobody who stayed away is reminded each week. `written`: the days on which something was written."""
    days = list(written)
    gone = [replace(one, on=_counts(one.on, days, today)) for one in sittings if one.on < today]
    passed = [one for one in gone if (today - one.on).days <= MISSED_DAYS]
    if not passed:
        return None
    last = max(passed, key=lambda one: (one.on, one.at))
    if any(day >= last.on for day in days):
        return None
    return last if last.told in (None, today) or last.told < last.on else None


def _counts(first: date, written: Iterable[date], today: date) -> date:
    """The last weekly day from `first` on that is before `today`, if something was written in the week before it; else
    the first."""
    last = first + timedelta(weeks=min((today - first).days - 1, 7 * WEEKS) // 7)
    return last if any(day >= last - timedelta(weeks=1) for day in written) else first


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
