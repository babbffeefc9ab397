"""What can go wrong between the workbook and its file, as errors whose text is ready to be shown."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

from workbook.domain.common.errors import InUseError, WorkbookError
from workbook.words.common import store as words


class StoreError(WorkbookError):
    """The store could not do what was asked."""


class CannotOpen(StoreError):
    """The data folder or file cannot be opened: not a folder, a symbolic link, no permission."""


class NewerFormat(CannotOpen):
    """The file was written by a newer program than this one."""


class NeedsRescue(CannotOpen):
    """The main file is damaged, empty, not ours, or missing though earlier versions exist.

    `workbook.store.file.rescue` lists what can be brought back and carries a choice out.
    """

    def __init__(self, message: str, folder: Path) -> None:
        super().__init__(message)
        self.folder = folder


class Locked(InUseError):
    """A sealed workbook, or a person's part of it, and no key open that could open it. Its file is whole as far as can
    be seen without one."""

    code = "locked"

    def __init__(self, sentence: str = words.LOCKED) -> None:
        super().__init__(sentence)


class Gone(StoreError):
    """The file was removed while it was open."""


class CannotSave(StoreError):
    """A change was not written: no room, no permission, a failing drive. The state before is whole."""


class HalfDone(CannotSave):
    """An act on the whole folder was cut off when it counted already; the next opening goes on with it."""


class Busy(InUseError):
    """Another process has held the lock for longer than we wait."""


class NoLocks(CannotSave):
    """The drive cannot lock files."""


class Damaged(StoreError):
    """One document, or one table, cannot be read. `why`: what is wrong with a document, in words that say nothing of
    where it stands."""

    def __init__(self, message: str, why: str = "") -> None:
        super().__init__(message)
        self.why = why or message


class Conflict(StoreError):
    """A document was changed since the caller read it.

    `stored` is the document as it is now (None: it was removed), `yours` what the caller wanted to write.
    """

    def __init__(
        self,
        message: str,
        *,
        table: str = "",
        id: str = "",
        stored: dict[str, Any] | None = None,
        yours: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.table = table
        self.id = id
        self.stored = stored
        self.yours = yours


class NothingToUndo(StoreError):
    """The history holds nothing that could be undone."""

    def __init__(self) -> None:
        super().__init__(words.NOTHING_TO_UNDO)


class NothingToRedo(StoreError):
    """The history holds nothing that could be done again."""

    def __init__(self) -> None:
        super().__init__(words.NOTHING_TO_REDO)


class NotYours(StoreError):
    """What was done last belongs to somebody else, and there is nothing of one's own to undo."""


class OutsideTransaction(RuntimeError):
    """A write without a transaction: a mistake of the program, never of the person using it."""


_FORBIDDEN = {errno.EACCES, errno.EPERM}
_AWAY = {
    getattr(errno, name) for name in ("ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT", "ENODEV") if hasattr(errno, name)
}
"""What a network drive, or one that is pulled out, answers."""


def why(error: OSError, path: Path) -> str:
    """The cause of a system error in words that fit into a sentence."""
    match error.errno:
        case errno.ENOSPC:
            return words.WHY_FULL
        case errno.EDQUOT:
            return words.WHY_QUOTA
        case errno.EFBIG:
            return words.WHY_TOO_LARGE
        case errno.EROFS:
            return words.WHY_READ_ONLY
        case code if code in _FORBIDDEN:
            return words.WHY_FORBIDDEN.format(path=path)
        case code if code in _AWAY:
            return words.WHY_AWAY
        case _:
            return words.WHY_BROKEN.format(why=error.strerror or type(error).__name__)


def cannot_open(error: OSError, path: Path) -> CannotOpen:
    """The error to show when the main file `path` could not be read."""
    match error.errno:
        case errno.ELOOP:
            return CannotOpen(words.MAIN_SYMLINK.format(path=path))
        case errno.EISDIR | errno.ENXIO:
            return CannotOpen(words.MAIN_NOT_A_FILE.format(path=path))
        case errno.ENOTDIR:
            return CannotOpen(words.FOLDER_NOT_A_FOLDER.format(path=path.parent))
        case code:
            remedy = words.REMEDY_RIGHTS if code in _FORBIDDEN else words.REMEDY_CONNECTED
            return CannotOpen(words.MAIN_UNREADABLE.format(path=path, why=why(error, path), remedy=remedy))


def cannot_make_folder(error: OSError, folder: Path) -> CannotOpen:
    """The error to show when the data folder could not be made."""
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return CannotOpen(words.FOLDER_NOT_A_FOLDER.format(path=folder))
    return CannotOpen(words.FOLDER_UNWRITABLE.format(path=folder, why=why(error, folder.parent)))


def newer_format(program: str, found: int, known: int) -> NewerFormat:
    """The error to show for a file of format `found`, written by version `program`, where we know `known`."""
    return NewerFormat(words.NEWER_FORMAT.format(program=program, found=found, known=known))


def cannot_save(error: OSError, path: Path) -> CannotSave:
    """The error to show when writing into the folder `path` failed with `error`."""
    if error.errno in (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP):
        return NoLocks(words.NO_LOCKS.format(path=path))
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        remedy = words.REMEDY_ROOM
    elif error.errno in (*_FORBIDDEN, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
        remedy = words.REMEDY_PLACE
    else:
        remedy = words.REMEDY_DRIVE
    return CannotSave(words.NOT_SAVED.format(why=why(error, path), remedy=remedy))


def half_done(error: OSError, path: Path) -> HalfDone:
    """The error to show when an act on the folder `path` counts, and failed with `error` before its end."""
    return HalfDone(words.HALF_DONE.format(why=why(error, path)))
