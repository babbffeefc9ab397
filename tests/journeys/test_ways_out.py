"""Leaving: at once, by closing the window, by a fault. In a real pseudo-terminal, for what it shows is the point."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench.terminal import ESCAPES, Terminal
from workbook.domain.promises.promise import ME
from workbook.paths import MAIN_FILE
from workbook.store.notebook import Notebook
from workbook.words.common import leaving

SECRET = "Zauberwort"
LEFT = b"\x1b[?1049l"
AT_ONCE = 0.3
"""Seconds from the key of the quick exit, or a signal, to the terminal as it was before."""
SILENT = """
import os, sys, time
from pathlib import Path
from workbook.store.file import files
data = Path(sys.argv[2])
def silent(fd):
    path = Path(os.readlink(f"/proc/self/fd/{fd}"))
    if path.parent == data and path.is_file() and b"Zauber" in path.read_bytes():
        (data / "silent").touch()
        time.sleep(60)
files.sync_file = silent
from workbook.cli import run
sys.exit(run(sys.argv[1:]))
"""
"""A drive that never says that it has kept what was written, once that is what was typed."""
FAULTY_FORM = f"""
import sys
from workbook.screens.conflicts.form import ConflictForm
def fault(self):
    raise RuntimeError("outer {SECRET}")
ConflictForm.action_save = fault
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
    # What a shell has exported of another window makes nobody's screen too small.
    with Terminal(workbook(tmp_path), (80, 24), {"COLUMNS": "30", "LINES": "8"}) as terminal:
        terminal.wait_for("NEXT SMALL STEP")
        terminal.settle()
        terminal.press("\x07")  # ctrl+g
        assert terminal.exit_code() == 0
        assert b"\x1b[?1049l" in terminal.raw
        assert after_the_screen(terminal) == b""
        assert terminal.raw.count(b"\x1b[22;0t") == 1, "the terminal's own title is remembered"
        assert terminal.raw.count(b"\x1b[23;0t") == 1, "and put back"


def test_ctrl_z_leads_to_the_shell_and_fg_brings_all_of_it_back(tmp_path: Path) -> None:
    settled(tmp_path / "data")
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, (80, 24), {"PS1": "shell> ", "TERM": "xterm-256color"}) as terminal:
        terminal.wait_for("shell>")
        os.write(terminal.fd, (shlex.join(workbook(tmp_path / "data")) + "\r").encode())
        terminal.wait_for("NEXT SMALL STEP", 30)
        terminal.settle()
        seen = len(terminal.raw)
        os.write(terminal.fd, b"\x1a")  # ctrl+z
        anew(terminal, seen, "Stopped")
        assert b"\x1b[?1049l" in terminal.raw[seen:], "the screen is put away"
        seen = len(terminal.raw)
        os.write(terminal.fd, b"fg\r")
        anew(terminal, seen, "NEXT SMALL STEP")
        terminal.settle()
        # What the terminal answers late is no keys: 1 to 5 would open pages.
        seen = len(terminal.raw)
        os.write(terminal.fd, b"\x1b[?62;22c\x1b]11;rgb:3e3e/3e3e/3e3e\x1b\\")
        terminal.settle(0.5)
        assert ESCAPES.sub(b"", terminal.raw[seen:]).strip() == b""
        os.write(terminal.fd, b"\x11")  # ctrl+q
        anew(terminal, seen, "shell>")


def anew(terminal: Terminal, seen: int, words: str) -> None:
    """Wait until `words` were written after the first `seen` bytes."""
    end = time.perf_counter() + 30
    while words not in ESCAPES.sub(b"", terminal.raw[seen:]).decode("utf-8", "replace"):
        assert time.perf_counter() < end, terminal.text[-1500:]
        terminal.read(0.1)


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
    [path] = folder.glob("workbook.unsaved-*.json")
    assert path.stat().st_mode & 0o777 == 0o600
    return path.read_text("utf-8")


def asked_on_leaving(folder: Path, terminal: Terminal) -> None:
    in_a_form(folder, terminal)
    terminal.press("\x11")  # ctrl+q
    terminal.wait_for(leaving.TITLE)
    terminal.settle()


def test_leaving_with_words_that_cannot_be_saved_asks_and_staying_keeps_them(tmp_path: Path) -> None:
    settled(tmp_path)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        asked_on_leaving(tmp_path, terminal)
        terminal.press("\r")  # stay
        terminal.settle()
        terminal.press("\x07")
        assert terminal.exit_code() == 0
    assert SECRET in unsaved(tmp_path), "the form was still there"


def test_leaving_may_copy_the_words_to_a_file_that_one_names(tmp_path: Path) -> None:
    data, copy = tmp_path / "data", tmp_path / "home" / "words-from-my-workbook.txt"
    settled(data)
    copy.parent.mkdir()
    with Terminal(workbook(data), (100, 30), {"HOME": str(copy.parent)}) as terminal:
        asked_on_leaving(data, terminal)
        terminal.press("\t")
        terminal.settle()
        terminal.press("\r")
        assert terminal.exit_code() == 0
    assert SECRET in copy.read_text("utf-8")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert not list(data.glob("workbook.unsaved-*"))


def test_leaving_without_the_words_leaves_none_behind(tmp_path: Path) -> None:
    settled(tmp_path)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        asked_on_leaving(tmp_path, terminal)
        terminal.press("\t\t")
        terminal.settle()
        terminal.press("\r")
        assert terminal.exit_code() == 0
        assert after_the_screen(terminal) == b""
    assert not list(tmp_path.glob("*unsaved-*"))


@pytest.mark.parametrize("how", ["\x07", signal.SIGTERM])
def test_a_drive_that_does_not_answer_keeps_nobody_on_the_screen(tmp_path: Path, how: str | signal.Signals) -> None:
    """The letters are on their way into the file when the drive falls silent; they end up on another one."""
    data = tmp_path / "data"
    settled(data)
    command = [sys.executable, "-c", SILENT, "--data", str(data), "--today", "2026-11-21"]
    with Terminal(command, (100, 30), {"XDG_STATE_HOME": str(tmp_path / "state")}) as terminal:
        open_a_form(terminal)
        terminal.press(SECRET)
        while not (data / "silent").exists():
            terminal.read(0.05)
        sent = time.perf_counter()
        if isinstance(how, str):
            os.write(terminal.fd, how.encode())
        else:
            os.kill(terminal.pid, how)
        while LEFT not in terminal.raw and time.perf_counter() - sent < 10:
            terminal.read(0.05)
        assert time.perf_counter() - sent <= AT_ONCE
        assert terminal.exit_code() == 0
        assert after_the_screen(terminal) == b""
    [left] = (tmp_path / "state").rglob("workbook.unsaved-*.json")
    assert SECRET in left.read_text()


def test_the_next_opening_offers_the_words_and_puts_them_back(tmp_path: Path) -> None:
    settled(tmp_path)
    whole = (tmp_path / MAIN_FILE).read_bytes()
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        in_a_form(tmp_path, terminal)
        terminal.press("\x07")
        assert terminal.exit_code() == 0
    (tmp_path / MAIN_FILE).write_bytes(whole)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        terminal.wait_for(leaving.FOUND_TITLE)
        terminal.settle()
        terminal.press("\r")
        terminal.wait_for(leaving.PUT_BACK[:30])
        terminal.press("\x07")
        assert terminal.exit_code() == 0
    assert not list(tmp_path.glob("*unsaved-*"))
    notebook = Notebook.open(tmp_path)
    assert any(SECRET in text for text in notebook.drafts.read(ME, "conflict").values())
    notebook.close()


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
