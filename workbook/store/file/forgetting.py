"""Forgetting in a whole data folder: every file that may hold what is to go is rewritten without it, or removed.

The main file comes last. So whatever ends the program in between, what was to be forgotten is still found there, and
asking once more forgets the rest. Files that keep an earlier day keep its date.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from workbook.paths import MAIN_FILE
from workbook.store.file import backups, errors, files, rewriting
from workbook.store.file.files import main_file
from workbook.store.file.lock import WAIT, Lock
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys

Kind = Literal["main", "previous", "backup", "damaged", "unsaved", "leftover"]
# damaged: set aside because it cannot be read, or a copy that a sync program or an editor made
# unsaved: words that could not be saved, and reports of crashes
# leftover: half a file that a crash left behind, read by nobody

_UNSAVED = re.compile(r"(unsaved|crash)-[\d-]+\.txt|workbook\.unsaved-[\w.-]+")
_COPY = re.compile(rf"\.?{re.escape(MAIN_FILE)}.*|workbook\b.*\.json(\.prev)?", re.DOTALL)
_IDENTITY = "identity-"
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)
_LEFTOVER = re.compile(
    rf"({re.escape(MAIN_FILE)}(\.age)?(\.prev)?|workbook\.[\w-]+\.json(\.age)?|{backups.NAME.pattern})\.new"
)


class Rule(rewriting.Rule, Protocol):
    """What is to be forgotten, also where there are no tables. The same bytes: nothing of it is there."""

    def torn(self, data: bytes) -> bytes | None:
        """A workbook's file that cannot be read, without it; None: the file is to go."""
        ...

    def unsaved(self, data: bytes) -> bytes | None:
        """A file of words that could not be saved, without it; None: nothing is left of them."""
        ...


