"""No room on the disk: nothing is damaged, the message says so, and it works again once there is room."""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.support import content, in_child, opened, put
from workbook.store.file.errors import CannotSave


def test_a_file_larger_than_allowed(folder: Path) -> None:
    def work() -> str:
        notebook = opened(folder)
        put(notebook, "things", "a", text="before")
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
        try:
            put(notebook, "things", "a", text="x" * 10_000)
            return "saved"
        except CannotSave as error:
            told = str(error)
        assert content(folder) == {"things": {"a": {"text": "before"}}}
        assert notebook.get("things", "a") == {"text": "before", "revision": 1}
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        put(notebook, "things", "a", text="x" * 10_000)
        return told

    told = in_child(work)
    assert told.startswith("This was not saved: the file would grow larger than the system allows.")
    assert len(content(folder)["things"]["a"]["text"]) == 10_000


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A drive of 128 kB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting needs root on Linux")
    place = tmp_path / "drive"
    place.mkdir()
    library = ctypes.CDLL(None, use_errno=True)
    if library.mount(b"tmpfs", bytes(place), b"tmpfs", 0, b"size=128k") != 0:
        pytest.skip("mounting is not allowed here")
    yield place
    library.umount2(bytes(place), 2)


def test_a_full_drive(small_drive: Path) -> None:
    folder = small_drive / "data"
    notebook = opened(folder, sync=True)
    put(notebook, "things", "a", text="before")
    filler = small_drive / "filler"
    filler.write_bytes(b"x" * 40_000)
    refused = 0
    for size in (1_000, 20_000, 40_000, 60_000, 100_000):
        try:
            put(notebook, "things", "b", text="y" * size)
        except CannotSave as error:
            refused += 1
            assert "there is no room left on the disk" in str(error)  # noqa: PT017
            assert "Make room" in str(error)  # noqa: PT017
        assert content(folder)["things"]["a"] == {"text": "before"}
        assert not (folder / "workbook.json.new").exists()
    assert refused >= 2
    filler.unlink()
    put(notebook, "things", "c", text="there is room again")
    assert content(folder)["things"]["c"] == {"text": "there is room again"}


def test_no_room_from_the_beginning(small_drive: Path) -> None:
    folder = small_drive / "data"
    notebook = opened(folder)
    filler = small_drive / "filler"
    with pytest.raises(OSError, match="space"):
        filler.write_bytes(b"x" * 1_000_000)
    with pytest.raises(CannotSave, match="no room"):
        put(notebook, "things", "a", n=1)
    filler.unlink()
    put(notebook, "things", "a", n=1)
    assert content(folder) == {"things": {"a": {"n": 1}}}
