"""Files that would take all memory or all day: refused by what they are, before they are taken apart. The limits are
set low here; with the real ones nothing took more than two seconds and 130 MB."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.export.promises.test_incoming import TODAY
from workbook.export.book import whole_json
from workbook.export.promises import (
    as_json,
    beeminder,
    habitctl,
    habitica,
    harsh,
    incoming,
    loop,
    loop_files,
    tasks_back,
)
from workbook.export.promises.incoming import CannotRead
from workbook.store.promises.import_all import as_value, as_values

READERS: dict[str, Callable[[Path], Any]] = {
    "loop": lambda path: loop.read(path, TODAY),
    "harsh": lambda path: harsh.read(path, TODAY),
    "habitctl": lambda path: habitctl.read(path, TODAY),
    "habitica": lambda path: habitica.read(path, TODAY),
    "beeminder": lambda path: beeminder.read(path, TODAY),
    "taskwarrior": lambda path: tasks_back.read(path, {}, {}, TODAY),
    "json": lambda path: as_json.read(path, as_value, as_values, TODAY),
    "workbook": lambda path: whole_json.read(path, 1),
}
ONE = "Date,Swim,\n2026-11-20,2,\n"


def refused(reader: str, path: Path, why: str) -> None:
    with pytest.raises(CannotRead, match=why):
        READERS[reader](path)


@pytest.mark.parametrize("reader", ["loop", "harsh", "habitctl"])
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_an_endless_line_and_endless_lines(
    reader: str, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "MOST_IN_LINE", 1000)
    monkeypatch.setattr(incoming, "MOST_ROWS", 100)
    first = {"loop": "Date,Swim,", "harsh": "2026-11-20 : Swim : y", "habitctl": "2026-11-20\tSwim\ty"}[reader] + end
    path = tmp_path / "log"
    path.write_bytes((first + "x" * 1001).encode())
    refused(reader, path, "a line of more than 1,000 letters")
    path.write_bytes((first + end * 200).encode())
    refused(reader, path, "more than 100 rows")
    path.write_bytes((first + f"2026-11-20,x{end}" * 99).encode())  # long, and every line of it short
    monkeypatch.setattr(incoming, "MOST_IN_LINE", 40)
    assert READERS[reader](path).broken_rows


@pytest.mark.parametrize("reader", ["habitica", "beeminder", "taskwarrior", "json", "workbook"])
def test_values_without_end(reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(incoming, "MOST_VALUES", 100)
    monkeypatch.setattr(incoming, "MOST_ROWS", 50)
    path = tmp_path / "x.json"
    for text in ("[" + "{}," * 60 + "{}]", '{"kind": "workbook", "promises": [' + "1," * 100 + "1]}", "[" * 101):
        path.write_text(text)
        refused(reader, path, "more than 100 values")
    if reader == "taskwarrior":
        path.write_text('{"uuid":"a"}\n' * 60)
        refused(reader, path, "more than 50 rows")


def test_a_zip_that_is_more_than_it_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "loop.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Checkmarks.csv", ONE + " " * 1_000_000)
    monkeypatch.setattr(loop_files, "MOST_BYTES", 900_000)
    refused("loop", path, "unpacked, it is larger than 0 MB")
    # It says that it is small, in both places where it says so.
    lying = path.read_bytes().replace(struct.pack("<I", len(ONE) + 1_000_000), struct.pack("<I", 100))
    path.write_bytes(lying)
    refused("loop", path, "no zip|not a zip")


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_only_opens_all_at_once(tmp_path: Path, packed: int) -> None:
    with zipfile.ZipFile(tmp_path / "loop.zip", "w", packed) as archive:
        archive.writestr("Checkmarks.csv", ONE)
    refused("loop", tmp_path / "loop.zip", "as an ordinary zip file")


@pytest.mark.parametrize("name", ["{}", "{:0250}"])
def test_a_zip_of_very_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(loop_files, "MOST_FILES", 10)
    with zipfile.ZipFile(tmp_path / "loop.zip", "w") as archive:
        archive.writestr("Checkmarks.csv", ONE)
        for number in range(10):
            archive.writestr(name.format(number), "")
    refused("loop", tmp_path / "loop.zip", "more than 10 files")
