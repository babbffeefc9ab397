"""Files that are always whole: written beside their place, made durable, and only then put there.

Every step that a power cut could tear is a small function of its own, so that the crash lab of the tests can leave
one out and see the result fail.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from workbook.paths import MAIN_FILE

FILE_MODE = 0o600
FOLDER_MODE = 0o700
MAX_BYTES = 512 * 1024 * 1024  # far beyond any workbook; guards against reading a disk image by mistake

SEALED = ".age"
SEALED_FILE = MAIN_FILE + SEALED

_O_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_O_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_O_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
_F_FULLFSYNC = 51  # macOS: fsync alone leaves the data in the drive's cache

Identity = tuple[int, int, int, int]  # device, inode, mtime in ns, size


class Held:
    """A file held open. While it is, its inode number cannot be given to another file, so `identity` is proof."""

    __slots__ = ("_fd", "identity")

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self.identity = _identity(os.fstat(fd))

    def read(self) -> bytes:
        """The whole content."""
        parts: list[bytes] = []
        at = 0
        while at <= MAX_BYTES:
            part = os.pread(self._fd, 1 << 20, at)
            if not part:
                return b"".join(parts)
            parts.append(part)
            at += len(part)
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))

    def is_as_it_was(self) -> bool:
        """Has nobody written into it since it was opened? It may have another name by now, or none."""
        return _identity(os.fstat(self._fd)) == self.identity

    def close(self) -> None:
        fd, self._fd = self._fd, -1
        if fd >= 0:
            with suppress(OSError):
                os.close(fd)

    __del__ = close


def identity_of(path: Path) -> Identity | None:
    """What tells one version of a file from another: one stat. None: there is no such file."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return None
    return _identity(found)


def _identity(found: os.stat_result) -> Identity:
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


def hold(path: Path) -> Held:
    """Open an ordinary file for reading, never through a symbolic link, never waiting at a pipe.

    Raises FileNotFoundError; OSError ELOOP for a symbolic link, EISDIR for a folder or device.
    """
    fd = os.open(path, os.O_RDONLY | _O_NOFOLLOW | _O_CLOEXEC | _O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(fd).st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        return Held(fd)
    except OSError:
        os.close(fd)
        raise


def main_file(folder: Path) -> Path:
    """Where the main file of a data folder lies: the plain one, or the sealed one where only that is there.

    With both (turning sealing on or off was cut short) the plain one, unless an identity lies there: then the sealed
    one, which whoever has its passphrase can put in order.
    """
    plain, sealed = folder / MAIN_FILE, folder / SEALED_FILE
    if not os.path.lexists(sealed) or (os.path.lexists(plain) and not _has_identity(folder)):
        return plain
    return sealed


def is_sealed(folder: Path) -> bool:
    """Is the main file of a data folder the sealed one?"""
    return main_file(folder).name == SEALED_FILE


def _has_identity(folder: Path) -> bool:
    with suppress(OSError):
        return any(name.startswith("identity-") and name.endswith(SEALED) for name in os.listdir(folder))
    return True


def make_folder(folder: Path) -> None:
    """Make `folder` for its owner only, and make its name durable. One that exists is left as it is."""
    if folder.is_dir():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another process was quicker; is_dir below tells a file from a folder
        os.mkdir(folder, FOLDER_MODE)
        sync_folder(folder.parent)
    if not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def sync_file(fd: int) -> None:
    """Wait until the file's content has reached the drive itself."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # network drives do not know it; they get the plain one
            fcntl.fcntl(fd, _F_FULLFSYNC)
            return
    os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` have reached the drive. Drives that cannot are taken at their word."""
    fd = os.open(folder, os.O_RDONLY | _O_CLOEXEC)
    try:
        sync_file(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(fd)


def put_in_place(new: Path, target: Path) -> None:
    """Give `new` the name `target`, in one step that is done or not done."""
    os.replace(new, target)


def write_new(path: Path, data: bytes, *, sync: bool = True) -> int:
    """Write a file that did not exist, for its owner only, and return it open. A leftover of that name goes first."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | _O_NOFOLLOW | _O_CLOEXEC, FILE_MODE)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(fd, view) :]
        if sync:
            sync_file(fd)
    except BaseException:
        os.close(fd)
        with suppress(OSError):
            os.unlink(path)
        raise
    return fd


def temporary(path: Path) -> Path:
    """Where the next version of `path` is written. One name is enough, for writers hold the lock."""
    return path.with_name(path.name + ".new")


def unused(path: Path) -> Path:
    """Where the next version of a file in somebody's own folder is written: under a name that is not theirs."""
    number = 1
    while os.path.lexists(free := path.with_name(f"{path.name[:40]}.{os.getpid()}-{number}.new")):
        number += 1
    return free


def previous(path: Path) -> Path:
    """Where the version before the last change is kept."""
    return path.with_name(path.name + ".prev")


def second_name(path: Path, other: Path, *, sync: bool = True) -> None:
    """Give a file a second name. A drive without hard links (FAT, some network drives) gets a copy."""
    try:
        if os.link in os.supports_follow_symlinks:
            os.link(path, other, follow_symlinks=False)
        else:
            os.link(path, other)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EMLINK, errno.ENOSYS, errno.EXDEV):
            raise
        held = hold(path)
        try:
            os.close(write_new(other, held.read(), sync=sync))
        finally:
            held.close()


def keep_previous(path: Path, *, sync: bool = True) -> None:
    """Keep the present `path` under a second name, so that the next step only takes away one of two names."""
    kept = previous(path)
    beside = temporary(kept)
    with suppress(FileNotFoundError):
        os.unlink(beside)
    try:
        second_name(path, beside, sync=sync)
    except FileNotFoundError:
        return  # the first version has none before it
    os.replace(beside, kept)
    # Renaming one name of a file onto another name of the same file does nothing: then `beside` is still there.
    with suppress(FileNotFoundError):
        os.unlink(beside)


def commit(path: Path, data: bytes, *, keep: bool = True, sync: bool = True, beside: Path | None = None) -> Held:
    """Make `data` the content of `path`: after a crash at any moment the file is the old one or the new one.

    `keep`: the old version stays beside it (`previous`). `sync=False` gives up safety against power cuts, not
    against crashes. `beside` is where it is written first; what lies there under that name goes. Returns the new
    file, held open. Raises OSError; then the old version is in place, or, when only the very last step failed, the
    new one.
    """
    beside = beside or temporary(path)
    fd = write_new(beside, data, sync=sync)
    try:
        if keep:
            keep_previous(path, sync=sync)
        put_in_place(beside, path)
        if sync:
            sync_folder(path.parent)
        return Held(fd)
    except BaseException:
        os.close(fd)
        for leftover in (beside, temporary(previous(path))) if keep else (beside,):
            with suppress(OSError):
                os.unlink(leftover)
        raise