@dataclass(frozen=True, slots=True)
class Fate:
    """What is to become of one file: its next content; None: it goes. `holds`: it holds what is to be forgotten; only
    leftovers go without."""

    path: Path
    kind: Kind
    data: bytes | None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the files: rewritten, removed as a whole, and those that could not be written or read."""

    rewritten: tuple[Path, ...]
    removed: tuple[Path, ...]
    left: tuple[Path, ...]


def planned(folder: Path, rule: Rule, elsewhere: Sequence[Path] = (), *, keys: Keys | None = None) -> list[Fate]:
    """What forgetting would do to the files of a data folder, and to words that were not saved and lie in the folders
    `elsewhere`; in the order in which it would be done. Sealed files are opened with `keys`, what others sealed to
    themselves stays. Changes nothing. Raises CannotOpen, Locked."""
    found, _ = _looked_at(folder, rule, elsewhere, keys)
    return found


def forget(
    folder: Path,
    rule: Rule,
    elsewhere: Sequence[Path] = (),
    *,
    keys: Keys | None = None,
    sync: bool = True,
    wait: float = WAIT,
) -> Done:
    """Forget, in all files at once as far as other processes can see: they wait while it writes. Raises Busy,
    CannotOpen, Locked, CannotSave (then asking again goes on where it stopped)."""
    rewritten: list[Path] = []
    removed: list[Path] = []
    seen = _stamps(folder, elsewhere)
    fates, left = _looked_at(folder, rule, elsewhere, keys)  # takes longest, and keeps nobody waiting
    with Lock(folder, wait=wait).held():
        if _stamps(folder, elsewhere) != seen:
            fates, left = _looked_at(folder, rule, elsewhere, keys)
        for fate in fates:
            try:
                gone = _carry_out(fate, sync=sync)
            except OSError as error:
                if fate.kind == "main" or error.errno in _NO_ROOM:
                    raise errors.CannotSave(words.STOPPED.format(why=errors.why(error, folder))) from None
                left.append(fate.path)
                continue
            (removed if gone else rewritten).append(fate.path)
    return Done(tuple(rewritten), tuple(removed), tuple(left))


def _looked_at(folder: Path, rule: Rule, elsewhere: Sequence[Path], keys: Keys | None) -> tuple[list[Fate], list[Path]]:
    fates: list[Fate] = []
    left: list[Path] = []
    main = main_file(folder)
    # What can be read comes first: from it a rule learns what to look for in what cannot.
    for path, kind in sorted(_ours(folder, elsewhere), key=lambda one: _READING.index(one[1])):
        try:
            data = backups.read(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            if path == main:
                raise errors.cannot_open(error, path) from None
            left.append(path)
            continue
        seal = None
        if backups.is_sealed(data) and kind != "leftover":
            from workbook.store.file.seal import rewritable

            try:
                data, seal = rewritable.opened(data, keys, path)
            except errors.StoreError:  # sealed with another key, or damaged
                left.append(path)
                continue
        new = _without(data, kind, rule)
        if kind == "leftover":
            fates.append(Fate(path, kind, None, new is not data))
        elif new is not data:
            fates.append(Fate(path, kind, new if new is None or seal is None else seal(new)))
    return sorted(fates, key=lambda fate: _WRITING.index(fate.kind)), left


_READING: tuple[Kind, ...] = ("main", "previous", "backup", "damaged", "unsaved", "leftover")
_WRITING: tuple[Kind, ...] = ("leftover", "unsaved", "damaged", "backup", "previous", "main")


def _without(data: bytes, kind: Kind, rule: Rule) -> bytes | None:
    if kind == "unsaved":
        return rule.unsaved(data)
    try:
        new = rewriting.rewritten(data, rule)
    except ValueError:
        return rule.torn(data)
    return data if new is None else new


def _ours(folder: Path, elsewhere: Iterable[Path]) -> Iterator[tuple[Path, Kind]]:
    main = main_file(folder)
    for path in _entries(folder):
        name = path.name.removesuffix(files.SEALED)
        if path == main:
            yield path, "main"
        elif path == files.previous(main):
            yield path, "previous"
        elif _LEFTOVER.fullmatch(path.name):
            yield path, "leftover"
        elif _UNSAVED.fullmatch(name):
            yield path, "unsaved"
        elif _COPY.fullmatch(name):
            yield path, "damaged"
    for path in _entries(folder / backups.FOLDER):
        if _LEFTOVER.fullmatch(path.name):
            yield path, "leftover"
        elif not path.name.startswith(_IDENTITY):
            yield path, "backup"
    for place in elsewhere:
        for path in _entries(place):
            if _UNSAVED.fullmatch(path.name.removesuffix(files.SEALED)):
                yield path, "unsaved"


def _stamps(folder: Path, elsewhere: Iterable[Path]) -> list[object]:
    """Another file, or one that has been written to, makes these others."""
    found: list[object] = []
    for path, _ in _ours(folder, elsewhere):
        with suppress(OSError):
            about = path.lstat()
            found.append((path, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))
    return found


def _entries(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(folder / entry.name for entry in entries if not entry.is_dir(follow_symlinks=False))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise errors.cannot_open(error, folder) from None


def _carry_out(fate: Fate, *, sync: bool) -> bool:
    """Whether the file went as a whole. A copy of the workbook that cannot be rewritten, though there is room, goes:
    one that holds what was forgotten must not stay. Raises OSError."""
    if fate.data is not None:
        try:
            if fate.kind == "main":
                files.commit(fate.path, fate.data, keep=False, sync=sync).close()
            else:
                replace_keeping_date(fate.path, fate.data, sync=sync)
        except OSError as error:
            if fate.kind in ("main", "unsaved") or error.errno in _NO_ROOM:
                raise
        else:
            return False
    fate.path.unlink()
    if sync:
        files.sync_folder(fate.path.parent)
    return True


def replace_keeping_date(path: Path, data: bytes, *, sync: bool = True) -> None:
    """Give a file another content and leave its date as it was, and read it back. Raises OSError."""
    about = path.lstat()
    beside = files.temporary(path)
    fd = files.write_new(beside, data, sync=False)
    try:
        os.utime(fd if os.utime in os.supports_fd else beside, ns=(about.st_atime_ns, about.st_mtime_ns))
        if sync:
            files.sync_file(fd)
    finally:
        os.close(fd)
    files.put_in_place(beside, path)
    if sync:
        files.sync_folder(path.parent)
    if backups.read(path) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
