"""Whatever the drive answers when it is asked, looked at or read is a sentence; and nothing is called missing while
somebody is just putting it in its place."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.store.support import opened, put
from workbook.store.file import errors
from workbook.store.file.lock import NAME
from workbook.store.notebook import Notebook
from workbook.words.common import store as words

ANSWERS = ("ESTALE", "EIO", "ENOTCONN", "ENOTDIR", "EACCES")
CALLS = ("stat", "open", "fstat", "pread")
PUTS_BACK = """
import os, sys, time
from filelock import FileLock
lock, main, aside = sys.argv[1:]
with FileLock(lock):
    os.rename(main, aside)
    print("away", flush=True)
    time.sleep(0.5)
    os.rename(aside, main)
"""


def answering(monkeypatch: pytest.MonkeyPatch, call: str, name: str) -> None:
    """From now on, this is what the drive answers to one call, for the main file and whatever is held open."""
    real: Callable[..., Any] = getattr(os, call)
    code = getattr(errno, name)

    def failing(what: Any, *args: Any, **more: Any) -> Any:
        if isinstance(what, int) or Path(os.fsdecode(what)).name == "workbook.json":
            raise OSError(code, os.strerror(code), None if isinstance(what, int) else os.fsdecode(what))
        return real(what, *args, **more)

    monkeypatch.setattr(os, call, failing)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("call", CALLS)
def test_opening_ends_in_a_sentence(folder: Path, call: str, answer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(opened(folder), "things", "a", n=1)
    with monkeypatch.context() as patch:
        answering(patch, call, answer)
        with pytest.raises(errors.CannotOpen) as told:
            opened(folder).documents("things")
    assert not isinstance(told.value, errors.NeedsRescue), "it is not said to be damaged"
    assert str(told.value)
    assert "SECRET" not in str(told.value)


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("call", CALLS)
def test_an_open_workbook_says_so_and_goes_on_once_the_drive_answers(
    notebook: Notebook, folder: Path, call: str, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(notebook, "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)  # so that it has to be read again
    asks: list[Callable[[], object]] = [
        lambda: notebook.get("things", "a"),
        lambda: put(notebook, "things", "b", n=1),
        notebook.backup,
        *([notebook.changed] if call == "stat" else []),
    ]
    with monkeypatch.context() as patch:
        answering(patch, call, answer)
        for ask in asks:
            with pytest.raises((errors.CannotOpen, errors.CannotSave)) as told:
                ask()
            assert not isinstance(told.value, errors.NeedsRescue)
    assert notebook.get("things", "a") == {"n": 2, "revision": 2}
    put(notebook, "things", "b", n=1)


@pytest.mark.parametrize(("answer", "remedy"), [("EACCES", words.REMEDY_RIGHTS), ("ESTALE", words.REMEDY_CONNECTED)])
def test_what_to_do_fits_the_answer(folder: Path, answer: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(opened(folder), "things", "a", n=1)
    answering(monkeypatch, "open", answer)
    with pytest.raises(errors.CannotOpen, match=remedy.replace("(", r"\(").replace(")", r"\)")):
        opened(folder)


def putting_back(folder: Path) -> subprocess.Popen[bytes]:
    """A process that holds the lock, has taken the main file away and will soon have put it back."""
    main = folder / "workbook.json"
    process = subprocess.Popen(
        [sys.executable, "-c", PUTS_BACK, str(folder / NAME), str(main), str(folder / "aside")],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"away\n"
    return process


def test_what_somebody_is_just_putting_in_its_place_is_not_missing(folder: Path) -> None:
    put(opened(folder), "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)
    with putting_back(folder) as process:
        assert opened(folder).get("things", "a") == {"n": 2, "revision": 2}
        process.wait(10)


def test_nor_is_it_for_a_workbook_that_is_open(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    with putting_back(folder) as process:
        assert notebook.get("things", "a") == {"n": 2, "revision": 2}
        process.wait(10)


def test_one_that_is_missing_is_said_to_be_at_once(folder: Path) -> None:
    put(opened(folder), "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)
    (folder / "workbook.json").unlink()
    began = time.monotonic()
    with pytest.raises(errors.NeedsRescue, match="missing"):
        opened(folder)
    assert time.monotonic() - began < 1


def test_missing_inside_a_change_does_not_wait_for_itself(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    (folder / "workbook.json").unlink()
    began = time.monotonic()
    with pytest.raises(errors.NeedsRescue, match="missing"):
        put(notebook, "things", "a", n=3)
    assert time.monotonic() - began < 1
