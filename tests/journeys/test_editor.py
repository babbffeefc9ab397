"""ctrl+e in a real pseudo-terminal: the text goes to one's own editor, the screen comes back, the words are saved."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.terminal import Terminal
from workbook.content.book import load
from workbook.domain.promises.promise import ME
from workbook.domain.steps.answers import DraftText
from workbook.paths import content_folder
from workbook.store.file import edited
from workbook.store.notebook import Notebook
from workbook.words.common import editing as words

pytestmark = pytest.mark.slow
DESK = load(content_folder()).step("apology").exercise("desk")


def test_the_screen_goes_and_comes_back_with_what_was_written(tmp_path: Path) -> None:
    data, script = tmp_path / "data", tmp_path / "editor"
    notebook = Notebook.open(data, sync=False)
    notebook.settings.remember(first_run_asked=True)
    notebook.answers.save("apology", DESK, ME, DraftText("I was late"))
    notebook.close()
    script.write_text('#!/bin/sh\necho "EDITOR IS HERE"; sed -i s/late/quagga/ "$1"; [ ! -e "$0.fails" ]\n')
    script.chmod(0o700)
    command = [sys.executable, "-m", "workbook", "open", "apology/desk", "--data", str(data)]
    with Terminal(command, (100, 36), {"EDITOR": str(script), "VISUAL": ""}) as terminal:
        terminal.wait_for("I was late")
        terminal.settle()
        terminal.press_until("\x05", "EDITOR IS HERE", 30)
        terminal.wait_for("quagga")
        terminal.settle()
        Path(f"{script}.fails").touch()
        terminal.press_until("\x05", words.FAILED[:30], 30)
        terminal.settle()
        terminal.press("\x11")
        assert terminal.exit_code(30) == 0
    notebook = Notebook.open(data, sync=False)
    value = notebook.answers.get("apology", DESK, ME).value
    notebook.close()
    assert value == DraftText("I was quagga")
    assert edited.listed(data) == []
