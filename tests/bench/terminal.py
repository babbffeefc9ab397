"""A real pseudo-terminal for measuring: start a program, wait for words on the screen, press keys, time both."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable
from types import TracebackType

ESCAPES = re.compile(rb"\x1b(\[[0-9;:?<=>]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|P.*?\x1b\\|[()][A-Z0-9]|[=>78cM])")


class Terminal:
    """One program in a pseudo-terminal of `size` (columns, rows).

    `command` is run; or called, in a child of this process that has all its modules already."""

    def __init__(
        self,
        command: list[str] | Callable[[], object],
        size: tuple[int, int] = (120, 40),
        env: dict[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(size[0]), LINES=str(size[1]))
            # Installed programs have bytecode; without it every start compiles the whole package again.
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ.update(env or {})
            if callable(command):
                command()
                os._exit(0)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.raw = b""
        self._code: int | None = None

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)

    def exit_code(self, limit: float = 10.0) -> int:
        """Wait for the program to end by itself. Raises TimeoutError."""
        end = time.perf_counter() + limit
        while self._code is None:
            if time.perf_counter() > end:
                raise TimeoutError("the program did not end")
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.read(0.05)
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    @property
    def text(self) -> str:
        """All that was written so far, without escape sequences."""
        return ESCAPES.sub(b"", self.raw).decode("utf-8", "replace")

    def read(self, seconds: float) -> bytes:
        """What arrives within `seconds`; returns at the first bytes."""
        if not select.select([self.fd], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.fd, 1 << 16)
        except OSError:
            return b""
        self.raw += data
        return data

    def wait_for(self, words: str, limit: float = 20.0) -> float:
        """Seconds from the start until `words` were on the screen. Raises TimeoutError past `limit`."""
        end = time.perf_counter() + limit
        while words not in self.text:
            if time.perf_counter() > end:
                raise TimeoutError(f"{words!r} did not appear; the screen said: {self.text[-400:]!r}")
            self.read(0.05)
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 0.25, limit: float = 5.0) -> None:
        """Read until nothing came for `quiet` seconds."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end and self.read(quiet):
            pass

    def settled_after(self, quiet: float = 0.4, limit: float = 5.0) -> float:
        """Seconds from the start to the last bytes before the program fell quiet."""
        last = time.perf_counter()
        end = last + limit
        while time.perf_counter() < end and self.read(quiet):
            last = time.perf_counter()
        return last - self.started

    def press(self, keys: str) -> float:
        """Send keys; seconds until the program first wrote something back."""
        sent = time.perf_counter()
        os.write(self.fd, keys.encode())
        if not self.read(2.0):
            return 2.0
        return time.perf_counter() - sent

    def press_until(self, keys: str, words: str, limit: float = 5.0) -> float:
        """Send keys; seconds until `words` were written anew, `limit` if they were not."""
        seen, sent = len(self.raw), time.perf_counter()
        os.write(self.fd, keys.encode())
        while words not in ESCAPES.sub(b"", self.raw[seen:]).decode("utf-8", "replace"):
            if time.perf_counter() - sent > limit:
                return limit
            self.read(0.05)
        return time.perf_counter() - sent
