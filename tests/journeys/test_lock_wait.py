"""Another process holds the workbook: that is said while it is waited for, and the quick exit does not wait."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pyte

from tests.bench.terminal import Terminal
from tests.journeys.test_ways_out import SECRET, after_the_screen, open_a_form, settled, unsaved, workbook
from workbook.domain.promises.drafting import Draft
from workbook.screens.frame.leaving import SHORT_WAIT
from workbook.store.file.lock import NAME, TOLD_AFTER
from workbook.store.notebook import Notebook
from workbook.words.common import guard as said

LEFT = b"\x1b[?1049l"
AT_ONCE = 0.3
"""Seconds from the key of the quick exit to the terminal as it was before."""
HOLDS = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


class Holder:
    """A process of its own that holds the lock of a data folder."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", HOLDS, str(folder / NAME)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == b"held\n"

    def let_go(self) -> None:
        self._process.communicate(timeout=10)


@contextmanager
def held(folder: Path) -> Generator[Holder, None, None]:
    holder = Holder(folder)
    try:
        yield holder
    finally:
        holder._process.kill()
        holder._process.wait()


def made(folder: Path) -> None:
    settled(folder)
    notebook = Notebook.open(folder)
    notebook.promises.add(Draft("Ring at six"), date(2026, 11, 21))
    notebook.daily_backup()
    notebook.close()


def seconds_to_leave(terminal: Terminal) -> float:
    """Press the quick exit; how long until the screen is left."""
    pressed = time.perf_counter()
    os.write(terminal.fd, b"\x07")
    while LEFT not in terminal.raw and time.perf_counter() - pressed < 10:
        terminal.read(0.05)
    return time.perf_counter() - pressed


def shown(terminal: Terminal) -> str:
    """What stands on the screen, as a terminal would show it."""
    screen = pyte.Screen(80, 24)
    pyte.ByteStream(screen).feed(terminal.raw)
    return "\n".join(screen.display)


def test_a_wait_is_said_while_it_lasts_and_what_was_asked_is_done_after_it(tmp_path: Path) -> None:
    made(tmp_path)
    with Terminal(workbook(tmp_path), (80, 24)) as terminal:
        terminal.wait_for("Ring at six")
        terminal.settle()
        with held(tmp_path) as holder:
            pressed = time.perf_counter()
            os.write(terminal.fd, b" ")
            terminal.wait_for(said.WAITING)
            assert time.perf_counter() - pressed >= TOLD_AFTER
            before = len(terminal.raw)
            assert said.WAITING in shown(terminal)
            assert "Ring at six" in shown(terminal)
            holder.let_go()
            terminal.wait_for("[x]")
            terminal.settle()
        assert len(terminal.raw) > before
        assert said.WAITING not in shown(terminal)
        assert "[x] Ring at six" in shown(terminal)


def test_a_short_wait_is_not_said(tmp_path: Path) -> None:
    made(tmp_path)
    with Terminal(workbook(tmp_path), (80, 24)) as terminal:
        terminal.wait_for("Ring at six")
        terminal.settle()
        os.write(terminal.fd, b" ")
        terminal.wait_for("[x]")
        terminal.settle()
        assert said.WAITING not in terminal.text


def test_the_quick_exit_waits_for_nobody(tmp_path: Path) -> None:
    made(tmp_path)
    with Terminal(workbook(tmp_path), (100, 30)) as terminal:
        open_a_form(terminal)
        with held(tmp_path):
            terminal.press(SECRET)
            assert seconds_to_leave(terminal) <= AT_ONCE
            assert terminal.exit_code() == 0
        assert after_the_screen(terminal) == b""
    assert SECRET in unsaved(tmp_path)


def test_the_quick_exit_ends_a_wait_that_goes_on(tmp_path: Path) -> None:
    made(tmp_path)
    with Terminal(workbook(tmp_path), (80, 24)) as terminal:
        terminal.wait_for("Ring at six")
        terminal.settle()
        with held(tmp_path):
            os.write(terminal.fd, b" ")
            terminal.wait_for(said.WAITING)
            assert SHORT_WAIT < AT_ONCE
            assert seconds_to_leave(terminal) <= AT_ONCE
            assert terminal.exit_code() == 0
        assert after_the_screen(terminal) == b""
