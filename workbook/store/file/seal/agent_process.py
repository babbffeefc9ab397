"""The process that keeps one person's secret key for the verbs of the shell, and ends.

It is started by `agent.start`, which gives it everything over a pipe: nothing of it stands in an argument, in the
environment or in a file. It ends when its time is over, when it is told to, by HUP, TERM or INT, with the session of
the terminal it was started from, when another takes its place or the sealed file goes.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import select
import signal
import socket
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbook.store.file.seal import agent_place
from workbook.store.file.seal.elapsed import seconds

READY = b"+"
TICK = 1.0  # seconds between two looks at what ends it
_NOT_DUMPABLE = 4, 0  # prctl(PR_SET_DUMPABLE, 0): no core dump, and no other process looks into the memory


@dataclass(frozen=True, slots=True)
class Given:
    """What an agent is told. `answer`: what whoever may ask for the keys gets. `session`: the process with which it
    ends, 0 for none."""

    socket: str
    sealed: str
    answer: dict[str, Any] = field(repr=False)
    seconds: float
    session: int


def main() -> None:
    """Read, leave whoever began it, bind, answer."""
    _keep_to_oneself()
    given = Given(**json.loads(sys.stdin.buffer.read()))
    if os.fork():
        os._exit(0)
    for ending in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT):
        signal.signal(ending, _end)
    server = _bound(Path(given.socket))
    inode = os.stat(given.socket).st_ino
    try:
        os.write(1, READY)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        _serve(server, given, inode)
    finally:
        _leave(given, inode)


def _keep_to_oneself() -> None:
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(*_NOT_DUMPABLE, 0, 0, 0)


def _bound(place: Path) -> socket.socket:
    """A socket under that name, which is given to it in one step: whoever had it before has it no longer."""
    beside = place.with_suffix(f".{os.getpid()}")
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(beside))
    os.chmod(beside, agent_place.SOCKET_MODE)
    server.listen()
    os.replace(beside, place)
    return server


def _serve(server: socket.socket, given: Given, inode: int) -> None:
    ends = seconds() + given.seconds
    while _goes_on(given, inode) and (left := ends - seconds()) > 0:
        if select.select([server], [], [], min(left, TICK))[0]:
            with suppress(OSError):  # whoever asked went away
                connection, _ = server.accept()
                with connection:
                    asked = _asked(connection)
                    if asked == agent_place.LOCK:
                        return _leave(given, inode)  # before whoever asked knows of it and begins another
                    if asked == agent_place.KEYS and seconds() < ends:
                        connection.sendall(json.dumps(given.answer).encode())


def _asked(connection: socket.socket) -> bytes:
    """What is asked; nothing that somebody else asks is heard. Raises OSError."""
    connection.settimeout(agent_place.SECONDS)
    return connection.recv(16) if agent_place.is_own(connection) else b""


def _end(number: int, frame: object) -> None:
    sys.exit()


def _leave(given: Given, inode: int) -> None:
    with suppress(OSError):
        if os.stat(given.socket).st_ino == inode:
            os.unlink(given.socket)


def _goes_on(given: Given, inode: int) -> bool:
    try:
        os.stat(given.sealed)
        if given.session:
            os.kill(given.session, 0)
        return os.stat(given.socket).st_ino == inode
    except PermissionError:
        return True
    except OSError:
        return False


if __name__ == "__main__":
    main()
