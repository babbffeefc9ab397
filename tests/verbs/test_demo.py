"""`workbook demo`: a folder of its own, gone whichever way it is left, and nothing of the person's own touched."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from tests.bench.start_bench import workbook
from tests.bench.terminal import Terminal
from workbook.cli import run
from workbook.words.common import demo as words
from workbook.words.common.verbs import NEEDS_TERMINAL

MORE = (signal.SIGKILL, signal.SIGHUP, "\x07", "\x11")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go, and the folders of a person who has a workbook and settings with a mistake."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.setenv("TMPDIR", str(folder))
    (own := tmp_path / "own").mkdir()
    monkeypatch.setenv("WORKBOOK_DATA", str(own))
    (tmp_path / "config.toml").write_text("day_begins = nonsense")
    monkeypatch.setenv("WORKBOOK_CONFIG", str(tmp_path / "config.toml"))
    return folder


def test_without_a_terminal_nothing_is_made(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo"]) == 1
    assert capsys.readouterr().err.strip() == NEEDS_TERMINAL
    assert list(temporary.iterdir()) == []


def test_another_folder_is_not_for_it(temporary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", "--keep", "--data", str(temporary / "mine")]) == 2
    assert capsys.readouterr().err.strip() == words.NO_DATA
    assert list(temporary.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.lab) for one in MORE)])
def test_its_folder_is_gone_whatever_ends_it(temporary: Path, how: str | signal.Signals) -> None:
    with Terminal(workbook("demo", "--today", "2026-11-21"), (100, 30)) as terminal:
        terminal.wait_for("Sat 21 Nov · demo", limit=60)
        [folder] = temporary.iterdir()
        assert folder.stat().st_mode & 0o777 == 0o700
        if isinstance(how, str):
            os.write(terminal.fd, how.encode())
        else:
            os.kill(terminal.pid, how)
        assert terminal.exit_code(30) == (-how if how is signal.SIGKILL else 0)
    gone(temporary)
    assert list((temporary.parent / "own").iterdir()) == []


@pytest.mark.slow
def test_ended_while_it_is_made_it_is_gone_too(temporary: Path) -> None:
    with Terminal(workbook("demo"), (100, 30)) as terminal:
        terminal.wait_for("Your own workbook is left alone", limit=60)
        assert len(list(temporary.iterdir())) == 1
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.exit_code(30) in (130, -signal.SIGINT)  # a shell says 130 to both
    gone(temporary)


def gone(temporary: Path, limit: float = 10.0) -> None:
    """Wait until nothing is left in that folder; one that was ended without a word is removed by another process."""
    end = time.monotonic() + limit
    while list(temporary.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.02)
