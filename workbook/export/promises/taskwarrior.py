"""Dues as Taskwarrior's JSON (`task import`): open ones as pending tasks, kept ones as completed, others as deleted.

A task has the same uuid in every export. What an earlier export told as pending and is no more (missed, not applicable,
moved, put down, taken back) is told once more as what became of it, so that the next import changes it.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from workbook.domain.promises.before import closed
from workbook.domain.promises.due import Due, dues, open_days
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark, split_key
from workbook.domain.promises.promise import Promise
from workbook.words.promises import import_export as words

BACK, AHEAD = timedelta(days=30), timedelta(days=30)
_SPACE = uuid.UUID("6f6d1f5c-6a57-4a0b-9a7e-5d3b8f6f2c11")  # ours: the same due is the same task in every export
_STATUS = {"kept": "completed", "late": "completed", "repaired": "completed"}


def uuid_of(key: str) -> str:
    """The uuid of the task that a due is, by its key."""
    return str(uuid.uuid5(_SPACE, key))


def as_taskwarrior(
    promises: Iterable[Promise],
    marks: Mapping[str, Sequence[Mark]],
    today: date,
    week_first: int = 0,
    known: Exported | None = None,
) -> str:
    """A JSON array of tasks: what is open or was marked in the last thirty days, and what falls due in the next; and
    what became of the tasks that `known`, brought up to date here, says were told before."""
    known = known if known is not None else Exported()
    known.start()
    tasks: list[dict[str, Any]] = []
    by_id = {promise.id: promise for promise in promises}
    for promise in by_id.values():
        own = marks.get(promise.id, ())
        found = _asked(promise, own, today - BACK, today, today, week_first)
        days = open_days(promise, own, today + timedelta(days=1), today + AHEAD, today, week_first)
        found += [Due(promise, day) for day in days]
        if not closed(promise, today):
            found += [Due(promise, mark.on, mark.nth, mark) for mark in own if mark.on > today]
        for due in found:
            task = _task(due)
            if task["status"] == "deleted" and due.key not in known:
                continue  # never told, so there is nothing to take back
            known.tell(due.key, due.on, due.on, task["status"], off=task["status"] != "pending")
            tasks.append(task)
    for key in known.vanished(today):
        promise = by_id.get(split_key(key)[0])
        day = known.told[key].first
        still = _asked(promise, marks.get(promise.id, ()), day, day, today, week_first) if promise else []
        task = next((_task(due) for due in still if due.key == key), None) or _gone(key, day, promise)
        known.tell(key, day, day, task["status"], off=task["status"] != "pending")
        tasks.append(task)
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _asked(promise: Promise, own: Sequence[Mark], first: date, last: date, today: date, week_first: int) -> list[Due]:
    """The dues of these days; of a promise that is over none that is still open."""
    over = closed(promise, today)
    return [due for due in dues(promise, own, first, last, today, week_first) if not (over and due.is_open)]


def _task(due: Due) -> dict[str, Any]:
    """A due as a task. What fell due before the time that is looked at stays what it was told to be."""
    task: dict[str, Any] = {
        "uuid": uuid_of(due.key),
        "description": due.act,
        "status": "pending",
        "entry": _moment(due.promise.made_on),
        "due": _moment(due.on),
        "project": "workbook",
        "tags": ["promise"],
    }
    notes = [due.promise.cue] if due.promise.cue else []
    if due.mark is not None and not due.is_open:
        task |= {"status": _STATUS.get(due.mark.kind, "deleted"), "end": _moment(due.mark.marked_on)}
        if due.mark.kind not in _STATUS:
            notes.append(words.TASK_BECAME[due.mark.kind])
    if notes:
        # Two annotations of one moment would be one for Taskwarrior.
        task["annotations"] = [
            {"entry": _moment(due.promise.made_on, seconds), "description": note} for seconds, note in enumerate(notes)
        ]
    return task


def _gone(key: str, day: date, promise: Promise | None) -> dict[str, Any]:
    """A task that was told of a due that is none any more: put down, changed, or taken back."""
    return {
        "uuid": uuid_of(key),
        "description": promise.term_on(day).act if promise is not None else words.NEUTRAL_SUMMARY,
        "status": "deleted",
        "entry": _moment(promise.made_on if promise is not None else day),
        "due": _moment(day),
        "end": _moment(day),
        "project": "workbook",
        "tags": ["promise"],
    }


def _moment(day: date, seconds: int = 0) -> str:
    """Taskwarrior knows moments only: noon of that day where the export is made, which no change of the clock moves to
    another date."""
    noon = datetime(day.year, day.month, day.day, 12, 0, seconds).astimezone()
    return f"{noon.astimezone(UTC):%Y%m%dT%H%M%SZ}"
