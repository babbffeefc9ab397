"""export and import: what goes out comes back, broken files change nothing."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.verbs.typed import TODAY, Shell
from workbook.domain.promises.mark import Mark
from workbook.domain.promises.promise import ME
from workbook.store.notebook import Notebook
from workbook.store.promises.mark_tables import put

pytestmark = pytest.mark.slow


@pytest.fixture
def other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "other", capsys)


def lived(shell: Shell) -> None:
    """A workbook with everything in it that a promise can have."""
    first = shell.add("Be home, “by 18:30”", "--cue", "=when it closes", "--smallest", "ring", "--review", "2026-12-05")
    shell.add("Swim", "--cadence", "3/week", "--minutes", "40", "--plan", "then the lake")
    event = shell.add("Ring when late", "--cadence", "whenever")
    shell("miss", first, "--note", "forgot\nit")
    shell("keep", first, "--note", "after all")
    shell.noticed(first, "noticed")
    shell("happened", event)
    shell("renegotiate", first, "--to", "2026-11-27", today="2026-11-22")
    shell("promise", "change", first, "--cadence", "mon,thu", today="2026-11-22")
    shell("promise", "away", first, "2026-12-24", "2026-12-31")
    shell("promise", "down", event)


def test_json_out_and_back_loses_nothing(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "export.json"
    assert shell("export", "json", "-o", str(file)) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert other("import", "json", str(file)) == 0
    assert "3 promises and 4 marks" in other.out
    assert other("export", "json") == 0
    ids = [[promise["id"] for promise in json.loads(text)["promises"]] for text in (file.read_text(), other.out)]
    assert not set(ids[0]) & set(ids[1])  # what comes from another workbook is a promise of this one

    def as_theirs(text: str) -> str:
        for theirs, here in zip(*ids, strict=True):
            text = text.replace(here, theirs)
        return text

    assert as_theirs(other.out) == file.read_text()
    assert json.loads(as_theirs(json.dumps(other.json("today")["dues"]))) == shell.json("today")["dues"]
    assert other("undo") == 0
    assert other.json("promises", "--all")["promises"] == []


def test_bringing_in_again_changes_nothing_and_says_what_differs(shell: Shell, tmp_path: Path) -> None:
    lived(shell)
    file = tmp_path / "export.json"
    shell("export", "json", "-o", str(file))
    found = shell.json("import", "json", str(file))
    assert (found["promises"], found["marks"], found["same"], found["different"]) == (0, 0, 7, 0)
    shell("late", "1")
    found = shell.json("import", "json", str(file))
    assert (found["same"], found["different"]) == (6, 1)
    assert shell.json("today")["dues"][0]["mark"] == "late"


def test_a_dry_run_only_tells(shell: Shell, other: Shell, tmp_path: Path) -> None:
    lived(shell)
    shell("export", "json", "-o", str(tmp_path / "x.json"))
    assert other("import", "json", str(tmp_path / "x.json"), "--dry-run") == 0
    assert "Would bring in 3 promises and 4 marks" in other.out
    assert other.json("promises")["promises"] == []


@pytest.mark.parametrize(
    ("change", "tells"),
    [
        (lambda found: found["promises"][0].update(id="../x"), "Promise 1"),
        (lambda found: found["promises"][1].update(surprise=1), "Promise 2"),
        (lambda found: found["promises"][0]["terms"].clear(), "Promise 1"),
        (lambda found: found["promises"][0]["terms"][0].update(act=" "), "Promise 1"),
        (lambda found: found["promises"][0]["terms"][0]["cadence"].update(kind="hourly"), "Promise 1"),
        (lambda found: found["marks"][0].update(kind="great"), "Mark 1"),
        (lambda found: found["marks"][1].update(on="2026-02-30"), "Mark 2"),
        (lambda found: found["marks"][1].update(promise="nobody"), "Mark 2"),
        (lambda found: found["marks"].append("x"), "Mark 5"),
    ],
)
def test_broken_entries_are_named_and_nothing_is_brought_in_unless_asked(
    shell: Shell, other: Shell, tmp_path: Path, change: Any, tells: str
) -> None:
    lived(shell)
    shell("export", "json")
    found = json.loads(shell.out)
    change(found)
    file = tmp_path / "x.json"
    file.write_text(json.dumps(found))
    assert other("import", "json", str(file)) == 1
    assert tells in other.err
    assert "nothing was brought in" in other.err
    assert other.json("promises", "--all")["promises"] == []
    assert other("import", "json", str(file), "--skip-broken") == 0
    assert other.json("promises", "--all")["promises"]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        (None, "no such file"),
        ("{", "not JSON"),
        ("[]", "no export of a workbook"),
        ('{"kind": "workbook", "format": 7}', "newer version"),
        ('{"kind": "workbook", "format": 1, "promises": 3}', "no export of a workbook"),
        ("[" * 200_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_export(shell: Shell, tmp_path: Path, text: str | None, tells: str) -> None:
    file = tmp_path / "x.json"
    if text is not None:
        file.write_text(text)
    assert shell("import", "json", str(file)) == 1
    assert tells in shell.err


def test_a_harsh_log_is_brought_in_with_its_record(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("2026-11-18 : Call home : y\n2026-11-19 : Call home : n\nnonsense\n")
    assert shell("import", "harsh", str(tmp_path / "log")) == 1
    assert "Line 3" in shell.err
    assert shell("import", "harsh", str(tmp_path / "log"), "--skip-broken") == 0
    found = shell.promise()
    assert (found["act"], found["kept"], found["missed"]) == ("Call home", 1, 1)
    assert [due for _, _, due, _ in shell.dues()] == [TODAY]
    assert shell("import", "harsh", str(tmp_path / "log"), "--skip-broken") == 0
    assert "nothing new" in shell.out


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


@pytest.mark.parametrize("source", ["json", "loop", "harsh"])
def test_only_ordinary_files_are_read(shell: Shell, tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert shell("import", source, str(tmp_path / "pipe")) == 1
    assert "ordinary file" in shell.err


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


def altered(shell: Shell, file: Path, alter: Callable[[dict[str, Any]], object]) -> None:
    """An export of a promise with a mark, changed by hand."""
    shell.add("Ring")
    shell("keep", "1", "--note", "done")
    assert shell("export", "json") == 0
    exported = json.loads(shell.out)
    alter(exported)
    file.write_text(json.dumps(exported))


def term(exported: dict[str, Any]) -> dict[str, Any]:
    return exported["promises"][0]["terms"][0]


def nested(exported: dict[str, Any]) -> None:
    mark = exported["marks"][0]
    for _ in range(40):
        mark = {**mark, "earlier": [mark]}
    exported["marks"][0] = mark


FAULTY: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a promise twice": ("Promise 2: ", lambda x: x["promises"].append(x["promises"][0])),
    "a mark twice": ("Mark 2: ", lambda x: x["marks"].append({**x["marks"][0], "kind": "missed"})),
    "a start in year 1": ("Promise 1: ", lambda x: term(x).update(since="0001-01-01")),
    "a start in year 9999": ("Promise 1: ", lambda x: term(x).update(since="9999-12-31")),
    "an end in year 9999": ("Promise 1: ", lambda x: term(x).update(until="9999-12-31")),
    "a date in year 9999": (
        "Promise 1: ",
        lambda x: term(x)["cadence"].update(kind="once", weekdays=[], on="9999-12-31"),
    ),
    "a review in year 9999": ("Promise 1: ", lambda x: x["promises"][0].update(review_on="9999-12-31")),
    "days away without end": ("Promise 1: ", lambda x: x["promises"][0].update(pauses=[["0001-01-01", "9999-12-31"]])),
    "days away backwards": ("Promise 1: ", lambda x: x["promises"][0].update(pauses=[["2026-12-02", "2026-12-01"]])),
    "days away without number": (
        "Promise 1: ",
        lambda x: x["promises"][0].update(pauses=[["2026-12-01", "2026-12-02"]] * 5000),
    ),
    "a mark in year 9999": ("Mark 1: ", lambda x: x["marks"][0].update(on="9999-12-31")),
    "a mark made in year 1": ("Mark 1: ", lambda x: x["marks"][0].update(marked_on="0001-01-01")),
    "more events than a day holds": ("Mark 1: ", lambda x: x["marks"][0].update(nth=30)),
    "marks within marks": ("Mark 1: ", nested),
    "an act of nothing that can be seen": ("Promise 1: ", lambda x: term(x).update(act="\x1b[31m\u200b")),
    "an endless text": ("Promise 1: ", lambda x: x["promises"][0].update(obstacle="x" * 100_000)),
    "an earlier mark of another day": (
        "Mark 1: ",
        lambda x: x["marks"][0].update(earlier=[{**x["marks"][0], "on": "2026-11-01"}]),
    ),
    "an earlier mark of another promise": (
        "Mark 1: ",
        lambda x: x["marks"][0].update(earlier=[{**x["marks"][0], "promise": "another"}]),
    ),
    "a mark made in days to come": ("Mark 1: ", lambda x: x["marks"][0].update(marked_on="2026-12-01")),
    "an endless origin": ("Promise 1: ", lambda x: x["promises"][0].update(origin="x" * 100_000)),
}


@pytest.mark.parametrize("what", FAULTY)
def test_what_no_export_holds_is_a_fault_of_its_entry(shell: Shell, other: Shell, tmp_path: Path, what: str) -> None:
    place, alter = FAULTY[what]
    file = tmp_path / "export.json"
    altered(shell, file, alter)
    assert other("import", "json", str(file)) == 1
    assert any(line.startswith(place) for line in other.err.splitlines())
    assert other.json("promises", "--all")["promises"] == []
    assert other("import", "json", str(file), "--skip-broken") == 0
    for verb in ("today", "promises --all", "export ics", "export taskwarrior", "export markdown"):
        assert other(*verb.split()) == 0


def test_imported_text_is_cleaned_before_it_is_shown_or_kept(shell: Shell, other: Shell, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    altered(shell, file, lambda x: term(x).update(act="Ring\n\x1b[31mhome\x07\ud800\u202e"))
    assert other("import", "json", str(file), "--dry-run") == 0
    assert "  Ring home: every day, 1 mark\n" in other.out
    assert other("import", "json", str(file)) == 0
    assert other.promise()["act"] == "Ring home"


def test_a_message_never_repeats_what_a_file_says(shell: Shell, other: Shell, tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    altered(shell, file, lambda x: x.update(format="\x1b[31mZauberwort"))
    assert other("import", "json", str(file)) == 1
    assert "Zauber" not in other.err
    altered(shell, file, lambda x: x.update(format=True))
    assert other("import", "json", str(file)) == 1


def test_an_empty_file_name_is_no_folder_to_read(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Checkmarks.csv").write_text("Date,Gym\n2026-11-20,2\n")
    monkeypatch.chdir(tmp_path)
    assert shell("import", "loop", "") == 1
    assert "no such file" in shell.err


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


def test_what_else_stands_in_a_file_is_said(shell: Shell, other: Shell, tmp_path: Path) -> None:
    altered(shell, tmp_path / "x.json", lambda x: x.update(chores=[1], surprise={}))
    assert other("import", "json", str(tmp_path / "x.json")) == 0
    assert "Left out: 2 × a part of the file that the workbook does not know." in other.out


def test_what_is_wrong_with_an_entry_is_said_without_speaking_of_saving(shell: Shell, tmp_path: Path) -> None:
    shell.add("Ring")
    shell("export", "json")
    found = json.loads(shell.out)
    [one] = found["promises"]
    term = one["terms"][0]
    found["promises"] += [
        {**one, "id": "2", "terms": [{**term, "since": "soon"}]},
        {**one, "id": "3", "terms": [{**term, "act": ""}]},
        {**one, "id": "4", "mood": 1},
        {**one, "id": "5", "cue": "x" * 5000},
    ]
    (tmp_path / "x.json").write_text(json.dumps(found))
    assert shell("import", "json", str(tmp_path / "x.json")) == 1
    assert shell.err.splitlines()[:4] == [
        "Promise 2: its field “terms[0].since” does not hold what belongs there.",
        "Promise 3: A promise needs an act: what you will do.",
        "Promise 4: it has a field that this version does not know.",
        "Promise 5: One of the fields is too long: each may have 2000 characters.",
    ]
