"""Where the socket of an agent lies, who may be there, and who is at its other end.

The folder belongs to this user and nobody else may enter it, or no key goes near it. `agent` asks, `agent_process`
answers.
"""

from __future__ import annotations

import hashlib
import os
import socket
import stat
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

FOLDER = "workbook"
LONGEST = 100  # bytes of a socket's path; systems take 104 or 108
FOLDER_MODE, SOCKET_MODE = 0o700, 0o600

KEYS, LOCK = b"keys\n", b"lock\n"  # what is asked of an agent
SECONDS = 2.0  # to answer in

_LOCAL_PEERCRED, _SOL_LOCAL = 1, 0  # of macOS and the BSDs: struct xucred

There = Literal["nothing", "socket", "other"]


def place(folder: Path) -> Path:
    """The socket for the workbook in this folder; its name tells nothing of it. Makes nothing."""
    real = os.fsencode(os.path.realpath(folder))
    name = f"{hashlib.blake2b(real, digest_size=8).hexdigest()}.sock"
    found = [home / name for home in _homes()]
    return next((path for path in found if len(os.fsencode(path)) <= LONGEST), found[-1])


def _homes() -> Iterator[Path]:
    """The runtime folder, which a session's own programs know by the environment and those of cron by its usual place;
    else a folder of one's own among the temporary ones."""
    import tempfile

    for base in (os.environ.get("XDG_RUNTIME_DIR", ""), f"/run/user/{os.getuid()}"):
        if os.path.isabs(base) and is_own_folder(Path(base)):
            yield Path(base) / FOLDER
    yield Path(tempfile.gettempdir()) / f"{FOLDER}-{os.getuid()}"


def is_own_folder(path: Path) -> bool:
    """Is it a folder of this user's, no link to one, that nobody else may enter?"""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def what_is_at(path: Path) -> There:
    """What lies where a socket belongs: one of this user's, or something else, or what nobody may look at."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return "nothing"
    except OSError:
        return "other"
    return "socket" if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid() else "other"


def is_own(connection: socket.socket) -> bool:
    """Does the process at the other end belong to this user? Raises OSError."""
    if sys.platform == "linux":
        size = struct.calcsize("3i")
        _, uid, _ = struct.unpack("3i", connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
    else:
        _, uid = struct.unpack("Ii", connection.getsockopt(_SOL_LOCAL, _LOCAL_PEERCRED, 76)[:8])
    return uid == os.getuid()
