"""Dues as Taskwarrior's JSON (`task import`): open ones as pending tasks, kept ones as completed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from workbook.domain.promises.due import Due, dues, scheduled
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise

BACK, AHEAD = timedelta(days=30), timedelta(days=30)
_SPACE = uuid.UUID("6f6d1f5c-6a57-4a0b-9a7e-5d3b8f6f2c11")  # ours: the same due is the same task in every export


def as_taskwarrior(
    promises: Iterable[Promise], marks: Mapping[str, Sequence[Mark]], today: date, week_first: int = 0
) -> str:
    """A JSON array of tasks: what is open or was kept in the last thirty days, and what falls due in the next."""
    tasks: list[dict[str, Any]] = []
    for promise in promises:
        own = marks.get(promise.id, ())
        found = dues(promise, own, today - BACK, today, today, week_first)
        marked = {mark.on for mark in own}
        found += [Due(promise, day) for day in scheduled(promise, today + timedelta(days=1), today + AHEAD)
                  if day not in marked]  # fmt: skip
        found += [Due(promise, mark.on, mark.nth, mark) for mark in own if mark.on > today and mark.kind == "open"]
        tasks += [_task(due) for due in found if due.is_open or (due.mark and due.mark.kind in ("kept", "late"))]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _task(due: Due) -> dict[str, Any]:
    task: dict[str, Any] = {
        "uuid": str(uuid.uuid5(_SPACE, due.key)),
        "description": due.act,
        "status": "pending",
        "entry": _moment(due.promise.made_on),
        "due": _moment(due.on),
        "project": "workbook",
        "tags": ["promise"],
    }
    if due.promise.cue:
        task["annotations"] = [{"entry": _moment(due.promise.made_on), "description": due.promise.cue}]
    if due.mark is not None and not due.is_open:
        task |= {"status": "completed", "end": _moment(due.mark.marked_on)}
    return task


def _moment(day: date) -> str:
    """Taskwarrior knows moments only. Noon UTC is on the same date for nearly everybody, without time zones."""
    return f"{day:%Y%m%d}T120000Z"
