"""export: what goes out, in which form, and where to."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.verbs.lived import lived
from tests.verbs.typed import Shell
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import ME
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put

pytestmark = pytest.mark.slow


def test_csv_holds_every_mark(shell: Shell) -> None:
    lived(shell)
    assert shell("export", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(shell.out)))
    assert [(row["due"], row["mark"]) for row in rows] == [
        ("2026-11-21", "kept"), ("2026-11-22", "renegotiated"), ("2026-11-27", "open"), ("2026-11-21", "open")
    ]  # fmt: skip
    assert (rows[0]["act"], rows[0]["note"], rows[0]["noticed"]) == ("Be home, “by 18:30”", "after all", "noticed")


def test_markdown_has_no_markup_from_what_people_wrote(shell: Shell) -> None:
    shell.add("Ring <b>*Alex*</b> [x](http://x)\n# loud")
    assert shell("export", "markdown") == 0
    assert "## Ring \\<b\\>\\*Alex\\*\\</b\\> \\[x\\](http\\://x) \\# loud" in shell.out


def test_taskwarrior_tasks_keep_their_ids(shell: Shell) -> None:
    lived(shell)
    shell("export", "taskwarrior")
    tasks = json.loads(shell.out)
    assert {task["status"] for task in tasks} == {"pending", "completed"}
    assert len({task["uuid"] for task in tasks}) == len(tasks)
    shell("export", "taskwarrior", today="2026-11-23")
    again = {task["uuid"]: task["due"] for task in json.loads(shell.out)}
    both = [task for task in tasks if task["uuid"] in again]
    assert len(both) > 3
    assert all(again[task["uuid"]] == task["due"] for task in both)


def test_the_calendar_says_nothing_unless_asked(shell: Shell) -> None:
    lived(shell)
    assert shell("export", "ics") == 0
    assert "SUMMARY:Check-in" in shell.out
    assert "home" not in shell.out
    assert shell("export", "ics", "--words", "--as", "vtodo") == 0
    assert "BEGIN:VTODO" in shell.out
    assert "Be home" in shell.out


def test_places_that_cannot_be_written(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    own = shell.data / "workbook.json"
    for out, tells in ((tmp_path, "folder"), (tmp_path / "no" / "x", "does not exist"), (own, "own")):
        assert shell("export", "json", "-o", str(out)) == 1
        assert tells in shell.err
    assert shell.promise()["act"] == "Ring"


def test_a_pipe_is_written_to_and_never_replaced(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert shell("export", "csv", "-o", str(pipe)) == 0
    assert os.read(reader, 8) == b"promise,"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_a_link(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "real.csv")
    assert shell("export", "csv", "-o", str(link)) == 0
    assert link.is_symlink()
    assert (tmp_path / "real.csv").read_text().startswith("promise,")


@pytest.mark.slow
def test_eighteen_thousand_marks_go_out_within_a_second_of_work(shell: Shell) -> None:
    ids = [shell.add(f"Ring {number}") for number in range(5)]
    notebook = Notebook.open(shell.data, sync=False)
    with notebook.change("ten years", undoable=False) as change:
        for promise in map(notebook.promises.get, ids):
            for away in range(3600):
                day = date(2026, 11, 20) - timedelta(days=away)
                put(change, Mark(promise.id, day, "kept", day), promise)
    notebook.close()
    began = time.process_time()
    assert shell("export", "csv") == 0
    assert time.process_time() - began < 1.0
    assert shell.out.count("\n") == 18_001


def test_a_file_of_yours_beside_the_export_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    (tmp_path / "mine.json.new").write_text("my own notes")
    assert shell("export", "json", "-o", str(tmp_path / "mine.json")) == 0
    assert shell("backup", str(tmp_path / "copy.json")) == 0
    assert (tmp_path / "mine.json.new").read_text() == "my own notes"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.json", "data", "mine.json", "mine.json.new"]


def test_no_cell_of_the_csv_is_a_formula(shell: Shell) -> None:
    shell.add("=1+1")
    assert shell("keep", "1", "--note", '@SUM(A1), "quoted"') == 0
    assert shell("export", "csv") == 0
    [row] = csv.DictReader(io.StringIO(shell.out))
    assert (row["act"], row["note"]) == ("'=1+1", '\'@SUM(A1), "quoted"')


def test_a_chore_week_goes_out_as_calendar_and_markdown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests import sample

    sample.build(tmp_path / "data")
    shell = Shell(tmp_path / "data", capsys)
    assert shell("export", "ics", "--only", "chores") == 0
    assert "SUMMARY:Check-in" in shell.out
    assert "Clean the bathroom" not in shell.out
    assert shell("export", "ics", "--only", "chores", "--words") == 0
    assert "Clean the bathroom" in shell.out
    assert shell("export", "markdown", "--only", "chores") == 0
    assert "| **" in shell.out
    notebook = Notebook.open(tmp_path / "data", sync=False)
    week = next(one for one in notebook.chores.weeks() if one.state == "agreed")
    notebook.close()
    pages = [["--only", "chores"], ["--weeks", str(week.monday)]]
    before = [shell.out for what in pages if shell("export", "markdown", *what) == 0]
    notebook = Notebook.open(tmp_path / "data", sync=False)
    slot = week.plan.slots[0]
    notebook.chores.move(week.id, 0, (slot.day + 1) % 7, slot.part)
    notebook.close()
    after = [shell.out for what in pages if shell("export", "markdown", *what) == 0]
    assert len(after) == 2
    assert all(old != new for old, new in zip(before, after, strict=True)), "it stands where it was moved to"
    assert shell("export", "csv", "--only", "chores") == 2
    assert shell("export", "ics", "--only", "chores", "promises") == 2
    assert shell("export", "ics", "--only", "sittings") == 0
    assert "DTSTART:20261122T200000" in shell.out
    assert "DTEND:20261122T201500" in shell.out
    assert shell("export", "csv", "--only", "sittings") == 2
    for kind in ("sittings", "chores"):
        assert shell("export", "ics", "--only", kind, "--alarm", "15m") == 0
        assert "TRIGGER:-PT15M" in shell.out
        assert shell("export", "ics", "--only", kind, "--alarm", "25:00") == 2
    assert shell("export", "csv", "--only", "sittings", "--alarm", "20:00") == 2
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.appointments.set_sittings(ME, ())
    notebook.close()
    assert shell("export", "ics", "--only", "sittings") == 0
    assert "STATUS:CANCELLED" in shell.out
    assert "20261122" in shell.out
    assert shell("export", "ics", "--only", "sittings", "--as", "Alex") == 0
    assert "VEVENT" not in shell.out


def test_without_a_chore_week_that_is_said(shell: Shell) -> None:
    assert shell("export", "markdown", "--only", "chores") == 3


def test_a_name_as_long_as_a_file_can_have(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    assert shell("export", "json", "-o", str(tmp_path / ("n" * 255))) == 0
