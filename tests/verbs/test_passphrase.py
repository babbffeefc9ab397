"""workbook passphrase, and the other verbs with a sealed workbook: as processes, with real work factors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbook.store.notebook import Notebook

pytest.importorskip("pyrage")
BREAD, TRAIN = "the bread is in the oven", "the train leaves 🌿"


def run(folder: Path, *words: str, lines: str | None = None) -> subprocess.CompletedProcess[str]:
    reader, writer = os.pipe()
    os.write(writer, (lines or "").encode())
    os.close(writer)
    given = [] if lines is None else ["--passphrase-fd", str(reader)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "workbook", "--data", str(folder), "--today", "2026-11-21", *words, *given],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, pass_fds=[reader], timeout=120, check=False,
        )  # fmt: skip
    finally:
        os.close(reader)
    assert "Traceback" not in done.stderr
    assert not any(secret in done.stdout + done.stderr for secret in (BREAD, TRAIN))
    return done


def test_an_evening_with_two_passphrases(tmp_path: Path) -> None:
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
