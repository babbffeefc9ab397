"""Marks: what became of one due. A later mark stands; the earlier ones are kept behind it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.words.refusals import promises as refusals

MarkKind = Literal["open", "kept", "late", "repaired", "missed", "renegotiated", "not applicable"]
Noticed = Literal["", "noticed", "not yet", "rather not say"]

WORTH: dict[str, float] = {"kept": 1.0, "late": 0.5, "repaired": 0.5, "missed": 0.0}
"""What a counted mark is worth. Kinds that are not here are not counted."""

REPAIR_HOURS = 48
NOTE_LIMIT = 4000
MOST_EARLIER = 50
MOST_A_DAY = 20
"""So many dues of one promise can lie on one day (events of *whenever* promises, moved dues)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What became of the due of `promise` on day `on`.

    `nth` tells dues of one day apart: 1 is the one that the cadence makes, 2 and more are events of a *whenever*
    promise or dues that were moved here. The kind "open" is such an event or moved due without a mark yet; so it
    keeps its place. `marked_on` is the day the mark was made. `noticed` is the partner's word and changes nothing
    else. `moved_to` (when renegotiated) and `moved_from` name the other day. `earlier` are the marks that stood
    before, oldest first, without their own `earlier`. `own_of`: the id of the person who keeps the promise to
    themselves, "" for one that is shown; the store sets it as it writes.
    """

    promise: str
    on: date
    kind: MarkKind
    marked_on: date
    nth: int = 1
    note: str = ""
    noticed: Noticed = ""
    moved_to: date | None = None
    moved_from: date | None = None
    earlier: tuple["Mark", ...] = ()
    revision: int = 0
    own_of: str = ""


def due_key(promise: str, on: date, nth: int = 1) -> str:
    """The id of a due and of its mark: the same due has the same key in every process and at every time."""
    return f"{promise}.{on}" if nth == 1 else f"{promise}.{on}.{nth}"


def due_keys(promise: str, on: date) -> tuple[str, ...]:
    """The keys of all dues that a promise may have on one day, in order."""
    first = due_key(promise, on)
    return first, *(f"{first}.{nth}" for nth in range(2, MOST_A_DAY + 1))


def split_key(key: str) -> tuple[str, date, int]:
    """Promise, day and number of a due's key. ValueError for what is none."""
    promise, day, *nth = key.split(".")
    return promise, date.fromisoformat(day), int(nth[0]) if nth else 1


def key_of(mark: Mark) -> str:
    """The key of the due that `mark` belongs to."""
    return due_key(mark.promise, mark.on, mark.nth)


def of_promise(mark: Mark, promise: str, earlier: tuple[Mark, ...]) -> Mark:
    """The mark for another promise, never written yet, in front of its earlier ones. (`replace` takes three times as
    long, and a file from elsewhere has tens of thousands.)"""
    return Mark(
        promise,
        mark.on,
        mark.kind,
        mark.marked_on,
        mark.nth,
        mark.note,
        mark.noticed,
        mark.moved_to,
        mark.moved_from,
        earlier,
        own_of=mark.own_of,
    )


def remarked(stands: Mark | None, new: Mark) -> Mark:
    """`new` in the place of `stands`, which is kept behind it. The partner's word and the day a due was moved from
    stay. The same mark with the same note once more changes nothing."""
    if stands is None:
        return new
    if stands.kind == new.kind and stands.note == (new.note or stands.note):
        return stands
    behind = stands.earlier if stands.kind == "open" else (*stands.earlier, replace(stands, earlier=(), revision=0))
    return replace(
        new,
        noticed=stands.noticed,
        moved_from=stands.moved_from,
        earlier=behind[-MOST_EARLIER:],
        revision=stands.revision,
    )


def repairable(mark: Mark, today: date, hours: int = REPAIR_HOURS) -> bool:
    """Whether a miss can still be mended: it is marked missed, and no more than `hours` have passed since the end
    of the day it was due (whole days, since dues have no hour)."""
    return mark.kind == "missed" and today <= mark.on + timedelta(days=-(-hours // 24))


def repaired(mark: Mark | None, today: date, note: str = "", hours: int = REPAIR_HOURS) -> Mark:
    """The miss, named and made good. WorkbookError when it is no miss, or when the time for it has passed; the
    mark then stays as it is."""
    if mark is None or mark.kind != "missed":
        raise WorkbookError(refusals.NOTHING_TO_REPAIR)
    if not repairable(mark, today, hours):
        raise WorkbookError(refusals.REPAIR_TOO_LATE.format(hours=hours))
    return remarked(mark, Mark(mark.promise, mark.on, "repaired", today, mark.nth, note))


def unmarked(mark: Mark, today: date, *, own_due: bool) -> Mark | None:
    """The due as it was before its mark of today: the mark that stood before, or open. None when nothing needs to be
    kept of it; `own_due` says that the due exists by its cadence and not by this record. WorkbookError for marks of
    earlier days and for renegotiated dues, which have another due standing on them (undo takes both back)."""
    if mark.kind == "open" or mark.kind == "renegotiated":
        raise WorkbookError(refusals.NOT_MARKED)
    if mark.marked_on != today:
        raise WorkbookError(refusals.MARKED_EARLIER)
    if mark.earlier:
        before = mark.earlier[-1]
        return replace(before, noticed=mark.noticed, earlier=mark.earlier[:-1], revision=mark.revision)
    if own_due and not mark.noticed:
        return None
    return replace(mark, kind="open", note="")


def with_notice(mark: Mark, word: Noticed) -> Mark:
    """The mark with the partner's own word beside it; the mark itself is as before."""
    return replace(mark, noticed=word)


def check_note(note: str) -> str:
    """The note as it came. UsageError when it is longer than can be kept; it is never cut."""
    if len(note) > NOTE_LIMIT:
        raise UsageError(refusals.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))
    return note


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks by the day of their due."""
    return sorted(marks, key=lambda mark: (mark.on, mark.nth))


def by_promise(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    """Marks of each promise, in order of their dues."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.promise, []).append(mark)
    for group in groups.values():
        group.sort(key=lambda mark: (mark.on, mark.nth))
    return groups
