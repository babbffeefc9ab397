"""Opening a sealed workbook in a real terminal: the passphrase is asked for before anything is shown."""

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
        terminal.wait_for("Passphrase:")
        terminal.press("not this one\r")
        terminal.wait_for("try again as often as you like.\r\nPassphrase:", 60)
        assert b"\x1b[?1049h" not in terminal.raw
        terminal.press(f"{PHRASE}\r")
        terminal.wait_for("Alex", 60)
        assert b"\x1b[?1049h" in terminal.raw
        terminal.settle()
        terminal.press("\x07")
        assert terminal.exit_code() == 0
        assert PHRASE.encode() not in terminal.raw
    assert not (folder / "workbook.json").exists()
