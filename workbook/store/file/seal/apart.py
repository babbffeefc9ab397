"""Work with a passphrase in a process of its own, so that the screen lives meanwhile.

pyrage 1.4 holds the interpreter's lock for the seconds that scrypt takes: a thread beside it stands still (measured:
no tick in four seconds). So a thread that is not the main one asks a child, over pipes; what was typed stands in no
argument and in no environment. When the parent ends, the child's answer goes nowhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from typing import Literal

from workbook.store.file.seal import age
from workbook.store.file.seal.errors import WrongPassphrase

Work = Literal["wrap", "unwrap"]
_FAULTS: dict[bytes, type[Exception]] = {b"w": WrongPassphrase, b"b": age.Broken, b"e": age.Excessive}
_DONE = b"+"
_HEAD = 8  # bytes that say how long the passphrase is


def wrap(data: bytes, passphrase: str) -> bytes:
    """As `age.wrap`; off the main thread a child does it."""
    return _asked("wrap", data, passphrase) if _beside() else age.wrap(data, passphrase)


def unwrap(data: bytes, passphrase: str) -> bytes:
    """As `age.unwrap`; off the main thread a child does it."""
    return _asked("unwrap", data, passphrase) if _beside() else age.unwrap(data, passphrase)


def _beside() -> bool:
    """Is there a main thread that must not stand still?"""
    return threading.current_thread() is not threading.main_thread()


def _asked(work: Work, data: bytes, passphrase: str) -> bytes:
    typed = passphrase.encode()
    child = subprocess.run(
        [sys.executable, "-P", "-m", __name__, work],
        input=len(typed).to_bytes(_HEAD, "big") + typed + data,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        check=False,
    )
    kind, answer = child.stdout[:1], child.stdout[1:]
    if kind == _DONE:
        return answer
    if kind in _FAULTS:
        raise _FAULTS[kind]()
    raise OSError("the process that works out a key ended without an answer")


def main() -> None:
    """The child: reads all, works, answers."""
    given = sys.stdin.buffer.read()
    end = _HEAD + int.from_bytes(given[:_HEAD], "big")
    passphrase, data = given[_HEAD:end].decode(), given[end:]
    try:
        answer = _DONE + (age.wrap if sys.argv[1] == "wrap" else age.unwrap)(data, passphrase)
    except (WrongPassphrase, age.Broken, age.Excessive) as fault:
        answer = next(kind for kind, each in _FAULTS.items() if isinstance(fault, each))
    try:
        sys.stdout.buffer.write(answer)
        sys.stdout.flush()
    except BrokenPipeError:  # nobody waits any more
        os._exit(0)


if __name__ == "__main__":
    main()
