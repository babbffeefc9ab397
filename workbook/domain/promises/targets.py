"""Which promise and which due are meant by what was typed: a number of today's list, (the end of) an id, a due's key.

`person` is everywhere who acts. Their own lines have the first numbers; the lines of others, which are shown only
where everybody's are, go on from there: so a number means one due, whichever of the two lists was looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.common.finding import folded, likest
from workbook.domain.promises.due import Due, next_due
from workbook.domain.promises.mark import Mark, key_of, split_key
from workbook.domain.promises.promise import Promise
from workbook.domain.promises.today import Today, numbered
from workbook.words.refusals import promises as refusals

_SPAN = re.compile(r"(\d{1,4}) ?[-–] ?(\d{1,4})", re.ASCII)
MOST_NUMBERS = 500
MOST_NAMED = 9  # of those that may have been meant
SHORTEST_WORD = 3  # letters of an act
SHORTEST_PART = 5  # letters of an id; what is shorter and all digits is a number of today's list

Line = tuple[int, Promise, Due | None]


class Known(Protocol):
    """What has to be known of the promises; the Notebook's collection knows it."""

    def all(self, seen_by: str | None = None) -> list[Promise]: ...
    def today(self, day: date, person: str | None = None) -> Today: ...
    def due(self, key: str, today: date) -> Due: ...
    def due_on(self, id: str, day: date, today: date) -> Due: ...
    def marks_of(self, id: str) -> list[Mark]: ...


def lines_of(own: Today, everybodys: Today, person: str) -> list[Line]:
    """The lines of everybody's list with their numbers, those of `person` first."""
    lines = numbered(own)
    others = [(promise, due) for _, promise, due in numbered(everybodys) if promise.person != person]
    return [*lines, *((number, *line) for number, line in enumerate(others, len(lines) + 1))]


def spread(typed: Iterable[str]) -> list[str]:
    """What was typed, with `1,2` and `3-8` as the single numbers that they stand for. UsageError for a span that is
    backwards, or of more numbers than a list has."""
    found: list[str] = []
    for text in (part.strip() for one in typed for part in one.split(",")):
        if span := _SPAN.fullmatch(text):
            first, last = int(span[1]), int(span[2])
            if not first <= last < first + MOST_NUMBERS:
                raise UsageError(refusals.NUMBERS_BACKWARDS)
            found += map(str, range(first, last + 1))
        elif text:
            found.append(text)
    return found


def check_numbers(known: Known, typed: Iterable[str], today: date, person: str) -> None:
    """NotFoundError, which says how far the list goes, where one of these numbers is beyond it."""
    numbers = [int(one) for one in typed if one.isascii() and one.isdigit() and len(one) < SHORTEST_PART]
    lines = lines_of(known.today(today, person), known.today(today), person) if numbers else []
    if numbers and not all(1 <= number <= len(lines) for number in numbers):
        raise NotFoundError(refusals.no_such_number(len(lines)))


def promise_meant(known: Known, typed: str, today: date, person: str) -> Promise:
    """The promise meant. Raises NotFoundError."""
    return _meant(known, typed, today, person)[0]


def due_meant(
    known: Known, typed: str, today: date, person: str, on: date | None = None, *, theirs: bool = False
) -> Due:
    """The due meant: of the day `on`, or the one that a number or key stands for; for an id today's, else the
    latest open one of earlier days, else the date of what was promised once. `theirs`: words of an act are first of
    what somebody else promised, not of one's own.

    Raises NotFoundError for an unknown number or id, WorkbookError when there is no such due.
    """
    promise, due = _meant(known, typed, today, person, theirs=theirs)
    if on is not None:
        return known.due_on(promise.id, on, today)
    if due is not None:
        return due
    listed = known.today(today, promise.person)
    for found in (listed.dues, reversed(listed.before)):
        own = [other for other in found if other.promise.id == promise.id]
        if own:
            return next((other for other in own if other.is_open), own[-1])
    day = next_due(promise, known.marks_of(promise.id), today)
    if day is None or day <= today:
        raise WorkbookError(refusals.NOTHING_DUE)
    return known.due_on(promise.id, day, today)  # promised for one day that has not come: kept early, or moved


