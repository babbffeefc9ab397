"""What is kept of promises and marks is never stale: after any acts, by whomever, it is what is worked out anew."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.domain.promises.drafting import Draft
from workbook.domain.promises.mark import by_promise, due_key
from workbook.domain.promises.promise import ME
from workbook.domain.promises.summary import summary_of
from workbook.domain.promises.today import today_of
from workbook.store.notebook import Notebook
from workbook.store.promises.collection import Promises

NEW_YEAR = date(2027, 1, 1)  # marks in two tables


def act(random: Random, notebook: Notebook, day: date) -> None:
    """One thing that somebody may do on that day; what cannot be done is refused, and nothing changes."""
    promises = notebook.promises
    ids = [promise.id for promise in promises.all()]
    on = day - timedelta(days=random.randrange(6))

    def add() -> None:
        cadence = random.choice([DAILY, WHENEVER, Cadence("per_week", number=3), Cadence("once", on=day)])
        until = day + timedelta(days=3) if cadence is DAILY and random.random() < 0.5 else None
        promises.add(Draft(f"Ring {random.randrange(99)}", cadence, until=until), day)

    def both() -> None:
        with notebook.change("both"):
            promises.mark([due_key(ids[0], on)], "missed", day, by=ME)
            agrees(promises, promises.today(day).day)
            promises.mark([due_key(ids[-1], on)], "kept", day, by=ME)

    key = due_key(random.choice(ids), on) if ids else ""
    acts: list[Callable[[], object]] = [
        add,
        both,
        lambda: promises.mark([key], random.choice(["kept", "late", "missed"]), day, by=ME),
        lambda: promises.unmark([key], day, by=ME),
        lambda: promises.renegotiate(due_key(random.choice(ids), day), day + timedelta(days=1), day, by=ME),
        lambda: promises.happened(random.choice(ids), day, day, by=ME),
        lambda: promises.pause(random.choice(ids), day, day + timedelta(days=2), day, by=ME),
        lambda: promises.end(random.choice(ids), "put down", day, by=ME),
        lambda: notebook.settings.change(week_start=random.choice([0, 6])),
        notebook.undo,
        notebook.redo,
    ]
    with suppress(WorkbookError):
        random.choice(acts if ids else [add])()


def agrees(promises: Promises, day: date, fresh: Promises | None = None) -> None:
    """What is handed out is what comes of all promises and all marks, in this process and in one just begun."""
    week_first = (fresh or promises)._week_first()
    marks = (fresh or promises).marks()
    everything, groups = (fresh or promises).all(), by_promise(marks.values())
    assert promises.all() == everything
    assert promises.marks() == marks
    assert promises.marks_by_promise() == groups
    assert promises.today(day) == today_of(everything, marks, day, week_first)
    assert promises.standings(day) == [summary_of(one, groups.get(one.id, []), day, week_first) for one in everything]
    since = day - timedelta(days=2)
    assert by_promise(promises.marks_since(since)) == by_promise(mark for mark in marks.values() if mark.on >= since)


@pytest.mark.parametrize("seed", range(6))
def test_what_is_kept_is_what_is_worked_out_anew_after_any_acts(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    ours, theirs = Notebook.open(tmp_path, sync=False), Notebook.open(tmp_path, sync=False)
    day, late = NEW_YEAR - timedelta(days=2), 0
    for _ in range(60):
        act(random, random.choice([ours, ours, theirs]), day)
        fresh = Notebook.open(tmp_path, sync=False)
        first, later = (fresh.promises.today(one) for one in (day + timedelta(days=late), day))
        agrees(ours.promises, day, fresh.promises)
        assert later == fresh.promises.today(day)
        assert first == fresh.promises.today(day + timedelta(days=late)), "a first look reads what it shows"
        fresh.close()
        late = random.choice([0, 0, 1, 8, 12])  # promises that ran out ask for nothing any more
        if random.random() < 0.15:
            day += timedelta(days=1)
    assert len(ours.promises.all()) > 1
    assert ours.promises.marks()
    ours.close()
    theirs.close()


def test_one_mark_makes_one_answer_anew(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path, sync=False)
    promises = notebook.promises
    one, two = (promises.add(Draft(text), NEW_YEAR) for text in ("Ring", "Home by 18:30"))
    promises.mark([due_key(one.id, NEW_YEAR), due_key(two.id, NEW_YEAR)], "kept", NEW_YEAR, by=ME)
    before = promises.standings(NEW_YEAR)
    promises.mark([due_key(two.id, NEW_YEAR)], "late", NEW_YEAR, by=ME)
    after = promises.standings(NEW_YEAR)
    assert after[0] is before[0]
    assert after[1] is not before[1]
    assert after[1].counts.late == 1
    notebook.close()
