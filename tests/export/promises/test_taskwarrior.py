"""Taskwarrior's tasks: the right day in every zone, and what is no more is taken back."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from workbook.domain.promises.cadence import DAILY, Cadence
from workbook.domain.promises.exported import Exported
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import Promise, Term, ended
from workbook.export.promises.taskwarrior import as_taskwarrior

TODAY = date(2026, 11, 21)
ZONES = ("Pacific/Pago_Pago", "America/St_Johns", "UTC", "Europe/Berlin", "Asia/Kathmandu", "Pacific/Chatham")


def promise(cadence: Cadence = DAILY) -> Promise:
    return Promise("01kb", TODAY, (Term(TODAY, cadence, "Ring"),))


class TaskList:
    """A task list that brings in one export after the other: what has the same uuid is replaced."""

    def __init__(self) -> None:
        self.known, self.tasks = Exported(), {}

    def take(self, one: Promise | None, *marks: Mark, today: date = TODAY) -> None:
        groups = {one.id: list(marks)} if one else {}
        for task in json.loads(as_taskwarrior([one] if one else [], groups, today, known=self.known)):
            self.tasks[task["uuid"]] = task

    def pending(self) -> list[str]:
        return sorted(task["due"][:8] for task in self.tasks.values() if task["status"] == "pending")

    def status(self, day: date) -> list[str]:
        return [task["status"] for task in self.tasks.values() if task["due"].startswith(f"{day:%Y%m%d}")]


@pytest.fixture
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[ZoneInfo]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield ZoneInfo(request.param)
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("zone", [*ZONES, "Pacific/Kiritimati"], indirect=True)
def test_the_day_is_the_day_wherever_one_lives(zone: ZoneInfo) -> None:
    found: list[dict[str, Any]] = json.loads(as_taskwarrior([promise()], {}, TODAY))
    moments = [datetime.strptime(task["due"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for task in found]
    assert sorted(moment.astimezone(zone).date() for moment in moments) == [
        TODAY + timedelta(days=n) for n in range(31)
    ]


@pytest.mark.parametrize(
    ("kind", "status"), [("missed", "deleted"), ("not applicable", "deleted"), ("kept", "completed")]
)
def test_a_mark_changes_the_status(kind: Any, status: str) -> None:
    tasks = TaskList()
    tasks.take(promise())
    assert tasks.status(TODAY) == ["pending"]
    tasks.take(promise(), Mark("01kb", TODAY, kind, TODAY))
    assert tasks.status(TODAY) == [status]
    tasks.take(promise(), Mark("01kb", TODAY, kind, TODAY), today=TODAY + timedelta(days=90))
    assert tasks.status(TODAY) == [status]


def test_what_is_put_down_is_no_longer_asked() -> None:
    tasks = TaskList()
    tasks.take(promise())
    over = ended(promise(), "put down", TODAY + timedelta(days=2), agreed=True)
    tasks.take(over, today=TODAY + timedelta(days=2))
    assert tasks.pending() == []
    tasks.take(None, today=TODAY + timedelta(days=3))
    assert tasks.pending() == []


def test_what_is_still_open_after_a_long_time_stays_pending() -> None:
    tasks = TaskList()
    once = promise(Cadence("once", on=TODAY))
    tasks.take(once)
    tasks.take(once, today=TODAY + timedelta(days=90))
    assert tasks.status(TODAY) == ["pending"]


def test_a_due_that_moved_is_one_task_on_its_new_day() -> None:
    tasks = TaskList()
    once, to = promise(Cadence("once", on=TODAY)), TODAY + timedelta(days=4)
    tasks.take(once)
    there = Mark("01kb", to, "open", TODAY, 2, moved_from=TODAY)
    tasks.take(once, Mark("01kb", TODAY, "renegotiated", TODAY, moved_to=to), there)
    assert tasks.pending() == ["20261125"]


def test_days_after_it_was_last_done_are_one_task() -> None:
    tasks, one = TaskList(), promise(Cadence("after", number=10, on=TODAY))
    tasks.take(one)
    assert tasks.pending() == ["20261121"]
    tasks.take(one, Mark("01kb", TODAY, "kept", TODAY))
    assert tasks.pending() == ["20261201"]
    changed = replace(one, terms=(replace(one.terms[0], cadence=Cadence("after", number=5, on=TODAY)),))
    tasks.take(changed, Mark("01kb", TODAY, "kept", TODAY))
    assert tasks.pending() == ["20261126"]
