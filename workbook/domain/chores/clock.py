"""Times by the clock: when somebody is there, when a chore can be done, and how both are written.

Minutes since midnight; a chore's time and somebody's hours are cut to the part of the day that a doing stands in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbook.domain.chores.household import DAY_MINUTES, PART_HOURS, WEEK, Chore, Hours, HouseholdPerson
from workbook.domain.common.errors import UsageError
from workbook.words.refusals import chores as refusals

Span = tuple[int, int]
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"{_TIME}\s*(?:-|–|—|to)\s*{_TIME}$", re.IGNORECASE)
_MINUTES = re.compile(r"(?:([0-9]{1,2})(?: ?h ?|:(?=[0-9]{2}))([0-9]{1,2})?|([0-9]{1,4}))(?: ?m(?:in)?)?")
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def when_there(person: HouseholdPerson, weekday: int, within: Span) -> list[Span]:
    """The stretches of a span in which somebody is there, in order; all of it on weekdays without said hours."""
    said = [(hours.start, hours.end) for hours in person.hours if weekday in hours.days]
    spans = sorted((max(start, within[0]), min(end, within[1])) for start, end in said or [within])
    found: list[Span] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def minutes_there(person: HouseholdPerson, weekday: int, within: Span) -> int:
    """Minutes of a span in which somebody is there."""
    return sum(end - start for start, end in when_there(person, weekday, within))


def span_in(chore: Chore, part: int) -> Span | None:
    """When a chore can be done within a part of the day; None where its time lies outside or nothing is said."""
    if chore.clock is None:
        return None
    start, end = max(chore.clock[0], PART_HOURS[part][0]), min(chore.clock[1], PART_HOURS[part][1])
    return (start, end) if start < end else None


def parts_of(chore: Chore) -> tuple[int, ...]:
    """The parts of the day in which a chore can be done: those allowed in which its time has room for it."""
    if chore.clock is None:
        return chore.parts
    spans = {part: span for part in chore.parts if (span := span_in(chore, part))}
    return tuple(part for part, (start, end) in spans.items() if end - start >= chore.minutes)


def has_stretch(person: HouseholdPerson, chore: Chore, weekday: int, part: int) -> bool:
    """Whether somebody is there long enough in one go at the time of a chore."""
    span = span_in(chore, part)
    if span is None:
        return chore.clock is None
    return any(end - start >= person.minutes(chore) for start, end in when_there(person, weekday, span))


def parse_span(text: str) -> Span | None:
    """`18:00-19:30`, `7 to 8.15`; None for a lone dash. Raises UsageError."""
    text = " ".join(text.split())
    if text in ("-", "–"):
        return None
    found = _SPAN.match(text)
    if found is None:
        raise UsageError(refusals.CLOCK)
    first, first_minutes, last, last_minutes = (int(group or 0) for group in found.groups())
    start, end = 60 * first + first_minutes, 60 * last + last_minutes
    if not start < end <= DAY_MINUTES or max(first_minutes, last_minutes) > 59:
        raise UsageError(refusals.CLOCK)
    return start, end


def parse_minutes(text: str) -> int | None:
    """`90`, `90 min`, `1h`, `1h30`, `1:30`: at most a day of them. None for what is nothing of that."""
    found = _MINUTES.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hours, beside, alone = (int(group or 0) for group in found.groups())
    minutes = 60 * hours + beside + alone
    return minutes if beside < 60 and minutes <= DAY_MINUTES else None


def parse_hours(text: str) -> tuple[Hours, ...]:
    """`Mon-Fri 17:30-22, Sat 9-12`; a lone dash for none. Raises UsageError."""
    if text.strip() in ("-", "–"):
        return ()
    found: list[Hours] = []
    for piece in text.split(","):
        days, _, rest = piece.strip().partition(" ")
        span = parse_span(rest) if rest else None
        if span is None:
            raise UsageError(refusals.HOURS)
        found.append(Hours(_weekdays(days), *span))
    return tuple(found)


def _weekdays(text: str) -> tuple[int, ...]:
    """`Mon`, `Mon-Fri`, `daily`."""
    if text.casefold() in ("daily", "all"):
        return WEEK
    names = [name.casefold()[:3] for name in re.split(r"[-–]", text)]
    if len(names) > 2 or not set(names) <= set(_DAY_NAMES):
        raise UsageError(refusals.HOURS)
    first, last = _DAY_NAMES.index(names[0]), _DAY_NAMES.index(names[-1])
    return tuple(sorted((first + n) % 7 for n in range((last - first) % 7 + 1)))


def intervals(spans: Sequence[Span]) -> list[Span]:
    """The spans from the start of one to the end of one that hold at least two of them. What must be done within such
    a span takes no more than the minutes somebody is there in it: then all of it can be done by its time."""
    starts, ends = sorted({start for start, _ in spans}), sorted({end for _, end in spans})
    found = [(start, end) for start in starts for end in ends if start < end]
    return [(start, end) for start, end in found if sum(start <= a and b <= end for a, b in spans) > 1]
