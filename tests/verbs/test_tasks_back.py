"""Taskwarrior's tasks back in: what was done there is a mark here."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.verbs.typed import Shell


def told(shell: Shell) -> dict[str, dict[str, Any]]:
    """The tasks by their day."""
    assert shell("export", "taskwarrior") == 0
    return {task["due"][:8]: task for task in json.loads(shell.out)}


def back(shell: Shell, folder: Path, tasks: list[dict[str, Any]], today: str) -> Any:
    (folder / "tasks.json").write_text(json.dumps(tasks))
    return shell.json("import", "taskwarrior", str(folder / "tasks.json"), today=today)


def test_what_was_done_there_is_kept_or_late_here(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Ring", "--cue", "at noon")
    tasks = told(shell)
    note = {"entry": "20261121T130000Z", "description": "from the car"}
    tasks["20261121"] |= {"status": "completed", "end": "20261121T130000Z"}
    tasks["20261121"]["annotations"].append(note)
    tasks["20261122"] |= {"status": "completed", "end": "20261124T130000Z"}
    tasks["20261123"] |= {"status": "deleted", "end": "20261124T130000Z"}
    tasks["20261126"] |= {"status": "completed", "end": "20261124T130000Z"}
    tasks["other"] = {"uuid": "11111111-1111-1111-1111-111111111111", "status": "pending", "description": "milk"}
    found = back(shell, tmp_path, list(tasks.values()), "2026-11-25")
    assert (found["promises"], found["marks"], found["broken"]) == (0, 2, [])
    assert sum(left["count"] for left in found["left_out"]) == len(tasks) - 2
    [promise] = [shell.json("promise", "show", id, today="2026-11-25")["promise"]]
    assert [(mark["on"], mark["kind"], mark["note"]) for mark in promise["marks"]] == [
        ("2026-11-21", "kept", "from the car"), ("2026-11-22", "late", ""),
    ]  # fmt: skip
    again = back(shell, tmp_path, list(tasks.values()), "2026-11-25")
    assert (again["marks"], again["same"], again["different"]) == (0, 2, 0)
    assert shell("undo") == 0
    assert shell.promise(today="2026-11-25")["kept"] == 0


def test_what_was_said_here_stands(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Ring")
    tasks = told(shell)
    shell("miss", id)
    tasks["20261121"] |= {"status": "completed", "end": "20261121T130000Z"}
    found = back(shell, tmp_path, list(tasks.values()), "2026-11-25")
    assert (found["marks"], found["different"]) == (0, 1)
    assert shell.promise()["missed"] == 1


def test_how_it_was_done_is_known_better_here(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Ring")
    shell("late", id, "--note", "at midnight")
    found = back(shell, tmp_path, list(told(shell).values()), "2026-11-25")
    assert (found["marks"], found["same"], found["different"]) == (0, 1, 0)


def test_a_due_that_was_moved_is_marked_where_it_lies(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Ring", "--cadence", "once 2026-11-21")
    assert shell("renegotiate", id, "--to", "2026-11-23") == 0
    tasks = told(shell)
    tasks["20261123"] |= {"status": "completed", "end": "20261123T130000Z"}
    found = back(shell, tmp_path, list(tasks.values()), "2026-11-25")
    assert found["marks"] == 1
    assert shell.promise(today="2026-11-25")["kept"] == 1


def test_only_whose_it_is_changes_it(shell: Shell, tmp_path: Path) -> None:
    from workbook.store.notebook import Notebook

    with_two = Notebook.open(shell.data, sync=False)
    with_two.people.name("rebuilding", "Sam")
    with_two.people.name("partner", "Alex")
    with_two.close()
    shell.add("Ring", "--as", "Sam")
    tasks = told(shell)
    tasks["20261121"] |= {"status": "completed", "end": "20261121T130000Z"}
    (tmp_path / "x.json").write_text(json.dumps(list(tasks.values())))
    found = shell.json("import", "taskwarrior", str(tmp_path / "x.json"), "--as", "Alex")
    assert (found["marks"], found["not_yours"]) == (0, 1)


@pytest.mark.parametrize(
    ("text", "tells"),
    [("{", "not JSON"), ("[1]", "no export of Taskwarrior"), ('{"a": 1}', "no export"), ("[" * 100_000, "not JSON")],
)
def test_what_is_no_export_is_refused(shell: Shell, tmp_path: Path, text: str, tells: str) -> None:
    (tmp_path / "x.json").write_text(text)
    assert shell("import", "taskwarrior", str(tmp_path / "x.json")) == 1
    assert tells in shell.err


def test_a_task_that_stands_twice_is_a_fault(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    tasks = told(shell)
    done = {**tasks["20261121"], "status": "completed", "end": "20261121T130000Z"}
    (tmp_path / "x.json").write_text(json.dumps([done, done]))
    assert shell("import", "taskwarrior", str(tmp_path / "x.json")) == 1
    assert "Task 2: the same entry is in the file twice." in shell.err
    found = shell.json("import", "taskwarrior", str(tmp_path / "x.json"), "--skip-broken")
    assert (found["marks"], found["updated"]) == (1, 0)


def test_a_moment_that_is_none_is_named(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    tasks = told(shell)
    tasks["20261121"] |= {"status": "completed", "end": "yesterday"}
    (tmp_path / "x.json").write_text("\n".join(json.dumps(task) for task in tasks.values()))  # one a line
    assert shell("import", "taskwarrior", str(tmp_path / "x.json")) == 1
    assert "Task 1: the moment" in shell.err


def test_a_task_done_at_half_past_twelve_is_of_the_day_before(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.toml").write_text('day_begins = "3:00"')
    monkeypatch.setenv("WORKBOOK_CONFIG", str(tmp_path / "config.toml"))
    id = shell.add("Ring")
    tasks = told(shell)
    night = datetime(2026, 11, 22, 0, 30).astimezone(UTC)
    tasks["20261121"] |= {"status": "completed", "end": f"{night:%Y%m%dT%H%M%SZ}"}
    assert back(shell, tmp_path, list(tasks.values()), "2026-11-25")["marks"] == 1
    [mark] = shell.json("promise", "show", id)["promise"]["marks"]
    assert (mark["on"], mark["kind"]) == ("2026-11-21", "kept")


def test_n_a_week_is_kept_on_the_day_of_the_week_on_which_it_was_done(shell: Shell, tmp_path: Path) -> None:
    id = shell.add("Swim", "--cadence", "3/week", "--starts", "2026-11-23")
    shell.today = "2026-11-23"
    monday = told(shell)["20261123"] | {"status": "completed", "end": "20261125T130000Z"}
    shell.today = "2026-11-24"
    tuesday = told(shell)["20261124"] | {"status": "completed", "end": "20261124T130000Z"}
    found = back(shell, tmp_path, [monday, tuesday], "2026-11-27")
    assert found["marks"] == 2
    for _ in range(2):
        marks = shell.json("promise", "show", id, today="2026-11-27")["promise"]["marks"]
        assert [(mark["on"], mark["kind"]) for mark in marks] == [("2026-11-24", "kept"), ("2026-11-25", "kept")]
        again = back(shell, tmp_path, [monday, tuesday], "2026-11-27")
        assert (again["marks"], again["same"]) == (0, 2)
    next_week = monday | {"end": "20261130T130000Z"}
    assert back(shell, tmp_path, [next_week], "2026-11-30")["marks"] == 1
    assert shell.promise(today="2026-11-30")["late"] == 1
