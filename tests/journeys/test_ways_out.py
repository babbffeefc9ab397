"""Leaving: at once, by closing the window, by a fault. In a real pseudo-terminal, for what it shows is the point."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.bench.terminal import ESCAPES, Terminal
from workbook.paths import MAIN_FILE
from workbook.store.notebook import Notebook

SECRET = "Zauberwort"
FAULTY_FORM = f"""
import sys
from workbook.screens.conflicts.form import ConflictForm
def fault(self):
    raise RuntimeError("outer {SECRET}")
ConflictForm.answer = fault
from workbook.cli import run
sys.exit(run(sys.argv[1:]))
"""
FAULTY = f"""
import sys
sys.stdin.isatty
from workbook.screens.today.page import TodayScreen
def fault(self):
    secret = "{SECRET}"
    try:
        raise ValueError("inner {SECRET}")
    except ValueError as error:
        raise RuntimeError("outer {SECRET}") from error
TodayScreen.action_add = fault
from workbook.cli import run
sys.exit(run(sys.argv[1:]))
"""


def workbook(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "workbook", "--data", str(folder), "--today", "2026-11-21", *more]


def settled(folder: Path) -> None:
    notebook = Notebook.open(folder)
    notebook.settings.remember(first_run_asked=True)
    notebook.close()


def after_the_screen(terminal: Terminal) -> bytes:
    """What was written after the alternate screen was left, escape sequences out."""
    return ESCAPES.sub(b"", terminal.raw.partition(b"\x1b[?1049l")[2]).strip()


def test_the_quick_exit_leaves_nothing_on_the_terminal(tmp_path: Path) -> None:
    settled(tmp_path)
    with Terminal(workbook(tmp_path), (80, 24)) as terminal:
        terminal.wait_for("NEXT SMALL STEP")
        terminal.settle()
        terminal.press("\x07")  # ctrl+g
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert after_the_screen(terminal) == b""
        assert terminal.raw.count(b"\x1b[22;0t") == 1, "the terminal's own title is remembered"
        assert terminal.raw.count(b"\x1b[23;0t") == 1, "and put back"


def test_a_closed_window_keeps_what_was_being_typed(tmp_path: Path) -> None:
    with Terminal(workbook(tmp_path), (80, 24)) as terminal:
        terminal.wait_for("What should the workbook call you")
        terminal.settle()
        terminal.press(SECRET)
        terminal.settle(0.2)
        os.kill(terminal.pid, signal.SIGHUP)
        terminal.exit_code()
    notebook = Notebook.open(tmp_path)
    person = notebook.people.rebuilding()
    notebook.close()
    assert person is not None
    assert person.name == SECRET


def test_a_fault_of_the_program_shows_no_word_of_what_was_written(tmp_path: Path) -> None:
    settled(tmp_path)
    command = [sys.executable, "-c", FAULTY, "--data", str(tmp_path), "--today", "2026-11-21"]
    with Terminal(command, (80, 24)) as terminal:
        terminal.wait_for("NEXT SMALL STEP")
        terminal.settle()
        terminal.press("a")
        assert terminal.exit_code() == 1
        said = terminal.text
    assert "had to stop" in said
    assert SECRET not in said
    assert "Traceback" not in said
    [report] = tmp_path.glob("crash-*.txt")
    assert SECRET not in report.read_text()
    assert "builtins.RuntimeError" in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600


def open_a_form(terminal: Terminal) -> None:
    """Open the form of a conflict."""
    terminal.wait_for("NEXT SMALL STEP")
    terminal.settle()
    terminal.press("4")
    terminal.settle()
    terminal.press("c")
    terminal.settle()
    terminal.press("a")
    terminal.wait_for("What happens")
    terminal.settle()


def in_a_form(folder: Path, terminal: Terminal) -> None:
    """The form of a conflict is open when the file goes, and then a word is typed."""
    open_a_form(terminal)
    (folder / MAIN_FILE).write_bytes(b"damaged")
    terminal.press(SECRET)
    terminal.settle(0.2)


def unsaved(folder: Path) -> str:
    [path] = folder.glob("unsaved-*.txt")
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text("utf-8")


def test_leaving_with_words_that_cannot_be_saved_names_the_file_that_holds_them(tmp_path: Path) -> None:
    settled(tmp_path)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        in_a_form(tmp_path, terminal)
        terminal.press("\x11")  # ctrl+q
        assert terminal.exit_code() == 0
        assert b"unsaved-" in after_the_screen(terminal)
    assert SECRET in unsaved(tmp_path)


def test_the_quick_exit_keeps_such_words_without_a_word(tmp_path: Path) -> None:
    settled(tmp_path)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        in_a_form(tmp_path, terminal)
        terminal.press("\x07")  # ctrl+g
        assert terminal.exit_code() == 0, [path.read_text() for path in tmp_path.glob("crash-*.txt")]
        assert after_the_screen(terminal) == b""
    assert SECRET in unsaved(tmp_path)


def test_a_fault_says_saved_only_where_that_is_so(tmp_path: Path) -> None:
    settled(tmp_path)
    command = [sys.executable, "-c", FAULTY_FORM, "--data", str(tmp_path), "--today", "2026-11-21"]
    with Terminal(command, (100, 30)) as terminal:
        in_a_form(tmp_path, terminal)
        terminal.press("\x0f")  # ctrl+o
        assert terminal.exit_code() == 1
        said = after_the_screen(terminal).decode()
    assert "is saved" not in said
    assert "unsaved-" in said
    assert SECRET not in said
    assert SECRET in unsaved(tmp_path)


def test_without_a_terminal_it_says_what_works_instead(tmp_path: Path) -> None:
    result = subprocess.run(workbook(tmp_path), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    assert result.returncode == 1
    assert "workbook today" in result.stderr
    assert "Traceback" not in result.stderr
    dumb = {**os.environ, "TERM": "dumb"}
    result = subprocess.run(workbook(tmp_path), capture_output=True, text=True, env=dumb, timeout=60)
    assert result.returncode == 1
    assert "TERM" in result.stderr
