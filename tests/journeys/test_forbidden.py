"""The workbook's file forbidden to who reads it (mode 0), for real: in a process that may not read everything."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

import workbook

PROGRAM = """
import asyncio
import os
import sys
from pathlib import Path

from tests.journeys.faults import File, forbid
from tests.journeys.test_guard import SECRET, close_dialogs, stands
from tests.journeys.driver import opened, press, screen_text, until, write
from workbook.screens.frame import watching
from workbook.screens.common.base import Page
from workbook.words.common import guard as said

watching.POLL_SECONDS = 0.1

async def main(data):
    async with opened(data, (80, 24)) as pilot:
        await press(pilot, "4", "c", "a")
        await write(pilot, SECRET)
        file = File(data)
        forbid(file.path)
        try:
            file.path.read_bytes()
        except PermissionError:
            pass
        else:
            raise AssertionError("it is not forbidden")
        await write(pilot, "e")
        await press(pilot, "escape", "escape")
        assert not isinstance(pilot.app.screen, Page), "closing would lose the words"
        await stands(pilot, said.NOT_SAVED_YET)
        await until(pilot, SECRET)
        file.path.chmod(0o600)
        await stands(pilot)
        await press(pilot, "ctrl+o")
        [conflict] = pilot.app.context.notebook.conflicts.all()
        assert conflict.what == SECRET + "e"

asyncio.run(main(Path(sys.argv[1])))
print("kept")
"""
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2  # linux/prctl.h, linux/capability.h


def read_as_others_do() -> None:
    """In the child, before it becomes the program: the superuser's right to read and write everything is given up. It
    stays the owner of what it needs to run, which may lie in a folder that is closed to everybody else."""
    for right in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP, right, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "the right could not be given up")


@pytest.mark.skipif(
    os.geteuid() != 0 or sys.platform != "linux",
    reason="where the tests do not run as root, test_guard forbids the file itself",
)
def test_words_stay_while_the_file_is_forbidden_and_are_saved_once_it_is_not(tmp_path: Path) -> None:
    root = Path(workbook.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "data")],
        preexec_fn=read_as_others_do,
        env={**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(root)},
        cwd=root,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip() == "kept", done.stderr[-2000:]
