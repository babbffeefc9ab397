"""The ear of the page: reads one small request a connection, and holds nobody up for a slow or wrong caller.

A request has so many seconds in all and so many bytes; of too many connections the one that has waited longest goes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import NamedTuple

MOST_HEAD, MOST_BODY = 8 * 1024, 64 * 1024
"""Two texts of 2000 letters, each of which a form may write with nine."""
MOST_LINES = 60
MOST_OPEN = 48
SECONDS = 8.0
"""For a request to come in, and again for its answer to go out."""


class Asked(NamedTuple):
    """A request as it came in; names of headers in small letters. `address` is whose."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    address: str


class Wrong(Exception):
    """What came is no request that would be answered; `status` says why."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


Answer = Callable[[Asked], Awaitable[bytes]]
Refuse = Callable[[int], bytes]


class Listener:
    """One open port. `answer` makes the bytes of an answer, `refuse` those for what is no request."""

    def __init__(self, answer: Answer, refuse: Refuse) -> None:
        self._answer = answer
        self._refuse = refuse
        self._server: asyncio.Server | None = None
        self._waiting: dict[asyncio.Task[None], None] = {}  # the longest waiting first

    async def open(self, host: str, port: int) -> int:
        """Listen; returns the port, which is another one for 0. Raises OSError."""
        self._server = await asyncio.start_server(self._one, host, port, limit=MOST_HEAD, backlog=64)
        return self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        tasks = list(self._waiting)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        while len(self._waiting) >= MOST_OPEN:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.cancel()
        self._waiting[task] = None
        try:
            address = str((writer.get_extra_info("peername") or ("?",))[0])
            try:
                async with asyncio.timeout(SECONDS):
                    asked = await read(reader, address)
                self._waiting.pop(task, None)  # it has all that it needs: nobody puts it out any more
                said = await self._answer(asked)
            except Wrong as wrong:
                said = self._refuse(wrong.status)
            async with asyncio.timeout(SECONDS):
                writer.write(said)
                await writer.drain()
                writer.write_eof()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # it went away, was too slow, or had to make room
        finally:
            self._waiting.pop(task, None)
            with suppress(OSError, RuntimeError):
                writer.close()


async def read(reader: asyncio.StreamReader, address: str) -> Asked:
    """The request. Raises Wrong for what is none, or too large; IncompleteReadError when it ends early."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        raise Wrong(431) from None
    lines = head[:-4].decode("latin-1").split("\r\n")
    first = lines[0].split(" ")
    if len(first) != 3 or not first[2].startswith("HTTP/1.") or len(lines) > MOST_LINES:
        raise Wrong(400)
    method, target, _ = first
    if method not in ("GET", "HEAD", "POST") or not target.startswith("/") or not target.isprintable():
        raise Wrong(405 if target.startswith("/") else 400)
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        name = name.lower()
        if not colon or not name or name != name.strip() or name in headers:
            raise Wrong(400)  # twice the same one: two readers might take it for two requests
        headers[name] = value.strip()
    if "transfer-encoding" in headers or "expect" in headers:
        raise Wrong(411)
    length = headers.get("content-length", "0")
    if not (length.isascii() and length.isdigit()):
        raise Wrong(400)
    if len(length) > 9 or int(length) > MOST_BODY:
        raise Wrong(413)
    body = await reader.readexactly(int(length)) if method == "POST" else b""
    return Asked(method, target, headers, body, address)
