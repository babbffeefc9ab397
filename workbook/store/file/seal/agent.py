"""Keys that stay open for the verbs of the shell, for some minutes: asked for, begun and ended here.

A process of its own keeps them (`agent_process`), one for each workbook, with the secret key of one person. It
is reached by a socket that only this user can open. Whatever else lies at the socket's place gives no keys and gets
none.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from workbook.store.file import files
from workbook.store.file.errors import StoreError
from workbook.store.file.seal import age, agent_place, agent_process
from workbook.store.file.seal.errors import SealError
from workbook.store.file.seal.identity import Identity
from workbook.words.common import seal as words

MOST_BYTES = 16 * 1024
START_SECONDS = 20
PROCESS = agent_process.__name__


class NotOwnFolder(SealError):
    """Where the socket belongs is no folder that this user alone may enter."""

    sentence = words.NOT_OWN_FOLDER


class NoSocket(SealError):
    """Something else lies where the socket belongs."""

    sentence = words.NO_SOCKET


class NotStarted(StoreError):
    """The process did not begin."""

    def __init__(self) -> None:
        super().__init__(words.AGENT_NOT_STARTED)


def start(folder: Path, person: str, identity: Identity, seconds: float, session: int = 0) -> None:
    """Keep this person's key for the verbs, for that long; what was kept for this workbook before is let go.

    `session`: a process, and when it ends the key goes. Raises NotOwnFolder, NoSocket, NotStarted; then none is kept.
    """
    import subprocess  # here: every verb that meets a seal asks `kept`, and none of them starts anything

    where = _checked(folder)
    try:
        if not os.path.lexists(where.parent):
            os.mkdir(where.parent, agent_place.FOLDER_MODE)
    except OSError:
        raise NotOwnFolder(where.parent) from None
    _checked(folder)
    end(folder)
    secrets = [str(one) for one in identity.secrets]
    given = agent_process.Given(
        socket=str(where),
        sealed=os.path.join(os.path.realpath(folder), files.SEALED_FILE),
        answer={"folder": os.path.realpath(folder), "person": person, "secrets": secrets},
        seconds=seconds,
        session=session,
    )
    try:
        child = subprocess.run(
            [sys.executable, "-P", "-m", PROCESS],
            input=json.dumps(asdict(given)).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": os.pathsep.join(os.path.abspath(path) for path in sys.path if path)},
            cwd="/",
            start_new_session=True,
            timeout=START_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NotStarted from None
    if child.stdout != agent_process.READY:
        raise NotStarted


def kept(folder: Path) -> tuple[str, Identity] | None:
    """Whose key is kept for this workbook, and the key; None for none. Raises NotInstalled."""
    try:
        answer: Any = json.loads(_asked(folder, agent_place.KEYS))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(answer, dict):
        return None
    found = cast("dict[str, Any]", answer)
    if found.get("folder") != os.path.realpath(folder):
        return None
    person, secrets = found.get("person"), found.get("secrets")
    if not isinstance(person, str) or not isinstance(secrets, list) or not secrets:
        return None
    with suppress(ValueError, TypeError):
        return person, Identity(tuple(age.secret_from(one) for one in cast("list[str]", secrets)))
    return None


def end(folder: Path) -> bool:
    """Let go of what is kept for this workbook; was there anything? A socket that nobody listens at goes.

    Raises NotOwnFolder, NoSocket: what lies there is not ours to end.
    """
    where = _checked(folder)
    if not os.path.lexists(where):
        return False
    try:
        _asked(folder, agent_place.LOCK)
    except (ConnectionRefusedError, FileNotFoundError):
        with suppress(OSError):
            os.unlink(where)
        return False
    except OSError:
        raise NoSocket(where) from None
    return True


def _checked(folder: Path) -> Path:
    """The socket's place. Raises NotOwnFolder, NoSocket for what lies there and has no business to."""
    where = agent_place.place(folder)
    if os.path.lexists(where.parent) and not agent_place.is_own_folder(where.parent):
        raise NotOwnFolder(where.parent)
    if agent_place.what_is_at(where) == "other":
        raise NoSocket(where)
    return where


def _asked(folder: Path, word: bytes) -> bytes:
    """What the process at the socket answers. Raises OSError."""
    where = agent_place.place(folder)
    if not agent_place.is_own_folder(where.parent) or agent_place.what_is_at(where) != "socket":
        raise FileNotFoundError
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(agent_place.SECONDS)
        connection.connect(str(where))
        if not agent_place.is_own(connection):
            raise PermissionError
        connection.sendall(word)
        answer = b""
        while len(answer) < MOST_BYTES and (part := connection.recv(4096)):
            answer += part
        return answer
