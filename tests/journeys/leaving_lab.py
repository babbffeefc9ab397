"""What may befall the file, the folder or the process while somebody types, made for real; then they leave.

    python -m tests.journeys.leaving_lab [FAULT …]

starts the app in a real pseudo-terminal with a form open, makes the fault, types a word into it and leaves, by the
quick exit or by a signal. Prints, as JSON, by fault: the seconds until the screen was left, what the terminal shows
behind it, and which files hold the word then.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from filelock import FileLock

from tests.bench.terminal import ESCAPES, Terminal
from tests.journeys import faults
from tests.journeys.every_dialog import fill
from tests.journeys.typing_lab import Place, load_all, show
from workbook import paths
from workbook.paths import MAIN_FILE
from workbook.store.file.lock import NAME

LEFT = b"\x1b[?1049l"
WORD = "4711007"
"""What is typed once the fault is there."""
FORM = Place("ConflictForm")
NO_FAULT = "none"
LINUX = sys.platform == "linux"
ROOT = os.geteuid() == 0
SMALL = 4096
"""Bytes that a file may have: enough for the words, too little for the workbook."""
_DAC = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH (linux/capability.h)


@dataclass(frozen=True)
class Case:
    """`make(folder, pid)` makes the fault until it is left. `leaves`: the key, or the signal."""

    make: Callable[[Path, int], object]
    leaves: str | signal.Signals = "\x07"
    on_small_disk: bool = False


@contextmanager
def at(change: Callable[[Path], object], mend: Callable[[Path], object], folder: Path, _: int) -> Generator[None]:
    change(folder)
    try:
        yield
    finally:
        mend(folder)


def mode(number: int, name: str = "") -> Callable[[Path, int], object]:
    """The folder, or a file in it, with these permissions; the file is another one then, as a program's that saves."""

    def change(folder: Path) -> None:
        if name:
            faults.forbid(folder / name)
        else:
            folder.chmod(number)

    def mend(folder: Path) -> None:
        folder.chmod(0o700)
        if name:
            (folder / name).chmod(0o600)

    return partial(at, change, mend)


def replaced(by: Callable[[Path], None]) -> Callable[[Path, int], object]:
    return partial(at, lambda folder: by(folder / MAIN_FILE), lambda _: None)


@contextmanager
def locked(folder: Path, _: int) -> Generator[None]:
    with FileLock(folder / NAME):
        yield


@contextmanager
def no_large_files(_: Path, pid: int) -> Generator[None]:
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (SMALL, SMALL))
    yield


@contextmanager
def full(folder: Path, _: int) -> Generator[None]:
    """Not one more byte fits on the disk."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 1000):
            pass
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(b"x"):
            pass
    yield
    filler.unlink()


def cases() -> dict[str, Case]:
    found = {
        NO_FAULT: Case(replaced(lambda _: None)),
        "folder forbidden": Case(mode(0)),
        "folder read-only": Case(mode(0o500)),
        "file forbidden": Case(mode(0, MAIN_FILE)),
        "file a directory": Case(replaced(faults.replace_by_a_directory)),
        "file a fifo": Case(replaced(faults.replace_by_a_fifo)),
        "file damaged": Case(replaced(faults.damage)),
        "file gone": Case(replaced(os.unlink)),
        "locked": Case(locked),
        "locked, interrupted": Case(locked, signal.SIGINT),
        "folder read-only, window closed": Case(mode(0o500), signal.SIGHUP),
        "file a fifo, ended": Case(replaced(faults.replace_by_a_fifo), signal.SIGTERM),
    }
    if LINUX:
        found["no large files"] = Case(no_large_files)
    if LINUX and ROOT and _may_mount():
        found["disk full"] = Case(full, on_small_disk=True)
    return found


def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as name, suppress(OSError, subprocess.CalledProcessError):
        _mount(Path(name))
        _unmount(Path(name))
        return True
    return False


def _mount(folder: Path) -> None:
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", str(folder)], check=True, capture_output=True)


def forbidden_like_others() -> None:
    """The superuser gives up the right to read and write everything."""

    class Header(ctypes.Structure):
        _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]

    class Part(ctypes.Structure):
        _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]

    libc = ctypes.CDLL(None, use_errno=True)
    header, parts = Header(0x20080522, 0), (Part * 2)()
    if libc.capget(ctypes.byref(header), parts) != 0:
        raise OSError(ctypes.get_errno(), "capget")
    parts[0].effective &= ~_DAC
    if libc.capset(ctypes.byref(header), parts) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def left(case: Case, filled: Path, around: Path) -> dict[str, object]:
    """Type while the fault is there and leave."""
    data, state = around / "data", around / "state"
    data.mkdir(parents=True)
    if case.on_small_disk:
        _mount(data)
    try:
        shutil.copytree(filled, data, dirs_exist_ok=True)
        return _left(case, data, state)
    finally:
        if case.on_small_disk:
            _unmount(data)


def _left(case: Case, data: Path, state: Path) -> dict[str, object]:
    hears, tells = os.pipe()
    listens, asks = os.pipe()

    def run() -> None:
        if ROOT and LINUX:
            forbidden_like_others()
        show(data, paths.content_folder(), FORM, tells, listens)

    with Terminal(run, (80, 24), {"XDG_STATE_HOME": str(state)}) as terminal:
        os.set_blocking(hears, False)
        while not _told(hears):
            terminal.read(0.02)
        with case.make(data, terminal.pid):  # type: ignore[attr-defined]
            os.write(terminal.fd, WORD.encode())
            while WORD not in ESCAPES.sub(b"", terminal.raw).decode("utf-8", "replace") and not _still(terminal):
                terminal.read(0.02)
            began = time.perf_counter()
            if isinstance(case.leaves, str):
                os.write(terminal.fd, case.leaves.encode())
            else:
                os.kill(terminal.pid, case.leaves)
            while LEFT not in terminal.raw and time.perf_counter() < began + 10:
                terminal.read(0.01)
            seconds = time.perf_counter() - began
            code = terminal.exit_code(20)
            said = ESCAPES.sub(b"", terminal.raw.partition(LEFT)[2]).strip().decode()
    for one in (hears, tells, listens, asks):
        os.close(one)
    files = [path for folder in (data, state) for path in folder.rglob("*") if path.is_file()]
    holding = [path for path in files if WORD.encode() in path.read_bytes()]
    return {
        "seconds": round(seconds, 3),
        "code": code,
        "said": said,
        "given_back": terminal.raw.count(b"\x1b[<u"),
        "holding": sorted({_kind(path) for path in holding}),
        "modes": [path.stat().st_mode & 0o777 for path in holding],
    }


def _told(hears: int) -> bytes:
    with suppress(BlockingIOError):
        return os.read(hears, 200)
    return b""


def _still(terminal: Terminal) -> bool:
    """Has it nothing more to say: what was typed stands there letter by letter, between other things."""
    return not terminal.read(0.3)


def _kind(path: Path) -> str:
    return "unsaved" if "unsaved-" in path.name else path.name


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "filled")
        load_all()
        gc.collect()
        gc.freeze()
        found = {
            fault: left(case, folder / "filled", folder / fault)
            for fault, case in cases().items()
            if not names or fault in names
        }
        print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main(sys.argv[1:])
