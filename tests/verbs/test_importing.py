"""import: what comes back, and from elsewhere; broken files change nothing."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.verbs.lived import lived
from tests.verbs.typed import TODAY, Shell

pytestmark = pytest.mark.slow


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


@pytest.mark.parametrize("source", ["json", "loop", "harsh"])
def test_only_ordinary_files_are_read(shell: Shell, tmp_path: Path, source: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert shell("import", source, str(tmp_path / "pipe")) == 1
    assert "ordinary file" in shell.err


def test_an_empty_file_name_is_no_folder_to_read(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Checkmarks.csv").write_text("Date,Gym\n2026-11-20,2\n")
    monkeypatch.chdir(tmp_path)
    assert shell("import", "loop", "") == 1
    assert "no such file" in shell.err


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