def miss_meant(known: Known, typed: str, today: date, person: str, on: date | None = None) -> Due:
    """The due to repair: the one meant if it is marked missed, else the latest miss of that promise."""
    promise, due = _meant(known, typed, today, person)
    if on is not None:
        return known.due_on(promise.id, on, today)
    if due is not None and due.mark is not None and due.mark.kind == "missed":
        return due
    missed = [mark for mark in known.marks_of(promise.id) if mark.kind == "missed"]
    if not missed:
        raise WorkbookError(refusals.NOTHING_TO_REPAIR)
    return known.due(key_of(missed[-1]), today)


def _meant(known: Known, typed: str, today: date, person: str, *, theirs: bool = False) -> tuple[Promise, Due | None]:
    typed = typed.strip().removeprefix("promises/")  # as `find` tells a place
    if typed.isascii() and typed.isdigit() and len(typed) < SHORTEST_PART:
        lines = lines_of(known.today(today, person), known.today(today), person)
        for number, promise, due in lines:
            if number == int(typed):
                return promise, due
        raise NotFoundError(refusals.no_such_number(len(lines)))
    if _is_key(typed):
        due = known.due(typed, today)
        if not due.promise.may_be_seen_by(person):
            raise NotFoundError(refusals.NO_SUCH_PROMISE)
        return due.promise, due
    promises = known.all(person)
    found = [promise for promise in promises if promise.id == typed] or [
        promise
        for promise in promises
        if len(typed) >= SHORTEST_PART and (promise.id.startswith(typed) or promise.id.endswith(typed))
    ]
    if not found:
        found = _by_act([one for one in promises if (one.person != person) == theirs], typed, today) or _by_act(
            [one for one in promises if (one.person != person) != theirs], typed, today
        )
    if len(found) == 1:
        return found[0], None
    if found:
        among = _named(known, found[:MOST_NAMED], today, person)
        numbers = [name for one, (name, _) in zip(found, among, strict=False) if name != one.id]
        raise NotFoundError(refusals.several_promises(len(found), numbers), among)
    near = likest(typed, [one.term_on(today).act for one in promises])
    if near is None:
        raise NotFoundError(refusals.NO_SUCH_PROMISE)
    [nearest] = among = _named(known, [promises[near]], today, person)
    raise NotFoundError(refusals.nearest_promise("" if nearest[0] == promises[near].id else nearest[0]), among)


def _named(known: Known, promises: Iterable[Promise], today: date, person: str) -> list[tuple[str, str]]:
    """Each by its number in today's list, else its id, with its act."""
    own = known.today(today, person)
    numbers: dict[str, int] = {}
    for number, promise, _ in lines_of(own, own, person):
        numbers.setdefault(promise.id, number)
    return [(str(numbers.get(one.id, one.id)), one.term_on(today).act) for one in promises]


def _is_key(typed: str) -> bool:
    """Whether it is made as the keys of dues are; a point stands in many an act too."""
    try:
        split_key(typed)
    except ValueError:
        return False
    return True


def _by_act(promises: Iterable[Promise], typed: str, today: date) -> list[Promise]:
    """Those of that very act, else those in whose act a word begins with what was typed; of several those that still
    ask for something. (Letters without capitals stand in many a script with no gap between words.)"""
    words = folded(typed)
    acts = [(one, folded(one.term_on(today).act)) for one in promises]
    gap = r"(?<!\w)" if words[:1].islower() or words[:1].isdecimal() else ""
    there = re.compile(gap + re.escape(words)).search
    found = [one for one, act in acts if act == words] or [
        one for one, act in acts if len(words) >= SHORTEST_WORD and there(act)
    ]
    asking = [one for one in found if one.last_day is None or one.last_day >= today]
    return found if len(found) == 1 else asking or found
