"""What the tests of the store share: a clock that can be set, children that may die, a look at a folder."""

from __future__ import annotations

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from workbook.store.notebook import Notebook

START = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


def opened(folder: Path, **options: Any) -> Notebook:
    """A notebook that does not wait for the drive."""
    return Notebook.open(folder, **{"sync": False, **options})


def put(notebook: Notebook, table: str, id: str, **fields: Any) -> None:
    """One change that writes one document."""
    with notebook.change(f"Wrote {id}") as change:
        change.put(table, id, fields)


def content(folder: Path) -> dict[str, dict[str, Any]]:
    """What a folder's workbook says, revisions left out, as a newly started program finds it."""
    notebook = Notebook.open(folder)
    try:
        return {
            table: {
                id: {name: value for name, value in document.items() if name != "revision"}
                for id, document in notebook.documents(table).items()
            }
            for table in notebook.tables()
        }
    finally:
        notebook.close()


def child(work: Callable[[], object]) -> int:
    """Start `work` in a child process; it leaves by `os._exit` whatever happens. Returns its process id."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    """Wait for a child; its exit code, negative for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def kill(pid: int) -> None:
    """End a child of ours the hard way."""
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def in_child(work: Callable[[], Any]) -> Any:
    """What `work` returns when a child process does it; its error is raised here."""
    reader, writer = os.pipe()

    def report() -> None:
        os.close(reader)
        try:
            answer: tuple[str, Any] = ("is", work())
        except Exception as error:
            answer = ("raised", f"{type(error).__name__}: {error}")
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(answer, pipe)

    pid = child(report)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        kind, answer = pickle.load(pipe)
    ended(pid)
    if kind == "raised":
        raise AssertionError(answer)
    return answer
