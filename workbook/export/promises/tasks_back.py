"""Taskwarrior's JSON back in (`task export`): what became there of the tasks that the workbook handed out.

A task is known by its uuid. One that was done there is kept, or kept late where that was after its day; of n times a
week any day of the week is as good. What was deleted there says nothing of what became of it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from workbook.domain.common import clean, strict_json
from workbook.domain.common.dates import day_of, week_start
from workbook.domain.promises.due import dues, week_cadence
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import NOTE_LIMIT, Mark, split_key
from workbook.domain.promises.promise import Promise
from workbook.export.promises.incoming import MOST_ROWS, CannotRead, Incoming, check_lines, check_values, text_of
from workbook.export.promises.taskwarrior import AHEAD, uuid_of
from workbook.words.promises import import_export as words

_MOMENT = re.compile(r"(\d{8})T(\d{6})Z", re.ASCII)
_BACK = timedelta(days=400)


def keys_of(
    promises: Iterable[Promise],
    marks: Mapping[str, Sequence[Mark]],
    known: Exported,
    today: date,
    week_first: int = 0,
) -> dict[str, str]:
    """The uuid of each task that was handed out, or could have been in the last year, with the key of its due."""
    keys = {*known.told}
    for promise in promises:
        found = dues(promise, marks.get(promise.id, ()), today - _BACK, today + AHEAD, today, week_first)
        keys.update(due.key for due in found)
    return {uuid_of(key): key for key in keys}


def read(
    path: Path,
    keys: Mapping[str, str],
    promises: Mapping[str, Promise],
    today: date,
    day_begins: int = 0,
    week_first: int = 0,
) -> Incoming:
    """What the tasks say of the dues that `keys` names, for somebody whose days begin so many minutes after midnight,
    and whose weeks on that day. Raises CannotRead."""
    found = Incoming()
    seen: set[str] = set()
    done_there: list[Mark] = []
    for number, task in enumerate(_tasks(text_of(path)), 1):
        place = words.TASK_NUMBER.format(number=number)
        key = keys.get(str(task.get("uuid", "")).lower())
        if key is None:
            found.leave(words.OTHER_TASK)
            continue
        if key in seen:
            found.fault(place, words.TWICE)
            continue
        seen.add(key)
        status = task.get("status")
        if status != "completed":
            found.leave(words.TASK_LEFT.get(str(status), words.TASK_STATUS))
            continue
        done = _day(task.get("end"), day_begins)
        id, on, nth = split_key(key)
        promise = promises.get(id)
        if done is None or done > today:
            found.fault(place, words.BAD_END)
        elif promise is None:
            found.leave(words.OTHER_TASK)
        elif on > today and promise.term_on(on).cadence.kind != "once" and nth == 1:
            found.leave(words.TASK_TOO_SOON, place)
        else:
            note = _note(task, promise)
            if len(note) > NOTE_LIMIT:
                found.fault(place, words.NOTE_TOO_LONG.format(limit=NOTE_LIMIT))
            else:
                done_there.append(Mark(id, on, "late" if done > on else "kept", done, nth, note))
    found.marks = _on_days_of_week(done_there, promises, week_first)
    return found


def _on_days_of_week(marks: Sequence[Mark], promises: Mapping[str, Promise], week_first: int) -> list[Mark]:
    """The marks, those of n times a week on the day of that week on which it was done, where no other task is that."""
    taken = {(mark.promise, mark.on) for mark in marks if mark.nth == 1 and mark.kind == "kept"}
    found: list[Mark] = []
    for mark in marks:
        done, promise = mark.marked_on, promises[mark.promise]
        same_week = mark.nth == 1 and week_start(done, week_first) == week_start(mark.on, week_first)
        if same_week and week_cadence(promise, mark.on) and week_cadence(promise, done):
            day = mark.on if (mark.promise, done) in taken else done
            taken.add((mark.promise, day))
            mark = replace(mark, on=day, kind="kept")
        found.append(mark)
    return found


def _tasks(text: str) -> list[dict[str, Any]]:
    """An array of tasks, or one task a line, as older versions write them."""
    check_values(text)
    try:
        loaded: object = strict_json.loads(text)
    except ValueError:
        check_lines(text)
        lines = [line.strip().rstrip(",") for line in text.splitlines()]
        try:
            loaded = [strict_json.loads(line) for line in lines if line not in ("", "[", "]")]
        except ValueError:
            raise CannotRead(words.NOT_JSON) from None
    tasks = cast("list[Any]", loaded if isinstance(loaded, list) else [loaded])
    if len(tasks) > MOST_ROWS:
        raise CannotRead(words.TOO_MANY_ROWS.format(limit=MOST_ROWS))
    if not all(isinstance(task, dict) and "uuid" in task for task in tasks):
        raise CannotRead(words.NO_TASKS)
    return cast("list[dict[str, Any]]", tasks)


def _day(value: object, begins: int) -> date | None:
    """The local day of a moment, by the clock on the wall."""
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        moment = datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return day_of(moment.astimezone(), begins)
    except (ValueError, OverflowError, OSError):
        return None


def _note(task: Mapping[str, Any], promise: Promise) -> str:
    """What was written beside the task there; the cue came from here."""
    annotations = task.get("annotations")
    entries = cast("list[Any]", annotations) if isinstance(annotations, list) else []
    texts = [str(cast("dict[str, Any]", one).get("description", "")) for one in entries if isinstance(one, dict)]
    ours = {promise.cue, *words.TASK_BECAME.values()}
    return " · ".join(text for one in texts if (text := clean.text(one).strip()) and text not in ours)
