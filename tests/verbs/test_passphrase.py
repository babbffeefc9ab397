"""workbook passphrase, and the other verbs with a sealed workbook. (Real work factors: `seal/test_identity`.)"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.store.file.seal.plain_age import wrapped
from workbook.cli import run as run_line
from workbook.store.file.seal import age
from workbook.store.notebook import Notebook

pytest.importorskip("pyrage")
BREAD, TRAIN = "the bread is in the oven", "the train leaves 🌿"
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """A line of the shell; `lines` is what stands in its descriptor for passphrases."""
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def one(folder: Path, *words: str, lines: str | None = None) -> CompletedProcess[str]:
        reader, writer = os.pipe()
        os.write(writer, (lines or "").encode())
        os.close(writer)
        given = ["--no-input"] if lines is None else ["--passphrase-fd", str(reader)]
        capfd.readouterr()
        try:
            code = run_line(["--data", str(folder), "--today", "2026-11-21", *words, *given])
        finally:
            os.close(reader)
        done = CompletedProcess(words, code, *capfd.readouterr())
        assert "inside the workbook" not in done.stderr
        assert not any(secret in done.stdout + done.stderr for secret in (BREAD, TRAIN))
        return done

    return one


def test_an_evening_with_two_passphrases(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "data"
    notebook = Notebook.open(folder)
    notebook.people.name("rebuilding", "Alex")
    notebook.people.name("partner", "Sam")
    notebook.close()
    assert run(folder, "promise", "add", "Home by six").returncode == 0
    for nothing in (None, "\n"):
        assert run(folder, "passphrase", "set", lines=nothing).returncode == 2
    assert run(folder, "passphrase", "set", lines=f"{BREAD}\n").returncode == 0
    assert not (folder / "workbook.json").exists()
    assert run(folder, "passphrase", "set", lines=f"{TRAIN}\n").returncode == 4
    locked = run(folder, "today")
    assert (locked.returncode, locked.stdout) == (4, "")
    assert (nudge := run(folder, "nudge")).returncode == 4
    assert (nudge.stdout, nudge.stderr) == ("", "")
    before = {path: path.read_bytes() for path in folder.rglob("*.age*")}
    assert run(folder, "today", lines="wrong\n").returncode == 4
    assert {path: path.read_bytes() for path in folder.rglob("*.age*")} == before
    assert "Home by six" in run(folder, "promises", lines=f"{BREAD}\n").stdout
    places = json.loads(run(folder, "where", "--json").stdout)["places"]
    assert next(place for place in places if place["what"] == "main")["sealed"] is True
    assert run(folder, "passphrase", "set", "--as", "Sam", lines=f"{BREAD}\n{TRAIN}\n").returncode == 0
    assert "Home by six" in run(folder, "promises", lines=f"{TRAIN}\n").stdout
    assert run(folder, "today", "--as", "Sam", lines=f"{BREAD}\n").returncode == 4
    assert run(folder, "passphrase", "remove", lines=f"{TRAIN}\n").returncode == 0
    assert run(folder, "passphrase", "remove", lines=f"{BREAD}\n").returncode == 0
    assert "Home by six" in run(folder, "promises").stdout
    assert not list(folder.rglob("*.age*"))
