"""What may befall the workbook's file while the app is open, made for real; and mending it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from workbook.paths import MAIN_FILE


class File:
    """The main file of a data folder: break it, then put it back as it was."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / MAIN_FILE
        self.good = self.path.read_bytes()

    def keep(self) -> None:
        """From now on, this is what it is mended to."""
        self.good = self.path.read_bytes()

    def mend(self) -> None:
        if self.path.is_dir():
            shutil.rmtree(self.path)
        beside = self.path.with_name("mended")
        beside.write_bytes(self.good)
        beside.replace(self.path)


def damage(path: Path) -> None:
    """Where the file begins: what stands further in costs the document it is in, and the rest stays in reach."""
    text = bytearray(path.read_bytes())
    text[:40] = b"\0" * 40
    path.write_bytes(text)


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def replace_by_a_directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").write_text("x")


def replace_by_a_fifo(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def forbid(path: Path) -> None:
    """Another file in its place, which nobody may read. Mode 0 on the one that is open changes nothing: it is held
    open, and saving puts a new one in its place."""
    beside = path.with_name("forbidden")
    beside.write_bytes(path.read_bytes())
    beside.chmod(0)
    beside.replace(path)


def replace_by_anothers(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)


FAULTS: dict[str, Callable[[Path], None]] = {
    "damaged": damage,
    "truncated": truncate,
    "empty": empty,
    "removed": os.unlink,
    "a directory": replace_by_a_directory,
    "a fifo": replace_by_a_fifo,
    "another program's": replace_by_anothers,
}
if os.geteuid() != 0:  # the superuser reads everything
    FAULTS["forbidden"] = forbid
