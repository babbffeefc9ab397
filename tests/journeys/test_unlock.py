"""Opening a sealed workbook in a real terminal: the passphrase is asked for on a screen of its own, with nothing of
anybody's on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from workbook.store.notebook import Notebook

pytest.importorskip("pyrage")
PHRASE = "the bread is in the oven"


def test_a_sealed_workbook_asks_until_it_opens_and_shows_nothing_before(tmp_path: Path) -> None:
    from workbook.store.file.seal import turning

    folder = tmp_path / "data"
    notebook = Notebook.open(folder)
    notebook.people.name("rebuilding", "Alex")
    notebook.settings.remember(first_run_asked=True)
    turning.set_passphrase(folder, "rebuilding", PHRASE)
    notebook.close()
    command = [sys.executable, "-m", "workbook", "--data", str(folder), "--today=2026-11-21"]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_for("Locked")
        terminal.settle()
        terminal.press("not this one\r")
        terminal.wait_for("does not open it", 60)
        assert "Alex" not in terminal.text
        left = terminal.raw.count(b"\x1b[?1049l")
        terminal.press(f"{PHRASE}\r")
        for _ in range(1200):
            terminal.read(0.05)
            if terminal.raw.count(b"\x1b[?1049l") > left:
                break
        terminal.press(f"a{PHRASE}\r")  # once more, for it takes long: on Today `a` would begin a promise
        terminal.wait_for("Alex", 60)
        terminal.settle()
        assert "the bread" not in terminal.text
        assert "What will you do?" not in terminal.text
        terminal.press("\x07")
        assert terminal.exit_code() == 0
        assert PHRASE.encode() not in terminal.raw
    assert not (folder / "workbook.json").exists()


def test_leaving_does_not_wait_for_the_key(tmp_path: Path) -> None:
    from workbook.store.file.seal import turning

    folder = tmp_path / "data"
    turning.set_passphrase(folder, "rebuilding", PHRASE)
    before = {path: path.read_bytes() for path in folder.rglob("*.age")}
    with Terminal([sys.executable, "-m", "workbook", "--data", str(folder)], (60, 20)) as terminal:
        terminal.wait_for("Locked")
        terminal.settle()
        terminal.press(f"{PHRASE}\r")
        terminal.wait_for("Opening")
        terminal.press("\x07")
        assert terminal.exit_code(2) == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert PHRASE.encode() not in terminal.raw
    assert {path: path.read_bytes() for path in folder.rglob("*.age")} == before
