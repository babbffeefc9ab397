"""Backups: one a day, read back, thinned out with age; and those that were asked for."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.support import Clock, opened, put
from workbook.store.file import backups
from workbook.store.file.errors import CannotSave, StoreError
from workbook.store.notebook import Notebook


def ids(folder: Path) -> list[str]:
    return [backup.id for backup in backups.listed(folder)]


def test_the_first_change_of_a_day_keeps_what_was_before_it(notebook: Notebook, folder: Path, clock: Clock) -> None:
    put(notebook, "things", "a", n=1)
    assert ids(folder) == [], "there was nothing before"
    clock.pass_by(days=1)
    put(opened(folder, clock=clock), "things", "a", n=2)
    put(opened(folder, clock=clock), "things", "a", n=3)
    [backup] = backups.listed(folder)
    assert backup.id == "daily-2026-11-22"
    assert b'"n":1' in backup.path.read_bytes()
    assert backup.opens
    assert backup.path.stat().st_mode & 0o777 == 0o600
    assert backup.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_backup_is_made_once_a_day(notebook: Notebook, clock: Clock) -> None:
    assert notebook.daily_backup() is None, "nothing to keep yet"
    put(notebook, "things", "a", n=1)
    assert notebook.daily_backup() is not None
    assert notebook.daily_backup() is None
    clock.pass_by(days=1)
    assert notebook.daily_backup() is not None


def test_a_year_of_days_is_thinned_out(notebook: Notebook, folder: Path, clock: Clock) -> None:
    put(notebook, "things", "a", n=1)
    for _ in range(400):
        clock.pass_by(days=1)
        notebook.daily_backup()
    assert len(ids(folder)) <= 7 + 4 + 12
    newest = clock.now.date()
    kept = [backup.at.date() for backup in backups.listed(folder)]
    assert kept[:7] == [newest - timedelta(days) for days in range(7)]
    assert len({(day.year, day.month) for day in kept}) == 12


@given(st.sets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=120))
def test_which_days_are_kept(days: set[date]) -> None:
    keep = backups.to_keep(days)
    assert keep <= days
    assert keep >= set(sorted(days)[-7:])
    assert len(keep) <= 7 + 4 + 12
    assert len({day.isocalendar()[:2] for day in keep}) >= min(4, len({day.isocalendar()[:2] for day in days}))
    assert len({(day.year, day.month) for day in keep}) >= min(12, len({(day.year, day.month) for day in days}))
    assert backups.to_keep(keep) == keep, "thinning out twice takes no more away"


def test_backups_by_hand_stay_and_do_not_overwrite_each_other(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    first, second = notebook.backup(), notebook.backup()
    assert first
    assert second
    assert first.path != second.path
    assert set(ids(folder)) == {"hand-2026-11-21-093000", "hand-2026-11-21-093000-2"}


def test_a_backup_elsewhere(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.backup(tmp_path / "too-early.json") is None
    put(notebook, "things", "a", n=1)
    made = notebook.backup(tmp_path / "copy.json")
    assert made
    assert backups.opens(made.path)
    assert made.path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(StoreError, match="already"):
        notebook.backup(tmp_path / "copy.json")
    with pytest.raises(StoreError, match="no folder"):
        notebook.backup(tmp_path / "nowhere" / "copy.json")
    dated = notebook.backup(tmp_path)
    assert dated
    assert dated.path == tmp_path / "workbook-2026-11-21.json"


def test_only_files_named_like_ours_are_taken_for_backups(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    notebook.daily_backup()
    place = folder / "backups"
    for name in ("notes.txt", "daily-2026-13-45.json", "daily-2026-01-01.json.new", "weekly-2026-01-01.json"):
        (place / name).write_text("{}")
    (place / "daily-2026-01-02.json").symlink_to(place / "notes.txt")
    (place / "daily-2026-01-03.json").mkdir()
    assert ids(folder) == ["daily-2026-11-21"]


def test_a_backup_that_cannot_be_made_does_not_stop_the_change(notebook: Notebook, folder: Path, clock: Clock) -> None:
    put(notebook, "things", "a", n=1)
    (folder / "backups").write_text("in the way")
    clock.pass_by(days=1)
    other = opened(folder, clock=clock)
    put(other, "things", "a", n=2)
    assert other.get("things", "a")["n"] == 2  # type: ignore[index]
    with pytest.raises(CannotSave):
        other.daily_backup()
