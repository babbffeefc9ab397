"""With --json every verb answers in JSON: what it did, and why not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.planning.households import SAMPLES
from tests.verbs.test_locked import LOCKED, OPEN
from tests.verbs.typed import TODAY
from workbook.cli import run
from workbook.domain.conflicts.option import Wording
from workbook.domain.promises.drafting import Draft
from workbook.store.notebook import Notebook
from workbook.verbs.spec import spec

FIRST = date(2026, 11, 20)
DOCUMENTS = ("export json", "household ex", "export workbook")  # their JSON is their own
ALSO = [  # beside a line for each verb
    "--version", "--help", "today --help", "nonsense", "today --nonsense", "keep", "promise",
    "conflict review 1 nonsense",
    "find nothing-of-the-kind", "print cards", "print chosen --answers", "export markdown --answers", "keep 1 --on",
    "keep all", "miss 1", "export csv --excel", "print week --format text", "print card values --format text",
    "print book --format markdown", "export ics --only sittings", "export taskwarrior -o {out}", "conflict show nobody",
    "content check {bare}", "step nonsense", "open nonsense", "restore nonsense", "config init --profile nonsense",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBOOK_CONFIG", str(tmp_path / "settings.toml"))
    data = tmp_path / "data"
    notebook = Notebook.open(data, sync=False)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    notebook.promises.add(Draft("Home by six"), FIRST)
    conflict = notebook.conflicts.add("The dishes", FIRST)
    notebook.conflicts.options.add(conflict.id, Wording("Rinse"), FIRST)
    notebook.jots.add("rebuilding", "The bath first", FIRST)
    notebook.chores.import_household(SAMPLES / "eva.json")
    notebook.close()
    (tmp_path / "household").write_bytes((SAMPLES / "eva.json").read_bytes())
    (tmp_path / "bare").mkdir()
    for name in ("json", "workbook", "plain"):
        (tmp_path / name).write_text("{}")
    return data


def asked(line: str, folder: Path, capfd: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    places = {path.name: str(path) for path in folder.parent.iterdir()} | {"out": str(folder.parent / "out")}
    typed = line.format(**places).split()
    common = [] if typed[0] == "demo" else ["--data", str(folder)]
    capfd.readouterr()
    code = run([*typed, *common, "--no-input", "--json", "--today", TODAY])
    out, err = capfd.readouterr()
    try:
        found = json.loads(out)
    except json.JSONDecodeError:
        pytest.fail(f"{line}: {out[:200]!r} {err[:200]!r}")
    if code not in (0, 10) and line != "nudge":
        assert found["error"]["message"] in err, (line, err)
        assert "usage:" not in err
    return code, found


def test_every_verb_answers_in_json(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    went: set[str] = set()
    verbs = [one.name for one in spec().verbs if not one.group]
    slow = ("chores plan", "chores others", "chores rest", "home", "passphrase", "wipe", "restore", "remind now")
    for line in [*(one for one in (*LOCKED, *OPEN) if not one.startswith(slow)), *ALSO]:
        code, found = asked(line, folder, capfd)
        assert ("error" in found) == (code not in (0, 10)), (line, code)
        assert line.startswith(DOCUMENTS) or found["format"] == 1, line
        went |= {verb for verb in verbs if code == 0 and f"{line} ".startswith(f"{verb} ")}
    for verb in verbs:
        code, found = asked(f"{verb} --nonsense", folder, capfd)
        assert (code, found["error"]["code"]) == (2, "usage"), verb
        assert found["error"]["message"].count("\n") == 0
    assert len(went) > len(verbs) / 2, sorted(set(verbs) - went)
