"""The files of a Loop export, wherever in a zip or folder they are: as they were written, zipped again inside a folder
or by a Mac, one folder too high, or a single Checkmarks.csv."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath

from workbook.export.promises.incoming import MOST_BYTES, CannotRead, bytes_of, decoded, text_of
from workbook.words.promises import import_export as words

MOST_FILES = 20_000
_LONGEST_NAME = 200  # bytes that the list of a zip has for a file, as a rule far fewer
_LONGEST_END = 22 + 65_535  # the end of a zip and the remark that may stand behind it
_PART = 1 << 20
CHECKMARKS, HABITS = "Checkmarks.csv", "Habits.csv"
_OWN_FOLDER = re.compile(r"\d{3,}(?: .*)?", re.DOTALL)
_OWN_HEADER = re.compile(r'"?Date"?[,;\t]"?Value"?\s*(?:[,;\t]|$)', re.MULTILINE)
_DATABASE = b"SQLite format 3\0"


@dataclass
class LoopFiles:
    """The texts of an export: its list of habits (None: there is none), the marks of all, and those of single habits by
    their folder."""

    habits: str | None = None
    common: str | None = None
    own: dict[str, str] = field(default_factory=dict[str, str])


def files_of(path: Path) -> LoopFiles:
    """The files of the export at `path`. Raises CannotRead."""
    if os.path.isdir(path):
        return _sorted_out(_in_folder(path), path)
    data = bytes_of(path)
    if data.startswith(_DATABASE):
        raise CannotRead(words.IS_LOOP_BACKUP)
    if data[:2] == b"PK":
        return _sorted_out(_in_zip(data))
    if path.name.lower() == "scores.csv":
        raise CannotRead(words.IS_SCORES)
    if _as_loop_writes(PurePosixPath(path.name)).name == HABITS:
        raise CannotRead(words.ONLY_HABITS)
    text = decoded(data)
    if not text.strip():
        raise CannotRead(words.EMPTY)
    folder = path.absolute().parent
    if _OWN_HEADER.match(text):
        return LoopFiles(_beside(folder.parent), own={_habit_folder(folder): text})
    return LoopFiles(_beside(folder), text)


def _sorted_out(texts: Mapping[PurePosixPath, str], path: Path | None = None) -> LoopFiles:
    """What each of the files named Checkmarks.csv or Habits.csv is, by where it lies. `path` is the folder they are in,
    where it is one: it may be the folder of a single habit."""
    if not any(name.name == CHECKMARKS for name in texts):
        raise CannotRead(words.NO_CHECKMARKS)
    roots = {name.parent for name in texts if name.name == HABITS} or {_root(name) for name in texts}
    if len(roots) > 1:
        raise CannotRead(words.MANY_EXPORTS)
    [root] = roots
    found = LoopFiles(texts.get(root / HABITS))
    for name, text in sorted(texts.items()):
        if name.name != CHECKMARKS:
            continue
        if name.parent.parent == root != name.parent:
            found.own[name.parent.name] = text
        elif name.parent != root:
            raise CannotRead(words.MANY_EXPORTS)
        elif path is not None and _OWN_HEADER.match(text):
            return LoopFiles(
                found.habits or _beside(path.absolute().parent), own={_habit_folder(path.absolute()): text}
            )
        else:
            found.common = text
    return found


def _root(name: PurePosixPath) -> PurePosixPath:
    """The folder of the export that a Checkmarks.csv belongs to."""
    return name.parent.parent if _OWN_FOLDER.fullmatch(name.parent.name) else name.parent


def _habit_folder(folder: Path) -> str:
    if not _OWN_FOLDER.fullmatch(folder.name):
        raise CannotRead(words.ONE_HABIT_ALONE)
    return folder.name


def _beside(folder: Path) -> str | None:
    return next((text_of(file) for file in sorted(folder.glob(_in_any_case(HABITS))) if os.path.isfile(file)), None)


def _in_folder(path: Path) -> dict[PurePosixPath, str]:
    wanted = [
        file
        for deep in ("", "*/", "*/*/")
        for name in (CHECKMARKS, HABITS)
        for file in path.glob(deep + _in_any_case(name))
    ]
    names = {file: _as_loop_writes(PurePosixPath(file.relative_to(path).as_posix())) for file in wanted}
    files = [file for file, name in names.items() if _matters(name) and os.path.isfile(file)]
    if sum(file.stat().st_size for file in files) > MOST_BYTES:
        raise CannotRead(words.TOO_LARGE.format(limit=MOST_BYTES // 1024 // 1024))
    if len({names[file] for file in files}) < len(files):
        raise CannotRead(words.MANY_EXPORTS)
    return {names[file]: text_of(file) for file in files}


def _in_zip(data: bytes) -> dict[PurePosixPath, str]:
    _check_directory(data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_FILES:
                raise CannotRead(words.TOO_MANY_FILES.format(limit=MOST_FILES))
            entries = [
                (_as_loop_writes(PurePosixPath(one.filename.replace("\\", "/"))), one) for one in archive.infolist()
            ]
            wanted = [(name, one) for name, one in entries if _matters(name)]
            if sum(one.file_size for _, one in wanted) > MOST_BYTES:
                raise CannotRead(words.TOO_LARGE_UNPACKED.format(limit=MOST_BYTES // 1024 // 1024))
            if not wanted and any(name.suffix.lower() == ".zip" for name, _ in entries):
                raise CannotRead(words.ZIP_IN_ZIP)
            if len({name for name, _ in wanted}) < len(wanted):
                raise CannotRead(words.MANY_EXPORTS)
            return {name: decoded(_unpacked(archive, one)) for name, one in wanted}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        raise CannotRead(words.NO_ZIP) from None


def _check_directory(data: bytes) -> None:
    """The list of files at the end of a zip says how long it is: a list that is longer than those of all that can come
    in would take seconds to read alone. Raises CannotRead."""
    end = data.rfind(b"PK\5\6", -_LONGEST_END)
    size = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if MOST_FILES * _LONGEST_NAME < size < len(data):
        raise CannotRead(words.TOO_MANY_FILES.format(limit=MOST_FILES))


def _unpacked(archive: zipfile.ZipFile, one: zipfile.ZipInfo) -> bytes:
    """What is in a file of a zip, never more than it says it is; only from ways to pack that can be undone bit by bit.
    Raises CannotRead."""
    if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise CannotRead(words.PACKED_OTHERWISE)
    found = bytearray()
    with archive.open(one) as file:
        while part := file.read(_PART):
            found += part
    return bytes(found)


def _as_loop_writes(name: PurePosixPath) -> PurePosixPath:
    """The name of a file as Loop writes it; some drives and programs make capitals of it."""
    return next((name.with_name(one) for one in (CHECKMARKS, HABITS) if name.name.lower() == one.lower()), name)


def _in_any_case(name: str) -> str:
    """A pattern for the name, however it is written."""
    return "".join(f"[{one.lower()}{one.upper()}]" if one.isalpha() else one for one in name)


def _matters(name: PurePosixPath) -> bool:
    """Whether it is a file of the export; what a Mac puts beside each file is not."""
    return name.name in (CHECKMARKS, HABITS) and "__MACOSX" not in name.parts
